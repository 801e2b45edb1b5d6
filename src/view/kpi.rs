//! The figures beside the chart: value now, and in words how it differs from the reference.

use crate::i18n::number;
use crate::outcome::Track;
use crate::word::Measure;

use super::scene::{About, Scene, measured};
use super::series::{at, line, minus};
use super::trend::gap_state;
use super::turn::Turn;

/// Which figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KpiId {
    /// Need minus supply in the cursor year.
    Gap,
    /// Supply over need, at most 1.
    Coverage,
    /// Shortages added up since the opening.
    Cumulative,
    /// First year without shortage, or with one where there is none at first.
    Balance,
    /// Share of people of 55 and over.
    Older,
    /// Inflow over outflow.
    Replacement,
    /// Places a year that would close the gap.
    Intake,
}

impl KpiId {
    /// Its code in locale keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Gap => "gap",
            Self::Coverage => "coverage",
            Self::Cumulative => "cumulative",
            Self::Balance => "balance",
            Self::Older => "older",
            Self::Replacement => "replacement",
            Self::Intake => "intake",
        }
    }
}

/// Whether a change is an improvement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// Better than the reference.
    Yes,
    /// Worse than the reference.
    No,
    /// As the reference, or not comparable.
    Same,
}

/// One card.
#[derive(Clone, Debug, PartialEq)]
pub struct Kpi {
    /// Which figure.
    pub id: KpiId,
    /// What it is, year included.
    pub label: String,
    /// The value as written.
    pub value: String,
    /// The value as computed.
    pub raw: Option<f64>,
    /// Unit in words.
    pub unit: String,
    /// How it differs from the reference, in words.
    pub delta: String,
    /// Scenario minus reference.
    pub change: Option<f64>,
    /// Whether that is an improvement.
    pub better: Better,
}

/// All cards of a scene, in the order in which they are shown.
#[must_use]
pub fn kpis(scene: &Scene<'_>) -> Vec<Kpi> {
    let about = scene.about();
    let mut cards = vec![gap(scene, &about)];
    cards.push(share(
        scene,
        &about,
        KpiId::Coverage,
        Measure::Coverage,
        Some(true),
    ));
    cards.push(cumulative(scene, &about));
    cards.push(balance(scene, &about));
    cards.push(share(
        scene,
        &about,
        KpiId::Older,
        Measure::Share55,
        Some(false),
    ));
    cards.push(replacement(scene, &about));
    cards.extend(intake(scene, &about));
    cards
}

fn pair(scene: &Scene<'_>, about: &About, measure: Measure) -> (Option<f64>, Option<f64>) {
    let of = |track: &Track| {
        let values = measured(track, measure, about.years.len());
        about.cursor.and_then(|place| at(&values, place))
    };
    (of(&scene.picture.scenario), of(&scene.picture.baseline))
}

fn gaps(scene: &Scene<'_>, about: &About) -> (Vec<Option<f64>>, Vec<Option<f64>>) {
    let len = about.years.len();
    let of = |track: &Track| {
        minus(
            &line(track.of(Measure::Demand), len),
            &line(track.of(Measure::Capacity), len),
        )
    };
    (of(&scene.picture.scenario), of(&scene.picture.baseline))
}

