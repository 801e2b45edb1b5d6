//! What must not change a single bit.

use super::{every_method_and_world, every_world};
use crate::common::draw::Draw;
use crate::common::{packs, scenarios};
use organico::model::{METHODS, Model, Scope};
use organico::scenario::{Action, LEVERS, LeverId, Scenario};

#[test]
fn a_scenario_of_levers_that_stand_at_zero_is_the_baseline() {
    every_method_and_world(|case| {
        let baseline = case.baseline();
        let start = case.pack().opening_year;
        let zero = |lever: &organico::scenario::Lever| Action::new(lever.id, 0.0, start, 2);
        let mut still = baseline.clone();
        still.actions = LEVERS.iter().map(zero).collect();
        let expected = case.model.run(&baseline, Scope::All)?;
        assert!(
            case.model.run(&still, Scope::All)? == expected,
            "a zero is not neutral"
        );
        Ok(())
    });
}

#[test]
fn one_more_lever_at_zero_changes_nothing() {
    every_world(|case| {
        let expected = case.run()?;
        for lever in LEVERS {
            if case
                .scenario
                .actions
                .iter()
                .any(|moved| moved.lever == lever.id)
            {
                continue;
            }
            let mut more = case.scenario.clone();
            more.actions.push(Action::new(lever.id, 0.0, 0, 0));
            assert!(
                case.model.run(&more, Scope::All)? == expected,
                "{}",
                lever.code
            );
        }
        Ok(())
    });
}

#[test]
fn a_lever_that_starts_after_the_horizon_changes_nothing() {
    every_method_and_world(|case| {
        let expected = case.model.run(&case.baseline(), Scope::All)?;
        let mut late = case.scenario.clone();
        for moved in &mut late.actions {
            moved.start = case.pack().last_year + 1;
        }
        assert!(case.model.run(&late, Scope::All)? == expected);
        Ok(())
    });
}

#[test]
fn the_opening_year_is_the_same_in_every_scenario() {
    every_method_and_world(|case| {
        let (before, after) = (case.model.run(&case.baseline(), Scope::All)?, case.run()?);
        for (old, new) in before.professions.iter().zip(&after.professions) {
            for row in 0..old.rows {
                assert_eq!(
                    old.gap(0, row).to_bits(),
                    new.gap(0, row).to_bits(),
                    "row {row}"
                );
            }
        }
        for (old, new) in before
            .training
            .programmes
            .iter()
            .zip(&after.training.programmes)
        {
            assert_eq!(old.years[0], new.years[0]);
        }
        Ok(())
    });
}

#[test]
fn the_first_years_of_a_longer_horizon_are_the_shorter_horizon() {
    every_method_and_world(|case| {
        let long = case.run()?;
        for shorter in 0..case.pack().steps() {
            let mut scenario = case.scenario.clone();
            scenario.until = Some(long.years[shorter]);
            let short = case.model.run(&scenario, Scope::All)?;
            assert_eq!(short.years, long.years[..=shorter]);
            for (s, l) in short.professions.iter().zip(&long.professions) {
                let same = |a: &[f64], b: &[f64], what: &str| {
                    assert!(
                        *a == b[..a.len()] && !a.is_empty(),
                        "{what}, horizon {shorter}"
                    );
                };
                same(&s.capacity, &l.capacity, "capacity");
                same(&s.demand.fte, &l.demand.fte, "demand");
                for ((driver, a), (_, b)) in s.demand.causes.iter().zip(&l.demand.causes) {
                    same(a, b, driver.code());
                }
                for (a, b) in s.cadres.iter().zip(&l.cadres) {
                    same(&a.series, &b.series, "supply");
                }
            }
            for (s, l) in short
                .training
                .programmes
                .iter()
                .zip(&long.training.programmes)
            {
                assert_eq!(s.years, l.years[..=shorter]);
            }
        }
        Ok(())
    });
}

#[test]
fn a_pack_with_fewer_years_gives_the_first_years_of_the_longer_one() {
    every_world(|case| {
        let steps = case.pack().steps();
        if steps < 3 {
            return Ok(());
        }
        let mut pack = packs::pack(case.seed);
        pack.last_year -= 1;
        let (short, long) = (case.run_on(pack)?, case.run()?);
        for (s, l) in short.professions.iter().zip(&long.professions) {
            assert_eq!(s.capacity, l.capacity[..s.capacity.len()]);
            assert_eq!(s.demand.fte, l.demand.fte[..s.demand.fte.len()]);
        }
        Ok(())
    });
}

