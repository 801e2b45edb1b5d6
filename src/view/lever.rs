//! Where a lever stands: its position as it is written everywhere, what the pack has, what the move
//! makes of it, and what holds it back. Knows no slider.

use crate::i18n::{self, Lang, number};
use crate::outcome::LeverReference;
use crate::scenario::{Action, Lever, LeverId, LeverUnit};
use crate::unit::Year;

use super::words::Words;

/// Decimals of a position: as many as a link keeps, so that nothing is written as something else.
const DECIMALS: usize = 4;

/// A position without its sign for nought, as the number box shows it: `12,5`.
#[must_use]
pub fn position(lang: Lang, value: f64) -> String {
    number::short(lang, value, DECIMALS)
}

/// The unit behind a position.
#[must_use]
pub fn unit(words: Words, unit: LeverUnit) -> String {
    match unit {
        LeverUnit::Percent => "%".to_owned(),
        LeverUnit::Points => words.label("unit-points"),
        LeverUnit::Years => words.label("unit-years"),
        LeverUnit::YearsPerDecade => words.label("unit-years-per-decade"),
        LeverUnit::PercentPerYear => words.label("unit-percent-per-year"),
    }
}

/// A move in a few words: «+12,5 %, 2026».
#[must_use]
pub fn decided(words: Words, moved: &Action) -> String {
    let row = moved.lever.row();
    let n = number::signed_short(words.lang, moved.value, DECIMALS);
    let last = moved.start + Year::from(moved.ramp);
    let when = number::span(moved.start, last);
    format!("{n} {}, {when}", unit(words, row.unit))
}

/// What a screen reader says of a position.
#[must_use]
pub fn spoken(words: Words, reference: &LeverReference, value: f64) -> String {
    if value == 0.0 {
        return words.label("lever-at-reference");
    }
    let n = number::signed_short(words.lang, value, DECIMALS);
    let unit = unit(words, reference.lever.row().unit);
    let moved = words.say("lever-spoken", &[("n", &n), ("unit", &unit)]);
    match standing(words, reference, value) {
        standing if standing.is_empty() => moved,
        standing => format!("{moved}. {standing}"),
    }
}

/// The reference, and what a position makes of it: never a value that the quantity cannot have.
#[must_use]
pub fn standing(words: Words, reference: &LeverReference, value: f64) -> String {
    let Some(own) = reference.reference else {
        return String::new();
    };
    let write = |value: f64| in_unit(words, value, &reference.unit);
    let from = write(own);
    let row = reference.lever.row();
    if reference.lever.starts_at_nothing() {
        let (key, n) = match value > 0.0 {
            true => ("lever-up-to", write(own * value / 100.0)),
            false => ("lever-unused", from),
        };
        return words.say(key, &[("n", &n)]);
    }
    if value == 0.0 {
        return words.say("lever-reference", &[("n", &from)]);
    }
    if reference.lever == LeverId::Dropout {
        // The lever acts on every year of the course: what that makes of all of them is not one product.
        let times = number::short(words.lang, 1.0 + value / 100.0, 2);
        return words.say("lever-times", &[("from", &from), ("n", &times)]);
    }
    let wanted = absolute(row, own, value);
    let least = match reference.unit.as_str() {
        "per-year" | "years-per-decade" => f64::MIN,
        _ => 0.0,
    };
    let most = reference.most.unwrap_or(f64::MAX).max(own);
    let to = write(wanted.max(least).min(most));
    let below = write(least - wanted);
    let key = match wanted {
        wanted if wanted > most + 1e-9 => "lever-most",
        wanted if wanted >= least - 1e-9 => "lever-becomes",
        _ if reference.lever == LeverId::UnmetNeed => {
            let arguments = [("from", &*from), ("to", &*to), ("n", &*below)];
            return words.say("lever-less-care", &arguments);
        }
        _ => "lever-least",
    };
    words.say(key, &[("from", &from), ("to", &to)])
}

/// The pack's own value moved by the lever.
fn absolute(row: &Lever, own: f64, value: f64) -> f64 {
    match row.unit {
        LeverUnit::Percent => own * (1.0 + value / 100.0),
        LeverUnit::Points | LeverUnit::PercentPerYear => own + value / 100.0,
        LeverUnit::Years | LeverUnit::YearsPerDecade => own + value,
    }
}

/// A value in the unit of the pack: «20.000 posti l'anno», «7 %», «67 anni».
fn in_unit(words: Words, value: f64, unit: &str) -> String {
    let lang = words.lang;
    let n = match unit {
        "share" => return number::percent(lang, value, 1),
        "per-year" => return number::percent(lang, value, 2),
        "years" => number::short(lang, value, 2),
        _ if value.abs() < 10.0 => number::short(lang, value, 3),
        _ => number::count(lang, value),
    };
    let key = format!("reference-{unit}");
    match i18n::has(lang, &key) {
        true => words.say(&key, &[("n", &n)]),
        false => n,
    }
}
