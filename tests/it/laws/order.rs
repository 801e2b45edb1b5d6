//! The order in which a pack lists its things does not matter.

use super::{Case, close, close_rows, every_method_and_world, every_world};
use crate::common::methods;
use organico::model::slot::{self, COUNT};
use organico::model::{CadreRun, ProfessionRun, Scope};
use organico::pack::{AGES, Destination, Extent, Pack};
use organico::unit::ProfessionIx;

/// Puts chunks of `len` values in reverse order.
fn reversed(values: &mut Vec<f64>, len: usize) {
    *values = values.chunks(len).rev().flatten().copied().collect();
}

/// Reverses chunks of `len` inside each chunk of `outer` values.
fn reversed_within(values: &mut Vec<f64>, outer: usize, len: usize) {
    *values = values
        .chunks(outer)
        .flat_map(|part| part.chunks(len).rev().flatten().copied())
        .collect();
}

fn slots_agree(found: &CadreRun, expected: &CadreRun, row_of: impl Fn(usize) -> usize) {
    let steps = expected.series.len() / (expected.rows * COUNT);
    for step in 0..steps {
        for row in 0..expected.rows {
            for at in 0..COUNT {
                let scale = expected.at(step, row, slot::IN_POST);
                let what = format!("cadre {} row {row} step {step} slot {at}", expected.cadre);
                close(
                    found.at(step, row_of(row), at),
                    expected.at(step, row, at),
                    scale,
                    what,
                );
            }
        }
    }
}

fn sums_agree(found: &ProfessionRun, expected: &ProfessionRun) {
    let scale = expected.sum(&expected.capacity, 0);
    close_rows(&found.capacity, &expected.capacity, scale, "capacity");
    close_rows(&found.demand.fte, &expected.demand.fte, scale, "demand");
}

#[test]
fn the_order_of_regions_does_not_matter() {
    every_method_and_world(|case| {
        let mut pack = crate::common::packs::pack(case.seed);
        let regions = pack.regions.len();
        let cells = pack.row_len();
        pack.regions.reverse();
        for programme in &mut pack.programmes {
            programme.regions.reverse();
        }
        for cap in &mut pack.prices.caps {
            cap.region = regions - 1 - cap.region;
        }
        let residents = pack.population.sexes * AGES;
        reversed_within(&mut pack.population.persons, regions * residents, residents);
        let asks = pack.professions.iter_mut().map(|p| &mut p.asks);
        for path in asks.flat_map(methods::regional) {
            reversed_within(path, regions, 1);
        }
        for cadre in &mut pack.cadres {
            reversed(&mut cadre.opening, cells);
            reversed(&mut cadre.opening_active, cells);
            cadre.hire_rows.reverse();
            cadre.attraction.reverse();
            cadre
                .inflows
                .iter_mut()
                .for_each(|inflow| inflow.rows.reverse());
            cadre
                .exogenous
                .iter_mut()
                .for_each(|e| e.1 = cadre.rows - 1 - e.1);
            for row in cadre
                .recruiting
                .limits
                .iter_mut()
                .filter_map(|limit| limit.row.as_mut())
            {
                *row = cadre.rows - 1 - *row;
            }
        }
        let (found, expected) = (case.run_on(pack)?, case.run()?);
        for (f, e) in found.professions.iter().zip(&expected.professions) {
            for (new, old) in f.cadres.iter().zip(&e.cadres) {
                slots_agree(new, old, |row| old.rows - 1 - row);
            }
            for step in 0..e.years() {
                for row in 0..e.rows {
                    let scale = e.sum(&e.capacity, step);
                    let there = e.rows - 1 - row;
                    close(
                        f.gap(step, there),
                        e.gap(step, row),
                        scale,
                        format_args!("row {row} step {step}"),
                    );
                }
            }
        }
        Ok(())
    });
}

#[test]
fn the_order_of_professions_does_not_matter() {
    every_method_and_world(|case| {
        let mut pack = crate::common::packs::pack(case.seed);
        let count = pack.professions.len();
        let old_cadres = std::mem::take(&mut pack.cadres);
        let mut place = vec![0; old_cadres.len()];
        pack.professions.reverse();
        for profession in &mut pack.professions {
            let (from, to) = profession.cadres;
            profession.cadres = (pack.cadres.len(), pack.cadres.len() + to - from);
            for at in from..to {
                place[at] = pack.cadres.len();
                pack.cadres.push(old_cadres[at].clone());
            }
        }
        for cadre in &mut pack.cadres {
            cadre.profession = ProfessionIx(count - 1 - cadre.profession.0);
            for exit in &mut cadre.exits {
                if let Destination::Cadre(to) = &mut exit.destination {
                    *to = place[*to];
                }
            }
        }
        for (to, _) in pack.programmes.iter_mut().flat_map(|p| &mut p.feeds) {
            to.0 = count - 1 - to.0;
        }
        let (found, expected) = (case.run_on(pack)?, case.run()?);
        for old in &expected.professions {
            let new = found
                .of(ProfessionIx(count - 1 - old.profession.0))
                .unwrap();
            assert_eq!(new.capacity, old.capacity, "{:?}", old.profession);
            assert_eq!(new.demand, old.demand, "{:?}", old.profession);
            for (n, o) in new.cadres.iter().zip(&old.cadres) {
                assert_eq!(n.series, o.series, "cadre {}", o.cadre);
            }
        }
        Ok(())
    });
}

