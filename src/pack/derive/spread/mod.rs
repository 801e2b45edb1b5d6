//! A total over cells: as margins require, and smooth between them.

pub(crate) mod rake;
pub(crate) mod shares;
pub(crate) mod smooth;
