//! Rows of the demand methods for random packs: every profession has some of each.

use super::draw::Draw;
use organico::pack::{
    Asks, Backlog, Basis, Development, Income, Need, Open, Pack, Per, Standard, Stated, Workload,
};

/// Rows of one profession; `steps`, `regions` and `services` are those of the pack.
pub(crate) fn asks(draw: &mut Draw, steps: usize, regions: usize, services: usize) -> Asks {
    let mut standards: Vec<Standard> = (0..draw.whole(1, 3))
        .map(|at| standard(draw, at, steps, regions))
        .collect();
    if draw.chance(0.3) {
        standards.push(Standard {
            group: String::new(),
            code: "today".into(),
            basis: Basis::Today,
            per: 1.0,
            low: 1.0,
            high: 1.0,
            heads: false,
            open: Open::All,
        });
    }
    Asks {
        standards,
        workloads: workloads(draw),
        days: draw.between(150.0, 230.0),
        day_hours: draw.between(6.0, 8.0),
        needs: (0..draw.whole(1, 2))
            .map(|at| need(draw, at, services))
            .collect(),
        developments: (0..draw.whole(1, 3))
            .map(|at| development(draw, at, steps))
            .collect(),
        densities: vec![("elsewhere".into(), draw.between(1.0, 9.0))],
        income: Some(Income {
            elasticity: draw.between(0.2, 1.5),
            per_head: draw.row(steps + 1, 20.0, 40.0),
        }),
        stated: Some(stated(draw, steps, regions)),
        backlog: Backlog {
            opening: draw.of(&[0.0, 0.5, 2.0]),
            abandon: draw.of(&[0.0, 0.1, 0.4]),
            clear: 0.0,
        },
    }
}

fn workloads(draw: &mut Draw) -> Vec<Workload> {
    let mut whom = vec![Per::Resident(0, 100)];
    for (per, chance) in [
        (Per::Resident(65, 100), 0.5),
        (Per::Head, 0.5),
        (Per::Staff, 0.5),
    ] {
        if draw.chance(chance) {
            whom.push(per);
        }
    }
    let work = |(at, per): (usize, Per)| Workload {
        code: format!("activity-{at}"),
        per,
        units: draw.between(1.0, 20.0),
        minutes: draw.between(5.0, 480.0),
    };
    whom.into_iter().enumerate().map(work).collect()
}

fn development(draw: &mut Draw, at: usize, steps: usize) -> Development {
    let opening = |mut path: Vec<f64>| {
        path[0] = 0.0;
        path
    };
    Development {
        code: format!("development-{at}"),
        low: opening(draw.row(steps + 1, -0.1, 0.0)),
        mid: opening(draw.row(steps + 1, 0.0, 0.05)),
        high: opening(draw.row(steps + 1, 0.05, 0.2)),
    }
}

fn stated(draw: &mut Draw, steps: usize, regions: usize) -> Stated {
    let regional = draw.chance(0.5);
    let places = if regional { regions } else { 1 };
    Stated {
        heads: draw.chance(0.5),
        regional,
        staff: draw.row((steps + 1) * places, 5.0, 50.0),
    }
}

fn need(draw: &mut Draw, at: usize, services: usize) -> Need {
    Need {
        code: format!("condition-{at}"),
        service: draw.pick(services),
        coverage: draw.between(0.2, 1.0),
        units: draw.between(1.0, 12.0),
        share: draw.between(0.1, 1.0),
        per_fte: draw.between(500.0, 4000.0),
    }
}

fn standard(draw: &mut Draw, at: usize, steps: usize, regions: usize) -> Standard {
    let low = draw.between(0.5, 2.0);
    let cells = (steps + 1) * regions;
    let basis = if draw.chance(0.6) {
        let (from, to) = draw.of(&[(0, 100), (65, 100), (0, 13)]);
        Basis::Residents(from, to)
    } else {
        Basis::Beds(draw.row(cells, 2.0, 4.0))
    };
    Standard {
        group: String::new(),
        code: format!("standard-{at}"),
        per: match basis {
            Basis::Residents(..) => draw.between(200.0, 2000.0),
            _ => draw.between(0.5, 20.0),
        },
        basis,
        low,
        high: low * draw.of(&[1.0, 1.5, 3.0]),
        heads: draw.chance(0.5),
        open: match draw.pick(4) {
            0 => Open::All,
            1 => Open::Share(draw.row(cells, 0.0, 1.0)),
            2 => Open::Sites(draw.row(cells, 0.0, 20.0)),
            _ => Open::Nation(draw.row(steps + 1, 0.0, 40.0)),
        },
    }
}

