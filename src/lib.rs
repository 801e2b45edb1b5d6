//! Organico: a health workforce planning model that runs in the browser.
//!
//! The library is the whole model and names no browser. Floors, lowest first:
//! `unit`, `i18n` - `word`, `scenario`, `outcome`, `pack` - `model` - `job`; see ARCHITECTURE.md.

#[cfg(feature = "chart")]
pub mod chart;
pub mod i18n;
pub mod job;
#[cfg(feature = "engine")]
pub mod model;
pub mod outcome;
#[cfg(feature = "engine")]
pub mod pack;
#[cfg(feature = "engine")]
pub mod report;
pub mod scenario;
pub mod seed;
pub mod unit;
#[cfg(feature = "engine")]
pub mod validate;
pub mod view;
pub mod word;
