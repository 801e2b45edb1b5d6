//! The labour market: people look for posts, and nobody is lost between the two.

use super::{
    Case, Held, close, close_rows, every_market_after, every_pack, no_closure, not_above, steps,
};
use crate::common::draw::Draw;
use organico::model::slot::{self, COUNT, FLOW};
use organico::model::{CadreRun, Drivers, Model, ProfessionRun, Run, Scope, hires, queue};
use organico::pack::{AGES, Cap, Pack, PostUnit};
use organico::word::DriverId;

fn unchanged(_: &mut Pack) {}

/// Heads at work, active retirees included.
pub(super) fn employed(cadre: &CadreRun, step: usize, row: usize) -> f64 {
    cadre.at(step, row, slot::IN_POST) + cadre.at(step, row, slot::ACTIVE)
}

/// Every profession of a run with every step and row.
pub(super) fn everywhere(run: &Run, mut check: impl FnMut(&ProfessionRun, usize, usize)) {
    for profession in &run.professions {
        for step in steps(profession) {
            for row in 0..profession.rows {
                check(profession, step, row);
            }
        }
    }
}

/// New entrants of a cadre in a row, as training and the pack's shares send them.
fn new(case: &Case, run: &Run, cadre: &CadreRun, step: usize, row: usize) -> f64 {
    let facts = &case.pack().cadres[cadre.cadre];
    let at = facts.profession.0;
    let kept = |row: usize| {
        let here = run.training.kept[at].get(step * cadre.rows + row);
        here.copied().filter(|_| cadre.rows > 1).unwrap_or(0.0)
    };
    let all: f64 = (0..cadre.rows).map(kept).sum();
    let others = run.training.entrants[at][step] - all;
    (others * facts.hire_rows[row] + kept(row)) * facts.hire_share
}

fn queued(run: &ProfessionRun, step: usize, row: usize, place: usize) -> f64 {
    run.cadres.iter().map(|c| c.queue(step, row, place)).sum()
}

#[test]
fn whoever_looks_for_a_post_is_hired_waits_or_has_given_up() {
    every_market_after(unchanged, |case| {
        let run = case.run()?;
        everywhere(&run, |profession, step, row| {
            let of = |place| queued(profession, step, row, place);
            let came: f64 = profession
                .cadres
                .iter()
                .map(|c| new(case, &run, c, step, row))
                .sum();
            let waited = queued(profession, step - 1, row, queue::WAITING);
            let looked = of(queue::CANDIDATES);
            close(looked, came + waited, 0.0, "candidates");
            let hired = profession.slot(step, Some(row), FLOW + slot::ENTRANTS);
            let gone = of(queue::LEFT) + of(queue::LEFT_ABROAD);
            close(
                looked,
                hired + of(queue::WAITING) + gone,
                0.0,
                "hired or not",
            );
            let market = case.pack().professions[profession.profession.0].market;
            close(
                gone,
                (looked - hired) * market.queue_leave,
                looked,
                "gave up",
            );
            close(
                of(queue::LEFT_ABROAD),
                gone * market.queue_abroad,
                0.0,
                "abroad",
            );
        });
        Ok(())
    });
}

#[test]
fn hires_follow_the_posts_that_are_open_before_anybody_is_hired() {
    every_market_after(unchanged, |case| {
        let run = case.posted()?;
        everywhere(&run, |profession, step, row| {
            let open: Vec<f64> = profession
                .cadres
                .iter()
                .zip(&profession.market.cadres)
                .map(|(cadre, account)| {
                    let hired = cadre.at(step, row, FLOW + slot::ENTRANTS);
                    let before = employed(cadre, step, row) - hired;
                    (account.wanted[step * profession.rows + row] - before).max(0.0)
                })
                .collect();
            let all: f64 = open.iter().sum();
            let waited = queued(profession, step - 1, row, queue::WAITING);
            for (cadre, open) in profession.cadres.iter().zip(&open) {
                let facts = &case.pack().cadres[cadre.cadre];
                let looks = cadre.queue(step, row, queue::CANDIDATES);
                // whoever waited looks where posts are open
                let share = if all > 0.0 {
                    open / all
                } else {
                    facts.hire_share
                };
                let expected = new(case, &run, cadre, step, row) + waited * share;
                let what = format!("cadre {} row {row} step {step}", cadre.cadre);
                let scale = employed(cadre, step, row);
                close(looks, expected, scale, &what);
                let hired = cadre.at(step, row, FLOW + slot::ENTRANTS);
                let matching = facts.recruiting.matching;
                close(hired, hires(looks, *open, matching), scale, &what);
                not_above(hired, looks, &what);
                not_above(hired, matching * open + 1e-9 * scale, &what);
                assert!(
                    *open > 1e-9 * (1.0 + scale) || hired < 1e-6,
                    "{what}: {hired}"
                );
            }
        });
        Ok(())
    });
}

