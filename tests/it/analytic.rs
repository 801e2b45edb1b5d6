//! Hand calculations: small cases whose answer a textbook or one line of arithmetic gives.

mod money;
mod need;
mod training;

use crate::common::simple::{AGELESS, pack};
use organico::model::slot::{self, FLOW, FLOW_FTE};
use organico::model::{Drivers, Model, ProfessionRun, Run, Scope};
use organico::pack::{Ages, Destination, Exit, Inflow, InflowCause, Pack, Retirement};
use organico::scenario::{Action, LeverId, Scenario};
use organico::unit::ProfessionIx;
use organico::word::DriverId;

const STAFF: Ages = Ages {
    first: 20,
    count: 56,
    ageing: true,
};

fn answer(pack: Pack, scenario: &Scenario) -> Run {
    let model = Model::new(pack).expect("a hand calculation has people enough");
    model
        .run(scenario, Scope::One(ProfessionIx(0)))
        .expect("a hand calculation has people enough")
}

fn baseline(pack: Pack) -> ProfessionRun {
    answer(pack, &Scenario::default()).professions.remove(0)
}

fn heads(run: &ProfessionRun, step: usize) -> f64 {
    run.slot(step, None, slot::IN_POST)
}

#[track_caller]
fn same(found: f64, expected: f64) {
    let off = (found - expected).abs();
    assert!(
        off <= 1e-9 * expected.abs().max(1.0),
        "{found} is not {expected}"
    );
}

/// Somebody comes every year, from abroad, at the youngest age.
fn every_year(heads: f64, steps: usize, classes: usize) -> Inflow {
    let mut profile = vec![0.0; classes];
    profile[0] = 1.0;
    Inflow {
        cause: InflowCause::Immigration,
        heads: vec![heads; steps],
        profile,
        rows: vec![1.0],
    }
}

/// Staff of one age.
fn of_age(age: usize, heads: f64) -> Vec<f64> {
    let mut row = vec![0.0; STAFF.count];
    row[age - usize::from(STAFF.first)] = heads;
    row
}

#[test]
fn constant_inflow_and_exit_rate_tend_to_inflow_over_rate() {
    let (inflow, rate, steps) = (30.0, 0.06, 40);
    for opening in [0.0, inflow / rate, 900.0] {
        let mut country = pack(AGELESS, steps, &[&[opening]]);
        country.cadres[0].retirement = vec![Retirement::Table(vec![rate])];
        country.cadres[0].inflows = vec![every_year(inflow, steps, 1)];
        let run = baseline(country);
        let mut distance = opening - inflow / rate;
        for step in 1..=steps {
            distance *= 1.0 - rate;
            same(heads(&run, step), inflow / rate + distance);
        }
    }
}

#[test]
fn a_closed_cohort_follows_the_product_of_its_survival() {
    let steps = 25;
    let mut country = pack(STAFF, steps, &[&of_age(40, 1000.0)]);
    let cadre = &mut country.cadres[0];
    let mu = |age: usize, step: usize| 0.0002 * age as f64 + 0.0001 * step as f64;
    cadre.mortality = (1..=steps)
        .flat_map(|step| (20..76).map(move |age| mu(age, step)))
        .collect();
    cadre.exits = vec![Exit {
        destination: Destination::Other,
        hazard: (20..76).map(|age| 0.03 - 0.0003 * f64::from(age)).collect(),
    }];
    let rates: Vec<f64> = (20..76)
        .map(|age| if age < 60 { 0.0 } else { 0.05 })
        .collect();
    cadre.retirement = vec![Retirement::Table(rates.clone())];
    let run = baseline(country);
    let mut expected = 1000.0;
    for step in 1..=steps {
        let age = 40 + step;
        let lambda = 0.03 - 0.0003 * age as f64;
        expected *= (1.0 - mu(age, step)) * (1.0 - rates[age - 20]) * libm::exp(-lambda);
        same(heads(&run, step), expected);
        same(run.cadres[0].detail[step * 56 + age - 20], expected);
    }
}

