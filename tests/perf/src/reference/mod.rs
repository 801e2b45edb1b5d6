//! Reference kernels of the same size, to measure the engine against in one run.
#![allow(unsafe_op_in_unsafe_fn, clippy::all, reason = "kept as measured in the performance study")]

pub mod data;
#[macro_use]
pub mod vector;
pub mod kernel;
