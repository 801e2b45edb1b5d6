//! A pack on its way over a network: column by column, which packs tighter than rows, and in two halves, what the
//! model computes with and what only people read. Both halves together are the folder again, byte for byte.

use crate::pack::read::files::Files;

/// First word of every half: a page that a host sends instead is not taken for a pack.
const MARK: &str = "organico-1";
/// Tables that only people read.
const REMARKS: [&str; 2] = ["benchmarks.csv", "conflicts.csv"];
/// Tables whose notes stand beside every picture, and the one whose note tells one row from another.
const SHOWN: [&str; 3] = ["exogenous.csv", "funds.csv", "professions.csv"];
/// Stands before a column that is in the other half.
const ELSEWHERE: char = '-';
/// Stands in a cell that has not come.
const ABSENT: &str = "\u{2026}";

/// Whether only people read a column.
fn remark(file: &str, column: &str) -> bool {
    match file {
        "sources.csv" => column != "id",
        _ => column == "note" && !SHOWN.contains(&file),
    }
}

/// Puts a pack together again: all of it, or what the model computes with. `None` where a half is not one, or
/// where the two are not of the same pack.
#[must_use]
pub fn open(data: &[u8], notes: Option<&[u8]>) -> Option<Files> {
    let (hash, mut tables) = half(data)?;
    let Some(notes) = notes else {
        return Some(Files::known(files(&tables)?, hash));
    };
    let (other, remarks) = half(notes)?;
    if other != hash {
        return None;
    }
    for table in remarks {
        match tables.iter_mut().find(|known| known.name == table.name) {
            None => tables.push(table),
            Some(known) => {
                let mut late = table.cells.into_iter();
                let absent = known.cells.iter_mut().filter(|cells| cells.is_none());
                absent.for_each(|cells| *cells = late.next().flatten());
            }
        }
    }
    let files = Files::new(files(&tables)?);
    (files.hash() == hash).then_some(files)
}

/// The two halves of a pack. `None` where it holds a file that is not text.
#[must_use]
pub fn wrap(files: &Files) -> Option<[Vec<u8>; 2]> {
    let begin = format!("{MARK} {:016x}\n", files.hash());
    let (mut data, mut notes) = (begin.clone(), begin);
    for name in files.names() {
        let text = std::str::from_utf8(files.get(name)?).ok()?;
        let Some((head, columns)) = columns(name, text) else {
            data.push_str(&format!("{name} raw {}\n{text}\n", text.len()));
            continue;
        };
        let rows = columns.first().map_or(0, Vec::len);
        let late = |column: &str| REMARKS.contains(&name) || remark(name, column);
        let mark = |column: &&str| match late(column) {
            true => format!("{ELSEWHERE}{column}"),
            false => (*column).to_owned(),
        };
        let told: Vec<String> = head.iter().map(mark).collect();
        let mine: Vec<&str> = head.iter().copied().filter(|column| late(column)).collect();
        if !REMARKS.contains(&name) {
            data.push_str(&format!("{name} {rows} {}\n", told.join(",")));
        }
        if !mine.is_empty() {
            notes.push_str(&format!("{name} {rows} {}\n", mine.join(",")));
        }
        for (column, cells) in head.iter().zip(&columns) {
            let half = if late(column) { &mut notes } else { &mut data };
            cells.iter().for_each(|cell| {
                half.push_str(cell);
                half.push('\n');
            });
        }
    }
    Some([data.into_bytes(), notes.into_bytes()])
}

/// Heads and columns of a table; `None` where writing them again would not give the same bytes.
fn columns<'a>(name: &str, text: &'a str) -> Option<(Vec<&'a str>, Vec<Vec<String>>)> {
    let first = text.lines().next()?;
    let head: Vec<&str> = first.split(',').collect();
    let mut columns = vec![Vec::new(); head.len()];
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    for record in reader.records() {
        let record = record.ok()?;
        for (cells, cell) in columns.iter_mut().zip(&record) {
            cells.push(cell.to_owned());
        }
    }
    let table = Table {
        name,
        head: first.to_owned(),
        cells: columns
            .iter()
            .map(|cells| Some(cells.iter().map(String::as_str).collect()))
            .collect(),
    };
    let broken = columns.iter().flatten().any(|cell| cell.contains('\n'));
    (name.ends_with(".csv") && !broken && table.text()? == text).then_some((head, columns))
}

/// A file of a half: a table, or a text that is its own head and has no cells.
struct Table<'a> {
    name: &'a str,
    head: String,
    cells: Vec<Option<Vec<&'a str>>>,
}

impl Table<'_> {
    /// The file as it was.
    fn text(&self) -> Option<String> {
        if self.cells.is_empty() {
            return Some(self.head.clone());
        }
        let rows = self.cells.iter().flatten().map(Vec::len).next()?;
        let mut text = self.head.replace(&format!(",{ELSEWHERE}"), ",");
        text.push('\n');
        for row in 0..rows {
            for (at, cells) in self.cells.iter().enumerate() {
                if at > 0 {
                    text.push(',');
                }
                let cell = match cells {
                    Some(cells) => cells.get(row)?,
                    None => ABSENT,
                };
                if cell.contains([',', '"', '\r']) {
                    text.push('"');
                    text.push_str(&cell.replace('"', "\"\""));
                    text.push('"');
                } else {
                    text.push_str(cell);
                }
            }
            text.push('\n');
        }
        Some(text)
    }
}

fn files(tables: &[Table<'_>]) -> Option<Vec<(String, Vec<u8>)>> {
    let file = |table: &Table<'_>| Some((table.name.to_owned(), table.text()?.into_bytes()));
    tables.iter().map(file).collect()
}

/// The hash of the folder and the files of a half.
fn half(bytes: &[u8]) -> Option<(u64, Vec<Table<'_>>)> {
    let mut rest = std::str::from_utf8(bytes).ok()?;
    let mut line = || cut(&mut rest, None);
    let hash = line()?.strip_prefix(MARK)?.strip_prefix(' ')?;
    let hash = u64::from_str_radix(hash, 16).ok()?;
    let mut tables = Vec::new();
    while !rest.is_empty() {
        let mut words = cut(&mut rest, None)?.splitn(3, ' ');
        let (name, rows, more) = (words.next()?, words.next()?, words.next()?);
        let mut table = Table {
            name,
            head: more.to_owned(),
            cells: Vec::new(),
        };
        if rows == "raw" {
            table.head = cut(&mut rest, Some(more.parse().ok()?))?.to_owned();
        } else {
            let rows: usize = rows.parse().ok()?;
            for column in more.split(',') {
                let mut cells = Vec::new();
                let here = !column.starts_with(ELSEWHERE);
                for _ in 0..if here { rows } else { 0 } {
                    cells.push(cut(&mut rest, None)?);
                }
                table.cells.push(here.then_some(cells));
            }
        }
        tables.push(table);
    }
    Some((hash, tables))
}

/// What stands before the end of the line, or so many bytes and the end of their line.
fn cut<'a>(rest: &mut &'a str, bytes: Option<usize>) -> Option<&'a str> {
    let end = match bytes {
        Some(end) => end,
        None => rest.find('\n')?,
    };
    let (line, after) = (rest.get(..end)?, rest.get(end..)?);
    *rest = after.strip_prefix('\n')?;
    Some(line)
}
