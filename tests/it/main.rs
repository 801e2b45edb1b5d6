//! The one integration binary: laws, hand calculations, golden runs.

#[path = "../common/mod.rs"]
mod common;
mod analytic;
mod cases;
#[cfg(feature = "cli")]
mod cli;
#[cfg(feature = "svg")]
mod charts;
mod golden;
mod house;
mod laws;
mod links;
mod locales;
mod packs;
