//! Of 100 who enrol, everybody is somewhere, every year.

use super::{close, every_pack, not_above};
use organico::model::{Cohort, FATES};
use organico::word::Measure;

fn of(cohort: &Cohort, measure: Measure) -> &[f64] {
    let found = cohort.series.iter().find(|(m, _)| *m == measure);
    found.map_or(&[], |(_, values)| values)
}

#[test]
fn the_fates_of_a_cohort_add_up_to_a_hundred() {
    every_pack(|case| {
        let run = case.run()?;
        for at in 0..case.pack().programmes.len() {
            let cohort = case.model.cohort(&case.scenario, &run, at);
            for step in 1..run.years.len() {
                let what = format!("programme {at} step {step}");
                let sum: f64 = FATES.iter().map(|m| of(&cohort, *m)[step]).sum();
                close(sum, 100.0, 100.0, &what);
                for measure in FATES {
                    not_above(0.0, of(&cohort, measure)[step], &what);
                }
                // what is over stays over
                for measure in [
                    Measure::CohortEntered,
                    Measure::CohortDropped,
                    Measure::CohortGraduated,
                ] {
                    let values = of(&cohort, measure);
                    not_above(values[step - 1], values[step], &what);
                }
            }
        }
        Ok(())
    });
}

#[test]
fn those_who_entered_are_shared_out_over_the_sectors() {
    every_pack(|case| {
        let (pack, run) = (case.pack(), case.run()?);
        let staffed = |at: usize| {
            let feeds = &pack.programmes[at].feeds;
            feeds.iter().all(|(to, _)| !pack.cadres_of(*to).is_empty())
        };
        for at in (0..pack.programmes.len()).filter(|_| (0..pack.programmes.len()).all(staffed)) {
            let cohort = case.model.cohort(&case.scenario, &run, at);
            for (step, entered) in of(&cohort, Measure::CohortEntered).iter().enumerate() {
                let sum: f64 = cohort.sectors.iter().map(|values| values[step]).sum();
                close(
                    sum,
                    *entered,
                    100.0,
                    format_args!("programme {at} step {step}"),
                );
            }
        }
        Ok(())
    });
}

#[test]
fn a_cohort_waits_gives_up_and_is_placed_as_all_candidates_are() {
    every_pack(|case| {
        let (pack, run) = (case.pack(), case.run()?);
        let Some(base) = pack.programmes.iter().find_map(|p| p.draws_from) else {
            return Ok(());
        };
        let years = &run.training.programmes[base].years;
        let cohort = case.model.cohort(&case.scenario, &run, base);
        // the first to ask: those who graduate on time, and nobody of them has left a school yet
        let first = 1 + pack.programmes[base].years;
        if let Some(year) = years.get(first).filter(|year| year.candidates > 0.0) {
            let asking = of(&cohort, Measure::CohortGraduated)[first]
                * pack.programmes[base].licence
                * pack.programmes[base].enter;
            let placed: f64 = [Measure::CohortSpecialty, Measure::CohortGp]
                .iter()
                .map(|m| of(&cohort, *m)[first])
                .sum();
            if !pack.programmes[base].repeats() {
                close(
                    placed,
                    asking * year.assigned / year.candidates,
                    100.0,
                    "placed",
                );
                let left = (asking - placed) * (1.0 - pack.programmes[base].waiting_leave);
                close(
                    of(&cohort, Measure::CohortWaiting)[first],
                    left,
                    100.0,
                    "waiting",
                );
            }
        }
        Ok(())
    });
}
