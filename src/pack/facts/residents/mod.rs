//! Residents of a pack and how they are projected.

pub(crate) mod demography;
pub(crate) mod mortality;
pub(crate) mod population;
pub(crate) mod projection;
