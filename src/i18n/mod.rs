//! Languages, messages and numbers as people write them. Knows no model word.

mod fold;
mod lang;
mod message;
mod names;
pub mod number;
pub mod typed;

pub use fold::fold;
pub use lang::{LANGS, Lang};
pub use message::{has, inner, install, installed, label, plural, text};
pub use names::Names;
