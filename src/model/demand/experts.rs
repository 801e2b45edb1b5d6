//! Experts: today's staff and the developments that experts expect, points added to each other.
//!
//! R = R0 (1 + u0) (1 + sum of developments): each between its least and its most, half way up to
//! the middle. Residents do not move it: demography is one of the developments, or none. The start
//! is that of the utilisation method. Source: method S8.7, the Dutch list.

use super::{Base, Common, Method, Question, no_workings, utilisation};
use crate::pack::{Extent, Pack};
use crate::scenario::{LeverId, Scenario};
use crate::unit::ProfessionIx;
use crate::word::{DriverId, Side, Sides};

pub(super) const METHOD: Method = Method {
    id: "experts",
    applies,
    base,
    workings: no_workings,
    sides: Sides::of(&[
        Side::Opening,
        Side::Residents,
        Side::Services,
        Side::Use,
        Side::UnmetNeed,
        Side::Experts,
        Side::Index,
    ]),
};

fn applies(pack: &Pack, scenario: &Scenario, profession: ProfessionIx) -> bool {
    let facts = &pack[profession];
    // only where staff is shared out among regions do residents act
    let shared = pack.regions.len() > 1 && facts.extent == Extent::Regions;
    let known = !shared || utilisation::applies(pack, scenario, profession);
    known && !facts.asks.developments.is_empty()
}

/// What all developments add in a year; never less than nobody is left.
fn added(question: &Question, step: usize) -> f64 {
    let asks = &question.pack[question.profession].asks;
    let level = 2.0 * question.effects.offset(LeverId::DevelopmentLevel, step);
    let points = asks.developments.iter().map(|development| {
        let at = |path: &[f64]| path.get(step).copied().unwrap_or(0.0);
        let (low, mid, high) = (
            at(&development.low),
            at(&development.mid),
            at(&development.high),
        );
        let side = if level > 0.0 { high - mid } else { mid - low };
        mid + side * level
    });
    points.sum::<f64>().max(-1.0)
}

fn base(question: &Question) -> Base {
    let start = utilisation::base(question).opening;
    let facts = &question.pack[question.profession];
    let of_year = |step: usize| {
        let factor = 1.0 + added(question, step);
        start.iter().map(move |fte| fte * factor)
    };
    let fte: Vec<f64> = (0..=question.steps).flat_map(of_year).collect();
    Base {
        opening: fte[..question.rows].to_vec(),
        series: vec![(DriverId::Developments, fte)],
        common: Common::Index {
            held: facts.unmet_need,
        },
    }
}
