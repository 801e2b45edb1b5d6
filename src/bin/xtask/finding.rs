//! The sentence, picture and table that the static pages open with.
//!
//! It asks the engine one question about a pack; nothing in it is typed in.

use std::path::Path;

/// What the engine found, ready for a page in one language.
pub(crate) struct Finding {
    /// The finding as a heading: profession, year, number.
    pub(crate) title: String,
    /// One sentence more: what it rests on.
    pub(crate) sentence: String,
    /// Under the picture: measure, unit, place, scenario.
    pub(crate) caption: String,
    /// The picture for each theme, SVG of 960 by 480.
    pub(crate) light: String,
    /// See `light`.
    pub(crate) dark: String,
    /// Heads of the table's columns; the first one is the year.
    pub(crate) head: Vec<String>,
    /// The picture's numbers, written in the language of the page.
    pub(crate) rows: Vec<Vec<String>>,
    /// Sources, vintage and engine version.
    pub(crate) source: String,
}

/// The finding of a pack in a language, or none while there is no engine to ask.
pub(crate) fn finding(_pack: &Path, _lang: &str) -> Option<Finding> {
    None
}
