//! AI and continuing development: nothing without levers, never more than was trained for, and
//! every hour of learning is an hour of care.

use super::{Case, Held, close, every_pack_after, not_above, steps};
use crate::common::packs;
use organico::model::{Drivers, Model, NegativeStock, ProfessionRun, Run, Scope};
use organico::pack::Pack;
use organico::scenario::{Action, LeverId};
use organico::word::Measure;

fn every_caring(law: impl Fn(&Case) -> Held) {
    every_pack_after(packs::all, law);
}

fn run(case: &Case, levers: &[(LeverId, f64)]) -> Result<Run, NegativeStock> {
    case.model.run(&case.moving(levers), Scope::All)
}

/// Takes away what learning does beyond its hours.
fn without_effects(pack: &mut Pack) {
    packs::all(pack);
    for staff in &mut pack.care.staff {
        (staff.cpd.retention, staff.cpd.productivity) = (0.0, 0.0);
    }
}

#[test]
fn without_its_lever_ai_has_the_bits_of_a_pack_that_knows_none() {
    every_caring(|case| {
        let mut scenario = case.scenario.clone();
        scenario.actions.retain(|m| m.lever != LeverId::AiAdoption);
        let with = case.model.run(&scenario, Scope::All)?;
        let mut pack = case.pack().clone();
        for staff in &mut pack.care.staff {
            staff.ai = organico::pack::Ai::default();
        }
        let without = Model::new(pack)?.run(&scenario, Scope::All)?;
        for (a, b) in with.professions.iter().zip(&without.professions) {
            assert_eq!(
                (&a.capacity, &a.demand.fte, &a.cadres),
                (&b.capacity, &b.demand.fte, &b.cadres)
            );
            assert!(a.ai.saved.iter().chain(&a.ai.need).all(|x| *x == 0.0));
            assert!(a.ai.factor.iter().all(|x| *x == 1.0));
        }
        Ok(())
    });
}

#[test]
fn without_any_lever_learning_has_the_bits_of_a_pack_that_knows_none() {
    every_caring(|case| {
        let mut pack = case.pack().clone();
        pack.care = organico::pack::Care::default();
        let without = Model::new(pack)?.run(&case.baseline(), Scope::All)?;
        for (a, b) in run(case, &[])?.professions.iter().zip(&without.professions) {
            assert_eq!(
                (&a.capacity, &a.demand.fte, &a.cadres),
                (&b.capacity, &b.demand.fte, &b.cadres)
            );
        }
        Ok(())
    });
}

#[test]
fn the_year_without_ai_is_the_run_without_ai() {
    every_caring(|case| {
        let mut scenario = case.scenario.clone();
        scenario.set(Action::new(
            LeverId::AiAdoption,
            80.0,
            case.pack().opening_year,
            2,
        ));
        let with = case.model.run(&scenario, Scope::All)?;
        scenario.actions.retain(|m| m.lever != LeverId::AiAdoption);
        let without = case.model.run(&scenario, Scope::All)?;
        for (a, b) in with.professions.iter().zip(&without.professions) {
            let twin = |own: &Vec<f64>, other: &Vec<f64>| {
                if other.is_empty() {
                    own.clone()
                } else {
                    other.clone()
                }
            };
            assert_eq!(twin(&a.capacity, &a.ai.capacity_without), b.capacity);
            assert_eq!(twin(&a.demand.fte, &a.demand.without_ai), b.demand.fte);
        }
        Ok(())
    });
}

#[test]
fn nobody_adopts_what_nobody_was_trained_for() {
    every_caring(|case| {
        let levers = [(LeverId::AiAdoption, 100.0), (LeverId::CpdDigital, 5.0)];
        for p in &run(case, &levers)?.professions {
            let most = &case.pack().care.staff[p.profession.0].ai.effects;
            for ((ai_use, adopted), effect) in p.ai.adoption.iter().zip(most) {
                assert_eq!(*ai_use, effect.ai_use);
                let competence = case.pack().care.uses[*ai_use].competence;
                for (step, share) in adopted.iter().enumerate() {
                    assert!((0.0..=effect.adoption).contains(share), "{share}");
                    let Some(wanted) = competence.filter(|_| step > 0) else {
                        continue;
                    };
                    let learned = p.cpd.trained.iter().find(|(c, _)| *c == wanted);
                    let held = learned.map_or(0.0, |(_, by_year)| by_year[step - 1]);
                    assert!(*share <= held, "{share} of the staff, {held} trained");
                }
            }
        }
        Ok(())
    });
}

