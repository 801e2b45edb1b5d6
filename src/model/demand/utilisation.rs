//! Utilisation: staff follow residents weighted by the care that their age and sex use.
//!
//! R[r,t] = (1 + u0) F0 sum_x w_x U_x(r,t) / U_x(nation, t0): the nation's staff shared out by
//! need, so that regions differ and sum to the nation. Alternative base: each region keeps its
//! own density. Source: method S8.2.

use super::{Base, Common, Method, Question, no_workings, regions_of};
use crate::pack::{AGES, Pack};
use crate::scenario::{DemandBase, LeverId, Scenario};
use crate::unit::ProfessionIx;
use crate::word::{DriverId, Side, Sides};

/// What need by use of care stands on, but for its trend.
pub(super) const NEED_OF_USE: Sides = Sides::of(&[
    Side::Opening,
    Side::Residents,
    Side::Services,
    Side::Use,
    Side::HealthyAgeing,
    Side::UnmetNeed,
    Side::Index,
]);

pub(super) const METHOD: Method = Method {
    id: "utilisation",
    applies,
    base,
    workings: no_workings,
    sides: NEED_OF_USE.and(Sides::of(&[Side::Trend])),
};

/// Somebody must be there who uses the care: a share of nothing says nothing.
pub(super) fn applies(pack: &Pack, scenario: &Scenario, profession: ProfessionIx) -> bool {
    let facts = &pack[profession];
    let ages = scenario.need_ages.unwrap_or((0, u16::MAX));
    let counted = usize::from(ages.0)..=usize::from(ages.1);
    facts.services.iter().all(|&(service, share)| {
        let weights = &pack.services[service].weights;
        let uses = |region: usize| {
            let people = pack.population.of(pack.opening_year, region);
            let mut cells = people.iter().zip(weights).enumerate();
            cells
                .any(|(at, (heads, weight))| heads * weight > 0.0 && counted.contains(&(at % AGES)))
        };
        share <= 0.0 || (0..pack.population.regions).any(uses)
    })
}

pub(super) fn base(question: &Question) -> Base {
    let pack = question.pack;
    let facts = &pack[question.profession];
    let ages = question.scenario.need_ages;
    let cells = (question.steps + 1) * question.rows;
    let (mut size, mut structure, mut shifted) =
        (vec![0.0; cells], vec![0.0; cells], vec![0.0; cells]);
    let people = match ages {
        None => question.uses.residents.clone(),
        Some(_) => question.uses.count(pack, ages),
    };
    let residents = by_row(question, &people);
    for &(service, share) in &facts.services {
        let (used, younger) = used(question, service, ages);
        let all: f64 = used[..question.rows].iter().sum();
        let fte: f64 = question.opening_fte.iter().sum();
        for row in 0..question.rows {
            let opening = match question.scenario.base {
                DemandBase::NeedWeighted => fte * part(question.rows, used[row], all),
                DemandBase::OwnDensity => question.opening_fte[row],
            } * (1.0 + facts.unmet_need)
                * share;
            for step in 0..=question.steps {
                let at = step * question.rows + row;
                size[at] += opening * per(residents[at], residents[row]);
                structure[at] += opening * per(used[at], used[row]);
                shifted[at] += opening * per(younger[at], used[row]);
            }
        }
    }
    Base {
        opening: structure[..question.rows].to_vec(),
        series: vec![
            (DriverId::PopulationSize, size),
            (DriverId::PopulationAgeing, structure),
            (DriverId::HealthyAgeing, shifted),
        ],
        common: Common::Trend {
            held: facts.unmet_need,
        },
    }
}

/// Residents weighted by a service, `[year][row]`: as they are, and as they would be if they aged in
/// better health.
pub(super) fn used(
    question: &Question,
    service: usize,
    ages: Option<(u16, u16)>,
) -> (Vec<f64>, Vec<f64>) {
    let pack = question.pack;
    let facts = &pack[question.profession];
    let healthy = |step: usize| -> f64 {
        let decades = step as f64 / 10.0;
        (facts.healthy_ageing + question.effects.value(LeverId::HealthyAgeing, step)) * decades
    };
    let weighted = |younger: &dyn Fn(usize) -> f64| {
        let service = &pack.services[service];
        by_row(question, &question.uses.weigh(pack, service, ages, younger))
    };
    let used = match ages {
        None => by_row(question, &question.uses.weighted[service]),
        Some(_) => weighted(&|_| 0.0),
    };
    let shifts = (0..=question.steps).any(|step| healthy(step) != 0.0);
    let younger = if shifts {
        weighted(&healthy)
    } else {
        used.clone()
    };
    (used, younger)
}

/// Sums `[year][region]` into `[year][row]`.
pub(super) fn by_row(question: &Question, values: &[f64]) -> Vec<f64> {
    let regions = question.pack.regions.len();
    if question.rows == regions {
        return values[..(question.steps + 1) * regions].to_vec();
    }
    (0..=question.steps)
        .flat_map(|step| {
            (0..question.rows).map(move |row| {
                regions_of(question, row)
                    .map(|region| values[step * regions + region])
                    .sum()
            })
        })
        .collect()
}

/// What one of several rows has of the whole: all where it is the only one, nothing of nothing.
fn part(rows: usize, value: f64, whole: f64) -> f64 {
    match rows {
        1 => 1.0,
        _ if whole > 0.0 => value / whole,
        _ => 0.0,
    }
}

/// How far something has grown; as it was, where there was nothing.
pub(super) fn per(value: f64, base: f64) -> f64 {
    if base > 0.0 { value / base } else { 1.0 }
}
