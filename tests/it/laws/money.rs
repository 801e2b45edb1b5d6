//! Money: payers add up to costs to the cent, nobody pays twice or too much, nothing for nothing.

mod order;
mod places;

use super::{Case, every_pack};
use organico::model::money::{Account, Cents, Costs, euros, split};
use organico::model::{Model, NegativeStock, Scope, slot};
use organico::pack::Pack;
use organico::scenario::{Action, LeverId, Scenario};
use organico::seed::Stream;
use organico::unit::Year;
use organico::word::{COSTS, CostType, FundKind, Reason};
use std::cell::Cell;

fn account(
    model: &Model,
    scenario: &Scenario,
    scope: Scope,
) -> Result<Option<Account>, NegativeStock> {
    let baseline = Scenario {
        actions: Vec::new(),
        ..scenario.clone()
    };
    account_at(model, (scenario, &baseline), (scope, None))
}

fn account_at(
    model: &Model,
    (scenario, baseline): (&Scenario, &Scenario),
    place: (Scope, Option<usize>),
) -> Result<Option<Account>, NegativeStock> {
    let run = |s: &Scenario| Ok(model.with_posts(s, model.run(s, place.0)?));
    let (before, now) = (run(baseline)?, run(scenario)?);
    Ok(model.account(scenario, place, &before, &now))
}

/// Checks a law on the money of all professions and of each alone, where there are prices.
fn every_account(law: impl Fn(&Case, Scope, &Account)) {
    let seen = Cell::new(0);
    every_pack(|case| {
        let alone = case.model.runnable().map(Scope::One);
        for scope in alone.chain([Scope::All]) {
            if let Some(account) = account(&case.model, &case.scenario, scope)? {
                law(case, scope, &account);
                seen.set(seen.get() + 1);
            }
        }
        Ok(())
    });
    assert!(seen.get() > 0 || super::seeds().end == 1);
}

fn year(pack: &Pack, step: usize) -> Year {
    pack.opening_year + Year::try_from(step).unwrap()
}

fn is_on(case: &Case, fund: usize) -> bool {
    let fund = &case.pack().prices.funds[fund];
    case.scenario.fund(&fund.code).unwrap_or(fund.on)
}

/// What a fund pays of one sort over all years, beyond its promises.
fn of_pair(account: &Account, fund: usize, cost: CostType) -> Cents {
    let pairs = &account.paid_now.pairs;
    let found = pairs.iter().find(|p| p.fund == fund && p.cost == cost);
    found.expect("every pair is told").paid
}

#[test]
fn payers_add_up_to_the_cost_to_the_cent_and_nobody_pays_less_than_nothing() {
    every_account(|_, _, account| {
        for (costs, paid) in [
            (&account.before, &account.paid_before),
            (&account.now, &account.paid_now),
        ] {
            for step in 0..costs.years {
                let funds: Cents = paid.funds.iter().map(|by_year| by_year[step]).sum();
                assert_eq!(funds + paid.budget[step], costs.total(step), "step {step}");
                assert!(paid.funds.iter().all(|by_year| by_year[step] >= 0));
                assert!(paid.budget[step] >= 0, "budget {}", paid.budget[step]);
                assert!(paid.cliff[step] >= 0);
            }
            assert!(costs.cents.iter().all(|cents| *cents >= 0));
        }
    });
}

#[test]
fn parts_of_an_amount_add_up_to_it_and_differ_from_their_share_by_less_than_a_cent() {
    let draw = Stream { seed: 5, stream: 0 };
    for case in 0..20_000 {
        let count = 1 + draw.pick(case * 20, 9);
        let weights: Vec<f64> = (0..count as u64)
            .map(|at| draw.between(case * 20 + 1 + at, 0.0, 3.0))
            .collect();
        let amount = draw.between(case * 20 + 11, -1e12, 1e13) as Cents;
        let parts = split(amount, &weights);
        assert_eq!(parts.iter().sum::<Cents>(), amount);
        let all: f64 = weights.iter().sum();
        for (part, weight) in parts.iter().zip(&weights) {
            let off = *part as f64 - amount as f64 * weight / all;
            assert!(off.abs() < 1.01, "{off} of {amount}");
        }
    }
}

