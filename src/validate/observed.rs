//! The table `observed.csv`: what was published after the start of a run.

use std::collections::BTreeSet;

use super::error::CaseError;
use crate::unit::Year;
use crate::word::Grade;

/// File name inside the folder of a backcast.
pub(super) const FILE: &str = "observed.csv";
const COLUMNS: [&str; 10] = [
    "profession",
    "sector",
    "region",
    "year",
    "value",
    "unit",
    "scope",
    "source",
    "grade",
    "note",
];

/// One published stock, in heads.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Observed {
    pub(super) line: usize,
    pub(super) profession: String,
    pub(super) sector: String,
    /// Region, or `*` = the nation.
    pub(super) region: String,
    pub(super) year: Year,
    pub(super) value: f64,
    pub(super) scope: String,
    pub(super) source: String,
    pub(super) grade: Grade,
    pub(super) note: String,
}

/// Reads the table; every mistake has its line and column.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Observed>, Vec<CaseError>> {
    let mut reader = csv::Reader::from_reader(bytes);
    let found = reader.headers().cloned().unwrap_or_default();
    if found.iter().ne(COLUMNS) {
        let found = found.iter().collect::<Vec<_>>().join(",");
        let cure = "Copy the first row from docs/backcast.md.";
        return Err(vec![CaseError::new(
            (FILE, 1, ""),
            found,
            COLUMNS.join(","),
            cure,
        )]);
    }
    let (mut rows, mut errors) = (Vec::new(), Vec::new());
    let mut known = BTreeSet::new();
    for record in reader.records() {
        let read = record
            .map_err(|error| {
                let line = error.position().map_or(0, line_of);
                let cure = "Save the file as UTF-8 with ten cells in every row.";
                CaseError::new((FILE, line, ""), error.to_string(), "CSV", cure)
            })
            .and_then(|record| row(&record));
        match read {
            Ok(row) => {
                let key = [&row.profession, &row.sector, &row.region].map(Clone::clone);
                if known.insert((key, row.year)) {
                    rows.push(row);
                } else {
                    let cure = "Keep one figure of one thing and year.";
                    let at = (FILE, row.line, "year");
                    let expected = "a year given once";
                    errors.push(CaseError::new(at, row.year.to_string(), expected, cure));
                }
            }
            Err(error) => errors.push(error),
        }
    }
    if rows.is_empty() && errors.is_empty() {
        let cure = "Write at least one figure.";
        errors.push(CaseError::new((FILE, 0, ""), "no row", "a figure", cure));
    }
    if errors.is_empty() {
        Ok(rows)
    } else {
        Err(errors)
    }
}

fn line_of(position: &csv::Position) -> usize {
    usize::try_from(position.line()).unwrap_or(0)
}

fn row(record: &csv::StringRecord) -> Result<Observed, CaseError> {
    let line = record.position().map_or(0, line_of);
    let cell = |at: usize| record.get(at).unwrap_or("").trim();
    let wrong = |at: usize, expected: &str| {
        let cure = "See docs/backcast.md for the columns.";
        let column = COLUMNS.get(at).copied().unwrap_or("");
        let found = format!("`{}`", cell(at));
        CaseError::new((FILE, line, column), found, expected, cure)
    };
    let value: Option<f64> = cell(4).parse().ok();
    let value = value.filter(|heads| heads.is_finite() && *heads > 0.0);
    if cell(5) != "heads" {
        return Err(wrong(5, "heads"));
    }
    Ok(Observed {
        line,
        profession: cell(0).to_owned(),
        sector: cell(1).to_owned(),
        region: cell(2).to_owned(),
        year: cell(3).parse().map_err(|_| wrong(3, "a year"))?,
        value: value.ok_or_else(|| wrong(4, "a number above zero"))?,
        scope: cell(6).to_owned(),
        source: cell(7).to_owned(),
        grade: Grade::parse(cell(8)).ok_or_else(|| wrong(8, "A, B, C or D"))?,
        note: cell(9).to_owned(),
    })
}
