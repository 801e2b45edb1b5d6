//! Who may take over whose tasks, and which competences that asks for. Knows no method and no need.

use crate::pack::derive::need::work;
use crate::pack::derive::notes::Notes;
use crate::pack::derive::tables::Tables;
use crate::pack::facts::mix::{Mix, Shift};
use crate::pack::facts::need::Service;
use crate::pack::facts::parameter::name::Parameter;
use crate::pack::read::error::PackErrorKind as Kind;
use crate::pack::read::mix::ShiftRow;
use crate::unit::{ProfessionIx, decimal};

/// The service that a row names.
fn named(row: &ShiftRow, services: &[Service]) -> Option<usize> {
    let wanted = row.service.as_ref()?;
    services.iter().position(|service| service.code == *wanted)
}

/// Shifts between professions that run; a giver cannot give more than all of its work.
pub(crate) fn mixes(
    tables: &Tables,
    notes: &mut Notes,
    runs: &[bool],
    services: &[Service],
) -> Mix {
    let rows = &tables.mix;
    let profiles: Vec<(ProfessionIx, usize, f64)> = rows
        .profiles
        .iter()
        .filter(|row| row.used)
        .map(|row| (ProfessionIx(row.profession), row.competence, row.trained))
        .collect();
    let mut given: Vec<f64> = vec![0.0; runs.len()];
    let mut shifts = Vec::new();
    for row in rows.shifts.iter().filter(|row| row.origin.used) {
        let known = |at: usize| runs.get(at).copied().unwrap_or(false);
        if !(known(row.from) && known(row.to)) {
            continue;
        }
        let share = row.share * part_of_work(tables, notes, row, services);
        if let Some(sum) = given.get_mut(row.from) {
            *sum += share;
            if *sum > 1.0 + 1e-9 {
                let found = format!("{} in all", decimal::write(*sum));
                let expected = "shares that sum to at most 1 for one giver";
                let at = &row.origin.at;
                notes.problem(at.error("share", Kind::OutOfRange, found, expected));
            }
        }
        let held = |competence: usize| {
            let wanted = (ProfessionIx(row.to), competence);
            let found = profiles.iter().find(|(p, c, _)| (*p, *c) == wanted);
            found.map_or(0.0, |(_, _, trained)| *trained)
        };
        shifts.push(Shift {
            from: ProfessionIx(row.from),
            to: ProfessionIx(row.to),
            service: named(row, services),
            share,
            effort: row.effort,
            supervision: row.supervision,
            hours: yearly_hours(tables, row.from) / yearly_hours(tables, row.to),
            competence: row.competence,
            trained: row.competence.map_or(1.0, held),
            grade: row.origin.grade,
        });
    }
    Mix {
        competences: rows.competences.clone(),
        profiles,
        shifts,
    }
}

/// Yearly hours of an FTE.
fn yearly_hours(tables: &Tables, profession: usize) -> f64 {
    tables.scalar(tables.subject(profession), Parameter::YearlyHours)
}

/// How much of the giver's work is for the service that the row names; all of it without one.
fn part_of_work(tables: &Tables, notes: &mut Notes, row: &ShiftRow, services: &[Service]) -> f64 {
    let Some(wanted) = &row.service else {
        return 1.0;
    };
    let subject = tables.subject(row.from);
    let work = work(tables, notes, subject, services);
    let found = work
        .iter()
        .find(|(at, _)| services.get(*at).is_some_and(|s| s.code == *wanted));
    if let Some((_, share)) = found {
        return *share;
    }
    let expected = "a service of services.csv that the giver works for";
    let at = &row.origin.at;
    notes.problem(at.error(
        "service",
        Kind::UnknownCode,
        format!("`{wanted}`"),
        expected,
    ));
    0.0
}
