//! What the European Union pays of what a scenario adds: rates, windows, ceilings; no euro twice.
//!
//! A year is taken month by month, since windows close within a year. In each month the best rate
//! comes first, then the window that closes first, then table order; lines of the same rank are paid
//! alike when the ceiling is short. A fund pays its rate of the costs that it takes on, and nobody
//! else of the Union pays anything of those.

use super::cents::{Cents, part, split_like};
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

/// What a fund pays at one rate.
struct Group {
    fund: usize,
    rate: f64,
    closes: Month,
    /// Sorts of cost, each in a region.
    lines: Vec<(CostType, usize)>,
}

/// Groups in the order in which they pay.
fn groups(prices: &Prices, on: &[bool], regions: usize) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (at, fund) in prices.funds.iter().enumerate() {
        let first = groups.len();
        let pays = fund.kind == FundKind::Eu && fund.ceiling.is_some() && on[at];
        for &cost in COSTS.iter().filter(|_| pays) {
            for region in 0..regions {
                let rate = fund.rate(cost, prices.category(region));
                let Some(rate) = rate.filter(|rate| *rate > 0.0) else {
                    continue;
                };
                match groups[first..].iter_mut().find(|g| g.rate == rate) {
                    Some(group) => group.lines.push((cost, region)),
                    None => groups.push(Group {
                        fund: at,
                        rate,
                        closes: fund.to,
                        lines: vec![(cost, region)],
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
    let nothing = additional.nothing_like();
    let mut grants = Grants {
        by_fund: vec![nothing.clone(); prices.funds.len()],
        all: nothing,
        left,
    };
    let groups = groups(prices, on, additional.regions);
    let mut year = opening;
    for step in 1..additional.years {
        year += 1;
        let mut free = by_month(additional, step);
        for group in &groups {
            if let Some(open) = prices.funds[group.fund].open(year) {
                pay(&mut grants, group, step, open, &mut free);
            }
        }
    }
    grants
}

/// What a year adds, month by month; savings ask for no money.
fn by_month(additional: &Costs, step: usize) -> [Costs; 12] {
    // rounded over the months that have passed, so that eight of twelve are two thirds
    let until = |amount: Cents, months: usize| (amount * months as Cents + 6) / 12;
    std::array::from_fn(|month| {
        let mut added = Costs::new(1, additional.regions);
        for &cost in COSTS {
            for (region, amount) in additional.lines(cost, step).iter().enumerate() {
                let amount = (*amount).max(0);
                let here = until(amount, month + 1) - until(amount, month);
                added.add(cost, 0, region, here);
            }
        }
        added
    })
}

/// What a group has done about one of its lines since January.
#[derive(Clone, Copy, Default)]
struct SoFar {
    /// Cost that the fund has taken on.
    base: Cents,
    /// Its part of that cost.
    granted: Cents,
}

/// One group pays in one year, month after month, until its window closes or nothing is left. `free`
/// is the cost of each month that no fund has taken on yet.
fn pay(grants: &mut Grants, group: &Group, step: usize, open: (u8, u8), free: &mut [Costs; 12]) {
    // the part of the year so far is rounded, less what was granted: months lose no cent
    let mut so_far = vec![SoFar::default(); group.lines.len()];
    for month in &mut free[usize::from(open.0) - 1..usize::from(open.1)] {
        let lines = group.lines.iter().zip(&so_far);
        let wanted: Vec<Cents> = lines
            .map(|(&(cost, region), line)| {
                part(line.base + month.at(cost, 0, region), group.rate) - line.granted
            })
            .collect();
        let left = &mut grants.left[group.fund];
        let short = wanted.iter().sum::<Cents>() > *left;
        let paid = if short {
            split_like(*left, &wanted)
        } else {
            wanted.clone()
        };
        *left -= paid.iter().sum::<Cents>();
        for (at, &(cost, region)) in group.lines.iter().enumerate() {
            let whole = month.at(cost, 0, region);
            let base = if short {
                taken_on(whole, paid[at], wanted[at])
            } else {
                whole
            };
            month.add(cost, 0, region, -base);
            so_far[at].base += base;
            so_far[at].granted += paid[at];
            grants.by_fund[group.fund].add(cost, step, region, paid[at]);
            grants.all.add(cost, step, region, paid[at]);
        }
        if short {
            break;
        }
    }
}

/// How much of a cost a fund has taken on when it paid less than it wanted, rounded up.
fn taken_on(whole: Cents, paid: Cents, wanted: Cents) -> Cents {
    let share = paid as f64 / (wanted as f64).max(1.0);
    (whole as f64 * share).ceil().min(whole as f64) as Cents
}
