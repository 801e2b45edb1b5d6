//! Tiny random packs, valid by construction: moderate rates, so that no stock falls below zero.

use super::care::care;
use super::draw::Draw;
use super::market;
use super::prices;
use super::staff::cadre;
use organico::model::METHODS;
use organico::pack::{
    AGES, Ages, Extent, LATE_YEARS, LabourMarket, Limit, LimitKind, Mix, Named, Norm, Pack,
    Population, Profession, Programme, ProgrammeGroup, Projection, Region, Service, Shift,
};
use organico::unit::{ProfessionIx, SectorIx, Sex, Year};
use organico::word::COSTS;
use organico::word::Grade;

/// The pack of a seed.
pub(crate) fn pack(seed: u64) -> Pack {
    let mut draw = Draw::new(seed, 1);
    let opening_year = 2015 + Year::try_from(draw.pick(10)).unwrap();
    let steps = if draw.chance(0.05) {
        0
    } else {
        draw.whole(2, 6)
    };
    let ages = ages(&mut draw);
    let sexes = if draw.chance(0.5) {
        vec![Sex::All]
    } else {
        vec![Sex::F, Sex::M]
    };
    let regions = draw.whole(1, 4);
    let sectors = draw.whole(1, 3);
    let residents = residents(seed, opening_year, steps, regions);
    let services: Vec<Service> = (0..draw.whole(1, 3))
        .map(|at| Service {
            code: format!("service-{at}"),
            weights: draw.row(residents.sexes * AGES, 0.2, 5.0),
        })
        .collect();
    let mut pack = Pack {
        id: format!("random-{seed}"),
        names: names(),
        hash: seed,
        opening_year,
        last_year: opening_year + Year::try_from(steps).unwrap(),
        ages,
        sexes,
        capacity_mean: draw.chance(0.5),
        method: METHODS[draw.pick(METHODS.len())].id.into(),
        headline: None,
        regions: (0..regions).map(region).collect(),
        groups: Vec::new(),
        families: vec![named("family".into())],
        sectors: (0..sectors)
            .map(|at| named(format!("sector-{at}")))
            .collect(),
        professions: Vec::new(),
        cadres: Vec::new(),
        programmes: Vec::new(),
        population: residents,
        projection: None,
        services,
        mix: Mix::default(),
        care: organico::pack::Care::default(),
        prices: Default::default(),
        sources: Vec::new(),
        facts: Vec::new(),
        basis: Vec::new(),
        benchmarks: Vec::new(),
        findings: Vec::new(),
    };
    for at in 0..draw.whole(1, 3) {
        profession(&mut Draw::new(seed, 100 + at as u64), &mut pack);
    }
    programmes(&mut Draw::new(seed, 2), &mut pack);
    pack.prices = prices::prices(seed, &pack, COSTS);
    let mut pay = Draw::new(seed, 7);
    for profession in &mut pack.professions {
        if pay.chance(0.5) {
            profession.wage_growth = pay.between(-0.01, 0.02);
        }
    }
    market::fill(&mut Draw::new(seed, 60), &mut pack);
    pack
}

fn names() -> organico::pack::Names {
    organico::pack::Names::default()
}

pub(super) fn named(code: String) -> Named {
    Named {
        code,
        names: names(),
    }
}

fn region(at: usize) -> Region {
    Region {
        code: format!("region-{at}"),
        names: names(),
        tile: None,
    }
}

/// No ages, a short range (several of them round 55, 60 and 72, where rules change), or 20 to 75.
fn ages(draw: &mut Draw) -> Ages {
    match draw.pick(8) {
        0 | 1 => Ages {
            first: 0,
            count: 1,
            ageing: false,
        },
        2 => Ages {
            first: 20,
            count: 56,
            ageing: true,
        },
        _ => Ages {
            first: draw.of(&[20, 50, 53, 56, 63]),
            count: draw.whole(5, 12),
            ageing: true,
        },
    }
}

