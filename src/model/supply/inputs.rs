//! What the year loop is given, and what it is asked to keep.

use crate::model::effects::Effects;

/// What the year loop needs beside the pack.
pub(crate) struct Inputs<'a> {
    /// Levers.
    pub(crate) effects: &'a Effects,
    /// New entrants of the profession by step.
    pub(crate) entrants: &'a [f64],
    /// Closure flow of the first step by cadre of the pack, heads.
    pub(crate) closure: &'a [f64],
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