#[test]
fn the_more_ai_saves_the_more_care_is_given_up_to_the_cap() {
    every_caring(|case| {
        let mut before: Option<Run> = None;
        for saving in [-100.0, -40.0, 0.0, 60.0, 100.0] {
            let levers = [(LeverId::AiAdoption, 100.0), (LeverId::AiSaving, saving)];
            let now = run(case, &levers)?;
            for p in &now.professions {
                let rules = &case.pack().care.staff[p.profession.0].ai;
                for step in 0..p.ai.saved.len() {
                    assert!(p.ai.saved[step] <= rules.cap);
                    let old = before.as_ref().and_then(|run| run.of(p.profession));
                    if let Some(old) = old {
                        not_above(old.ai.factor[step], p.ai.factor[step], "care per FTE");
                    }
                }
            }
            before = Some(now);
        }
        Ok(())
    });
}

#[test]
fn time_saved_is_checked_and_reinvested_and_time_lost_is_lost() {
    every_caring(|case| {
        for p in &run(case, &[(LeverId::AiAdoption, 100.0)])?.professions {
            let rules = &case.pack().care.staff[p.profession.0].ai;
            for (saved, factor) in p.ai.saved.iter().zip(&p.ai.factor) {
                let left = 1.0 - saved * (1.0 - rules.overhead);
                let expected = if *saved > 0.0 {
                    1.0 + rules.reinvested * (1.0 / left - 1.0)
                } else {
                    1.0 / (1.0 - saved)
                };
                close(*factor, expected, 1.0, "care per FTE");
            }
        }
        Ok(())
    });
}

/// Heads at work, all rows.
fn heads(run: &ProfessionRun, step: usize) -> f64 {
    use organico::model::slot::{ACTIVE, IN_POST};
    run.slot(step, None, IN_POST) + run.slot(step, None, ACTIVE)
}

#[test]
fn every_hour_of_learning_is_an_hour_of_care() {
    every_pack_after(without_effects, |case| {
        let mut calm = case.pack().clone();
        for facts in &mut calm.professions {
            facts.productivity = 0.0;
        }
        let model = Model::new(calm)?;
        let before = model.run(&case.baseline(), Scope::All)?;
        let after = model.run(&case.moving(&[(LeverId::CpdCredits, 60.0)]), Scope::All)?;
        for (old, new) in before.professions.iter().zip(&after.professions) {
            for step in steps(new) {
                let Some(hours) = new.cpd.hours.get(step) else {
                    continue;
                };
                let more = (hours - new.cpd.hours[0]) / new.cpd.yearly_hours;
                let staff = if new.capacity_mean {
                    (heads(new, step - 1) + heads(new, step)) / 2.0
                } else {
                    heads(new, step)
                };
                let capacity = old.sum(&old.capacity, step);
                let lost = capacity - new.sum(&new.capacity, step);
                close(lost, staff * more, capacity, "FTE taken from care");
                let rules = &case.pack().care.staff[new.profession.0].cpd;
                assert!(*hours >= new.cpd.hours[0] && new.cpd.credits[step] <= rules.capacity);
            }
            assert_eq!(old.cadres, new.cadres, "learning alone keeps nobody");
        }
        Ok(())
    });
}