#[test]
fn professions_and_training_for_nobody_add_up_to_everything() {
    every_pack(|case| {
        let run = case.posted()?;
        let all = case.model.costs(&run, Scope::All);
        let mut sum = vec![0; all.cents.len()];
        let add = |costs: &Costs, sum: &mut Vec<Cents>| {
            sum.iter_mut().zip(&costs.cents).for_each(|(s, c)| *s += c);
        };
        for profession in case.model.runnable() {
            add(&case.model.costs(&run, Scope::One(profession)), &mut sum);
        }
        let nobody = |at: usize| {
            let weights = case.model.trains_for(at);
            // professions that are only listed train people too
            let run = |at: usize| case.model.runnable().any(|p| p.0 == at);
            let ours = weights.iter().enumerate();
            ours.filter(|(at, w)| **w > 0.0 && !run(*at)).count() > 0
        };
        if (0..case.pack().programmes.len()).any(nobody) {
            return Ok(());
        }
        // a cent per programme may fall to another category when it is shared out first
        let few = 2 * (case.pack().programmes.len() as Cents + 1) * 3;
        for (found, expected) in sum.iter().zip(&all.cents) {
            assert!((found - expected).abs() <= few, "{found}, not {expected}");
        }
        let whole = |cents: &[Cents]| cents.iter().sum::<Cents>();
        assert_eq!(whole(&sum), whole(&all.cents));
        Ok(())
    });
}

#[test]
fn a_fund_of_the_union_pays_at_most_its_rate_of_what_is_added_inside_its_window() {
    every_account(|case, _, account| {
        let prices = &case.pack().prices;
        let added = account.now.beyond(&account.before);
        for (at, fund) in prices.funds.iter().enumerate() {
            if fund.kind != FundKind::Eu {
                continue;
            }
            for &cost in COSTS {
                let mut most = 0.0;
                for step in 1..added.years {
                    let months = f64::from(fund.months(year(case.pack(), step)));
                    for (region, amount) in added.lines(cost, step).iter().enumerate() {
                        let rate = fund.rate(cost, prices.category(region)).unwrap_or(0.0);
                        most += rate * (*amount).max(0) as f64 * months / 12.0 + 12.0;
                    }
                }
                let paid = of_pair(account, at, cost);
                assert!(paid as f64 <= most, "{paid} of at most {most}");
                let counts = is_on(case, at) && fund.ceiling.is_some() && fund.pays(cost);
                assert!(counts || paid == 0);
            }
        }
    });
}

#[test]
fn no_fund_pays_more_than_its_ceiling_and_promises_come_first() {
    every_account(|case, scope, account| {
        let prices = &case.pack().prices;
        for (at, fund) in prices.funds.iter().enumerate() {
            let Some(ceiling) = fund.ceiling else {
                continue;
            };
            let ours = || prices.commitments.iter().filter(|c| c.fund == at);
            let promised: f64 = ours()
                .map(|c| {
                    let years = c.years.0..=c.years.1;
                    let months = years.map(|year| f64::from(fund.months(year)) / 12.0);
                    c.eur * months.sum::<f64>()
                })
                .sum();
            let new: Cents = COSTS.iter().map(|c| of_pair(account, at, *c)).sum();
            let room = (ceiling - promised).max(0.0);
            assert!(euros(new) <= room + 0.2, "{} of {room}", euros(new));
            let all: Cents = account.paid_now.funds[at].iter().sum();
            let kept = euros(all - new);
            assert!(
                kept <= promised + 0.2 && kept >= 0.0,
                "{kept} of {promised}"
            );
            if scope == Scope::All && ours().count() == 0 {
                assert_eq!(all, new);
            }
        }
    });
}

