//! Need and gap by hand.

use super::{answer, baseline, every_year, same};
use crate::common::simple::{AGELESS, course, pack};
use organico::model::{Model, Scope};
use organico::outcome::Measure;
use organico::pack::{AGES, Norm};
use organico::scenario::{DemandBase, Scenario};

#[test]
fn need_follows_age_by_its_weights_and_regions_share_the_staff_of_the_nation() {
    let mut country = pack(AGELESS, 1, &[&[60.0], &[60.0]]);
    // children use 1, all others 3; the first region grows older, the second one does not change
    country.services[0].weights = (0..AGES)
        .map(|age| if age < 15 { 1.0 } else { 3.0 })
        .collect();
    let people = |young: f64, old: f64| {
        let mut row = vec![0.0; AGES];
        (row[10], row[50]) = (young, old);
        row
    };
    country.population.persons = [
        people(100.0, 100.0),
        people(50.0, 50.0),
        people(60.0, 140.0),
        people(50.0, 50.0),
    ]
    .concat();
    let mut scenario = Scenario::default();
    let run = answer(country.clone(), &scenario).professions.remove(0);
    // weighted residents 400 and 200 of 600: 80 and 40 of the nation's 120
    same(run.demand.fte[0], 80.0);
    same(run.demand.fte[1], 40.0);
    // 60 + 3 x 140 = 480 weighted residents
    same(run.demand.fte[2], 96.0);
    same(run.gap(1, 0), 36.0);
    same(run.gap(1, 1), -20.0);
    let model = Model::new(country.clone()).unwrap();
    let nation = |measure| model.measure(&run, 1, None, None, measure).unwrap();
    same(nation(Measure::Gap), 16.0);
    same(nation(Measure::ShortageUnnetted), 36.0);
    same(nation(Measure::Coverage), 120.0 / 136.0);
    scenario.base = DemandBase::OwnDensity;
    let run = answer(country.clone(), &scenario).professions.remove(0);
    same(run.demand.fte[2], 60.0 * 480.0 / 400.0);
    same(run.gap(1, 0), 12.0);
    scenario.need_ages = Some((15, 100));
    let run = answer(country, &scenario).professions.remove(0);
    same(run.demand.fte[2], 60.0 * 1.4);
}

#[test]
fn ten_years_of_ageing_in_better_health_read_the_weights_a_year_younger() {
    let mut country = pack(AGELESS, 10, &[&[100.0]]);
    country.services[0].weights = (0..AGES).map(|age| 1.0 + age as f64).collect();
    country.professions[0].healthy_ageing = 1.0;
    country.population.persons.fill(0.0);
    for year in country.population.persons.chunks_mut(AGES) {
        year[79] = 10.0;
    }
    let run = baseline(country);
    same(run.demand.fte[0], 100.0);
    same(run.demand.fte[5], 100.0 * 79.5 / 80.0);
    same(run.demand.fte[10], 100.0 * 79.0 / 80.0);
}

#[test]
fn a_norm_counts_heads_and_asks_for_their_hours() {
    // one GP per 1,200 residents over 14: 100 regions of people, GPs of 0.9 FTE
    let mut country = pack(AGELESS, 1, &[&[50.0]]);
    country.cadres[0].fte = vec![0.9];
    country.population.persons.fill(1200.0);
    country.professions[0].norm = Some(Norm {
        persons_per_head: 1200.0,
        age_from: 14,
        age_to: 120,
    });
    country.method = "ratio".into();
    let run = baseline(country);
    same(run.demand.fte[1], 87.0 * 0.9);
    same(run.gap(1, 0), (87.0 - 50.0) * 0.9);
}

#[test]
fn the_required_intake_is_the_gap_over_intakes_survival_and_hours() {
    // 100 work, 125 are needed; a course of 2 years; in 2030 the intakes of 2025 to 2028 work
    let mut country = pack(AGELESS, 6, &[&[100.0]]);
    country.professions[0].unmet_need = 0.25;
    country.cadres[0].fte = vec![0.8];
    let mut nursing = course(2, 6, 0.0);
    nursing.dropout = vec![0.2, 0.0];
    nursing.licence = 0.9;
    country.programmes = vec![nursing];
    let model = Model::new(country).unwrap();
    let scenario = Scenario::default();
    let answer = model.run(&scenario, Scope::All).unwrap();
    let found = model
        .required_intake(&scenario, &answer.training, &answer.professions[0])
        .unwrap()
        .unwrap();
    let (gap, intakes, survival, fte) = (100.0 * 0.8 * 0.25, 4.0, 0.8 * 0.9, 0.8);
    same(found.response, intakes * survival * fte);
    same(found.required, gap / (intakes * survival * fte));
}

#[test]
fn capacity_of_a_year_is_the_mean_of_its_two_ends_when_asked() {
    let mut country = pack(AGELESS, 2, &[&[100.0]]);
    country.cadres[0].inflows = vec![every_year(20.0, 2, 1)];
    country.professions[0].productivity = 0.1;
    let scenario = Scenario {
        capacity_mean: Some(true),
        ..Scenario::default()
    };
    let mean = answer(country.clone(), &scenario).professions.remove(0);
    let end = baseline(country);
    same(mean.capacity[0], 100.0);
    same(mean.capacity[1], 110.0 * 1.1);
    same(mean.capacity[2], 130.0 * 1.21);
    same(end.capacity[2], 140.0 * 1.21);
}

#[test]
fn shortages_of_the_years_add_up_and_surpluses_do_not_pay_them_back() {
    let mut country = pack(AGELESS, 3, &[&[100.0]]);
    country.cadres[0].exogenous =
        vec![(2025, 0, 0, -30.0), (2026, 0, 0, 50.0), (2027, 0, 0, -40.0)];
    let model = Model::new(country).unwrap();
    let answer = model.run(&Scenario::default(), Scope::All).unwrap();
    let run = &answer.professions[0];
    let of = |step, m| model.measure(run, step, None, None, m).unwrap();
    let added = [0, 1, 2, 3].map(|step| of(step, Measure::CumulativeShortage));
    assert_eq!(added, [0.0, 30.0, 30.0, 50.0]);
    assert_eq!(
        [1, 2, 3].map(|step| of(step, Measure::Gap)),
        [30.0, -20.0, 20.0]
    );
}
