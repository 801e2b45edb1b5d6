//! Tasks that may move between professions, competences, and who holds them.

use crate::pack::facts::mix::Competence;
use crate::pack::read::error::PackErrorKind as Kind;
use crate::pack::read::names::{NAMED, named};
use crate::pack::read::place::Codes;
use crate::pack::read::reader::{Origin, Reader, fact, origin};
use crate::word::{Acts, Side};

/// Share of a competence's holders in a profession.
#[derive(Clone, Debug)]
pub(crate) struct ProfileRow {
    pub(crate) profession: usize,
    pub(crate) competence: usize,
    pub(crate) trained: f64,
    pub(crate) used: bool,
}

/// Part of a profession's work that another may do.
#[derive(Clone, Debug)]
pub(crate) struct ShiftRow {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) service: Option<String>,
    pub(crate) share: f64,
    pub(crate) effort: f64,
    pub(crate) supervision: f64,
    pub(crate) competence: Option<usize>,
    pub(crate) origin: Origin,
}

/// All of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Mix {
    pub(crate) competences: Vec<Competence>,
    pub(crate) profiles: Vec<ProfileRow>,
    pub(crate) shifts: Vec<ShiftRow>,
}

/// Reads the tables of this group.
pub(crate) fn read(reader: &mut Reader<'_>) -> Mix {
    let competences = competences(reader);
    let codes = reader.codes(
        "competences.csv",
        competences.iter().map(|c| c.named.code.as_str()),
    );
    Mix {
        profiles: profiles(reader, &codes),
        shifts: shifts(reader, &codes),
        competences,
    }
}

fn competences(reader: &mut Reader<'_>) -> Vec<Competence> {
    let columns = "#code,name_it,name_en,name_es,esco,note";
    debug_assert!(columns.starts_with(NAMED));
    let rows = reader.rows("competences.csv", columns, |row, _| {
        let competence = Competence { named: named(row)? };
        Ok((competence, row.at()))
    });
    rows.into_iter().map(|(row, _)| row).collect()
}

fn profiles(reader: &mut Reader<'_>, competences: &Codes) -> Vec<ProfileRow> {
    let columns = "#profession,#competence,trained,year,source,grade,use,note";
    let rows = reader.data("profiles.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let trained = row.share("trained")?;
        let fact = fact(
            row,
            &origin,
            Acts::always(&[Side::Competence]),
            row.text("competence"),
            trained,
            "share",
        );
        let profile = ProfileRow {
            profession: row.one_of("profession", &lists.professions)?,
            competence: row.one_of("competence", competences)?,
            trained,
            used: origin.used,
        };
        Ok(((profile, origin.at), fact))
    });
    rows.into_iter().map(|(row, _)| row).collect()
}

fn shifts(reader: &mut Reader<'_>, competences: &Codes) -> Vec<ShiftRow> {
    let columns =
        "#profession,#to,#service,share,effort,supervision,competence,year,source,grade,use,note";
    reader.data("shifts.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let share = row.share("share")?;
        let item = format!("to {}", row.text("to"));
        let fact = fact(
            row,
            &origin,
            Acts::always(&[Side::Mix]),
            &item,
            share,
            "share",
        );
        let (from, to) = (
            row.one_of("profession", &lists.professions)?,
            row.one_of("to", &lists.professions)?,
        );
        if from == to {
            return Err(row.error("to", Kind::NotAWord, "another profession than the giver"));
        }
        let service = row.maybe("service", |row, column| row.code(column).map(str::to_owned))?;
        let shift = ShiftRow {
            from,
            to,
            service,
            share,
            effort: row.within("effort", 0.05, 20.0)?,
            supervision: row.share("supervision")?,
            competence: row.maybe("competence", |row, column| row.one_of(column, competences))?,
            origin,
        };
        Ok((shift, fact))
    })
}
