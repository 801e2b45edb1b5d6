//! Which rows of a run are wanted: an option for each column, and nothing that was asked for missing.

use std::collections::BTreeSet;

use clap::Args;
use organico::model::Model;
use organico::report::{Grid, Report, Row};
use organico::unit::{ProfessionIx, Year};

use crate::fault::Fault;

/// Rows that are wanted; an option that is left out asks for all.
#[derive(Debug, Args)]
#[command(next_help_heading = "Rows, all when left out; several values with commas between them")]
pub(crate) struct Wanted {
    /// Professions or programmes; * = money of all
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    profession: Vec<String>,
    /// Regions; * = the nation
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    region: Vec<String>,
    /// Sectors; * = all together, training = programmes
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    sector: Vec<String>,
    /// Measures
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    measure: Vec<String>,
    /// Years: 2030 or 2026..2038
    #[arg(long, value_name = "YEARS", value_delimiter = ',')]
    year: Vec<String>,
}

/// The columns, in the order of the options.
const AXES: [&str; 5] = ["profession", "region", "sector", "measure", "year"];

impl Wanted {
    /// The professions asked for; `None` = all of them.
    pub(crate) fn professions(&self, model: &Model) -> Option<Vec<ProfessionIx>> {
        let known = self.profession.iter();
        let known = known.filter_map(|code| model.pack.profession(code));
        (!self.profession.is_empty()).then(|| known.collect())
    }

    /// The rows that are wanted, once it is sure that every combination has some.
    pub(crate) fn grid(&self, report: &Report<'_>) -> Result<Grid, Vec<Fault>> {
        let lists = [
            self.profession.clone(),
            self.region.clone(),
            self.sector.clone(),
            self.measure.clone(),
            self.years(report.years())?,
        ];
        let lists = lists.map(|list| {
            let mut known = Vec::new();
            list.into_iter().for_each(|one| {
                if !known.contains(&one) {
                    known.push(one);
                }
            });
            known
        });
        let mut grid = Grid::new(AXES.into_iter().zip(lists.clone()));
        if lists.iter().all(Vec::is_empty) {
            return Ok(grid);
        }
        let mut there: [BTreeSet<String>; 5] = std::array::from_fn(|_| BTreeSet::new());
        let walked: Result<(), std::convert::Infallible> = report.each(|row| {
            take(&mut grid, row);
            let year = row.year.to_string();
            let measure = row.measure.to_string();
            let values = [row.profession, row.region, row.sector, &measure, &year];
            for ((set, value), list) in there.iter_mut().zip(values).zip(&lists) {
                if !list.is_empty() && !set.contains(value) {
                    set.insert(value.to_owned());
                }
            }
            Ok(())
        });
        let Ok(()) = walked;
        let unknown: Vec<Fault> = AXES
            .iter()
            .zip(lists.iter().zip(&there))
            .flat_map(|(axis, (list, there))| {
                let strange = list.iter().filter(|value| !there.contains(*value));
                strange.map(|value| unknown(axis, value, there))
            })
            .collect();
        if !unknown.is_empty() {
            return Err(unknown);
        }
        match grid.missing() {
            None => Ok(grid),
            Some((first, count)) => {
                let more = match count {
                    1 => String::new(),
                    more => format!(" and {} more combinations", more - 1),
                };
                let found = format!("no row for {first}{more}");
                let cure = "Ask for them one after the other, or leave an option out to see what there is.";
                let expected = "combinations that the run has";
                Err(vec![Fault::usage("rows", &found, expected, cure)])
            }
        }
    }

    /// Every single year that is asked for.
    fn years(&self, (first, last): (Year, Year)) -> Result<Vec<String>, Vec<Fault>> {
        let mut all = Vec::new();
        for text in &self.year {
            let (from, to) = text.split_once("..").unwrap_or((text, text));
            let span = from.parse::<Year>().ok().zip(to.parse::<Year>().ok());
            let inside = span.filter(|(from, to)| first <= *from && from <= to && *to <= last);
            let Some((from, to)) = inside else {
                let expected = format!("a year {first} to {last}, or two: {first}..{last}");
                let found = format!("`{text}`");
                let cure = "Choose years of the run.";
                return Err(vec![Fault::usage("--year", &found, &expected, cure)]);
            };
            all.extend((from..=to).map(|year| year.to_string()));
        }
        Ok(all)
    }
}

/// Whether a row is wanted.
pub(crate) fn take(grid: &mut Grid, row: &Row<'_>) -> bool {
    grid.take(|axis, value| match axis {
        "profession" => row.profession == value,
        "region" => row.region == value,
        "sector" => row.sector == value,
        "measure" => row.measure.is(value),
        _ => row.year.to_string() == value,
    })
}

fn unknown(axis: &str, value: &str, there: &BTreeSet<String>) -> Fault {
    let list: Vec<&str> = there.iter().map(String::as_str).collect();
    let option = format!("--{axis}");
    let cure = "Write one of them.";
    Fault::usage(&option, &format!("`{value}`"), &list.join(", "), cure)
}