/// Puts a card together; `more_is_better` says which way is up, `None` = neither.
fn card(
    about: &About,
    id: KpiId,
    label: &str,
    (value, raw): (String, Option<f64>),
    change: Option<f64>,
    more_is_better: Option<bool>,
    write: impl Fn(f64) -> String,
) -> Kpi {
    let words = about.words;
    let year = about
        .cursor
        .map_or_else(String::new, |place| about.year_text(place));
    let opening = about.year_text(0);
    let next = about.year_text(1);
    let code = id.code();
    // What is written the same is the same: no «0 fewer».
    let change_shown =
        change.filter(|by| write(by.abs()).bytes().any(|b| matches!(b, b'1'..=b'9')));
    let (delta, better) = match (change, change_shown) {
        _ if about.is_baseline => (words.label("view-kpi-reference"), Better::Same),
        (None, _) if raw.is_none() => (String::new(), Better::Same),
        (None, _) => (words.label("view-kpi-incomparable"), Better::Same),
        (Some(_), None) => (words.label("view-kpi-same"), Better::Same),
        (Some(_), Some(by)) => {
            let way = if by > 0.0 { "more" } else { "less" };
            let text = words.say(
                &format!("view-kpi-{code}-{way}"),
                &[("n", &write(by.abs()))],
            );
            let better = match more_is_better {
                Some(more) if (by > 0.0) == more => Better::Yes,
                Some(_) => Better::No,
                None => Better::Same,
            };
            (text, better)
        }
    };
    let start = [
        ("year", year.as_str()),
        ("opening", opening.as_str()),
        ("next", next.as_str()),
    ];
    Kpi {
        id,
        label: words.say(label, &start),
        value,
        raw,
        unit: words.say(&format!("view-kpi-{code}-unit"), &start),
        delta,
        change,
        better,
    }
}

fn gap(scene: &Scene<'_>, about: &About) -> Kpi {
    let words = about.words;
    let (now, then) = gaps(scene, about);
    let here = |line: &[Option<f64>]| about.cursor.and_then(|place| at(line, place));
    let (now, then) = (here(&now), here(&then));
    let need = pair(scene, about, Measure::Demand).0.unwrap_or(0.0);
    let label = match now.map(|gap| gap_state(gap, need)) {
        Some("shortage") => "view-kpi-gap-shortage",
        Some("surplus") => "view-kpi-gap-surplus",
        _ => "view-kpi-gap-label",
    };
    let value = now.map_or_else(|| words.nothing(), |gap| words.size(gap));
    let change = now.zip(then).map(|(now, then)| now - then);
    card(
        about,
        KpiId::Gap,
        label,
        (value, now),
        change,
        Some(false),
        |n| words.round(n),
    )
}

fn share(
    scene: &Scene<'_>,
    about: &About,
    id: KpiId,
    measure: Measure,
    more_is_better: Option<bool>,
) -> Kpi {
    let words = about.words;
    let (now, then) = pair(scene, about, measure);
    let value = now.map_or_else(|| words.nothing(), |share| words.percent(share));
    let change = now.zip(then).map(|(now, then)| now - then);
    let label = format!("view-kpi-{}-label", id.code());
    let write = |by: f64| number::decimal(words.lang, by * 100.0, 1);
    card(
        about,
        id,
        &label,
        (value, now),
        change,
        more_is_better,
        write,
    )
}

fn cumulative(scene: &Scene<'_>, about: &About) -> Kpi {
    let words = about.words;
    let (now, then) = pair(scene, about, Measure::CumulativeShortage);
    // What is added up begins with the year after the opening.
    let begun = about.cursor.is_some_and(|place| place > 0);
    let (now, then) = (now.filter(|_| begun), then.filter(|_| begun));
    let value = now.map_or_else(|| words.nothing(), |n| words.round(n));
    let change = now.zip(then).map(|(now, then)| now - then);
    let label = match begun {
        true => "view-kpi-cumulative-label",
        false => "view-kpi-cumulative-opening",
    };
    card(
        about,
        KpiId::Cumulative,
        label,
        (value, now),
        change,
        Some(false),
        |n| words.round(n),
    )
}