#[test]
fn no_euro_is_funded_twice() {
    every_account(|case, _, account| {
        let prices = &case.pack().prices;
        let added = account.now.beyond(&account.before);
        for &cost in COSTS {
            // what was paid at the best rate of each fund stands on at least so much cost
            let mut least = 0.0;
            for (at, fund) in prices.funds.iter().enumerate() {
                let rates = (0..prices.categories.len()).filter_map(|c| fund.rate(cost, c));
                let best = rates.fold(0.0, f64::max);
                if fund.kind == FundKind::Eu && best > 0.0 {
                    least += of_pair(account, at, cost) as f64 / best;
                }
            }
            let cost: Cents = (1..added.years)
                .flat_map(|step| added.lines(cost, step))
                .map(|amount| (*amount).max(0))
                .sum();
            assert!(least <= cost as f64 + 1000.0, "{least} of {cost}");
        }
    });
}

#[test]
fn without_levers_nothing_is_added_and_the_union_pays_its_promises_only() {
    every_pack(|case| {
        for scope in case.model.runnable().map(Scope::One).chain([Scope::All]) {
            let Some(account) = account(&case.model, &case.baseline(), scope)? else {
                continue;
            };
            assert_eq!(account.now, account.before);
            assert_eq!(account.paid_now, account.paid_before);
            assert_eq!(account.present_value, 0.0);
            for pair in &account.paid_now.pairs {
                let union = case.pack().prices.funds[pair.fund].kind == FundKind::Eu;
                assert!(!union || pair.paid == 0, "{pair:?}");
                assert!(!union || pair.reason != Reason::Eligible, "{pair:?}");
            }
        }
        Ok(())
    });
}

#[test]
fn every_pair_of_cost_and_fund_has_one_reason_and_pays_only_when_it_says_yes() {
    every_account(|case, _, account| {
        let prices = &case.pack().prices;
        let pairs = &account.paid_now.pairs;
        assert_eq!(pairs.len(), COSTS.len() * prices.funds.len());
        for pair in pairs {
            let fund = &prices.funds[pair.fund];
            assert_eq!(pair.paid > 0, pair.reason == Reason::Eligible, "{pair:?}");
            assert_eq!(pair.reason == Reason::SwitchedOff, !is_on(case, pair.fund));
            let never = is_on(case, pair.fund) && !fund.pays(pair.cost);
            assert_eq!(pair.reason == Reason::TypeNotEligible, never, "{pair:?}");
        }
    });
}

#[test]
fn the_cliff_stands_on_what_was_paid_once() {
    every_account(|case, _, account| {
        let union = |at: &usize| case.pack().prices.funds[*at].kind == FundKind::Eu;
        let funds = (0..case.pack().prices.funds.len()).filter(union);
        let paid: Cents = funds
            .map(|at| account.paid_now.funds[at].iter().sum::<Cents>())
            .sum();
        let promised = case.pack().prices.commitments.is_empty();
        let cliff: Cents = account.paid_now.cliff.iter().sum();
        assert!(paid > 0 || !promised || cliff == 0, "{cliff} after {paid}");
        let cost: Cents = (0..account.now.years).map(|s| account.now.total(s)).sum();
        let funds = case.pack().prices.funds.len() as Cents;
        assert!(cliff <= cost * funds.max(1));
    });
}

#[test]
fn pay_moves_payroll_and_cover_in_proportion_and_nothing_else() {
    every_pack(|case| {
        let mut scenario = case.baseline();
        scenario.set(Action::new(
            LeverId::WageGrowth,
            2.0,
            case.pack().opening_year + 1,
            0,
        ));
        let Some(found) = account(&case.model, &scenario, Scope::All)? else {
            return Ok(());
        };
        // temporary cover is paid at the same growth
        let paid = [CostType::Payroll, CostType::Agency];
        for &cost in COSTS.iter().filter(|cost| !paid.contains(cost)) {
            for step in 0..found.now.years {
                assert_eq!(found.now.of(cost, step), found.before.of(cost, step));
            }
        }
        let (before, now) = (
            case.model.run(&case.baseline(), Scope::All)?,
            case.model.run(&scenario, Scope::All)?,
        );
        for (before, now) in before.professions.iter().zip(&now.professions) {
            assert_eq!(before.capacity, now.capacity);
            for step in 0..before.years() {
                for row in 0..before.rows {
                    let cost =
                        |run| euros(case.model.staff_cost(run, row, step, CostType::Payroll));
                    let expected = cost(before) * now.pay[step] / before.pay[step];
                    let off = (cost(now) - expected).abs();
                    assert!(off < 0.1, "{} is not {expected}", cost(now));
                }
            }
        }
        Ok(())
    });
}

