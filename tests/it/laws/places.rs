//! Who trains in a region may stay there; all others go where the profession hires.

use super::{close, every_pack, every_pack_after, not_above, steps};
use crate::common::packs;
use organico::model::slot::{self, FLOW};
use organico::model::{ProfessionRun, Run};
use organico::pack::{Extent, Pack};

fn hired(run: &ProfessionRun, step: usize, row: Option<usize>) -> f64 {
    run.slot(step, row, FLOW + slot::ENTRANTS)
}

/// Entrants of a step who trained in a region and stay there, by the definition.
fn kept(pack: &Pack, run: &Run, profession: usize, step: usize, region: usize) -> f64 {
    let mut sum = 0.0;
    for (at, programme) in pack.programmes.iter().enumerate() {
        let year = &run.training.programmes[at].years[step];
        let queued = pack.programmes.iter().any(|p| p.draws_from == Some(at));
        let joining = if queued { year.gave_up } else { year.entering };
        let (share, stay) = programme.regions.get(region).copied().unwrap_or_default();
        let to = programme.feeds.iter().filter(|(to, _)| to.0 == profession);
        sum += to
            .map(|(_, part)| joining * part * share * stay)
            .sum::<f64>();
    }
    sum
}

#[test]
fn a_region_hires_those_it_keeps_and_its_part_of_the_others() {
    every_pack(|case| {
        let (pack, run) = (case.pack(), case.run()?);
        for profession in &run.professions {
            let at = profession.profession.0;
            if pack.professions[at].extent != Extent::Regions || profession.rows == 1 {
                continue;
            }
            for step in steps(profession) {
                let stay = |region| kept(pack, &run, at, step, region);
                let all: f64 = (0..profession.rows).map(stay).sum();
                let pool = run.training.entrants[at][step] - all;
                for row in 0..profession.rows {
                    let cadres = pack.cadres_of(profession.profession);
                    let part: f64 = cadres.iter().map(|c| c.hire_share * c.hire_rows[row]).sum();
                    let what = format!("profession {at} step {step} row {row}");
                    let found = hired(profession, step, Some(row));
                    close(found, stay(row) + pool * part, pool, &what);
                    not_above(stay(row), found, &what);
                }
            }
        }
        Ok(())
    });
}

/// Sets the share that stays in every region where somebody trains.
fn staying(pack: &mut Pack, share: f64) {
    let regions = pack.programmes.iter_mut().flat_map(|p| &mut p.regions);
    regions.for_each(|(_, stay)| *stay = share);
}

#[test]
fn where_nobody_is_kept_no_bit_changes() {
    every_pack_after(
        |pack| staying(pack, 0.0),
        |case| {
            let mut pack = packs::pack(case.seed);
            pack.programmes.iter_mut().for_each(|p| p.regions.clear());
            let (found, expected) = (case.run()?, case.run_on(pack)?);
            assert!(found.professions == expected.professions);
            Ok(())
        },
    );
}

#[test]
fn where_everybody_is_kept_regions_hire_as_they_train() {
    let tied = |pack: &mut Pack| {
        let regions = pack.regions.len() as f64;
        for programme in &mut pack.programmes {
            programme.regions = (0..pack.regions.len())
                .map(|at| ((at + 1) as f64 * 2.0 / (regions * (regions + 1.0)), 1.0))
                .collect();
        }
    };
    every_pack_after(tied, |case| {
        let run = case.run()?;
        for profession in run.professions.iter().filter(|p| p.rows > 1) {
            for step in steps(profession) {
                let all = hired(profession, step, None);
                for row in 0..profession.rows {
                    let regions = profession.rows as f64;
                    let share = (row + 1) as f64 * 2.0 / (regions * (regions + 1.0));
                    close(
                        hired(profession, step, Some(row)),
                        all * share,
                        all,
                        "hired",
                    );
                }
            }
        }
        Ok(())
    });
}
