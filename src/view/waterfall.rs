//! What moves the gap? Causes as bars that add up from one gap to another, without remainder.

use crate::i18n::number;
use crate::unit::{Year, sort};
use crate::word::Measure;

use super::apportion::apportioned;
use super::scene::{About, Scene};
use super::series::{Range, at, known, line, minus};
use super::table::{Cell, Row, Table};
use super::words::{inside, year};
use super::{Exhibit, Finding};

/// What the bars lead from and to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WaterfallKind {
    /// From the gap of the opening year to that of the cursor year, in the scenario.
    #[default]
    SinceOpening,
    /// From the gap of the reference to that of the scenario, both in the cursor year.
    AgainstReference,
}

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Name of the cause or of the total.
    pub name: String,
    /// Where the bar starts.
    pub from: f64,
    /// Where it ends; a total starts at zero.
    pub to: f64,
    /// What it adds; for a total, the total.
    pub value: f64,
    /// The value as written; the written causes add up to the written totals.
    pub text: String,
    /// Whether it is a total.
    pub total: bool,
}

/// The bars from one gap to another.
#[derive(Clone, Debug, PartialEq)]
pub struct WaterfallView {
    /// Who, where, when.
    pub about: About,
    /// What the bars lead from and to.
    pub kind: WaterfallKind,
    /// Opening total, causes, closing total; empty where there is nothing to explain.
    pub bars: Vec<Bar>,
    /// The axis of values.
    pub range: Range,
    /// What stands in «other causes», with its values.
    pub others: Vec<(String, f64)>,
    gap: Vec<Option<f64>>,
    reason: &'static str,
}

/// At most this many causes get a bar of their own.
const MOST_BARS: usize = 7;
/// A cause smaller than this share of the largest one joins the others.
const SMALL: f64 = 0.03;

impl WaterfallView {
    /// The waterfall of a scene.
    #[must_use]
    pub fn of(scene: &Scene<'_>, kind: WaterfallKind) -> Self {
        let about = scene.about();
        let len = about.years.len();
        let gap_of = |track: &crate::outcome::Track| {
            minus(
                &line(track.of(Measure::Demand), len),
                &line(track.of(Measure::Capacity), len),
            )
        };
        let gap = gap_of(&scene.picture.scenario);
        let other = gap_of(&scene.picture.baseline);
        let mut view = Self {
            kind,
            bars: Vec::new(),
            range: Range::holding(None, false),
            others: Vec::new(),
            reason: "view-empty",
            gap,
            about,
        };
        let Some(place) = view.about.cursor else {
            return view;
        };
        if place == 0 && kind == WaterfallKind::SinceOpening {
            view.reason = "chart-waterfall-opening";
            return view;
        }
        if view.about.is_baseline && kind == WaterfallKind::AgainstReference {
            view.reason = "chart-waterfall-baseline";
            return view;
        }
        let (start, end) = match kind {
            WaterfallKind::SinceOpening => (at(&view.gap, 0), at(&view.gap, place)),
            WaterfallKind::AgainstReference => (at(&other, place), at(&view.gap, place)),
        };
        let (Some(start), Some(end)) = (start, end) else {
            return view;
        };
        let mut causes: Vec<(String, f64)> = Vec::with_capacity(scene.picture.drivers.len() + 1);
        for step in &scene.picture.drivers {
            let of = |values: &[f64]| values.get(place).copied().and_then(known);
            let value = match kind {
                WaterfallKind::SinceOpening => of(&step.scenario),
                WaterfallKind::AgainstReference => of(&step.scenario)
                    .zip(of(&step.baseline))
                    .map(|(now, then)| now - then),
            };
            let Some(value) = value else { return view };
            let key = format!("driver-{}", step.driver.code());
            causes.push((view.about.words.label_or(&key, step.driver.code()), value));
        }
        if kind == WaterfallKind::AgainstReference {
            // Two runs may open with different gaps (unmet need): that difference is a cause.
            let opening = at(&view.gap, 0)
                .zip(at(&other, 0))
                .map_or(0.0, |(a, b)| a - b);
            let missing = end - start - causes.iter().map(|(_, value)| value).sum::<f64>();
            let close = (missing - opening).abs() <= tolerance(start, end, &causes);
            if opening != 0.0 && close {
                causes.push((view.about.words.label("driver-opening-gap"), opening));
            }
        }
        let sum: f64 = causes.iter().map(|(_, value)| value).sum();
        if (start + sum - end).abs() > tolerance(start, end, &causes) {
            view.reason = "chart-waterfall-mismatch";
            return view;
        }
        view.build(start, causes, place);
        view
    }

