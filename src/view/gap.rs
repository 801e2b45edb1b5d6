//! Will there be enough? Supply, need and the area between them, year by year.

use crate::outcome::Picture;
use crate::unit::Year;
use crate::word::Measure;

use super::scene::{About, Scene};
use super::series::{Line, Range, at, differ, extent, line, minus};
use super::table::{Cell, Row, Table};
use super::trend::{gap_state, gap_summary};
use super::words::year;
use super::{Exhibit, Finding};

/// Supply and need of one run.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// FTE available.
    pub supply: Line,
    /// FTE required.
    pub need: Line,
}

/// The gap chart: supply solid, need dashed, the area between them.
#[derive(Clone, Debug, PartialEq)]
pub struct GapView {
    /// Who, where, when.
    pub about: About,
    /// The scenario.
    pub now: Pair,
    /// The reference, where it differs visibly from the scenario.
    pub reference: Option<Pair>,
    /// The run before the last change, where it differs visibly.
    pub ghost: Option<Pair>,
    /// The vertical axis.
    pub range: Range,
    baseline_gap: Line,
}

impl Pair {
    /// Lines that coincide with those of the scenario are left out: one line is drawn once.
    fn beside(self, now: &Self) -> Self {
        let keep = |own: Line, other: &Line| {
            if differ(&own, other) {
                own
            } else {
                Line::new()
            }
        };
        Self {
            supply: keep(self.supply, &now.supply),
            need: keep(self.need, &now.need),
        }
    }
}

impl GapView {
    /// The gap chart of a scene.
    #[must_use]
    pub fn of(scene: &Scene<'_>) -> Self {
        let picture = scene.picture;
        let len = picture.years.len();
        let now = pair(&picture.scenario, len);
        let reference = pair(&picture.baseline, len);
        let baseline_gap = minus(&reference.need, &reference.supply);
        let visible =
            |other: &Pair| differ(&now.supply, &other.supply) || differ(&now.need, &other.need);
        let ghost = scene
            .previous
            .filter(|before| same_subject(before, picture))
            .map(|before| pair(&before.scenario, len))
            .filter(|before| visible(before) && *before != reference)
            .map(|before| before.beside(&now));
        let reference = Some(reference)
            .filter(visible)
            .map(|reference| reference.beside(&now));
        let pairs = [Some(&now), reference.as_ref(), ghost.as_ref()];
        let lines = pairs
            .into_iter()
            .flatten()
            .flat_map(|pair| [pair.supply.as_slice(), pair.need.as_slice()]);
        let range = Range::holding(extent(lines), !scene.from_zero);
        Self {
            about: scene.about(),
            now,
            reference,
            ghost,
            range,
            baseline_gap,
        }
    }

    /// Keeps the axis of the view before, where it still serves (while a lever is dragged).
    #[must_use]
    pub fn held(mut self, before: &Self) -> Self {
        self.range = self.range.held(before.range);
        self
    }

    /// Need minus supply by year; positive = shortage.
    #[must_use]
    pub fn gap(&self) -> Line {
        minus(&self.now.need, &self.now.supply)
    }

    /// Supply, need and gap at a place, where all are known.
    #[must_use]
    pub fn values(&self, place: usize) -> Option<(f64, f64, f64)> {
        let (supply, need) = (at(&self.now.supply, place)?, at(&self.now.need, place)?);
        Some((supply, need, need - supply))
    }

    /// The word inside the area of shortage or surplus with the gap of the cursor year.
    #[must_use]
    pub fn area_label(&self) -> Option<(usize, String)> {
        let place = self.about.cursor?;
        let (_, need, gap) = self.values(place)?;
        let key = match gap_state(gap, need) {
            "shortage" => "chart-shortage",
            "surplus" => "chart-surplus",
            _ => return None,
        };
        let words = self.about.words;
        // The values at the line ends are those of the last year: this one says of which it is.
        let year = self.about.year_text(place);
        let arguments = [("n", &*words.size(gap)), ("year", &*year)];
        Some((place, words.say(key, &arguments)))
    }
}

impl Exhibit for GapView {
    fn about(&self) -> &About {
        &self.about
    }

    fn is_empty(&self) -> bool {
        extent([self.now.supply.as_slice(), self.now.need.as_slice()]).is_none()
    }

    fn finding(&self) -> Option<Finding> {
        let place = self.about.cursor?;
        let (_, _, gap) = self.values(place)?;
        Some(Finding {
            year: self.about.year()?,
            value: gap,
        })
    }

    fn title(&self) -> String {
        let words = self.about.words;
        let Some(finding) = self.finding() else {
            return self.about.tell("chart-gap-title-empty", &[]);
        };
        let need = self
            .about
            .cursor
            .and_then(|place| at(&self.now.need, place))
            .unwrap_or(0.0);
        let key = format!("chart-gap-title-{}", gap_state(finding.value, need));
        self.about.tell(
            &key,
            &[
                ("year", &year(finding.year)),
                ("n", &words.size(finding.value)),
            ],
        )
    }

    fn measure(&self) -> &'static str {
        "chart-gap-measure"
    }

    fn summary(&self) -> String {
        gap_summary(
            &self.about,
            &self.gap(),
            &self.now.need,
            Some(&self.baseline_gap),
        )
    }

    fn announce(&self, wanted: Year) -> String {
        let words = self.about.words;
        let values = self
            .about
            .place_of(wanted)
            .and_then(|place| self.values(place));
        let Some((supply, need, gap)) = values else {
            return self.about.silent(wanted);
        };
        // Between two numbers that lie close together two digits would hide what the third says.
        let near = gap.abs() < 0.05 * need.abs();
        let write = |n: f64| match near {
            true => words.count(n),
            false => words.round(n),
        };
        words.say(
            &format!("chart-gap-say-{}", gap_state(gap, need)),
            &[
                ("year", &year(wanted)),
                ("supply", &write(supply)),
                ("need", &write(need)),
                ("gap", &write(gap.abs())),
            ],
        )
    }

    fn table(&self) -> Table {
        let words = self.about.words;
        let gap = self.gap();
        let mut columns = vec![
            ("table-year", None),
            ("table-supply", Some(&self.now.supply)),
            ("table-need", Some(&self.now.need)),
            ("table-gap", Some(&gap)),
        ];
        if let Some(pair) = &self.reference {
            columns.push(("table-supply-reference", Some(&pair.supply)));
            columns.push(("table-need-reference", Some(&pair.need)));
        }
        if let Some(pair) = &self.ghost {
            columns.push(("table-supply-before", Some(&pair.supply)));
            columns.push(("table-need-before", Some(&pair.need)));
        }
        columns.retain(|(_, line)| line.is_none_or(|line| !line.is_empty()));
        let rows = (0..self.about.years.len())
            .map(|place| Row {
                head: self.about.year_text(place),
                cells: columns
                    .iter()
                    .filter_map(|(_, line)| line.map(|line| Cell::count(words, at(line, place))))
                    .collect(),
            })
            .collect();
        Table {
            caption: self.caption(),
            columns: columns.iter().map(|(key, _)| words.label(key)).collect(),
            rows,
            note: words.label("table-rounded"),
        }
    }
}

fn pair(track: &crate::outcome::Track, len: usize) -> Pair {
    Pair {
        supply: line(track.of(Measure::Capacity), len),
        need: line(track.of(Measure::Demand), len),
    }
}

/// A ghost of another profession, place or span would be nonsense.
pub(super) fn same_subject(a: &Picture, b: &Picture) -> bool {
    a.profession == b.profession && a.region == b.region && a.years == b.years
}
