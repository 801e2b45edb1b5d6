//! Skill mix: part of the work of one profession is done by another.
//!
//! R_p' = R_p (1 - s (1 - v)) and R_q' = R_q + R_p s e h, with s the share moved, v the supervision
//! that returns to the giver, e the taker's effort and h the ratio of yearly hours. The share is
//! bounded by the staff that holds the competence: no training, no substitution. All givers are
//! read before anything moves, so that the order of the shifts does not matter. Source: method S9.1.

use super::demand::{Demand, Method, Moved};
use super::effects::Effects;
use super::{Cpd, Model};
use crate::pack::Shift;
use crate::scenario::{LeverId, Scenario};
use crate::unit::ProfessionIx;
use crate::word::DriverId;

impl Model {
    /// Share of the taker's staff that is trained for a shift at a step, not yet held to 1.
    pub(super) fn able(&self, shift: &Shift, effects: &Effects, cpd: &Cpd, step: usize) -> f64 {
        let Some(competence) = shift.competence else {
            return shift.trained;
        };
        let held = if cpd.trained.iter().any(|(c, _)| *c == competence) {
            self.trained(shift.to, competence, cpd, step)
        } else {
            shift.trained
        };
        let own = effects.on(&self.pack, shift.to);
        held + own.offset(LeverId::MixTraining, step)
    }

    /// Share of the giver's work that moves, by step: as far as the lever goes, and no further than
    /// the taker's staff is trained.
    fn shares(&self, shift: &Shift, effects: &Effects, steps: usize) -> Vec<f64> {
        let cpd = self.cpd(effects, shift.to, steps);
        let own = effects.on(&self.pack, shift.from);
        let share = |step: usize| {
            let trained = self.able(shift, effects, &cpd, step);
            let wanted = own.offset(LeverId::SkillMix, step);
            shift.share * wanted.min(trained).clamp(0.0, 1.0)
        };
        (0..=steps).map(share).collect()
    }

    /// Moves work to and from a profession; nothing changes while no shift is asked for.
    pub(super) fn mixed(
        &self,
        method: &Method,
        scenario: &Scenario,
        effects: &Effects,
        profession: ProfessionIx,
        mut demand: Demand,
    ) -> Demand {
        let shifts = &self.pack.mix.shifts;
        let ours: Vec<&Shift> = shifts
            .iter()
            .filter(|s| s.from == profession || s.to == profession)
            .collect();
        let steps = self.steps(scenario);
        if !effects.moves(LeverId::SkillMix) {
            return demand;
        }
        let shares: Vec<Vec<f64>> = ours
            .iter()
            .map(|shift| self.shares(shift, effects, steps))
            .collect();
        if shares.iter().flatten().all(|share| *share <= 0.0) {
            return demand;
        }
        let rows = self.opening[profession.0].fte.len();
        let none = || vec![0.0; demand.fte.len()];
        let mut moved = Moved {
            given: none(),
            taken: none(),
            supervised: none(),
        };
        for (shift, share) in ours.into_iter().zip(&shares) {
            if shift.from == profession {
                for (at, fte) in demand.fte.iter().enumerate() {
                    let given = fte * share[at / rows];
                    moved.given[at] += given;
                    moved.supervised[at] += given * shift.supervision;
                }
            } else {
                // a method that says nothing of the giver moves nothing
                let Some(giver) = self.unmixed(method, scenario, effects, shift.from) else {
                    continue;
                };
                let theirs = self.opening[shift.from.0].fte.len();
                for (step, share) in share.iter().enumerate().take(steps + 1) {
                    let factor = share * shift.effort * shift.hours;
                    let work: Vec<f64> = giver.fte[step * theirs..(step + 1) * theirs]
                        .iter()
                        .map(|fte| fte * factor)
                        .collect();
                    let own = &demand.fte[step * rows..(step + 1) * rows];
                    let taken = &mut moved.taken[step * rows..(step + 1) * rows];
                    for (slot, work) in taken.iter_mut().zip(spread(&work, own)) {
                        *slot += work;
                    }
                }
            }
        }
        let mut change = none();
        for (at, fte) in demand.fte.iter_mut().enumerate() {
            let after = *fte - (moved.given[at] - moved.supervised[at]) + moved.taken[at];
            change[at] = after - *fte;
            *fte = after;
        }
        demand.causes.push((DriverId::SkillMix, change));
        demand.moved = moved;
        demand
    }
}

/// Work by row of the giver as work by row of the taker: the same regions, their sum, or shared out
/// by the taker's own need.
fn spread(work: &[f64], own: &[f64]) -> Vec<f64> {
    if work.len() == own.len() {
        return work.to_vec();
    }
    let all: f64 = work.iter().sum();
    let need: f64 = own.iter().sum();
    let even = 1.0 / f64::from(u32::try_from(own.len()).unwrap_or(1)).max(1.0);
    own.iter()
        .map(|own| all * if need > 0.0 { own / need } else { even })
        .collect()
}
