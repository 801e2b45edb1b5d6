//! From the bytes of a table to its rows; the cause before its symptoms where there are none. Knows no
//! table by name.

use crate::pack::read::error::{Mistake, PackErrorKind as Kind, Problems};
use crate::pack::read::place::At;
use crate::unit::sheet::steers;

/// Rows with their lines, and rows with another number of cells.
pub(crate) struct Cut {
    pub(crate) rows: Vec<(usize, csv::StringRecord)>,
    pub(crate) torn: Vec<csv::StringRecord>,
}

/// Cuts a table whose first row must be these columns.
pub(crate) fn cut(
    file: &'static str,
    bytes: &[u8],
    columns: &[&'static str],
    problems: &mut Problems,
) -> Option<Cut> {
    let text = problems.keep(text(file, bytes))?;
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let head = At { file, line: 1 };
    problems.keep(plain_head(&head, text, columns))?;
    match reader.headers() {
        Ok(found) => problems.keep(same_columns(&head, found, columns))?,
        Err(error) => {
            problems.push(head.error("", Kind::NotReadable, error.to_string(), "column names"));
            return None;
        }
    }
    let mut lines = Lines {
        bytes: text.as_bytes(),
        at: 0,
        line: 1,
    };
    let (mut rows, mut torn) = (Vec::new(), Vec::new());
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let at = At::file(file);
                problems.push(at.error("", Kind::NotReadable, error.to_string(), "rows"));
                continue;
            }
        };
        let start = record.position().map_or(0, csv::Position::byte);
        let line = lines.at(usize::try_from(start).unwrap_or(usize::MAX));
        if record.iter().all(str::is_empty) {
            // A blank row says nothing: spreadsheets leave them behind.
        } else if record.len() == columns.len() {
            rows.push((line, record));
        } else {
            let (found, wanted) = (record.len(), columns.len());
            let found = format!("{found} cells");
            let expected =
                format!("{wanted} cells; a comma inside a text or a number parts it in two");
            problems.push(At { file, line }.error("", Kind::NotReadable, found, expected));
            torn.push(record);
        }
    }
    Some(Cut { rows, torn })
}

/// Line numbers for growing byte offsets. The reader's own count is one short after CRLF.
struct Lines<'b> {
    bytes: &'b [u8],
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn at(&mut self, start: usize) -> usize {
        // Blank lines before a record belong to it, as far as the reader is concerned.
        let rest = self.bytes.get(start..).unwrap_or(&[]);
        let blank = rest
            .iter()
            .take_while(|b| matches!(b, b'\r' | b'\n'))
            .count();
        let passed = self.bytes.get(self.at..start + blank).unwrap_or(&[]);
        self.line += passed.iter().filter(|&&b| b == b'\n').count();
        self.at = start + blank;
        self.line
    }
}

/// The text of a file, without the byte-order mark that some programs put before it.
pub(crate) fn text<'b>(file: &'static str, bytes: &'b [u8]) -> Result<&'b str, Mistake> {
    let wrong = |at: usize, found: &str| {
        let before = bytes.get(..at).unwrap_or(&[]);
        let line = 1 + before.iter().filter(|&&b| b == b'\n').count();
        At { file, line }.error("", Kind::NotReadable, found, "UTF-8 text")
    };
    let marks: [(&[u8], &str); 3] = [
        (b"\xff\xfe", "UTF-16 text"),
        (b"\xfe\xff", "UTF-16 text"),
        (b"PK\x03\x04", "a spreadsheet or an archive"),
    ];
    if let Some((_, found)) = marks.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return Err(wrong(0, found));
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|error| wrong(error.valid_up_to(), "bytes that are not UTF-8"))?;
    let marks = |c: char| steers(c) && !matches!(c, '\n' | '\r' | '\t');
    if let Some(at) = text.find(marks) {
        return Err(wrong(at, "a control character"));
    }
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// Refuses tables whose cells are parted by something else, and those with a title.
fn plain_head(at: &At, text: &str, columns: &[&'static str]) -> Result<(), Mistake> {
    let first = text.lines().next().unwrap_or("");
    let count = |mark: char| first.matches(mark).count();
    for (mark, name) in [(';', "semicolons"), ('\t', "tabs"), ('|', "vertical bars")] {
        if count(mark) > count(',') {
            let found = format!("{name} between the cells");
            return Err(at.error("", Kind::Separator, found, "commas"));
        }
    }
    let same = |line: &str| {
        let cells = line.split(',').map(|cell| cell.trim().trim_matches('"'));
        cells.eq(columns.iter().copied())
    };
    // Within the first lines: a table that repeats its names further down has another fault.
    let later = text.lines().zip(1..).take(20).find(|(line, _)| same(line));
    match later {
        Some((_, line)) if line > 1 && !same(first) => {
            let found = format!("the column names in line {line}");
            Err(at.error("", Kind::Title, found, "the column names in line 1"))
        }
        _ => Ok(()),
    }
}

fn same_columns(
    at: &At,
    found: &csv::StringRecord,
    expected: &[&'static str],
) -> Result<(), Mistake> {
    let longest = found.len().max(expected.len());
    for place in 0..longest {
        let (has, wants) = (found.get(place), expected.get(place).copied());
        if has != wants {
            let column = wants.or(has).unwrap_or("");
            let (has, wants) = (
                has.unwrap_or("nothing"),
                wants.unwrap_or("no further column"),
            );
            return Err(at.error(column, Kind::WrongHeader, has, wants));
        }
    }
    Ok(())
}