    fn build(&mut self, start: f64, causes: Vec<(String, f64)>, place: usize) {
        let words = self.about.words;
        let largest = causes
            .iter()
            .fold(0.0_f64, |top, (_, value)| top.max(value.abs()));
        let mut sizes: Vec<f64> = causes.iter().map(|(_, value)| value.abs()).collect();
        sort::by_key(&mut sizes, |size| -size);
        let limit = sizes
            .get(MOST_BARS)
            .copied()
            .unwrap_or(0.0)
            .max(SMALL * largest);
        let (mut shown, mut others): (Vec<_>, Vec<_>) = causes
            .into_iter()
            .partition(|(_, value)| value.abs() > limit);
        others.retain(|(_, value)| *value != 0.0);
        if others.len() == 1 {
            shown.append(&mut others);
        }
        let rest: f64 = others.iter().map(|(_, value)| value).sum();
        if !others.is_empty() {
            shown.push((words.label("driver-others"), rest));
        }
        if shown.is_empty() {
            self.reason = "chart-waterfall-still";
            return;
        }
        let end = shown.iter().fold(start, |sum, (_, value)| sum + value);
        let (from_name, to_name) = self.total_names(place);
        let values: Vec<f64> = shown.iter().map(|(_, value)| *value).collect();
        let (first, parts, last) = apportioned(words, start, &values, end);
        let total = |name, value, text| Bar {
            name,
            from: 0.0,
            to: value,
            value,
            text,
            total: true,
        };
        self.bars.push(total(from_name, start, first));
        let mut running = start;
        for ((name, value), text) in shown.into_iter().zip(parts) {
            let to = running + value;
            self.bars.push(Bar {
                name,
                from: running,
                to,
                value,
                text,
                total: false,
            });
            running = to;
        }
        self.bars.push(total(to_name, running, last));
        let tips: Vec<Option<f64>> = self.bars.iter().map(|bar| Some(bar.to)).collect();
        self.range = Range::holding(super::series::extent([tips.as_slice()]), false);
        self.others = others;
    }

    fn total_names(&self, place: usize) -> (String, String) {
        let words = self.about.words;
        let year = self.about.year_text(place);
        match self.kind {
            WaterfallKind::SinceOpening => (
                words.say(
                    "chart-waterfall-total-year",
                    &[("year", &self.about.year_text(0))],
                ),
                words.say("chart-waterfall-total-year", &[("year", &year)]),
            ),
            WaterfallKind::AgainstReference => (
                words.label("chart-waterfall-total-reference"),
                words.label("chart-waterfall-total-scenario"),
            ),
        }
    }

    /// The causes, totals left out.
    pub fn causes(&self) -> impl Iterator<Item = &Bar> {
        self.bars.iter().filter(|bar| !bar.total)
    }

    /// From the first total to the last.
    #[must_use]
    pub fn change(&self) -> Option<f64> {
        Some(self.bars.last()?.value - self.bars.first()?.value)
    }

    fn strongest(&self, up: bool) -> Option<&Bar> {
        let others = self.about.words.label("driver-others");
        self.causes()
            .filter(|bar| (bar.value > 0.0) == up && bar.value != 0.0 && bar.name != others)
            .max_by(|a, b| a.value.abs().total_cmp(&b.value.abs()))
    }
}

impl Exhibit for WaterfallView {
    fn about(&self) -> &About {
        &self.about
    }

    fn is_empty(&self) -> bool {
        self.bars.is_empty()
    }

