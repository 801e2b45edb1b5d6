//! What is kept of one cadre while it moves through the years; the events are `year`, `recruit`,
//! `retired` and `sectors`.

use super::coefficients::Coefficients;
use super::rows::Rows;
use crate::pack::Cadre;

/// One cadre while it moves through the years.
pub(super) struct Moving<'a> {
    pub(super) index: usize,
    pub(super) cadre: &'a Cadre,
    pub(super) coefficients: Coefficients,
    pub(super) now: Rows,
    pub(super) next: Rows,
    pub(super) active: Option<Rows>,
    pub(super) pool: Vec<f64>,
    pub(super) fte: Vec<f64>,
    pub(super) older: Vec<f64>,
    pub(super) hires: Vec<f64>,
    /// FTE of a hired head, and how many of a hired head are 55 or older.
    pub(super) hired: (f64, f64),
    pub(super) keep: Vec<f64>,
    pub(super) inflows: Vec<Vec<f64>>,
    pub(super) series: Vec<f64>,
    pub(super) queue: Vec<f64>,
    pub(super) detail: Vec<f64>,
}