#[test]
fn more_candidates_or_more_posts_are_never_fewer_hires() {
    every_pack(|case| -> Held {
        let mut draw = Draw::new(case.seed, 61);
        let (looking, open) = (draw.between(0.0, 50.0), draw.between(0.0, 80.0));
        let matching = draw.between(0.0, 1.0);
        let found = hires(looking, open, matching);
        not_above(found, hires(looking + 3.0, open, matching), "candidates");
        not_above(found, hires(looking, open + 3.0, matching), "posts");
        not_above(
            found,
            hires(looking, open, (matching + 0.1).min(1.0)),
            "matching",
        );
        assert_eq!(hires(looking, 0.0, matching), 0.0);
        assert_eq!(hires(0.0, open, matching), 0.0);
        Ok(())
    });
}

/// One sector, where every head works alike: more people are then more of everything.
pub(super) fn alike(pack: &mut Pack) {
    no_closure(pack);
    let mut kept = Vec::new();
    for (at, profession) in pack.professions.iter_mut().enumerate() {
        let (from, to) = profession.cadres;
        let first = kept.len();
        if to > from {
            let mut cadre = pack.cadres[from].clone();
            cadre.profession.0 = at;
            cadre.hire_share = 1.0;
            cadre
                .exits
                .retain(|e| !matches!(e.destination, organico::pack::Destination::Cadre(_)));
            cadre.exogenous.retain(|e| e.3 > 0.0);
            cadre.fte.fill(1.0);
            cadre.active_fte = 1.0;
            kept.push(cadre);
        }
        profession.cadres = (first, kept.len());
    }
    pack.cadres = kept;
}

/// A thousandth is left: who was hired earlier is older, leaves earlier, and posts that are full
/// take nobody else meanwhile.
fn never_fewer(less: &Run, more: &Run, until: usize, what: &str) {
    for (l, m) in less.professions.iter().zip(&more.professions) {
        for step in steps(l).take(until) {
            let heads = |run: &ProfessionRun| run.slot(step, None, slot::IN_POST);
            not_above(
                heads(l),
                1.001 * heads(m),
                format_args!("{what}, step {step}"),
            );
        }
    }
}

#[test]
fn more_entrants_more_posts_and_readier_matching_are_never_fewer_people_at_work() {
    every_market_after(alike, |case| {
        let less = case.run()?;
        let with = |change: &dyn Fn(&mut Pack)| {
            let mut pack = case.pack().clone();
            change(&mut pack);
            case.run_on(pack)
        };
        let entrants = with(&|pack| {
            for programme in &mut pack.programmes {
                programme.places.iter_mut().for_each(|n| *n *= 1.2);
                programme.waiting_opening *= 1.2;
            }
        })?;
        never_fewer(&less, &entrants, usize::MAX, "entrants");
        // who is hired a year earlier may leave a year earlier: later years may go either way
        let matching = with(&|pack| {
            for cadre in &mut pack.cadres {
                cadre.recruiting.matching = (cadre.recruiting.matching + 0.1).min(1.0);
            }
        })?;
        never_fewer(&less, &matching, 1, "matching");
        let posts = with(&|pack| {
            for limit in pack
                .cadres
                .iter_mut()
                .flat_map(|c| &mut c.recruiting.limits)
            {
                limit.by_year.iter_mut().for_each(|n| *n *= 1.1);
            }
        })?;
        never_fewer(&less, &posts, 1, "posts");
        Ok(())
    });
}

