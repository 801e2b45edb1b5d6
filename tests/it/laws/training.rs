//! Students are people too: enrolled, late, waiting, graduated or gone, never lost.

use super::{Case, Held, close, every_pack, every_pack_after, not_above};
use crate::common::packs;
use organico::model::{ProgrammeYear, Run};
use organico::pack::{LATE_YEARS, Programme};
use organico::scenario::LeverId;
use organico::word::Measure;

fn step_of(years: usize) -> i32 {
    i32::try_from(years).unwrap()
}

/// Every programme and step: the year before and the year itself.
fn everywhere(run: &Run, mut check: impl FnMut(usize, usize, &ProgrammeYear, &ProgrammeYear)) {
    for programme in &run.training.programmes {
        for (step, years) in programme.years.windows(2).enumerate() {
            check(programme.programme, step + 1, &years[0], &years[1]);
        }
    }
}

/// Most new students that the limits of a course allow in a step.
fn most(programme: &Programme, step: usize) -> f64 {
    let autumn = programme.years + LATE_YEARS - 1 + step;
    let limits = programme.limits.iter().map(|limit| limit.most[autumn]);
    limits.fold(f64::INFINITY, f64::min)
}

#[test]
fn students_change_by_intake_dropouts_and_graduates() {
    every_pack(|case| -> Held {
        everywhere(&case.run()?, |at, step, before, now| {
            let expected = before.students + now.intake - now.dropouts - now.graduates;
            close(
                now.students,
                expected,
                before.students,
                format_args!("programme {at} step {step}"),
            );
        });
        Ok(())
    });
}

#[test]
fn graduates_enter_go_abroad_or_do_something_else() {
    every_pack(|case| {
        everywhere(&case.run()?, |at, step, _, now| {
            let programme = &case.pack().programmes[at];
            let what = format!("programme {at} step {step}");
            close(
                now.entering + now.abroad + now.elsewhere,
                now.graduates,
                0.0,
                &what,
            );
            close(
                now.entering,
                now.graduates * programme.licence * programme.enter,
                0.0,
                &what,
            );
            close(
                now.abroad,
                now.graduates * programme.licence * programme.abroad,
                0.0,
                &what,
            );
            not_above(0.0, now.elsewhere, &what);
        });
        Ok(())
    });
}

#[test]
fn the_queue_changes_by_those_who_join_are_assigned_give_up_or_come_back() {
    every_pack(|case| {
        everywhere(&case.run()?, |at, step, before, now| {
            let programmes = &case.pack().programmes;
            if programmes.iter().all(|p| p.draws_from != Some(at)) {
                return;
            }
            let what = format!("programme {at} step {step}");
            let candidates = before.waiting + now.entering + now.switched;
            close(now.candidates, candidates, 0.0, &what);
            let expected = candidates - now.assigned - now.gave_up + now.came_back;
            close(now.waiting, expected, candidates, &what);
            let leaving = programmes[at].waiting_leave * (candidates - now.assigned);
            close(now.gave_up, leaving, candidates, &what);
            not_above(now.assigned, candidates, &what);
        });
        Ok(())
    });
}

#[test]
fn those_who_wait_work_as_stated_and_no_capacity_counts_it() {
    every_pack(|case| {
        let run = case.run()?;
        let mut idle = case.pack().clone();
        for programme in &mut idle.programmes {
            programme.waiting_work = 0.0;
        }
        assert!(run.professions == case.run_on(idle)?.professions);
        for (programme, facts) in run.training.programmes.iter().zip(&case.pack().programmes) {
            for (step, year) in programme.years.iter().enumerate() {
                let told = programme.measure(step, Measure::WaitingFte);
                assert_eq!(told, Some(year.waiting * facts.waiting_work));
            }
        }
        Ok(())
    });
}

#[test]
fn postgraduate_places_are_assigned_or_left_unfilled() {
    every_pack(drawn_by_wish);
}

#[test]
fn more_wishes_than_candidates_are_shared_among_the_schools() {
    let keener = |pack: &mut organico::pack::Pack| {
        for programme in &mut pack.programmes {
            programme.preference *= 4.0;
        }
    };
    every_pack_after(keener, drawn_by_wish);
}

