//! Gap, coverage and what follows from them mean what they say.

use super::{
    close, close_rows, every_method_and_world, every_pack, every_pack_after, every_world,
    no_closure, not_above, steps,
};
use organico::model::slot;
use organico::model::{ProfessionRun, Scope, coverage, ratio};
use organico::pack::{Extent, LATE_YEARS};
use organico::unit::balanced;
use organico::word::Measure;
use std::sync::Arc;

#[test]
fn the_nation_is_the_sum_of_its_rows() {
    const ADDED: [Measure; 8] = [
        Measure::InPost,
        Measure::ActiveRetired,
        Measure::Fte,
        Measure::Heads55,
        Measure::Retirements,
        Measure::Capacity,
        Measure::Demand,
        Measure::Gap,
    ];
    every_method_and_world(|case| {
        for run in &case.run()?.professions {
            let of = |step, row, m| case.model.measure(run, step, row, None, m).unwrap();
            for step in 0..run.years() {
                let scale = of(step, None, Measure::Capacity) + of(step, None, Measure::Demand);
                for measure in ADDED {
                    let sum: f64 = (0..run.rows).map(|row| of(step, Some(row), measure)).sum();
                    close(of(step, None, measure), sum, scale, measure.code());
                }
            }
        }
        Ok(())
    });
}

#[test]
fn a_profession_is_the_sum_of_its_cadres() {
    every_world(|case| {
        for run in &case.run()?.professions {
            for step in 0..run.years() {
                let adds = |m: &Measure| ![Measure::Share55, Measure::VacancyRate].contains(m);
                for measure in organico::model::measure::of_cadre().filter(adds) {
                    let of = |cadre| case.model.measure(run, step, None, cadre, measure).unwrap();
                    let sum: f64 = (0..run.cadres.len()).map(|c| of(Some(c))).sum();
                    close(of(None), sum, run.sum(&run.capacity, step), measure.code());
                }
            }
        }
        Ok(())
    });
}

#[test]
fn coverage_is_one_exactly_where_supply_balances_need() {
    every_method_and_world(|case| {
        for run in &case.run()?.professions {
            for step in 0..run.years() {
                for row in (0..run.rows).map(Some).chain([None]) {
                    let of = |m| case.model.measure(run, step, row, None, m).unwrap();
                    let (covered, staffed) = (of(Measure::Coverage), of(Measure::StaffingRatio));
                    let even = balanced(of(Measure::Capacity), of(Measure::Demand));
                    let gap = of(Measure::Gap);
                    assert!((0.0..=1.0).contains(&covered), "coverage {covered}");
                    assert_eq!(covered == 1.0, even, "coverage {covered}, gap {gap}");
                    assert_eq!(staffed >= 1.0, even, "ratio {staffed}, gap {gap}");
                    assert!(even || gap > 0.0, "gap {gap}");
                    assert_eq!(covered, staffed.min(1.0));
                }
            }
        }
        Ok(())
    });
    assert_eq!(
        (coverage(0.0, 0.0), ratio(0.0, 2.0), coverage(3.0, 2.0)),
        (1.0, 0.0, 1.0)
    );
}

#[test]
fn capacity_is_the_year_end_or_the_mean_of_two() {
    every_pack(|case| {
        let run = |mean: bool| {
            let mut scenario = case.scenario.clone();
            scenario.capacity_mean = Some(mean);
            case.model.run(&scenario, Scope::All)
        };
        for (m, e) in run(true)?.professions.iter().zip(&run(false)?.professions) {
            for step in 0..e.years() {
                for row in 0..e.rows {
                    let end = |step: usize| e.capacity[step * e.rows + row] / e.productivity[step];
                    let mean = if step == 0 {
                        end(0)
                    } else {
                        (end(step - 1) + end(step)) / 2.0
                    };
                    let found = m.capacity[step * m.rows + row];
                    close(
                        found,
                        mean * m.productivity[step],
                        0.0,
                        format_args!("row {row} step {step}"),
                    );
                    close(end(step), e.fte(step, row), 0.0, "year-end");
                }
            }
        }
        Ok(())
    });
}

#[test]
fn heads_and_fte_are_the_sums_of_their_cells() {
    every_world(|case| {
        let cells = case.pack().row_len();
        for profession in case.model.runnable() {
            let answer = case.model.run(&case.scenario, Scope::One(profession))?;
            let run = answer.of(profession).unwrap();
            let mut fte = vec![0.0; run.fte_base.len()];
            for cadre in &run.cadres {
                let facts = &case.pack().cadres[cadre.cadre];
                for (at, row) in cadre.detail.chunks(cells).enumerate() {
                    let (step, place) = (at / cadre.rows, at % cadre.rows);
                    let working: f64 = row.iter().zip(&facts.fte).map(|(n, phi)| n * phi).sum();
                    close(
                        cadre.at(step, place, slot::IN_POST),
                        row.iter().sum(),
                        0.0,
                        "heads",
                    );
                    close(
                        cadre.at(step, place, slot::FTE_POST),
                        working,
                        0.0,
                        "FTE in post",
                    );
                    fte[at] += working + facts.active_fte * cadre.at(step, place, slot::ACTIVE);
                }
            }
            close_rows(&run.fte_base, &fte, 0.0, "FTE");
        }
        Ok(())
    });
}

