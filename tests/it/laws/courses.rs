//! What happens inside a course beyond the plain climb: who repeats stays, and graduates later.

use super::{close, every_pack, every_pack_after, not_above};
use crate::common::packs;
use organico::model::{Bound, Run};
use organico::pack::{LATE_YEARS, Limit, LimitKind, Pack, Programme};
use organico::scenario::LeverId;

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
        let run = case
            .model
            .run(&case.baseline(), organico::model::Scope::All)?;
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
