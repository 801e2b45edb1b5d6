//! What is wrong in a case, and where. Knows no case by name.

use std::fmt;

use crate::pack::PackError;
use crate::scenario::file::ScenarioError;

/// A mistake inside one expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpressionError {
    /// Character of the expression, counted from one.
    pub column: usize,
    /// What was found.
    pub found: String,
    /// What was expected.
    pub expected: String,
}

/// A mistake in the files of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseError {
    /// Path inside the case folder.
    pub file: String,
    /// Line as a text editor counts it; 0 when the whole file is meant.
    pub line: usize,
    /// Column of the table, key of the file or place in the expression.
    pub place: String,
    /// What was found.
    pub found: String,
    /// What was expected.
    pub expected: String,
    /// How to mend it, one English sentence.
    pub cure: &'static str,
}

impl CaseError {
    pub(super) fn new(
        (file, line, place): (&str, usize, &str),
        found: impl Into<String>,
        expected: impl Into<String>,
        cure: &'static str,
    ) -> Self {
        Self {
            file: file.to_owned(),
            line,
            place: place.to_owned(),
            found: found.into(),
            expected: expected.into(),
            cure,
        }
    }

    pub(super) fn of_pack(error: &PackError) -> Self {
        let file = format!("pack/{}", error.file);
        let at = (file.as_str(), error.line, error.column.as_str());
        Self::new(at, &error.found, &error.expected, error.cure())
    }

    pub(super) fn of_scenario(file: &str, error: &ScenarioError) -> Self {
        let at = (file, error.line, error.key.as_str());
        Self::new(at, &error.found, &error.expected, error.cure)
    }
}

impl fmt::Display for CaseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        if !self.place.is_empty() {
            write!(f, ", {}", self.place)?;
        }
        write!(f, ": found {}, expected {}", self.found, self.expected)
    }
}

impl std::error::Error for CaseError {}