/// Lets professions of a random pack take over each other's work.
pub(crate) fn mix(pack: &mut Pack) {
    let mut draw = Draw::new(pack.hash, 9);
    let run: Vec<usize> = (0..pack.professions.len())
        .filter(|at| pack.professions[*at].extent != Extent::None)
        .collect();
    pack.mix.competences = vec![organico::pack::Competence {
        named: named("competence".into()),
    }];
    for &from in &run {
        for &to in run.iter().filter(|to| **to != from) {
            let competence = draw.chance(0.5).then_some(0);
            pack.mix.shifts.push(Shift {
                from: ProfessionIx(from),
                to: ProfessionIx(to),
                service: None,
                share: draw.between(0.01, 0.4),
                effort: draw.between(0.8, 2.0),
                supervision: draw.between(0.0, 0.5),
                hours: draw.between(0.8, 1.2),
                competence,
                trained: if competence.is_some() {
                    draw.of(&[0.0, 0.3])
                } else {
                    1.0
                },
                grade: Grade::D,
            });
        }
    }
}

/// A random pack in which residents can be projected, work can move, staff learns and AI spreads.
pub(crate) fn all(pack: &mut Pack) {
    project(pack);
    mix(pack);
    care(pack);
}

/// Projects the residents of a random pack from its opening year, with random rates.
pub(crate) fn project(pack: &mut Pack) {
    let mut draw = Draw::new(pack.hash, 8);
    let rates = [
        draw.between(0.5, 2.5),
        draw.between(0.001, 0.03),
        draw.between(1.0, 1000.0),
    ];
    let (regions, sexes) = (pack.regions.len(), pack.population.sexes);
    let mut projection = Projection::simple(regions, sexes, rates);
    let opening = &pack.population.persons[..regions * sexes * AGES];
    pack.population.persons = projection.first(opening, (pack.opening_year, pack.last_year));
    pack.projection = Some(projection);
}

fn residents(seed: u64, first_year: Year, steps: usize, regions: usize) -> Population {
    let mut draw = Draw::new(seed, 3);
    let sexes = draw.whole(1, 2);
    let cells = regions * sexes * AGES;
    let mut now = draw.row(cells, 0.0, 400.0);
    let growth = draw.row(cells, 0.96, 1.05);
    let mut persons = now.clone();
    for _ in 0..steps {
        for (heads, factor) in now.iter_mut().zip(&growth) {
            *heads *= factor;
        }
        persons.extend_from_slice(&now);
    }
    Population {
        first_year,
        sexes,
        regions,
        persons,
    }
}

/// Adds a profession with its cadres.
fn profession(draw: &mut Draw, pack: &mut Pack) {
    let index = ProfessionIx(pack.professions.len());
    let extent = match draw.pick(20) {
        0 if index.0 > 0 => Extent::None,
        1..5 => Extent::Nation,
        _ => Extent::Regions,
    };
    let mut sectors: Vec<usize> = (0..pack.sectors.len())
        .filter(|_| draw.chance(0.7))
        .collect();
    if sectors.is_empty() {
        sectors.push(0);
    }
    let first = pack.cadres.len();
    if extent != Extent::None {
        let hires = draw.shares(sectors.len());
        for (&sector, &share) in sectors.iter().zip(&hires) {
            let others: Vec<usize> = (first..first + sectors.len())
                .filter(|&c| c != pack.cadres.len())
                .collect();
            let mut one = cadre(draw, pack, index, SectorIx(sector), extent, &others);
            one.hire_share = share;
            pack.cadres.push(one);
        }
    }
    let shares = draw.shares(pack.services.len());
    let norm = draw.chance(0.4).then(|| {
        let (age_from, age_to) = draw.of(&[(0, 120), (15, 100), (0, 13)]);
        Norm {
            persons_per_head: draw.between(800.0, 1500.0),
            age_from,
            age_to,
        }
    });
    let mut need_index = Vec::new();
    for variant in ["", "high"] {
        if draw.chance(0.3) {
            let mut values = draw.row(pack.steps() + 1, 0.9, 1.2);
            values[0] = 1.0;
            need_index.push((variant.to_owned(), values));
        }
    }
    let mut maybe = |low: f64, high: f64| {
        if draw.chance(0.6) {
            draw.between(low, high)
        } else {
            0.0
        }
    };
    pack.professions.push(Profession {
        code: format!("profession-{}", index.0),
        family: 0,
        names: names(),
        extent,
        note: String::new(),
        cadres: (first, pack.cadres.len()),
        services: shares.into_iter().enumerate().collect(),
        unmet_need: maybe(0.0, 0.2),
        use_trend: maybe(-0.01, 0.02),
        healthy_ageing: maybe(-0.5, 1.5),
        productivity: maybe(-0.01, 0.02),
        hours_growth: maybe(-0.01, 0.01),
        residents_in_capacity: 0.0,
        wage_growth: 0.0,
        norm,
        need_index,
        asks: super::methods::asks(
            &mut Draw::new(pack.hash, 200 + index.0 as u64),
            pack.steps(),
            pack.regions.len(),
            pack.services.len(),
        ),
        market: LabourMarket::default(),
        grade: Grade::A,
        projected: true,
    });
}

