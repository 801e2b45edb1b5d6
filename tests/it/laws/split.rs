//! Whatever is cut in two and added up again is what it was.

use super::{close, close_rows, every_method, every_pack, no_closure};
use crate::common::draw::Draw;
use crate::common::{methods, packs};
use organico::model::slot::{self, COUNT};
use organico::model::{Model, ProfessionRun, Scope};
use organico::pack::{AGES, Destination, Extent, Pack};
use organico::scenario::{DemandBase, LeverId, Scenario};
use organico::unit::{SectorIx, Sex};

/// Cuts the first region in two; the second half becomes the last region.
fn first_region_cut(pack: &mut Pack, draw: &mut Draw, base: DemandBase) {
    let regions = pack.regions.len();
    pack.regions.push(pack.regions[0].clone());
    let row = pack.population.sexes * AGES;
    // a region that keeps its own density can only be cut into parts of the same kind
    let part = draw.between(0.3, 0.7);
    let mut residents = Vec::new();
    for year in pack.population.persons.chunks(regions * row) {
        let shares: Vec<f64> = (0..row)
            .map(|_| {
                if base == DemandBase::OwnDensity {
                    part
                } else {
                    draw.between(0.2, 0.8)
                }
            })
            .collect();
        residents.extend(year[..row].iter().zip(&shares).map(|(p, s)| p * s));
        residents.extend_from_slice(&year[row..]);
        residents.extend(year[..row].iter().zip(&shares).map(|(p, s)| p * (1.0 - s)));
    }
    pack.population.persons = residents;
    pack.population.regions += 1;
    for programme in &mut pack.programmes {
        if let Some((share, kept)) = programme.regions.first().copied() {
            let part = share * draw.between(0.3, 0.7);
            programme.regions[0].0 -= part;
            programme.regions.push((part, kept));
        }
    }
    methods::cut_first_region(pack, regions);
    let cells = pack.row_len();
    for cadre in &mut pack.cadres {
        if pack.professions[cadre.profession.0].extent != Extent::Regions {
            continue;
        }
        cadre.rows += 1;
        cut(&mut cadre.opening, cells, draw);
        if !cadre.opening_active.is_empty() {
            cut(&mut cadre.opening_active, cells, draw);
        }
        cut(&mut cadre.hire_rows, 1, draw);
        cut(&mut cadre.attraction, 1, draw);
        cadre
            .inflows
            .iter_mut()
            .for_each(|inflow| cut(&mut inflow.rows, 1, draw));
    }
}

/// Moves a random part of each of the first `len` values to the end.
fn cut(values: &mut Vec<f64>, len: usize, draw: &mut Draw) {
    for at in 0..len {
        let part = values[at] * draw.between(0.3, 0.7);
        values[at] -= part;
        values.push(part);
    }
}

/// Sums of all slots over rows `a` and `b`, or of `a` alone, summed over cadres.
fn slots(run: &ProfessionRun, step: usize, rows: &[usize]) -> Vec<f64> {
    (0..COUNT)
        .map(|at| rows.iter().map(|row| run.slot(step, Some(*row), at)).sum())
        .collect()
}

#[test]
fn a_region_cut_in_two_sums_to_the_whole() {
    every_method(|case| {
        let mut pack = packs::pack(case.seed);
        if pack.regions.len() == 1
            && pack
                .cadres
                .iter()
                .any(|c| !c.mobility.iter().all(|m| *m == 0.0))
        {
            return Ok(()); // one region has no moves, two have
        }
        first_region_cut(&mut pack, &mut Draw::new(case.seed, 7), case.scenario.base);
        let mut scenario = Scenario {
            whole_sites: false, // two halves are rounded up twice
            ..case.scenario.clone()
        };
        // it stops where a region has all its sites
        scenario.actions.retain(|m| m.lever != LeverId::SitesOpen);
        let mut whole = packs::pack(case.seed);
        methods::without_today(&mut whole);
        let found = Model::new(pack)?.run(&scenario, Scope::All)?;
        let expected = Model::new(whole)?.run(&scenario, Scope::All)?;
        for (f, e) in found.professions.iter().zip(&expected.professions) {
            for step in 0..e.years() {
                let scale = e.sum(&e.capacity, step) + e.sum(&e.demand.fte, step);
                let what = format!("{:?} step {step}", e.profession);
                for row in 0..e.rows {
                    let both = if f.rows > e.rows && row == 0 {
                        vec![0, e.rows]
                    } else {
                        vec![row]
                    };
                    close_rows(
                        &slots(f, step, &both),
                        &slots(e, step, &[row]),
                        scale,
                        &what,
                    );
                    let gap: f64 = both.iter().map(|r| f.gap(step, *r)).sum();
                    close(gap, e.gap(step, row), scale, &what);
                }
            }
        }
        Ok(())
    });
}

