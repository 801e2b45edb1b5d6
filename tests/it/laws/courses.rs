//! What happens inside a course beyond the plain climb: who repeats stays, and graduates later.

use super::{close, every_pack, every_pack_after, not_above};
use crate::common::packs;
use organico::model::{Bound, Drivers, ProfessionRun, Run, Scope};
use organico::pack::{LATE_YEARS, Limit, LimitKind, Pack, Programme};
use organico::scenario::{Action, LeverId};

/// One year of a course with repeaters, by the definition: who moves up, who stays.
fn climb(facts: &Programme, dropout: &[f64], students: &mut [f64], intake: f64) -> f64 {
    let mut arriving = intake;
    for (k, there) in students.iter_mut().enumerate() {
        let staying = *there * (1.0 - dropout[k]);
        let moving = staying * (1.0 - facts.repeat[k]);
        *there = arriving + staying * facts.repeat[k];
        arriving = moving;
    }
    arriving
}

/// Drop-out by year of course in a step of a run, the lever included.
fn dropout(case: &super::Case, run: &Run, facts: &Programme, step: usize) -> Vec<f64> {
    let more = 1.0 + case.scenario.lever(LeverId::Dropout, run.years[step]) / 100.0;
    facts.dropout.iter().map(|d| (d * more).min(1.0)).collect()
}

#[test]
fn an_intake_with_repeaters_climbs_by_the_definition() {
    every_pack(|case| {
        if case.pack().steps() == 0 {
            return Ok(());
        }
        let before = case.run()?;
        for (at, facts) in case.pack().programmes.iter().enumerate() {
            if facts.draws_from.is_some() || !facts.repeats() {
                continue;
            }
            let mut pack = packs::pack(case.seed);
            pack.programmes[at].places[facts.years + LATE_YEARS] += 100.0;
            let after = case.run_on(pack)?;
            let (old, new) = (
                &before.training.programmes[at].years,
                &after.training.programmes[at].years,
            );
            let mut students = vec![0.0; facts.years];
            let mut intake = new[1].intake - old[1].intake;
            for step in 1..before.years.len() {
                let what = format!("programme {at} step {step}");
                let leaving = dropout(case, &before, facts, step);
                let graduates = climb(facts, &leaving, &mut students, intake);
                intake = 0.0;
                close(
                    new[step].graduates - old[step].graduates,
                    graduates,
                    100.0,
                    &what,
                );
                let there: f64 = students.iter().sum();
                close(new[step].students - old[step].students, there, 100.0, &what);
                let working = students.iter().zip(&facts.resident_fte);
                let working: f64 = working.map(|(heads, fte)| heads * fte).sum();
                let more = new[step].residents_fte - old[step].residents_fte;
                close(more, working, 100.0, &what);
            }
        }
        Ok(())
    });
}

/// Level places, no lever: what comes in goes out, and the opening year is like any other.
fn level(pack: &mut Pack) {
    for programme in &mut pack.programmes {
        let first = programme.places[0];
        programme.places.fill(first);
        programme.applicants.clear();
        programme.limits.clear();
    }
}

#[test]
fn a_course_with_repeaters_and_level_places_stands_still() {
    every_pack_after(level, |case| {
        let run = case.model.run(&case.baseline(), Scope::All)?;
        for (programme, facts) in run.training.programmes.iter().zip(&case.pack().programmes) {
            if facts.draws_from.is_some() || !facts.repeats() {
                continue;
            }
            for year in &programme.years[1..] {
                close(year.students, programme.years[0].students, 0.0, &facts.code);
                close(
                    year.intake,
                    year.dropouts + year.graduates,
                    year.students,
                    &facts.code,
                );
            }
        }
        Ok(())
    });
}

#[test]
fn repeaters_are_those_who_stay_in_their_year() {
    every_pack(|case| {
        let run = case.run()?;
        for (programme, facts) in run.training.programmes.iter().zip(&case.pack().programmes) {
            for years in programme.years.windows(2) {
                if facts.repeats() && years[0].students > 0.0 {
                    // everybody there drops out, moves up, graduates or repeats
                    let most = years[0].students - years[1].dropouts;
                    assert!(
                        years[1].repeaters > 0.0 && years[1].repeaters <= most,
                        "{}",
                        facts.code
                    );
                } else {
                    close(years[1].repeaters, 0.0, 0.0, &facts.code);
                }
            }
        }
        Ok(())
    });
}

