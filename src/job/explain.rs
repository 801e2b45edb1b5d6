//! Where a number comes from: the figures of the pack that went into it.

use super::desk::Place;
use crate::outcome::{Explanation, Fact, Measure};
use crate::pack::{Pack, Programme};

/// Tables behind the supply side, those whose rows name a profession.
const SUPPLY: [&str; 8] = [
    "stock",
    "cells",
    "changes",
    "retirement",
    "exits",
    "inflows",
    "hiring",
    "fte",
];
/// Tables behind the training side.
const TRAINING: [&str; 6] = [
    "places",
    "programme_rates",
    "feeds",
    "applicants",
    "training_capacity",
    "regional_training",
];
/// Tables behind the demand side.
const DEMAND: [&str; 9] = [
    "services",
    "use_weights",
    "norms",
    "need_index",
    "standards",
    "sites",
    "beds",
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
        | Measure::TurnedAway
        | Measure::Dropouts
        | Measure::Repeaters
        | Measure::Graduates
        | Measure::ResidentsFte
        | Measure::Candidates
        | Measure::GaveUp
        | Measure::Waiting
        | Measure::Assigned
        | Measure::Unfilled
        | Measure::CohortTraining
        | Measure::CohortGraduated
        | Measure::CohortWaiting
        | Measure::CohortSpecialty
        | Measure::CohortGp
        | Measure::CohortEntered
        | Measure::CohortAbroad
        | Measure::CohortElsewhere
        | Measure::CohortGaveUp
        | Measure::CohortDropped => (false, true, false),
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
    let services: Vec<&str> = facts
        .services
        .iter()
        .filter_map(|(at, _)| pack.services.get(*at))
        .map(|service| service.code.as_str())
        .collect();
    let concerns = |fact: &&Fact| {
        let table = fact.table.as_str();
        // programmes are named by the first word of the item ("NURSING fill")
        let programme = fact.item.split(' ').next().unwrap_or("");
        if TRAINING.contains(&table) {
            return training && schools.contains(&programme);
        }
        if matches!(table, "sites" | "beds") {
            return demand && facts.asks.standards.iter().any(|s| s.code == fact.item);
        }
        if table == "use_weights" {
            return demand && services.contains(&fact.item.as_str());
        }
        let about = fact.profession == facts.code
            || fact.profession == family
            || fact.profession == "*"
            || fact.profession.is_empty();
        let here = matches!(fact.region.as_str(), "" | "*") || region == Some(fact.region.as_str());
        let need = NEED.contains(&fact.item.as_str());
        let side = (supply && SUPPLY.contains(&table))
            || (demand && DEMAND.contains(&table))
            || (table == "parameters" && ((need && demand) || (!need && supply)));
        side && about && here
    };
    let mut inputs: Vec<Fact> = pack.facts.iter().filter(concerns).cloned().collect();
    crate::unit::sort::by_key(&mut inputs, |fact| {
        (!fact.used, std::cmp::Reverse(fact.grade))
    });
    Explanation {
        measure: Some(measure),
        profession: facts.code.clone(),
        inputs,
    }
}
