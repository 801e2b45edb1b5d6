//! What derivations report: problems, findings and figures can be added, not read or taken back.

use crate::pack::facts::finding::Finding;
use crate::pack::read::error::{Mistake, PackError, Problems};
use crate::word::Fact;

/// The notes of a derivation under way.
pub(crate) struct Notes {
    problems: Problems,
    findings: Vec<Finding>,
    basis: Vec<Fact>,
    margins: Vec<usize>,
}

/// The notes of a derivation without a mistake.
pub(crate) struct Said {
    pub(crate) findings: Vec<Finding>,
    /// The figures behind opening stocks and hiring; see `basis.rs`.
    pub(crate) basis: Vec<Fact>,
    /// Margins that something was spread over, by their place in the table.
    pub(crate) margins: Vec<usize>,
}

impl Notes {
    /// Goes on after what was already found.
    pub(crate) fn new(problems: Problems, findings: Vec<Finding>) -> Self {
        Self {
            problems,
            findings,
            basis: Vec::new(),
            margins: Vec::new(),
        }
    }

    /// A mistake for which the pack is refused.
    pub(crate) fn problem(&mut self, error: Mistake) {
        self.problems.push(error);
    }

    /// Keeps the value of a success and the mistake of a failure.
    pub(crate) fn keep<T>(&mut self, result: Result<T, Mistake>) -> Option<T> {
        self.problems.keep(result)
    }

    /// A remark for the check of the pack.
    pub(crate) fn finding(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// A figure behind an opening stock or the hiring of a profession.
    pub(crate) fn fact(&mut self, fact: Fact) {
        self.basis.push(fact);
    }

    /// A margin that something was spread over.
    pub(crate) fn margin(&mut self, margin: usize) {
        self.margins.push(margin);
    }

    /// Hands the notes over.
    ///
    /// # Errors
    /// The mistakes, if there are any.
    pub(crate) fn end(mut self) -> Result<Said, Vec<PackError>> {
        self.problems.stop()?;
        let Self {
            findings,
            basis,
            margins,
            ..
        } = self;
        Ok(Said {
            findings,
            basis,
            margins,
        })
    }
}
