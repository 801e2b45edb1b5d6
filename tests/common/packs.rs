//! Tiny random packs, valid by construction: moderate rates, so that no stock falls below zero.

use super::draw::Draw;
use organico::model::METHODS;
use organico::pack::{
    AGES, Ages, Cadre, Destination, Exit, Extent, Inflow, InflowCause, Named, Norm, Pack,
    Population, Profession, Programme, ProgrammeGroup, Region, Retirement, Service,
};
use organico::unit::{Grade, ProfessionIx, SectorIx, Sex, Year};

/// The pack of a seed.
pub(crate) fn pack(seed: u64) -> Pack {
    let mut draw = Draw::new(seed, 1);
    let opening_year = 2015 + Year::try_from(draw.pick(10)).unwrap();
    let steps = if draw.chance(0.05) { 0 } else { draw.whole(2, 6) };
    let ages = ages(&mut draw);
    let sexes = if draw.chance(0.5) { vec![Sex::All] } else { vec![Sex::F, Sex::M] };
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
        families: vec![named("family".into())],
        sectors: (0..sectors).map(|at| named(format!("sector-{at}"))).collect(),
        professions: Vec::new(),
        cadres: Vec::new(),
        programmes: Vec::new(),
        population: residents,
        services,
        sources: Vec::new(),
        facts: Vec::new(),
        benchmarks: Vec::new(),
        findings: Vec::new(),
    };
    for at in 0..draw.whole(1, 3) {
        profession(&mut Draw::new(seed, 100 + at as u64), &mut pack);
    }
    programmes(&mut Draw::new(seed, 2), &mut pack);
    pack
}

fn names() -> organico::pack::Names {
    organico::pack::Names::default()
}

fn named(code: String) -> Named {
    Named { code, names: names() }
}

fn region(at: usize) -> Region {
    Region { code: format!("region-{at}"), nuts: String::new(), names: names(), tile: None }
}

/// No ages, a short range (several of them round 55, 60 and 72, where rules change), or 20 to 75.
fn ages(draw: &mut Draw) -> Ages {
    match draw.pick(8) {
        0 | 1 => Ages { first: 0, count: 1, ageing: false },
        2 => Ages { first: 20, count: 56, ageing: true },
        _ => Ages {
            first: draw.of(&[20, 50, 53, 56, 63]),
            count: draw.whole(5, 12),
            ageing: true,
        },
    }
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
    Population { first_year, sexes, regions, persons }
}

/// Adds a profession with its cadres.
fn profession(draw: &mut Draw, pack: &mut Pack) {
    let index = ProfessionIx(pack.professions.len());
    let extent = match draw.pick(20) {
        0 if index.0 > 0 => Extent::None,
        1..5 => Extent::Nation,
        _ => Extent::Regions,
    };
    let mut sectors: Vec<usize> =
        (0..pack.sectors.len()).filter(|_| draw.chance(0.7)).collect();
    if sectors.is_empty() {
        sectors.push(0);
    }
    let first = pack.cadres.len();
    if extent != Extent::None {
        let hires = draw.shares(sectors.len());
        for (&sector, &share) in sectors.iter().zip(&hires) {
            let others: Vec<usize> =
                (first..first + sectors.len()).filter(|&c| c != pack.cadres.len()).collect();
            let mut one = cadre(draw, pack, index, SectorIx(sector), extent, &others);
            one.hire_share = share;
            pack.cadres.push(one);
        }
    }
    let shares = draw.shares(pack.services.len());
    let norm = draw.chance(0.4).then(|| {
        let (age_from, age_to) = draw.of(&[(0, 120), (15, 100), (0, 13)]);
        Norm { persons_per_head: draw.between(800.0, 1500.0), age_from, age_to }
    });
    let mut need_index = Vec::new();
    for variant in ["", "high"] {
        if draw.chance(0.3) {
            let mut values = draw.row(pack.steps() + 1, 0.9, 1.2);
            values[0] = 1.0;
            need_index.push((variant.to_owned(), values));
        }
    }
    let mut maybe = |low: f64, high: f64| if draw.chance(0.6) { draw.between(low, high) } else { 0.0 };
    pack.professions.push(Profession {
        code: format!("profession-{}", index.0),
        family: 0,
        names: names(),
        isco08: String::new(),
        extent,
        note: String::new(),
        cadres: (first, pack.cadres.len()),
        services: shares.into_iter().enumerate().collect(),
        unmet_need: maybe(0.0, 0.2),
        use_trend: maybe(-0.01, 0.02),
        healthy_ageing: maybe(-0.5, 1.5),
        productivity: maybe(-0.01, 0.02),
        hours_growth: maybe(-0.01, 0.01),
        norm,
        need_index,
        grade: Grade::A,
        projected: true,
    });
}

