//! What `organico validate` tells to programs: cells in CSV and JSON.

use organico::report::csv::Number;
use organico::unit::sheet::Sheet;
use serde_json::{Value, json};

/// A cell: a text, a letter or a number.
pub(crate) enum Cell<'t> {
    Text(&'t str),
    Letter(char),
    Number(Option<f64>),
}

/// Rows as CSV.
pub(crate) fn csv(sheet: Sheet, columns: &[&str], rows: &[Vec<Cell<'_>>]) -> String {
    let comma = sheet.separator.to_string();
    let mut text = format!("{}\n", columns.join(&comma));
    for row in rows {
        let cells = row.iter().map(|cell| match cell {
            Cell::Text(text) => sheet.text(text),
            Cell::Letter(letter) => letter.to_string(),
            Cell::Number(None) => String::new(),
            Cell::Number(Some(value)) => sheet.number(&Number(*value).to_string()),
        });
        text.push_str(&cells.collect::<Vec<_>>().join(&comma));
        text.push('\n');
    }
    text
}

/// Rows as JSON.
pub(crate) fn json(columns: &[&str], rows: &[Vec<Cell<'_>>]) -> String {
    let value = |cell: &Cell<'_>| match cell {
        Cell::Text(text) => Value::from(*text),
        Cell::Letter(letter) => Value::from(letter.to_string()),
        Cell::Number(number) => Value::from(*number),
    };
    let rows: Vec<Vec<Value>> = rows
        .iter()
        .map(|row| row.iter().map(value).collect())
        .collect();
    format!("{:#}\n", json!({ "columns": columns, "rows": rows }))
}
