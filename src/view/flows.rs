//! Who comes, who goes? Yearly inflows and outflows by cause, stacked above and below zero.

use crate::outcome::Track;
use crate::unit::{Year, sort};
use crate::word::Measure;

use super::scene::{About, Scene, measured};
use super::series::{Line, Range, at, extent, minus, plus};
use super::table::{Cell, Row, Table};
use super::trend::Path;
use super::words::{Words, year};
use super::{Exhibit, Finding};

/// One layer of the stack.
#[derive(Clone, Debug, PartialEq)]
pub struct Stream {
    /// Name of the cause.
    pub name: String,
    /// People per year, never negative.
    pub values: Line,
    /// Causes gathered in this layer, when it holds more than one.
    pub members: Vec<String>,
}

/// Inflows and outflows of the scenario by year.
#[derive(Clone, Debug, PartialEq)]
pub struct FlowsView {
    /// Who, where, when.
    pub about: About,
    /// First place with flows: the opening year has none.
    pub start: usize,
    /// Inflows, from zero upwards.
    pub inflows: Vec<Stream>,
    /// Outflows, from zero downwards.
    pub outflows: Vec<Stream>,
    /// Inflows minus outflows.
    pub net: Line,
    /// The vertical axis.
    pub range: Range,
}

/// Layers on each side; the rest is gathered.
const LAYERS: usize = 3;

impl FlowsView {
    /// The flows of a scene.
    #[must_use]
    pub fn of(scene: &Scene<'_>) -> Self {
        let about = scene.about();
        let len = about.years.len();
        let (inflows, outflows) = causes(about.words, &scene.picture.scenario, len);
        let still = |stream: &Stream| at(&stream.values, 0).unwrap_or(0.0) == 0.0;
        let start = usize::from(len > 1 && inflows.iter().chain(&outflows).all(still));
        let inflows = layers(about.words, inflows, "chart-flows-others-in");
        let outflows = layers(about.words, outflows, "chart-flows-others-out");
        let sum = |streams: &[Stream]| {
            streams
                .iter()
                .fold(vec![None; len], |sum, stream| plus(&sum, &stream.values))
        };
        let (coming, going) = (sum(&inflows), sum(&outflows));
        let zero = vec![Some(0.0); len];
        let below = minus(&zero, &going);
        let net = plus(&coming, &below);
        let range = Range::holding(
            extent([
                coming.get(start..).unwrap_or(&[]),
                below.get(start..).unwrap_or(&[]),
            ]),
            false,
        );
        Self {
            about,
            start,
            inflows,
            outflows,
            net,
            range,
        }
    }

    /// Keeps the axis of the view before, where it still serves.
    #[must_use]
    pub fn held(mut self, before: &Self) -> Self {
        self.range = self.range.held(before.range);
        self
    }

    /// All inflows and all outflows at a place.
    #[must_use]
    pub fn totals(&self, place: usize) -> Option<(f64, f64)> {
        at(&self.net, place)?;
        let sum = |streams: &[Stream]| -> f64 {
            streams
                .iter()
                .filter_map(|stream| at(&stream.values, place))
                .sum()
        };
        Some((sum(&self.inflows), sum(&self.outflows)))
    }

    fn here(&self) -> Option<(usize, f64, f64)> {
        let place = self.about.cursor?.max(self.start);
        let (coming, going) = self.totals(place)?;
        Some((place, coming, going))
    }
}

impl Exhibit for FlowsView {
    fn about(&self) -> &About {
        &self.about
    }

    fn is_empty(&self) -> bool {
        (self.inflows.is_empty() && self.outflows.is_empty())
            || self.about.years.len() <= self.start
    }

    fn finding(&self) -> Option<Finding> {
        let (place, coming, going) = self.here()?;
        Some(Finding {
            year: *self.about.years.get(place)?,
            value: coming - going,
        })
    }

    fn title(&self) -> String {
        let words = self.about.words;
        let Some((place, coming, going)) = self.here() else {
            return self.about.tell("chart-flows-title-empty", &[]);
        };
        let near = (coming - going).abs() < 0.01 * coming.max(going);
        let key = if near || words.round(coming) == words.round(going) {
            "chart-flows-title-even"
        } else if coming > going {
            "chart-flows-title-more"
        } else {
            "chart-flows-title-fewer"
        };
        self.about.tell(
            key,
            &[
                ("year", &self.about.year_text(place)),
                ("coming", &words.round(coming)),
                ("going", &words.round(going)),
                ("n", &words.size(coming - going)),
            ],
        )
    }

