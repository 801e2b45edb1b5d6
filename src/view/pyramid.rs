//! Who will leave? Women and men in post by age, opening year against the cursor year.

use crate::unit::{Year, sort};

use super::scene::{About, Scene};
use super::series::known;
use super::table::{Cell, Row, Table};
use super::trend::Path;
use super::words::year;
use super::{Exhibit, Finding};

/// From this age on people are counted as near retirement.
const OLDER: u16 = 55;

/// One side of the pyramid: a sex, by age band.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// Code of the sex: `F`, `M` or `*`.
    pub sex: String,
    /// Its name in the reader's language.
    pub name: String,
    /// Heads in the opening year.
    pub opening: Vec<Option<f64>>,
    /// Heads in the cursor year.
    pub cursor: Vec<Option<f64>>,
}

/// Heads in post by sex and age band, in two years.
#[derive(Clone, Debug, PartialEq)]
pub struct PyramidView {
    /// Who, where, when.
    pub about: About,
    /// Names of the bands, youngest first: `25–29`.
    pub bands: Vec<String>,
    /// First band of the people of 55 and over.
    pub older_from: Option<usize>,
    /// One or two sides; women first.
    pub sides: Vec<Side>,
    /// Largest number of heads in a band, for the axis.
    pub most: f64,
    older: Vec<Option<f64>>,
}

impl PyramidView {
    /// The pyramid of a scene.
    #[must_use]
    pub fn of(scene: &Scene<'_>) -> Self {
        let picture = scene.picture;
        let about = scene.about();
        let (bands, sexes) = (picture.bands.len(), picture.sexes.len());
        let heads = |year: usize, sex: usize, band: usize| {
            let place = (year * sexes + sex) * bands + band;
            picture.pyramid.get(place).copied().and_then(known)
        };
        let cursor = about.cursor.unwrap_or(0);
        let mut sides: Vec<Side> = picture
            .sexes
            .iter()
            .enumerate()
            .map(|(sex, code)| Side {
                sex: code.clone(),
                name: about.words.label(match code.as_str() {
                    "F" => "chart-women",
                    "M" => "chart-men",
                    _ => "chart-all-sexes",
                }),
                opening: (0..bands).map(|band| heads(0, sex, band)).collect(),
                cursor: (0..bands).map(|band| heads(cursor, sex, band)).collect(),
            })
            .collect();
        sort::by_key(&mut sides, |side| {
            f64::from(side.sex.bytes().next().unwrap_or(0))
        });
        sides.truncate(2);
        let older_from = picture.bands.iter().position(|(from, _)| *from >= OLDER);
        let older = (0..picture.years.len())
            .map(|year| {
                let from = older_from?;
                let sum = |range: std::ops::Range<usize>| -> f64 {
                    range
                        .flat_map(|band| (0..sexes).filter_map(move |sex| heads(year, sex, band)))
                        .sum()
                };
                let all = sum(0..bands);
                (all > 0.0).then(|| sum(from..bands) / all)
            })
            .collect();
        let most = sides
            .iter()
            .flat_map(|side| side.opening.iter().chain(&side.cursor))
            .flatten()
            .fold(0.0_f64, |top, heads| top.max(*heads));
        Self {
            about,
            bands: names(&picture.bands),
            older_from,
            sides,
            most,
            older,
        }
    }

    /// Share of people of 55 and over at a place of the years.
    #[must_use]
    pub fn older_share(&self, place: usize) -> Option<f64> {
        self.older.get(place).copied().flatten()
    }

    /// The text at the bracket of people of 55 and over.
    #[must_use]
    pub fn bracket_label(&self) -> Option<String> {
        let words = self.about.words;
        let share = self.older_share(self.about.cursor?)?;
        Some(words.say("chart-pyramid-bracket", &[("share", &words.percent(share))]))
    }

    /// The texts of the two years: the opening one and the cursor one.
    #[must_use]
    pub fn year_labels(&self) -> (String, Option<String>) {
        let cursor = self.about.cursor.filter(|place| *place > 0);
        (
            self.about.year_text(0),
            cursor.map(|place| self.about.year_text(place)),
        )
    }
}

impl Exhibit for PyramidView {
    fn about(&self) -> &About {
        &self.about
    }

    fn is_empty(&self) -> bool {
        self.most <= 0.0 || self.bands.is_empty() || self.about.years.is_empty()
    }

