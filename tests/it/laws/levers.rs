//! Every lever does something, where and when it says, and nothing else.

use super::{every_method, every_method_after, every_pack, every_pack_after};
use crate::common::packs;
use organico::model::{ProfessionRun, Run, Scope};
use organico::pack::{Extent, ProgrammeGroup};
use organico::scenario::{Action, Group, LEVERS, Lever, LeverId, Scenario};
use std::cell::RefCell;
use std::collections::BTreeSet;

fn with(scenario: &Scenario, lever: LeverId, value: f64, start: i32) -> Scenario {
    let mut scenario = scenario.clone();
    scenario.set(Action::new(lever, value, start, 0));
    scenario
}

/// The scenario in which a lever can act: with the lever that it needs, if any, at its largest.
fn company(scenario: &Scenario, lever: &Lever, start: i32) -> Scenario {
    match lever.with {
        None => scenario.clone(),
        Some(needed) => with(scenario, needed, needed.row().max, start),
    }
}

/// Whether a lever moves what is needed: where residents or other professions' work come in.
fn moves_need(lever: &Lever) -> bool {
    lever.group == Group::Need || ["shifts", "profiles"].contains(&lever.touches)
}

#[test]
fn a_lever_that_needs_another_does_nothing_alone() {
    every_pack_after(packs::all, |case| {
        let before = case.model.run(&case.baseline(), Scope::All)?;
        for lever in LEVERS.iter().filter(|lever| lever.with.is_some()) {
            let alone = with(
                &case.baseline(),
                lever.id,
                lever.max,
                case.pack().opening_year,
            );
            let after = case.model.run(&alone, Scope::All)?;
            assert_eq!(capacities(&after), capacities(&before), "{}", lever.code);
            assert_eq!(demands(&after), demands(&before), "{}", lever.code);
        }
        Ok(())
    });
}

#[test]
fn every_lever_stands_in_its_place_and_has_zero_in_its_range() {
    for (at, lever) in LEVERS.iter().enumerate() {
        assert_eq!(lever.id as usize, at, "{}", lever.code);
        let zero = lever.min <= 0.0 && lever.max >= 0.0;
        assert!(zero && lever.step > 0.0, "{}", lever.code);
        let written = serde_json::to_string(&lever.id).unwrap_or_default();
        assert_eq!(written, format!("\"{}\"", lever.code));
    }
}

#[test]
fn every_lever_moves_something_in_some_pack() {
    let moved = RefCell::new(BTreeSet::new());
    every_method_after(packs::all, |case| {
        let baseline = case.baseline();
        let before = case.model.run(&baseline, Scope::All)?;
        for lever in LEVERS
            .iter()
            .filter(|lever| !moved.borrow().contains(&lever.id))
        {
            let opening = case.pack().opening_year;
            let mut without = company(&baseline, lever, opening);
            // a lever on posts is heard by staff only where posts limit hiring
            without.market = lever.id.needs_market();
            let scenario = with(&without, lever.id, lever.max, opening);
            let after = case.model.run(&scenario, Scope::All)?;
            let changed = match lever.with {
                None if !without.market => after.professions != before.professions,
                _ => case.model.run(&without, Scope::All)?.professions != after.professions,
            };
            if changed {
                moved.borrow_mut().insert(lever.id);
            }
        }
        Ok(())
    });
    let still: Vec<&str> = LEVERS
        .iter()
        .filter(|l| !moved.borrow().contains(&l.id))
        .map(|l| l.code)
        .collect();
    assert!(
        still.is_empty() || super::seeds().end == 1,
        "levers without effect: {still:?}"
    );
}

fn capacities(run: &Run) -> Vec<&Vec<f64>> {
    run.professions.iter().map(|p| &p.capacity).collect()
}

fn demands(run: &Run) -> Vec<&Vec<f64>> {
    run.professions.iter().map(|p| &p.demand.fte).collect()
}

#[test]
fn levers_of_need_leave_supply_alone_and_all_others_leave_demand_alone() {
    every_pack(|case| {
        let before = case.run()?;
        for lever in LEVERS {
            let value = if lever.min < 0.0 {
                lever.min / 2.0
            } else {
                lever.max
            };
            let scenario = with(&case.scenario, lever.id, value, case.pack().opening_year);
            // a closure that holds may take more people than a lever leaves
            let Ok(after) = case.model.run(&scenario, Scope::All) else {
                continue;
            };
            if moves_need(lever) {
                assert_eq!(capacities(&after), capacities(&before), "{}", lever.code);
            } else {
                assert_eq!(demands(&after), demands(&before), "{}", lever.code);
            }
            // the premium for schools attracts people to training
            if lever.group != Group::Train && lever.id != LeverId::Premium {
                assert_eq!(after.training, before.training, "{}", lever.code);
            }
        }
        Ok(())
    });
}

