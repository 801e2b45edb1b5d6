//! Work not done waits, is given up or is asked for again; nothing of it acts until somebody asks.

use super::{Case, close, every_method_and_world, every_pack, every_pack_after, not_above, steps};
use crate::common::packs;
use organico::model::{Drivers, METHODS, Model, NegativeStock, ProfessionRun, Run, Scope};
use organico::scenario::{Action, LeverId};
use organico::word::{DRIVERS, DriverId, Measure};
use std::cell::Cell;

/// The run of a case in which a share of the backlog, per cent, is asked for every year.
fn clearing(case: &Case, value: f64) -> Result<Run, NegativeStock> {
    let mut scenario = case.scenario.clone();
    scenario.set(Action::new(
        LeverId::BacklogClear,
        value,
        case.pack().opening_year + 1,
        0,
    ));
    case.model.run(&scenario, Scope::All)
}

/// The run of a case without any, and with a share of it asked for.
fn pairs(case: &Case, value: f64) -> Result<Vec<(ProfessionRun, ProfessionRun)>, NegativeStock> {
    let mut without = case.scenario.clone();
    without
        .actions
        .retain(|moved| moved.lever != LeverId::BacklogClear);
    let off = case.model.run(&without, Scope::All)?.professions;
    Ok(off
        .into_iter()
        .zip(clearing(case, value)?.professions)
        .collect())
}

#[test]
fn a_backlog_that_nobody_asks_for_changes_no_bit() {
    every_pack(|case| {
        let mut pack = case.pack().clone();
        for profession in &mut pack.professions {
            profession.asks.backlog.opening += 0.75;
            profession.asks.backlog.abandon = 0.5;
        }
        let (found, expected) = (case.run_on(pack)?, case.run()?);
        assert!(
            found.professions == expected.professions,
            "a backlog acts that nobody asks for"
        );
        for run in &expected.professions {
            let told = case.model.measure(run, 0, None, None, Measure::Backlog);
            assert_eq!(told, None, "a backlog is told");
        }
        Ok(())
    });
}

#[test]
fn the_backlog_and_what_is_asked_for_follow_from_published_rows() {
    every_method_and_world(|case| {
        for (off, on) in pairs(case, 40.0)? {
            assert_eq!(on.capacity, off.capacity, "a backlog moves staff");
            let rules = case.pack().professions[on.profession.0].asks.backlog;
            let of = |run: &ProfessionRun, step, row, m| {
                case.model.measure(run, step, row, None, m).unwrap()
            };
            let mut nation = vec![0.0; on.years()];
            for row in 0..on.rows {
                let need = |step| of(&off, step, Some(row), Measure::Demand);
                let mut waits = rules.opening * need(0);
                assert_eq!(of(&on, 0, Some(row), Measure::Demand), need(0), "opening");
                nation[0] += waits;
                for step in steps(&on) {
                    let scale = need(step) + waits;
                    let asked = of(&on, step, Some(row), Measure::Demand);
                    let what = format!("{:?} row {row} step {step}", on.profession);
                    close(asked, need(step) + 0.4 * waits, scale, &what);
                    let undone = need(step) - of(&on, step, Some(row), Measure::Capacity);
                    waits = (waits + undone).max(0.0) * (1.0 - rules.abandon);
                    let told = of(&on, step, Some(row), Measure::Backlog);
                    assert!(told >= 0.0, "{what}: {told} wait");
                    close(told, waits, scale, &what);
                    nation[step] += waits;
                }
            }
            // nor is it less than if surpluses of one region treated those who wait in another
            let mut netted = rules.opening * of(&off, 0, None, Measure::Demand);
            for step in steps(&on) {
                let told = of(&on, step, None, Measure::Backlog);
                let scale = of(&on, step, None, Measure::Demand);
                close(told, nation[step], scale, "the nation is the sum");
                netted += of(&off, step, None, Measure::Gap);
                netted = netted.max(0.0) * (1.0 - rules.abandon);
                assert!(netted <= told + 1e-9 * (told + scale), "regions are netted");
            }
        }
        Ok(())
    });
}

