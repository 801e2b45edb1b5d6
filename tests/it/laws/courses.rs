//! What happens inside a course beyond the plain climb: who repeats stays, and graduates later.

use super::{close, every_pack, every_pack_after};
use crate::common::packs;
use organico::model::Run;
use organico::pack::{LATE_YEARS, Pack, Programme};
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
