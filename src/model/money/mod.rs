//! Money: what a run costs, who pays, what stays to be paid, and what it buys.
//!
//! Reads runs and changes nothing. Real euros of the pack's price year; every amount that is paid
//! is a whole number of cents, so that payers add up to costs exactly.

mod caps;
mod cents;
mod cliff;
mod cost;
mod matching;
mod source;
mod value;

pub use caps::CapRun;
pub use cents::{Cents, MOST, cents, euros, split, sum};
pub use cost::Costs;
pub use source::{Eligibility, Sources};
pub use value::{Gain, indicators, present_value};

use super::{Model, Run, Scope};
use crate::scenario::Scenario;

/// The money of a scenario beside that of the same scenario without levers, in one region or the
/// nation.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    /// What the baseline costs.
    pub before: Costs,
    /// What the scenario costs.
    pub now: Costs,
    /// Who pays for the baseline.
    pub paid_before: Sources,
    /// Who pays for the scenario.
    pub paid_now: Sources,
    /// What the scenario brings.
    pub gain: Gain,
    /// Additional cost of all years, discounted to the opening year, euros.
    pub present_value: f64,
}

impl Model {
    /// The money of a scope in two runs of it, both with posts ([`Model::with_posts`]); nothing when the
    /// pack has no price, or when the cents of a year are beyond counting ([`MOST`]). A region has its part of what is matched for the nation: regions add up to it
    /// to the cent.
    #[must_use]
    pub fn account(
        &self,
        scenario: &Scenario,
        (scope, region): (Scope, Option<usize>),
        before: &Run,
        now: &Run,
    ) -> Option<Account> {
        let prices = &self.pack.prices;
        if prices.is_empty() {
            return None;
        }
        let on = |fund: &crate::pack::Fund| scenario.fund(&fund.code).unwrap_or(fund.on);
        let on: Vec<bool> = prices.funds.iter().map(on).collect();
        let baseline = self.costs(before, scope);
        // training is always run as a whole, staff only where it is asked for
        let whole = match scope {
            Scope::All => baseline.clone(),
            Scope::One(_) => self.training_costs(before),
        };
        let costs = self.costs(now, scope);
        if ![&baseline, &whole, &costs]
            .iter()
            .all(|list| list.countable())
        {
            return None;
        }
        let pay = |now: &Costs| {
            let funding = source::Funding {
                prices,
                on: on.clone(),
                opening: self.pack.opening_year,
                region,
                now,
                before: &baseline,
                whole: &whole,
            };
            funding.sources()
        };
        let (paid_before, paid_now) = (pay(&baseline), pay(&costs));
        let (before_here, now_here) = (baseline.of_place(region), costs.of_place(region));
        Some(Account {
            paid_before,
            paid_now,
            gain: Gain::between(before, now, region),
            present_value: present_value(&now_here.beyond(&before_here), prices.discount),
            before: before_here,
            now: now_here,
        })
    }
}
