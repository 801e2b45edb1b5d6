//! Time that learning takes from care and gives back, and time that AI frees. Source: method S5.
//!
//! Knows no stock beyond heads and FTE, and no euro. A profession on which the pack is silent has
//! empty series. With all levers at zero every factor is exactly 1.

mod ai;
mod cpd;
mod measure;

pub use ai::{Ai, saving};
pub use cpd::Cpd;
pub(super) use measure::OF_CARE;

use super::supply::{CadreRun, slot};
use super::{Model, demand::Demand, effects::Effects, gap};
use crate::unit::ProfessionIx;
use crate::word::DriverId;

impl Model {
    /// Credits, hours, compliance and trained staff of a profession.
    pub(super) fn cpd(&self, effects: &Effects, profession: ProfessionIx, steps: usize) -> Cpd {
        let Some(staff) = self.pack.care.staff.get(profession.0) else {
            return Cpd::default();
        };
        let digital = |competence: usize| {
            let needs = |u: &crate::pack::AiUse| u.competence == Some(competence);
            self.pack.care.uses.iter().any(needs)
        };
        let own = effects.on(&self.pack, profession);
        cpd::of(&staff.cpd, digital, &own, self.pack.opening_year, steps)
    }

    /// AI in the work of a profession, as far as its staff is trained.
    pub(super) fn ai(
        &self,
        effects: &Effects,
        profession: ProfessionIx,
        cpd: &Cpd,
        steps: usize,
    ) -> Ai {
        let Some(staff) = self.pack.care.staff.get(profession.0) else {
            return Ai::default();
        };
        let trained = |ai_use: usize, step: usize| {
            let competence = self.pack.care.uses.get(ai_use).and_then(|u| u.competence);
            competence.map_or(1.0, |c| self.trained(profession, c, cpd, step))
        };
        let own = effects.on(&self.pack, profession);
        ai::of(&staff.ai, trained, &own, self.pack.opening_year, steps)
    }

    /// Share of a profession's staff that can do something in the year of a step: what was learned
    /// up to the end of the year before. A competence without credits stays as it was.
    pub(super) fn trained(
        &self,
        profession: ProfessionIx,
        competence: usize,
        cpd: &Cpd,
        step: usize,
    ) -> f64 {
        let learned = cpd.trained.iter().find(|(c, _)| *c == competence);
        if let Some((_, by_year)) = learned {
            return by_year.get(step.saturating_sub(1)).copied().unwrap_or(0.0);
        }
        let wanted = (profession, competence);
        let profiles = &self.pack.mix.profiles;
        let found = profiles.iter().find(|(p, c, _)| (*p, *c) == wanted);
        found.map_or(0.0, |(_, _, trained)| *trained)
    }

    /// Extra need that AI brings: findings and follow-up, a cause of its own.
    pub(super) fn braked(&self, mut demand: Demand, ai: &Ai, rows: usize) -> Demand {
        if ai.need.iter().all(|extra| *extra == 0.0) {
            return demand;
        }
        let without = demand.fte.clone();
        let mut change = vec![0.0; without.len()];
        for (at, fte) in demand.fte.iter_mut().enumerate() {
            let after = *fte * (1.0 + ai.need[at / rows]);
            change[at] = after - *fte;
            *fte = after;
        }
        demand.causes.push((DriverId::AiNeed, change));
        demand.without_ai = without;
        demand
    }
}

/// What makes an FTE give more or less care, in the order of multiplication: growth, hours of
/// learning, what was learned, AI. Also notes in `ai` the capacity that there would be without it.
///
/// `giving` is the capacity `[year][row]` under a factor by year, `heads` those of a step and row.
pub(super) fn efficiency(
    growth: Vec<f64>,
    cpd: &Cpd,
    ai: &mut Ai,
    heads: impl Fn(usize, usize) -> f64,
    giving: impl Fn(&[f64]) -> Vec<f64>,
    mean: bool,
) -> Vec<(DriverId, Vec<f64>)> {
    let years = growth.len();
    let mut chain = vec![(DriverId::Productivity, growth)];
    if !cpd.hours.is_empty() {
        let time = time(cpd, heads, &giving(&vec![1.0; years]), mean);
        chain.push((DriverId::CpdTime, time));
        chain.push((DriverId::CpdSkill, cpd.skill.clone()));
    }
    if ai.factor.iter().any(|factor| *factor != 1.0) {
        ai.capacity_without = giving(&gap::product(&chain, years - 1));
    }
    if !ai.factor.is_empty() {
        chain.push((DriverId::Ai, ai.factor.clone()));
    }
    chain
}

/// What is left of capacity when hours of learning change: 1 - heads x change of hours / (yearly
/// hours x FTE), nation, by year. Yearly hours are already net of the pack's own hours of learning.
fn time(cpd: &Cpd, heads: impl Fn(usize, usize) -> f64, capacity: &[f64], mean: bool) -> Vec<f64> {
    let mut factor = vec![1.0; cpd.hours.len()];
    let rows = capacity.len() / factor.len();
    let heads = |step: usize| -> f64 { (0..rows).map(|row| heads(step, row)).sum() };
    for step in 1..factor.len() {
        let more = cpd.hours[step] - cpd.hours[0];
        let fte: f64 = capacity[step * rows..(step + 1) * rows].iter().sum();
        if more != 0.0 && fte > 0.0 {
            let heads = if mean {
                (heads(step - 1) + heads(step)) / 2.0
            } else {
                heads(step)
            };
            factor[step] = (1.0 - heads * (more / cpd.yearly_hours) / fte).max(0.0);
        }
    }
    factor
}

/// Heads at work at a year-end, active retirees included: all of them owe credits.
pub(super) fn heads(cadres: &[CadreRun], step: usize, row: usize) -> f64 {
    let of = |c: &CadreRun| c.at(step, row, slot::IN_POST) + c.at(step, row, slot::ACTIVE);
    cadres.iter().map(of).sum()
}