#[test]
fn staff_short_of_the_obligation_use_of_capacity_and_credits_by_topic_are_parts_of_a_whole() {
    every_caring(|case| {
        let levers = [(LeverId::CpdCredits, 30.0), (LeverId::CpdDigital, 5.0)];
        for p in &run(case, &levers)?.professions {
            let of = |step, row, measure| case.model.measure(p, step, row, None, measure);
            for (step, credits) in p.cpd.credits.iter().enumerate() {
                let used = of(step, None, Measure::CpdCapacityUse).unwrap();
                close(used * p.cpd.capacity, *credits, 0.0, "credits earned");
                not_above(used, 1.0, "use of what providers can give");
                let spent: f64 = p.cpd.spent.iter().map(|topic| topic[step]).sum();
                not_above(spent, *credits, "credits by topic");
                let Some(share) = p.cpd.whole.get(step) else {
                    assert_eq!(of(step, None, Measure::CpdShort), None);
                    continue;
                };
                let short = |row| of(step, row, Measure::CpdShort).unwrap();
                let regions: f64 = (0..p.rows).map(|row| short(Some(row))).sum();
                close(short(None), regions, 0.0, "regions");
                let all = heads(p, step);
                close(short(None) + share * all, all, all, "all staff");
            }
            for ((_, trained), spent) in p.cpd.trained.iter().zip(&p.cpd.spent) {
                for (step, share) in trained.iter().enumerate().skip(1) {
                    let nothing_learned = spent[step] == 0.0;
                    assert!(!nothing_learned || *share <= trained[step - 1]);
                }
            }
        }
        Ok(())
    });
}

#[test]
fn credits_pay_off_a_year_after_the_cycle_and_no_sooner() {
    every_caring(|case| {
        let rules = |p: &ProfessionRun| &case.pack().care.staff[p.profession.0].cpd;
        let levers = [(LeverId::CpdCredits, 50.0), (LeverId::CpdRetention, 25.0)];
        let (before, after) = (run(case, &[])?, run(case, &levers)?);
        for (old, new) in before.professions.iter().zip(&after.professions) {
            let mut ended = case.pack().opening_year;
            for step in 0..new.cpd.whole.len() {
                let year = before.years[step];
                let rules = rules(new);
                let ends = (year - rules.cycle_start + 1).rem_euclid(rules.cycle_years) == 0;
                let (was, is) = (old.cpd.whole[step], new.cpd.whole[step]);
                if step > 0 && ends {
                    ended = year;
                    not_above(was, is, "compliance with more credits");
                } else if step > 0 {
                    assert_eq!(is, new.cpd.whole[step - 1], "it holds until the next end");
                }
                if ended == case.pack().opening_year {
                    assert_eq!(was, is, "no cycle has ended yet");
                }
                let part = new.cpd.part[step];
                assert!(is >= 0.0 && part <= 1.0 && (part > is || is > 0.999_999));
                let more = step
                    .checked_sub(1)
                    .map_or(0.0, |s| new.cpd.whole[s] - old.cpd.whole[s]);
                let effect = if step > 0 {
                    rules.retention + 0.25
                } else {
                    0.0
                };
                close(new.cpd.leaving[step], 1.0 - effect * more, 1.0, "hazard");
            }
        }
        Ok(())
    });
}

#[test]
fn fewer_leave_a_year_after_more_met_the_obligation() {
    use organico::model::slot::{EXITS_ABROAD, EXITS_OTHER, EXITS_SECTOR, FLOW};
    let seen = std::cell::Cell::new(0);
    every_caring(|case| {
        let without = run(case, &[(LeverId::CpdCredits, 100.0)])?;
        let levers = [(LeverId::CpdCredits, 100.0), (LeverId::CpdRetention, 25.0)];
        let with = run(case, &levers)?;
        for (old, new) in without.professions.iter().zip(&with.professions) {
            let rows = old.cpd.leaving.iter().zip(&new.cpd.leaving);
            let Some(step) = rows.clone().position(|(a, b)| b < a) else {
                assert_eq!(old.cadres, new.cadres, "nobody met it who did not before");
                continue;
            };
            let exits = |p: &ProfessionRun, step: usize| -> f64 {
                let flows = [EXITS_OTHER, EXITS_ABROAD, EXITS_SECTOR];
                flows.iter().map(|f| p.slot(step, None, FLOW + f)).sum()
            };
            for before in 0..step {
                assert_eq!(exits(old, before), exits(new, before));
            }
            let (was, is) = (exits(old, step), exits(new, step));
            assert!(is < was || was == 0.0, "{is} of {was} still leave");
            seen.set(seen.get() + u32::from(was > 0.0));
        }
        Ok(())
    });
    assert!(seen.get() > 5 || super::seeds().end == 1, "too few cases");
}

