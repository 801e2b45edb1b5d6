//! Death rates of residents by year, sex and exact age. Knows no region and no staff. Source:
//! method S3.3.

use crate::pack::facts::path::between;
use crate::unit::Year;

/// Exact ages 0..=102: two more than residents have, for those who turn 101.
pub(crate) const EXACT: usize = 103;

/// Death rates m per person-year.
///
/// Rates stand at the middle of their age band and of their period. Between the middles of two
/// bands they run straight in the logarithm (straight where one is zero); between two periods
/// straight in the rate; outside they are held.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Mortality {
    /// Middle of a period, doubled so that it is whole, and its curves, one per sex.
    pub(crate) periods: Vec<(Year, Vec<Vec<f64>>)>,
}

impl Mortality {
    /// One rate at every age, in every year.
    pub(crate) fn flat(sexes: usize, rate: f64) -> Self {
        Self {
            periods: vec![(0, vec![vec![rate; EXACT]; sexes])],
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.periods.is_empty()
    }

    /// Rates by exact age 0..=102 in a year, for the sex at this place in the pack's order.
    pub(crate) fn curve(&self, year: Year, sex: usize) -> Vec<f64> {
        let Some((before, after, share)) = between(&self.periods, 2 * year, |(middle, _)| *middle)
        else {
            return vec![0.0; EXACT];
        };
        let of = |period: &(Year, Vec<Vec<f64>>)| period.1.get(sex).cloned().unwrap_or_default();
        let mut rates = of(before);
        for (rate, later) in rates.iter_mut().zip(of(after)) {
            *rate += (later - *rate) * share;
        }
        rates
    }
}

/// Yearly probability of dying at a rate m: m / (1 + m / 2), at most 1.
pub(crate) fn probability(rate: f64) -> f64 {
    (rate / (1.0 + rate / 2.0)).min(1.0)
}

pub(crate) fn at(middles: &[(f64, f64)], age: f64) -> f64 {
    let next = middles.partition_point(|(middle, _)| *middle < age);
    match (
        next.checked_sub(1).and_then(|at| middles.get(at)),
        middles.get(next),
    ) {
        (Some((x0, m0)), Some((x1, m1))) => {
            let share = (age - x0) / (x1 - x0);
            if *m0 > 0.0 && *m1 > 0.0 {
                m0 * libm::exp(share * libm::log(m1 / m0))
            } else {
                m0 + (m1 - m0) * share
            }
        }
        (Some((_, rate)), None) | (None, Some((_, rate))) => *rate,
        (None, None) => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_met_in_the_middle_of_a_band_and_grow_evenly_between() {
        let middles = [(62.5, 0.01), (67.5, 0.02)];
        assert_eq!(at(&middles, 62.5), 0.01);
        assert!((at(&middles, 65.0) - 0.01 * libm::sqrt(2.0)).abs() < 1e-12);
        assert_eq!((at(&middles, 20.0), at(&middles, 99.0)), (0.01, 0.02));
        assert_eq!(at(&[(1.0, 0.0), (3.0, 0.1)], 2.0), 0.05);
    }
}
