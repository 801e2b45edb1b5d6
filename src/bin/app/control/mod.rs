//! Controls: each shows a value and reports what the reader does. None knows what it means.

mod assume;
pub(crate) mod choice;
pub(crate) mod chosen;
mod dial;
pub(crate) mod drawer;
pub(crate) mod kpi;
pub(crate) mod lever;
pub(crate) mod place;
pub(crate) mod table;
pub(crate) mod tabs;
pub(crate) mod tiles;
