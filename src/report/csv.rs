//! Long form as CSV: plain numbers that read back to the same bits, text that no sheet runs.

use std::io::{self, Write};

use super::{ALL, Report, Row};
use crate::unit::sheet::Sheet;

/// Column names; sex and age only in a detailed table.
#[must_use]
pub const fn columns(detail: bool) -> &'static [&'static str] {
    if detail {
        &[
            "year",
            "region",
            "profession",
            "sector",
            "sex",
            "age",
            "measure",
            "unit",
            "value",
        ]
    } else {
        &[
            "year",
            "region",
            "profession",
            "sector",
            "measure",
            "unit",
            "value",
        ]
    }
}

/// Writes a whole report, or the rows of it that are wanted; returns their number.
///
/// # Errors
/// Whatever the writer says.
pub fn write(
    report: &Report<'_>,
    detail: bool,
    sheet: Sheet,
    wanted: &mut dyn FnMut(&Row<'_>) -> bool,
    out: &mut impl Write,
) -> io::Result<u64> {
    let comma = sheet.separator;
    let names = columns(detail).join(comma.encode_utf8(&mut [0; 4]));
    writeln!(out, "{names}")?;
    let mut count = 0;
    report.each(|row| {
        if !wanted(row) {
            return Ok(());
        }
        count += 1;
        write_row(row, detail, sheet, out)
    })?;
    Ok(count)
}

fn write_row(row: &Row<'_>, detail: bool, sheet: Sheet, out: &mut impl Write) -> io::Result<()> {
    let comma = sheet.separator;
    write!(out, "{}{comma}", row.year)?;
    for code in [row.region, row.profession, row.sector] {
        write!(out, "{}{comma}", sheet.text(code))?;
    }
    if detail {
        write!(out, "{}{comma}", sheet.text(row.sex))?;
        match row.age {
            Some(age) => write!(out, "{age}{comma}")?,
            None => write!(out, "{ALL}{comma}")?,
        }
    }
    let value = sheet.number(&Number(row.value).to_string());
    writeln!(out, "{}{comma}{}{comma}{value}", row.measure, row.unit)
}

/// A number in its shortest form that reads back to the same bits.
///
/// ```
/// use organico::report::csv::Number;
/// assert_eq!(Number(0.1 + 0.2).to_string(), "0.30000000000000004");
/// assert_eq!(Number(-0.0).to_string(), "0");
/// assert_eq!(Number(1e-9).to_string(), "1e-9");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Number(pub f64);

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // minus zero is zero to every reader
        let value = self.0 + 0.0;
        let size = value.abs();
        if value == 0.0 || (1e-5..1e17).contains(&size) {
            write!(f, "{value}")
        } else {
            write!(f, "{value:e}")
        }
    }
}