#[test]
fn what_bounds_an_intake_is_told() {
    let seen = std::cell::RefCell::new(Vec::new());
    every_pack(|case| {
        let run = case.run()?;
        for (programme, facts) in run.training.programmes.iter().zip(&case.pack().programmes) {
            for (step, year) in programme.years.iter().enumerate().skip(1) {
                let what = format!("{} step {step}", facts.code);
                let autumn = facts.years + LATE_YEARS - 1 + step;
                let told = year.bound;
                match told {
                    Bound::Students => assert!(year.intake < year.places, "{what}"),
                    Bound::Places => close(year.intake, year.places, 0.0, &what),
                    Bound::Scarce(kind) => {
                        let limit = facts
                            .limits
                            .iter()
                            .find(|limit| limit.kind == kind)
                            .unwrap();
                        close(year.intake, limit.most[autumn], 0.0, &what);
                    }
                }
                assert_eq!(
                    year.turned_away > 0.0,
                    matches!(told, Bound::Scarce(_)),
                    "{what}"
                );
                for limit in &facts.limits {
                    not_above(year.intake, limit.most[autumn], &what);
                }
                if !seen.borrow().contains(&told) {
                    seen.borrow_mut().push(told);
                }
            }
        }
        Ok(())
    });
    // students, places and three scarce things each bound some intake
    assert!(seen.borrow().len() == 5 || super::seeds().end == 1);
}

#[test]
fn a_limit_that_nobody_reaches_changes_nothing() {
    every_pack(|case| {
        let mut pack = packs::pack(case.seed);
        for programme in &mut pack.programmes {
            let autumns = programme.places.len();
            let known = |programme: &Programme, kind| {
                programme.limits.iter().any(|limit| limit.kind == kind)
            };
            for kind in [LimitKind::Seats, LimitKind::Clinical, LimitKind::Teachers] {
                if !known(programme, kind) {
                    let most = vec![1e6; autumns];
                    programme.limits.push(Limit { kind, most });
                }
            }
        }
        assert!(case.run_on(pack)?.training == case.run()?.training);
        Ok(())
    });
}

/// Cuts every programme in two, `share` and the rest of its places, applicants and limits.
fn programmes_cut(pack: &mut Pack, share: f64) {
    let all = pack.programmes.len();
    let (mut whole, mut parts) = (Vec::new(), Vec::new());
    for programme in &pack.programmes {
        let queue = pack
            .programmes
            .iter()
            .any(|p| p.draws_from == Some(whole.len()));
        let mut kept = programme.clone();
        if !queue {
            let mut other = programme.clone();
            for (one, part) in [(&mut kept, share), (&mut other, 1.0 - share)] {
                let most = one.limits.iter_mut().flat_map(|limit| &mut limit.most);
                let people = one.places.iter_mut().chain(&mut one.applicants).chain(most);
                people.for_each(|n| *n *= part);
                one.preference *= part;
            }
            parts.push(other);
        }
        whole.push(kept);
    }
    assert_eq!(whole.len(), all);
    whole.extend(parts);
    pack.programmes = whole;
}

#[test]
fn a_course_cut_in_two_sums_to_the_whole() {
    every_pack(|case| {
        let mut pack = packs::pack(case.seed);
        programmes_cut(&mut pack, 0.35);
        let (found, expected) = (case.run_on(pack)?.training, case.run()?.training);
        for (at, (f, e)) in found.entrants.iter().zip(&expected.entrants).enumerate() {
            for (step, (f, e)) in f.iter().zip(e).enumerate() {
                close(*f, *e, 100.0, format_args!("profession {at} step {step}"));
            }
        }
        Ok(())
    });
}

/// Moves the premium, from the first projected autumn on.
fn with_premium(case: &super::Case, value: f64) -> organico::scenario::Scenario {
    let mut scenario = case.scenario.clone();
    scenario.set(Action::new(
        LeverId::Premium,
        value,
        case.pack().opening_year + 1,
        0,
    ));
    scenario
}

