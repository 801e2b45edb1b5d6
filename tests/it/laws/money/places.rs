//! Regions have their part of the nation's money; temporary cover costs what the account of posts says.

use super::super::every_pack;
use super::{account, account_at};
use organico::model::Scope;
use organico::model::money::{Account, Cents, euros};
use organico::scenario::Scenario;
use organico::word::{CostType, Reason};

/// What must add up over regions, in one list.
fn amounts(account: &Account) -> Vec<Cents> {
    let mut all = Vec::new();
    for (costs, paid) in [
        (&account.before, &account.paid_before),
        (&account.now, &account.paid_now),
    ] {
        all.extend(&costs.cents);
        all.extend(paid.funds.iter().flatten());
        all.extend(paid.budget.iter().chain(&paid.cliff));
        all.extend(paid.pairs.iter().map(|pair| pair.paid));
    }
    all
}

#[test]
fn regions_add_up_to_the_nation_to_the_cent() {
    every_pack(|case| {
        let baseline = case.baseline();
        for scope in case
            .model
            .runnable()
            .take(2)
            .map(Scope::One)
            .chain([Scope::All])
        {
            let Some(nation) = account(&case.model, &case.scenario, scope)? else {
                return Ok(());
            };
            let mut sum = vec![0; amounts(&nation).len()];
            for region in 0..case.pack().regions.len() {
                let scenarios = (&case.scenario, &baseline);
                let found = account_at(&case.model, scenarios, (scope, Some(region)))?;
                let found = found.expect("the nation has prices");
                for step in 0..found.now.years {
                    let funds = found.paid_now.funds.iter().map(|by_year| by_year[step]);
                    let paid = funds.sum::<Cents>() + found.paid_now.budget[step];
                    assert_eq!(paid, found.now.total(step));
                    assert!(found.paid_now.budget[step] >= 0);
                }
                for (pair, whole) in found.paid_now.pairs.iter().zip(&nation.paid_now.pairs) {
                    assert_eq!(pair.paid > 0, pair.reason == Reason::Eligible, "{pair:?}");
                    // who is not eligible anywhere is not eligible here
                    let nowhere = whole.reason == Reason::RegionNotEligible;
                    assert!(!nowhere || !pair.reason.yes() || pair.reason == Reason::NothingToPay);
                }
                let parts = amounts(&found);
                sum.iter_mut()
                    .zip(parts)
                    .for_each(|(sum, part)| *sum += part);
            }
            assert_eq!(sum, amounts(&nation));
        }
        Ok(())
    });
}

#[test]
fn temporary_cover_costs_what_the_account_of_posts_says() {
    every_pack(|case| {
        let scenario = Scenario {
            capacity_mean: Some(false),
            ..case.scenario.clone()
        };
        let run = case.model.run(&scenario, Scope::All)?;
        let run = case.model.with_posts(&scenario, run);
        for profession in &run.professions {
            for step in 0..profession.years() {
                let mut expected = 0.0;
                for (cadre, posts) in profession.cadres.iter().zip(&profession.market.cadres) {
                    let price = case.pack().prices.of_cadre(cadre.cadre, CostType::Agency);
                    let fte = posts.agency[step * profession.rows];
                    expected += fte * price.map_or(0.0, |price| price.eur) * profession.pay[step];
                }
                let cost = case.model.staff_cost(profession, 0, step, CostType::Agency);
                let off = (euros(cost) - expected).abs();
                assert!(off < 0.1, "{} is not {expected}", euros(cost));
            }
        }
        Ok(())
    });
}
