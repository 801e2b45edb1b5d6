//! Sentences about a line: where it goes, its extreme, how it compares. Chosen by rule from the
//! numbers; a sentence never says more than the line.

use super::scene::About;
use super::series::{at, ends, peak};
use super::words::Words;

/// Smaller than this share of its scale is no change and no gap.
const SLIGHT: f64 = 0.005;

/// How a gap moves from the first year to the last: the end of a locale key.
#[must_use]
pub(super) fn gap_course(first: f64, last: f64, scale: f64) -> &'static str {
    let slight = SLIGHT * scale.abs();
    let side = |gap: f64| i8::from(gap > slight) - i8::from(gap < -slight);
    let move_by = last - first;
    match (side(first), side(last)) {
        (1, 1) if move_by > slight => "shortage-grows",
        (1, 1) if move_by < -slight => "shortage-shrinks",
        (1, 1) => "shortage-flat",
        (1, 0) => "shortage-closes",
        (1, _) => "shortage-turns",
        (-1, 1) => "surplus-turns",
        (-1, 0) => "surplus-closes",
        (-1, _) if move_by < -slight => "surplus-grows",
        (-1, _) if move_by > slight => "surplus-shrinks",
        (-1, _) => "surplus-flat",
        (_, 1) => "shortage-opens",
        (_, -1) => "surplus-opens",
        _ => "balanced",
    }
}

/// Whether a gap is a shortage, a surplus or next to nothing: the end of a locale key.
#[must_use]
pub(super) fn gap_state(gap: f64, scale: f64) -> &'static str {
    if gap.abs() <= SLIGHT * scale.abs() || gap.abs() < 0.5 {
        "balance"
    } else if gap > 0.0 {
        "shortage"
    } else {
        "surplus"
    }
}

/// Trend, extreme and comparison of a gap, in that order.
#[must_use]
pub(super) fn gap_summary(
    about: &About,
    gap: &[Option<f64>],
    need: &[Option<f64>],
    reference: Option<&[Option<f64>]>,
) -> String {
    let Some((from, to)) = ends(gap) else {
        return about.words.label("view-empty");
    };
    let words = about.words;
    let first = at(gap, from).unwrap_or(0.0);
    let last = at(gap, to).unwrap_or(0.0);
    let scale = at(need, to)
        .unwrap_or(0.0)
        .max(at(need, from).unwrap_or(0.0));
    let mut said = Vec::new();
    if from == to {
        said.push(words.label("view-trend-one-year"));
    } else {
        let course = match gap_course(first, last, scale) {
            // What is written the same has not changed.
            "shortage-grows" | "shortage-shrinks" if words.size(first) == words.size(last) => {
                "shortage-flat"
            }
            "surplus-grows" | "surplus-shrinks" if words.size(first) == words.size(last) => {
                "surplus-flat"
            }
            course => course,
        };
        let key = format!("view-trend-{course}");
        said.push(about.tell(
            &key,
            &[
                ("from", &words.size(first)),
                ("to", &words.size(last)),
                ("start", &about.year_text(from)),
                ("end", &about.year_text(to)),
            ],
        ));
    }
    if let Some((place, most)) = peak(gap).filter(|_| from != to) {
        let key = match () {
            () if gap_state(most, scale) != "shortage" => "view-extreme-none",
            () if place == to => "view-extreme-last",
            () if place == from => "view-extreme-first",
            () => "view-extreme-peak",
        };
        let year = about.year_text(place);
        said.push(about.tell(key, &[("n", &words.size(most)), ("year", &year)]));
    }
    said.push(compared(about, gap, reference, scale));
    said.join(" ")
}

/// The cursor year against the reference scenario.
fn compared(
    about: &About,
    gap: &[Option<f64>],
    reference: Option<&[Option<f64>]>,
    scale: f64,
) -> String {
    let words = about.words;
    let now = about
        .cursor
        .and_then(|place| Some((place, at(gap, place)?)));
    let then = now.and_then(|(place, _)| at(reference?, place));
    match (now, then) {
        _ if about.is_baseline => words.label("view-compare-none"),
        (Some((place, now)), Some(then)) => {
            let change = now - then;
            let key = if change.abs() <= 1e-4 * scale.abs() || change.abs() < 0.5 {
                "view-compare-same"
            } else if change < 0.0 {
                "view-compare-less"
            } else {
                "view-compare-more"
            };
            let year = about.year_text(place);
            words.say(key, &[("year", &year), ("n", &words.size(change))])
        }
        _ => words.label("view-compare-unknown"),
    }
}

/// How a quantity that cannot be negative moves: `up`, `down` or `flat`. What is written the
/// same is flat.
#[must_use]
pub(super) fn course(words: Words, first: f64, last: f64) -> &'static str {
    let slight = 0.01 * first.abs().max(last.abs());
    if words.round(first) == words.round(last) {
        "flat"
    } else if last - first > slight {
        "up"
    } else if first - last > slight {
        "down"
    } else {
        "flat"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_course_of_a_gap_has_its_own_sentence() {
        let cases = [
            (10.0, 20.0, "shortage-grows"),
            (20.0, 10.0, "shortage-shrinks"),
            (20.0, 20.1, "shortage-flat"),
            (20.0, 0.1, "shortage-closes"),
            (20.0, -5.0, "shortage-turns"),
            (-5.0, 20.0, "surplus-turns"),
            (-5.0, 0.1, "surplus-closes"),
            (-5.0, -9.0, "surplus-grows"),
            (-9.0, -5.0, "surplus-shrinks"),
            (-9.0, -9.1, "surplus-flat"),
            (0.0, 9.0, "shortage-opens"),
            (0.0, -9.0, "surplus-opens"),
            (0.0, 0.1, "balanced"),
        ];
        for (first, last, key) in cases {
            assert_eq!(gap_course(first, last, 100.0), key, "{first} to {last}");
        }
    }
}