/// Every school draws its part of the candidates, as far as its places go.
fn drawn_by_wish(case: &Case) -> Held {
    let run = case.run()?;
    let programmes = &case.pack().programmes;
    everywhere(&run, |at, step, _, now| {
        let what = format!("programme {at} step {step}");
        if let Some(basic) = programmes[at].draws_from {
            let candidates = run.training.programmes[basic].years[step].candidates;
            let lever = |id| case.scenario.lever(id, run.years[step]) / 100.0;
            let want = |p: &Programme| {
                let drawn = 1.0 + p.premium_response * lever(LeverId::Premium);
                (p.preference * (1.0 + lever(LeverId::Fill)) * drawn).max(0.0)
            };
            let rivals = programmes.iter().filter(|p| p.draws_from == Some(basic));
            // more wishes than candidates: every school has its part of them
            let all: f64 = rivals.map(want).sum();
            let wanted = candidates * want(&programmes[at]) / all.max(1.0);
            let open = wanted.min(now.places);
            let most = most(&programmes[at], step);
            close(now.assigned + now.unfilled, now.places, 0.0, &what);
            close(now.assigned, open.min(most), candidates, &what);
            close(now.turned_away, (open - most).max(0.0), candidates, &what);
            close(now.intake, now.assigned, 0.0, &what);
        } else {
            let schools = run.training.programmes.iter().zip(programmes);
            let drawn: f64 = schools
                .filter(|(_, p)| p.draws_from == Some(at))
                .map(|(school, _)| school.years[step].assigned)
                .sum();
            close(now.assigned, drawn, 0.0, &what);
        }
    });
    Ok(())
}

#[test]
fn dropouts_of_the_schools_wait_again_by_their_share() {
    every_pack(|case| {
        let run = case.run()?;
        let programmes = &case.pack().programmes;
        everywhere(&run, |at, step, _, now| {
            let schools = run.training.programmes.iter().zip(programmes);
            let schools = schools.filter(|(_, p)| p.draws_from == Some(at));
            let (mut back, mut switched) = (0.0, 0.0);
            for (school, p) in schools {
                back += school.years[step].dropouts * p.dropout_return;
                switched += school.years[step].dropouts * p.switch;
            }
            let what = format!("programme {at} step {step}");
            close(now.came_back, back, 0.0, &what);
            close(now.switched, switched, 0.0, &what);
        });
        Ok(())
    });
}

#[test]
fn a_profession_is_joined_by_those_who_enter_or_by_those_who_give_up_waiting() {
    every_pack(|case| {
        let run = case.run()?;
        let programmes = &case.pack().programmes;
        for step in 1..run.years.len() {
            for (profession, entrants) in run.training.entrants.iter().enumerate() {
                let joining = |at: usize| {
                    let year = &run.training.programmes[at].years[step];
                    let queued = programmes.iter().any(|p| p.draws_from == Some(at));
                    if queued { year.gave_up } else { year.entering }
                };
                let expected: f64 = programmes
                    .iter()
                    .enumerate()
                    .flat_map(|(at, p)| p.feeds.iter().map(move |feed| (at, feed)))
                    .filter(|(_, (to, _))| to.0 == profession)
                    .map(|(at, (_, share))| joining(at) * share)
                    .sum();
                close(
                    entrants[step],
                    expected,
                    0.0,
                    format_args!("profession {profession} step {step}"),
                );
            }
        }
        Ok(())
    });
}

#[test]
fn places_are_those_of_the_pack_times_the_lever_of_their_group() {
    use organico::pack::ProgrammeGroup;
    every_pack(|case| {
        let run = case.run()?;
        everywhere(&run, |at, step, _, now| {
            let programme = &case.pack().programmes[at];
            let lever = match programme.group {
                ProgrammeGroup::Medicine => LeverId::PlacesMedicine,
                ProgrammeGroup::Nursing => LeverId::PlacesNursing,
                ProgrammeGroup::Other => LeverId::PlacesOther,
                ProgrammeGroup::Specialty => LeverId::SpecialtyContracts,
                ProgrammeGroup::Gp => LeverId::PlacesGp,
            };
            let more = 1.0 + case.scenario.lever(lever, run.years[step]) / 100.0;
            let expected = programme.places_after(step_of(step)) * more;
            close(
                now.places,
                expected,
                0.0,
                format_args!("programme {at} step {step}"),
            );
        });
        Ok(())
    });
}