    fn finding(&self) -> Option<Finding> {
        Some(Finding {
            year: self.about.year()?,
            value: self.change()?,
        })
    }

    fn title(&self) -> String {
        let Some(finding) = self.finding() else {
            return self.about.tell("chart-waterfall-title-empty", &[]);
        };
        let words = self.about.words;
        let up = finding.value > 0.0;
        let kind = match self.kind {
            WaterfallKind::SinceOpening => "opening",
            WaterfallKind::AgainstReference => "reference",
        };
        let Some(cause) = self.strongest(up).filter(|_| finding.value.abs() >= 0.5) else {
            let key = format!("chart-waterfall-title-{kind}-same");
            return self.about.tell(&key, &[("year", &year(finding.year))]);
        };
        let way = if up { "more" } else { "less" };
        self.about.tell(
            &format!("chart-waterfall-title-{kind}-{way}"),
            &[
                ("year", &year(finding.year)),
                ("start", &self.about.year_text(0)),
                ("n", &words.size(finding.value)),
                ("cause", &inside(&cause.name)),
                ("part", &cause.text),
            ],
        )
    }

    fn measure(&self) -> &'static str {
        match self.kind {
            WaterfallKind::SinceOpening => "chart-waterfall-measure-opening",
            WaterfallKind::AgainstReference => "chart-waterfall-measure-reference",
        }
    }

    fn summary(&self) -> String {
        let words = self.about.words;
        let (Some(first), Some(last)) = (self.bars.first(), self.bars.last()) else {
            return words.label(self.reason);
        };
        let mut said = vec![words.say(
            "chart-waterfall-trend",
            &[("from", &first.text), ("to", &last.text)],
        )];
        for (up, key) in [
            (true, "chart-waterfall-up"),
            (false, "chart-waterfall-down"),
        ] {
            let bar = self.strongest(up);
            said.push(bar.map_or_else(
                || {
                    words.label(if up {
                        "chart-waterfall-up-none"
                    } else {
                        "chart-waterfall-down-none"
                    })
                },
                |bar| words.say(key, &[("cause", &inside(&bar.name)), ("n", &bar.text)]),
            ));
        }
        said.push(words.label("chart-waterfall-method"));
        said.join(" ")
    }

    fn announce(&self, wanted: Year) -> String {
        let words = self.about.words;
        let gap = self
            .about
            .place_of(wanted)
            .and_then(|place| at(&self.gap, place));
        let Some(gap) = gap else {
            return self.about.silent(wanted);
        };
        words.say(
            "chart-waterfall-say",
            &[("year", &year(wanted)), ("gap", &words.round(gap))],
        )
    }

    fn table(&self) -> Table {
        let words = self.about.words;
        let rows = self
            .bars
            .iter()
            .map(|bar| Row {
                head: bar.name.clone(),
                cells: vec![Cell::written(Some(bar.value), bar.text.clone())],
            })
            .collect();
        let list: Vec<String> = self
            .others
            .iter()
            .filter(|(_, value)| value.abs() >= 0.5)
            .map(|(name, value)| {
                format!("{} {}", inside(name), number::signed(words.lang, *value, 0))
            })
            .collect();
        let note = if list.is_empty() {
            String::new()
        } else {
            words.say("chart-waterfall-others", &[("list", &list.join(", "))])
        };
        Table {
            caption: self.caption(),
            columns: ["table-cause", "table-change"]
                .map(|key| words.label(key))
                .into(),
            rows,
            note,
        }
    }

    fn filler(&self) -> Option<&'static str> {
        (self.reason == "chart-waterfall-baseline").then_some("")
    }

    fn empty_text(&self) -> String {
        self.about.words.label(self.reason)
    }
}

/// Rounding of the sums involved, and no more.
fn tolerance(start: f64, end: f64, causes: &[(String, f64)]) -> f64 {
    let size = causes
        .iter()
        .fold(start.abs().max(end.abs()), |top, (_, v)| top.max(v.abs()));
    1e-6 + 1e-9 * size
}
