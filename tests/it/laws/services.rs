//! Coverage by service: nobody works more than there is of them, nothing moves beyond its limit, and
//! no other allocation does better by those who are worst off.

use super::{Case, close, every_pack_after, not_above};
use crate::common::draw::Draw;
use crate::common::packs;
use organico::model::{Model, Run, Scope, Services};
use organico::pack::Pack;
use organico::scenario::{LeverId, Scenario};

/// Shifts between all professions, every third one bound to a service.
fn moving(pack: &mut Pack) {
    packs::all(pack);
    let services = pack.services.len();
    for (at, shift) in pack.mix.shifts.iter_mut().enumerate() {
        if at % 3 == 2 {
            shift.service = Some(at % services);
        }
    }
}

/// Scarce in some professions and rich in others, so that there is something to move.
fn unequal(case: &Case, scenario: &Scenario) -> Result<Run, organico::model::NegativeStock> {
    let mut run = case.model.run(scenario, Scope::All)?;
    let mut draw = Draw::new(case.seed, 70);
    for one in &mut run.professions {
        let by = draw.of(&[0.3, 0.6, 0.9, 1.0, 1.4]);
        one.capacity.iter_mut().for_each(|fte| *fte *= by);
    }
    Ok(run)
}

/// Every place and two years of a case, with 40 points more staff trained.
fn every_answer(law: impl Fn(&Case, &Scenario, &Run, Option<usize>, usize, &Services)) {
    every_pack_after(moving, |case| {
        let scenario = case.moving(&[(LeverId::MixTraining, 40.0), (LeverId::SkillMix, 50.0)]);
        let run = unequal(case, &scenario)?;
        for region in std::iter::once(None).chain((0..case.pack().regions.len()).map(Some)) {
            for step in [0, run.years.len() - 1] {
                let answer = answer(&case.model, &scenario, &run, region, step);
                law(case, &scenario, &run, region, step, &answer);
            }
        }
        Ok(())
    });
}

fn answer(
    model: &Model,
    scenario: &Scenario,
    run: &Run,
    region: Option<usize>,
    step: usize,
) -> Services {
    let found = model.services(scenario, run, region, step);
    found.expect("a proved answer")
}

/// Coverage from the worst to the best.
fn ranked(coverage: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut ranked: Vec<f64> = coverage.collect();
    ranked.sort_by(f64::total_cmp);
    ranked
}

/// Whether the first list is better by the worst off: the first difference is in its favour.
fn better(found: &[f64], known: &[f64]) -> bool {
    let mut pairs = found.iter().zip(known);
    let off = pairs.find(|(f, k)| (*f - *k).abs() > 1e-6);
    off.is_some_and(|(f, k)| f > k)
}

#[test]
fn what_is_done_is_what_is_covered_and_nobody_works_too_much() {
    every_answer(|case, _, _, _, _, answer| {
        for one in &answer.services {
            assert!((0.0..=1.0).contains(&one.coverage) && (0.0..=1.0).contains(&one.own));
            let work = answer.work.iter().filter(|w| w.service == one.service);
            let done: f64 = work.map(|w| w.fte).sum();
            close(done, one.need * one.coverage, one.need, "work done");
        }
        let all: f64 = answer.staff.iter().map(|s| s.need).sum();
        for staff in &answer.staff {
            let p = staff.profession;
            let by = answer.work.iter().filter(|w| w.by == p);
            let of = answer.work.iter().filter(|w| w.of == p && w.by != p);
            let time: f64 = by.map(|w| w.time).sum();
            let supervision: f64 = of.map(|w| w.supervision).sum();
            let most = staff.capacity + 1e-6 * staff.capacity.max(staff.need);
            not_above(time + supervision, most, "time of a profession");
            for (service, share) in &case.pack().professions[p.0].services {
                let work = answer
                    .work
                    .iter()
                    .filter(|w| w.of == p && w.service == *service);
                let done: f64 = work.map(|w| w.fte).sum();
                not_above(
                    done,
                    staff.need * share + 1e-6 * all,
                    "own work that is done",
                );
            }
        }
    });
}

