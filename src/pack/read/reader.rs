//! Rows of every table with their origin, and the mistakes met on the way.

use crate::pack::facts::finding::{Finding, Note};
use crate::pack::read::doubt::Doubts;
use crate::pack::read::error::{Mistake, PackErrorKind as Kind, Problems};
use crate::pack::read::files::Files;
use crate::pack::read::place::{At, Codes};
use crate::pack::read::row::Row;
use crate::pack::read::scope::{Scope, Who};
use crate::pack::read::table::{Broken, Table};
use crate::unit::{Sex, Year};
use crate::word::{Acts, Fact, Grade};

/// Columns of a datum row: who says it, for when, how surely, and whether it is used.
#[derive(Clone, Debug)]
pub(crate) struct Origin {
    pub(crate) at: At,
    pub(crate) year: Option<Year>,
    pub(crate) source: String,
    pub(crate) grade: Grade,
    pub(crate) used: bool,
}

/// Codes that other tables may name.
#[derive(Debug, Default)]
pub(crate) struct Lists {
    pub(crate) sources: Codes,
    pub(crate) regions: Codes,
    pub(crate) sectors: Codes,
    pub(crate) families: Codes,
    pub(crate) professions: Codes,
    pub(crate) margins: Codes,
    pub(crate) programmes: Codes,
    pub(crate) sexes: Vec<Sex>,
}

/// Reads tables one after the other and keeps what all of them give: facts and mistakes.
pub(crate) struct Reader<'f> {
    pub(crate) files: &'f Files,
    pub(crate) lists: Lists,
    pub(crate) problems: Problems,
    pub(crate) facts: Vec<Fact>,
    /// Tables asked for, whether or not the pack has them.
    asked: Vec<&'static str>,
    broken: Broken,
    /// Tables that could not be cut at all.
    uncut: Vec<&'static str>,
    doubts: Doubts,
    /// What rows have to say that is no mistake.
    pub(crate) notes: Vec<Finding>,
}

