//! Demand follows residents, and the nation's staff is what it is shared out from.

use super::words::{growth, plain, residents};
use super::{close, close_rows, every_method, every_pack, every_pack_after};
use crate::common::methods;
use organico::model::{Model, slot};
use organico::pack::{AGES, Pack};
use organico::scenario::{DemandBase, LeverId, Scenario};

pub(super) fn all(values: &[f64]) -> f64 {
    values.iter().sum()
}

#[test]
fn demand_is_what_the_words_of_its_method_say() {
    every_method(|case| {
        let (pack, scenario) = (case.pack(), &case.scenario);
        for run in &case.run()?.professions {
            for step in 0..run.years() {
                let growth = growth(pack, scenario, run, step);
                for row in 0..run.rows {
                    let expected = plain(pack, scenario, run, step, row) * growth;
                    let what = format!("{:?} row {row} step {step}", run.profession);
                    let scale = run.sum(&run.demand.fte, step);
                    close(run.demand.fte[step * run.rows + row], expected, scale, what);
                }
            }
        }
        Ok(())
    });
}

#[test]
fn the_opening_need_of_the_nation_is_its_staff_and_the_unmet_need() {
    every_method(|case| {
        for run in &case.run()?.professions {
            let facts = &case.pack().professions[run.profession.0];
            let staff = all(&run.fte_base[..run.rows]);
            let found = run.sum(&run.demand.fte, 0);
            match case.scenario.method.as_deref() {
                Some("replacement") => close(found, staff, 0.0, "today's staff"),
                Some("ratio") if facts.norm.is_some() || !case.scenario.ratio.is_empty() => {}
                _ if super::words::absolute(&case.scenario) => {}
                _ => close(
                    found,
                    (1.0 + facts.unmet_need) * staff,
                    0.0,
                    "staff and unmet need",
                ),
            }
        }
        Ok(())
    });
}

#[test]
fn with_its_own_density_every_region_starts_from_its_own_staff() {
    every_pack(|case| {
        let mut scenario = case.scenario.clone();
        scenario.base = DemandBase::OwnDensity;
        scenario.method = Some("utilisation".into());
        for run in &case
            .model
            .run(&scenario, organico::model::Scope::All)?
            .professions
        {
            let more = 1.0 + case.pack().professions[run.profession.0].unmet_need;
            for row in 0..run.rows {
                close(
                    run.demand.fte[row],
                    more * run.fte_base[row],
                    0.0,
                    format_args!("row {row}"),
                );
            }
        }
        Ok(())
    });
}

#[test]
fn replacement_asks_for_the_same_staff_for_ever() {
    let no_index = |pack: &mut Pack| {
        pack.professions
            .iter_mut()
            .for_each(|p| p.need_index.clear());
    };
    every_pack_after(no_index, |case| {
        let mut scenario = case.scenario.clone();
        scenario
            .actions
            .retain(|moved| moved.lever != LeverId::UnmetNeed);
        scenario.method = Some("replacement".into());
        for run in &case
            .model
            .run(&scenario, organico::model::Scope::All)?
            .professions
        {
            for at in 0..run.demand.fte.len() {
                assert_eq!(run.demand.fte[at], run.fte_base[at % run.rows], "cell {at}");
            }
        }
        Ok(())
    });
}

/// Takes every growth but that of residents out of a pack.
pub(super) fn only_residents_change(pack: &mut Pack) {
    for profession in &mut pack.professions {
        profession.use_trend = 0.0;
        profession.healthy_ageing = 0.0;
        profession.need_index.clear();
    }
    methods::still(pack);
}

#[test]
fn where_everybody_uses_the_same_care_demand_follows_the_number_of_residents() {
    let uniform = |pack: &mut Pack| {
        only_residents_change(pack);
        pack.services.iter_mut().for_each(|s| s.weights.fill(2.5));
        pack.professions.iter_mut().for_each(|p| p.norm = None);
    };
    every_pack_after(uniform, |case| {
        for method in ["utilisation", "ratio"] {
            let scenario = Scenario {
                method: Some(method.into()),
                need_ages: None,
                ..case.baseline()
            };
            for run in &case
                .model
                .run(&scenario, organico::model::Scope::All)?
                .professions
            {
                for step in 0..run.years() {
                    for row in 0..run.rows {
                        let people = |step| -> f64 {
                            residents(case.pack(), run, step, Some(row))
                                .iter()
                                .map(|p| all(p))
                                .sum()
                        };
                        let expected = run.demand.fte[row] * people(step) / people(0);
                        let what = format!("{method} row {row} step {step}");
                        close(run.demand.fte[step * run.rows + row], expected, 0.0, what);
                    }
                }
            }
        }
        Ok(())
    });
}

