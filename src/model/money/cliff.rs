//! The cliff: what runs on when the money that started it ends.

use super::cents::{Cents, euros};
use super::cost::Costs;
use super::matching::Grants;
use crate::pack::Prices;
use crate::unit::Year;
use crate::word::{COSTS, FundKind};

/// Adds, by year, in one region or the nation, what funds of the Union paid at their best and pay no longer while the cost is
/// still there: because the window closed, within a year too, or because the ceiling was reached.
///
/// Best = the largest payment of a year, as if the window had been open for twelve months; later
/// the same share of the cost that is left, at most that payment, would be needed.
pub(super) fn of_measures(
    prices: &Prices,
    (opening, region): (Year, Option<usize>),
    additional: &Costs,
    grants: &Grants,
    cliff: &mut [Cents],
) {
    for (at, fund) in prices.funds.iter().enumerate() {
        for &cost in COSTS.iter().filter(|_| fund.kind == FundKind::Eu) {
            for region in region.map_or(0..additional.regions, |one| one..one + 1) {
                let (mut best, mut share) = (0.0, 0.0);
                let mut year = opening;
                for (step, cliff) in cliff.iter_mut().enumerate().skip(1) {
                    year += 1;
                    let paid = euros(grants.lines(at, cost, step)[region]);
                    let cost = euros(additional.lines(cost, step)[region].max(0));
                    let whole_year = paid * 12.0 / f64::from(fund.months(year).max(1));
                    if whole_year > best {
                        (best, share) = (whole_year, whole_year / cost);
                    }
                    let needed = f64::min(best, share * cost);
                    *cliff += super::cents::cents((needed - paid).max(0.0));
                }
            }
        }
    }
}
