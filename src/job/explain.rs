//! Where a number comes from: the figures of the pack that went into it.

use super::place::Place;
use crate::outcome::Explanation;
use crate::pack::{Pack, Programme};
use crate::word::{Fact, Measure, Source};

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
const DEMAND: [&str; 15] = [
    "services",
    "use_weights",
    "norms",
    "need_index",
    "standards",
    "sites",
    "beds",
    "workloads",
    "needs",
    "developments",
    "densities",
    "statements",
    "economy",
    "population",
    "demography",
];
/// Tables behind artificial intelligence and continuing development.
const CARE: [&str; 2] = ["ai_effects", "cpd_topics"];
/// Tables behind money, those whose rows may name a profession.
const MONEY: [&str; 4] = ["unit_costs", "commitments", "funds", "fund_rules"];
/// Parameters that belong to demand; all others belong to supply.
const NEED: [&str; 10] = [
    "backlog_abandon",
    "backlog_clear",
    "backlog_opening",
    "income_elasticity",
    "unmet_need",
    "use_trend",
    "healthy_ageing",
    "working_days",
    "absent_days",
    "day_hours",
];

/// Whether a measure is about what staff learns or what AI does: the side of care.
const fn of_care(measure: Measure) -> bool {
    matches!(
        measure,
        Measure::AiTimeSaved
            | Measure::AiCapacity
            | Measure::AiExtraNeed
            | Measure::CpdCredits
            | Measure::CpdHours
            | Measure::CpdFte
            | Measure::CpdCompliant70
            | Measure::CpdCompliant100
            | Measure::CpdShort
            | Measure::CpdCapacityUse
            | Measure::CpdTrainedAi
    )
}

/// Which other sides of the model a measure stands on: supply, training, demand.
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
        | Measure::WaitingFte
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
        | Measure::Backlog
        | Measure::Density
        | Measure::Gini => (true, true, true),
        Measure::InPost
        | Measure::ActiveRetired
        | Measure::Fte
        | Measure::Heads55
        | Measure::Entrants
        | Measure::Immigration
        | Measure::Returns
        | Measure::SectorIn
        | Measure::MovedIn
        | Measure::MovedOut
        | Measure::Deaths
        | Measure::Retirements
        | Measure::ExitsOther
        | Measure::ExitsAbroad
        | Measure::ExitsSector
        | Measure::AgedOut
        | Measure::Closure
        | Measure::Exogenous
        | Measure::ActiveIn
        | Measure::ActiveOut
        | Measure::Capacity
        | Measure::WorkGiven
        | Measure::WorkTaken
        | Measure::Supervision
        | Measure::Share55
        | Measure::ReplacementRate
        | Measure::CapacityWithoutAi
        | Measure::GapWithoutAi
        | Measure::Turnover
        | Measure::PostsNeeded
        | Measure::PostsWanted
        | Measure::Vacancies
        | Measure::VacancyRate
        | Measure::PostCandidates
        | Measure::Hires
        | Measure::PostQueue
        | Measure::QueueLeft
        | Measure::QueueAbroad
        | Measure::AgencyFte
        | Measure::LimitingFactor => (true, true, false),
        // told by the facts of care alone: see `of_care`
        Measure::AiTimeSaved
        | Measure::AiCapacity
        | Measure::AiExtraNeed
        | Measure::CpdCredits
        | Measure::CpdHours
        | Measure::CpdFte
        | Measure::CpdCompliant70
        | Measure::CpdCompliant100
        | Measure::CpdShort
        | Measure::CpdCapacityUse
        | Measure::CpdTrainedAi => (false, false, false),
    }
}

