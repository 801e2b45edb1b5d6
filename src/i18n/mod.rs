//! Languages, messages and numbers as people write them. Knows no model word.

mod fold;
mod lang;
mod late;
mod message;
mod names;
pub mod number;
pub mod typed;

pub use fold::fold;
pub use lang::{LANGS, Lang, Marks};
pub use late::late;
pub use message::{Part, has, inner, install, installed, label, plural, text};
pub use names::Names;
