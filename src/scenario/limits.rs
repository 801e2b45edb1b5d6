//! What a scenario may say at all, whoever says it: a link, a file, the command line, the page.

use crate::unit::Year;

/// Longest ramp of a lever, years.
pub const RAMP: u16 = 100;
/// Oldest age of residents; it stands for everybody as old or older.
pub const OLDEST: u16 = 100;
/// Largest weight of a method in the blend; the smallest is 0.
pub const WEIGHT: f64 = 100.0;
/// Years that a text may name before a pack is asked.
pub const YEARS: (Year, Year) = (1900, 2300);
/// The method that weighs the others, and so has no weight itself.
pub const BLEND: &str = "blend";

/// Whether these are ages of residents, youngest first.
#[must_use]
pub const fn ages(from: u16, to: u16) -> bool {
    from <= to && to <= OLDEST
}

/// Whether a weight of the blend has this size.
#[must_use]
pub fn weight(weight: f64) -> bool {
    (0.0..=WEIGHT).contains(&weight)
}

/// Whether a pack knows the word that a ratio is taken from: `own` are those of the profession,
/// `regions` the codes of its regions, none where figures are of the nation only.
#[must_use]
pub fn ratio(word: &str, own: &[String], regions: &[&str]) -> bool {
    match word.strip_prefix("region:") {
        Some(code) => regions.contains(&code),
        None => word.is_empty() || own.iter().any(|known| known == word),
    }
}

/// The value as a link can hold it: six digits behind the mark.
#[must_use]
pub fn on_grid(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}