#[test]
fn a_premium_fills_the_schools_it_is_for_and_makes_nobody() {
    every_pack(|case| {
        let few = case.model.run(&with_premium(case, 10.0), Scope::All)?;
        let many = case.model.run(&with_premium(case, 60.0), Scope::All)?;
        let programmes = &case.pack().programmes;
        let Some(basic) = programmes.iter().find_map(|p| p.draws_from) else {
            return Ok(());
        };
        let crowded = programmes.iter().map(|p| p.preference).sum::<f64>() > 0.35;
        for (at, facts) in programmes.iter().enumerate() {
            let rows = [&few, &many].map(|run| run.training.programmes[at].years.get(1).copied());
            let [Some(few), Some(many)] = rows else {
                continue;
            };
            if at == basic {
                // the first autumn meets the same candidates, and loses none of them
                close(few.candidates, many.candidates, 0.0, "candidates");
                for year in [few, many] {
                    let there = year.assigned + year.gave_up + year.waiting - year.came_back;
                    close(there, year.candidates, 0.0, "assigned, gone or waiting");
                }
            } else if facts.draws_from.is_some() && !crowded {
                not_above(few.assigned, many.assigned, &facts.code);
                if facts.premium_response == 0.0 {
                    close(few.assigned, many.assigned, 0.0, &facts.code);
                }
            }
        }
        Ok(())
    });
}

#[test]
fn a_premium_that_no_school_answers_changes_no_bit() {
    let deaf = |pack: &mut Pack| {
        for programme in &mut pack.programmes {
            programme.premium_response = 0.0;
        }
    };
    every_pack_after(deaf, |case| {
        let paid = case.model.run(&with_premium(case, 100.0), Scope::All)?;
        assert!(paid == case.model.run(&with_premium(case, 0.0), Scope::All)?);
        Ok(())
    });
}

/// Counts the work of those in training, in full or in part.
fn counted(pack: &mut Pack) {
    for (at, facts) in pack.professions.iter_mut().enumerate() {
        facts.residents_in_capacity = [1.0, 0.4, 0.0][at % 3];
    }
}

#[test]
fn residents_work_by_their_year_and_count_where_the_pack_says_so() {
    every_pack_after(counted, |case| {
        let run = case.run()?;
        let apart = case.run_on(packs::pack(case.seed))?;
        for (with, without) in run.professions.iter().zip(&apart.professions) {
            let share = case.pack().professions[with.profession.0].residents_in_capacity;
            let programmes = run.training.programmes.iter().zip(&case.pack().programmes);
            for step in 0..with.years() {
                let what = format!("{:?} step {step}", with.profession);
                let learning: f64 = programmes
                    .clone()
                    .flat_map(|(run, p)| p.feeds.iter().map(move |feed| (run, feed)))
                    .filter(|(_, (to, _))| *to == with.profession)
                    .map(|(run, (_, part))| run.years[step].residents_fte * part)
                    .sum();
                close(with.residents_fte[step], learning, 0.0, &what);
                close(without.residents_fte[step], learning, 0.0, &what);
                let fte = |run: &ProfessionRun| -> f64 {
                    (0..run.rows).map(|row| run.fte(step, row)).sum()
                };
                let more = share * learning * with.working_time[step];
                close(fte(with) - fte(without), more, fte(with), &what);
            }
            if share == 0.0 {
                assert_eq!(with.capacity, without.capacity);
                assert_eq!(with.demand, without.demand);
            }
        }
        for (course, facts) in run.training.programmes.iter().zip(&case.pack().programmes) {
            let most = facts.resident_fte.iter().copied().fold(0.0, f64::max);
            for year in &course.years {
                not_above(year.residents_fte, year.students * most, &facts.code);
                let some = facts.resident_fte.iter().all(|fte| *fte > 0.0) && most > 0.0;
                assert!(!some || year.students < 1e-9 || year.residents_fte > 0.0);
            }
        }
        Ok(())
    });
}

#[test]
fn causes_add_up_and_need_is_met_at_the_opening_with_residents_counted() {
    every_pack_after(counted, |case| {
        let run = case.run()?;
        for profession in &run.professions {
            for row in (0..profession.rows).map(Some).chain([None]) {
                let drivers = Drivers::of(profession, row);
                let gap = |step| -> f64 {
                    let rows = row.map_or(0..profession.rows, |r| r..r + 1);
                    rows.map(|r| profession.gap(step, r)).sum()
                };
                for step in 1..profession.years() {
                    let scale = profession.sum(&profession.capacity, step).abs() + gap(0).abs();
                    let what = format!("{:?} row {row:?} step {step}", profession.profession);
                    close(drivers.total(step), gap(step) - gap(0), scale, &what);
                }
            }
            if case.scenario.method.as_deref() == Some("replacement") {
                let need = profession.sum(&profession.demand.fte, 0);
                let work = profession.sum(&profession.capacity, 0);
                close(need, work, 0.0, "need of the opening year");
            }
        }
        Ok(())
    });
}
