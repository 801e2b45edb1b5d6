//! Long form as JSON: the header, the column names, and one list per row.

use std::io::{self, Write};

use super::csv::{Number, columns};
use super::{ALL, Report, Row, header};

/// Writes a whole report, or the rows of it that are wanted, with its header; returns their number.
///
/// # Errors
/// Whatever the writer says.
pub fn write(
    report: &Report<'_>,
    detail: bool,
    wanted: &mut dyn FnMut(&Row<'_>) -> bool,
    out: &mut impl Write,
) -> io::Result<u64> {
    let names = serde_json::Value::from(columns(detail).to_vec());
    write!(
        out,
        "{{\"header\":{},\n\"columns\":{names},\n\"rows\":[",
        header(report)
    )?;
    let mut count = 0;
    report.each(|row| {
        if !wanted(row) {
            return Ok(());
        }
        let comma = if count == 0 { "" } else { "," };
        count += 1;
        let [region, profession, sector] =
            [row.region, row.profession, row.sector].map(serde_json::Value::from);
        write!(
            out,
            "{comma}\n[{},{region},{profession},{sector},",
            row.year
        )?;
        if detail {
            write!(out, "\"{}\",", row.sex)?;
            match row.age {
                Some(age) => write!(out, "{age},")?,
                None => write!(out, "\"{ALL}\",")?,
            }
        }
        write!(
            out,
            "\"{}\",\"{}\",{}]",
            row.measure,
            row.unit,
            Number(row.value)
        )
    })?;
    writeln!(out, "\n]}}")?;
    Ok(count)
}
