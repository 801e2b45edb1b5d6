//! Whom a row is for, and which of several rows wins. Knows no table.

/// The professions that a row speaks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Who {
    /// `*`
    All,
    /// `family:CODE`
    Family(usize),
    /// One profession.
    One(usize),
}

/// Professions and sector (nothing = every one) that a row speaks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Scope {
    pub(crate) who: Who,
    pub(crate) sector: Option<usize>,
}

/// One profession, or one cadre of it, that looks for its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Subject {
    pub(crate) profession: usize,
    pub(crate) family: usize,
    /// Nothing when the figure belongs to the profession as a whole.
    pub(crate) sector: Option<usize>,
}

impl Subject {
    /// Looks for figures of the pack as a whole: no profession and no family is this one.
    pub(crate) const WHOLE: Self = Self {
        profession: usize::MAX,
        family: usize::MAX,
        sector: None,
    };
}

impl Scope {
    /// How closely the row speaks about the subject (higher wins), or nothing when it does not.
    ///
    /// A row for the sector beats any row for all sectors; then profession, family, everyone.
    pub(crate) fn rank(self, subject: Subject) -> Option<u8> {
        let who = match self.who {
            Who::All => 0,
            Who::Family(family) if family == subject.family => 1,
            Who::One(profession) if profession == subject.profession => 2,
            _ => return None,
        };
        match (self.sector, subject.sector) {
            (None, _) => Some(who),
            (Some(one), Some(other)) if one == other => Some(who + 4),
            _ => None,
        }
    }
}

/// The rows that speak most closely about a subject.
pub(crate) fn closest<T>(
    rows: &[T],
    subject: Subject,
    scope: impl Fn(&T) -> Option<Scope>,
) -> Vec<&T> {
    let ranks: Vec<Option<u8>> = rows
        .iter()
        .map(|row| scope(row).and_then(|scope| scope.rank(subject)))
        .collect();
    let best = ranks.iter().flatten().max();
    let best = rows
        .iter()
        .zip(&ranks)
        .filter(|(_, rank)| best.is_some() && rank.as_ref() == best);
    best.map(|(row, _)| row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NURSE: Subject = Subject {
        profession: 3,
        family: 1,
        sector: Some(2),
    };

    #[test]
    fn a_closer_row_wins() {
        let every = |who, sector| Scope { who, sector }.rank(NURSE);
        let order = [
            every(Who::All, None),
            every(Who::Family(1), None),
            every(Who::One(3), None),
            every(Who::All, Some(2)),
            every(Who::Family(1), Some(2)),
            every(Who::One(3), Some(2)),
        ];
        assert!(order.is_sorted() && order[0].is_some(), "{order:?}");
        assert_eq!(every(Who::Family(0), None), None);
        assert_eq!(every(Who::One(3), Some(0)), None);
    }
}