#[test]
fn a_constant_inflow_fills_the_ages_with_its_survival_curve() {
    let (inflow, mu, steps) = (50.0, 0.01, 60);
    let mut country = pack(STAFF, steps, &[&vec![0.0; STAFF.count]]);
    country.cadres[0].mortality = vec![mu; STAFF.count];
    country.cadres[0].retirement = vec![Retirement::Step { age: 65.0 }];
    country.cadres[0].inflows = vec![every_year(inflow, steps, STAFF.count)];
    let run = baseline(country);
    let mut alive = inflow;
    for age in 20..76 {
        let expected = if age < 65 { alive } else { 0.0 };
        same(run.cadres[0].detail[steps * 56 + age - 20], expected);
        alive *= 1.0 - mu;
    }
    same(
        run.slot(steps, None, FLOW + slot::RETIREMENTS),
        inflow * libm::pow(0.99, 45.0),
    );
}

#[test]
fn a_year_goes_in_the_order_of_the_method() {
    // 1,000 people: 1 % die, of the rest 10 % retire, of the rest leave by a hazard of 0.05 + 0.03
    let mut country = pack(AGELESS, 1, &[&[1000.0]]);
    let cadre = &mut country.cadres[0];
    cadre.mortality = vec![0.01];
    cadre.retirement = vec![Retirement::Table(vec![0.1])];
    cadre.exits = [(Destination::Other, 0.05), (Destination::Abroad, 0.03)]
        .map(|(destination, hazard)| Exit {
            destination,
            hazard: vec![hazard],
        })
        .into();
    cadre.inflows = vec![every_year(20.0, 1, 1)];
    cadre.exogenous = vec![(2025, 0, 0, -4.0)];
    let run = baseline(country);
    let flow = |flow| run.slot(1, None, FLOW + flow);
    let left = 990.0 * 0.9;
    let gone = left * (1.0 - libm::exp(-0.08));
    same(flow(slot::DEATHS), 10.0);
    same(flow(slot::RETIREMENTS), 99.0);
    same(flow(slot::EXITS_OTHER), gone * 5.0 / 8.0);
    same(flow(slot::EXITS_ABROAD), gone * 3.0 / 8.0);
    same(flow(slot::IMMIGRATION), 20.0);
    same(flow(slot::EXOGENOUS), -4.0);
    same(heads(&run, 1), left - gone + 20.0 - 4.0);
}

#[test]
fn hazards_are_taken_at_the_age_reached_in_the_year() {
    // those who are 64 on 31 December 2024 turn 65 in 2025 and leave in 2025
    for (age, leaves_in) in [(64, 1), (63, 2), (60, 5)] {
        let mut country = pack(STAFF, 6, &[&of_age(age, 10.0)]);
        country.cadres[0].retirement = vec![Retirement::Step { age: 65.0 }];
        let run = baseline(country);
        for step in 1..=6 {
            let expected = if step == leaves_in { 10.0 } else { 0.0 };
            same(run.slot(step, None, FLOW + slot::RETIREMENTS), expected);
        }
    }
}

#[test]
fn half_a_year_later_is_half_of_them_a_year_later() {
    let mut country = pack(STAFF, 2, &[&of_age(64, 10.0)]);
    country.cadres[0].retirement = vec![Retirement::Step { age: 65.0 }];
    let mut scenario = Scenario::default();
    scenario.set(Action::new(LeverId::RetirementAge, 0.5, 2025, 0));
    let run = answer(country, &scenario).professions.remove(0);
    same(run.slot(1, None, FLOW + slot::RETIREMENTS), 5.0);
    same(run.slot(2, None, FLOW + slot::RETIREMENTS), 5.0);
}

