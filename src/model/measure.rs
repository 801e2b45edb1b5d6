//! Any measure of a run, for one region or the nation: the one place where outputs are defined.

use super::care::OF_CARE;
use super::market::{OF_MARKET, OF_PLACE};
use super::supply::slot;
use super::{Model, ProfessionRun, ProgrammeRun, coverage, ratio};
use crate::pack::Extent;
use crate::word::Measure;

/// Measures that hold for one cadre, and the slot they read.
const OF_CADRE: [(Measure, usize); 21] = [
    (Measure::InPost, slot::IN_POST),
    (Measure::ActiveRetired, slot::ACTIVE),
    (Measure::Heads55, slot::HEADS_55),
    (Measure::Entrants, slot::FLOW + slot::ENTRANTS),
    (Measure::Immigration, slot::FLOW + slot::IMMIGRATION),
    (Measure::Returns, slot::FLOW + slot::RETURNS),
    (Measure::SectorIn, slot::FLOW + slot::SECTOR_IN),
    (Measure::MovedIn, slot::FLOW + slot::MOVED_IN),
    (Measure::MovedOut, slot::FLOW + slot::MOVED_OUT),
    (Measure::Deaths, slot::FLOW + slot::DEATHS),
    (Measure::Retirements, slot::FLOW + slot::RETIREMENTS),
    (Measure::ExitsOther, slot::FLOW + slot::EXITS_OTHER),
    (Measure::ExitsAbroad, slot::FLOW + slot::EXITS_ABROAD),
    (Measure::ExitsSector, slot::FLOW + slot::EXITS_SECTOR),
    (Measure::AgedOut, slot::FLOW + slot::AGED_OUT),
    (Measure::Closure, slot::FLOW + slot::CLOSURE),
    (Measure::Exogenous, slot::FLOW + slot::EXOGENOUS),
    (Measure::ActiveIn, slot::FLOW + slot::ACTIVE_IN),
    (Measure::ActiveOut, slot::FLOW + slot::ACTIVE_OUT),
    (Measure::Fte, slot::FTE_POST),
    (Measure::Share55, slot::HEADS_55),
];

/// Measures reported for a profession in a region or the nation.
pub const OF_PROFESSION: &[Measure] = &[
    Measure::Capacity,
    Measure::Demand,
    Measure::WorkGiven,
    Measure::WorkTaken,
    Measure::Supervision,
    Measure::Gap,
    Measure::Coverage,
    Measure::StaffingRatio,
    Measure::Density,
    Measure::WeightedResidents,
    Measure::Residents,
    Measure::ShortageUnnetted,
    Measure::CumulativeShortage,
    Measure::Backlog,
    Measure::ReplacementRate,
    Measure::Gini,
    Measure::ResidentsFte,
];

/// Measures that say nothing where the demand method has no figures for the profession.
const NEEDS_DEMAND: [Measure; 8] = [
    Measure::Demand,
    Measure::Gap,
    Measure::Coverage,
    Measure::StaffingRatio,
    Measure::ShortageUnnetted,
    Measure::CumulativeShortage,
    Measure::Gini,
    Measure::GapWithoutAi,
];

/// Measures of AI and continuing development, reported where the pack knows of them.
pub fn of_care() -> impl Iterator<Item = Measure> {
    OF_CARE.into_iter()
}

/// Measures of the labour market that a cadre has too; known once the account is drawn up.
pub fn of_market() -> impl Iterator<Item = Measure> {
    OF_MARKET.into_iter()
}

/// Measures of the labour market of a whole profession.
pub fn of_place() -> impl Iterator<Item = Measure> {
    OF_PLACE.into_iter()
}

/// Measures reported for a programme.
pub const OF_PROGRAMME: &[Measure] = &[
    Measure::Students,
    Measure::Intake,
    Measure::TurnedAway,
    Measure::Dropouts,
    Measure::Repeaters,
    Measure::Graduates,
    Measure::ResidentsFte,
    Measure::Candidates,
    Measure::GaveUp,
    Measure::Waiting,
    Measure::WaitingFte,
    Measure::Assigned,
    Measure::Unfilled,
];

/// Measures reported for a cadre and, summed, for a profession.
pub fn of_cadre() -> impl Iterator<Item = Measure> {
    OF_CADRE.iter().map(|(measure, _)| *measure)
}