/// The first year without shortage, or, where none is there at first, the first year with one.
fn balance(scene: &Scene<'_>, about: &About) -> Kpi {
    let words = about.words;
    let of = |track: &Track| Turn::of(track.of(Measure::Capacity), track.of(Measure::Demand));
    let (now, then) = (of(&scene.picture.scenario), of(&scene.picture.baseline));
    let written = |turn: Turn| turn.place().map(|place| about.year_text(place));
    let last = about.year_text(about.years.len().saturating_sub(1));
    let told = |key: &str, turn: Turn| {
        let again = match turn {
            Turn::Closes(_, Some(place)) => about.year_text(place),
            _ => String::new(),
        };
        let year = written(turn).unwrap_or_default();
        words.say(key, &[("year", &year), ("last", &last), ("again", &again)])
    };
    let (label, value) = match now {
        None => ("view-kpi-balance-label", words.nothing()),
        Some(turn @ (Turn::Never | Turn::Opens(_))) => (
            "view-kpi-balance-label-opens",
            written(turn).unwrap_or_else(|| told("view-kpi-balance-none", turn)),
        ),
        Some(turn) => (
            "view-kpi-balance-label",
            written(turn).unwrap_or_else(|| told("view-kpi-balance-none", turn)),
        ),
    };
    let year = |turn: Turn| Some(f64::from(*about.years.get(turn.place()?)?));
    let of = |turn: Option<Turn>| turn.and_then(year);
    let opens = matches!(now, Some(Turn::Opens(_)));
    let alike = now.map(Turn::code) == then.map(Turn::code);
    let change = of(now).zip(of(then)).filter(|_| alike);
    let change = change.map(|(now, then)| now - then);
    let mut made = card(
        about,
        KpiId::Balance,
        label,
        (value, of(now)),
        change,
        Some(opens),
        |n| words.whole(n),
    );
    made.unit = now.map_or_else(String::new, |turn| match turn {
        Turn::Closes(_, Some(_)) => told("view-kpi-balance-unit-again", turn),
        _ => told(&format!("view-kpi-balance-unit-{}", turn.code().1), turn),
    });
    if let (Some(now), Some(then), false) = (now, then, about.is_baseline) {
        let ((mine, _), (theirs, code)) = (now.code(), then.code());
        if mine != theirs {
            made.delta = told(&format!("view-kpi-balance-then-{code}"), then);
            made.better = match mine < theirs {
                true => Better::Yes,
                false => Better::No,
            };
        } else if now.place().is_none() {
            made.delta = words.label("view-kpi-same");
        }
    }
    made
}

fn replacement(scene: &Scene<'_>, about: &About) -> Kpi {
    let words = about.words;
    let (now, then) = pair(scene, about, Measure::ReplacementRate);
    let per_hundred = |rate: f64| words.whole(rate * 100.0);
    let value = now.map_or_else(|| words.nothing(), per_hundred);
    let change = now.zip(then).map(|(now, then)| now - then);
    let label = "view-kpi-replacement-label";
    card(
        about,
        KpiId::Replacement,
        label,
        (value, now),
        change,
        Some(true),
        per_hundred,
    )
}

/// Only where one programme feeds the profession directly.
fn intake(scene: &Scene<'_>, about: &About) -> Option<Kpi> {
    let words = about.words;
    let (programme, today, required) = scene.picture.required_intake.as_ref()?;
    let today = super::series::known(*today)?;
    let required = super::series::known(*required)?;
    let name = scene
        .picture
        .pipelines
        .iter()
        .find(|pipeline| pipeline.code == *programme)
        .map_or_else(|| programme.clone(), |pipeline| words.name(&pipeline.names));
    let last = about
        .years
        .last()
        .map_or_else(String::new, ToString::to_string);
    let change = required - today;
    let key = match change {
        by if by.abs() < 0.5 => "view-kpi-intake-same",
        by if by > 0.0 => "view-kpi-intake-more",
        _ => "view-kpi-intake-less",
    };
    Some(Kpi {
        id: KpiId::Intake,
        label: words.say("view-kpi-intake-label", &[("year", &last)]),
        value: words.whole(required.max(0.0)),
        raw: Some(required),
        unit: words.say("view-kpi-intake-unit", &[("programme", &name)]),
        delta: words.say(
            key,
            &[
                ("n", &words.whole(change.abs())),
                ("today", &words.whole(today)),
            ],
        ),
        change: Some(change),
        better: Better::Same,
    })
}