fn cadre(
    draw: &mut Draw,
    pack: &Pack,
    profession: ProfessionIx,
    sector: SectorIx,
    extent: Extent,
    others: &[usize],
) -> Cadre {
    let rows = if extent == Extent::Regions { pack.regions.len() } else { 1 };
    let cells = pack.row_len();
    let steps = pack.steps();
    let opening = opening(draw, rows, cells);
    let stock: f64 = opening.iter().sum();
    let opening_active =
        if draw.chance(0.3) { draw.row(rows * cells, 0.0, 5.0) } else { Vec::new() };
    let mut exits = Vec::new();
    let mut destinations = vec![Destination::Other, Destination::Abroad];
    destinations.extend(others.iter().map(|&to| Destination::Cadre(to)));
    for destination in destinations {
        if draw.chance(0.6) {
            exits.push(Exit { destination, hazard: draw.row(cells, 0.0, 0.06) });
        }
    }
    let inflows = inflows(draw, stock, steps, rows, cells);
    let given = draw.of(&[0, 1, steps.max(1)]);
    let moves = rows > 1 && draw.chance(0.5);
    let last = usize::from(pack.ages.age(pack.ages.count - 1));
    let retires = draw.chance(0.5);
    Cadre {
        profession,
        sector,
        rows,
        opening_active,
        grade: Grade::A,
        fte: if draw.chance(0.2) { vec![1.0; cells] } else { draw.row(cells, 0.4, 1.0) },
        mortality: draw.row(given * cells, 0.0, 0.02),
        retirement: pack.sexes.iter().map(|_| retirement(draw, pack.ages)).collect(),
        exits,
        inflows,
        hire_share: 1.0,
        hire_profile: draw.shares(cells),
        hire_rows: draw.shares(rows),
        mobility: if moves { draw.row(cells, 0.0, 0.08) } else { vec![0.0; cells] },
        attraction: draw.shares(rows),
        active_share: if retires { draw.between(0.0, 0.5) } else { 0.0 },
        active_fte: if retires || draw.chance(0.3) { draw.between(0.2, 0.8) } else { 0.0 },
        active_last_age: u16::try_from(last - draw.pick(last.min(4) + 1)).unwrap(),
        observed_change: draw.chance(0.4).then(|| stock * draw.between(-0.03, 0.03)),
        closure_hold: draw.of(&[0.0, 0.5, 0.8, 1.0]),
        exogenous: exogenous(draw, pack, rows, &opening),
        opening,
    }
}

/// Heads by row and class; now and then a class or a whole row has nobody.
fn opening(draw: &mut Draw, rows: usize, cells: usize) -> Vec<f64> {
    let mut heads = Vec::with_capacity(rows * cells);
    for _ in 0..rows {
        let size = if draw.chance(0.05) { 0.0 } else { draw.between(1.0, 100.0) };
        for _ in 0..cells {
            heads.push(if draw.chance(0.08) { 0.0 } else { size * draw.between(0.5, 1.5) });
        }
    }
    heads
}

