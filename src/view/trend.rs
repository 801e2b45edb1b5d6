//! Sentences about a line: where it goes, its extreme, how it compares. Chosen by rule from the
//! numbers; a sentence never says more than the line.

use crate::outcome::{Picture, Track};
use crate::unit::Year;
use crate::word::Measure;

use super::scene::About;
use super::series::{at, ends, line, minus, peak};
use super::words::Words;

/// Smaller than this share of its scale is no change and no gap.
const SLIGHT: f64 = 0.005;

/// First year in which the scenario has other staff at work than the reference: at least a hundredth
/// of the largest difference in any year. So it does not depend on how far a lever was moved.
#[must_use]
pub fn first_effect(picture: &Picture) -> Option<Year> {
    let len = picture.years.len();
    let of = |track: &Track| line(track.of(Measure::Capacity), len);
    let effect = minus(&of(&picture.scenario), &of(&picture.baseline));
    let size = |value: &Option<f64>| value.map_or(0.0, f64::abs);
    let most = effect.iter().map(size).fold(0.0, f64::max);
    let at = effect.iter().position(|value| size(value) >= 0.01 * most);
    // A millionth of a person is what rounding leaves.
    let at = at.filter(|_| most > 1e-6)?;
    picture.years.get(at).copied()
}

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

/// What a line does: its ends, and where it leaves the span between them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Path {
    /// First known place.
    pub(super) from: usize,
    /// Last known place.
    pub(super) to: usize,
    /// Value at the first place.
    pub(super) first: f64,
    /// Value at the last place.
    pub(super) last: f64,
    /// The highest value, where it lies above both ends by more than a little.
    pub(super) high: Option<(usize, f64)>,
    /// The lowest value, where it lies below both ends by more than a little.
    pub(super) low: Option<(usize, f64)>,
}

impl Path {
    /// The path of a line; `little` in the unit of its values. Nothing without a known value.
    pub(super) fn of(line: &[Option<f64>], little: f64) -> Option<Self> {
        let (from, to) = ends(line)?;
        let (first, last) = (at(line, from)?, at(line, to)?);
        let turned: Vec<Option<f64>> = line.iter().map(|value| value.map(|v| -v)).collect();
        let high = peak(line).filter(|(_, most)| *most > first.max(last) + little);
        let low = peak(&turned)
            .map(|(place, least)| (place, -least))
            .filter(|(_, least)| *least < first.min(last) - little);
        Some(Self {
            from,
            to,
            first,
            last,
            high,
            low,
        })
    }

    /// The path of a quantity that cannot be negative: a twentieth of its size is little.
    pub(super) fn of_quantity(line: &[Option<f64>]) -> Option<Self> {
        let size = line
            .iter()
            .flatten()
            .fold(0.0_f64, |top, v| top.max(v.abs()));
        Self::of(line, 0.05 * size)
    }

    /// How far it leaves the span between its ends.
    fn away(&self) -> f64 {
        let (low, high) = (self.first.min(self.last), self.first.max(self.last));
        let above = self.high.map_or(0.0, |(_, most)| most - high);
        above.max(self.low.map_or(0.0, |(_, least)| low - least))
    }

    /// Whether its ends do not tell where it goes.
    fn bent(&self) -> bool {
        self.away() > (self.last - self.first).abs() / 2.0
    }

    /// How a quantity moves: `up`, `down`, `flat`, or `ends` where first and last say too little.
    /// What is written the same is flat.
    pub(super) fn course(&self, write: &dyn Fn(f64) -> String) -> &'static str {
        let slight = 0.01 * self.first.abs().max(self.last.abs());
        match self.last - self.first {
            _ if self.bent() => "ends",
            _ if write(self.first) == write(self.last) => "flat",
            by if by > slight => "up",
            by if by < -slight => "down",
            _ => "flat",
        }
    }

    /// Sentences on the years between, where the line leaves the span of its ends.
    pub(super) fn between(&self, about: &About, write: &dyn Fn(f64) -> String) -> Vec<String> {
        let told = |found: Option<(usize, f64)>, key: &str| {
            let (place, value) = found?;
            let (year, n) = (about.year_text(place), write(value));
            Some(about.words.say(key, &[("year", &year), ("n", &n)]))
        };
        let both = [
            told(self.high, "view-between-high"),
            told(self.low, "view-between-low"),
        ];
        both.into_iter().flatten().collect()
    }
}

/// A gap as a thing that there is: «una carenza di circa 30 mila».
fn state(words: Words, gap: f64, scale: f64) -> String {
    let key = format!("view-state-{}", gap_state(gap, scale));
    words.say(&key, &[("n", &words.size(gap))])
}

/// Trend, extreme and comparison of a gap, in that order.
#[must_use]
pub(super) fn gap_summary(
    about: &About,
    gap: &[Option<f64>],
    need: &[Option<f64>],
    reference: Option<&[Option<f64>]>,
) -> String {
    let scale = need.iter().flatten().fold(0.0_f64, |top, n| top.max(*n));
    let Some(path) = Path::of(gap, SLIGHT * scale) else {
        return about.words.label("view-empty");
    };
    let mut said = vec![trend(about, &path, scale)];
    if path.from != path.to {
        said.extend(extremes(about, gap, &path, scale));
    }
    said.push(compared(about, gap, reference, scale));
    said.join(" ")
}

/// Where the gap goes, from its first to its last year.
fn trend(about: &About, path: &Path, scale: f64) -> String {
    let words = about.words;
    if path.from == path.to {
        return words.label("view-trend-one-year");
    }
    let (first, last) = (path.first, path.last);
    let (start, end) = (about.year_text(path.from), about.year_text(path.to));
    let side = |gap: f64| gap_state(gap, scale);
    let own = |found: Option<(usize, f64)>| {
        found.is_none_or(|(_, value)| side(value) == side(first) || side(value) == side(last))
    };
    // A shortage between two surpluses is not a change from one to the other.
    if path.bent() || !own(path.high) || !own(path.low) {
        let (a, b) = (state(words, first, scale), state(words, last, scale));
        let arguments = [("start", &*start), ("end", &*end), ("a", &*a), ("b", &*b)];
        return about.tell("view-trend-ends", &arguments);
    }
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
    let (from, to) = (words.size(first), words.size(last));
    about.tell(
        &key,
        &[
            ("from", &from),
            ("to", &to),
            ("start", &start),
            ("end", &end),
        ],
    )
}

/// The worst year, and the best one where it lies between the ends; each with what there is then.
fn extremes(about: &About, gap: &[Option<f64>], path: &Path, scale: f64) -> Vec<String> {
    let words = about.words;
    let Some((place, most)) = peak(gap) else {
        return Vec::new();
    };
    let key = match () {
        () if gap_state(most, scale) != "shortage" => "view-extreme-none",
        () if place == path.to => "view-extreme-last",
        () if place == path.from => "view-extreme-first",
        () => "view-extreme-peak",
    };
    let (year, what) = (about.year_text(place), state(words, most, scale));
    let worst = about.tell(key, &[("state", &what), ("year", &year)]);
    let best = path.low.map(|(place, least)| {
        let (year, what) = (about.year_text(place), state(words, least, scale));
        about.tell("view-extreme-best", &[("state", &what), ("year", &year)])
    });
    std::iter::once(worst).chain(best).collect()
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
        _ if about.is_baseline && about.assumed => words.label("view-compare-assumed"),
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
