//! Who pays for a run: promises of funds, the Union's part of what is added, the State and the
//! regions, and ordinary budgets for the rest. All payers together pay the cost to the cent.

use super::cents::{Cents, cents, part, split_like};
use super::cliff;
use super::cost::Costs;
use super::matching::{Grants, grants};
use crate::pack::Prices;
use crate::unit::{Year, sort};
use crate::word::{COSTS, CostType, FundKind, Reason};

/// Who pays, in one region or the nation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sources {
    /// Cents by fund, then by year.
    pub funds: Vec<Vec<Cents>>,
    /// Cents by year that no fund pays.
    pub budget: Vec<Cents>,
    /// Running cost by year of what funds of the Union started and pay no longer.
    pub cliff: Vec<Cents>,
    /// Every sort of cost with every fund.
    pub pairs: Vec<Eligibility>,
}

/// Whether a fund pays a sort of cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Eligibility {
    /// Which sort.
    pub cost: CostType,
    /// Index into the funds of the pack.
    pub fund: usize,
    /// Why it pays, or why not.
    pub reason: Reason,
    /// Cents over all years.
    pub paid: Cents,
}

/// The costs of a run and of the run without levers, and who may pay for them.
pub(super) struct Funding<'q> {
    pub(super) prices: &'q Prices,
    /// Whether each fund counts.
    pub(super) on: Vec<bool>,
    pub(super) opening: Year,
    /// Whose part is wanted; `None` = the nation. Everything is matched for the nation first.
    pub(super) region: Option<usize>,
    /// Cost of the run.
    pub(super) now: &'q Costs,
    /// Cost without any lever.
    pub(super) before: &'q Costs,
    /// Cost of everything in the pack without any lever, as far as it is known: promises to all
    /// professions are shared by it.
    pub(super) whole: &'q Costs,
}

