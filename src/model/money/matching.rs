//! What the European Union pays of what a scenario adds: rates, windows, ceilings; no euro twice.
//!
//! A year is taken month by month, since windows close within a year. In each month the best rate
//! comes first, then the window that closes first, then table order; whatever stands alike is paid
//! alike when the ceiling is short. A fund pays its rate of the costs that it takes on, and nobody
//! else of the Union pays anything of those.

use super::cents::{Cents, part, split};
use super::cost::Costs;
use crate::pack::{Month, Prices};
use crate::unit::{Year, sort};
use crate::word::{COSTS, CostType, FundKind};

/// What the Union pays, in cents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Grants {
    /// By fund, `[sort][year][region]`.
    by_fund: Vec<Costs>,
    /// All funds together.
    pub(super) all: Costs,
    /// What is left of each fund's ceiling.
    pub(super) left: Vec<Cents>,
}

impl Grants {
    /// What a fund pays of one sort in one year, by region.
    pub(super) fn lines(&self, fund: usize, cost: CostType, step: usize) -> &[Cents] {
        self.by_fund[fund].lines(cost, step)
    }
}

/// Lines (sort x region) that a fund pays at one rate.
struct Group {
    fund: usize,
    rate: f64,
    closes: Month,
    lines: Vec<usize>,
}

/// Groups in the order in which they pay. A line is `sort x regions + region`.
fn groups(prices: &Prices, on: &[bool], regions: usize) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (at, fund) in prices.funds.iter().enumerate() {
        let first = groups.len();
        let pays = fund.kind == FundKind::Eu && fund.ceiling.is_some() && on[at];
        for cost in COSTS.iter().filter(|_| pays) {
            for region in 0..regions {
                let rate = fund.rate(*cost, prices.category(region));
                let Some(rate) = rate.filter(|rate| *rate > 0.0) else {
                    continue;
                };
                let line = *cost as usize * regions + region;
                match groups[first..].iter_mut().find(|g| g.rate == rate) {
                    Some(group) => group.lines.push(line),
                    None => groups.push(Group {
                        fund: at,
                        rate,
                        closes: fund.to,
                        lines: vec![line],
                    }),
                }
            }
        }
    }
    // stable: table order decides last
    sort::by_key(&mut groups, |group| (-group.rate, group.closes));
    groups
}

/// Matches the additional costs of all years with the funds that are on.
pub(super) fn grants(
    prices: &Prices,
    on: &[bool],
    opening: Year,
    additional: &Costs,
    left: Vec<Cents>,
) -> Grants {
    let years = additional.years;
    let nothing = Costs {
        cents: vec![0; additional.cents.len()],
        ..*additional
    };
    let mut grants = Grants {
        by_fund: vec![nothing.clone(); prices.funds.len()],
        all: nothing,
        left,
    };
    let groups = groups(prices, on, additional.regions);
    let mut year = opening;
    for step in 1..years {
        year += 1;
        let mut months = by_month(additional, step);
        for group in &groups {
            if let Some(open) = prices.funds[group.fund].open(year) {
                pay(&mut grants, group, step, open, &mut months);
            }
        }
    }
    grants
}

/// What each line adds in each month of a year, `[month][line]`; savings ask for no money.
fn by_month(additional: &Costs, step: usize) -> [Vec<Cents>; 12] {
    // rounded over the months that have passed, so that eight of twelve are two thirds
    let until = |amount: Cents, months: usize| (amount * months as Cents + 6) / 12;
    std::array::from_fn(|month| {
        let lines = COSTS.iter().flat_map(|cost| additional.lines(*cost, step));
        let amounts = lines.map(|amount| (*amount).max(0));
        amounts
            .map(|amount| until(amount, month + 1) - until(amount, month))
            .collect()
    })
}

/// One group pays in one year, month after month, until its window closes or nothing is left.
fn pay(
    grants: &mut Grants,
    group: &Group,
    step: usize,
    open: (u8, u8),
    months: &mut [Vec<Cents>; 12],
) {
    let (years, regions) = (grants.all.years, grants.all.regions);
    // taken on and granted so far this year: rounding is of the year, not of its months
    let mut so_far = vec![(0, 0); group.lines.len()];
    for month in &mut months[usize::from(open.0) - 1..usize::from(open.1)] {
        let mut wanted = Vec::with_capacity(group.lines.len());
        for (line, (base, granted)) in group.lines.iter().zip(&so_far) {
            wanted.push(part(base + month[*line], group.rate) - granted);
        }
        let all: Cents = wanted.iter().sum();
        let left = &mut grants.left[group.fund];
        let short = all > *left;
        let paid = if short {
            let weights: Vec<f64> = wanted.iter().map(|cents| *cents as f64).collect();
            split(*left, &weights)
        } else {
            wanted.clone()
        };
        *left -= paid.iter().sum::<Cents>();
        for (at, line) in group.lines.iter().enumerate() {
            let free = &mut month[*line];
            let base = if short {
                let share = paid[at] as f64 / (wanted[at] as f64).max(1.0);
                (*free as f64 * share).ceil().min(*free as f64) as Cents
            } else {
                *free
            };
            *free -= base;
            so_far[at].0 += base;
            so_far[at].1 += paid[at];
            let (cost, region) = (line / regions, line % regions);
            let at_line = (cost * years + step) * regions + region;
            grants.by_fund[group.fund].cents[at_line] += paid[at];
            grants.all.cents[at_line] += paid[at];
        }
        if short {
            break;
        }
    }
}
