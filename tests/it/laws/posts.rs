//! The labour-market account: posts, vacancies and their cover, which move nobody by themselves.

use super::market::{employed, everywhere};
use super::{close, close_rows, every_method, every_pack, every_world, not_above};
use organico::model::slot;
use organico::model::{Run, Scope};
use organico::pack::{LabourMarket, PostUnit, Recruiting};
use organico::scenario::{Action, LeverId, Scenario};
use organico::word::{Limiting, Measure};

/// Everything but the account and the queue.
fn people(run: &Run) -> Vec<&Vec<f64>> {
    let mut all = Vec::new();
    for profession in &run.professions {
        all.extend([&profession.capacity, &profession.demand.fte]);
        all.extend(profession.cadres.iter().map(|c| &c.series));
    }
    all
}

#[test]
fn with_the_market_off_posts_and_matching_move_nobody() {
    every_method(|case| {
        let mut pack = case.pack().clone();
        for cadre in &mut pack.cadres {
            cadre.recruiting = Recruiting::default();
        }
        for profession in &mut pack.professions {
            profession.market = LabourMarket::default();
        }
        let (with, without) = (case.run()?, case.run_on(pack)?);
        assert_eq!(people(&with), people(&without));
        let queues = with.professions.iter().flat_map(|p| &p.cadres);
        assert!(queues.into_iter().all(|c| c.queue.is_empty()));
        Ok(())
    });
}

#[test]
fn the_lever_on_posts_moves_posts_alone_unless_the_market_is_on() {
    let heard = std::cell::Cell::new(0);
    every_pack(|case| {
        let run = |market: bool, value: f64| {
            let mut scenario = Scenario {
                market,
                ..case.baseline()
            };
            scenario.set(Action::new(
                LeverId::Posts,
                value,
                case.pack().opening_year,
                0,
            ));
            let run = case.model.run(&scenario, Scope::All)?;
            Ok(case.model.with_posts(&scenario, run))
        };
        let (still, moved) = (run(false, 0.0)?, run(false, -20.0)?);
        assert_eq!(people(&still), people(&moved));
        for (a, b) in still.professions.iter().zip(&moved.professions) {
            for (old, new) in a.market.cadres.iter().zip(&b.market.cadres) {
                let lower: Vec<f64> = old.wanted[a.rows..].iter().map(|n| n * 0.8).collect();
                close_rows(&new.wanted[a.rows..], &lower, 0.0, "posts");
                assert_eq!(old.needed, new.needed);
            }
        }
        heard.set(heard.get() + u32::from(people(&run(true, 0.0)?) != people(&run(true, -20.0)?)));
        Ok(())
    });
    assert!(heard.get() > 0 || super::seeds().end == 1);
}