#[test]
fn where_residents_stay_as_they_are_so_does_demand() {
    let frozen = |pack: &mut Pack| {
        only_residents_change(pack);
        let year = pack.regions.len() * pack.population.sexes * AGES;
        let opening = pack.population.persons[..year].to_vec();
        pack.population
            .persons
            .chunks_mut(year)
            .for_each(|row| row.copy_from_slice(&opening));
    };
    every_pack_after(frozen, |case| {
        for method in organico::model::METHODS {
            let scenario = Scenario {
                method: Some(method.id.into()),
                ..case.baseline()
            };
            for run in &case
                .model
                .run(&scenario, organico::model::Scope::All)?
                .professions
            {
                for (at, fte) in run.demand.fte.iter().enumerate() {
                    close(
                        *fte,
                        run.demand.fte[at % run.rows],
                        0.0,
                        format_args!("{method:?} cell {at}"),
                    );
                }
            }
        }
        Ok(())
    });
}

#[test]
fn residents_outside_the_ages_counted_do_not_matter() {
    every_pack(|case| {
        let Some((from, to)) = case.scenario.need_ages else {
            return Ok(());
        };
        let mut pack = case.pack().clone();
        for (at, heads) in pack.population.persons.iter_mut().enumerate() {
            if !(usize::from(from)..=usize::from(to)).contains(&(at % AGES)) {
                *heads += 1000.0;
            }
        }
        let mut scenario = case.scenario.clone();
        scenario.method = Some("utilisation".into());
        let more = Model::new(pack)?.run(&scenario, organico::model::Scope::All)?;
        let less = case.model.run(&scenario, organico::model::Scope::All)?;
        for (m, l) in more.professions.iter().zip(&less.professions) {
            close_rows(&m.demand.fte, &l.demand.fte, 0.0, "demand");
        }
        Ok(())
    });
}

#[test]
fn demand_knows_the_opening_staff_and_not_what_becomes_of_it() {
    every_method(|case| {
        let mut pack = crate::common::packs::pack(case.seed);
        pack.programmes.clear();
        for cadre in &mut pack.cadres {
            cadre.inflows.clear();
            cadre.mortality.iter_mut().for_each(|mu| *mu *= 3.0);
            cadre.observed_change = None;
            cadre.exogenous.clear();
        }
        for (f, e) in case
            .run_on(pack)?
            .professions
            .iter()
            .zip(&case.run()?.professions)
        {
            assert_eq!(f.demand, e.demand, "{:?}", e.profession);
        }
        Ok(())
    });
}

#[test]
fn a_norm_in_heads_is_met_by_as_many_heads_of_the_present_hours() {
    let normed = |pack: &mut Pack| {
        only_residents_change(pack);
        for profession in &mut pack.professions {
            profession.norm = Some(organico::pack::Norm {
                persons_per_head: 50.0,
                age_from: 0,
                age_to: 120,
            });
        }
    };
    every_pack_after(normed, |case| {
        let scenario = Scenario {
            method: Some("ratio".into()),
            ratio: String::new(),
            ..case.baseline()
        };
        for run in &case
            .model
            .run(&scenario, organico::model::Scope::All)?
            .professions
        {
            let heads = run.slot(0, None, slot::IN_POST) + run.slot(0, None, slot::ACTIVE);
            if all(&run.fte_base[..run.rows]) > 0.0 {
                let people: f64 = residents(case.pack(), run, 0, None)
                    .iter()
                    .map(|p| all(p))
                    .sum();
                let fte_per_head = all(&run.fte_base[..run.rows]) / heads;
                assert!(
                    fte_per_head <= 1.0 + 1e-12,
                    "a head works {fte_per_head} FTE"
                );
                let found = run.sum(&run.demand.fte, 0) / fte_per_head;
                close(
                    found,
                    people / 50.0,
                    0.0,
                    format_args!("{:?}", run.profession),
                );
            }
        }
        Ok(())
    });
}
