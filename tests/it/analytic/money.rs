//! Money by hand: what things cost, what that buys, limits on payroll.

mod care;
mod funds;

use super::{baseline, every_year, same};
use crate::common::simple::{AGELESS, course, pack};
use organico::model::money::{Account, Cents, Gain, indicators, present_value};
use organico::model::{Model, Scope};
use organico::pack::{
    Cap, CoursePrice, Destination, Exit, LATE_YEARS, Pack, Price, Prices, ProgrammeGroup,
};
use organico::scenario::{Action, LeverId, Scenario};
use organico::unit::{ProfessionIx, SectorIx};
use organico::word::Grade;
use organico::word::{CostType, Indicator};

/// Ten people; a course of one year with 100 places, at 1,000 euros of teaching per student.
fn country(steps: usize) -> Pack {
    let mut country = pack(AGELESS, steps, &[&[10.0]]);
    country.programmes = vec![course(1, steps, 100.0)];
    country.prices = Prices {
        year: 2024,
        discount: 0.03,
        cadres: vec![[None; CostType::COUNT]],
        courses: vec![vec![taught(1000.0, steps)]],
        categories: vec!["all".into()],
        category_of: vec![0],
        ..Prices::default()
    };
    country
}

fn taught(eur: f64, steps: usize) -> CoursePrice {
    CoursePrice {
        cost: CostType::Teaching,
        eur: vec![eur; steps + 1],
        grade: Grade::D,
    }
}

fn moved(lever: LeverId, value: f64) -> Scenario {
    let mut scenario = Scenario::default();
    scenario.set(Action::new(lever, value, 2025, 0));
    scenario
}

/// Twice the places from 2025 on: 100 more students and 100,000 euros more a year.
fn twice() -> Scenario {
    moved(LeverId::PlacesNursing, 100.0)
}

fn account(pack: Pack, scenario: &Scenario) -> Account {
    let model = Model::new(pack).unwrap();
    let before = model.run(&Scenario::default(), Scope::All).unwrap();
    let now = model.run(scenario, Scope::All).unwrap();
    model
        .account(scenario, (Scope::All, None), &before, &now)
        .expect("the pack has prices")
}

/// Whole euros in cents.
const fn eur(euros: i64) -> Cents {
    euros * 100
}

#[test]
fn payroll_is_fte_times_unit_cost_times_growth_of_pay() {
    let mut country = country(3);
    country.cadres[0].fte = vec![0.8];
    country.prices.cadres[0][CostType::Payroll as usize] = Some(Price {
        eur: 50_000.0,
        grade: Grade::C,
    });
    let found = account(country, &moved(LeverId::WageGrowth, 2.0));
    // 10 heads x 0.8 x 50,000, and from 2026 the 100 graduates of each year
    let heads = [10.0, 110.0, 210.0, 310.0];
    for (step, heads) in heads.into_iter().enumerate() {
        let level = heads * 0.8 * 50_000.0;
        assert_eq!(found.before.of(CostType::Payroll, step), eur(level as i64));
        let grown = level * 1.02_f64.powi(step as i32);
        let now = found.now.of(CostType::Payroll, step);
        assert_eq!(now, (grown * 100.0).round() as i64, "step {step}");
    }
}

#[test]
fn payroll_of_a_year_is_that_of_the_mean_of_two_year_ends_where_capacity_is() {
    let mut country = country(1);
    country.capacity_mean = true;
    country.prices.cadres[0][CostType::Payroll as usize] = Some(Price {
        eur: 30_000.0,
        grade: Grade::C,
    });
    let found = account(country, &Scenario::default());
    // 10 people, then 110
    assert_eq!(found.now.of(CostType::Payroll, 1), eur(60 * 30_000));
}

#[test]
fn who_arrives_is_recruited_and_who_is_there_is_not() {
    let mut country = country(2);
    country.cadres[0].inflows = vec![every_year(4.0, 2, 1)];
    country.prices.cadres[0][CostType::Recruitment as usize] = Some(Price {
        eur: 3000.0,
        grade: Grade::D,
    });
    let found = account(country, &Scenario::default());
    // 4 from abroad and 100 graduates a year
    for (step, heads) in [(0, 0), (1, 104), (2, 104)] {
        assert_eq!(found.now.of(CostType::Recruitment, step), eur(heads * 3000));
    }
}

