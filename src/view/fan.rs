//! How much depends on the method? Need by every demand method, beside the supply.

use crate::unit::Year;
use crate::word::Measure;

use super::scene::{About, Scene};
use super::series::{Line, Range, at, ends, extent, known, line};
use super::table::{Cell, Row, Table};
use super::trend::Path;
use super::words::{inside, year};
use super::{Exhibit, Finding};

/// The method that is a weighted mean of the others.
const BLEND: &str = "blend";

/// Need by one method.
#[derive(Clone, Debug, PartialEq)]
pub struct MethodLine {
    /// Id of the method.
    pub id: String,
    /// Its name.
    pub name: String,
    /// FTE required by year.
    pub values: Line,
    /// Whether the scenario uses it.
    pub current: bool,
}

/// Methods side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct FanView {
    /// Who, where, when.
    pub about: About,
    /// Methods that give a number, in the order of the engine.
    pub methods: Vec<MethodLine>,
    /// FTE available.
    pub supply: Line,
    /// Lowest and highest need by year.
    pub band: Vec<Option<(f64, f64)>>,
    /// Methods without figures, and why.
    pub missing: Vec<String>,
    /// The vertical axis.
    pub range: Range,
}

impl FanView {
    /// The methods of a scene.
    #[must_use]
    pub fn of(scene: &Scene<'_>) -> Self {
        let about = scene.about();
        let len = about.years.len();
        let used = line(scene.picture.scenario.of(Measure::Demand), len);
        let mut methods: Vec<MethodLine> = scene
            .picture
            .methods
            .iter()
            .map(|(id, values)| MethodLine {
                id: id.clone(),
                name: about.words.label_or(&format!("method-{id}"), id),
                values: line(values, len),
                current: false,
            })
            .filter(|method| ends(&method.values).is_some())
            .collect();
        let distance = |method: &MethodLine| {
            method
                .values
                .iter()
                .zip(&used)
                .fold(0.0_f64, |most, pair| match pair {
                    (Some(a), Some(b)) => most.max((a - b).abs() / b.abs().max(1.0)),
                    _ => most,
                })
        };
        let nearest = methods
            .iter()
            .enumerate()
            .min_by(|(_, a), (_, b)| distance(a).total_cmp(&distance(b)))
            .filter(|(_, method)| distance(method) < 1e-6)
            .map(|(place, _)| place);
        if let Some(method) = nearest.and_then(|place| methods.get_mut(place)) {
            method.current = true;
        }
        let supply = line(scene.picture.scenario.of(Measure::Capacity), len);
        let band = (0..len)
            .map(|place| {
                let here: Line = methods
                    .iter()
                    .map(|method| at(&method.values, place))
                    .collect();
                extent([here.as_slice()])
            })
            .collect();
        let lines = methods
            .iter()
            .map(|method| method.values.as_slice())
            .chain([&supply[..]]);
        let range = Range::holding(extent(lines), !scene.from_zero);
        let known = |id: &String| scene.picture.methods.iter().any(|(method, _)| method == id);
        let silent = scene.catalogue.methods.iter().filter(|id| !known(id));
        let missing = silent.map(|id| {
            let name = about.words.label_or(&format!("method-{id}"), id);
            let why = about.words.label("method-missing");
            let why = about.words.label_or(&format!("method-{id}-missing"), &why);
            format!("{name}: {why}")
        });
        Self {
            missing: missing.collect(),
            about,
            supply,
            band,
            range,
            methods,
        }
    }

    /// Keeps the axis of the view before, where it still serves.
    #[must_use]
    pub fn held(mut self, before: &Self) -> Self {
        self.range = self.range.held(before.range);
        self
    }

    fn bounds(&self, place: usize) -> Option<(f64, f64)> {
        self.band.get(place).copied().flatten()
    }

    /// The methods that are compared: a mean of the others is no method beside them, unless it is
    /// all there is.
    fn compared(&self) -> impl Iterator<Item = &MethodLine> {
        let alone = self.methods.len() == 1;
        let methods = self.methods.iter();
        methods.filter(move |method| alone || method.id != BLEND)
    }