/// A rule of retirement whose hazard never falls with age, in the upper half of the ages.
fn retirement(draw: &mut Draw, ages: Ages) -> Retirement {
    if !ages.ageing {
        let rate = draw.between(0.0, 0.06);
        return if draw.chance(0.3) { Retirement::None } else { Retirement::Table(vec![rate]) };
    }
    let half = f64::from(ages.age(ages.count / 2));
    let last = f64::from(ages.age(ages.count - 1));
    match draw.pick(5) {
        0 => Retirement::None,
        1 => Retirement::Step { age: libm_floor(draw.between(half + 1.0, last + 2.0)) },
        2 => Retirement::Step { age: draw.between(half + 1.0, last + 1.0) },
        3 => Retirement::Logistic {
            age: draw.between(half + 1.0, last),
            width: draw.between(0.4, 2.0),
            cap: draw.between(last - 1.0, last + 2.0),
        },
        _ => {
            let mut rates = draw.row(ages.count, 0.0, 0.15);
            rates.sort_by(f64::total_cmp);
            Retirement::Table(rates)
        }
    }
}

/// Rounds down: a small positive number.
fn libm_floor(value: f64) -> f64 {
    value - value % 1.0
}

fn inflows(draw: &mut Draw, stock: f64, steps: usize, rows: usize, cells: usize) -> Vec<Inflow> {
    let mut inflows = Vec::new();
    for cause in [InflowCause::Immigration, InflowCause::Return] {
        if draw.chance(0.5) {
            let most = 0.02 * stock + 1.0;
            inflows.push(Inflow {
                cause,
                heads: draw.row(steps, 0.0, most),
                profile: draw.shares(cells),
                rows: draw.shares(rows),
            });
        }
    }
    inflows
}

/// Heads that come, or a small part of a young class that goes, in some year.
fn exogenous(
    draw: &mut Draw,
    pack: &Pack,
    rows: usize,
    opening: &[f64],
) -> Vec<(Year, usize, usize, f64)> {
    let mut list = Vec::new();
    while pack.steps() > 0 && draw.chance(0.35) {
        let row = draw.pick(rows);
        let sex = draw.pick(pack.sexes.len());
        let class = draw.pick(pack.ages.count);
        let cell = sex * pack.ages.count + class;
        let year = pack.opening_year + 1 + Year::try_from(draw.pick(pack.steps())).unwrap();
        let goes = draw.chance(0.4);
        let heads = draw.between(0.0, 8.0);
        if !goes {
            list.push((year, row, cell, heads));
        } else if !pack.ages.ageing || (1..=pack.ages.count / 2).contains(&class) {
            let from = if pack.ages.ageing { cell - 1 } else { cell };
            let there = opening[row * pack.row_len() + from];
            list.push((pack.opening_year + 1, row, cell, -0.02 * there));
        }
    }
    list
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
    let late = if draw.chance(0.4) { vec![1.0, 0.0, 0.0] } else { draw.shares(3) };
    let to = draw.pick(pack.professions.len());
    let mut feeds = vec![(ProfessionIx(to), 1.0)];
    if pack.professions.len() > 1 && draw.chance(0.3) {
        let parts = draw.shares(2);
        let other = (to + 1) % pack.professions.len();
        feeds = vec![(ProfessionIx(to), parts[0]), (ProfessionIx(other), parts[1])];
    }
    let most = draw.between(5.0, 50.0);
    Programme {
        code: format!("programme-{}", pack.programmes.len()),
        names: names(),
        years,
        group: match draws_from {
            None => draw.of(&[ProgrammeGroup::Medicine, ProgrammeGroup::Nursing, ProgrammeGroup::Other]),
            Some(_) => draw.of(&[ProgrammeGroup::Specialty, ProgrammeGroup::Gp]),
        },
        draws_from,
        places: draw.row(years + pack.steps(), 0.2 * most, most),
        fill: draw.between(0.4, 1.0),
        dropout: draw.row(years, 0.0, 0.2),
        late: [late[0], late[1], late[2]],
        licence: draw.between(0.85, 1.0),
        enter,
        abroad: draw.between(0.0, 1.0 - enter),
        preference,
        waiting_opening: 0.0,
        waiting_leave: 0.0,
        dropout_return: if draws_from.is_some() { draw.between(0.0, 1.0) } else { 0.0 },
        feeds,
    }
}
