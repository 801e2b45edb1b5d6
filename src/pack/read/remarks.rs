//! What a pack says about itself: conflicts between sources, published flows to compare with.

use crate::pack::facts::benchmark::Benchmark;
use crate::pack::read::error::PackErrorKind as Kind;
use crate::pack::read::reader::{Reader, fact, origin};
use crate::pack::read::row::PEOPLE;
use crate::word::{Acts, Measure};

/// Two sources that disagree, and why one was taken.
#[derive(Clone, Debug)]
pub(crate) struct ConflictRow {
    pub(crate) line: usize,
    pub(crate) subject: String,
    pub(crate) used: String,
    pub(crate) used_source: String,
    pub(crate) other: String,
    pub(crate) other_source: String,
    pub(crate) reason: String,
}

/// Reads `conflicts.csv`.
pub(crate) fn conflicts(reader: &mut Reader<'_>) -> Vec<ConflictRow> {
    let columns = "#subject,#used,used_source,#other,other_source,reason";
    reader.rows("conflicts.csv", columns, |row, lists| {
        for column in ["used_source", "other_source"] {
            row.maybe(column, |row, column| row.one_of(column, &lists.sources))?;
        }
        Ok(ConflictRow {
            line: row.at().line,
            subject: row.filled("subject")?.to_owned(),
            used: row.owned("used"),
            used_source: row.owned("used_source"),
            other: row.owned("other"),
            other_source: row.owned("other_source"),
            reason: row.owned("reason"),
        })
    })
}

/// Reads `benchmarks.csv`; the profession may also be a programme (graduates, students).
pub(crate) fn benchmarks(reader: &mut Reader<'_>) -> Vec<Benchmark> {
    let columns = "#measure,#profession,#sector,#from_year,#to_year,value,#source,grade,note";
    reader.data("benchmarks.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let value = row.within("value", -PEOPLE, PEOPLE)?;
        if Measure::parse(row.filled("measure")?).is_none() {
            return Err(row.error("measure", Kind::NotAWord, "a measure of the output"));
        }
        if lists.programmes.find(row.text("profession")).is_none() {
            row.any_of("profession", &lists.professions)?;
        }
        row.any_of("sector", &lists.sectors)?;
        let from = row.year("from_year")?;
        let benchmark = Benchmark {
            measure: row.owned("measure"),
            profession: row.owned("profession"),
            sector: row.owned("sector"),
            years: (from, row.whole("to_year", from, 2300)?),
            value,
            source: row.owned("source"),
            grade: origin.grade,
            note: row.owned("note"),
        };
        let fact = fact(
            row,
            &origin,
            Acts::NEVER,
            row.text("measure"),
            value,
            "as the measure",
        );
        Ok((benchmark, fact))
    })
}
