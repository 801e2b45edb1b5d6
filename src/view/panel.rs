//! Lines of one topic: artificial intelligence and its twin, continuing development, money.
//!
//! A panel is a list of lines in one unit with the sentences around them. What it shows is a table
//! of rows here; how it is drawn is known elsewhere.

mod kind;
mod money;
mod posts;
mod thread;

pub use kind::{PANELS, Panel};
pub use thread::{Stroke, Thread};

use crate::outcome::Money;
use crate::unit::Year;
use kind::Shown;

use super::scene::{About, Scene, measured};
use super::series::{Line, Range, at, ends, extent, line, minus, peak};
use super::table::{Cell, Row, Table};
use super::trend::Path;
use super::words::{Words, begin, year};
use super::{Exhibit, Finding};

/// Differences smaller than this, in FTE, are none.
const SLIGHT: f64 = 0.5;

/// Strokes of lines that have equal weight, in turn.
const IN_TURN: [Stroke; 4] = [Stroke::Main, Stroke::Dashed, Stroke::Dotted, Stroke::Thin];

/// The lines of a topic.
#[derive(Clone, Debug, PartialEq)]
pub struct PanelView {
    /// Who, where, when.
    pub about: About,
    /// Which panel.
    pub panel: Panel,
    /// Its lines.
    pub threads: Vec<Thread>,
    /// Lines that stand in the table only: the two whose difference is drawn.
    pub beside: Vec<Thread>,
    /// The vertical axis.
    pub range: Range,
    /// What holds hiring back by year, in words; empty where posts are not the topic.
    pub limits: Vec<String>,
    /// What a reader must know beside the lines.
    pub note: String,
    /// What has no price, in words; empty where all that costs has one.
    pub unpriced: String,
    /// Whether nothing at all of what this profession costs has a price.
    priceless: bool,
}

/// Leaves out lines that hold nothing, but for the first one where the title speaks of it: nought is
/// an answer too, and no other line takes its place.
fn keep(threads: &mut Vec<Thread>, panel: Panel, least: f64) {
    let holds = |thread: &Thread| {
        let mut known = thread.values.iter().flatten();
        known.any(|value| value.abs() > least)
    };
    let known = threads.first().is_some_and(|t| ends(&t.values).is_some());
    let kept = panel.leads() && (threads.iter().any(holds) || (known && panel.tells_nought()));
    let mut first = kept;
    threads.retain(|thread| std::mem::take(&mut first) || holds(thread));
}

