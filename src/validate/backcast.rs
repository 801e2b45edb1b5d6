//! A run started in the past, beside what was published later.
//!
//! A backcast is an ordinary pack that opens in a past year, and a table of what was observed
//! afterwards. Nothing is judged: the errors are told, the bad ones too, beside those of the
//! plainest forecast there is, *no change*. Inputs that were known only after the start are found
//! by their year. Nothing here knows a backcast by name, and nothing is read from disk.

use std::collections::BTreeMap;

use super::case::section;
use super::error::CaseError;
use super::{CaseFiles, observed};
use crate::model::Model;
use crate::pack::{Files, Names, Pack, catalogue};
use crate::report::{ALL, Detail, Report, place_of};
use crate::scenario::Scenario;
use crate::unit::Year;
use crate::word::Grade;

/// Names the tables that a backcast takes from a shipped pack, one line each: `it mortality.csv`.
const SHARED: &str = "shared.txt";

/// One published figure, and what a run from the past said about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// Code of the profession.
    pub profession: String,
    /// Its names.
    pub names: Names,
    /// Code of the region; [`ALL`] = the nation.
    pub region: String,
    /// Names of the region, none for the nation.
    pub place: Option<Names>,
    /// Who is counted, in the words of the table.
    pub scope: String,
    /// Opening year of the run.
    pub start: Year,
    /// Year that is compared.
    pub year: Year,
    /// Heads at the opening, which *no change* keeps.
    pub opening: f64,
    /// Heads that were published.
    pub observed: f64,
    /// Heads that the run gives.
    pub predicted: f64,
    /// Source of what was observed.
    pub source: String,
    /// Its grade.
    pub grade: Grade,
    /// Remark or formula.
    pub note: String,
}

impl Compared {
    /// Per cent by which the run is above (+) or below what was observed.
    #[must_use]
    pub fn error(&self) -> f64 {
        100.0 * (self.predicted - self.observed) / self.observed
    }

    /// The same of a forecast that keeps the opening stock.
    #[must_use]
    pub fn error_of_no_change(&self) -> f64 {
        100.0 * (self.opening - self.observed) / self.observed
    }
}

/// Inputs of a run that carry a year after its start, rows alike taken together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Later {
    /// Table.
    pub file: String,
    /// First cells of its rows: of whom, what.
    pub item: String,
    /// Year of the figure.
    pub year: Year,
    /// Source.
    pub source: String,
    /// Grade as written.
    pub grade: String,
    /// Rows.
    pub rows: usize,
}

/// What became of a run from the past.
#[derive(Clone, Debug, PartialEq)]
pub struct Backcast {
    /// Name: its folder.
    pub name: String,
    /// Year of the opening stock.
    pub start: Year,
    /// What the engine was given, in the words of its README.
    pub given: String,
    /// Every observed figure with what the run gives, in the order of the table.
    pub rows: Vec<Compared>,
    /// Inputs that were not known at the start.
    pub later: Vec<Later>,
    /// Title of each source of the rows.
    pub sources: BTreeMap<String, String>,
}

/// How far a set of figures is off. Everything in per cent but the skill.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// Figures compared.
    pub count: usize,
    /// Mean absolute percentage error.
    pub mape: f64,
    /// Mean percentage error: positive = the run is too high.
    pub bias: f64,
    /// Mean absolute percentage error of *no change*.
    pub mape_of_no_change: f64,
}

impl Score {
    /// The score of some figures; all zero of none.
    pub fn of<'r>(rows: impl IntoIterator<Item = &'r Compared>) -> Self {
        let mut score = Self {
            count: 0,
            mape: 0.0,
            bias: 0.0,
            mape_of_no_change: 0.0,
        };
        for row in rows {
            score.count += 1;
            score.mape += row.error().abs();
            score.bias += row.error();
            score.mape_of_no_change += row.error_of_no_change().abs();
        }
        let count = u32::try_from(score.count).map_or(1.0, f64::from).max(1.0);
        score.mape /= count;
        score.bias /= count;
        score.mape_of_no_change /= count;
        score
    }

    /// 1 - MAPE / MAPE of *no change*: 1 is perfect, 0 no better than no change, below 0 worse.
    /// None where no change makes no error.
    #[must_use]
    pub fn skill(&self) -> Option<f64> {
        (self.mape_of_no_change > 0.0).then(|| 1.0 - self.mape / self.mape_of_no_change)
    }
}