    fn finding(&self) -> Option<Finding> {
        let value = self.older_share(self.about.cursor?)?;
        Some(Finding {
            year: self.about.year()?,
            value,
        })
    }

    fn title(&self) -> String {
        let Some(finding) = self.finding() else {
            return self.about.tell("chart-pyramid-title-empty", &[]);
        };
        let n = self.about.words.whole(finding.value * 100.0);
        self.about.tell(
            "chart-pyramid-title",
            &[("year", &year(finding.year)), ("n", &n)],
        )
    }

    fn measure(&self) -> &'static str {
        "chart-pyramid-measure"
    }

    fn summary(&self) -> String {
        let about = &self.about;
        let words = about.words;
        let place = about.cursor.unwrap_or(0);
        let shares: Vec<Option<f64>> = (0..=place)
            .map(|place| Some(100.0 * self.older_share(place)?))
            .collect();
        let Some(path) = Path::of_quantity(&shares) else {
            return words.label("view-empty");
        };
        let write = |n| words.whole(n);
        let mut said = vec![about.tell(
            &format!("chart-pyramid-trend-{}", path.course(&write)),
            &[
                ("from", &words.whole(path.first)),
                ("to", &words.whole(path.last)),
                ("start", &about.year_text(path.from)),
                ("end", &about.year_text(path.to)),
            ],
        )];
        said.extend(path.between(about, &write));
        let total = |band: usize| -> f64 {
            self.sides
                .iter()
                .filter_map(|side| side.cursor.get(band).copied().flatten())
                .sum()
        };
        let largest = (0..self.bands.len()).max_by(|a, b| total(*a).total_cmp(&total(*b)));
        if let Some(band) = largest {
            let name = self.bands.get(band).map_or("", String::as_str);
            let year = about.year_text(place);
            let n = words.round(total(band));
            said.push(words.say(
                "chart-pyramid-extreme",
                &[("band", name), ("n", &n), ("year", &year)],
            ));
        }
        if let [women, men] = self.sides.as_slice() {
            let heads = |side: &Side| -> f64 { side.cursor.iter().flatten().sum() };
            let both = heads(women) + heads(men);
            if both > 0.0 {
                let n = words.whole(100.0 * heads(women) / both);
                said.push(words.say("chart-pyramid-compare", &[("n", &n)]));
            }
        }
        said.join(" ")
    }

    fn announce(&self, wanted: Year) -> String {
        let words = self.about.words;
        let share = self
            .about
            .place_of(wanted)
            .and_then(|place| self.older_share(place));
        let Some(share) = share else {
            return self.about.silent(wanted);
        };
        words.say(
            "chart-pyramid-say",
            &[("year", &year(wanted)), ("share", &words.percent(share))],
        )
    }

    fn table(&self) -> Table {
        let words = self.about.words;
        let (opening, cursor) = self.year_labels();
        let mut columns = vec![words.label("table-age")];
        for side in &self.sides {
            for year in [Some(&opening), cursor.as_ref()].into_iter().flatten() {
                columns.push(words.say("table-side-year", &[("side", &side.name), ("year", year)]));
            }
        }
        let value = |line: &[Option<f64>], band: usize| line.get(band).copied().flatten();
        let rows = self.bands.iter().enumerate().map(|(band, head)| Row {
            head: head.clone(),
            cells: self
                .sides
                .iter()
                .flat_map(|side| {
                    let now = cursor.as_ref().map(|_| value(&side.cursor, band));
                    [Some(value(&side.opening, band)), now]
                        .into_iter()
                        .flatten()
                })
                .map(|heads| Cell::count(words, heads))
                .collect(),
        });
        Table {
            caption: self.caption(),
            columns,
            rows: rows.collect(),
            note: String::new(),
        }
    }
}

/// Names of the bands; the last one is open where its length is another.
fn names(bands: &[(u16, u16)]) -> Vec<String> {
    let usual = bands
        .get(bands.len() / 2)
        .map_or(5, |(from, to)| to.saturating_sub(*from));
    let last = bands.len().saturating_sub(1);
    bands
        .iter()
        .enumerate()
        .map(|(place, (from, to))| {
            if place == last && to.saturating_sub(*from) != usual {
                format!("{from}+")
            } else if from == to {
                from.to_string()
            } else {
                format!("{from}–{to}")
            }
        })
        .collect()
}