#[test]
fn the_year_without_ai_has_the_backlog_of_a_year_without_ai() {
    let seen = Cell::new(0);
    every_pack_after(packs::all, |case| {
        let with_ai = Case {
            seed: case.seed,
            model: case.model.clone(),
            scenario: case.moving(&[(LeverId::AiAdoption, 100.0)]),
        };
        for (off, on) in pairs(&with_ai, 40.0)? {
            let rules = case.pack().professions[on.profession.0].asks.backlog;
            for row in 0..on.rows {
                let of = |run: &ProfessionRun, step, m| {
                    case.model.measure(run, step, Some(row), None, m)
                };
                let Some(need) = of(&off, 0, Measure::Demand) else {
                    continue;
                };
                let mut waits = rules.opening * need;
                for step in steps(&on) {
                    let Some(gap) = of(&off, step, Measure::GapWithoutAi) else {
                        continue;
                    };
                    let found = of(&on, step, Measure::GapWithoutAi).unwrap();
                    let scale = need + waits + gap.abs();
                    close(found, gap + 0.4 * waits, scale, format_args!("step {step}"));
                    waits = (waits + gap).max(0.0) * (1.0 - rules.abandon);
                    seen.set(seen.get() + u32::from(off.gap(step, row) != gap));
                }
            }
        }
        Ok(())
    });
    assert!(seen.get() > 0 || super::seeds().end == 1, "AI did nothing");
}

#[test]
fn where_staff_is_enough_in_every_year_the_backlog_dies_out() {
    let seen = Cell::new(0);
    every_pack(|case| {
        for (off, on) in pairs(case, 100.0)? {
            for row in 0..on.rows {
                let enough = steps(&off).all(|step| off.gap(step, row) <= 0.0);
                if !enough || !on.backlog.acts() {
                    continue;
                }
                let mut most = on.backlog.waiting[row];
                for step in steps(&on) {
                    most = (most + off.gap(step, row)).max(0.0);
                    not_above(on.backlog.waiting[step * on.rows + row], most, "waiting");
                }
                seen.set(seen.get() + 1);
            }
        }
        Ok(())
    });
    assert!(
        seen.get() > 0 || super::seeds().end == 1,
        "nobody has enough"
    );
}

#[test]
fn whoever_asks_for_more_of_it_never_lowers_demand_nor_what_waits() {
    every_pack(|case| {
        let less = pairs(case, 20.0)?;
        let more = clearing(case, 60.0)?;
        for ((off, less), more) in less.iter().zip(&more.professions) {
            assert_eq!(
                less.backlog, more.backlog,
                "what waits is what was not done"
            );
            for at in 0..off.demand.fte.len() {
                not_above(off.demand.fte[at], less.demand.fte[at], "without and with");
                not_above(less.demand.fte[at], more.demand.fte[at], "less and more");
            }
        }
        Ok(())
    });
}

#[test]
fn the_cause_of_a_backlog_is_what_it_asks_for_and_causes_still_add_up() {
    every_pack(|case| {
        for (off, on) in pairs(case, 50.0)? {
            for row in (0..on.rows).map(Some).chain([None]) {
                let rows = row.map_or(0..on.rows, |r| r..r + 1);
                let gap = |run: &ProfessionRun, step| -> f64 {
                    rows.clone().map(|r| run.gap(step, r)).sum()
                };
                let drivers = Drivers::of(&on, row);
                for step in steps(&on) {
                    let scale = on.sum(&on.capacity, step) + on.sum(&on.demand.fte, step);
                    let change = gap(&on, step) - gap(&on, 0);
                    close(drivers.total(step), change, scale, "all causes");
                    let at = DRIVERS.iter().position(|d| *d == DriverId::Backlog);
                    let found = drivers.series[at.unwrap()][step];
                    close(found, gap(&on, step) - gap(&off, step), scale, "its own");
                }
            }
        }
        Ok(())
    });
}

#[test]
fn the_fan_of_methods_has_it_too_posts_and_the_required_intake_have_not() {
    every_pack(|case| {
        let mut scenario = case.scenario.clone();
        scenario.set(Action::new(
            LeverId::BacklogClear,
            30.0,
            case.pack().opening_year + 1,
            0,
        ));
        let model: &Model = &case.model;
        let run = model.with_posts(&scenario, model.run(&scenario, Scope::All)?);
        let own = scenario.method.as_deref().unwrap_or(&case.pack().method);
        let own = METHODS.iter().find(|m| m.id == own).unwrap();
        for (with, without) in run.professions.iter().zip(&case.posted()?.professions) {
            let fan = model.demand_by(own, &scenario, with).unwrap_or_default();
            assert!(fan == with.demand.fte, "the fan has another demand");
            assert!(
                with.market == without.market,
                "posts are opened for a backlog"
            );
            let intake = model.required_intake(&scenario, &run.training, with)?;
            assert!(intake.is_none() || !with.demand.is_known(), "{intake:?}");
        }
        Ok(())
    });
}
