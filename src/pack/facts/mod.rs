//! What leaves the room: plain values, no logic but what follows from one value alone.

pub(crate) mod ages;
pub(crate) mod asks;
pub(crate) mod benchmark;
pub(crate) mod cadre;
pub(crate) mod care;
pub(crate) mod finding;
pub(crate) mod market;
pub(crate) mod mix;
pub(crate) mod money;
pub(crate) mod names;
pub(crate) mod need;
pub(crate) mod parameter;
pub(crate) mod path;
pub(crate) mod profession;
pub(crate) mod residents;
pub(crate) mod retirement;
pub(crate) mod training;