#[test]
fn a_profession_alone_is_the_same_as_among_all() {
    every_method_and_world(|case| {
        let all = case.run()?;
        for profession in case.model.runnable() {
            let one = case.model.run(&case.scenario, Scope::One(profession))?;
            let mut alone = one.of(profession).unwrap().clone();
            for cadre in &mut alone.cadres {
                cadre.detail.clear();
            }
            assert!(&alone == all.of(profession).unwrap(), "{profession:?}");
            assert_eq!(one.training, all.training);
        }
        Ok(())
    });
}

#[test]
fn the_same_question_twice_has_the_same_answer() {
    every_world(|case| {
        let again = Model::new(packs::pack(case.seed))?;
        assert_eq!(again.closure, case.model.closure);
        assert!(again.run(&case.scenario, Scope::All)? == case.run()?);
        Ok(())
    });
}

#[test]
fn the_order_in_which_levers_are_moved_does_not_matter() {
    every_world(|case| {
        let mut reversed = case.scenario.clone();
        reversed.actions.reverse();
        let mut moved_again = case.baseline();
        for lever in case.scenario.actions.iter().rev() {
            moved_again.set(lever.clone());
        }
        assert_eq!(moved_again, case.scenario);
        assert!(case.model.run(&reversed, Scope::All)? == case.run()?);
        Ok(())
    });
}

#[test]
fn the_default_method_is_the_one_that_the_pack_names() {
    every_world(|case| {
        let mut named = case.baseline();
        named.method = Some(case.pack().method.clone());
        named.capacity_mean = Some(case.pack().capacity_mean);
        let unnamed = Scenario {
            method: None,
            capacity_mean: None,
            ..named.clone()
        };
        assert!(case.model.run(&named, Scope::All)? == case.model.run(&unnamed, Scope::All)?);
        Ok(())
    });
}

#[test]
fn the_fan_of_methods_holds_the_demand_of_the_run() {
    every_method_and_world(|case| {
        let run = case.run()?;
        let method = METHODS
            .iter()
            .find(|m| Some(m.id) == case.scenario.method.as_deref())
            .unwrap();
        for profession in &run.professions {
            let fan = case.model.demand_by(method, &case.scenario, profession);
            assert_eq!(
                fan.unwrap_or_default(),
                profession.demand.fte,
                "{}",
                method.id
            );
        }
        Ok(())
    });
}

#[test]
fn a_ramp_climbs_in_equal_steps_and_ends_at_the_full_value() {
    every_world(|case| {
        let mut draw = Draw::new(case.seed, 9);
        for lever in LEVERS {
            let moved = scenarios::moved(&mut draw, case.pack(), (lever.id, lever.min, lever.max));
            let full = moved.start + i32::from(moved.ramp);
            assert_eq!(moved.at(moved.start - 1), 0.0);
            assert_eq!(moved.at(full), moved.value);
            assert_eq!(moved.at(full + 30), moved.value);
            let one = moved.value / (f64::from(moved.ramp) + 1.0);
            for year in moved.start..=full {
                let climbed = moved.at(year) - moved.at(year - 1);
                assert!(
                    (climbed - one).abs() < 1e-12 * (1.0 + moved.value.abs()),
                    "{}",
                    lever.code
                );
            }
        }
        Ok(())
    });
}

#[test]
fn working_time_after_a_ramp_is_that_of_the_lever_moved_at_once() {
    every_world(|case| {
        let start = case.pack().opening_year + 1;
        let run = |ramp: u16| {
            let mut scenario = case.baseline();
            for lever in [LeverId::FtePerHead, LeverId::Hours] {
                scenario.set(Action::new(lever, 10.0, start, ramp));
            }
            case.model.run(&scenario, Scope::All)
        };
        for (slow, fast) in run(2)?.professions.iter().zip(&run(0)?.professions) {
            for step in 3..slow.years() {
                assert_eq!(
                    slow.working_time[step], fast.working_time[step],
                    "step {step}"
                );
            }
            for step in 1..slow.years().min(3) {
                assert!(
                    slow.working_time[step] < fast.working_time[step],
                    "step {step}"
                );
            }
        }
        Ok(())
    });
}