/// Runs a backcast and puts every observed figure beside what it gives.
///
/// # Errors
/// Every mistake in its files; a figure that the run does not have is one.
#[expect(
    clippy::too_many_lines,
    reason = "one walk from the folder to the compared figures, read from top to bottom"
)]
pub fn backcast(case: &CaseFiles) -> Result<Backcast, Vec<CaseError>> {
    let one = |error| vec![error];
    let files = with_shared(case).map_err(one)?;
    let readme = case.files.get("README.md").unwrap_or_default();
    let given = section(&String::from_utf8_lossy(readme), "Given").ok_or_else(|| {
        let cure = "Say in one paragraph what the engine was given.";
        let at = ("README.md", 0, "");
        one(CaseError::new(
            at,
            "no such section",
            "a section `## Given`",
            cure,
        ))
    })?;
    let pack = Pack::load(&files)
        .map_err(|errors| errors.iter().map(CaseError::of_pack).collect::<Vec<_>>())?;
    let start = pack.opening_year;
    let fallen = |place: String| {
        let cure = "Lower the outflows or raise the stock at that place.";
        let at = ("pack", 0, place.as_str());
        one(CaseError::new(
            at,
            "a stock below zero",
            "zero or more",
            cure,
        ))
    };
    let model = Model::new(pack.clone()).map_err(|error| fallen(place_of(&pack, &error)))?;
    let scenario = Scenario::default();
    let report = Report::new(&model, &scenario, &Detail::None)
        .map_err(|error| fallen(place_of(&pack, &error)))?;
    let mut heads: BTreeMap<[&str; 3], BTreeMap<Year, f64>> = BTreeMap::new();
    let taken: Result<(), std::convert::Infallible> = report.each(|row| {
        if row.measure.is("in_post") && row.sex == ALL && row.age.is_none() {
            let key = [row.profession, row.sector, row.region];
            heads.entry(key).or_default().insert(row.year, row.value);
        }
        Ok(())
    });
    let Ok(()) = taken;
    let mut rows = Vec::new();
    let mut errors = Vec::new();
    for seen in observed::read(case.files.get(observed::FILE).unwrap_or_default())? {
        let key = [&*seen.profession, &*seen.sector, &*seen.region];
        let mut wrong = |place: &str, found: &str, expected: &str, cure: &'static str| {
            let at = (observed::FILE, seen.line, place);
            errors.push(CaseError::new(at, format!("`{found}`"), expected, cure));
        };
        let Some(path) = heads.get(&key) else {
            let cure = "Name a profession, sector and region that the pack has figures for.";
            wrong("profession", &key.join(", "), "a stock of the run", cure);
            continue;
        };
        let at = |year: Year| path.get(&year).copied();
        let (Some(opening), Some(predicted), true) = (at(start), at(seen.year), seen.year > start)
        else {
            let expected = "a year that the run projects";
            let cure = "Mend the year, or the first and last year of pack.json.";
            wrong("year", &seen.year.to_string(), expected, cure);
            continue;
        };
        if !pack.sources.iter().any(|source| source.id == seen.source) {
            let cure = "Add the source to sources.csv of the pack.";
            wrong("source", &seen.source, "an id of sources.csv", cure);
            continue;
        }
        let names = pack
            .profession(&seen.profession)
            .and_then(|at| pack.professions.get(at.0))
            .map(|profession| profession.names.clone());
        let place = pack
            .region(&seen.region)
            .and_then(|at| pack.regions.get(at.0))
            .map(|region| region.names.clone());
        rows.push(Compared {
            names: names.unwrap_or_default(),
            place,
            start,
            opening,
            predicted,
            profession: seen.profession,
            region: seen.region,
            scope: seen.scope,
            year: seen.year,
            observed: seen.value,
            source: seen.source,
            grade: seen.grade,
            note: seen.note,
        });
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let used = |id: &String| rows.iter().any(|row| row.source == *id);
    let sources = pack.sources.iter().filter(|source| used(&source.id));
    Ok(Backcast {
        name: case.name.clone(),
        start,
        given,
        later: later(&files, (start, pack.last_year)),
        sources: sources
            .map(|source| {
                let title = format!("{}: {}", source.publisher, source.title);
                (source.id.clone(), title)
            })
            .collect(),
        rows,
    })
}

/// The tables of the folder, and those of shipped packs that it names.
fn with_shared(case: &CaseFiles) -> Result<Files, CaseError> {
    let text = String::from_utf8_lossy(case.files.get(SHARED).unwrap_or_default());
    let mut all = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let table = line.split_once(' ').and_then(|(id, file)| {
            let bytes = catalogue::shipped(id)?.get(file.trim())?.to_vec();
            Some((file.trim().to_owned(), bytes))
        });
        all.push(table.ok_or_else(|| {
            let cure = "Write the id of a shipped pack, a blank, and one of its tables.";
            let at = (SHARED, at + 1, "");
            CaseError::new(at, format!("`{line}`"), "a table of a shipped pack", cure)
        })?);
    }
    let own = |name: &str| Some((name.to_owned(), case.pack.get(name)?.to_vec()));
    all.extend(case.pack.names().filter_map(own));
    Ok(Files::new(all))
}

/// Rows of the pack, used ones, that carry a year after the start; of rates for a span of years
/// those that begin before the run ends.
fn later(files: &Files, (start, last): (Year, Year)) -> Vec<Later> {
    let mut found: Vec<Later> = Vec::new();
    for file in files.names().filter(|name| *name != "sources.csv") {
        let mut reader = csv::Reader::from_reader(files.get(file).unwrap_or_default());
        let Ok(head) = reader.headers().cloned() else {
            continue;
        };
        let column = |name: &str| head.iter().position(|column| column == name);
        let year = column("year").or_else(|| column("from_year"));
        let latest = column("year").map_or(last, |_| Year::MAX);
        for record in reader.records().flatten() {
            let cell = |at: Option<usize>| at.and_then(|at| record.get(at)).unwrap_or_default();
            let when: Option<Year> = cell(year).parse().ok();
            let used = column("use").is_none() || cell(column("use")) == "yes";
            let Some(year) = when.filter(|when| *when > start && *when <= latest && used) else {
                continue;
            };
            // A table of general rates is one item, others go by whom and what.
            let item = match column("year") {
                Some(_) => format!("{} {}", cell(Some(0)), cell(Some(1))),
                None => String::new(),
            };
            let row = Later {
                file: file.to_owned(),
                item: item.trim_end_matches([' ', '*']).to_owned(),
                year,
                source: cell(column("source")).to_owned(),
                grade: cell(column("grade")).to_owned(),
                rows: 1,
            };
            let alike = |known: &&mut Later| {
                Later {
                    rows: 1,
                    ..(**known).clone()
                } == row
            };
            match found.iter_mut().find(alike) {
                Some(known) => known.rows += 1,
                None => found.push(row),
            }
        }
    }
    found
}
