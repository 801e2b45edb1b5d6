//! The intake that would close the gap of the last year, in closed form.
//!
//! Supply is linear in intakes: one more student a year in every adjustable year changes the
//! capacity of the last year by a fixed amount, measured by a unit run. Hence
//! I* = I0 + gap(T) / response, which is I0 + gap / (n x surv x w) with n adjustable intakes, surv
//! the share at work in T and w the FTE per head.

use super::effects::Effects;
use super::supply::Keep;
use super::{Model, NegativeStock, ProfessionRun, Training, training};
use crate::pack::Programme;
use crate::scenario::Scenario;

/// The required intake of one profession.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RequiredIntake {
    /// Index into `Pack::programmes`.
    pub programme: usize,
    /// Intake of the last year as it stands, students a year.
    pub present: f64,
    /// Intake that closes the gap of the last year, students a year; may be negative.
    pub required: f64,
    /// FTE in the last year per student a year: n x surv x w.
    pub response: f64,
}

impl Model {
    /// Computes the intake that closes the gap of the run's last year, when exactly one programme
    /// without a funnel, applicants or limits feeds the profession and an intake can still arrive
    /// in time. With the labour market or the workload feedback on there is none: supply is then
    /// not linear in intakes; nor is demand while a backlog acts.
    ///
    /// Training and profession are those of one run of this scenario.
    ///
    /// # Errors
    /// A stock that falls below zero.
    pub fn required_intake(
        &self,
        scenario: &Scenario,
        training: &Training,
        run: &ProfessionRun,
    ) -> Result<Option<RequiredIntake>, NegativeStock> {
        let linear = !scenario.market && !scenario.workload && !run.backlog.acts();
        if !linear || !run.demand.is_known() {
            return Ok(None);
        }
        let feeding = |p: &Programme| {
            p.feeds
                .iter()
                .any(|(to, share)| *to == run.profession && *share > 0.0)
        };
        let mut programmes = self
            .pack
            .programmes
            .iter()
            .enumerate()
            .filter(|(_, p)| feeding(p));
        let (Some((programme, course)), None) = (programmes.next(), programmes.next()) else {
            return Ok(None);
        };
        let queued = course.draws_from.is_some()
            || self
                .pack
                .programmes
                .iter()
                .any(|p| p.draws_from == Some(programme));
        // with few applicants or a scarce thing more places alone do not bring more students
        let bounded = !course.applicants.is_empty() || !course.limits.is_empty();
        if queued || bounded {
            return Ok(None);
        }
        let effects = Effects::new(scenario, &self.pack, run.years() - 1);
        let last = run.years() - 1;
        let more = training::run_with(&self.pack, &effects, last, Some((programme, 1.0)));
        let changed = self.profession(scenario, &effects, &more, run.profession, Keep::Stocks)?;
        let capacity = |r: &ProfessionRun| r.sum(&r.capacity, last);
        let intake = |t: &Training| {
            t.programmes
                .get(programme)
                .and_then(|p| p.years.last())
                .map_or(0.0, |y| y.intake)
        };
        let (more_fte, present) = (capacity(&changed) - capacity(run), intake(training));
        let students = intake(&more) - present;
        if !(more_fte > 0.0 && students > 0.0) {
            return Ok(None);
        }
        let gap: f64 = (0..run.rows).map(|row| run.gap(last, row)).sum();
        let response = more_fte / students;
        Ok(Some(RequiredIntake {
            programme,
            present,
            required: present + gap / response,
            response,
        }))
    }
}