impl Model {
    /// The value of a measure in one year; `row` = `None` is the nation, `cadre` = `None` the whole
    /// profession (index into the run's cadres otherwise). `None` where it makes no sense.
    #[must_use]
    pub fn measure(
        &self,
        run: &ProfessionRun,
        step: usize,
        row: Option<usize>,
        cadre: Option<usize>,
        measure: Measure,
    ) -> Option<f64> {
        if let Some((_, slot)) = OF_CADRE.iter().find(|(m, _)| *m == measure) {
            return Some(stock_or_flow(run, step, row, cadre, measure, *slot));
        }
        if OF_MARKET.contains(&measure) {
            return run.of_market(step, row, cadre, measure);
        }
        if cadre.is_some() {
            return None;
        }
        let rows = row.map_or(0..run.rows, |r| r..r + 1);
        let sum = |values: &[f64]| -> f64 {
            rows.clone()
                .map(|r| values.get(step * run.rows + r).copied().unwrap_or(0.0))
                .sum()
        };
        if NEEDS_DEMAND.contains(&measure) && !run.demand.is_known() {
            return None;
        }
        let demand = || sum(&run.demand.fte);
        let capacity = || sum(&run.capacity);
        let flows = |list: &[usize]| -> f64 {
            list.iter()
                .map(|flow| run.slot(step, row, slot::FLOW + flow))
                .sum()
        };
        Some(match measure {
            Measure::Capacity => capacity(),
            Measure::Demand => demand(),
            Measure::WorkGiven => sum(&run.demand.moved.given),
            Measure::WorkTaken => sum(&run.demand.moved.taken),
            Measure::Supervision => sum(&run.demand.moved.supervised),
            Measure::Gap => demand() - capacity(),
            Measure::Coverage => coverage(capacity(), demand()),
            Measure::StaffingRatio => ratio(capacity(), demand()),
            Measure::ResidentsFte if row.is_none() => *run.residents_fte.get(step)?,
            Measure::Density => {
                let fte: f64 = rows.clone().map(|r| run.fte(step, r)).sum();
                1000.0 * fte / self.residents(run, step, row)
            }
            Measure::Residents => self.residents(run, step, row),
            Measure::WeightedResidents => self.weighted_residents(run, step, row),
            Measure::ShortageUnnetted => rows.map(|r| run.gap(step, r).max(0.0)).sum(),
            Measure::CumulativeShortage => (1..=step)
                .map(|s| rows.clone().map(|r| run.gap(s, r)).sum::<f64>().max(0.0))
                .sum(),
            Measure::Backlog if run.backlog.acts() => sum(&run.backlog.waiting),
            Measure::ReplacementRate => {
                let out = flows(&slot::LEAVING);
                if step == 0 || out <= 0.0 {
                    return None;
                }
                flows(&slot::ARRIVING) / out
            }
            Measure::Turnover => {
                let staff = run.slot(step.checked_sub(1)?, row, slot::IN_POST);
                if staff <= 0.0 {
                    return None;
                }
                flows(&slot::LEAVING) / staff
            }
            Measure::LimitingFactor if step > 0 => run.limiting(step, row)?.number(),
            Measure::Gini => {
                let regional = self
                    .pack
                    .professions
                    .get(run.profession.0)
                    .map(|p| p.extent)
                    == Some(Extent::Regions);
                if row.is_some() || !regional {
                    return None;
                }
                run.national(self.pack.regions.len(), step).gini
            }
            _ => return self.measure_of_care(run, step, rows, measure),
        })
    }

    /// Residents of a row or the nation.
    fn residents(&self, run: &ProfessionRun, step: usize, row: Option<usize>) -> f64 {
        self.regions(run, row)
            .map(|r| run.uses.residents_at(step, r, self.pack.regions.len()))
            .sum()
    }

    /// Residents weighted by the services of the profession.
    fn weighted_residents(&self, run: &ProfessionRun, step: usize, row: Option<usize>) -> f64 {
        let services = &self.pack.professions[run.profession.0].services;
        self.regions(run, row)
            .map(|r| {
                services
                    .iter()
                    .map(|(s, share)| {
                        share * run.uses.weighted[*s][step * self.pack.regions.len() + r]
                    })
                    .sum::<f64>()
            })
            .sum()
    }

    fn regions(&self, run: &ProfessionRun, row: Option<usize>) -> std::ops::Range<usize> {
        match row {
            Some(r) if run.rows == self.pack.regions.len() => r..r + 1,
            _ => 0..self.pack.regions.len(),
        }
    }
}

fn stock_or_flow(
    run: &ProfessionRun,
    step: usize,
    row: Option<usize>,
    cadre: Option<usize>,
    measure: Measure,
    slot: usize,
) -> f64 {
    let read = |slot: usize| match cadre {
        None => run.slot(step, row, slot),
        Some(at) => run.cadres.get(at).map_or(0.0, |c| {
            row.map_or(0..run.rows, |r| r..r + 1)
                .map(|r| c.at(step, r, slot))
                .sum()
        }),
    };
    match measure {
        Measure::Fte => {
            (read(slot::FTE_POST) + read(slot::FTE_ACTIVE))
                * run.working_time.get(step).copied().unwrap_or(1.0)
        }
        Measure::Share55 => {
            let heads = read(slot::IN_POST);
            if heads > 0.0 {
                read(slot::HEADS_55) / heads
            } else {
                0.0
            }
        }
        _ => read(slot),
    }
}

impl ProgrammeRun {
    /// The value of a measure in one year; `None` where it makes no sense.
    #[must_use]
    pub fn measure(&self, step: usize, measure: Measure) -> Option<f64> {
        let year = self.years.get(step)?;
        Some(match measure {
            Measure::Students => year.students,
            Measure::Intake => year.intake,
            Measure::TurnedAway => year.turned_away,
            Measure::Dropouts => year.dropouts,
            Measure::Repeaters => year.repeaters,
            Measure::Graduates => year.graduates,
            Measure::ResidentsFte => year.residents_fte,
            Measure::Candidates => year.candidates,
            Measure::GaveUp => year.gave_up,
            Measure::Waiting => year.waiting,
            Measure::WaitingFte => year.waiting * self.waiting_work,
            Measure::Assigned => year.assigned,
            Measure::Unfilled => year.unfilled,
            _ => return None,
        })
    }
}
