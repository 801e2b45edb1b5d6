//! Why need changes: each cause bears its own name, and together they are all of it.

use super::demand::{all, only_residents_change};
use super::{close, every_method};
use organico::model::Model;
use organico::pack::AGES;
use organico::scenario::{LeverId, Scenario};
use organico::word::DriverId;

#[test]
fn causes_of_demand_add_up_to_its_change() {
    every_method(|case| {
        for run in &case.run()?.professions {
            let opening = run.demand.fte[..run.rows].to_vec();
            for (at, fte) in run.demand.fte.iter().enumerate() {
                let causes: f64 = run.demand.causes.iter().map(|(_, values)| values[at]).sum();
                let scale = run.sum(&run.demand.fte, at / run.rows);
                close(
                    causes,
                    fte - opening[at % run.rows],
                    scale,
                    format_args!("cell {at}"),
                );
            }
        }
        Ok(())
    });
}

#[test]
fn a_cause_of_need_that_does_not_act_adds_nothing() {
    every_method(|case| {
        // as many residents in every year, of other ages
        let mut pack = case.pack().clone();
        let place = pack.population.sexes * AGES;
        let opening: Vec<f64> = pack.population.persons.chunks(place).map(all).collect();
        for (at, people) in pack.population.persons.chunks_mut(place).enumerate() {
            let change = opening[at % pack.regions.len()] / all(people);
            people.iter_mut().for_each(|heads| *heads *= change);
        }
        only_residents_change(&mut pack);
        let scenario = Scenario {
            need_ages: None,
            ..case.baseline()
        };
        let run = Model::new(pack)?.run(&scenario, organico::model::Scope::All)?;
        for profession in &run.professions {
            let scale = profession.sum(&profession.demand.fte, 0);
            for (driver, values) in &profession.demand.causes {
                for (at, value) in values.iter().enumerate() {
                    if *driver != DriverId::PopulationAgeing {
                        close(*value, 0.0, scale, format_args!("{driver:?} cell {at}"));
                    }
                }
            }
        }
        Ok(())
    });
}

#[test]
fn each_growth_of_need_is_the_cause_that_bears_its_name() {
    every_method(|case| {
        if case.scenario.method.as_deref() == Some("blend") {
            return Ok(()); // only a part of it grows
        }
        let mut pack = case.pack().clone();
        only_residents_change(&mut pack);
        pack.population.persons.fill(7.0);
        for profession in &mut pack.professions {
            profession.use_trend = 0.01;
        }
        let mut scenario = case.baseline();
        let start = pack.opening_year;
        scenario.set(organico::scenario::Action::new(
            LeverId::UnmetNeed,
            5.0,
            start,
            0,
        ));
        let grows = super::words::grows(&scenario);
        let run = Model::new(pack)?.run(&scenario, organico::model::Scope::All)?;
        for profession in &run.professions {
            let facts = &case.pack().professions[profession.profession.0];
            let more = 1.0 + super::words::held(facts, &scenario);
            let mut trend = 1.0;
            for step in 1..profession.years() {
                trend *= if grows { 1.01 } else { 1.0 };
                for row in 0..profession.rows {
                    let opening = profession.demand.fte[row];
                    for (driver, values) in &profession.demand.causes {
                        let expected = match driver {
                            DriverId::UseTrend => opening * (trend - 1.0),
                            DriverId::UnmetNeed => opening * trend * 0.05 / more,
                            _ => 0.0,
                        };
                        let found = values[step * profession.rows + row];
                        close(
                            found,
                            expected,
                            opening,
                            format_args!("{driver:?} step {step}"),
                        );
                    }
                }
            }
        }
        Ok(())
    });
}
