//! Languages, messages and numbers as people write them. Knows no model word.

mod names;

pub use names::Names;
