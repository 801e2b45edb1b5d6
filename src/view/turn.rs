//! When a shortage comes and when it goes. Knows no words.

use super::series::ends;

/// A gap up to this, in FTE, is what rounding leaves of a balance.
const EVEN: f64 = 1e-6;

/// How shortage comes or goes in the years of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// Never a shortage.
    Never,
    /// None at first; the place of the first year with one.
    Opens(usize),
    /// One at first; the place of the first year without one, and that of the next year with one.
    Closes(usize, Option<usize>),
    /// A shortage in every year.
    Lasts,
}

impl Turn {
    /// Nothing where no gap is known.
    pub(super) fn of(gaps: &[Option<f64>]) -> Option<Self> {
        let (start, _) = ends(gaps)?;
        let next = |from: usize, short: bool| {
            let mut known = gaps.iter().enumerate().skip(from);
            known.find(|(_, gap)| gap.is_some_and(|gap| is_short(gap) == short))
        };
        let place = |found: Option<(usize, _)>| found.map(|(place, _)| place);
        Some(match place(next(start, true)) {
            None => Self::Never,
            Some(first) if first > start => Self::Opens(first),
            Some(_) => match place(next(start, false)) {
                Some(closed) => Self::Closes(closed, place(next(closed, true))),
                None => Self::Lasts,
            },
        })
    }

    /// The place of its year; nothing where it has none.
    pub(super) const fn place(self) -> Option<usize> {
        match self {
            Self::Opens(place) | Self::Closes(place, _) => Some(place),
            Self::Never | Self::Lasts => None,
        }
    }

    /// The end of its locale keys, from the best to the worst.
    pub(super) const fn code(self) -> (u8, &'static str) {
        match self {
            Self::Never => (0, "never"),
            Self::Opens(_) => (1, "opens"),
            Self::Closes(..) => (2, "closes"),
            Self::Lasts => (3, "lasts"),
        }
    }
}

/// Whether a gap is a shortage: beyond what rounding leaves of a balance.
fn is_short(gap: f64) -> bool {
    gap > EVEN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_without_shortage_means_something_only_after_one_with() {
        let of = |gaps: &[f64]| Turn::of(&gaps.iter().map(|g| Some(*g)).collect::<Vec<_>>());
        assert_eq!(of(&[-5.0, -1.0, 3.0]), Some(Turn::Opens(2)));
        assert_eq!(of(&[-5.0, 0.0, 1e-13]), Some(Turn::Never));
        assert_eq!(of(&[5.0, 1e-13, 4.0]), Some(Turn::Closes(1, Some(2))));
        assert_eq!(of(&[5.0, -1.0, -4.0]), Some(Turn::Closes(1, None)));
        assert_eq!(of(&[5.0, 1.0]), Some(Turn::Lasts));
        assert_eq!(of(&[]), None);
        assert_eq!(Turn::of(&[None, Some(2.0)]), Some(Turn::Lasts));
    }
}
