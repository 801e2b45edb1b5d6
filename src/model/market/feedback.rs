//! Workload drives people out: off unless a scenario turns it on.
//!
//! Voluntary exits of year t are multiplied by exp(b_w (w(t-2) / w(0) - 1)), where w = R / C is the
//! work per capacity of the profession in the nation. What happens to one head does not depend on
//! the region (`supply/coefficients.rs`), so neither does this. The rates were measured at the
//! opening's workload: there the factor is 1. Source: method S10.5.

use super::giving::Giving;
use crate::model::series::Series;

/// Largest exponent: e^20 already empties any post within the year.
const MOST: f64 = 20.0;

/// What the feedback needs beside the staff of earlier years.
#[derive(Clone, Debug)]
pub(crate) struct Feedback<'a> {
    /// `b_w`.
    pub(crate) strength: f64,
    /// FTE required, and FTE of people in training that count in the capacity, `[year][row]`.
    pub(crate) wanted: (&'a [f64], &'a [f64]),
    /// What a head gives.
    pub(crate) giving: &'a Giving<'a>,
    /// Whether capacity is the mean of two year-ends.
    pub(crate) mean: bool,
}

impl Feedback<'_> {
    /// The factor on voluntary exits of a step, given the number of rows; `staff` gives FTE and heads
    /// of the nation at a year-end.
    pub(crate) fn factor(
        &self,
        step: usize,
        rows: usize,
        staff: impl Fn(usize) -> (f64, f64),
    ) -> f64 {
        let Some(seen) = step.checked_sub(2) else {
            return 1.0;
        };
        let workload = |step| self.workload(step, rows, &staff);
        match (workload(seen), workload(0)) {
            (Some(now), Some(opening)) if opening > 0.0 => {
                let strain = self.strength * (now / opening - 1.0);
                libm::exp(strain.min(MOST))
            }
            _ => 1.0,
        }
    }

    /// R / C of a year; nothing where nobody works.
    fn workload(
        &self,
        step: usize,
        rows: usize,
        staff: &impl Fn(usize) -> (f64, f64),
    ) -> Option<f64> {
        let (demand, residents) = self.wanted;
        let of_year = |values: &[f64], step: usize| Series::new(rows, values).sum(step);
        let level = |step: usize| {
            let (fte, heads) = staff(step);
            let fte = fte + of_year(residents, step);
            (fte * self.giving.time(step), heads)
        };
        let (mut fte, mut heads) = level(step);
        if self.mean && step > 0 {
            let before = level(step - 1);
            (fte, heads) = ((before.0 + fte) / 2.0, (before.1 + heads) / 2.0);
        }
        let free = fte - heads * self.giving.learning(step);
        let capacity = free * self.giving.efficiency(step);
        (capacity > 0.0).then(|| of_year(demand, step) / capacity)
    }
}
