//! A fund as the command line writes it.

use super::allowed::{Allowed, ScenarioError};

/// Reads a switched fund as the command line writes it: `code=on` or `code=off`.
///
/// # Errors
/// A word that is not understood, or a fund that the pack does not have.
pub fn fund(words: &str, allowed: &Allowed<'_>) -> Result<(String, bool), ScenarioError> {
    let (code, word) = words.split_once('=').unwrap_or((words, ""));
    let on = match word {
        "on" => Some(true),
        "off" => Some(false),
        _ => None,
    };
    match on.filter(|_| allowed.funds.contains(&code)) {
        Some(on) => Ok((code.to_owned(), on)),
        None => Err(ScenarioError {
            line: 0,
            key: format!("--fund {words}"),
            found: format!("`{words}`"),
            expected: format!(
                "code=on or code=off, code one of: {}",
                allowed.funds.join(", ")
            ),
            cure: "See funds.csv of the pack for the codes.",
        }),
    }
}
