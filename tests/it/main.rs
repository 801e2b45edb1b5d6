//! The one integration binary: laws, hand calculations, golden runs.
#![expect(
    clippy::disallowed_methods,
    reason = "tests read the sources, the packs and their golden files"
)]

mod analytic;
#[cfg(feature = "cli")]
mod backcast;
mod cases;
#[cfg(feature = "svg")]
mod charts;
mod choices;
mod citations;
#[cfg(feature = "cli")]
mod cli;
#[path = "../common/mod.rs"]
mod common;
mod explain;
mod fuzz;
mod golden;
mod house;
mod laws;
mod links;
mod locales;
mod numbers;
mod opening;
mod packs;
