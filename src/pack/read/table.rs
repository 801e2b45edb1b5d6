//! One CSV table, row by row, with typed cells that know their place. Knows no table by name.
//!
//! Cells are read by calls kept out of line: there are hundreds of them, and the engine's download
//! would double if each were copied to its place.

use crate::pack::read::error::{Mistake, PackErrorKind as Kind, Problems};
use crate::pack::read::files::Files;
use crate::pack::read::place::{At, Codes, Span};
use crate::unit::{Sex, Year, decimal};
use crate::word::Grade;

/// A table of the pack, cut into cells.
pub(crate) struct Table {
    file: &'static str,
    columns: Vec<&'static str>,
    rows: Vec<(usize, csv::StringRecord)>,
}

impl Table {
    /// Cuts a file whose first row must be exactly `columns` (comma-separated); nothing when the
    /// pack does not have it or when it cannot be cut.
    pub(crate) fn read(
        files: &Files,
        file: &'static str,
        columns: &'static str,
        problems: &mut Problems,
    ) -> Option<Self> {
        let bytes = files.get(file)?;
        let columns: Vec<&'static str> = columns.split(',').collect();
        let text = problems.keep(utf8(file, bytes))?;
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let head = At { file, line: 1 };
        match reader.headers() {
            Ok(found) => problems.keep(same_columns(&head, found, &columns))?,
            Err(error) => {
                problems.push(head.error("", Kind::NotReadable, error.to_string(), "column names"));
                return None;
            }
        }
        let mut lines = Lines {
            bytes,
            at: 0,
            line: 1,
        };
        let mut rows = Vec::new();
        for record in reader.records() {
            match record {
                Ok(record) => {
                    let start = record.position().map_or(0, csv::Position::byte);
                    let line = lines.at(usize::try_from(start).unwrap_or(usize::MAX));
                    if record.len() == columns.len() {
                        rows.push((line, record));
                    } else {
                        let (found, wanted) = (record.len(), columns.len());
                        problems.push(At { file, line }.error(
                            "",
                            Kind::NotReadable,
                            format!("{found} cells"),
                            format!("{wanted} cells"),
                        ));
                    }
                }
                Err(error) => {
                    problems.push(At::file(file).error(
                        "",
                        Kind::NotReadable,
                        error.to_string(),
                        "rows",
                    ));
                }
            }
        }
        Some(Self {
            file,
            columns,
            rows,
        })
    }

    /// Hands over every row; mistakes are collected.
    pub(crate) fn each(
        &self,
        problems: &mut Problems,
        row: &mut dyn FnMut(&Row<'_>) -> Result<(), Mistake>,
    ) {
        for (line, cells) in &self.rows {
            let here = Row {
                at: At {
                    file: self.file,
                    line: *line,
                },
                columns: &self.columns,
                cells,
            };
            problems.keep(row(&here));
        }
    }
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

pub(crate) fn utf8<'b>(file: &'static str, bytes: &'b [u8]) -> Result<&'b str, Mistake> {
    std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or(&[]);
        let line = 1 + before.iter().filter(|&&b| b == b'\n').count();
        At { file, line }.error(
            "",
            Kind::NotReadable,
            "bytes that are not UTF-8",
            "UTF-8 text",
        )
    })
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

/// One row: cells by column name. Every reading says where it failed.
pub(crate) struct Row<'t> {
    at: At,
    columns: &'t [&'static str],
    cells: &'t csv::StringRecord,
}

