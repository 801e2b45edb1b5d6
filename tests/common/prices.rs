//! Random prices: unit costs, courses, funds with windows, rates and ceilings, promises, limits.

use super::draw::Draw;
use organico::pack::{Cap, Commitment, CoursePrice, Fund, Month, Names, Pack, Price, Prices, Rule};
use organico::unit::Year;
use organico::word::Grade;
use organico::word::{CostType, FundKind};

/// The prices of a seed over some sorts of cost; now and then the pack has none.
pub(crate) fn prices(seed: u64, pack: &Pack, costs: &[CostType]) -> Prices {
    let mut draw = Draw::new(seed, 6);
    if draw.chance(0.1) {
        return Prices::default();
    }
    let years = pack.steps() + 1;
    let categories = draw.whole(1, 3);
    let cadres = pack
        .cadres
        .iter()
        .map(|_| unit_costs(&mut draw, costs))
        .collect();
    let courses = pack.programmes.iter().map(|programme| {
        let mut prices = Vec::new();
        for &cost in costs.iter().filter(|cost| cost.of_training()) {
            if draw.chance(0.6) {
                prices.push(CoursePrice {
                    cost,
                    eur: draw.row(years * programme.years, 100.0, 30_000.0),
                    grade: Grade::B,
                });
            }
        }
        prices
    });
    let courses = courses.collect();
    let category_of = pack.regions.iter().map(|_| draw.pick(categories)).collect();
    let funds: Vec<Fund> = (0..draw.whole(0, 6))
        .map(|at| fund(&mut draw, pack, (at, categories), costs))
        .collect();
    let commitments = funds.iter().enumerate().filter_map(|(at, fund)| {
        let from = pack.opening_year - 2 + Year::try_from(draw.pick(5)).unwrap();
        let promise = Commitment {
            fund: at,
            cost: draw.of(costs),
            years: (from, from + Year::try_from(draw.pick(6)).unwrap()),
            eur: draw.between(0.0, 200_000.0),
        };
        (fund.ceiling.is_some() && draw.chance(0.4)).then_some(promise)
    });
    let commitments = commitments.collect();
    let caps = draw.chance(0.5);
    Prices {
        year: pack.opening_year,
        discount: draw.between(0.0, 0.06),
        cadres,
        courses,
        categories: (0..categories).map(|at| format!("category-{at}")).collect(),
        category_of,
        funds,
        commitments,
        caps: (0..if caps { pack.regions.len() } else { 0 })
            .map(|region| cap(&mut draw, pack, region))
            .collect(),
    }
}

fn unit_costs(draw: &mut Draw, costs: &[CostType]) -> [Option<Price>; CostType::COUNT] {
    let mut prices = [None; CostType::COUNT];
    for cost in costs {
        let stated = !cost.of_training() && draw.chance(0.7);
        let eur = draw.between(500.0, 120_000.0);
        prices[*cost as usize] = stated.then_some(Price {
            eur,
            grade: Grade::C,
        });
    }
    prices
}

/// A window round the years of the run, a ceiling from scarce to ample, some rules.
fn fund(
    draw: &mut Draw,
    pack: &Pack,
    (at, categories): (usize, usize),
    costs: &[CostType],
) -> Fund {
    let kind = draw.of(&[
        FundKind::Eu,
        FundKind::Eu,
        FundKind::Eu,
        FundKind::National,
        FundKind::Regional,
    ]);
    let from = Month {
        year: pack.opening_year - 2 + Year::try_from(draw.pick(4)).unwrap(),
        month: u8::try_from(draw.whole(1, 12)).unwrap(),
    };
    let to = Month {
        year: from.year + 1 + Year::try_from(draw.pick(6)).unwrap(),
        month: u8::try_from(draw.whole(1, 12)).unwrap(),
    };
    let size = draw.of(&[2e4, 2e5, 2e6, 2e7]);
    let ceiling = draw.between(0.0, size);
    let mut rules = Vec::new();
    for &cost in costs {
        if draw.chance(0.6) {
            for category in (0..categories).map(Some).chain([None]) {
                if draw.chance(0.5) {
                    let rate = draw.of(&[0.4, 0.5, 0.6, 0.85, 1.0]);
                    rules.push(Rule {
                        cost,
                        category,
                        rate,
                    });
                }
            }
        }
    }
    Fund {
        code: format!("fund-{at}"),
        names: Names::default(),
        kind,
        from,
        to,
        on: draw.chance(0.85),
        ceiling: draw.chance(0.8).then_some(ceiling),
        rules,
        note: String::new(),
    }
}

fn cap(draw: &mut Draw, pack: &Pack, region: usize) -> Cap {
    Cap {
        region,
        sector: organico::unit::SectorIx(draw.pick(pack.sectors.len())),
        payroll: draw.between(1e6, 1e8),
        limit: draw.row(pack.steps() + 1, 1e6, 1e8),
    }
}
