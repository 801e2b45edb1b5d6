//! What the year loop is given, and what it is asked to keep.

use crate::model::effects::Effects;
use crate::model::market::{Feedback, Posts};
use crate::pack::Cadre;

/// What the year loop needs beside the pack.
pub(crate) struct Inputs<'a> {
    /// Levers.
    pub(crate) effects: &'a Effects,
    /// Factor on the hazards of voluntary exit by step; 1 where it has none.
    pub(crate) leaving: &'a [f64],
    /// New entrants of the profession by step.
    pub(crate) entrants: &'a [f64],
    /// Those of them who stay in the region that trained them, `[step][region]`; may be empty.
    pub(crate) kept: &'a [f64],
    /// Closure flow of the first step by cadre of the pack, heads.
    pub(crate) closure: &'a [f64],
    /// Posts that limit hiring; `None` = all new entrants are hired at once.
    pub(crate) market: Option<&'a Posts<'a>>,
    /// How workload moves voluntary exits; `None` = not at all.
    pub(crate) feedback: Option<&'a Feedback<'a>>,
    /// Projected years.
    pub(crate) steps: usize,
    /// What is kept of every year.
    pub(crate) keep: Keep,
}

/// What a run keeps of every year, beside the stocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Keep {
    /// Nothing: outflows are not even summed up.
    Stocks,
    /// The flows.
    Flows,
    /// The flows, and year-end heads by class.
    Classes,
}

impl Inputs<'_> {
    /// New entrants of a step whom a row of a cadre takes, or with the labour market on those who
    /// look for a post there: those whom the region that trained them keeps, and a share of all
    /// others.
    pub(super) fn hired(&self, cadre: &Cadre, step: usize, row: usize) -> f64 {
        let entrants = self.entrants.get(step).copied().unwrap_or(0.0);
        let from = step * cadre.rows;
        match self.kept.get(from..from + cadre.rows) {
            // a national profession has one row: nobody can leave it for another
            Some(kept) if cadre.rows > 1 => {
                let pool = entrants - kept.iter().sum::<f64>();
                pool * cadre.hire_share * cadre.hire_rows[row] + kept[row] * cadre.hire_share
            }
            _ => entrants * cadre.hire_share * cadre.hire_rows[row],
        }
    }
}