#[test]
fn nothing_moves_beyond_its_limit() {
    every_answer(|case, _, _, _, _, answer| {
        let moved = answer.work.iter().filter(|w| w.by != w.of);
        for work in moved {
            let limits = answer.limits.iter().filter(|limit| {
                let shift = &case.pack().mix.shifts[limit.shift];
                let here = shift.service.is_none_or(|bound| bound == work.service);
                (shift.to, shift.from) == (work.by, work.of) && here
            });
            let [limit] = limits.collect::<Vec<_>>()[..] else {
                unreachable!("one shift for each pair of professions");
            };
            let shift = &case.pack().mix.shifts[limit.shift];
            let need = answer.staff.iter().find(|s| s.profession == work.of);
            let need = need.expect("a giver").need;
            let same = answer
                .work
                .iter()
                .filter(|w| (w.by, w.of) == (work.by, work.of));
            let all: f64 = same.map(|w| w.fte).sum();
            let most = need * shift.share * limit.trained;
            not_above(all, most + 1e-6 * need, "work that moves");
            let time = work.fte * shift.effort * shift.hours;
            close(work.time, time, time, "time of the taker");
            let supervision = work.fte * shift.supervision;
            close(work.supervision, supervision, work.fte, "supervision");
        }
    });
}

#[test]
fn without_shifts_everybody_does_own_work() {
    every_answer(|case, scenario, run, region, step, known| {
        let mut pack = case.pack().clone();
        pack.mix.shifts.clear();
        let model = Model::new(pack).expect("it ran before");
        let found = answer(&model, scenario, run, region, step);
        assert!(found.work.iter().all(|work| work.by == work.of));
        for (one, known) in found.services.iter().zip(&known.services) {
            close(one.coverage, one.own, 1.0, "own work only");
            close(one.coverage, known.own, 1.0, "own work of the same staff");
        }
        let ranks = |of: fn(&organico::model::ServiceCoverage) -> f64| {
            ranked(known.services.iter().map(of))
        };
        assert!(
            !better(&ranks(|s| s.own), &ranks(|s| s.coverage)),
            "shifts do harm"
        );
    });
}

#[test]
fn more_staff_never_lowers_the_worst() {
    every_answer(|case, scenario, run, region, step, known| {
        let known = ranked(known.services.iter().map(|s| s.coverage));
        for at in 0..run.professions.len() {
            let mut run = run.clone();
            run.professions[at]
                .capacity
                .iter_mut()
                .for_each(|fte| *fte *= 1.2);
            let found = answer(&case.model, scenario, &run, region, step);
            let found = ranked(found.services.iter().map(|s| s.coverage));
            assert!(
                !better(&known, &found),
                "{known:?} is better than {found:?}"
            );
        }
    });
}

#[test]
fn the_order_of_professions_and_shifts_does_not_matter() {
    every_answer(|case, scenario, run, region, step, known| {
        let mut pack = case.pack().clone();
        pack.mix.shifts.reverse();
        let model = Model::new(pack).expect("it ran before");
        let mut run = run.clone();
        run.professions.reverse();
        let found = answer(&model, scenario, &run, region, step);
        for (one, known) in found.services.iter().zip(&known.services) {
            assert!(
                (one.coverage - known.coverage).abs() < 1e-7,
                "{one:?} {known:?}"
            );
        }
    });
}

/// A slow check that knows nothing of programmes: random allocations that keep every limit.
#[test]
fn no_other_allocation_is_better_by_the_worst_off() {
    every_answer(|case, _, _, _, _, known| {
        let pack = case.pack();
        let best = ranked(known.services.iter().map(|s| s.coverage));
        let mut draw = Draw::new(case.seed, 71);
        let staff = |p| {
            known
                .staff
                .iter()
                .position(|s| s.profession == p)
                .expect("known")
        };
        for _ in 0..60 {
            let mut left: Vec<f64> = known.staff.iter().map(|s| s.capacity).collect();
            let mut open: Vec<Vec<f64>> = vec![vec![0.0; pack.services.len()]; left.len()];
            for (at, one) in known.staff.iter().enumerate() {
                for (service, share) in &pack.professions[one.profession.0].services {
                    open[at][*service] = one.need * share;
                }
            }
            let mut done = vec![0.0; pack.services.len()];
            for limit in &known.limits {
                let shift = &pack.mix.shifts[limit.shift];
                let (from, to) = (staff(shift.from), staff(shift.to));
                let mut may = limit.fte * draw.of(&[0.0, 0.2, 0.5, 0.8, 1.0]);
                for service in 0..done.len() {
                    if shift.service.is_some_and(|bound| bound != service) {
                        continue;
                    }
                    let taker = left[to] / (shift.effort * shift.hours);
                    let giver = left[from] / shift.supervision.max(1e-9);
                    let fte = may.min(open[from][service]).min(taker).min(giver);
                    let fte = fte * draw.between(0.5, 1.0);
                    may -= fte;
                    open[from][service] -= fte;
                    left[to] -= fte * shift.effort * shift.hours;
                    left[from] -= fte * shift.supervision;
                    done[service] += fte;
                }
            }
            for (at, open) in open.iter().enumerate() {
                let first = draw.pick(open.len());
                for service in (first..open.len()).chain(0..first) {
                    let fte = left[at].min(open[service]).max(0.0) * draw.of(&[0.6, 1.0]);
                    left[at] -= fte;
                    done[service] += fte;
                }
            }
            let tried = known.services.iter().map(|s| done[s.service] / s.need);
            let tried = ranked(tried);
            assert!(!better(&tried, &best), "{tried:?} is better than {best:?}");
        }
    });
}

