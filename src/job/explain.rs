//! Where a number comes from: the figures of the pack that went into it.

use super::desk::Place;
use crate::outcome::{Explanation, Fact, Measure};
use crate::pack::{Pack, Programme};

/// Tables behind the supply side.
const SUPPLY: [&str; 10] = [
    "stock",
    "cells",
    "changes",
    "margins",
    "cadres",
    "retirement",
    "exits",
    "inflows",
    "hiring",
    "fte",
];
/// Tables behind the training side.
const TRAINING: [&str; 3] = ["places", "programme_rates", "feeds"];
/// Tables behind the demand side.
const DEMAND: [&str; 6] = [
    "services",
    "use_weights",
    "norms",
    "need_index",
    "population",
    "demography",
];
/// Parameters that belong to demand; all others belong to supply.
const NEED: [&str; 3] = ["unmet_need", "use_trend", "healthy_ageing"];

/// Which sides of the model a measure stands on: supply, training, demand.
const fn sides(measure: Measure) -> (bool, bool, bool) {
    match measure {
        Measure::Demand | Measure::WeightedResidents | Measure::Residents => (false, false, true),
        Measure::Students
        | Measure::Intake
        | Measure::Dropouts
        | Measure::Graduates
        | Measure::Waiting
        | Measure::Assigned
        | Measure::Unfilled => (false, true, false),
        Measure::Gap
        | Measure::Coverage
        | Measure::StaffingRatio
        | Measure::ShortageUnnetted
        | Measure::CumulativeShortage
        | Measure::Density
        | Measure::Gini => (true, true, true),
        _ => (true, true, false),
    }
}

/// The figures behind a measure of a profession, used ones first, best known last.
pub(super) fn of(pack: &Pack, place: Place, measure: Measure) -> Explanation {
    let facts = &pack.professions[place.profession.0];
    let (supply, training, demand) = sides(measure);
    let family = pack
        .families
        .get(facts.family)
        .map(|f| format!("family:{}", f.code))
        .unwrap_or_default();
    let region = place
        .region
        .and_then(|r| pack.regions.get(r))
        .map(|r| r.code.as_str());
    let feeding = |p: &&Programme| p.feeds.iter().any(|(to, _)| *to == place.profession);
    let mut schools: Vec<&str> = Vec::new();
    for programme in pack.programmes.iter().filter(feeding) {
        schools.push(&programme.code);
        schools.extend(
            programme
                .draws_from
                .and_then(|at| pack.programmes.get(at))
                .map(|p| p.code.as_str()),
        );
    }
    let concerns = |fact: &&Fact| {
        let table = fact.table.as_str();
        let about = fact.profession == facts.code
            || fact.profession == family
            || fact.profession == "*"
            || (fact.profession.is_empty() && !TRAINING.contains(&table));
        let here =
            fact.region.is_empty() || fact.region == "*" || region.is_none_or(|r| fact.region == r);
        let need = NEED.contains(&fact.item.as_str());
        let side = (supply && SUPPLY.contains(&table))
            || (demand && DEMAND.contains(&table))
            || (table == "parameters" && ((need && demand) || (!need && supply)));
        let school = training
            && TRAINING.contains(&table)
            && (schools.contains(&fact.item.as_str())
                || schools.contains(&fact.place.as_str())
                || schools.iter().any(|s| fact.place.starts_with(s)));
        (side && about && here) || school
    };
    let mut inputs: Vec<Fact> = pack.facts.iter().filter(concerns).cloned().collect();
    inputs.sort_by_key(|fact| (!fact.used, std::cmp::Reverse(fact.grade)));
    Explanation {
        measure: Some(measure),
        profession: facts.code.clone(),
        inputs,
    }
}