#[test]
fn a_fill_of_nothing_is_an_intake_of_nothing() {
    let empty = |pack: &mut organico::pack::Pack| {
        for programme in &mut pack.programmes {
            programme.fill = 0.0;
            programme.applicants.clear();
        }
    };
    every_pack_after(empty, |case| {
        let run = case
            .model
            .run(&case.baseline(), organico::model::Scope::All)?;
        everywhere(&run, |at, step, before, now| {
            if case.pack().programmes[at].draws_from.is_none() {
                let what = format!("programme {at} step {step}");
                assert_eq!(
                    (now.intake, now.graduates, before.students),
                    (0.0, 0.0, 0.0),
                    "{what}"
                );
            }
        });
        Ok(())
    });
}

#[test]
fn intake_is_places_times_fill_with_the_lever_inside_its_bounds() {
    every_pack(|case| {
        let run = case.run()?;
        everywhere(&run, |at, step, _, now| {
            let programme = &case.pack().programmes[at];
            if programme.draws_from.is_none() {
                let points = case.scenario.lever(LeverId::Fill, run.years[step]) / 100.0;
                let asking = programme
                    .applicants
                    .get(programme.years + LATE_YEARS - 1 + step);
                let wanted = match asking {
                    Some(people) => people.min(now.places) * (1.0 + points),
                    None => now.places * (programme.fill + points).max(0.0),
                };
                let wanted = wanted.clamp(0.0, now.places);
                let most = most(programme, step);
                let what = format!("programme {at} step {step}");
                close(now.intake, wanted.min(most), 0.0, &what);
                close(now.turned_away, (wanted - most).max(0.0), 0.0, &what);
            }
        });
        Ok(())
    });
}

#[test]
fn students_of_the_opening_year_are_the_last_intakes_that_survived() {
    every_pack(|case| {
        let run = case.run()?;
        for (programme, facts) in run.training.programmes.iter().zip(&case.pack().programmes) {
            if facts.repeats() {
                continue; // see the law on those who repeat
            }
            let mut expected = 0.0;
            for ago in 0..facts.years {
                let kept: f64 = facts.dropout[..ago].iter().map(|d| 1.0 - d).product();
                expected += facts.places_after(-step_of(ago)) * facts.fill * kept;
            }
            let kept: f64 = facts.dropout.iter().map(|d| 1.0 - d).product();
            // finished in the opening year: one or two years late; the year before: two
            for (ago, late) in [(0, facts.late[1] + facts.late[2]), (1, facts.late[2])] {
                let places = facts.places_after(-step_of(facts.years + ago));
                expected += places * facts.fill * kept * late;
            }
            close(programme.years[0].students, expected, 0.0, &facts.code);
        }
        Ok(())
    });
}

#[test]
fn an_intake_graduates_after_the_years_of_its_course_and_a_late_part_follows() {
    // one more place in the first autumn, nothing else: when do the graduates come?
    every_pack(|case| {
        if case.pack().steps() == 0 {
            return Ok(());
        }
        let before = case.run()?;
        for (at, facts) in case.pack().programmes.iter().enumerate() {
            if facts.draws_from.is_some() || facts.repeats() {
                continue;
            }
            let mut pack = packs::pack(case.seed);
            pack.programmes[at].places[facts.years + LATE_YEARS] += 100.0;
            let after = case.run_on(pack)?;
            let students = after.training.programmes[at].years[1].intake
                - before.training.programmes[at].years[1].intake;
            let dropout = |k: usize| {
                let more = case.scenario.lever(LeverId::Dropout, before.years[k + 2]) / 100.0;
                (facts.dropout[k] * (1.0 + more)).min(1.0)
            };
            for step in 1..before.years.len() {
                let extra = after.training.programmes[at].years[step].graduates
                    - before.training.programmes[at].years[step].graduates;
                let on_time = 1 + facts.years;
                let expected = if (on_time..on_time + 3).contains(&step) {
                    let kept: f64 = (0..facts.years).map(|k| 1.0 - dropout(k)).product();
                    students * kept * facts.late[step - on_time]
                } else {
                    0.0
                };
                close(
                    extra,
                    expected,
                    100.0,
                    format_args!("programme {at} step {step}"),
                );
            }
        }
        Ok(())
    });
}