    /// The methods with the lowest and the highest need at a place.
    #[must_use]
    pub fn outermost(&self, place: usize) -> Option<(&MethodLine, &MethodLine)> {
        let known = || self.compared().filter(|m| at(&m.values, place).is_some());
        let value = |m: &&MethodLine| at(&m.values, place).unwrap_or(0.0);
        let low = known().min_by(|a, b| value(a).total_cmp(&value(b)))?;
        let high = known().max_by(|a, b| value(a).total_cmp(&value(b)))?;
        Some((low, high))
    }
}

impl Exhibit for FanView {
    fn about(&self) -> &About {
        &self.about
    }

    fn is_empty(&self) -> bool {
        self.methods.is_empty()
    }

    fn finding(&self) -> Option<Finding> {
        let (low, high) = self.bounds(self.about.cursor?)?;
        Some(Finding {
            year: self.about.year()?,
            value: high - low,
        })
    }

    fn title(&self) -> String {
        let about = &self.about;
        let words = about.words;
        let found = about
            .cursor
            .and_then(|place| Some((place, self.bounds(place)?)));
        let Some((place, (low, high))) = found else {
            return about.tell("chart-fan-title-empty", &[]);
        };
        let key = if self.compared().count() < 2 || words.round(low) == words.round(high) {
            "chart-fan-title-one"
        } else {
            "chart-fan-title"
        };
        let year = about.year_text(place);
        about.tell(
            key,
            &[
                ("year", &year),
                ("low", &words.round(low)),
                ("high", &words.round(high)),
            ],
        )
    }

    fn measure(&self) -> &'static str {
        "chart-fan-measure"
    }

    fn summary(&self) -> String {
        let about = &self.about;
        let words = about.words;
        let place = about.cursor.unwrap_or(0);
        let widths: Line = (0..about.years.len())
            .map(|place| self.bounds(place).map(|(low, high)| high - low))
            .collect();
        let (Some(path), Some((low, high))) = (Path::of_quantity(&widths), self.outermost(place))
        else {
            return words.label("view-empty");
        };
        let write = |n| words.round(n);
        let mut said = Vec::new();
        if self.compared().count() > 1 {
            said.push(words.say(
                &format!("chart-fan-trend-{}", path.course(&write)),
                &[
                    ("from", &words.round(path.first)),
                    ("to", &words.round(path.last)),
                    ("start", &about.year_text(path.from)),
                    ("end", &about.year_text(path.to)),
                ],
            ));
            said.extend(path.between(about, &write));
        }
        if low.id != high.id {
            said.push(words.say(
                "chart-fan-extreme",
                &[
                    ("low", &inside(&low.name)),
                    ("high", &inside(&high.name)),
                    ("year", &about.year_text(place)),
                ],
            ));
        }
        if let Some(supply) = at(&self.supply, place) {
            let above = self
                .compared()
                .filter(|m| at(&m.values, place).is_some_and(|need| need > supply))
                .count()
                .to_string();
            let all = self.compared().count().to_string();
            said.push(words.say("chart-fan-compare", &[("n", &above), ("all", &all)]));
        }
        said.push(words.label("chart-fan-caution"));
        said.extend(self.missing.iter().cloned());
        said.join(" ")
    }

    fn announce(&self, wanted: Year) -> String {
        let words = self.about.words;
        let Some(place) = self.about.place_of(wanted) else {
            return self.about.silent(wanted);
        };
        let Some((low, high)) = self.bounds(place) else {
            return self.about.silent(wanted);
        };
        let supply = at(&self.supply, place).and_then(known);
        words.say(
            "chart-fan-say",
            &[
                ("year", &year(wanted)),
                ("low", &words.round(low)),
                ("high", &words.round(high)),
                (
                    "supply",
                    &supply.map_or_else(|| words.nothing(), |n| words.round(n)),
                ),
            ],
        )
    }

    fn table(&self) -> Table {
        let words = self.about.words;
        let mut columns = vec![words.label("table-year")];
        columns.extend(self.methods.iter().map(|method| method.name.clone()));
        columns.push(words.label("table-supply"));
        let rows = (0..self.about.years.len())
            .map(|place| Row {
                head: self.about.year_text(place),
                cells: self
                    .methods
                    .iter()
                    .map(|method| &method.values)
                    .chain([&self.supply])
                    .map(|line| Cell::count(words, at(line, place)))
                    .collect(),
            })
            .collect();
        Table {
            caption: self.caption(),
            columns,
            rows,
            note: String::new(),
        }
    }
}
