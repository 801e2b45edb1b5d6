//! Need and gap by hand.

use super::{answer, baseline, every_year, same};
use crate::common::simple::{AGELESS, course, pack};
use organico::model::{Model, Scope};
use organico::pack::{AGES, Norm};
use organico::scenario::{DemandBase, Scenario};
use organico::word::Measure;

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

/// A profession on which every method has figures, 100 FTE in post, a tenth of need unmet.
fn known_to_every_method() -> organico::pack::Pack {
    let mut country = pack(AGELESS, 1, &[&[100.0]]);
    let facts = &mut country.professions[0];
    facts.unmet_need = 0.1;
    facts.asks.developments = vec![organico::pack::Development {
        code: "none".into(),
        low: vec![0.0; 2],
        mid: vec![0.0; 2],
        high: vec![0.0; 2],
    }];
    facts.asks.income = Some(organico::pack::Income {
        elasticity: 1.0,
        per_head: vec![1.0; 2],
    });
    country
}

#[test]
fn ten_points_of_unmet_need_are_a_tenth_of_need_without_any_under_every_method() {
    // the pack's own tenth stands in the need of those that start from it: 110, and ten more
    let cases = [
        ("utilisation", "", 110.0),
        ("ratio", "today", 110.0),
        ("experts", "", 110.0),
        ("economic", "", 110.0),
        ("replacement", "", 100.0),
    ];
    for (method, ratio, opening) in cases {
        let mut scenario = Scenario {
            method: Some(method.into()),
            ratio: ratio.into(),
            ..Scenario::default()
        };
        scenario.set(organico::scenario::Action::new(
            organico::scenario::LeverId::UnmetNeed,
            10.0,
            2025,
            0,
        ));
        let run = answer(known_to_every_method(), &scenario)
            .professions
            .remove(0);
        same(run.demand.fte[0], opening);
        same(run.demand.fte[1], opening + 10.0);
    }
}

#[test]
fn ten_points_of_unmet_need_are_a_tenth_of_a_norm() {
    let mut country = known_to_every_method();
    let persons = 10.0 * AGES as f64;
    country.professions[0].norm = Some(Norm {
        persons_per_head: persons / 50.0,
        age_from: 0,
        age_to: 120,
    });
    let mut scenario = Scenario {
        method: Some("ratio".into()),
        ..Scenario::default()
    };
    scenario.set(organico::scenario::Action::new(
        organico::scenario::LeverId::UnmetNeed,
        10.0,
        2025,
        0,
    ));
    let run = answer(country, &scenario).professions.remove(0);
    same(run.demand.fte[0], 50.0);
    same(run.demand.fte[1], 55.0);
}

#[test]
fn the_index_of_need_multiplies_every_method_and_a_blend_once() {
    let mut country = known_to_every_method();
    country.professions[0].need_index = vec![(String::new(), vec![1.0, 1.25])];
    let weights = vec![
        ("utilisation".to_owned(), 0.5),
        ("replacement".to_owned(), 0.5),
    ];
    let cases = [
        ("utilisation", 110.0),
        ("ratio", 110.0),
        ("experts", 110.0),
        ("economic", 110.0),
        ("replacement", 100.0),
        ("blend", 105.0),
    ];
    for (method, opening) in cases {
        let scenario = Scenario {
            method: Some(method.into()),
            weights: weights.clone(),
            ..Scenario::default()
        };
        let run = answer(country.clone(), &scenario).professions.remove(0);
        same(run.demand.fte[0], opening);
        same(run.demand.fte[1], opening * 1.25);
    }
}

#[test]
fn a_hair_of_rounding_is_balance() {
    // 0.1 + 0.2 of 0.3 FTE: a shortage of 5.6e-17 in floating point
    let run = baseline(pack(AGELESS, 1, &[&[0.3 - 1e-13], &[0.3 + 1e-13]]));
    let model = Model::new(pack(AGELESS, 1, &[&[0.3 - 1e-13], &[0.3 + 1e-13]])).unwrap();
    let of = |row, measure| model.measure(&run, 0, row, None, measure).unwrap();
    assert!(of(Some(0), Measure::Gap) > 0.0);
    assert_eq!(of(Some(0), Measure::Coverage), 1.0);
    assert_eq!(of(Some(0), Measure::StaffingRatio), 1.0);
    // a millionth of an FTE is a shortage
    let run = baseline(pack(AGELESS, 1, &[&[0.3 - 1e-6], &[0.3 + 1e-6]]));
    let short = model
        .measure(&run, 0, Some(0), None, Measure::Coverage)
        .unwrap();
    assert!(short < 1.0, "{short}");
}