    fn measure(&self) -> &'static str {
        "chart-flows-measure"
    }

    fn summary(&self) -> String {
        let about = &self.about;
        let words = about.words;
        let last = about.years.len().saturating_sub(1);
        let leaving = |place| self.totals(place).map(|(_, going)| going);
        let leaving: Line = (0..=last).map(leaving).collect();
        let Some((path, (place, ..))) = Path::of_quantity(&leaving).zip(self.here()) else {
            return words.label("view-empty");
        };
        let write = |n| words.round(n);
        let mut said = vec![words.say(
            &format!("chart-flows-trend-{}", path.course(&write)),
            &[
                ("from", &words.round(path.first)),
                ("to", &words.round(path.last)),
                ("start", &about.year_text(path.from)),
                ("end", &about.year_text(path.to)),
            ],
        )];
        said.extend(path.between(about, &write));
        for (streams, key) in [
            (&self.inflows, "chart-flows-main-in"),
            (&self.outflows, "chart-flows-main-out"),
        ] {
            let size = |stream: &&Stream| at(&stream.values, place).unwrap_or(0.0);
            let main = streams.iter().max_by(|a, b| size(a).total_cmp(&size(b)));
            if let Some(main) = main {
                let n = words.round(size(&main));
                let year = about.year_text(place);
                said.push(words.say(key, &[("cause", &main.name), ("n", &n), ("year", &year)]));
            }
        }
        let losing = (self.start..=last)
            .filter(|place| at(&self.net, *place).is_some_and(|net| net < 0.0))
            .count();
        let key = if losing == 0 {
            "chart-flows-compare-never"
        } else {
            "chart-flows-compare"
        };
        let all = (last + 1 - self.start.min(last)).to_string();
        said.push(words.say(key, &[("n", &losing.to_string()), ("all", &all)]));
        said.join(" ")
    }

    fn announce(&self, wanted: Year) -> String {
        let words = self.about.words;
        let place = self
            .about
            .place_of(wanted)
            .filter(|place| *place >= self.start);
        let Some((coming, going)) = place.and_then(|place| self.totals(place)) else {
            return self.about.silent(wanted);
        };
        words.say(
            "chart-flows-say",
            &[
                ("year", &year(wanted)),
                ("coming", &words.round(coming)),
                ("going", &words.round(going)),
                ("net", &words.signed(coming - going)),
            ],
        )
    }

    fn table(&self) -> Table {
        let words = self.about.words;
        let sides = [
            ("table-inflow", &self.inflows),
            ("table-outflow", &self.outflows),
        ];
        let mut columns = vec![words.label("table-year")];
        for (key, streams) in sides {
            columns.extend(
                streams
                    .iter()
                    .map(|stream| words.say(key, &[("cause", &stream.name)])),
            );
        }
        columns.push(words.label("table-net"));
        let rows = (self.start..self.about.years.len())
            .map(|place| Row {
                head: self.about.year_text(place),
                cells: self
                    .inflows
                    .iter()
                    .chain(&self.outflows)
                    .map(|stream| at(&stream.values, place))
                    .chain([at(&self.net, place)])
                    .map(|value| Cell::count(words, value))
                    .collect(),
            })
            .collect();
        let note = sides
            .iter()
            .flat_map(|(_, streams)| streams.iter())
            .filter(|stream| !stream.members.is_empty())
            .map(|stream| {
                let list = stream.members.join(", ");
                words.say(
                    "chart-flows-others",
                    &[("name", &stream.name), ("list", &list)],
                )
            })
            .chain([words.label("table-rounded")])
            .collect::<Vec<_>>()
            .join(" ");
        Table {
            caption: self.caption(),
            columns,
            rows,
            note,
        }
    }
}

/// Every cause that brings or takes people, each with values that are not negative.
fn causes(words: Words, track: &Track, len: usize) -> (Vec<Stream>, Vec<Stream>) {
    let of = |measure| measured(track, measure, len);
    let (mut coming, mut going) = (Vec::new(), Vec::new());
    let stream = |key: &str, values: Line| Stream {
        name: words.label(key),
        values,
        members: Vec::new(),
    };
    for (key, values) in [
        ("chart-flow-training", of(Measure::Entrants)),
        ("chart-flow-immigration", of(Measure::Immigration)),
        ("chart-flow-returns", of(Measure::Returns)),
    ] {
        coming.push(stream(key, part(&values, 1.0)));
    }
    for (key, values) in [
        ("chart-flow-retirement", of(Measure::Retirements)),
        ("chart-flow-exits-other", of(Measure::ExitsOther)),
        ("chart-flow-exits-abroad", of(Measure::ExitsAbroad)),
        ("chart-flow-deaths", of(Measure::Deaths)),
        ("chart-flow-aged-out", of(Measure::AgedOut)),
    ] {
        going.push(stream(key, part(&values, 1.0)));
    }
    // What goes both ways is shown net: in a whole nation moves between regions cancel.
    for (key, values) in [
        (
            "chart-flow-sector",
            minus(&of(Measure::SectorIn), &of(Measure::ExitsSector)),
        ),
        (
            "chart-flow-mobility",
            minus(&of(Measure::MovedIn), &of(Measure::MovedOut)),
        ),
        ("chart-flow-closure", of(Measure::Closure)),
        ("chart-flow-exogenous", of(Measure::Exogenous)),
    ] {
        coming.push(stream(key, part(&values, 1.0)));
        going.push(stream(key, part(&values, -1.0)));
    }
    for side in [&mut coming, &mut going] {
        side.retain(|stream| stream.values.iter().flatten().any(|value| *value > 1e-9));
    }
    (coming, going)
}

/// The values on one side of zero, as sizes.
fn part(values: &[Option<f64>], sign: f64) -> Line {
    values
        .iter()
        .map(|value| value.map(|value| (value * sign).max(0.0)))
        .collect()
}

/// The largest causes by themselves, largest first; the rest in one layer.
fn layers(words: Words, mut streams: Vec<Stream>, others: &str) -> Vec<Stream> {
    let total = |stream: &Stream| -> f64 { stream.values.iter().flatten().sum() };
    sort::by_key(&mut streams, |stream| -total(stream));
    if streams.len() > LAYERS + 1 {
        let rest = streams.split_off(LAYERS);
        let values = rest
            .iter()
            .fold(Line::new(), |sum, stream| plus(&sum, &stream.values));
        let members = rest.into_iter().map(|stream| stream.name).collect();
        streams.push(Stream {
            name: words.label(others),
            values,
            members,
        });
    }
    streams
}
