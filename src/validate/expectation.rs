//! The table `expect.csv`: what should come out, and how far it may be off.

use super::error::CaseError;
use super::expression::Expression;

/// File name inside the case folder.
pub(super) const FILE: &str = "expect.csv";
const COLUMNS: [&str; 7] = [
    "id",
    "scenario",
    "expression",
    "expected",
    "low",
    "high",
    "note",
];

/// One expected number.
#[derive(Clone, Debug, PartialEq)]
pub struct Expectation {
    /// Line of the table.
    pub line: usize,
    /// Name of the quantity.
    pub id: String,
    /// Scenario file `scenario-<name>.json`; empty = baseline.
    pub scenario: String,
    /// What is computed, as written.
    pub text: String,
    /// The same, parsed.
    pub expression: Expression,
    /// Published value, if it is one number.
    pub expected: Option<f64>,
    /// Smallest value that passes.
    pub low: Option<f64>,
    /// Largest value that passes.
    pub high: Option<f64>,
    /// Source of the figure, arithmetic, remark.
    pub note: String,
}

impl Expectation {
    /// Whether a number passes; `None` without bounds.
    #[must_use]
    pub fn judge(&self, got: f64) -> Option<bool> {
        if self.low.is_none() && self.high.is_none() {
            return None;
        }
        Some(self.low.is_none_or(|low| got >= low) && self.high.is_none_or(|high| got <= high))
    }
}

/// Reads the table; every mistake has its line and column.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Expectation>, Vec<CaseError>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(bytes);
    let mut list: Vec<Expectation> = Vec::new();
    let mut errors = Vec::new();
    for (at, record) in reader.records().enumerate() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error.position().map_or(0, line_of);
                let cure = "Save the file as UTF-8 with commas.";
                errors.push(CaseError::new(
                    (FILE, line, ""),
                    error.to_string(),
                    "CSV",
                    cure,
                ));
                continue;
            }
        };
        let line = record.position().map_or(0, line_of);
        if at == 0 {
            if record.iter().ne(COLUMNS) {
                let found = record.iter().collect::<Vec<_>>().join(",");
                let cure = "Copy the first row from docs/cases.md.";
                errors.push(CaseError::new(
                    (FILE, line, ""),
                    found,
                    COLUMNS.join(","),
                    cure,
                ));
                return Err(errors);
            }
        } else if record.len() != COLUMNS.len() {
            let found = format!("{} cells", record.len());
            let expected = format!("{} cells", COLUMNS.len());
            let cure = "Put double quotes round text that holds a comma.";
            errors.push(CaseError::new((FILE, line, ""), found, expected, cure));
        } else {
            match row(&record, line) {
                Ok(row) if list.iter().any(|known| known.id == row.id) => {
                    let cure = "Give every expectation its own name.";
                    errors.push(CaseError::new(
                        (FILE, line, "id"),
                        row.id,
                        "a name used once",
                        cure,
                    ));
                }
                Ok(row) => list.push(row),
                Err(error) => errors.push(error),
            }
        }
    }
    if list.is_empty() && errors.is_empty() {
        let cure = "Write at least one expectation.";
        errors.push(CaseError::new(
            (FILE, 0, ""),
            "no row",
            "an expectation",
            cure,
        ));
    }
    if errors.is_empty() {
        Ok(list)
    } else {
        Err(errors)
    }
}

fn line_of(position: &csv::Position) -> usize {
    usize::try_from(position.line()).unwrap_or(0)
}

fn row(record: &csv::StringRecord, line: usize) -> Result<Expectation, CaseError> {
    let cell = |at: usize| record.get(at).unwrap_or("").trim();
    let number = |at: usize| -> Result<Option<f64>, CaseError> {
        let column = COLUMNS.get(at).copied().unwrap_or("");
        match cell(at) {
            "" => Ok(None),
            text => text
                .parse()
                .ok()
                .filter(|x: &f64| x.is_finite())
                .map(Some)
                .ok_or_else(|| {
                    let cure = "Write a plain number with a decimal dot, or leave the cell empty.";
                    CaseError::new((FILE, line, column), format!("`{text}`"), "a number", cure)
                }),
        }
    };
    if cell(0).is_empty() {
        let cure = "Name the quantity.";
        return Err(CaseError::new(
            (FILE, line, "id"),
            "an empty cell",
            "a name",
            cure,
        ));
    }
    let expression = Expression::parse(cell(2)).map_err(|error| {
        let place = format!("expression, character {}", error.column);
        let cure = "See docs/cases.md for the language of expressions.";
        CaseError::new((FILE, line, &place), error.found, error.expected, cure)
    })?;
    let (low, high) = (number(4)?, number(5)?);
    if low.zip(high).is_some_and(|(low, high)| low > high) {
        let cure = "Exchange the two bounds.";
        return Err(CaseError::new(
            (FILE, line, "low"),
            cell(4),
            "a number up to high",
            cure,
        ));
    }
    Ok(Expectation {
        line,
        id: cell(0).to_owned(),
        scenario: cell(1).to_owned(),
        text: cell(2).to_owned(),
        expression,
        expected: number(3)?,
        low,
        high,
        note: cell(6).to_owned(),
    })
}