#[test]
fn no_lever_acts_before_it_starts() {
    every_method(|case| {
        let before = case.model.run(&case.baseline(), Scope::All)?;
        let after = case.run()?;
        let Some(first) = case.scenario.actions.iter().map(|moved| moved.start).min() else {
            return Ok(());
        };
        for (old, new) in before.professions.iter().zip(&after.professions) {
            for step in (0..old.years()).filter(|step| before.years[*step] < first) {
                for row in 0..old.rows {
                    assert_eq!(
                        new.gap(step, row),
                        old.gap(step, row),
                        "step {step} row {row}"
                    );
                }
            }
        }
        Ok(())
    });
}

#[test]
fn every_lever_acts_in_the_year_it_starts() {
    let seen = RefCell::new(BTreeSet::new());
    let at_once = |lever: &&Lever| {
        // students graduate years later; what staff learns in a year is of use in the next
        lever.group != Group::Train && lever.touches != "cpd_topics"
    };
    every_method_after(packs::all, |case| {
        let mut baseline = case.baseline();
        let off = case.model.run(&baseline, Scope::All)?;
        let Some(&start) = off.years.get(2) else {
            return Ok(());
        };
        // a lever on posts is heard by staff only where posts limit hiring
        baseline.market = true;
        let on = case.model.run(&baseline, Scope::All)?;
        for lever in LEVERS.iter().filter(at_once) {
            if seen.borrow().contains(&lever.id) {
                continue;
            }
            baseline.market = lever.id.needs_market();
            let without = company(&baseline, lever, case.pack().opening_year);
            let before = match (lever.with, baseline.market) {
                (None, false) => &off,
                (None, true) => &on,
                _ => &case.model.run(&without, Scope::All)?,
            };
            let scenario = with(&without, lever.id, lever.max, start);
            let after = case.model.run(&scenario, Scope::All)?;
            let differs = |a: &ProfessionRun, b: &ProfessionRun| {
                // pay moves money, not people
                (0..a.rows).any(|row| a.gap(2, row) != b.gap(2, row)) || a.pay[2] != b.pay[2]
            };
            if after
                .professions
                .iter()
                .zip(&before.professions)
                .any(|(a, b)| differs(a, b))
            {
                seen.borrow_mut().insert(lever.id);
            }
        }
        Ok(())
    });
    let late: Vec<&str> = LEVERS
        .iter()
        .filter(at_once)
        .filter(|l| !seen.borrow().contains(&l.id))
        .map(|l| l.code)
        .collect();
    assert!(
        late.is_empty() || super::seeds().end == 1,
        "levers that act later: {late:?}"
    );
}

#[test]
fn places_of_another_group_change_nothing() {
    const GROUPS: [(ProgrammeGroup, LeverId); 5] = [
        (ProgrammeGroup::Medicine, LeverId::PlacesMedicine),
        (ProgrammeGroup::Nursing, LeverId::PlacesNursing),
        (ProgrammeGroup::Other, LeverId::PlacesOther),
        (ProgrammeGroup::Specialty, LeverId::SpecialtyContracts),
        (ProgrammeGroup::Gp, LeverId::PlacesGp),
    ];
    every_pack(|case| {
        let before = case.run()?;
        for (group, lever) in GROUPS {
            if case.pack().programmes.iter().all(|p| p.group != group) {
                let scenario = with(&case.scenario, lever, 50.0, case.pack().opening_year);
                assert!(
                    case.model.run(&scenario, Scope::All)? == before,
                    "{}",
                    lever.row().code
                );
            }
        }
        Ok(())
    });
}

#[test]
fn a_profession_without_figures_is_not_run() {
    every_pack(|case| {
        let run = case.run()?;
        for (at, facts) in case.pack().professions.iter().enumerate() {
            let found = run.of(organico::unit::ProfessionIx(at)).is_some();
            assert_eq!(found, facts.extent != Extent::None, "{}", facts.code);
        }
        Ok(())
    });
}
