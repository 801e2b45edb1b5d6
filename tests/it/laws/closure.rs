//! The closure: one named flow that makes the first year match what was observed.

use super::{close, every_pack, every_pack_after, no_closure, steps};
use organico::model::{CadreRun, Scope, slot};
use organico::pack::Pack;
use organico::scenario::{Action, LeverId};

fn nation(cadre: &CadreRun, step: usize, slot: usize) -> f64 {
    (0..cadre.rows).map(|row| cadre.at(step, row, slot)).sum()
}

/// Whether somebody young enough for the closure is there after the first birthday.
fn somebody_is_young(pack: &Pack, cadre: usize) -> bool {
    let (ages, cells) = (pack.ages, pack.row_len());
    let young = |at: usize| {
        let class = at % cells % ages.count;
        !ages.ageing || (class + 1 < ages.count && ages.age(class + 1) < 60)
    };
    pack.cadres[cadre]
        .opening
        .iter()
        .enumerate()
        .any(|(at, heads)| *heads > 0.0 && young(at))
}

#[test]
fn the_first_year_changes_by_what_was_observed() {
    let mut seen = std::cell::Cell::new(0);
    every_pack(|case| {
        let run = case.model.run(&case.baseline(), Scope::All)?;
        for cadre in run.professions.iter().flat_map(|p| &p.cadres) {
            let observed = case.pack().cadres[cadre.cadre].observed_change;
            let (Some(observed), true) = (observed, run.years.len() > 1) else {
                continue;
            };
            if somebody_is_young(case.pack(), cadre.cadre) {
                let heads = |step| nation(cadre, step, slot::IN_POST);
                close(
                    heads(1) - heads(0),
                    observed,
                    heads(0),
                    format_args!("cadre {}", cadre.cadre),
                );
                seen.set(seen.get() + 1);
            }
        }
        Ok(())
    });
    assert!(
        *seen.get_mut() > 0 || super::seeds().end > 1,
        "no cadre had an observed change"
    );
}

#[test]
fn the_closure_is_held_or_fades_by_its_parameter() {
    every_pack(|case| {
        let run = case.model.run(&case.baseline(), Scope::All)?;
        for profession in &run.professions {
            for cadre in &profession.cadres {
                let hold = case.pack().cadres[cadre.cadre].closure_hold;
                if !somebody_is_young(case.pack(), cadre.cadre) {
                    continue;
                }
                let mut expected = case.model.closure[cadre.cadre];
                for step in steps(profession) {
                    let found = nation(cadre, step, slot::FLOW + slot::CLOSURE);
                    // where all of the young have left, there is nobody for it to act on
                    assert!(
                        found == 0.0 || (found - expected).abs() < 1e-9 * (1.0 + expected.abs())
                    );
                    assert!(
                        step > 1 || (found == 0.0) == (expected == 0.0),
                        "{found} {expected}"
                    );
                    expected *= hold;
                }
            }
        }
        Ok(())
    });
}

#[test]
fn the_closure_can_be_switched_off() {
    every_pack(|case| {
        let mut scenario = case.scenario.clone();
        let start = case.pack().opening_year;
        scenario.set(Action::new(LeverId::ClosureOff, 100.0, start, 0));
        let off = case.model.run(&scenario, Scope::All)?;
        for profession in &off.professions {
            for step in steps(profession) {
                assert_eq!(profession.slot(step, None, slot::FLOW + slot::CLOSURE), 0.0);
            }
        }
        let mut pack = case.pack().clone();
        no_closure(&mut pack);
        assert!(
            case.run_on(pack)?.professions == off.professions
                || case.pack().steps() == 0
                || case
                    .scenario
                    .actions
                    .iter()
                    .any(|m| m.lever == LeverId::ClosureOff)
        );
        Ok(())
    });
}

#[test]
fn a_stock_without_an_observed_change_has_no_closure() {
    every_pack_after(no_closure, |case| {
        assert!(case.model.closure.iter().all(|heads| *heads == 0.0));
        for profession in &case.run()?.professions {
            for step in 0..profession.years() {
                assert_eq!(profession.slot(step, None, slot::FLOW + slot::CLOSURE), 0.0);
            }
        }
        Ok(())
    });
}

#[test]
fn the_closure_is_the_same_in_every_scenario() {
    every_pack(|case| {
        if case
            .scenario
            .actions
            .iter()
            .any(|moved| moved.lever == LeverId::ClosureOff)
        {
            return Ok(());
        }
        let (before, after) = (case.model.run(&case.baseline(), Scope::All)?, case.run()?);
        for (old, new) in before.professions.iter().zip(&after.professions) {
            for step in steps(old).take(1) {
                let at = |run: &organico::model::ProfessionRun| {
                    run.slot(step, None, slot::FLOW + slot::CLOSURE)
                };
                close(at(new), at(old), 0.0, format_args!("{:?}", old.profession));
            }
        }
        Ok(())
    });
}
