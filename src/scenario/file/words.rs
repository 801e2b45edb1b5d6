//! A lever and a fund as the command line writes them.

use super::allowed::{Allowed, ScenarioError, codes, first_and_last, inside, range};
use crate::scenario::limits::RAMP;
use crate::scenario::{LeverId, Move};

/// Reads a lever as the command line writes it: `code=value[@start[+ramp]]`.
///
/// # Errors
/// The first mistake.
pub fn lever(words: &str, allowed: &Allowed<'_>) -> Result<Move, ScenarioError> {
    let wrong = |found: &str, expected: &str, cure: &'static str| ScenarioError {
        line: 0,
        key: format!("--lever {words}"),
        found: format!("`{found}`"),
        expected: expected.to_owned(),
        cure,
    };
    let form = "code=value[@start[+ramp]], such as places-nursing=20@2026+3";
    let see = "See `organico levers` for codes, units and ranges.";
    let (code, rest) = words
        .split_once('=')
        .ok_or_else(|| wrong(words, form, see))?;
    let id =
        LeverId::parse(code).ok_or_else(|| wrong(code, &format!("a lever: {}", codes()), see))?;
    let (value, when) = rest
        .split_once('@')
        .map_or((rest, None), |(v, w)| (v, Some(w)));
    let (start, ramp) = when.map_or((None, None), |when| {
        when.split_once('+')
            .map_or((Some(when), None), |(start, ramp)| {
                (Some(start), Some(ramp))
            })
    });
    let value: f64 = value
        .parse()
        .map_err(|_| wrong(value, "a number with a decimal dot", form))?;
    let range = range(id);
    if !inside(id, value) {
        return Err(wrong(
            &value.to_string(),
            &range,
            "Choose a value inside the range.",
        ));
    }
    let (from, to) = first_and_last(allowed);
    let start = match start {
        None => from,
        Some(text) => text
            .parse()
            .ok()
            .filter(|year| (from..=to).contains(year))
            .ok_or_else(|| {
                wrong(
                    text,
                    &format!("a year {from} to {to}"),
                    "Choose a projected year of the pack.",
                )
            })?,
    };
    let ramp = match ramp {
        None => 0,
        Some(text) => text
            .parse()
            .ok()
            .filter(|years| *years <= RAMP)
            .ok_or_else(|| {
                wrong(
                    text,
                    &format!("0 to {RAMP} years"),
                    "Write the years until the full value.",
                )
            })?,
    };
    Ok(Move {
        lever: id,
        value,
        start,
        ramp,
    })
}

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