/// Cuts the first region in two parts of the same kind; the second becomes the last region.
fn evenly_cut(pack: &mut Pack, part: f64) {
    let regions = pack.regions.len();
    pack.regions.push(pack.regions[0].clone());
    let caps = pack.prices.caps.iter().filter(|cap| cap.region == 0);
    let caps: Vec<_> = caps.cloned().collect();
    let other = caps.into_iter().map(|cap| Cap {
        region: regions,
        payroll: cap.payroll * (1.0 - part),
        limit: cap.limit.iter().map(|eur| eur * (1.0 - part)).collect(),
        ..cap
    });
    pack.prices.caps.extend(other);
    for cap in pack.prices.caps.iter_mut().filter(|cap| cap.region == 0) {
        cap.payroll *= part;
        cap.limit.iter_mut().for_each(|eur| *eur *= part);
    }
    let row = pack.population.sexes * AGES;
    let mut residents = Vec::new();
    for year in pack.population.persons.chunks(regions * row) {
        residents.extend(year[..row].iter().map(|p| p * part));
        residents.extend_from_slice(&year[row..]);
        residents.extend(year[..row].iter().map(|p| p * (1.0 - part)));
    }
    pack.population.persons = residents;
    pack.population.regions += 1;
    for programme in &mut pack.programmes {
        if let Some((share, kept)) = programme.regions.first().copied() {
            programme.regions[0].0 = share * part;
            programme.regions.push((share * (1.0 - part), kept));
        }
    }
    let cells = pack.row_len();
    let cut = |values: &mut Vec<f64>, len: usize| {
        for at in 0..len {
            let whole = values[at];
            values[at] = whole * part;
            values.push(whole * (1.0 - part));
        }
    };
    for cadre in &mut pack.cadres {
        if cadre.rows != regions
            || pack.professions[cadre.profession.0].extent != organico::pack::Extent::Regions
        {
            continue;
        }
        cut(&mut cadre.opening, cells);
        if !cadre.opening_active.is_empty() {
            cut(&mut cadre.opening_active, cells);
        }
        cut(&mut cadre.hire_rows, 1);
        cut(&mut cadre.attraction, 1);
        cadre
            .inflows
            .iter_mut()
            .for_each(|inflow| cut(&mut inflow.rows, 1));
        for (year, row, cell, heads) in cadre.exogenous.clone() {
            if row == 0 {
                cadre
                    .exogenous
                    .push((year, cadre.rows, cell, heads * (1.0 - part)));
            }
        }
        cadre
            .exogenous
            .iter_mut()
            .filter(|e| e.1 == 0)
            .for_each(|e| e.3 *= part);
        let mut limits = cadre.recruiting.limits.clone();
        for limit in limits.iter_mut().filter(|limit| limit.row == Some(0)) {
            let mut other = limit.clone();
            other.row = Some(cadre.rows);
            if limit.unit == PostUnit::Heads {
                limit.by_year.iter_mut().for_each(|n| *n *= part);
                other.by_year.iter_mut().for_each(|n| *n *= 1.0 - part);
            }
            cadre.recruiting.limits.push(other);
        }
        let added = cadre.recruiting.limits.split_off(limits.len());
        limits.extend(added);
        cadre.recruiting.limits = limits;
        cadre.rows += 1;
    }
}

#[test]
fn a_region_cut_into_parts_of_the_same_kind_hires_as_the_whole() {
    // sites and beds are counted by region: how they are cut is a law of their own
    let without_sites = |pack: &mut Pack| {
        let asks = pack.professions.iter_mut().map(|p| &mut p.asks);
        let national = |asks: &mut organico::pack::Asks| {
            asks.standards.clear();
            if let Some(stated) = &mut asks.stated {
                stated.regional = false; // as many numbers as before are enough for the nation
            }
        };
        asks.for_each(national);
    };
    every_market_after(without_sites, |case| {
        let mut pack = case.pack().clone();
        if pack.regions.len() == 1 {
            return Ok(()); // one region has no moves, two have
        }
        evenly_cut(&mut pack, 0.35);
        let other = Model::new(pack)?;
        let found = other.run(&case.scenario, Scope::All)?;
        let (found, expected) = (other.with_posts(&case.scenario, found), case.posted()?);
        for (f, e) in found.professions.iter().zip(&expected.professions) {
            for step in 0..e.years() {
                let scale = e.sum(&e.capacity, step) + e.sum(&e.demand.fte, step);
                for row in 0..e.rows {
                    let both = if f.rows > e.rows && row == 0 {
                        vec![0, e.rows]
                    } else {
                        vec![row]
                    };
                    let sums = |run: &ProfessionRun, rows: &[usize]| -> Vec<f64> {
                        let slots = (0..COUNT)
                            .map(|s| rows.iter().map(|r| run.slot(step, Some(*r), s)).sum());
                        let queues = (0..queue::COUNT)
                            .map(|q| rows.iter().map(|r| queued(run, step, *r, q)).sum());
                        slots.chain(queues).collect()
                    };
                    let what = format!("{:?} row {row} step {step}", e.profession);
                    close_rows(&sums(f, &both), &sums(e, &[row]), scale, &what);
                    for part in both.iter().filter(|_| e.demand.is_known()) {
                        let class = f.market.limiting[step * f.rows + part];
                        assert_eq!(class, e.market.limiting[step * e.rows + row], "{what}");
                    }
                }
            }
        }
        Ok(())
    });
}

#[test]
fn hired_entrants_are_the_cause_called_training_and_there_is_no_required_intake() {
    every_market_after(unchanged, |case| {
        let run = case.run()?;
        for profession in &run.professions {
            assert_eq!(
                case.model
                    .required_intake(&case.scenario, &run.training, profession)?,
                None
            );
            let drivers = Drivers::of(profession, None);
            let mut hired = 0.0;
            for step in steps(profession) {
                let before = hired;
                hired += profession.slot(step, None, slot::FLOW_FTE + slot::ENTRANTS);
                let level = if profession.capacity_mean {
                    (before + hired) / 2.0
                } else {
                    hired
                };
                close(
                    drivers.series[DriverId::Training as usize][step],
                    -level,
                    0.0,
                    "training",
                );
            }
        }
        Ok(())
    });
}