#[test]
fn leaving_ages_of_a_logistic_rule_have_its_distribution() {
    let mut country = pack(STAFF, 40, &[&of_age(35, 1.0)]);
    let rule = Retirement::Logistic {
        age: 66.0,
        width: 1.2,
        cap: 72.0,
    };
    country.cadres[0].retirement = vec![rule];
    let run = baseline(country);
    let gone = |age: f64| 1.0 / (1.0 + libm::exp(-(age - 66.0) / 1.2));
    for step in 1..=40 {
        let age = 35.0 + step as f64;
        let expected = if age < 72.0 {
            1.0 - gone(age + 0.5)
        } else {
            0.0
        };
        same(heads(&run, step), expected / (1.0 - gone(35.5)));
    }
}

#[test]
fn the_last_age_leaves_by_name() {
    let ages = Ages {
        first: 60,
        count: 3,
        ageing: true,
    };
    let run = baseline(pack(ages, 3, &[&[5.0, 7.0, 11.0]]));
    let out = |step| run.slot(step, None, FLOW + slot::AGED_OUT);
    assert_eq!([out(1), out(2), out(3)], [11.0, 7.0, 5.0]);
    assert_eq!(
        [heads(&run, 1), heads(&run, 2), heads(&run, 3)],
        [12.0, 5.0, 0.0]
    );
}

#[test]
fn movers_of_two_regions_share_one_pool() {
    let mut country = pack(AGELESS, 2, &[&[100.0], &[50.0]]);
    country.cadres[0].mobility = vec![0.1];
    country.cadres[0].attraction = vec![0.25, 0.75];
    let run = baseline(country);
    let row = |step, row| run.slot(step, Some(row), slot::IN_POST);
    // pool 10 + 5; a quarter of it goes to the first region
    same(row(1, 0), 90.0 + 3.75);
    same(row(1, 1), 45.0 + 11.25);
    same(row(2, 0), 93.75 * 0.9 + 3.75);
    same(row(2, 1), 56.25 * 0.9 + 11.25);
}

#[test]
fn who_changes_sector_keeps_age_and_takes_the_hours_of_the_new_one() {
    let mut country = pack(AGELESS, 1, &[&[200.0]]);
    let mut other = country.cadres[0].clone();
    other.sector.0 = 1;
    other.opening = vec![100.0];
    other.fte = vec![0.5];
    country.sectors.push(country.sectors[0].clone());
    country.cadres.push(other);
    country.professions[0].cadres = (0, 2);
    country.cadres[0].exits = vec![Exit {
        destination: Destination::Cadre(1),
        hazard: vec![0.2],
    }];
    let run = baseline(country);
    let moved = 200.0 * (1.0 - libm::exp(-0.2));
    same(run.cadres[0].at(1, 0, slot::IN_POST), 200.0 - moved);
    same(run.cadres[1].at(1, 0, slot::IN_POST), 100.0 + moved);
    same(
        run.cadres[1].at(1, 0, FLOW_FTE + slot::SECTOR_IN),
        moved / 2.0,
    );
    same(run.fte(1, 0), 200.0 - moved + 50.0 + moved / 2.0);
    same(run.slot(1, None, FLOW_FTE + slot::EXITS_SECTOR), moved);
}

#[test]
fn some_of_the_retired_stay_active_until_the_last_age() {
    let ages = Ages {
        first: 64,
        count: 6,
        ageing: true,
    };
    let mut country = pack(ages, 4, &[&[100.0, 0.0, 0.0, 0.0, 0.0, 0.0]]);
    let cadre = &mut country.cadres[0];
    cadre.retirement = vec![Retirement::Step { age: 65.0 }];
    cadre.active_share = 0.3;
    cadre.active_fte = 0.5;
    cadre.active_last_age = 66;
    cadre.mortality = vec![0.1; 6];
    let run = baseline(country);
    // 90 are alive at 65 and retire; 27 of them start, and of these 10 % die in the year
    let active = |step| run.slot(step, None, slot::ACTIVE);
    same(run.slot(1, None, FLOW + slot::ACTIVE_IN), 27.0);
    same(active(1), 24.3);
    same(active(2), 24.3 * 0.9);
    same(active(3), 0.0);
    same(run.slot(3, None, FLOW + slot::ACTIVE_OUT), 24.3 * 0.9);
    same(run.fte(1, 0), 12.15);
}