#[test]
fn posts_needed_are_the_demand_over_the_care_of_a_head_and_limits_hold() {
    every_world(|case| {
        let run = case.posted()?;
        for profession in &run.professions {
            for step in 0..profession.years() {
                let before = step.saturating_sub(1);
                let heads = profession.slot(before, None, slot::IN_POST)
                    + profession.slot(before, None, slot::ACTIVE);
                let fte = profession.slot(before, None, slot::FTE_POST)
                    + profession.slot(before, None, slot::FTE_ACTIVE);
                let head = if heads > 0.0 && fte > 0.0 {
                    fte / heads
                } else {
                    1.0
                };
                let care = profession.working_time[step] * profession.productivity[step];
                for row in 0..profession.rows {
                    let at = step * profession.rows + row;
                    let accounts = &profession.market.cadres;
                    let needed: f64 = accounts.iter().map(|a| a.needed[at]).sum();
                    let what = format!("{:?} row {row} step {step}", profession.profession);
                    let staff = profession.need()[at] / care
                        - profession.residents_counted.get(at).unwrap_or(&0.0);
                    close(needed * head, staff.max(0.0), 0.0, &what);
                    for (cadre, account) in profession.cadres.iter().zip(accounts) {
                        // no lever acts in the opening year
                        let moved = case.scenario.lever(LeverId::Posts, run.years[step]);
                        let lever = 1.0 + if step > 0 { moved } else { 0.0 } / 100.0;
                        let (need, open) = (account.needed[at], account.wanted[at]);
                        not_above(open, need * lever, &what);
                        let mut least = need;
                        for limit in &case.pack().cadres[cadre.cadre].recruiting.limits {
                            let all = || -> f64 {
                                (0..profession.rows)
                                    .map(|r| account.needed[step * profession.rows + r])
                                    .sum()
                            };
                            let value = limit.by_year[step];
                            least = least.min(match (limit.unit, limit.row) {
                                (_, Some(other)) if other != row => continue,
                                (PostUnit::Share, _) => need * value,
                                (PostUnit::Heads, Some(_)) => value,
                                (PostUnit::Heads, None) if all() > 0.0 => value * need / all(),
                                (PostUnit::Heads, None) => 0.0,
                            });
                        }
                        let paid = super::payroll::paid_for(case, profession, cadre, step, row);
                        // what a limit leaves is a difference of staff
                        let scale = if paid.is_finite() {
                            need + employed(cadre, step, row)
                        } else {
                            0.0
                        };
                        close(open, (least * lever).min(paid).max(0.0), scale, &what);
                    }
                }
            }
        }
        Ok(())
    });
}

#[test]
fn vacancies_and_their_cover_are_what_staff_leave_open() {
    every_world(|case| {
        let run = case.posted()?;
        everywhere(&run, |profession, step, row| {
            let of = |cadre, m| {
                let found = case.model.measure(profession, step, Some(row), cadre, m);
                found.unwrap()
            };
            for (at, cadre) in profession.cadres.iter().enumerate() {
                let (open, vacant) = (
                    of(Some(at), Measure::PostsWanted),
                    of(Some(at), Measure::Vacancies),
                );
                assert_eq!(vacant, (open - employed(cadre, step, row)).max(0.0));
                let how = &case.pack().cadres[cadre.cadre].recruiting;
                let cover = of(Some(at), Measure::AgencyFte);
                let staff =
                    cadre.at(step, row, slot::FTE_POST) + cadre.at(step, row, slot::FTE_ACTIVE);
                not_above(cover, how.agency_cap * staff.max(0.0) + 1e-9, "cap");
                assert!(
                    vacant > 0.0 || cover <= 1e-9,
                    "cover without vacancy: {cover}"
                );
            }
            let rate = of(None, Measure::VacancyRate);
            close(
                rate * of(None, Measure::PostsWanted),
                of(None, Measure::Vacancies),
                0.0,
                "rate",
            );
            let hires = of(None, Measure::Entrants)
                + of(None, Measure::Immigration)
                + of(None, Measure::Returns);
            close(of(None, Measure::Hires), hires, 0.0, "hires");
            let class = of(None, Measure::LimitingFactor);
            let missing = of(None, Measure::PostsNeeded)
                - profession
                    .cadres
                    .iter()
                    .map(|c| employed(c, step, row))
                    .sum::<f64>();
            // several sectors do not offset each other: a surplus here leaves posts missing there
            if profession.cadres.len() == 1 && class == Limiting::None.number() {
                let filling = of(None, Measure::Entrants) / 2.0;
                not_above(missing, filling, "posts missing, nothing limits");
            }
        });
        Ok(())
    });
}

#[test]
fn agency_cover_never_counts_as_capacity() {
    every_world(|case| {
        let mut pack = case.pack().clone();
        for cadre in &mut pack.cadres {
            cadre.recruiting.agency_share = 1.0;
            cadre.recruiting.agency_cap = 1.0;
        }
        assert_eq!(people(&case.run_on(pack)?), people(&case.run()?));
        Ok(())
    });
}
