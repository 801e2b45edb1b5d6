//! Figures that may be thousands or have three decimals: `6.000`. Nobody guesses; they are told.

use crate::pack::facts::finding::{Finding, Note};
use crate::pack::read::row::Row;

/// Columns that count something or tell euros.
const COUNTS: &[&str] = &[
    "heads",
    "persons",
    "places",
    "applicants",
    "heads_per_year",
    "staff",
    "open",
    "posts",
    "units",
    "weight",
    "persons_per_head",
    "gdp_per_head",
    "eur",
    "eur_per_year",
    "ceiling_eur",
    "payroll_eur",
    "funding_eur",
];

/// Units of a column `value` that counts something.
const UNITS: &[&str] = &["heads", "persons", "persons_per_year", "hours"];

/// What was seen in one column of a table.
struct Seen {
    file: &'static str,
    column: &'static str,
    /// Line and text of the first such figure, and how many there are.
    first: Option<(usize, String)>,
    count: usize,
    /// Whether another cell shows that the dot stands before decimals.
    decimal: bool,
}

/// The columns of all tables that hold such figures.
#[derive(Default)]
pub(crate) struct Doubts {
    seen: Vec<Seen>,
}

impl Doubts {
    /// Looks at the figures of a row.
    #[inline(never)]
    pub(crate) fn hear(&mut self, row: &Row<'_>) {
        for (column, cell) in row.columns.iter().zip(row.cells.iter()) {
            let Some((whole, decimals)) = cell.trim_start_matches(['-', '+']).split_once('.')
            else {
                continue;
            };
            let value = *column == "value"
                && (UNITS.contains(&row.text("unit")) || row.text("rate") == "waiting_opening");
            if !value && !COUNTS.contains(column) {
                continue;
            }
            let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
            let group = (1..=3).contains(&whole.len()) && !whole.starts_with('0');
            let unsure = group && decimals.len() == 3 && digits(whole) && digits(decimals);
            let file = row.at.file;
            let at = self
                .seen
                .iter()
                .position(|s| s.file == file && s.column == *column);
            let at = at.unwrap_or_else(|| {
                self.seen.push(Seen {
                    file,
                    column,
                    first: None,
                    count: 0,
                    decimal: false,
                });
                self.seen.len() - 1
            });
            let Some(seen) = self.seen.get_mut(at) else {
                continue;
            };
            if unsure {
                seen.count += 1;
                seen.first
                    .get_or_insert_with(|| (row.at.line, cell.to_owned()));
            } else {
                seen.decimal = true;
            }
        }
    }

    /// One remark a column. A column that elsewhere has another number of decimals has shown what
    /// its dot means.
    pub(crate) fn told(&mut self) -> Vec<Finding> {
        let unclear = std::mem::take(&mut self.seen)
            .into_iter()
            .filter(|seen| !seen.decimal);
        let told = unclear.filter_map(|seen| {
            let (line, figure) = seen.first?;
            let place = format!("{}:{line}, {}", seen.file, seen.column);
            let count = seen.count.to_string();
            let arguments = vec![("figure", figure.into()), ("count", count.into())];
            Some(Finding::with(Note::Thousands, place, arguments))
        });
        told.collect()
    }
}