/// Keeps what a row says; a mistake leaves the row out.
type Reading<'r> = &'r mut dyn FnMut(&Row<'_>, &Lists, &mut Vec<Fact>) -> Result<(), Mistake>;

impl<'f> Reader<'f> {
    pub(crate) fn new(files: &'f Files, sexes: Vec<Sex>) -> Self {
        let lists = Lists {
            sexes,
            ..Lists::default()
        };
        Self {
            files,
            lists,
            problems: Problems::default(),
            facts: Vec::new(),
            asked: Vec::new(),
            broken: Broken::new(),
            uncut: Vec::new(),
            doubts: Doubts::default(),
            notes: Vec::new(),
        }
    }

    /// Rows of an optional table.
    pub(crate) fn rows<T>(
        &mut self,
        file: &'static str,
        columns: &'static str,
        mut row: impl FnMut(&Row<'_>, &Lists) -> Result<T, Mistake>,
    ) -> Vec<T> {
        let mut values = Vec::new();
        self.walk(file, columns, &mut |here, lists, _| {
            values.push(row(here, lists)?);
            Ok(())
        });
        values
    }

    /// Rows of an optional table in which every row carries a figure.
    pub(crate) fn data<T>(
        &mut self,
        file: &'static str,
        columns: &'static str,
        mut row: impl FnMut(&Row<'_>, &Lists) -> Result<(T, Fact), Mistake>,
    ) -> Vec<T> {
        let mut values = Vec::new();
        self.walk(file, columns, &mut |here, lists, facts| {
            let (value, fact) = row(here, lists)?;
            values.push(value);
            facts.push(fact);
            Ok(())
        });
        values
    }

    /// Goes through a table. One body for all: only what is done with a row differs.
    #[inline(never)]
    fn walk(&mut self, file: &'static str, columns: &'static str, row: Reading<'_>) {
        self.asked.push(file);
        if let Some(table) = Table::read(self.files, file, columns, &mut self.problems) {
            let (lists, facts) = (&self.lists, &mut self.facts);
            let only = lists.regions.only();
            let read = &mut |here: &Row<'_>| row(here, lists, facts);
            table.each(
                only,
                &mut self.problems,
                &mut self.broken,
                &mut self.doubts,
                read,
            );
        } else if self.files.get(file).is_some() {
            self.uncut.push(file);
        } else if let Some(error) = misnamed(self.files, file) {
            self.problems.push(error);
            self.uncut.push(file);
        }
    }

    /// What was noted on the way, and tables that nobody asked for: their names must be misspelt.
    pub(crate) fn findings(&mut self) -> Vec<Finding> {
        let ends = |name: &&str| {
            name.len() > 4 && name.as_bytes()[name.len() - 4..].eq_ignore_ascii_case(b".csv")
        };
        let tables = self.files.names().filter(ends);
        let unknown = tables.filter(|name| !self.asked.contains(name));
        let unknown = unknown.map(|name| Finding::new(Note::UnknownFile, name));
        self.notes.extend(unknown);
        self.notes.extend(self.doubts.told());
        std::mem::take(&mut self.notes)
    }

    /// Tables of the format that the pack does not have, or that have no row.
    pub(crate) fn absent_files(&self) -> Option<Finding> {
        let empty = |file: &&&'static str| {
            let bytes = self.files.get(file).unwrap_or_default();
            let lines = bytes.split(|byte| *byte == b'\n');
            lines.filter(|line| !line.trim_ascii().is_empty()).count() < 2
        };
        let absent: Vec<&str> = self.asked.iter().filter(empty).copied().collect();
        let items = vec![("items", absent.join(", ").into())];
        (!absent.is_empty()).then(|| Finding::with(Note::UnsaidAll, "pack", items))
    }

    /// Refuses a pack without this file.
    pub(crate) fn require(&mut self, file: &'static str) {
        if self.files.get(file).is_none() && misnamed(self.files, file).is_none() {
            let error = At::file(file).error("", Kind::Missing, "no such file", "a table");
            self.problems.push(error);
        }
    }

    /// The codes that a table lists, those of rows included that could not be read: one bad row
    /// must not make every row that names it look wrong.
    pub(crate) fn codes<'a>(
        &self,
        file: &'static str,
        codes: impl Iterator<Item = &'a str>,
    ) -> Codes {
        let broken = self.broken.iter().filter(|(table, _)| *table == file);
        let doubtful: Vec<&str> = broken.flat_map(|(_, cells)| cells.iter()).collect();
        let all: Vec<&str> = codes.collect();
        let any = self.uncut.contains(&file);
        Codes::new(file, all.into_iter(), doubtful.into_iter(), any)
    }

    /// Whether rows of a table could not be read: what is then missing may stand in them.
    pub(crate) fn torn(&self, file: &'static str) -> bool {
        self.uncut.contains(&file) || self.broken.iter().any(|(table, _)| *table == file)
    }
}

/// The mistake of a file that is there under another name, or in a folder below.
#[inline(never)]
pub(crate) fn misnamed(files: &Files, file: &'static str) -> Option<Mistake> {
    let stray = files.stray(file)?;
    let (found, expected) = (format!("`{stray}`"), format!("`{file}`"));
    Some(At::file(file).error("", Kind::WrongName, found, expected))
}

/// The datum columns of a row; a table without `use` or `year` uses every row, undated.
#[inline(never)]
pub(crate) fn origin(row: &Row<'_>, lists: &Lists) -> Result<Origin, Mistake> {
    let used = match row.text("use") {
        "" if !row.has("use") => true,
        _ => row.word("use", &[("yes", true), ("other", false)])?,
    };
    row.one_of("source", &lists.sources)?;
    Ok(Origin {
        at: row.at(),
        year: row.maybe("year", Row::year)?,
        source: row.owned("source"),
        grade: row.grade()?,
        used,
    })
}

/// Profession (`*`, `family:CODE` or a code) and sector of a row.
#[inline(never)]
pub(crate) fn scope(row: &Row<'_>, lists: &Lists) -> Result<Scope, Mistake> {
    let sector = if row.has("sector") {
        row.any_of("sector", &lists.sectors)?
    } else {
        None
    };
    let text = row.filled("profession")?;
    let who = match (text, text.strip_prefix("family:")) {
        ("*", _) => Who::All,
        (_, Some(family)) => Who::Family(lists.families.find(family).ok_or_else(|| {
            row.error("profession", Kind::UnknownCode, "a family of families.csv")
        })?),
        _ => Who::One(row.one_of("profession", &lists.professions)?),
    };
    Ok(Scope { who, sector })
}

/// Columns by which rows that name no profession are found: the first that a table has.
const OF: [&str; 4] = ["programme", "service", "standard", "group"];

/// The fact that a row states and where it acts; its place in words comes from the columns that the
/// table has.
#[inline(never)]
pub(crate) fn fact(
    row: &Row<'_>,
    origin: &Origin,
    acts: Acts,
    item: &str,
    value: f64,
    unit: &str,
) -> Fact {
    let of = OF.iter().find(|column| row.has(column));
    let mut place: Vec<String> = Vec::new();
    if !matches!(row.text("sex"), "" | "*") {
        place.push(row.owned("sex"));
    }
    match (row.text("age_from"), row.text("age_to")) {
        ("", _) => {}
        (from, "") => place.push(format!("{from}+")),
        (from, to) => place.push(format!("{from}-{to}")),
    }
    match (row.text("from_year"), row.text("to_year")) {
        ("", "") => {}
        (from, to) => place.push(format!("{from}-{to}")),
    }
    match row.text("date") {
        "" => {}
        date => place.push(date.to_owned()),
    }
    match row.text("course_year") {
        "" => {}
        year => place.push(format!("course year {year}")),
    }
    Fact {
        table: origin.at.file.trim_end_matches(".csv").to_owned(),
        item: item.to_owned(),
        of: of.map_or_else(String::new, |column| row.owned(column)),
        acts,
        profession: row.owned("profession"),
        sector: row.owned("sector"),
        region: row.owned("region"),
        place: place.join(", "),
        value,
        unit: unit.to_owned(),
        year: origin.year,
        source: origin.source.clone(),
        grade: origin.grade,
        used: origin.used,
        note: row.owned("note"),
    }
}

/// A margin named by a row, if any.
#[inline(never)]
pub(crate) fn margin(row: &Row<'_>, column: &str, lists: &Lists) -> Result<Option<usize>, Mistake> {
    row.maybe(column, |row, column| row.one_of(column, &lists.margins))
}

/// The three margins that place people: by age, by sex, by region.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Spread {
    pub(crate) age: Option<usize>,
    pub(crate) sex: Option<usize>,
    pub(crate) region: Option<usize>,
}

#[inline(never)]
pub(crate) fn spread(row: &Row<'_>, lists: &Lists) -> Result<Spread, Mistake> {
    Ok(Spread {
        age: margin(row, "age_margin", lists)?,
        sex: margin(row, "sex_margin", lists)?,
        region: margin(row, "region_margin", lists)?,
    })
}