impl Funding<'_> {
    /// Who pays.
    pub(super) fn sources(&self) -> Sources {
        let prices = self.prices;
        let years = self.now.years;
        let additional = self.now.beyond(self.before);
        let mut paid = vec![vec![0; years]; prices.funds.len()];
        let mut cliff = vec![0; years];
        let promised = self.promises(&mut paid, &mut cliff);
        let left = (0..prices.funds.len()).map(|at| self.left(at)).collect();
        let grants = grants(prices, &self.on, self.opening, &additional, left);
        for (at, by_year) in paid.iter_mut().enumerate() {
            for (step, paid) in by_year.iter_mut().enumerate() {
                let of = |cost: &CostType| self.here(grants.lines(at, *cost, step));
                *paid += COSTS.iter().map(of).sum::<Cents>();
            }
        }
        let place = (self.opening, self.region);
        cliff::of_measures(prices, place, &additional, &grants, &mut cliff);
        let mut pairs = self.pairs_of_union(&additional, &grants);
        self.ordinary(&promised, &grants, &mut paid, &mut pairs);
        sort::by_key(&mut pairs, |pair| (pair.cost, pair.fund));
        let rest = |step: usize| {
            let funds: Cents = paid.iter().map(|by_year| by_year[step]).sum();
            let cost = |cost: &CostType| self.here(self.now.lines(*cost, step));
            COSTS.iter().map(cost).sum::<Cents>() - funds
        };
        Sources {
            budget: (0..years).map(rest).collect(),
            funds: paid,
            cliff,
            pairs,
        }
    }

    /// The part of the region or nation that is wanted.
    fn here(&self, by_region: &[Cents]) -> Cents {
        match self.region {
            Some(region) => by_region[region],
            None => by_region.iter().sum(),
        }
    }

    fn year(&self, step: usize) -> Year {
        self.opening + Year::try_from(step).unwrap_or(0)
    }

    /// What is left of a ceiling when all promises inside the window are kept.
    fn left(&self, fund: usize) -> Cents {
        let Some(ceiling) = self.prices.funds[fund].ceiling else {
            return Cents::MAX;
        };
        let ours = self.prices.commitments.iter().filter(|c| c.fund == fund);
        let promised = ours.flat_map(|c| {
            let months = |year| i128::from(self.prices.funds[fund].months(year));
            (c.years.0..=c.years.1).map(move |year| i128::from(cents(c.eur)) * months(year) / 12)
        });
        let left = i128::from(cents(ceiling)) - promised.sum::<i128>();
        // below the ceiling, which is an amount
        Cents::try_from(left.max(0)).unwrap_or(Cents::MAX)
    }

    /// Promises paid inside the window, by sort, year and region; outside it the cost runs on
    /// without. They pay for what was there without any lever: what is added asks other funds.
    fn promises(&self, paid: &mut [Vec<Cents>], cliff: &mut [Cents]) -> Costs {
        let mut promised = self.now.nothing_like();
        for promise in &self.prices.commitments {
            let fund = &self.prices.funds[promise.fund];
            for step in 0..self.now.years {
                let year = self.year(step);
                let whole = self.whole.of(promise.cost, step);
                if !(promise.years.0..=promise.years.1).contains(&year) || whole <= 0 {
                    continue;
                }
                let ours = self.before.of(promise.cost, step) as f64 / whole as f64;
                // nobody pays for more than there is, without levers and with them
                let room = |region: usize| {
                    let of = |costs: &Costs| costs.at(promise.cost, step, region);
                    of(self.before).min(of(self.now)) - of(&promised)
                };
                let room: Vec<Cents> = (0..self.now.regions).map(room).collect();
                let most = room.iter().sum();
                let runs = part(cents(promise.eur), ours).min(most).max(0);
                let pays = runs * Cents::from(fund.months(year)) / 12;
                let (runs, pays) = (split_like(runs, &room), split_like(pays, &room));
                for (region, pays) in pays.iter().enumerate() {
                    promised.add(promise.cost, step, region, *pays);
                }
                paid[promise.fund][step] += self.here(&pays);
                if year >= fund.to.year && fund.kind == FundKind::Eu {
                    cliff[step] += self.here(&runs) - self.here(&pays);
                }
            }
        }
        promised
    }

    /// Every sort of cost with every fund of the Union.
    fn pairs_of_union(&self, additional: &Costs, grants: &Grants) -> Vec<Eligibility> {
        let mut pairs = Vec::new();
        for (at, fund) in self.prices.funds.iter().enumerate() {
            for &cost in COSTS.iter().filter(|_| fund.kind == FundKind::Eu) {
                let steps = 1..additional.years;
                let paid: Cents = steps.map(|s| self.here(grants.lines(at, cost, s))).sum();
                pairs.push(self.eligibility((at, cost), additional, paid, grants.left[at]));
            }
        }
        pairs
    }

    /// One sort of cost with one fund: what it pays of these costs and why, with so much left.
    fn eligibility(
        &self,
        (at, cost): (usize, CostType),
        costs: &Costs,
        paid: Cents,
        left: Cents,
    ) -> Eligibility {
        let fund = &self.prices.funds[at];
        let reason = match self.refusal(at, cost, costs) {
            Some(reason) => reason,
            None if paid > 0 => Reason::Eligible,
            // by competition: no amount can be counted on
            None if fund.kind == FundKind::Eu && fund.ceiling.is_none() => Reason::NoAmount,
            None if left == 0 => Reason::CeilingReached,
            None => Reason::AlreadyFunded,
        };
        Eligibility {
            cost,
            fund: at,
            reason,
            paid,
        }
    }

    /// Whether a region belongs to what is wanted.
    fn told(&self, region: usize) -> bool {
        self.region.is_none_or(|told| told == region)
    }

    /// Why a fund cannot pay a sort of cost, whatever is left of it.
    fn refusal(&self, at: usize, cost: CostType, costs: &Costs) -> Option<Reason> {
        let fund = &self.prices.funds[at];
        let first = usize::from(fund.kind == FundKind::Eu);
        let open = |step: &usize| fund.months(self.year(*step)) > 0;
        let asks = |step: &usize, pays: &dyn Fn(usize) -> bool| {
            let lines = costs.lines(cost, *step).iter().enumerate();
            lines
                .filter(|(region, _)| self.told(*region) && pays(*region))
                .any(|(_, amount)| *amount > 0)
        };
        let steps = || first..costs.years;
        let everywhere = |_: usize| true;
        let rate = |region| fund.rate(cost, self.prices.category(region));
        let here = |region: usize| rate(region).is_some_and(|rate| rate > 0.0);
        if !self.on[at] {
            Some(Reason::SwitchedOff)
        } else if !fund.pays(cost) {
            Some(Reason::TypeNotEligible)
        } else if !steps().any(|step| open(&step)) {
            Some(Reason::WindowClosed)
        } else if !steps().any(|step| asks(&step, &everywhere)) {
            Some(Reason::NothingToPay)
        } else if !steps().any(|step| asks(&step, &here)) {
            Some(Reason::RegionNotEligible)
        } else if !steps().any(|step| open(&step) && asks(&step, &here)) {
            Some(Reason::WindowClosed)
        } else {
            None
        }
    }

    /// The State and the regions pay their rates of what the Union leaves, old costs and new.
    fn ordinary(
        &self,
        promised: &Costs,
        grants: &Grants,
        paid: &mut [Vec<Cents>],
        pairs: &mut Vec<Eligibility>,
    ) {
        let rest = self.now.beyond(&grants.all);
        let rest = rest.beyond(promised);
        let mut unpaid = rest.clone();
        for kind in [FundKind::National, FundKind::Regional] {
            let funds = self.prices.funds.iter().enumerate();
            for (at, _) in funds.filter(|(_, fund)| fund.kind == kind) {
                let mut by_cost = [0; CostType::COUNT];
                let mut left = self.left(at);
                for (step, paid) in paid[at].iter_mut().enumerate() {
                    for (cost, region, pays) in self.rates(at, step, left, (&rest, &unpaid)) {
                        unpaid.add(cost, step, region, -pays);
                        left -= pays;
                        if self.told(region) {
                            *paid += pays;
                            by_cost[cost as usize] += pays;
                        }
                    }
                }
                for (&cost, paid) in COSTS.iter().zip(by_cost) {
                    pairs.push(self.eligibility((at, cost), &rest, paid, left));
                }
            }
        }
    }

    /// What a fund of the State or of a region pays in one year, sort by sort and region by region:
    /// its rate of the whole rest for as many months as it is open, never more than is still unpaid,
    /// and all alike less where its ceiling is short.
    fn rates(
        &self,
        at: usize,
        step: usize,
        left: Cents,
        (rest, unpaid): (&Costs, &Costs),
    ) -> Vec<(CostType, usize, Cents)> {
        let fund = &self.prices.funds[at];
        let months = Cents::from(fund.months(self.year(step)));
        let mut lines = Vec::new();
        let mut wanted = Vec::new();
        for &cost in COSTS.iter().filter(|_| self.on[at]) {
            for region in 0..rest.regions {
                let rate = fund.rate(cost, self.prices.category(region)).unwrap_or(0.0);
                let most = part(rest.at(cost, step, region).max(0) * months / 12, rate);
                lines.push((cost, region));
                wanted.push(most.min(unpaid.at(cost, step, region).max(0)));
            }
        }
        if wanted.iter().sum::<Cents>() > left {
            wanted = split_like(left, &wanted);
        }
        let paid = lines.into_iter().zip(wanted);
        paid.map(|((cost, region), pays)| (cost, region, pays))
            .collect()
    }
}
