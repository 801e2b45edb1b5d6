//! Long form as JSON: the header, the column names, and one list per row.

use std::io::{self, Write};

use super::csv::{Number, columns};
use super::{ALL, Report, header};

/// Writes a whole report with its header; returns the number of rows.
///
/// # Errors
/// Whatever the writer says.
pub fn write(report: &Report<'_>, detail: bool, out: &mut impl Write) -> io::Result<u64> {
    let names = serde_json::Value::from(columns(detail).to_vec());
    write!(
        out,
        "{{\"header\":{},\n\"columns\":{names},\n\"rows\":[",
        header(report)
    )?;
    let mut count = 0;
    report.each(|row| {
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