/// The figures behind a measure of a profession, used ones first, best known last.
pub(super) fn of(pack: &Pack, place: Place, measure: Option<Measure>) -> Explanation {
    let facts = &pack.professions[place.profession.0];
    let (supply, training, demand) = measure.map_or((false, true, false), sides);
    let care = measure.is_some_and(of_care);
    let money = measure.is_none();
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
        .chain(facts.asks.needs.iter().map(|need| need.code.as_str()))
        .collect();
    let concerns = |fact: &&Fact| {
        let table = fact.table.as_str();
        // programmes are named by the first word of the item ("NURSING fill")
        let programme = fact.item.split(' ').next().unwrap_or("");
        if table == "training_costs" {
            return money && (schools.contains(&programme) || fact.item.starts_with("group:"));
        }
        if TRAINING.contains(&table) {
            return training && schools.contains(&programme);
        }
        if matches!(table, "sites" | "beds") {
            return demand && facts.asks.standards.iter().any(|s| s.code == fact.item);
        }
        if table == "use_weights" {
            return demand && services.contains(&fact.item.as_str());
        }
        let about = fact.profession.is_empty() || pack.is_about(fact, facts);
        let here = matches!(fact.region.as_str(), "" | "*") || region == Some(fact.region.as_str());
        let need = NEED.contains(&fact.item.as_str());
        let learning = fact.item.starts_with("cpd_");
        let side = (supply && SUPPLY.contains(&table))
            || (demand && DEMAND.contains(&table))
            || (care && CARE.contains(&table))
            || (money && MONEY.contains(&table))
            || (table == "parameters"
                && ((need && demand) || (!need && supply) || (learning && care)));
        side && about && here
    };
    let mut inputs: Vec<Fact> = pack.facts.iter().filter(concerns).cloned().collect();
    if supply {
        let own = pack.basis.iter().filter(|f| f.profession == facts.code);
        inputs.extend(grouped(own, region));
    }
    crate::unit::sort::by_key(&mut inputs, |fact| {
        (!fact.used, std::cmp::Reverse(fact.grade))
    });
    let given = |source: &&Source| inputs.iter().any(|fact| fact.source == source.id);
    let sources = pack.sources.iter().filter(given).cloned().collect();
    Explanation {
        measure,
        profession: facts.code.clone(),
        inputs,
        sources,
    }
}

/// Rows of one margin that are listed; of more, the largest, and one line for the rest.
const MOST: usize = 12;

/// Margins that can be read: of a region its own row, of a nation the largest rows; what a second
/// sector shares with the first is one line with the number of its rows.
fn grouped<'a>(facts: impl Iterator<Item = &'a Fact>, region: Option<&str>) -> Vec<Fact> {
    let mut groups: Vec<Vec<Fact>> = Vec::new();
    for fact in facts {
        let same = groups.iter_mut().find(|group| {
            let of = &group[0];
            (&of.table, &of.sector, &of.item) == (&fact.table, &fact.sector, &fact.item)
        });
        match same {
            Some(group) => group.push(fact.clone()),
            None => groups.push(vec![fact.clone()]),
        }
    }
    let mut listed: Vec<Fact> = Vec::new();
    for mut group in groups {
        let known = |f: &Fact| (&f.table, &f.item) == (&group[0].table, &group[0].item);
        if group.len() > 1 && listed.iter().any(known) {
            listed.push(line(&group, "rows", group.len() as f64));
            continue;
        }
        if let Some(region) = region {
            let here = |f: &Fact| matches!(f.region.as_str(), "" | "*") || f.region == region;
            group.retain(here);
        }
        if group.len() > MOST {
            crate::unit::sort::by_key(&mut group, |fact| -fact.value);
            let rest = group.split_off(MOST - 1);
            let sum = rest.iter().map(|f| f.value).sum();
            let mut others = line(&rest, "share", sum);
            others.place = format!("+ {}", rest.len());
            group.push(others);
        }
        listed.extend(group);
    }
    listed
}

/// One line for several rows, as weak as the weakest.
fn line(group: &[Fact], unit: &str, value: f64) -> Fact {
    let first = &group[0];
    Fact {
        region: String::new(),
        place: String::new(),
        unit: unit.to_owned(),
        grade: group
            .iter()
            .fold(first.grade, |grade, f| grade.weakest(f.grade)),
        value,
        ..first.clone()
    }
}
