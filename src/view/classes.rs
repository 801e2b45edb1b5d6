//! How a region's shortage is written, coloured and spoken. Knows no grid.

use super::scene::About;
use super::tile::{Tile, TileMeasure};

/// Number of colour classes: strong shortage, shortage, near balance, surplus, strong surplus.
const CLASSES: u8 = 5;

/// Limits of the inner and of the outer classes, narrowest first; the data choose one pair.
pub(super) const LIMITS: [(f64, f64); 4] = [(0.01, 0.03), (0.02, 0.06), (0.05, 0.15), (0.10, 0.30)];

pub(super) fn shown(shortage: f64, shows: TileMeasure) -> f64 {
    match shows {
        TileMeasure::Gap => shortage,
        TileMeasure::Coverage => 1.0 - shortage,
    }
}

pub(super) fn write(about: &About, shortage: Option<f64>, shows: TileMeasure) -> String {
    match (shortage, shows) {
        (None, _) => about.words.nothing(),
        (Some(s), TileMeasure::Gap) => about.words.signed_percent(s),
        (Some(s), TileMeasure::Coverage) => about.words.percent(1.0 - s),
    }
}

pub(super) fn class(shortage: f64, inner: f64, outer: f64) -> u8 {
    match shortage {
        s if s > outer => 0,
        s if s > inner => 1,
        s if s >= -inner => 2,
        s if s >= -outer => 3,
        _ => 4,
    }
}

pub(super) fn legend(about: &About, inner: f64, outer: f64, shows: TileMeasure) -> Vec<String> {
    let words = about.words;
    let (a, b) = match shows {
        TileMeasure::Gap => (words.percent(inner), words.percent(outer)),
        TileMeasure::Coverage => (words.percent(1.0 - inner), words.percent(1.0 - outer)),
    };
    let (c, d) = match shows {
        TileMeasure::Gap => (words.percent(inner), words.percent(outer)),
        TileMeasure::Coverage => (words.percent(1.0 + inner), words.percent(1.0 + outer)),
    };
    let kind = match shows {
        TileMeasure::Gap => "gap",
        TileMeasure::Coverage => "coverage",
    };
    // The lower end of a span without its sign: «5–15 %».
    let bare = |text: &str| text.trim_end_matches(['%', '\u{a0}']).to_owned();
    let spans = [bare(&a), bare(&b), bare(&c)];
    let [a0, b0, c0] = spans.each_ref().map(String::as_str);
    let values = [
        ("a", a.as_str()),
        ("b", &b),
        ("c", &c),
        ("d", &d),
        ("a0", a0),
        ("b0", b0),
        ("c0", c0),
    ];
    (0..CLASSES)
        .map(|class| {
            let key = format!("chart-tiles-class-{kind}-{class}");
            words.say(&key, &values)
        })
        .collect()
}

pub(super) fn speak(about: &About, tile: &Tile, ranked: usize, shows: TileMeasure) -> String {
    let words = about.words;
    let Some(rank) = tile.rank else {
        return words.say("chart-tiles-spoken-empty", &[("region", &tile.name)]);
    };
    let measure = match shows {
        TileMeasure::Gap => "gap",
        TileMeasure::Coverage => "coverage",
    };
    // Counted from the nearer end, as people do.
    let from_best = ranked + 1 - rank;
    let (end, place) = if rank <= from_best {
        ("worst", rank)
    } else {
        ("best", from_best)
    };
    let order = if place == 1 { "first" } else { "other" };
    let key = format!("chart-tiles-spoken-{measure}-{end}-{order}");
    words.say(
        &key,
        &[
            ("region", &tile.name),
            ("n", &tile.text),
            ("rank", &place.to_string()),
        ],
    )
}