impl Row<'_> {
    pub(crate) fn at(&self) -> At {
        self.at.clone()
    }

    /// The cell as text; empty also when the table has no such column.
    #[inline(never)]
    pub(crate) fn text(&self, column: &str) -> &str {
        let place = self.columns.iter().position(|known| *known == column);
        place.and_then(|place| self.cells.get(place)).unwrap_or("")
    }

    /// Whether the table has this column at all.
    #[inline(never)]
    pub(crate) fn has(&self, column: &str) -> bool {
        self.columns.contains(&column)
    }

    #[inline(never)]
    pub(crate) fn owned(&self, column: &str) -> String {
        self.text(column).to_owned()
    }

    /// A mistake in one cell.
    #[inline(never)]
    pub(crate) fn error(&self, column: &str, kind: Kind, expected: impl Into<String>) -> Mistake {
        let found = match self.text(column) {
            "" => "nothing".to_owned(),
            text => format!("`{text}`"),
        };
        self.at.error(column, kind, found, expected)
    }

    /// A cell that must not be empty.
    #[inline(never)]
    pub(crate) fn filled(&self, column: &str) -> Result<&str, Mistake> {
        match self.text(column) {
            "" => Err(self.error(column, Kind::EmptyCell, "a value")),
            text => Ok(text),
        }
    }

    /// A code: ASCII letters, digits, `-` and `_`.
    #[inline(never)]
    pub(crate) fn code(&self, column: &str) -> Result<&str, Mistake> {
        let text = self.filled(column)?;
        if text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
        {
            Ok(text)
        } else {
            Err(self.error(column, Kind::NotACode, "letters, digits, - and _"))
        }
    }

    /// A finite number.
    #[inline(never)]
    pub(crate) fn number(&self, column: &str) -> Result<f64, Mistake> {
        let text = self.filled(column)?;
        decimal::parse(text)
            .ok_or_else(|| self.error(column, Kind::NotANumber, "a number such as 0.25"))
    }

    /// A number in `from..=to`.
    #[inline(never)]
    pub(crate) fn within(&self, column: &str, from: f64, to: f64) -> Result<f64, Mistake> {
        let value = self.number(column)?;
        if (from..=to).contains(&value) {
            Ok(value)
        } else {
            let from = decimal::write(from);
            let expected = match to.is_finite() {
                true => format!("{from} to {}", decimal::write(to)),
                false => format!("{from} or more"),
            };
            Err(self.error(column, Kind::OutOfRange, expected))
        }
    }

    /// A share or rate, 0..1.
    #[inline(never)]
    pub(crate) fn share(&self, column: &str) -> Result<f64, Mistake> {
        self.within(column, 0.0, 1.0)
    }

    /// Zero or more.
    #[inline(never)]
    pub(crate) fn amount(&self, column: &str) -> Result<f64, Mistake> {
        self.within(column, 0.0, f64::INFINITY)
    }

    /// A calendar year.
    #[inline(never)]
    pub(crate) fn year(&self, column: &str) -> Result<Year, Mistake> {
        self.whole(column, 1900, 2200)
    }

    /// A whole number in `from..=to`.
    #[inline(never)]
    pub(crate) fn whole(&self, column: &str, from: i32, to: i32) -> Result<i32, Mistake> {
        let text = self.filled(column)?;
        let value: i32 = text
            .parse()
            .map_err(|_| self.error(column, Kind::NotANumber, "a whole number"))?;
        if (from..=to).contains(&value) {
            Ok(value)
        } else {
            Err(self.error(column, Kind::OutOfRange, format!("{from} to {to}")))
        }
    }

    /// An age in whole years.
    #[inline(never)]
    pub(crate) fn age(&self, column: &str) -> Result<u16, Mistake> {
        self.whole(column, 0, 120)
            .map(|age| u16::try_from(age).unwrap_or(0))
    }

    /// Nothing when the cell is empty, else what `read` makes of it.
    #[inline(never)]
    pub(crate) fn maybe<T>(
        &self,
        column: &str,
        read: impl FnOnce(&Self, &str) -> Result<T, Mistake>,
    ) -> Result<Option<T>, Mistake> {
        if self.text(column).is_empty() {
            Ok(None)
        } else {
            read(self, column).map(Some)
        }
    }

    /// One word of a closed list.
    #[inline(never)]
    pub(crate) fn word<T: Copy>(&self, column: &str, words: &[(&str, T)]) -> Result<T, Mistake> {
        let text = self.filled(column)?;
        words
            .iter()
            .find(|(word, _)| *word == text)
            .map(|(_, value)| *value)
            .ok_or_else(|| {
                let list: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
                self.error(column, Kind::NotAWord, list.join(", "))
            })
    }

    /// A grade letter.
    #[inline(never)]
    pub(crate) fn grade(&self) -> Result<Grade, Mistake> {
        let text = self.filled("grade")?;
        Grade::parse(text).ok_or_else(|| self.error("grade", Kind::NotAWord, "A, B, C or D"))
    }

    /// A code that another table lists, as its place there.
    #[inline(never)]
    pub(crate) fn one_of(&self, column: &str, codes: &Codes) -> Result<usize, Mistake> {
        let code = self.filled(column)?;
        codes
            .find(code)
            .ok_or_else(|| self.error(column, Kind::UnknownCode, codes.expected()))
    }

    /// `*` (nothing) or a code that another table lists.
    #[inline(never)]
    pub(crate) fn any_of(&self, column: &str, codes: &Codes) -> Result<Option<usize>, Mistake> {
        if self.text(column) == "*" {
            Ok(None)
        } else {
            self.one_of(column, codes).map(Some)
        }
    }

    /// The sex of a row; a pack that does not split only knows `*`.
    #[inline(never)]
    pub(crate) fn sex(&self, sexes: &[Sex]) -> Result<Sex, Mistake> {
        let every = [("F", Sex::F), ("M", Sex::M), ("*", Sex::All)];
        let split = sexes.len() > 1;
        self.word(
            "sex",
            if split {
                &every
            } else {
                every.get(2..).unwrap_or(&every)
            },
        )
    }

    /// `age_from`, `age_to`: nothing when both are empty, open-ended when only the second is.
    #[inline(never)]
    pub(crate) fn ages(&self) -> Result<Option<Span>, Mistake> {
        let to = self.maybe("age_to", Self::age)?;
        if self.text("age_from").is_empty() && to.is_none() {
            return Ok(None);
        }
        let span = Span {
            from: self.age("age_from")?,
            to: to.unwrap_or(u16::MAX),
        };
        if span.from > span.to {
            return Err(self.error("age_to", Kind::OutOfRange, format!("{} or more", span.from)));
        }
        Ok(Some(span))
    }
}
