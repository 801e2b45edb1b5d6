//! Tables of the demand methods whose rows are alike: a code, whom it is for, a few numbers.

use crate::pack::read::error::PackErrorKind as Kind;
use crate::pack::read::place::Span;
use crate::pack::read::reader::{Origin, Reader, fact, origin, scope};
use crate::pack::read::row::{HEADS, MOST};
use crate::pack::read::scope::{Scope, Subject, closest};
use crate::word::{Acts, Side};

/// A row of such a table.
#[derive(Clone, Debug)]
pub(crate) struct AskRow {
    pub(crate) scope: Scope,
    pub(crate) code: String,
    /// The columns of numbers, in the order of [`Form::numbers`].
    pub(crate) numbers: [f64; 4],
    /// Place of the row's word among those of [`Form::words`].
    pub(crate) word: usize,
    pub(crate) ages: Span,
    /// Region, where the table knows regions and the row is not for all of them.
    pub(crate) region: Option<usize>,
    pub(crate) origin: Origin,
}

/// What sets the tables apart.
struct Form {
    file: &'static str,
    columns: &'static str,
    /// Column of the code.
    code: &'static str,
    /// Columns of numbers with their ranges; the first one is the figure of the row.
    numbers: &'static [(&'static str, f64, f64)],
    /// Column of a word and the words, if there is one.
    words: (&'static str, &'static [(&'static str, usize)]),
    /// Unit of the figure.
    unit: &'static str,
    /// Where it acts.
    acts: Acts,
    /// What a row is alone with: its code, its code and year, or its year whatever its code.
    alone: Alone,
}

#[derive(Clone, Copy, PartialEq)]
enum Alone {
    Code,
    CodeAndYear,
    Year,
}

/// Minutes of work: services and allowances.
pub(super) fn workloads(reader: &mut Reader<'_>) -> Vec<AskRow> {
    let form = Form {
        file: "workloads.csv",
        columns: "#activity,#profession,per,age_from,age_to,units,minutes,year,source,grade,use,note",
        code: "activity",
        numbers: &[("minutes", 0.0, MOST), ("units", 0.0, MOST)],
        words: ("per", &[("resident", 0), ("head", 1), ("staff", 2)]),
        unit: "minutes",
        acts: Acts::always(&[Side::Minutes]),
        alone: Alone::Code,
    };
    read(reader, &form)
}

/// Care that the cases of a condition need.
pub(super) fn needs(reader: &mut Reader<'_>) -> Vec<AskRow> {
    let form = Form {
        file: "needs.csv",
        columns: "#condition,#profession,coverage,units,share,per_fte,year,source,grade,use,note",
        code: "condition",
        numbers: &[
            ("units", 0.0, MOST),
            ("coverage", 0.0, 1.0),
            ("share", 0.0, 1.0),
            ("per_fte", 1e-6, MOST),
        ],
        words: ("", &[]),
        unit: "units per case",
        acts: Acts::always(&[Side::Cases]),
        alone: Alone::Code,
    };
    read(reader, &form)
}

/// Heads per 1,000 residents elsewhere.
pub(super) fn densities(reader: &mut Reader<'_>) -> Vec<AskRow> {
    let form = Form {
        file: "densities.csv",
        columns: "#benchmark,#profession,per_thousand,year,source,grade,use,note",
        code: "benchmark",
        numbers: &[("per_thousand", 0.0, 1000.0)],
        words: ("", &[]),
        unit: "heads per 1,000 residents",
        acts: Acts::always(&[Side::Density]),
        alone: Alone::Code,
    };
    read(reader, &form)
}

/// What experts expect to move need.
pub(super) fn developments(reader: &mut Reader<'_>) -> Vec<AskRow> {
    let form = Form {
        file: "developments.csv",
        columns: "#development,#profession,#year,low,mid,high,source,grade,use,note",
        code: "development",
        numbers: &[
            ("mid", -1.0, MOST),
            ("low", -1.0, MOST),
            ("high", -1.0, MOST),
        ],
        words: ("", &[]),
        unit: "share",
        acts: Acts::dated(&[Side::Experts]),
        alone: Alone::CodeAndYear,
    };
    read(reader, &form)
}

/// Staff that somebody says is required, with the day on which it was said.
pub(super) fn statements(reader: &mut Reader<'_>) -> Vec<AskRow> {
    let form = Form {
        file: "statements.csv",
        columns: "author,#profession,#region,date,#year,staff,unit,source,grade,use,note",
        code: "author",
        numbers: &[("staff", 0.0, HEADS)],
        words: ("unit", &[("fte", 0), ("heads", 1)]),
        unit: "staff required",
        acts: Acts::dated(&[Side::Statements]),
        alone: Alone::Year,
    };
    read(reader, &form)
}

fn read(reader: &mut Reader<'_>, form: &Form) -> Vec<AskRow> {
    reader.data(form.file, form.columns, |row, lists| {
        let origin = origin(row, lists)?;
        let code = row.code(form.code)?.to_owned();
        let mut numbers = [0.0; 4];
        for (number, (column, from, to)) in numbers.iter_mut().zip(form.numbers) {
            *number = row.within(column, *from, *to)?;
        }
        let word = match form.words {
            ("", _) => 0,
            (column, words) => row.word(column, words)?,
        };
        if row.has("date") {
            let date = row.filled("date")?;
            let digits = date.bytes().filter(u8::is_ascii_digit).count();
            if date.len() != 10 || digits != 8 || date.split('-').count() != 3 {
                return Err(row.error("date", Kind::NotAWord, "a day such as 2026-03-31"));
            }
        }
        if form.alone != Alone::Code {
            row.year("year")?;
        }
        let fact = fact(row, &origin, form.acts, &code, numbers[0], form.unit);
        let asked = AskRow {
            scope: scope(row, lists)?,
            code,
            numbers,
            word,
            ages: row.ages()?.unwrap_or(Span::ALL),
            region: if row.has("region") {
                row.any_of("region", &lists.regions)?
            } else {
                None
            },
            origin,
        };
        Ok((asked, fact))
    })
}

/// The rows of a table that are used for a profession.
pub(crate) fn chosen(rows: &[AskRow], subject: Subject) -> Vec<&AskRow> {
    closest(rows, subject, |row| row.origin.used.then_some(row.scope))
}