#[test]
fn contracts_are_paid_by_year_of_course_and_a_cohort_leaves_after_its_course() {
    let steps = 6;
    let mut country = country(steps);
    let mut school = course(4, steps, 0.0);
    school.group = ProgrammeGroup::Specialty;
    school.places[4 + LATE_YEARS..].fill(900.0);
    school.dropout = vec![0.0; 4];
    country.programmes = vec![school];
    let by_year = [25_000.0, 25_000.0, 26_000.0, 26_000.0];
    country.prices.courses = vec![vec![CoursePrice {
        cost: CostType::Contracts,
        eur: by_year.repeat(steps + 1),
        grade: Grade::B,
    }]];
    let whole = country.clone();
    let found = account(country, &Scenario::default());
    let millions = [0.0, 22.5, 45.0, 68.4, 91.8, 91.8, 91.8];
    for (step, expected) in millions.into_iter().enumerate() {
        let cents = found.now.of(CostType::Contracts, step);
        assert_eq!(cents, (expected * 1e8_f64).round() as i64, "step {step}");
    }
    // whoever begins costs 2 x 25,000 and 2 x 26,000; who is not through by the end has no sum
    let model = Model::new(whole).unwrap();
    let run = model.run(&Scenario::default(), Scope::All).unwrap();
    let school = &run.training.programmes[0];
    let cohorts = (1..=steps).map(|step| model.cohort_cost(school, step));
    let cost = Some(eur(900 * 102_000));
    assert!(cohorts.eq([cost, cost, cost, None, None, None]));
}

#[test]
fn a_premium_is_paid_to_all_who_are_in_a_school_that_is_hard_to_fill() {
    let mut country = country(2);
    let mut school = course(2, 2, 50.0);
    school.group = ProgrammeGroup::Specialty;
    school.premium_response = 0.5;
    country.programmes.push(school);
    let pay = |cost| CoursePrice {
        cost,
        eur: vec![1000.0; 3 * 2],
        grade: Grade::B,
    };
    let prices = vec![pay(CostType::Contracts), pay(CostType::Teaching)];
    country.prices.courses.push(prices);
    let found = account(country, &moved(LeverId::Premium, 20.0));
    for (step, thousands) in [(0, 100), (1, 120), (2, 120)] {
        let now = found.now.of(CostType::Contracts, step);
        assert_eq!(now, eur(thousands * 1000), "step {step}");
    }
    assert_eq!(found.now.of(CostType::Teaching, 2), eur(200_000));
}

#[test]
fn later_euros_weigh_less() {
    let found = account(country(3), &twice());
    let additional = found.now.beyond(&found.before);
    let expected = 100_000.0 / 1.03 + 100_000.0 / 1.03_f64.powi(2) + 100_000.0 / 1.03_f64.powi(3);
    same(found.present_value, expected);
    same(present_value(&additional, 0.0), 300_000.0);
}

#[test]
fn cost_is_set_against_what_is_gained_and_has_no_value_without_a_gain() {
    let mut country = country(3);
    country.professions[0].unmet_need = 29.0; // 300 are needed, 10 are there
    let found = account(country.clone(), &twice());
    // the places of 2025 bring 100 people more in 2026, those of 2026 another 100
    same(found.gain.fte, 200.0);
    // coverage of 2027: 310 and 300 of 300; the year before 210 and 310
    same(found.gain.coverage_points, 0.0);
    same(found.gain.shortage_years, 90.0);
    let list = indicators(found.present_value, found.gain);
    let value = |wanted| {
        list.iter()
            .find(|(i, _)| *i == wanted)
            .and_then(|(_, v)| *v)
    };
    same(
        value(Indicator::NetPresentValue).unwrap(),
        found.present_value,
    );
    same(
        value(Indicator::PerFte).unwrap(),
        found.present_value / 200.0,
    );
    same(
        value(Indicator::PerShortageYear).unwrap(),
        found.present_value / 90.0,
    );
    assert_eq!(value(Indicator::PerCoveragePoint), None);
    country.last_year = 2026;
    let found = account(country, &twice());
    same(found.gain.coverage_points, 100.0 * (300.0 - 210.0) / 300.0);
    let nothing = Gain {
        fte: 0.0,
        coverage_points: -1.0,
        shortage_years: 1e-12,
        exits: -2.0,
    };
    let list = indicators(5.0, nothing);
    assert!(
        list[1..].iter().all(|(_, value)| value.is_none()),
        "{list:?}"
    );
}

