//! Lines of one topic: artificial intelligence and its twin, continuing development, money.
//!
//! A panel is a list of lines in one unit with the sentences around them. What it shows is a table
//! of rows here; how it is drawn is known elsewhere.

mod kind;
mod money;
mod posts;

pub use kind::{PANELS, Panel};

use crate::outcome::Money;
use crate::unit::Year;
use kind::Shown;

use super::scene::{About, Scene};
use super::series::{Line, Range, at, ends, extent, line, minus, peak};
use super::table::{Cell, Row, Table};
use super::trend::course;
use super::words::{Words, begin, year};
use super::{Exhibit, Finding};

/// Differences smaller than this, in FTE, are none.
const SLIGHT: f64 = 0.5;

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// What the title speaks of.
    Main,
    /// What it is compared with.
    Dashed,
    /// Fine dots.
    Dotted,
    /// In the background.
    Thin,
}

/// Strokes of lines that have equal weight, in turn.
const IN_TURN: [Stroke; 4] = [Stroke::Main, Stroke::Dashed, Stroke::Dotted, Stroke::Thin];

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct Thread {
    /// How it is drawn.
    pub stroke: Stroke,
    /// Its name.
    pub name: String,
    /// Values by year in the unit of the panel; per cent where it shows shares.
    pub values: Line,
}

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
}

impl PanelView {
    /// A panel of a scene.
    #[must_use]
    pub fn of(scene: &Scene<'_>, panel: Panel) -> Self {
        let about = scene.about();
        let len = about.years.len();
        let words = about.words;
        let scale = match panel.shown() {
            Shown::Count => 1.0,
            Shown::Percent => 100.0,
            Shown::Millions => 1e-6,
        };
        let drawn = |values: &[f64]| -> Line {
            let scaled = |value: Option<f64>| value.map(|value| value * scale);
            line(values, len).into_iter().map(scaled).collect()
        };
        let mut threads: Vec<Thread> = panel
            .measured()
            .iter()
            .map(|(stroke, measure, key)| Thread {
                stroke: *stroke,
                name: words.label(key),
                values: drawn(scene.picture.scenario.of(*measure)),
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
        threads.retain(|thread| {
            thread
                .values
                .iter()
                .flatten()
                .any(|value| value.abs() > least)
        });
        let may_cut = panel.shown() != Shown::Percent && !scene.from_zero;
        let lines = threads.iter().map(|thread| thread.values.as_slice());
        let range = Range::holding(extent(lines), may_cut);
        let note = note(scene, panel, money);
        Self {
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
            let value = match self.panel {
                Panel::Payers => peak(&thread.values).map(|(_, most)| most),
                _ => at(&thread.values, self.about.cursor.unwrap_or(0)),
            };
            value.unwrap_or(f64::MIN)
        };
        let mut highest = self.threads.first()?;
        if matches!(
            self.panel,
            Panel::CpdReached | Panel::Posts | Panel::Vacancies | Panel::Cost | Panel::Cliff
        ) {
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

    fn key(&self, end: &str) -> String {
        key(self.panel, end)
    }
}

fn key(panel: Panel, end: &str) -> String {
    format!("panel-{}-{end}", panel.id())
}

/// What a reader must know beside the lines; of money also its grade and what has no price.
fn note(scene: &Scene<'_>, panel: Panel, money: Option<&Money>) -> String {
    let words = scene.words;
    let key = key(panel, "note");
    if panel.shown() != Shown::Millions {
        return words.label(&key);
    }
    let Some(money) = money else {
        return String::new();
    };
    let grade = money.grade.letter().to_string();
    let arguments = [("euros", &*year(money.price_year)), ("grade", &*grade)];
    let mut said = words.say(&key, &arguments);
    let sectors = scene.catalogue.sectors.iter();
    let unpriced: Vec<String> = sectors
        .filter(|(code, _)| money.unpriced.contains(code))
        .map(|(_, names)| words.name(names))
        .collect();
    if !unpriced.is_empty() {
        let sectors = unpriced.join(", ");
        said.push(' ');
        said += &words.say("panel-unpriced", &[("sectors", &sectors)]);
    }
    said
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
        // A source pays for a few years: what it pays at most says more than the cursor.
        let (place, value) = match self.panel {
            Panel::Payers => peak(&thread.values)?,
            _ => (self.about.cursor?, at(&thread.values, self.about.cursor?)?),
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
        let key = self.key(if finding.value < 0.0 {
            "title-less"
        } else {
            "title"
        });
        let written = self.written(finding.value.abs());
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
        let mut said = Vec::new();
        for thread in &self.threads {
            let Some((from, to)) = ends(&thread.values) else {
                continue;
            };
            let first = at(&thread.values, from).unwrap_or(0.0);
            let last = at(&thread.values, to).unwrap_or(0.0);
            let (top, most) = peak(&thread.values).unwrap_or((to, last));
            // What comes and goes has no trend: its highest value says more.
            let key = if most > 1.2 * first.max(last) {
                "panel-peak".to_owned()
            } else {
                format!("chart-pipeline-trend-{}", course(words, first, last))
            };
            said.push(words.say(
                &key,
                &[
                    ("what", &begin(&thread.name)),
                    ("from", &self.written(first)),
                    ("to", &self.written(last)),
                    ("start", &about.year_text(from)),
                    ("end", &about.year_text(to)),
                    ("n", &self.written(most)),
                    ("year", &about.year_text(top)),
                ],
            ));
        }
        if said.is_empty() {
            return self.empty_text();
        }
        let top = self.stated().filter(|thread| {
            let ends = ends(&thread.values).unwrap_or((0, 0));
            let [first, last] = [ends.0, ends.1].map(|p| at(&thread.values, p).unwrap_or(0.0));
            course(words, first, last) != "flat"
        });
        if let Some((place, most)) = top.and_then(|thread| peak(&thread.values)) {
            let year = about.year_text(place);
            let n = self.written(most);
            said.push(words.say(&self.key("extreme"), &[("year", &year), ("n", &n)]));
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
            note: self.note.clone(),
        }
    }

    fn empty_text(&self) -> String {
        self.about.words.label(&self.key("empty"))
    }
}
