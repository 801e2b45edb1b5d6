//! The one integration binary: laws, hand calculations, golden runs.

#[path = "../common/mod.rs"]
mod common;
#[cfg(feature = "svg")]
mod charts;
mod house;
mod laws;
mod links;
mod locales;
mod packs;
