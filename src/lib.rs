//! Organico: a health workforce planning model that runs in the browser.
//!
//! The library is the whole model and names no browser. Floors, lowest first:
//! `unit`, `i18n` - `scenario`, `outcome`, `pack` - `model` - `job`; see ARCHITECTURE.md.

pub mod i18n;
pub mod job;
#[cfg(feature = "engine")]
pub mod model;
pub mod outcome;
#[cfg(feature = "engine")]
pub mod pack;
pub mod scenario;
pub mod seed;
pub mod unit;
pub mod view;
