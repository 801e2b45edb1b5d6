//! When a shortage comes and when it goes. Knows no words.

use crate::unit::balanced;

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
    /// From supply and need by year; nothing where no year knows both.
    pub(super) fn of(supply: &[f64], need: &[f64]) -> Option<Self> {
        let known = |at: usize| {
            let pair = (*supply.get(at)?, *need.get(at)?);
            (pair.0.is_finite() && pair.1.is_finite()).then(|| !balanced(pair.0, pair.1))
        };
        let years = supply.len().min(need.len());
        let next = |from: usize, short: bool| (from..years).find(|at| known(*at) == Some(short));
        let start = (0..years).find(|at| known(*at).is_some())?;
        Some(match next(start, true) {
            None => Self::Never,
            Some(first) if first > start => Self::Opens(first),
            Some(_) => match next(start, false) {
                Some(closed) => Self::Closes(closed, next(closed, true)),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_without_shortage_means_something_only_after_one_with() {
        let of = |gaps: &[f64]| {
            let need: Vec<f64> = gaps.iter().map(|gap| 100.0 + gap).collect();
            Turn::of(&vec![100.0; gaps.len()], &need)
        };
        assert_eq!(of(&[-5.0, -1.0, 3.0]), Some(Turn::Opens(2)));
        assert_eq!(of(&[-5.0, 0.0, 1e-13]), Some(Turn::Never));
        assert_eq!(of(&[5.0, 1e-13, 4.0]), Some(Turn::Closes(1, Some(2))));
        assert_eq!(of(&[5.0, -1.0, -4.0]), Some(Turn::Closes(1, None)));
        assert_eq!(of(&[5.0, 1.0]), Some(Turn::Lasts));
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[f64::NAN, 2.0]), Some(Turn::Lasts));
    }
}