#[test]
fn shortages_add_up_over_years_and_are_not_netted_over_regions() {
    every_method_and_world(|case| {
        for run in &case.run()?.professions {
            let of = |step, m| case.model.measure(run, step, None, None, m).unwrap();
            let mut sum = 0.0;
            for step in 0..run.years() {
                let unnetted: f64 = (0..run.rows).map(|row| run.gap(step, row).max(0.0)).sum();
                let gap = of(step, Measure::Gap);
                sum += if step > 0 { gap.max(0.0) } else { 0.0 };
                let scale = of(step, Measure::Capacity);
                close(
                    of(step, Measure::ShortageUnnetted),
                    unnetted,
                    scale,
                    "not netted",
                );
                close(
                    of(step, Measure::CumulativeShortage),
                    sum,
                    scale,
                    "added up",
                );
                not_above(gap, unnetted, "netted shortage");
                let nation = run.national(case.pack().regions.len(), step);
                close(nation.shortages, unnetted, scale, "shortages of the nation");
                close(
                    nation.demand - nation.capacity,
                    gap,
                    scale,
                    "gap of the nation",
                );
            }
        }
        Ok(())
    });
}

#[test]
fn shares_rates_and_densities_are_what_their_names_say() {
    every_world(|case| {
        for run in &case.run()?.professions {
            for step in steps(run) {
                for row in (0..run.rows).map(Some).chain([None]) {
                    let of = |m| case.model.measure(run, step, row, None, m);
                    let older = of(Measure::Share55).unwrap();
                    assert!(
                        (0.0..=1.0 + 1e-12).contains(&older),
                        "share of 55 and over {older}"
                    );
                    let flows =
                        |list: &[Measure]| -> f64 { list.iter().map(|m| of(*m).unwrap()).sum() };
                    let out = flows(&[
                        Measure::Deaths,
                        Measure::Retirements,
                        Measure::ExitsOther,
                        Measure::ExitsAbroad,
                        Measure::AgedOut,
                    ]);
                    let come = flows(&[Measure::Entrants, Measure::Immigration, Measure::Returns]);
                    assert_eq!(
                        of(Measure::ReplacementRate),
                        (out > 0.0).then(|| come / out)
                    );
                    let staffed = of(Measure::Density).unwrap() * of(Measure::Residents).unwrap();
                    close(staffed, 1000.0 * of(Measure::Fte).unwrap(), 0.0, "density");
                }
            }
        }
        Ok(())
    });
}

#[test]
fn the_gini_of_coverage_is_that_of_its_lorenz_curve() {
    every_world(|case| {
        for run in &case.run()?.professions {
            for step in 0..run.years() {
                let found = run.national(case.pack().regions.len(), step).gini;
                let mut places: Vec<(f64, f64)> = (0..run.rows)
                    .map(|row| {
                        let of = |m| case.model.measure(run, step, Some(row), None, m).unwrap();
                        (of(Measure::Coverage), of(Measure::Residents))
                    })
                    .collect();
                places.sort_by(|a, b| a.0.total_cmp(&b.0));
                let people: f64 = places.iter().map(|p| p.1).sum();
                let all: f64 = places.iter().map(|p| p.0 * p.1).sum();
                let (mut below, mut area) = (0.0, 0.0);
                for (covered, residents) in &places {
                    let next = below + covered * residents / all;
                    area += (below + next) / 2.0 * residents / people;
                    below = next;
                }
                let expected = if all > 0.0 { 1.0 - 2.0 * area } else { 0.0 };
                close(
                    found,
                    expected,
                    0.0,
                    format_args!("{:?} step {step}", run.profession),
                );
                let nation = case.pack().professions[run.profession.0].extent == Extent::Nation;
                assert!(!nation || found.abs() < 1e-12);
            }
        }
        Ok(())
    });
}

#[test]
fn the_required_intake_closes_the_gap_of_the_last_year_when_fed_back() {
    let mut asked = std::cell::Cell::new(0);
    every_pack_after(no_closure, |case| {
        let mut scenario = case.scenario.clone();
        // the same intake every year: no ramp on what makes it
        scenario
            .actions
            .retain(|moved| moved.ramp == 0 && moved.start <= case.pack().opening_year + 1);
        for profession in case.model.runnable() {
            let one = Scope::One(profession);
            let answer = case.model.run(&scenario, one)?;
            let run = answer.of(profession).unwrap();
            let required = case
                .model
                .required_intake(&scenario, &answer.training, run)?;
            let Some(required) = required else {
                continue;
            };
            let last = run.years() - 1;
            let gap =
                |run: &ProfessionRun| -> f64 { (0..run.rows).map(|r| run.gap(last, r)).sum() };
            let intakes = &answer.training.programmes[required.programme].years;
            close(
                required.present,
                intakes[last].intake,
                0.0,
                "present intake",
            );
            close(
                required.required - required.present,
                gap(run) / required.response,
                0.0,
                "more",
            );
            let mut model = case.model.clone();
            let course = &mut Arc::make_mut(&mut model.pack).programmes[required.programme];
            let per_place =
                intakes[last].intake / course.places_after(i32::try_from(last).unwrap());
            for places in course.places.iter_mut().skip(course.years + LATE_YEARS) {
                *places += (required.required - required.present) / per_place;
            }
            // a surplus may need more leavers than there are students: the engine refuses
            let Ok(closed) = model.run(&scenario, one) else {
                continue;
            };
            let closed = closed.of(profession).unwrap();
            let scale = run.sum(&run.capacity, last) + gap(run).abs();
            close(
                gap(closed),
                0.0,
                100.0 * scale,
                format_args!("gap of {profession:?}"),
            );
            asked.set(asked.get() + 1);
        }
        Ok(())
    });
    assert!(
        *asked.get_mut() > 0 || super::seeds().end == 1,
        "no pack had a required intake"
    );
}
