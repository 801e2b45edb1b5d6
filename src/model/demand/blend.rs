//! Blend: the mean of other methods, weighted by the user.
//!
//! R = sum of w x R of every method that has figures, the weights taken to a sum of 1. Without
//! weights of the user: half use of care, three tenths standards and two tenths experts where there
//! are standards; else seven and three tenths of use and experts. Source: method S8.11.

use super::{Base, Common, Item, METHODS, Method, Question, Working, grown};
use crate::pack::Pack;
use crate::scenario::Scenario;
use crate::unit::ProfessionIx;
use crate::word::{DRIVERS, Sides};

pub(super) const METHOD: Method = Method {
    id: "blend",
    applies,
    base,
    workings,
    sides: Sides::NONE,
};

const WITH_STANDARDS: &[(&str, f64)] =
    &[("utilisation", 0.5), ("standards", 0.3), ("experts", 0.2)];
const WITHOUT: &[(&str, f64)] = &[("utilisation", 0.7), ("experts", 0.3)];

/// The weights without a choice of the user; shares of 1.
#[must_use]
pub fn usual(pack: &Pack, profession: ProfessionIx) -> &'static [(&'static str, f64)] {
    let standards = &pack[profession].asks.standards;
    if standards.is_empty() {
        WITHOUT
    } else {
        WITH_STANDARDS
    }
}

/// Methods that have figures, with their weights, which sum to 1.
fn weights(
    pack: &Pack,
    scenario: &Scenario,
    profession: ProfessionIx,
) -> Vec<(&'static Method, f64)> {
    let usual = usual(pack, profession);
    let weight = |method: &Method| -> f64 {
        if scenario.weights.is_empty() {
            let found = usual.iter().find(|(id, _)| *id == method.id);
            found.map_or(0.0, |(_, weight)| *weight)
        } else {
            let found = scenario.weights.iter().find(|(id, _)| id == method.id);
            found.map_or(0.0, |(_, weight)| *weight)
        }
    };
    let mut found: Vec<(&Method, f64)> = METHODS
        .iter()
        .filter(|method| method.id != METHOD.id)
        .map(|method| (method, weight(method)))
        .filter(|(method, weight)| *weight > 0.0 && method.applies(pack, scenario, profession))
        .collect();
    let all: f64 = found.iter().map(|(_, weight)| weight).sum();
    found.iter_mut().for_each(|(_, weight)| *weight /= all);
    found
}

/// What the methods that have a weight stand on.
pub(super) fn sides(pack: &Pack, scenario: &Scenario, profession: ProfessionIx) -> Sides {
    let parts = weights(pack, scenario, profession);
    let sides = parts.iter().map(|(method, _)| method.sides);
    sides.fold(Sides::NONE, Sides::and)
}

fn applies(pack: &Pack, scenario: &Scenario, profession: ProfessionIx) -> bool {
    !weights(pack, scenario, profession).is_empty()
}

fn base(question: &Question) -> Base {
    let rows = question.rows;
    let cells = (question.steps + 1) * rows;
    let mut opening = vec![0.0; rows];
    let mut added: Vec<Vec<f64>> = vec![Vec::new(); DRIVERS.len()];
    for (method, weight) in weights(question.pack, question.scenario, question.profession) {
        let base = (method.base)(question);
        for (sum, fte) in opening.iter_mut().zip(&base.opening) {
            *sum += weight * fte;
        }
        for (driver, values) in grown(&base, question).causes {
            let sums = &mut added[driver as usize];
            sums.resize(cells, 0.0);
            for (sum, value) in sums.iter_mut().zip(values) {
                *sum += weight * value;
            }
        }
    }
    let mut level: Vec<f64> = (0..cells).map(|at| opening[at % rows]).collect();
    let mut series = Vec::new();
    for (driver, sums) in DRIVERS.iter().zip(added) {
        if !sums.is_empty() {
            level
                .iter_mut()
                .zip(sums)
                .for_each(|(fte, more)| *fte += more);
            series.push((*driver, level.clone()));
        }
    }
    Base {
        opening,
        series,
        common: Common::Done,
    }
}

/// The weight of every method that has figures.
fn workings(question: &Question) -> Vec<Working> {
    let weights = weights(question.pack, question.scenario, question.profession);
    let told = weights.into_iter().map(|(method, weight)| Working {
        item: Item::Step("weight_", method.id),
        unit: "share",
        sums: false,
        values: vec![weight; (question.steps + 1) * question.rows],
    });
    told.collect()
}
