//! The one integration binary: laws, hand calculations, golden runs.

#[path = "../common/mod.rs"]
mod common;
mod laws;
