//! What went wrong, in one form: where, what was found, what was expected, the cure.

use std::fmt;
use std::io;

use organico::pack::PackError;
use organico::scenario::file::ScenarioError;
use organico::validate::CaseError;

use crate::plain::{cut, line};

/// Characters of what was found that are quoted.
const QUOTED: usize = 200;
/// Characters of a place that are quoted.
const PLACE: usize = 300;
/// Characters of what was expected: the codes of a large pack fill many lines.
const EXPECTED: usize = 4000;

/// One mistake of the user, told so that it can be mended.
#[derive(Debug)]
pub(crate) struct Fault {
    text: String,
    cure: String,
    /// What it has in common with others: they are told together.
    pub(crate) kind: String,
    /// Whether the command itself was not understood (exit code 2).
    pub(crate) usage: bool,
    /// How many mistakes it stands for.
    pub(crate) many: usize,
}

impl Fault {
    /// A mistake in the words of the command.
    pub(crate) fn usage(place: &str, found: &str, expected: &str, cure: &str) -> Self {
        Self {
            usage: true,
            ..Self::at(place, found, expected, cure)
        }
    }

    /// A mistake in what was given.
    pub(crate) fn at(place: &str, found: &str, expected: &str, cure: &str) -> Self {
        let expected = cut(expected, EXPECTED);
        let (place, found) = (cut(place, PLACE), cut(found, QUOTED));
        Self {
            text: format!("{place}: found {found}, expected {expected}"),
            kind: format!("{expected} {cure}"),
            cure: cure.to_owned(),
            usage: false,
            many: 1,
        }
    }

    /// A file or folder that cannot be read or written.
    pub(crate) fn disk(path: &str, error: &io::Error, expected: &str) -> Self {
        let cure = "Check the path and the rights on it.";
        Self::at(path, &error.to_string(), expected, cure)
    }

    pub(crate) fn pack(folder: &str, error: &PackError) -> Self {
        let short = PackError {
            found: cut(&error.found, QUOTED),
            expected: cut(&error.expected, EXPECTED),
            column: cut(&error.column, PLACE),
            ..error.clone()
        };
        Self {
            text: format!("{}/{short}", folder.trim_end_matches('/')),
            kind: format!("{} {} {}", short.file, short.key(), short.expected),
            cure: error.cure().to_owned(),
            usage: false,
            many: error.count,
        }
    }

    pub(crate) fn scenario(file: &str, error: &ScenarioError) -> Self {
        let key = match error.line {
            0 => error.key.clone(),
            at => format!("line {at}, {}", cut(&error.key, PLACE)),
        };
        let place = if file.is_empty() {
            key
        } else {
            format!("{file}: {key}")
        };
        Self {
            usage: file.is_empty(),
            ..Self::at(&place, &error.found, &error.expected, error.cure)
        }
    }

    pub(crate) fn case(folder: &str, error: &CaseError) -> Self {
        let short = CaseError {
            found: cut(&error.found, QUOTED),
            expected: cut(&error.expected, EXPECTED),
            place: cut(&error.place, PLACE),
            ..error.clone()
        };
        Self {
            text: format!("{}/{short}", folder.trim_end_matches('/')),
            kind: format!("{folder} {} {} {}", short.file, short.expected, error.cure),
            cure: error.cure.to_owned(),
            usage: false,
            many: 1,
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  cure: {}", line(&self.text), line(&self.cure))
    }
}
