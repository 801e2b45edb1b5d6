//! Rows about residents to residents of every year.

pub(crate) mod demography;
pub(crate) mod mortality;
pub(crate) mod population;
