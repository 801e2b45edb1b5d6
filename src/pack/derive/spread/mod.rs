//! A total over cells: what margins say, and what is smooth between them.

pub(crate) mod rake;
pub(crate) mod shares;
pub(crate) mod smooth;
