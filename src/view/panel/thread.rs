//! A line of a panel and how it is drawn.

use crate::view::series::Line;

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// What the title speaks of.
    Main,
    /// What it is compared with.
    Dashed,
    /// Fine dots.
    Dotted,
    /// In the background.
    Thin,
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct Thread {
    /// How it is drawn.
    pub stroke: Stroke,
    /// Its name.
    pub name: String,
    /// Values by year in the unit of the panel; per cent where it shows shares.
    pub values: Line,
}
