//! Where a number comes from: the figures of the pack that went into it.
//!
//! A figure is listed when it acts on a side that the number stands on (`sides`), is about what is
//! looked at, is not told more closely by another one, and acts in the years of the scenario
//! (`about`). What is too long to be read is one line with what it holds (`lines`).

mod about;
mod lines;
mod sides;

use super::place::Place;
use crate::model::Model;
use crate::outcome::Explanation;
use crate::scenario::Scenario;
use crate::word::{Fact, Measure, Source};
use about::About;

/// The figures behind a measure of a profession (none: its money), used ones first, best known last.
pub(super) fn of(
    model: &Model,
    scenario: &Scenario,
    place: Place,
    measure: Option<Measure>,
) -> Explanation {
    let about = (place.profession, place.region.is_some());
    let sides = sides::of(model, scenario, about, measure);
    let about = About::new(model, scenario, place.profession, sides);
    let pack = &model.pack;
    let listed = pack.facts.iter().chain(&pack.basis);
    let near: Vec<&Fact> = listed.filter(|fact| about.concerns(fact)).collect();
    let acting = near.iter().filter(|fact| about.acts(fact, &near));
    let region = place.region.and_then(|at| pack.regions.get(at));
    let mut inputs = lines::of(acting.copied(), region.map(|region| region.code.as_str()));
    crate::unit::sort::by_key(&mut inputs, |fact| {
        (!fact.used, std::cmp::Reverse(fact.grade))
    });
    let given = |source: &&Source| inputs.iter().any(|fact| fact.source == source.id);
    let sources = pack.sources.iter().filter(given).cloned().collect();
    Explanation {
        measure,
        profession: pack.professions[place.profession.0].code.clone(),
        inputs,
        sources,
    }
}
