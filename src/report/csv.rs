//! Long form as CSV: plain numbers that read back to the same bits, text that no sheet runs.

use std::io::{self, Write};

use super::{ALL, Report, Row};

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

/// Writes a whole report; returns the number of rows.
///
/// # Errors
/// Whatever the writer says.
pub fn write(report: &Report<'_>, detail: bool, out: &mut impl Write) -> io::Result<u64> {
    writeln!(out, "{}", columns(detail).join(","))?;
    let mut count = 0;
    report.each(|row| {
        count += 1;
        write_row(row, detail, out)
    })?;
    Ok(count)
}

fn write_row(row: &Row<'_>, detail: bool, out: &mut impl Write) -> io::Result<()> {
    write!(
        out,
        "{},{},{},{},",
        row.year,
        Text(row.region),
        Text(row.profession),
        Text(row.sector)
    )?;
    if detail {
        write!(out, "{},", Text(row.sex))?;
        match row.age {
            Some(age) => write!(out, "{age},")?,
            None => write!(out, "{ALL},")?,
        }
    }
    writeln!(out, "{},{},{}", row.measure, row.unit, Number(row.value))
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

/// A text cell: quoted where it must be, and never taken for a formula by a spreadsheet.
///
/// ```
/// use organico::report::csv::Text;
/// assert_eq!(Text("NUR").to_string(), "NUR");
/// assert_eq!(Text("=1+1").to_string(), "'=1+1");
/// assert_eq!(Text("a \"b\", c").to_string(), "\"a \"\"b\"\", c\"");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Text<'t>(pub &'t str);

impl std::fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let guard = if self.0.starts_with(['=', '+', '-', '@', '\t', '\r']) {
            "'"
        } else {
            ""
        };
        if self.0.contains([',', '"', '\n', '\r']) {
            write!(f, "\"{guard}{}\"", self.0.replace('"', "\"\""))
        } else {
            write!(f, "{guard}{}", self.0)
        }
    }
}
