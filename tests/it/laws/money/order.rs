//! Money does not depend on the order of tables, and it scales.

use super::super::{every_pack, every_pack_after};
use super::account;
use organico::model::money::Cents;
use organico::model::{Model, Scope};
use organico::pack::{Pack, Prices};
use organico::word::{COSTS, FundKind};

/// Puts the funds of a pack in reverse order.
fn reverse_funds(prices: &mut Prices) {
    let count = prices.funds.len();
    prices.funds.reverse();
    for promise in &mut prices.commitments {
        promise.fund = count - 1 - promise.fund;
    }
    prices.commitments.reverse();
}

#[test]
fn the_order_of_funds_decides_only_between_those_that_stand_alike() {
    // one promise a sort of cost: who keeps its promise first is the order of that table
    let lone = |pack: &mut Pack| {
        let mut seen = Vec::new();
        let new = |cost| (!seen.contains(&cost)).then(|| seen.push(cost)).is_some();
        let mut new = new;
        pack.prices.commitments.retain(|promise| new(promise.cost));
        // and no two windows that close together, nor two payers of the State's kind
        let mut seen = 0;
        for (at, fund) in pack.prices.funds.iter_mut().enumerate() {
            fund.to.month = 1 + u8::try_from(at).unwrap();
            seen += u8::from(fund.kind != FundKind::Eu);
            if seen > 1 {
                fund.kind = FundKind::Eu;
            }
        }
    };
    every_pack_after(lone, |case| {
        let Some(expected) = account(&case.model, &case.scenario, Scope::All)? else {
            return Ok(());
        };
        let mut pack = case.pack().clone();
        reverse_funds(&mut pack.prices);
        let found = account(&Model::new(pack)?, &case.scenario, Scope::All)?;
        let found = found.expect("it had prices before");
        let mut funds = found.paid_now.funds.clone();
        funds.reverse();
        assert_eq!(funds, expected.paid_now.funds);
        assert_eq!(found.paid_now.budget, expected.paid_now.budget);
        assert_eq!(found.paid_now.cliff, expected.paid_now.cliff);
        Ok(())
    });
}

#[test]
fn the_order_of_categories_does_not_matter() {
    every_pack(|case| {
        let Some(expected) = account(&case.model, &case.scenario, Scope::All)? else {
            return Ok(());
        };
        let mut pack = case.pack().clone();
        let last = pack.prices.categories.len() - 1;
        pack.prices.categories.reverse();
        for category in &mut pack.prices.category_of {
            *category = last - *category;
        }
        for fund in &mut pack.prices.funds {
            for rule in &mut fund.rules {
                rule.category = rule.category.map(|category| last - category);
            }
        }
        let found = account(&Model::new(pack)?, &case.scenario, Scope::All)?;
        let found = found.expect("it had prices before");
        // equal remainders may give their cent to another category
        let few = 100 * COSTS.len() as Cents;
        for step in 0..found.now.years {
            assert_eq!(found.now.total(step), expected.now.total(step));
            let pairs = found.paid_now.funds.iter().zip(&expected.paid_now.funds);
            for (found, expected) in pairs {
                let off = (found[step] - expected[step]).abs();
                assert!(off <= few, "{} is not {}", found[step], expected[step]);
            }
        }
        Ok(())
    });
}

#[test]
fn ten_times_the_prices_are_ten_times_the_money() {
    every_pack(|case| {
        let Some(expected) = account(&case.model, &case.scenario, Scope::All)? else {
            return Ok(());
        };
        let mut pack = case.pack().clone();
        for price in pack.prices.cadres.iter_mut().flatten().flatten() {
            price.eur *= 10.0;
        }
        for price in pack.prices.courses.iter_mut().flatten() {
            price.eur.iter_mut().for_each(|eur| *eur *= 10.0);
        }
        for fund in &mut pack.prices.funds {
            fund.ceiling = fund.ceiling.map(|ceiling| ceiling * 10.0);
        }
        for promise in &mut pack.prices.commitments {
            promise.eur *= 10.0;
        }
        let found = account(&Model::new(pack)?, &case.scenario, Scope::All)?;
        let found = found.expect("it had prices before");
        let close = |found: Cents, expected: Cents, what: &str| {
            let off = (found - 10 * expected).abs();
            // every line is rounded to a cent once in both
            assert!(off <= 20_000, "{what}: {found} is not 10 x {expected}");
        };
        for step in 0..found.now.years {
            close(found.now.total(step), expected.now.total(step), "cost");
            for (f, e) in found.paid_now.funds.iter().zip(&expected.paid_now.funds) {
                close(f[step], e[step], "paid");
            }
            close(
                found.paid_now.cliff[step],
                expected.paid_now.cliff[step],
                "cliff",
            );
        }
        Ok(())
    });
}