impl PanelView {
    /// A panel of a scene.
    #[must_use]
    pub fn of(scene: &Scene<'_>, panel: Panel) -> Self {
        let about = match panel.is_national() {
            true => scene.about_nation(),
            false => scene.about(),
        };
        let len = about.years.len();
        let words = about.words;
        let scale = match panel.shown() {
            Shown::Count => 1.0,
            Shown::Percent => 100.0,
            Shown::Millions => 1e-6,
        };
        let scaled = |line: Line| -> Line {
            let scaled = |value: Option<f64>| value.map(|value| value * scale);
            line.into_iter().map(scaled).collect()
        };
        let drawn = |values: &[f64]| scaled(line(values, len));
        let mut threads: Vec<Thread> = panel
            .measured()
            .iter()
            .map(|(stroke, measure, key)| Thread {
                stroke: *stroke,
                name: words.label(key),
                values: scaled(measured(&scene.picture.scenario, *measure, len)),
            })
            .collect();
        let named = panel
            .named(scene.picture)
            .iter()
            .zip(IN_TURN.iter().cycle());
        threads.extend(named.map(|(share, stroke)| Thread {
            stroke: *stroke,
            name: words.name(&share.names),
            values: drawn(&share.by_year),
        }));
        let mut beside = Vec::new();
        // Of another profession, place or length: the answer is on its way.
        let asked = scene.picture;
        let here = |money: &&Money| {
            (&money.profession, &money.region, &money.years)
                == (&asked.profession, &asked.region, &asked.years)
        };
        let money = scene.money.filter(here);
        if let Some(money) = money {
            let thread = |((name, euros), stroke): (money::Euros, &Stroke)| Thread {
                stroke: *stroke,
                name,
                values: drawn(&euros),
            };
            let (lines, others) = money::lines(panel, scene, money);
            let turns = || IN_TURN.iter().cycle();
            threads.extend(lines.into_iter().zip(turns()).map(thread));
            beside.extend(others.into_iter().zip(turns()).map(thread));
        }
        let mut limits = Vec::new();
        if let Some(posts) = scene.posts {
            let lines = posts::lines(panel, words, posts, len);
            if !lines.is_empty() {
                limits = posts::limits(words, posts);
            }
            threads.extend(lines);
        }
        if panel == Panel::AiTwin {
            // Both lines are hundreds of times what lies between them: that is drawn.
            let of = |at: usize| threads.get(at).map_or(&[][..], |thread| &thread.values[..]);
            let added = Thread {
                stroke: Stroke::Main,
                name: words.label("panel-ai-added"),
                values: minus(of(0), of(1)),
            };
            beside = std::mem::replace(&mut threads, vec![added]);
        }
        let least = match panel.shown() {
            Shown::Count => SLIGHT,
            Shown::Percent => 0.0,
            Shown::Millions => 1e-6,
        };
        keep(&mut threads, panel, least);
        let may_cut = panel.shown() != Shown::Percent && !scene.from_zero;
        let lines = threads.iter().map(|thread| thread.values.as_slice());
        let range = Range::holding(extent(lines), may_cut);
        let unpriced = money.map(|money| money::unpriced(scene, money));
        let unpriced = unpriced.unwrap_or_default();
        let note = money::note(scene, &key(panel, "note"), panel, money, &unpriced);
        let costs = |money: &Money| {
            let both = money.scenario.iter().chain(&money.baseline);
            both.flat_map(|(_, line)| line).any(|euros| *euros != 0.0)
        };
        Self {
            priceless: money.is_some_and(|money| !costs(money)),
            unpriced,
            about,
            panel,
            threads,
            beside,
            range,
            limits,
            note,
        }
    }

    /// Keeps the axis of the view before, where it still serves.
    #[must_use]
    pub fn held(mut self, before: &Self) -> Self {
        self.range = self.range.held(before.range);
        self
    }

    /// A value of the panel as it is written in sentences and at line ends.
    #[must_use]
    pub fn written(&self, value: f64) -> String {
        let words = self.about.words;
        match self.panel.shown() {
            Shown::Count => words.round(value),
            Shown::Percent => percent(words, value),
            Shown::Millions => words.millions(value),
        }
    }

    /// The line of the title: the highest at the cursor, the first of equals.
    fn stated(&self) -> Option<&Thread> {
        let here = |thread: &Thread| {
            let value = if self.panel.told_at_its_peak() {
                peak(&thread.values).map(|(_, most)| most)
            } else {
                at(&thread.values, self.about.cursor.unwrap_or(0))
            };
            value.unwrap_or(f64::MIN)
        };
        let mut highest = self.threads.first()?;
        if self.panel.leads() {
            return Some(highest);
        }
        for thread in &self.threads {
            if here(thread) > here(highest) {
                highest = thread;
            }
        }
        Some(highest)
    }

    /// What holds hiring back in a year; nothing where posts are not the topic.
    fn limit(&self, place: Option<usize>) -> String {
        let limit = place.and_then(|place| self.limits.get(place));
        limit.cloned().unwrap_or_default()
    }

    /// A locale key of the panel. Where nothing has a price, no panel of money says more than that.
    fn key(&self, end: &str) -> String {
        let panel = if self.priceless {
            Panel::Cost
        } else {
            self.panel
        };
        key(panel, end)
    }
}

fn key(panel: Panel, end: &str) -> String {
    format!("panel-{}-{end}", panel.id())
}

/// A value that is per cent already.
fn percent(words: Words, value: f64) -> String {
    words.percent(value / 100.0)
}

impl Exhibit for PanelView {
    fn about(&self) -> &About {
        &self.about
    }

    fn is_empty(&self) -> bool {
        let known = |thread: &Thread| ends(&thread.values).is_some();
        !self.threads.iter().any(known)
    }

    fn finding(&self) -> Option<Finding> {
        let thread = self.stated()?;
        let (place, value) = if self.panel.told_at_its_peak() {
            peak(&thread.values)?
        } else {
            (self.about.cursor?, at(&thread.values, self.about.cursor?)?)
        };
        Some(Finding {
            year: *self.about.years.get(place)?,
            value,
        })
    }

