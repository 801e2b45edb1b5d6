//! Published flows to compare with.

use crate::unit::Year;
use crate::word::Grade;

/// A published flow to compare with.
#[derive(Clone, Debug, PartialEq)]
pub struct Benchmark {
    /// Measure of the run's output.
    pub measure: String,
    /// Profession code (or `*`).
    pub profession: String,
    /// Sector code (or `*`).
    pub sector: String,
    /// First and last year meant.
    pub years: (Year, Year),
    /// Mean value per year.
    pub value: f64,
    /// Where it comes from.
    pub source: String,
    /// How well it is known.
    pub grade: Grade,
    /// Remark.
    pub note: String,
}