/// Adds basic programmes, and for some of them the schools that draw from them.
fn programmes(draw: &mut Draw, pack: &mut Pack) {
    let basics = draw.pick(4);
    for _ in 0..basics {
        let one = programme(draw, pack, None, 0.0);
        pack.programmes.push(one);
    }
    if basics > 0 && draw.chance(0.5) {
        for _ in 0..draw.whole(1, 2) {
            let preference = draw.between(0.05, 0.35);
            let one = programme(draw, pack, Some(0), preference);
            pack.programmes.push(one);
        }
        let waiting = draw.between(0.0, 40.0);
        let leaving = draw.between(0.0, 0.6);
        pack.programmes[0].waiting_opening = waiting;
        pack.programmes[0].waiting_leave = leaving;
        pack.programmes[0].waiting_work = draw.between(0.0, 0.5);
    }
}

fn programme(
    draw: &mut Draw,
    pack: &Pack,
    draws_from: Option<usize>,
    preference: f64,
) -> Programme {
    let years = draw.whole(1, 3);
    let enter = draw.between(0.5, 0.95);
    let on_time = draw.chance(0.4);
    let late = if on_time {
        vec![1.0, 0.0, 0.0]
    } else {
        draw.shares(3)
    };
    let to = draw.pick(pack.professions.len());
    let mut feeds = vec![(ProfessionIx(to), 1.0)];
    if pack.professions.len() > 1 && draw.chance(0.3) {
        let parts = draw.shares(2);
        let other = (to + 1) % pack.professions.len();
        feeds = vec![
            (ProfessionIx(to), parts[0]),
            (ProfessionIx(other), parts[1]),
        ];
    }
    let regions = if draw.chance(0.3) {
        let places = draw.shares(pack.regions.len());
        let kept = draw.row(pack.regions.len(), 0.0, 1.0);
        places.into_iter().zip(kept).collect()
    } else {
        Vec::new()
    };
    let most = draw.between(5.0, 50.0);
    let autumns = years + LATE_YEARS + pack.steps();
    let applicants = if draws_from.is_none() && draw.chance(0.25) {
        draw.row(autumns, 0.2 * most, 1.5 * most)
    } else {
        Vec::new()
    };
    let mut limits = Vec::new();
    for kind in [LimitKind::Seats, LimitKind::Clinical, LimitKind::Teachers] {
        if draw.chance(0.15) {
            let most = draw.row(autumns, 0.1 * most, most);
            limits.push(Limit { kind, most });
        }
    }
    Programme {
        code: format!("programme-{}", pack.programmes.len()),
        names: names(),
        years,
        group: match draws_from {
            None => draw.of(&[
                ProgrammeGroup::Medicine,
                ProgrammeGroup::Nursing,
                ProgrammeGroup::Other,
            ]),
            Some(_) => draw.of(&[ProgrammeGroup::Specialty, ProgrammeGroup::Gp]),
        },
        draws_from,
        earlier: Vec::new(),
        places: draw.row(autumns, 0.2 * most, most),
        fill: draw.between(0.4, 1.0),
        applicants,
        limits,
        dropout: draw.row(years, 0.0, 0.2),
        // late graduates or repeaters, never both
        repeat: if on_time && draw.chance(0.6) {
            draw.row(years, 0.0, 0.3)
        } else {
            vec![0.0; years]
        },
        late: [late[0], late[1], late[2]],
        licence: draw.between(0.85, 1.0),
        enter,
        abroad: draw.between(0.0, 1.0 - enter),
        preference,
        waiting_opening: 0.0,
        waiting_leave: 0.0,
        waiting_work: 0.0,
        dropout_return: draws_from.map_or(0.0, |_| draw.between(0.0, 0.8)),
        switch: draws_from.map_or(0.0, |_| draw.of(&[0.0, 0.2])),
        premium_response: draws_from.map_or(0.0, |_| draw.of(&[0.0, 0.5, 2.0])),
        resident_fte: if draw.chance(0.5) {
            draw.row(years, 0.0, 0.8)
        } else {
            Vec::new()
        },
        regions,
        feeds,
    }
}