#[test]
fn an_exit_avoided_costs_what_is_spent_over_those_who_stay() {
    for (destination, lever) in [
        (Destination::Other, LeverId::VoluntaryExits),
        (Destination::Abroad, LeverId::Emigration),
    ] {
        let mut country = country(2);
        country.programmes.clear();
        country.prices.courses.clear();
        country.cadres[0].opening = vec![100.0];
        // 19% leave in a year, with half of the hazard 10%
        country.cadres[0].exits = vec![Exit {
            destination,
            hazard: vec![-2.0 * libm::log(0.9)],
        }];
        country.prices.cadres[0][CostType::Payroll as usize] = Some(Price {
            eur: 30_000.0,
            grade: Grade::D,
        });
        let found = account(country, &moved(lever, -50.0));
        // 19 and 0.19 x 81 leave; then 10 and 9
        same(found.gain.exits, 19.0 + 15.39 - 19.0);
        let list = indicators(found.present_value, found.gain);
        let per_exit = list.iter().find(|(i, _)| *i == Indicator::PerExit);
        same(per_exit.unwrap().1.unwrap(), found.present_value / 15.39);
    }
}

#[test]
fn a_degree_behind_a_queue_belongs_to_the_professions_of_its_schools() {
    let mut country = country(1);
    let mut other = country.professions[0].clone();
    other.cadres = (1, 1);
    other.extent = organico::pack::Extent::None;
    country.professions.push(other);
    let school = |places: f64, feeds: Vec<(ProfessionIx, f64)>| {
        let mut school = course(1, 1, places);
        school.group = ProgrammeGroup::Specialty;
        school.draws_from = Some(0);
        school.feeds = feeds;
        school
    };
    country.programmes[0].feeds = Vec::new();
    let (ours, theirs) = (ProfessionIx(0), ProfessionIx(1));
    country.programmes.push(school(30.0, vec![(ours, 0.8)]));
    country
        .programmes
        .push(school(10.0, vec![(ours, 0.2), (theirs, 0.6)]));
    country.prices.courses.resize(3, Vec::new());
    let model = Model::new(country).unwrap();
    // 30 places all ours, 10 places a quarter ours
    let weights = model.trains_for(0);
    assert_eq!(weights, [32.5, 7.5, 0.0]);
    let run = model.run(&Scenario::default(), Scope::One(ours)).unwrap();
    let costs = model.costs(&run, Scope::One(ours));
    assert_eq!(costs.of(CostType::Teaching, 1), eur(81_250));
    // a course that leads nowhere belongs to nobody
    assert_eq!(model.trains_for(1), [30.0, 0.0, 0.0].map(|w| w / 30.0));
}

#[test]
fn payroll_beyond_its_limit_is_shown_by_growth_at_the_pay_of_the_opening() {
    let mut country = country(2);
    country.prices.cadres[0][CostType::Payroll as usize] = Some(Price {
        eur: 50_000.0,
        grade: Grade::C,
    });
    country.professions[0].wage_growth = 0.1;
    country.cadres[0].inflows = vec![every_year(1.0, 2, 1)];
    country.programmes[0].feeds = Vec::new();
    country.prices.caps = vec![Cap {
        region: 0,
        sector: SectorIx(0),
        payroll: 1_000_000.0,
        limit: vec![1_000_000.0, 1_150_000.0, 1_150_000.0],
    }];
    let run = baseline(country.clone());
    assert_eq!(run.pay, [1.0, 1.1, 1.1 * 1.1]);
    let model = Model::new(country).unwrap();
    let caps = model.caps(&model.run(&Scenario::default(), Scope::All).unwrap());
    // 10, 11, 12 people: half of the limited payroll is theirs, all of it is taken to grow alike
    for cap in &caps {
        same(cap.covered, 0.5);
        for (found, expected) in cap.payroll.iter().zip([1.0e6, 1.1e6, 1.2e6]) {
            same(*found, expected);
        }
        assert_eq!(cap.limit, [1_000_000.0, 1_150_000.0, 1_150_000.0]);
    }
    assert_eq!(
        caps.iter().map(|c| c.region).collect::<Vec<_>>(),
        [None, Some(0)]
    );
}
