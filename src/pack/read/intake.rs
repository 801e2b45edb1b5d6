//! What decides how many students a course takes beside its places: applicants, and scarce things.

use super::{Origin, Reader, fact, origin};
use crate::pack::LimitKind;
use crate::unit::Year;

/// People who ask for a course in autumn of a year.
#[derive(Clone, Debug)]
pub(crate) struct ApplicantsRow {
    pub(crate) programme: usize,
    pub(crate) year: Year,
    pub(crate) people: f64,
    pub(crate) origin: Origin,
}

/// Units of a scarce thing in autumn of a year, and the new students that each allows.
#[derive(Clone, Debug)]
pub(crate) struct CapacityRow {
    pub(crate) programme: usize,
    pub(crate) kind: LimitKind,
    pub(crate) year: Year,
    pub(crate) students: f64,
    pub(crate) origin: Origin,
}

/// Both of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Intake {
    pub(crate) applicants: Vec<ApplicantsRow>,
    pub(crate) capacity: Vec<CapacityRow>,
}

/// Reads the tables of this group.
pub(crate) fn read(reader: &mut Reader<'_>) -> Intake {
    Intake {
        applicants: applicants(reader),
        capacity: capacity(reader),
    }
}

fn applicants(reader: &mut Reader<'_>) -> Vec<ApplicantsRow> {
    let columns = "programme,year,applicants,source,grade,use,note";
    let rows = reader.data("applicants.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let people = row.amount("applicants")?;
        let fact = fact(row, &origin, row.text("programme"), people, "heads");
        let row = ApplicantsRow {
            programme: row.one_of("programme", &lists.programmes)?,
            year: row.year("year")?,
            people,
            origin,
        };
        Ok((row, fact))
    });
    reader.unique(&rows, "applicants", |row| {
        row.origin
            .used
            .then_some(((row.programme, row.year), &row.origin.at))
    });
    rows
}

fn capacity(reader: &mut Reader<'_>) -> Vec<CapacityRow> {
    let columns = "programme,limit,year,units,students_per_unit,source,grade,use,note";
    let kinds = [LimitKind::Seats, LimitKind::Clinical, LimitKind::Teachers];
    let kinds = kinds.map(|kind| (kind.code(), kind));
    let rows = reader.data("training_capacity.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let units = row.amount("units")?;
        let item = format!("{} {}", row.text("programme"), row.text("limit"));
        let fact = fact(row, &origin, &item, units, row.text("limit"));
        let row = CapacityRow {
            programme: row.one_of("programme", &lists.programmes)?,
            kind: row.word("limit", &kinds)?,
            year: row.year("year")?,
            students: units * row.amount("students_per_unit")?,
            origin,
        };
        Ok((row, fact))
    });
    reader.unique(&rows, "units", |row| {
        row.origin
            .used
            .then_some(((row.programme, row.kind, row.year), &row.origin.at))
    });
    rows
}