/// Cuts the last cadre of every profession in two sectors with the same rates.
fn last_sector_cut(pack: &mut Pack, share: f64) {
    for at in (0..pack.professions.len()).rev() {
        let (from, to) = pack.professions[at].cadres;
        if from == to {
            continue;
        }
        let mut other = pack.cadres[to - 1].clone();
        for (cadre, part) in [(&mut pack.cadres[to - 1], share), (&mut other, 1.0 - share)] {
            cadre.hire_share *= part;
            let heads = cadre.opening.iter_mut().chain(&mut cadre.opening_active);
            heads.for_each(|n| *n *= part);
            cadre
                .inflows
                .iter_mut()
                .flat_map(|i| &mut i.heads)
                .for_each(|n| *n *= part);
            cadre.exogenous.iter_mut().for_each(|e| e.3 *= part);
        }
        other.sector = SectorIx(pack.sectors.len());
        pack.cadres.insert(to, other);
        pack.professions[at].cadres.1 += 1;
        for later in &mut pack.professions[at + 1..] {
            later.cadres = (later.cadres.0 + 1, later.cadres.1 + 1);
        }
        for exit in pack.cadres.iter_mut().flat_map(|c| &mut c.exits) {
            if let Destination::Cadre(target) = &mut exit.destination {
                *target += usize::from(*target >= to);
            }
        }
    }
    pack.sectors.push(pack.sectors[0].clone());
}

#[test]
fn a_sector_cut_in_two_sums_to_the_whole() {
    every_pack(|case| {
        let mut pack = packs::pack(case.seed);
        no_closure(&mut pack); // it is spread inside each cadre
        let whole = case.run_on(pack.clone())?;
        last_sector_cut(&mut pack, 0.35);
        for (f, e) in case
            .run_on(pack)?
            .professions
            .iter()
            .zip(&whole.professions)
        {
            let scale = e.sum(&e.capacity, 0);
            close_rows(&f.capacity, &e.capacity, scale, "capacity");
            close_rows(&f.demand.fte, &e.demand.fte, scale, "demand");
            for step in 0..e.years() {
                for row in 0..e.rows {
                    close_rows(
                        &slots(f, step, &[row]),
                        &slots(e, step, &[row]),
                        scale,
                        "slots",
                    );
                }
            }
        }
        Ok(())
    });
}

/// Gives a pack without sexes two of them, with the same rates.
fn sexes_told_apart(pack: &mut Pack, draw: &mut Draw) {
    pack.sexes = vec![Sex::F, Sex::M];
    let count = pack.ages.count;
    for cadre in &mut pack.cadres {
        let twice = |row: &mut Vec<f64>| {
            *row = row
                .chunks(count)
                .flat_map(|part| [part, part].concat())
                .collect();
        };
        let mut shared = |row: &mut Vec<f64>| {
            let mut parted = Vec::new();
            for part in row.chunks(count) {
                let shares = draw.row(count, 0.3, 0.7);
                parted.extend(part.iter().zip(&shares).map(|(n, s)| n * s));
                parted.extend(part.iter().zip(&shares).map(|(n, s)| n * (1.0 - s)));
            }
            *row = parted;
        };
        shared(&mut cadre.opening);
        shared(&mut cadre.opening_active);
        shared(&mut cadre.hire_profile);
        cadre
            .inflows
            .iter_mut()
            .for_each(|inflow| shared(&mut inflow.profile));
        for row in [&mut cadre.fte, &mut cadre.mortality, &mut cadre.mobility] {
            twice(row);
        }
        cadre
            .exits
            .iter_mut()
            .for_each(|exit| twice(&mut exit.hazard));
        cadre.retirement.push(cadre.retirement[0].clone());
    }
}

#[test]
fn two_sexes_with_the_same_rates_sum_to_the_total() {
    every_pack(|case| {
        if case.pack().sexes.len() == 2 {
            return Ok(());
        }
        let mut pack = packs::pack(case.seed);
        sexes_told_apart(&mut pack, &mut Draw::new(case.seed, 8));
        for (f, e) in case
            .run_on(pack)?
            .professions
            .iter()
            .zip(&case.run()?.professions)
        {
            let scale = e.sum(&e.capacity, 0);
            close_rows(&f.capacity, &e.capacity, scale, "capacity");
            for step in 0..e.years() {
                for row in 0..e.rows {
                    close_rows(
                        &slots(f, step, &[row]),
                        &slots(e, step, &[row]),
                        scale,
                        "slots",
                    );
                }
            }
        }
        Ok(())
    });
}

#[test]
fn a_year_that_does_not_know_ages_is_a_single_class_that_stays() {
    every_pack(|case| {
        if case.pack().ages.ageing {
            return Ok(());
        }
        for run in case.run()?.professions {
            for step in 0..run.years() {
                for at in [
                    slot::FLOW + slot::AGED_OUT,
                    slot::STAFF_AGEING,
                    slot::HEADS_55,
                ] {
                    assert_eq!(run.slot(step, None, at), 0.0, "slot {at}");
                }
            }
        }
        Ok(())
    });
}
