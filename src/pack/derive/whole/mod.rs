//! Grids have no holes: every table that spans an axis speaks about all of it, or says an explicit 0.
//!
//! A wildcard row counts. What is missing is named in groups (`grid.rs`); which tables must be whole over
//! what is said once, one file per subject. Where a documented default may stand in for a row, see
//! `silent`.

pub(crate) mod grid;
pub(crate) mod holes;
mod need;
mod people;
mod staff;
mod training;

use crate::pack::derive::tables::Tables;
use crate::pack::read::error::Problems;
use holes::Holes;

/// Looks at every table that must be whole.
pub(crate) fn check(tables: &Tables, problems: &mut Problems) {
    let mut holes = Holes::new(problems);
    people::check(tables, &mut holes);
    staff::check(tables, &mut holes);
    training::check(tables, &mut holes);
    need::check(tables, &mut holes);
}