#[test]
fn hours_that_are_worked_are_paid() {
    every_pack(|case| {
        let mut longer = Scenario {
            capacity_mean: Some(false),
            ..case.baseline()
        };
        let before = case.model.run(&longer, Scope::All)?;
        longer.set(Action::new(
            LeverId::Hours,
            10.0,
            case.pack().opening_year + 1,
            0,
        ));
        let now = case.model.run(&longer, Scope::All)?;
        for (before, now) in before.professions.iter().zip(&now.professions) {
            for step in super::steps(before) {
                let cost = |run| euros(case.model.staff_cost(run, 0, step, CostType::Payroll));
                let (found, expected) = (cost(now), 1.1 * cost(before));
                assert!((found - expected).abs() < 0.1, "{found} is not {expected}");
            }
        }
        Ok(())
    });
}

#[test]
fn promises_for_training_are_shared_among_the_professions() {
    every_pack(|case| {
        let baseline = case.baseline();
        let Some(all) = account(&case.model, &baseline, Scope::All)? else {
            return Ok(());
        };
        let union = |at: &usize| case.pack().prices.funds[*at].kind == FundKind::Eu;
        let training = |at: &usize| {
            let mut promises = case.pack().prices.commitments.iter();
            promises.all(|promise| promise.fund != *at || promise.cost.of_training())
        };
        let mut alone = vec![0; case.pack().prices.funds.len()];
        for profession in case.model.runnable() {
            let one = account(&case.model, &baseline, Scope::One(profession))?;
            let one = one.expect("the pack has prices");
            for (sum, by_year) in alone.iter_mut().zip(&one.paid_before.funds) {
                *sum += by_year.iter().sum::<Cents>();
            }
        }
        for at in (0..alone.len()).filter(union).filter(training) {
            let whole: Cents = all.paid_before.funds[at].iter().sum();
            assert!(alone[at] <= whole + 100, "{} of {whole}", alone[at]);
        }
        Ok(())
    });
}

#[test]
fn limits_do_not_see_pay() {
    every_pack(|case| {
        let run = case.run()?;
        let mut pack = case.pack().clone();
        for profession in &mut pack.professions {
            profession.wage_growth += 0.01;
        }
        let model = Model::new(pack)?;
        let richer = model.run(&case.scenario, Scope::All)?;
        assert_eq!(model.caps(&richer), case.model.caps(&run));
        for cap in case.model.caps(&run) {
            assert!(cap.covered > 0.0);
            let regions = cap.region.is_some();
            let own = |c: &&organico::pack::Cap| Some(c.region) == cap.region || !regions;
            let caps = case.pack().prices.caps.iter().filter(own);
            let payroll: f64 = caps.map(|c| c.payroll).sum();
            super::close(cap.payroll[0], payroll, payroll, "payroll at the opening");
            let mut modelled = 0.0;
            for profession in &run.professions {
                let whole = profession.rows == case.pack().regions.len();
                for cadre in profession.cadres.iter().filter(|_| whole || !regions) {
                    let sector = case.pack().cadres[cadre.cadre].sector;
                    let mut caps = case.pack().prices.caps.iter().filter(own);
                    let price = case.pack().prices.of_cadre(cadre.cadre, CostType::Payroll);
                    let Some(price) = price.filter(|_| caps.any(|cap| cap.sector == sector)) else {
                        continue;
                    };
                    for row in cap.region.map_or(0..cadre.rows, |row| row..row + 1) {
                        let fte =
                            cadre.at(0, row, slot::FTE_POST) + cadre.at(0, row, slot::FTE_ACTIVE);
                        modelled += fte * price.eur;
                    }
                }
            }
            if regions {
                super::close(
                    cap.covered * payroll,
                    modelled,
                    modelled,
                    "modelled payroll",
                );
            }
        }
        Ok(())
    });
}