/// A slow check that is exact: one giver, one taker, one service each, every move tried in turn.
#[test]
fn two_professions_meet_where_trying_every_move_says() {
    let seen = std::cell::Cell::new(0);
    every_pack_after(moving, |case| {
        let mut pack = case.pack().clone();
        if pack.professions.len() < 2 || pack.services.len() < 2 {
            return Ok(());
        }
        for (at, facts) in pack.professions.iter_mut().enumerate() {
            facts.services = vec![(usize::from(at > 0), 1.0)];
        }
        let shifts = pack
            .mix
            .shifts
            .iter()
            .filter(|s| s.from.0 == 0 && s.to.0 == 1);
        pack.mix.shifts = shifts.cloned().collect();
        for shift in &mut pack.mix.shifts {
            (shift.service, shift.competence, shift.trained) = (None, None, 1.0);
        }
        let model = Model::new(pack)?;
        let scenario = case.baseline();
        let mut run = model.run(&scenario, Scope::All)?;
        run.professions.retain(|p| p.profession.0 < 2);
        let mut draw = Draw::new(case.seed, 72);
        for one in &mut run.professions {
            let by = draw.between(0.3, 1.3);
            one.capacity.iter_mut().for_each(|fte| *fte *= by);
        }
        let found = answer(&model, &scenario, &run, None, 0);
        let ([one, two], [limit]) = (&found.staff[..], &found.limits[..]) else {
            return Ok(());
        };
        if one.need <= 0.0 || two.need <= 0.0 {
            return Ok(());
        }
        let shift = &model.pack.mix.shifts[limit.shift];
        let cost = shift.effort * shift.hours;
        let mut worst = 0.0_f64;
        for part in 0..=20_000 {
            let moved = limit.fte * f64::from(part) / 20_000.0;
            let own = (one.capacity - moved * shift.supervision).min(one.need - moved);
            let other = two.capacity - moved * cost;
            if own >= 0.0 && other >= 0.0 {
                let level = ((own + moved) / one.need).min(other.min(two.need) / two.need);
                worst = worst.max(level);
            }
        }
        let level = ranked(found.services.iter().map(|s| s.coverage))[0];
        let step = limit.fte / 20_000.0 * (1.0 / one.need + cost / two.need);
        assert!(level >= worst - 1e-9, "{level} is below {worst}");
        assert!(level <= worst + step + 1e-9, "{level} is above {worst}");
        seen.set(seen.get() + 1);
        Ok(())
    });
    assert!(seen.get() > 5 || super::seeds().end == 1, "too few cases");
}

#[test]
fn nothing_moves_where_everything_is_done_anyway() {
    every_answer(|case, scenario, run, region, step, _| {
        let mut run = run.clone();
        for one in &mut run.professions {
            let need = one.demand.fte.iter().fold(0.0, |all, fte| all + fte);
            one.capacity.iter_mut().for_each(|fte| *fte = need);
        }
        let found = answer(&case.model, scenario, &run, region, step);
        assert!(found.services.iter().all(|one| one.coverage == 1.0));
        assert!(
            found.work.iter().all(|work| work.by == work.of),
            "{found:?}"
        );
    });
}

#[test]
fn a_lever_that_moves_tasks_changes_no_need_here() {
    every_answer(|case, _, _, region, step, known| {
        let scenario = case.moving(&[(LeverId::MixTraining, 40.0)]);
        let run = case
            .model
            .run(&scenario, Scope::All)
            .expect("it ran before");
        let found = answer(&case.model, &scenario, &run, region, step);
        for (one, known) in found.staff.iter().zip(&known.staff) {
            close(one.need, known.need, one.need, "need of a profession");
        }
    });
}
