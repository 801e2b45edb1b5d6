//! The staff of a random pack: stocks, rates, inflows of one cadre.

use super::draw::Draw;
use organico::pack::{
    Ages, Cadre, Destination, Exit, Extent, Inflow, InflowCause, Pack, Recruiting, Retirement,
};
use organico::unit::{ProfessionIx, SectorIx, Year};
use organico::word::Grade;

/// A cadre; `others` are the cadres of the same profession, to which people may move.
pub(crate) fn cadre(
    draw: &mut Draw,
    pack: &Pack,
    profession: ProfessionIx,
    sector: SectorIx,
    extent: Extent,
    others: &[usize],
) -> Cadre {
    let rows = if extent == Extent::Regions {
        pack.regions.len()
    } else {
        1
    };
    let cells = pack.row_len();
    let steps = pack.steps();
    let opening = opening(draw, rows, cells);
    let stock: f64 = opening.iter().sum();
    let opening_active = if draw.chance(0.3) {
        draw.row(rows * cells, 0.0, 5.0)
    } else {
        Vec::new()
    };
    let mut exits = Vec::new();
    let mut destinations = vec![Destination::Other, Destination::Abroad];
    destinations.extend(others.iter().map(|&to| Destination::Cadre(to)));
    for destination in destinations {
        if draw.chance(0.6) {
            exits.push(Exit {
                destination,
                hazard: draw.row(cells, 0.0, 0.06),
            });
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
        fte: if draw.chance(0.2) {
            vec![1.0; cells]
        } else {
            draw.row(cells, 0.4, 1.0)
        },
        mortality: draw.row(given * cells, 0.0, 0.02),
        retirement: pack
            .sexes
            .iter()
            .map(|_| retirement(draw, pack.ages))
            .collect(),
        exits,
        inflows,
        hire_share: 1.0,
        hire_profile: draw.shares(cells),
        hire_rows: draw.shares(rows),
        mobility: if moves {
            draw.row(cells, 0.0, 0.08)
        } else {
            vec![0.0; cells]
        },
        attraction: draw.shares(rows),
        active_share: if retires { draw.between(0.0, 0.5) } else { 0.0 },
        active_fte: if retires || draw.chance(0.3) {
            draw.between(0.2, 0.8)
        } else {
            0.0
        },
        active_last_age: u16::try_from(last - draw.pick(last.min(4) + 1)).unwrap(),
        observed_change: draw.chance(0.4).then(|| stock * draw.between(-0.03, 0.03)),
        closure_hold: draw.of(&[0.0, 0.5, 0.8, 1.0]),
        exogenous: exogenous(draw, pack, rows, &opening),
        recruiting: Recruiting::default(),
        opening,
    }
}

/// Heads by row and class; now and then a class or a whole row has nobody.
fn opening(draw: &mut Draw, rows: usize, cells: usize) -> Vec<f64> {
    let mut heads = Vec::with_capacity(rows * cells);
    for _ in 0..rows {
        let size = if draw.chance(0.05) {
            0.0
        } else {
            draw.between(1.0, 100.0)
        };
        for _ in 0..cells {
            heads.push(if draw.chance(0.08) {
                0.0
            } else {
                size * draw.between(0.5, 1.5)
            });
        }
    }
    heads
}

/// A rule of retirement whose hazard never falls with age, in the upper half of the ages.
fn retirement(draw: &mut Draw, ages: Ages) -> Retirement {
    if !ages.ageing {
        let rate = draw.between(0.0, 0.06);
        return if draw.chance(0.3) {
            Retirement::None
        } else {
            Retirement::Table(vec![rate])
        };
    }
    let half = f64::from(ages.age(ages.count / 2));
    let last = f64::from(ages.age(ages.count - 1));
    match draw.pick(5) {
        0 => Retirement::None,
        1 => Retirement::Step {
            age: whole_part(draw.between(half + 1.0, last + 2.0)),
        },
        2 => Retirement::Step {
            age: draw.between(half + 1.0, last + 1.0),
        },
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
fn whole_part(value: f64) -> f64 {
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
