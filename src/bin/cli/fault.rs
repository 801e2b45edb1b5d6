//! What went wrong, in one form: where, what was found, what was expected, the cure.

use std::fmt;
use std::io::{self, Write};
use std::process::ExitCode;

use organico::model::NegativeStock;
use organico::pack::{Pack, PackError};
use organico::report::place_of;
use organico::scenario::file::ScenarioError;
use organico::validate::CaseError;

/// One mistake of the user, told so that it can be mended.
#[derive(Debug)]
pub(crate) struct Fault {
    text: String,
    cure: String,
    /// Whether the command itself was not understood (exit code 2).
    pub(crate) usage: bool,
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
        let text = format!("{place}: found {found}, expected {expected}");
        Self {
            text,
            cure: cure.to_owned(),
            usage: false,
        }
    }

    /// A file or folder that cannot be read or written.
    pub(crate) fn disk(path: &str, error: &io::Error, expected: &str) -> Self {
        Self::at(
            path,
            &error.to_string(),
            expected,
            "Check the path and the rights on it.",
        )
    }

    /// A stock that falls below zero in a run.
    pub(crate) fn fallen(folder: &str, pack: &Pack, fallen: &NegativeStock) -> Self {
        let cure = "Lower the outflows, move the levers less, or raise the stock at that place.";
        Self {
            cure: cure.to_owned(),
            ..Self::fallen_at_opening(folder, pack, fallen)
        }
    }

    /// The same before any lever is moved.
    pub(crate) fn fallen_at_opening(folder: &str, pack: &Pack, fallen: &NegativeStock) -> Self {
        let found = format!("a stock below zero ({})", place_of(pack, fallen));
        let cure = "Lower the outflows or raise the stock at that place.";
        Self::at(folder, &found, "zero or more", cure)
    }

    pub(crate) fn pack(folder: &str, error: &PackError) -> Self {
        Self {
            text: format!("{folder}/{error}"),
            cure: error.cure().to_owned(),
            usage: false,
        }
    }

    pub(crate) fn scenario(file: &str, error: &ScenarioError) -> Self {
        let text = if file.is_empty() {
            error.to_string()
        } else {
            format!("{file}: {error}")
        };
        Self {
            text,
            cure: error.cure.to_owned(),
            usage: file.is_empty(),
        }
    }

    pub(crate) fn case(folder: &str, error: &CaseError) -> Self {
        Self {
            text: format!("{folder}/{error}"),
            cure: error.cure.to_owned(),
            usage: false,
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  cure: {}", self.text, self.cure)
    }
}

/// Prints a text; a reader that stops listening is not a mistake.
pub(crate) fn print(text: &str) -> Result<ExitCode, Vec<Fault>> {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(vec![Fault::disk(
            "standard output",
            &error,
            "a place to write to",
        )]),
        _ => Ok(ExitCode::SUCCESS),
    }
}
