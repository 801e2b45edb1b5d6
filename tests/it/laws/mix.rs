//! Work that moves between professions: none is lost, and none moves without training.

use super::{Case, Held, close, every_method, every_pack_after};
use crate::common::packs;
use organico::model::{Model, Run, Scope};
use organico::scenario::{LeverId, Scenario};

fn every_mixed(law: impl Fn(&Case) -> Held) {
    every_pack_after(packs::mix, law);
}

/// The case's choices, with `mix` per cent of the shifts and `training` points more trained staff.
fn moving(case: &Case, mix: f64, training: f64) -> Scenario {
    case.moving(&[(LeverId::SkillMix, mix), (LeverId::MixTraining, training)])
}

fn run(case: &Case, mix: f64, training: f64) -> Result<Run, organico::model::NegativeStock> {
    case.model.run(&moving(case, mix, training), Scope::All)
}

#[test]
fn nobody_takes_over_what_nobody_was_trained_for() {
    every_pack_after(
        |pack| {
            packs::mix(pack);
            for shift in &mut pack.mix.shifts {
                (shift.competence, shift.trained) = (Some(0), 0.0);
            }
        },
        |case| {
            assert!(run(case, 100.0, 0.0)? == run(case, 0.0, 0.0)?);
            Ok(())
        },
    );
}

#[test]
fn more_than_the_trained_share_never_moves() {
    every_mixed(|case| {
        // nobody is trained better than this share, so the rest of the lever does nothing
        let least = |at: f64| case.pack().mix.shifts.iter().all(|s| s.trained <= at);
        if least(0.3) {
            assert!(run(case, 30.0, 0.0)? == run(case, 100.0, 0.0)?);
        }
        assert!(run(case, 40.0, 100.0)? == run(case, 40.0, 90.0)?);
        Ok(())
    });
}

#[test]
fn what_one_profession_gives_others_take() {
    every_mixed(|case| {
        let (before, after) = (run(case, 0.0, 0.0)?, run(case, 60.0, 100.0)?);
        for shift in &case.pack().mix.shifts {
            // the giver's own need, before anything moved
            let giver = before.of(shift.from).expect("it runs");
            let taker = after.of(shift.to).expect("it runs");
            for step in 1..giver.years() {
                let given = giver.sum(&giver.demand.fte, step) * shift.share * 0.6;
                let taken = taker.sum(&taker.demand.moved.taken, step);
                let need = given * shift.effort * shift.hours;
                assert!(
                    taken >= need * (1.0 - 1e-9),
                    "{taken} holds at least {need}"
                );
            }
        }
        for run in &after.professions {
            let old = before.of(run.profession).expect("it runs");
            let shifts = &case.pack().mix.shifts;
            for step in 1..run.years() {
                let need = old.sum(&old.demand.fte, step);
                let gives = |s: &&organico::pack::Shift| s.from == run.profession;
                let given: f64 = shifts.iter().filter(gives).map(|s| s.share * 0.6).sum();
                let back: f64 = shifts
                    .iter()
                    .filter(gives)
                    .map(|s| s.share * 0.6 * s.supervision)
                    .sum();
                let taken: f64 = shifts
                    .iter()
                    .filter(|s| s.to == run.profession)
                    .map(|s| {
                        let giver = before.of(s.from).expect("it runs");
                        giver.sum(&giver.demand.fte, step) * s.share * 0.6 * s.effort * s.hours
                    })
                    .sum();
                let expected = need * (1.0 - given + back) + taken;
                close(
                    run.sum(&run.demand.fte, step),
                    expected,
                    need,
                    "need after the moves",
                );
            }
        }
        Ok(())
    });
}

#[test]
fn the_order_in_which_shifts_are_listed_does_not_matter() {
    every_mixed(|case| {
        let mut pack = case.pack().clone();
        pack.mix.shifts.reverse();
        let found = Model::new(pack)?.run(&moving(case, 50.0, 40.0), Scope::All)?;
        let expected = run(case, 50.0, 40.0)?;
        for (f, e) in found.professions.iter().zip(&expected.professions) {
            for step in 0..e.years() {
                let need = e.sum(&e.demand.fte, step);
                close(f.sum(&f.demand.fte, step), need, need, "need");
            }
        }
        Ok(())
    });
}

#[test]
fn regions_of_the_giver_are_those_of_the_taker() {
    every_mixed(|case| {
        let (before, after) = (run(case, 0.0, 0.0)?, run(case, 100.0, 100.0)?);
        for taker in &after.professions {
            let shifts = &case.pack().mix.shifts;
            let givers: Vec<_> = shifts.iter().filter(|s| s.to == taker.profession).collect();
            let regional = |p| before.of(p).is_some_and(|giver| giver.rows == taker.rows);
            if !givers.iter().all(|s| regional(s.from)) {
                continue;
            }
            for at in taker.rows..taker.demand.moved.taken.len() {
                let expected: f64 = givers
                    .iter()
                    .map(|s| {
                        before.of(s.from).expect("it runs").demand.fte[at]
                            * s.share
                            * s.effort
                            * s.hours
                    })
                    .sum();
                close(
                    taker.demand.moved.taken[at],
                    expected,
                    expected,
                    "work taken in a region",
                );
            }
        }
        Ok(())
    });
}

#[test]
fn causes_of_need_add_up_when_work_moves() {
    every_method(|case| {
        let mut pack = packs::pack(case.seed);
        packs::mix(&mut pack);
        let run = Model::new(pack)?.run(&moving(case, 70.0, 50.0), Scope::All)?;
        for p in &run.professions {
            for (at, fte) in p.demand.fte.iter().enumerate().skip(p.rows) {
                let causes: f64 = p.demand.causes.iter().map(|(_, values)| values[at]).sum();
                let opening = p.demand.fte[at % p.rows];
                close(
                    opening + causes,
                    *fte,
                    fte.abs() + opening,
                    "need is its causes",
                );
            }
        }
        Ok(())
    });
}