#[test]
fn who_retires_past_the_last_age_of_activity_starts_no_spell() {
    let ages = Ages {
        first: 64,
        count: 6,
        ageing: true,
    };
    // a tenth retires every year, whatever the age: 100 at 65, 200 at 68
    let mut country = pack(ages, 1, &[&[100.0, 0.0, 0.0, 200.0, 0.0, 0.0]]);
    let cadre = &mut country.cadres[0];
    cadre.retirement = vec![Retirement::Table(vec![0.1; 6])];
    cadre.active_share = 0.5;
    cadre.active_fte = 0.5;
    cadre.active_last_age = 67;
    let run = baseline(country);
    let flow = |flow| run.slot(1, None, FLOW + flow);
    same(flow(slot::RETIREMENTS), 10.0 + 20.0);
    same(flow(slot::ACTIVE_IN), 5.0);
    same(flow(slot::ACTIVE_OUT), 0.0);
    same(run.slot(1, None, slot::ACTIVE), 5.0);
}

#[test]
fn the_closure_is_what_the_account_lacks_and_stays_or_fades() {
    let mut country = pack(AGELESS, 3, &[&[300.0], &[100.0]]);
    country.cadres[0].retirement = vec![Retirement::Table(vec![0.1])];
    country.cadres[0].observed_change = Some(-10.0);
    country.cadres[0].closure_hold = 0.5;
    // 40 retire and 10 fewer were seen: 30 came whom no table counts, by region as staff is
    let run = baseline(country);
    let closure = |step, row| run.slot(step, Some(row), FLOW + slot::CLOSURE);
    same(closure(1, 0), 22.5);
    same(closure(1, 1), 7.5);
    same(heads(&run, 1), 390.0);
    same(closure(2, 0) + closure(2, 1), 15.0);
    same(heads(&run, 2), 390.0 * 0.9 + 15.0);
    same(heads(&run, 3), (390.0 * 0.9 + 15.0) * 0.9 + 7.5);
}

#[test]
fn the_causes_of_a_gap_by_hand() {
    // two classes, 0.8 and 0.6 FTE; everybody grows older, then a tenth dies
    let ages = Ages {
        first: 30,
        count: 3,
        ageing: true,
    };
    let mut country = pack(ages, 1, &[&[100.0, 50.0, 0.0]]);
    country.cadres[0].fte = vec![0.8, 0.6, 0.5];
    country.cadres[0].mortality = vec![0.1; 3];
    country.cadres[0].inflows = vec![every_year(10.0, 1, 3)];
    country.professions[0].hours_growth = 0.02;
    country.professions[0].use_trend = 0.05;
    let run = baseline(country);
    let drivers = Drivers::of(&run, None);
    let cause = |driver: DriverId| drivers.series[driver as usize][1];
    same(run.gap(0, 0), 0.0);
    // 100 x (0.6 - 0.8) + 50 x (0.5 - 0.6): 25 FTE fewer before anybody leaves
    same(cause(DriverId::StaffAgeing), 25.0);
    same(cause(DriverId::Death), 10.0 * 0.6 + 5.0 * 0.5);
    same(cause(DriverId::Immigration), -8.0);
    // 110 FTE at the opening - 25 - 8.5 + 8, two per cent more hours each
    same(cause(DriverId::WorkingTime), -0.02 * 84.5);
    same(cause(DriverId::UseTrend), 0.05 * 110.0);
    same(run.gap(1, 0), 110.0 * 1.05 - 84.5 * 1.02);
    same(drivers.total(1), run.gap(1, 0));
}
