//! Rows to facts: what the tables do not state cell by cell is derived here, one file per subject.

pub(crate) mod bands;
pub(crate) mod basis;
pub(crate) mod cadre;
pub(crate) mod care;
pub(crate) mod expect;
pub(crate) mod hire;
pub(crate) mod intake;
pub(crate) mod known;
pub(crate) mod market;
pub(crate) mod method;
pub(crate) mod mix;
pub(crate) mod money;
pub(crate) mod moves;
pub(crate) mod need;
pub(crate) mod notes;
pub(crate) mod pair;
pub(crate) mod profession;
pub(crate) mod residents;
pub(crate) mod saturates;
pub(crate) mod scalar;
pub(crate) mod silent;
pub(crate) mod spread;
pub(crate) mod stock;
pub(crate) mod tables;
pub(crate) mod training;
pub(crate) mod whole;