/// Reverses the cadres of each profession.
fn sectors_reversed(pack: &mut Pack) {
    let place = |pack: &Pack, cadre: usize| {
        let (from, to) = pack.professions[pack.cadres[cadre].profession.0].cadres;
        from + to - 1 - cadre
    };
    let places: Vec<usize> = (0..pack.cadres.len()).map(|c| place(pack, c)).collect();
    for profession in &pack.professions {
        pack.cadres[profession.cadres.0..profession.cadres.1].reverse();
    }
    for exit in pack.cadres.iter_mut().flat_map(|c| &mut c.exits) {
        if let Destination::Cadre(to) = &mut exit.destination {
            *to = places[*to];
        }
    }
}

#[test]
fn the_order_of_sectors_does_not_matter() {
    every_world(|case| {
        let mut pack = crate::common::packs::pack(case.seed);
        sectors_reversed(&mut pack);
        let (found, expected) = (case.run_on(pack)?, case.run()?);
        for (f, e) in found.professions.iter().zip(&expected.professions) {
            sums_agree(f, e);
            for (new, old) in f.cadres.iter().rev().zip(&e.cadres) {
                slots_agree(new, old, |row| row);
            }
        }
        Ok(())
    });
}

#[test]
fn the_order_of_programmes_services_exits_and_inflows_does_not_matter() {
    every_method_and_world(|case| {
        let mut pack = crate::common::packs::pack(case.seed);
        let basics = pack
            .programmes
            .iter()
            .filter(|p| p.draws_from.is_none())
            .count();
        let (first, schools) = pack.programmes.split_at_mut(basics);
        first.reverse();
        schools.reverse();
        for from in schools
            .iter_mut()
            .filter_map(|school| school.draws_from.as_mut())
        {
            *from = basics - 1 - *from;
        }
        let last = pack.services.len() - 1;
        pack.services.reverse();
        for profession in &mut pack.professions {
            profession
                .services
                .iter_mut()
                .for_each(|(service, _)| *service = last - *service);
            profession.services.reverse();
            for need in &mut profession.asks.needs {
                need.service = last - need.service;
            }
            profession.asks.needs.reverse();
            profession.asks.workloads.reverse();
        }
        for cadre in &mut pack.cadres {
            cadre.exits.reverse();
            cadre.inflows.reverse();
            cadre.exogenous.reverse();
        }
        let (found, expected) = (case.run_on(pack)?, case.run()?);
        for (f, e) in found.professions.iter().zip(&expected.professions) {
            sums_agree(f, e);
        }
        Ok(())
    });
}

/// Swaps the two sexes of staff and of residents.
fn sexes_swapped(pack: &mut Pack) {
    let (count, cells) = (pack.ages.count, pack.row_len());
    if pack.sexes.len() == 2 {
        for cadre in &mut pack.cadres {
            let swapped = |row: &mut Vec<f64>| reversed_within(row, cells, count);
            for row in [
                &mut cadre.opening,
                &mut cadre.opening_active,
                &mut cadre.fte,
            ] {
                swapped(row);
            }
            for row in [
                &mut cadre.mortality,
                &mut cadre.hire_profile,
                &mut cadre.mobility,
            ] {
                swapped(row);
            }
            cadre
                .exits
                .iter_mut()
                .for_each(|exit| swapped(&mut exit.hazard));
            cadre
                .inflows
                .iter_mut()
                .for_each(|inflow| swapped(&mut inflow.profile));
            cadre
                .exogenous
                .iter_mut()
                .for_each(|e| e.2 = (e.2 + count) % cells);
            cadre.retirement.reverse();
        }
    }
    if pack.population.sexes == 2 {
        reversed_within(&mut pack.population.persons, 2 * AGES, AGES);
        pack.services
            .iter_mut()
            .for_each(|s| reversed(&mut s.weights, AGES));
    }
}

#[test]
fn swapping_the_sexes_swaps_the_outputs() {
    every_method_and_world(|case| {
        let mut pack = crate::common::packs::pack(case.seed);
        sexes_swapped(&mut pack);
        let model = organico::model::Model::new(pack)?;
        for profession in case.model.runnable() {
            let one = |case: &Case| case.model.run(&case.scenario, Scope::One(profession));
            let found = model.run(&case.scenario, Scope::One(profession))?;
            let expected = one(case)?;
            let (f, e) = (
                found.of(profession).unwrap(),
                expected.of(profession).unwrap(),
            );
            sums_agree(f, e);
            for (new, old) in f.cadres.iter().zip(&e.cadres) {
                let mut swapped = new.detail.clone();
                if model.pack.sexes.len() == 2 {
                    reversed_within(&mut swapped, model.pack.row_len(), model.pack.ages.count);
                }
                close_rows(&swapped, &old.detail, 0.0, "heads by cell");
                slots_agree(new, old, |row| row);
            }
        }
        Ok(())
    });
}

#[test]
fn a_profession_does_not_feel_the_others() {
    every_method_and_world(|case| {
        let mut pack = crate::common::packs::pack(case.seed);
        for cadre in pack.cadres.iter_mut().filter(|c| c.profession.0 != 0) {
            cadre.opening.iter_mut().for_each(|heads| *heads *= 3.0);
        }
        for other in pack.professions.iter_mut().skip(1) {
            other.unmet_need += 0.1;
            other.hours_growth -= 0.01;
        }
        assert_ne!(pack.professions[0].extent, Extent::None);
        let (found, expected) = (case.run_on(pack)?, case.run()?);
        assert!(found.professions[0] == expected.professions[0]);
        Ok(())
    });
}