    fn title(&self) -> String {
        let (Some(finding), Some(thread)) = (self.finding(), self.stated()) else {
            return self.about.tell(&self.key("title-empty"), &[]);
        };
        let written = self.written(finding.value.abs());
        let nought = !written.bytes().any(|byte| matches!(byte, b'1'..=b'9'));
        let key = match finding.value {
            _ if nought && self.panel.leads() => self.key("title-none"),
            less if less < 0.0 => self.key("title-less"),
            // A sum without its largest part is told as that: a part.
            _ if self.panel == Panel::Cost && !self.unpriced.is_empty() => self.key("title-part"),
            _ => self.key("title"),
        };
        let arguments = [
            ("year", year(finding.year)),
            ("n", written),
            ("what", begin(&thread.name)),
            ("limit", self.limit(self.about.cursor)),
        ];
        let arguments: Vec<(&str, &str)> = arguments
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        self.about.tell(&key, &arguments)
    }

    fn measure(&self) -> &'static str {
        self.panel.measure()
    }

    fn summary(&self) -> String {
        let about = &self.about;
        let words = about.words;
        let write = |value| self.written(value);
        let mut said = Vec::new();
        for thread in &self.threads {
            let Some(path) = Path::of_quantity(&thread.values) else {
                continue;
            };
            said.push(words.say(
                &format!("chart-pipeline-trend-{}", path.course(&write)),
                &[
                    ("what", &begin(&thread.name)),
                    ("from", &self.written(path.first)),
                    ("to", &self.written(path.last)),
                    ("start", &about.year_text(path.from)),
                    ("end", &about.year_text(path.to)),
                ],
            ));
            said.extend(path.between(about, &write));
        }
        if said.is_empty() {
            said.extend([self.empty_text(), self.unpriced.clone()]);
            said.retain(|sentence| !sentence.is_empty());
            return said.join(" ");
        }
        said.push(self.note.clone());
        said.join(" ")
    }

    fn announce(&self, wanted: Year) -> String {
        let words = self.about.words;
        let Some(place) = self.about.place_of(wanted).filter(|_| !self.is_empty()) else {
            return self.about.silent(wanted);
        };
        let said = |thread: &Thread| {
            let value = at(&thread.values, place)?;
            Some(format!("{} {}", thread.name, self.written(value)))
        };
        let mut parts: Vec<String> = self.threads.iter().filter_map(said).collect();
        parts.extend(self.limits.get(place).cloned());
        words.say(
            "chart-pipeline-say",
            &[("year", &year(wanted)), ("list", &parts.join(", "))],
        )
    }

    fn table(&self) -> Table {
        let words = self.about.words;
        let threads = || self.threads.iter().chain(&self.beside);
        let mut columns = vec![words.label("table-year")];
        columns.extend(threads().map(|thread| thread.name.clone()));
        let limits = (!self.limits.is_empty()).then(|| words.label("panel-posts-limit"));
        columns.extend(limits);
        let cell = |raw: Option<f64>| match (self.panel.shown(), raw) {
            (Shown::Percent, Some(value)) => Cell::written(raw, percent(words, value)),
            _ => Cell::count(words, raw),
        };
        let limit = |place: usize| {
            let said = self.limits.get(place).cloned().unwrap_or_default();
            (!self.limits.is_empty()).then(|| Cell::written(None, said))
        };
        let row = |place: usize| Row {
            head: self.about.year_text(place),
            cells: threads()
                .map(|thread| cell(at(&thread.values, place)))
                .chain(limit(place))
                .collect(),
        };
        Table {
            caption: self.caption(),
            columns,
            rows: (0..self.about.years.len()).map(row).collect(),
            note: match self.panel.shown() {
                Shown::Percent => self.note.clone(),
                _ => format!("{} {}", self.note, words.label("table-rounded")),
            },
        }
    }

    fn filler(&self) -> Option<&'static str> {
        // No lever gives a price.
        self.panel.filler().filter(|_| !self.priceless)
    }

    fn empty_text(&self) -> String {
        self.about.words.label(&self.key("empty"))
    }
}