/// Leaves nothing in the methods of a pack that changes from year to year but residents.
pub(crate) fn still(pack: &mut Pack) {
    let regions = pack.regions.len();
    for asks in pack.professions.iter_mut().map(|p| &mut p.asks) {
        asks.developments.iter_mut().for_each(|d| {
            for path in [&mut d.low, &mut d.mid, &mut d.high] {
                path.fill(0.0);
            }
        });
        if let Some(income) = &mut asks.income {
            income.per_head.fill(1.0);
        }
        if let Some(stated) = &mut asks.stated {
            let places = if stated.regional { regions } else { 1 };
            let opening = stated.staff[..places].to_vec();
            stated
                .staff
                .chunks_mut(places)
                .for_each(|year| year.copy_from_slice(&opening));
        }
        for standard in &mut asks.standards {
            standard.open = Open::All;
            if let Basis::Beds(beds) = &mut standard.basis {
                let opening = beds[..regions].to_vec();
                beds.chunks_mut(regions)
                    .for_each(|year| year.copy_from_slice(&opening));
            }
        }
    }
}

/// Multiplies everything that is counted beside staff and residents.
pub(crate) fn counts_times(pack: &mut Pack, k: f64) {
    for stated in pack
        .professions
        .iter_mut()
        .filter_map(|p| p.asks.stated.as_mut())
    {
        stated.staff.iter_mut().for_each(|staff| *staff *= k);
    }
    let works = pack
        .professions
        .iter_mut()
        .flat_map(|p| &mut p.asks.workloads);
    for work in works.filter(|work| work.per == Per::Staff) {
        work.units *= k;
    }
    for standard in pack
        .professions
        .iter_mut()
        .flat_map(|p| &mut p.asks.standards)
    {
        if let Open::Sites(path) | Open::Nation(path) = &mut standard.open {
            path.iter_mut().for_each(|sites| *sites *= k);
        }
    }
}

/// Counts all staff in heads.
pub(crate) fn in_heads(pack: &mut Pack) {
    for stated in pack
        .professions
        .iter_mut()
        .filter_map(|p| p.asks.stated.as_mut())
    {
        stated.heads = true;
    }
    for standard in pack
        .professions
        .iter_mut()
        .flat_map(|p| &mut p.asks.standards)
    {
        standard.heads = true;
    }
}

/// Takes today's staff out of the standards: region by region it is the larger of two.
pub(crate) fn without_today(pack: &mut Pack) {
    for asks in pack.professions.iter_mut().map(|p| &mut p.asks) {
        asks.standards.retain(|s| s.basis != Basis::Today);
    }
}

/// The first region becomes two, the first and a new last one, as shares of the same kind.
pub(crate) fn cut_first_region(pack: &mut Pack, regions: usize) {
    without_today(pack);
    let twice = |path: &mut Vec<f64>| {
        *path = path
            .chunks(regions)
            .flat_map(|year| [year, &year[..1]].concat())
            .collect();
    };
    let halved = |path: &[f64]| -> Vec<f64> {
        let of_year = |year: &[f64]| {
            let mut year = year.to_vec();
            year[0] /= 2.0;
            year.push(year[0]);
            year
        };
        path.chunks(regions).flat_map(of_year).collect()
    };
    for asks in pack.professions.iter_mut().map(|p| &mut p.asks) {
        if let Some(stated) = asks.stated.as_mut().filter(|stated| stated.regional) {
            stated.staff = halved(&stated.staff);
        }
        for standard in &mut asks.standards {
            if let Basis::Beds(beds) = &mut standard.basis {
                twice(beds);
            }
            match &mut standard.open {
                Open::Share(path) => twice(path),
                Open::Sites(path) => *path = halved(path),
                Open::All | Open::Nation(_) => {}
            }
        }
    }
}

/// Paths by year and region: what has to follow when regions change.
pub(crate) fn regional(asks: &mut Asks) -> Vec<&mut Vec<f64>> {
    let mut paths = Vec::new();
    if let Some(stated) = asks.stated.as_mut().filter(|stated| stated.regional) {
        paths.push(&mut stated.staff);
    }
    for standard in &mut asks.standards {
        if let Basis::Beds(beds) = &mut standard.basis {
            paths.push(beds);
        }
        if let Open::Share(path) | Open::Sites(path) = &mut standard.open {
            paths.push(path);
        }
    }
    paths
}
