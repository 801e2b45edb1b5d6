//! The table twin of a drawing: the same numbers, cell by cell. Knows no pixel.

use super::words::Words;

/// One cell: the number as computed and as it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The number; `None` where there is none.
    pub raw: Option<f64>,
    /// What stands in the cell.
    pub text: String,
}

/// One row: its head and its cells.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// First column, a row heading.
    pub head: String,
    /// The other columns.
    pub cells: Vec<Cell>,
}

/// A table that says what the drawing shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// Title, unit and scenario in one sentence.
    pub caption: String,
    /// Heads of the columns, the one of the row headings included.
    pub columns: Vec<String>,
    /// Rows in the order of the drawing.
    pub rows: Vec<Row>,
    /// What a reader must know beside the cells, or nothing.
    pub note: String,
}

impl Cell {
    /// A number of people or FTE, in full.
    #[must_use]
    pub fn count(words: Words, raw: Option<f64>) -> Self {
        let text = raw.map_or_else(|| words.nothing(), |value| words.count(value));
        Self { raw, text }
    }

    /// A share as per cent.
    #[must_use]
    pub fn share(words: Words, raw: Option<f64>) -> Self {
        let text = raw.map_or_else(
            || words.nothing(),
            |value| crate::i18n::number::percent(words.lang, value, 1),
        );
        Self { raw, text }
    }

    /// A number that was written elsewhere.
    #[must_use]
    pub const fn written(raw: Option<f64>, text: String) -> Self {
        Self { raw, text }
    }
}
