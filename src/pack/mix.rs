//! Who may take over whose tasks, and which competences that asks for. Knows no method and no need.

use super::derive::Derivation;
use super::error::PackErrorKind as Kind;
use super::parameter::Parameter;
use super::read::mix::ShiftRow;
use super::{Named, Service};
use crate::unit::{Grade, ProfessionIx, decimal};

/// Tasks that may move between professions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mix {
    /// What one must be able to do.
    pub competences: Vec<Competence>,
    /// Which staff holds which competence: (profession, competence, share of its heads).
    pub profiles: Vec<(ProfessionIx, usize, f64)>,
    /// What may move.
    pub shifts: Vec<Shift>,
}

/// Something that one can learn to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Competence {
    /// Code and names.
    pub named: Named,
}

/// Part of the work of one profession that another may do.
#[derive(Clone, Debug, PartialEq)]
pub struct Shift {
    /// Whose work it is today.
    pub from: ProfessionIx,
    /// Who may do it.
    pub to: ProfessionIx,
    /// Index of the service that it is bound to; `None` = any work of the giver.
    pub service: Option<usize>,
    /// Share of the giver's whole work, at most.
    pub share: f64,
    /// Time of the taker per time of the giver, counted in hours.
    pub effort: f64,
    /// Share of the work moved that returns to the giver as supervision.
    pub supervision: f64,
    /// Yearly hours of the giver per FTE over those of the taker.
    pub hours: f64,
    /// Index of the competence needed; `None` where none is.
    pub competence: Option<usize>,
    /// Share of the taker's staff that holds it at the opening; 1 where none is needed.
    pub trained: f64,
    /// How well the row is known.
    pub grade: Grade,
}

/// The service that a row names.
fn named(row: &ShiftRow, services: &[Service]) -> Option<usize> {
    let wanted = row.service.as_ref()?;
    services.iter().position(|service| service.code == *wanted)
}

impl Derivation<'_> {
    /// Shifts between professions that run; a giver cannot give more than all of its work.
    pub(crate) fn mixes(&mut self, runs: &[bool], services: &[Service]) -> Mix {
        let rows = &self.tables.mix;
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
            let share = row.share * self.part_of_work(row, services);
            if let Some(sum) = given.get_mut(row.from) {
                *sum += share;
                if *sum > 1.0 + 1e-9 {
                    let found = format!("{} in all", decimal::write(*sum));
                    let expected = "shares that sum to at most 1 for one giver";
                    let at = &row.origin.at;
                    self.problems
                        .push(at.error("share", Kind::OutOfRange, found, expected));
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
                hours: self.yearly_hours(row.from) / self.yearly_hours(row.to),
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
    fn yearly_hours(&self, profession: usize) -> f64 {
        let family = self.tables.base.professions.get(profession);
        let subject = super::scope::Subject {
            profession,
            family: family.map_or(0, |p| p.family),
            sector: None,
        };
        self.stated(subject, Parameter::YearlyHours)
            .unwrap_or_else(|| Parameter::YearlyHours.default())
    }

    /// How much of the giver's work is for the service that the row names; all of it without one.
    fn part_of_work(&mut self, row: &ShiftRow, services: &[Service]) -> f64 {
        let Some(wanted) = &row.service else {
            return 1.0;
        };
        let giver = self.tables.base.professions.get(row.from);
        let subject = super::scope::Subject {
            profession: row.from,
            family: giver.map_or(0, |p| p.family),
            sector: None,
        };
        let work = self.work(subject, services);
        let found = work
            .iter()
            .find(|(at, _)| services.get(*at).is_some_and(|s| s.code == *wanted));
        if let Some((_, share)) = found {
            return *share;
        }
        let expected = "a service of services.csv that the giver works for";
        let at = &row.origin.at;
        self.problems.push(at.error(
            "service",
            Kind::UnknownCode,
            format!("`{wanted}`"),
            expected,
        ));
        0.0
    }
}
