//! Ratio: residents times a density: today's, that of a region, that of a benchmark, or a norm.
//!
//! With a norm (1 head per q residents of some ages), R = P / q x mean FTE per head: a norm counts
//! heads, not FTE, and so does a benchmark. Today's density is national, unmet need included; that of
//! a region is its own staff at the opening. Without a choice: the norm where there is one, else
//! today's density. Source: method S8.3.

use super::utilisation::{by_row, per};
use super::{Base, Common, Method, Question, no_workings, peopled};
use crate::pack::{Extent, Norm, Pack};
use crate::scenario::Scenario;
use crate::unit::ProfessionIx;
use crate::word::{DriverId, Side, Sides};

pub(super) const METHOD: Method = Method {
    id: "ratio",
    applies,
    base,
    workings: no_workings,
    sides: Sides::of(&[
        Side::Opening,
        Side::Residents,
        Side::Norm,
        Side::Density,
        Side::UnmetNeed,
        Side::Trend,
        Side::Index,
    ]),
};

/// What the density is taken from.
enum Density {
    Today,
    Norm(Norm),
    /// Index of the region.
    Region(usize),
    /// Heads per 1,000 residents.
    Benchmark(f64),
}

/// What the ratio of a profession can be taken from, as a scenario says it; regions beside.
#[must_use]
pub fn choices(pack: &Pack, profession: ProfessionIx) -> Vec<String> {
    let facts = &pack[profession];
    let mut known = vec!["today".to_owned()];
    known.extend(facts.norm.map(|_| "norm".to_owned()));
    let lands = facts.asks.densities.iter();
    known.extend(lands.map(|(code, _)| format!("benchmark:{code}")));
    known
}

/// The density that a scenario chooses; nothing where the pack does not know it.
fn chosen(pack: &Pack, scenario: &Scenario, profession: ProfessionIx) -> Option<Density> {
    let facts = &pack[profession];
    let norm = facts.norm.map(Density::Norm);
    match scenario.ratio.as_str() {
        "" => norm.or(Some(Density::Today)),
        "today" => Some(Density::Today),
        "norm" => norm,
        other => {
            if let Some(code) = other.strip_prefix("region:") {
                let mut regions = pack.regions.iter();
                let at = regions.position(|region| region.code == code)?;
                (facts.extent == Extent::Regions).then_some(Density::Region(at))
            } else {
                let code = other.strip_prefix("benchmark:")?;
                let mut known = facts.asks.densities.iter();
                let (_, heads) = known.find(|(known, _)| known == code)?;
                Some(Density::Benchmark(*heads))
            }
        }
    }
}

/// A density is staff over residents: where there are none, there is none.
fn applies(pack: &Pack, scenario: &Scenario, profession: ProfessionIx) -> bool {
    let lives = |region: usize| {
        let people = pack.population.of(pack.opening_year, region);
        people.iter().any(|heads| *heads > 0.0)
    };
    let found = match chosen(pack, scenario, profession) {
        None => false,
        Some(Density::Region(at)) => lives(at),
        Some(Density::Today | Density::Norm(_) | Density::Benchmark(_)) => true,
    };
    found && peopled(pack)
}

fn base(question: &Question) -> Base {
    let facts = &question.pack[question.profession];
    let fte: f64 = question.opening_fte.iter().sum();
    let everybody = by_row(question, &question.uses.residents);
    let rows = question.rows;
    let density = |fte: f64, people: f64| if people > 0.0 { fte / people } else { 0.0 };
    let mut held = 0.0;
    let (counted, per_resident) =
        match chosen(question.pack, question.scenario, question.profession) {
            Some(Density::Norm(norm)) => {
                let ages = (norm.age_from, norm.age_to);
                let fte_per_head = per(fte, question.opening_heads);
                (
                    by_row(question, &question.uses.residents_aged(question.pack, ages)),
                    fte_per_head / norm.persons_per_head,
                )
            }
            Some(Density::Region(at)) => {
                let own = density(question.opening_fte[at], everybody[at]);
                (everybody.clone(), own)
            }
            Some(Density::Benchmark(heads)) => {
                (everybody.clone(), heads / 1000.0 * question.fte_of(true))
            }
            Some(Density::Today) | None => {
                let nation: f64 = everybody[..rows].iter().sum();
                let own = density(fte, nation);
                held = facts.unmet_need;
                (everybody.clone(), own * (1.0 + held))
            }
        };
    let structure: Vec<f64> = counted.iter().map(|people| people * per_resident).collect();
    let size = (0..structure.len())
        .map(|at| structure[at % rows] * per(everybody[at], everybody[at % rows]))
        .collect();
    Base {
        opening: structure[..rows].to_vec(),
        series: vec![
            (DriverId::PopulationSize, size),
            (DriverId::PopulationAgeing, structure),
        ],
        common: Common::Trend { held },
    }
}