#[test]
fn tasks_move_as_far_as_credits_have_trained() {
    every_caring(|case| {
        let mut pack = case.pack().clone();
        for shift in &mut pack.mix.shifts {
            shift.competence = Some(0);
            // a number that must not be read: the taker's credits say who is trained
            shift.trained = 0.7;
        }
        let topics = |p: organico::unit::ProfessionIx| {
            let cpd = &pack.care.staff[p.0].cpd;
            cpd.credits > 0.0 && cpd.topics.iter().any(|t| t.competence == 0)
        };
        pack.mix.shifts = pack
            .mix
            .shifts
            .iter()
            .filter(|s| topics(s.to))
            .cloned()
            .collect();
        let model = Model::new(pack)?;
        let before = model.run(&case.baseline(), Scope::All)?;
        let after = model.run(&case.moving(&[(LeverId::SkillMix, 100.0)]), Scope::All)?;
        for p in after.professions.iter().filter(|p| p.demand.is_known()) {
            let need = before.of(p.profession).expect("it runs");
            let ours = model
                .pack
                .mix
                .shifts
                .iter()
                .filter(|s| s.from == p.profession);
            for step in steps(p) {
                let moved = ours.clone().map(|s| {
                    let taker = after.of(s.to).expect("it runs");
                    let mut learned = taker.cpd.trained.iter();
                    let trained = learned.find(|(c, _)| *c == 0).expect("a topic");
                    s.share * trained.1[step - 1]
                });
                let whole = need.sum(&need.demand.fte, step);
                let given = p.sum(&p.demand.moved.given, step);
                close(given, whole * moved.sum::<f64>(), whole, "tasks moved");
            }
        }
        Ok(())
    });
}

#[test]
fn what_is_not_trained_again_is_forgotten_by_half_in_the_half_life() {
    every_caring(|case| {
        let mut pack = case.pack().clone();
        for topic in pack.care.staff.iter_mut().flat_map(|s| &mut s.cpd.topics) {
            (topic.share, topic.half_life) = (0.0, 2.0);
        }
        let found = Model::new(pack.clone())?.run(&case.baseline(), Scope::All)?;
        for p in &found.professions {
            let topics = &pack.care.staff[p.profession.0].cpd.topics;
            for ((_, by_year), topic) in p.cpd.trained.iter().zip(topics) {
                for (step, trained) in by_year.iter().enumerate().filter(|(s, _)| s % 2 == 0) {
                    let halvings = i32::try_from(step / 2).expect("few years");
                    let expected = topic.trained * 0.5_f64.powi(halvings);
                    close(*trained, expected, 1.0, "trained staff");
                }
            }
        }
        Ok(())
    });
}

#[test]
fn causes_add_up_with_ai_and_learning() {
    every_caring(|case| {
        for p in &case.run()?.professions {
            if !p.demand.is_known() {
                continue;
            }
            for row in (0..p.rows).map(Some).chain([None]) {
                let drivers = Drivers::of(p, row);
                let gap = |step: usize| -> f64 {
                    let rows = row.map_or(0..p.rows, |r| r..r + 1);
                    rows.map(|r| p.gap(step, r)).sum()
                };
                for step in steps(p) {
                    let scale = p.sum(&p.capacity, step) + p.sum(&p.demand.fte, step);
                    close(drivers.total(step), gap(step) - gap(0), scale, "causes");
                }
            }
        }
        Ok(())
    });
}

#[test]
fn no_lever_acts_before_it_starts_where_staff_learns() {
    every_caring(|case| {
        let before = case.model.run(&case.baseline(), Scope::All)?;
        let after = case.run()?;
        let Some(first) = case.scenario.actions.iter().map(|moved| moved.start).min() else {
            return Ok(());
        };
        for (old, new) in before.professions.iter().zip(&after.professions) {
            for step in (0..old.years()).filter(|step| before.years[*step] < first) {
                for row in 0..old.rows {
                    let at = step * old.rows + row;
                    assert_eq!(new.capacity[at], old.capacity[at], "step {step}");
                }
            }
        }
        Ok(())
    });
}
