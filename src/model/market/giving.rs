//! What a head at work gives, by year: the care that posts and workload are counted in.
//!
//! care of heads = (FTE x working time - heads x hours of learning) x efficiency, as in the capacity
//! of a run; it can be asked before anybody is hired.

use crate::model::{Ai, Cpd};

/// By year, against the opening.
#[derive(Clone, Debug)]
pub(crate) struct Giving<'a> {
    working_time: &'a [f64],
    /// Care per FTE: growth, what was learned, AI.
    efficiency: Vec<f64>,
    /// FTE per head that hours of learning take beyond those of the opening.
    learning: Vec<f64>,
}

impl<'a> Giving<'a> {
    /// From working time, growth of productivity, learning and AI by year.
    pub(crate) fn of(working_time: &'a [f64], growth: &[f64], cpd: &Cpd, ai: &Ai) -> Self {
        let mut efficiency = growth.to_vec();
        for factors in [&cpd.skill, &ai.factor] {
            let both = efficiency.iter_mut().zip(factors);
            both.for_each(|(total, factor)| *total *= factor);
        }
        let first = cpd.hours.first().copied().unwrap_or(0.0);
        let more = |hours: &f64| (hours - first) / cpd.yearly_hours;
        Self {
            working_time,
            efficiency,
            learning: cpd.hours.iter().map(more).collect(),
        }
    }

    /// Working time of a step against the opening.
    pub(super) fn time(&self, step: usize) -> f64 {
        self.working_time.get(step).copied().unwrap_or(0.0)
    }

    /// Care per FTE of a step against the opening.
    pub(super) fn efficiency(&self, step: usize) -> f64 {
        self.efficiency.get(step).copied().unwrap_or(0.0)
    }

    /// FTE that learning takes from a head in a step.
    pub(super) fn learning(&self, step: usize) -> f64 {
        self.learning.get(step).copied().unwrap_or(0.0)
    }
}
