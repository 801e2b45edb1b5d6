//! What decides how many students a course takes beside its places (applicants, scarce things),
//! and where they train.

use crate::pack::facts::training::LimitKind;
use crate::pack::read::reader::{Origin, Reader, fact, origin};
use crate::unit::Year;
use crate::word::{Acts, Side};

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

/// A figure of a course in one region (nothing = in every one).
#[derive(Clone, Debug)]
pub(crate) struct RegionalRow {
    pub(crate) programme: usize,
    pub(crate) region: Option<usize>,
    /// Whether it tells who is kept, not who trains there.
    pub(crate) retention: bool,
    pub(crate) value: f64,
    pub(crate) origin: Origin,
}

/// All of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Intake {
    pub(crate) applicants: Vec<ApplicantsRow>,
    pub(crate) capacity: Vec<CapacityRow>,
    pub(crate) regional: Vec<RegionalRow>,
}

/// Reads the tables of this group.
pub(crate) fn read(reader: &mut Reader<'_>) -> Intake {
    Intake {
        applicants: applicants(reader),
        capacity: capacity(reader),
        regional: regional(reader),
    }
}

fn applicants(reader: &mut Reader<'_>) -> Vec<ApplicantsRow> {
    let columns = "#programme,#year,applicants,source,grade,use,note";
    reader.data("applicants.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let people = row.heads("applicants")?;
        let fact = fact(
            row,
            &origin,
            Acts::dated(&[Side::Training]),
            row.text("programme"),
            people,
            "heads",
        );
        let row = ApplicantsRow {
            programme: row.one_of("programme", &lists.programmes)?,
            year: row.year("year")?,
            people,
            origin,
        };
        Ok((row, fact))
    })
}

fn capacity(reader: &mut Reader<'_>) -> Vec<CapacityRow> {
    let columns = "#programme,#limit,#year,units,students_per_unit,source,grade,use,note";
    let kinds = [LimitKind::Seats, LimitKind::Clinical, LimitKind::Teachers];
    let kinds = kinds.map(|kind| (kind.code(), kind));
    reader.data("training_capacity.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let units = row.heads("units")?;
        let item = format!("{} {}", row.text("programme"), row.text("limit"));
        let fact = fact(
            row,
            &origin,
            Acts::dated(&[Side::Training]),
            &item,
            units,
            row.text("limit"),
        );
        let row = CapacityRow {
            programme: row.one_of("programme", &lists.programmes)?,
            kind: row.word("limit", &kinds)?,
            year: row.year("year")?,
            students: units * row.within("students_per_unit", 0.0, 1e6)?,
            origin,
        };
        Ok((row, fact))
    })
}

fn regional(reader: &mut Reader<'_>) -> Vec<RegionalRow> {
    let columns = "#programme,#region,#item,value,year,source,grade,note";
    reader.data("regional_training.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let retention = row.word("item", &[("places", false), ("retention", true)])?;
        let value = row.share("value")?;
        let item = format!("{} {}", row.text("programme"), row.text("item"));
        let fact = fact(
            row,
            &origin,
            Acts::always(&[Side::Training]),
            &item,
            value,
            "share",
        );
        let row = RegionalRow {
            programme: row.one_of("programme", &lists.programmes)?,
            region: if retention {
                row.any_of("region", &lists.regions)?
            } else {
                Some(row.one_of("region", &lists.regions)?)
            },
            retention,
            value,
            origin,
        };
        Ok((row, fact))
    })
}
