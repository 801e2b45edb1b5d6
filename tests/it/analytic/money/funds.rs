//! Who pays, by hand: rates, windows, ceilings, promises, the cliff.

use super::{account, country, eur, twice};
use crate::common::simple::{AGELESS, pack};
use organico::model::money::{Account, split};
use organico::pack::{Commitment, Fund, Month, Names, Rule};
use organico::scenario::Scenario;
use organico::unit::Year;
use organico::word::{CostType, FundKind, Reason};

/// A fund of the Union that pays for teaching everywhere.
fn fund(code: &str, (from, to): ((Year, u8), (Year, u8)), ceiling: f64, rate: f64) -> Fund {
    let month = |(year, month)| Month { year, month };
    Fund {
        code: code.into(),
        names: Names::default(),
        kind: FundKind::Eu,
        from: month(from),
        to: month(to),
        on: true,
        ceiling: Some(ceiling),
        rules: vec![Rule {
            cost: CostType::Teaching,
            category: None,
            rate,
        }],
        note: String::new(),
    }
}

const LONG: ((Year, u8), (Year, u8)) = ((2000, 1), (2100, 12));
const AMPLE: f64 = 1e12;

fn with(funds: Vec<Fund>, steps: usize, scenario: &Scenario) -> Account {
    let mut country = country(steps);
    country.prices.funds = funds;
    account(country, scenario)
}

fn reason(account: &Account, fund: usize) -> Reason {
    let pairs = &account.paid_now.pairs;
    let found = pairs
        .iter()
        .find(|p| p.fund == fund && p.cost == CostType::Teaching);
    found.expect("every pair has a reason").reason
}

#[test]
fn a_fund_pays_its_rate_of_what_is_added_and_nothing_of_what_was_there() {
    let found = with(vec![fund("union", LONG, AMPLE, 0.6)], 2, &twice());
    for step in 1..=2 {
        assert_eq!(found.before.of(CostType::Teaching, step), eur(100_000));
        assert_eq!(found.now.of(CostType::Teaching, step), eur(200_000));
        assert_eq!(found.paid_now.funds[0][step], eur(60_000));
        assert_eq!(found.paid_now.budget[step], eur(140_000));
        assert_eq!(found.paid_before.funds[0][step], 0);
    }
    assert_eq!(reason(&found, 0), Reason::Eligible);
    let none = with(
        vec![fund("union", LONG, AMPLE, 0.6)],
        2,
        &Scenario::default(),
    );
    assert_eq!(reason(&none, 0), Reason::NothingToPay);
}

#[test]
fn no_euro_is_paid_twice_and_the_best_rate_comes_first() {
    let low = fund("low", LONG, AMPLE, 0.5);
    let found = with(
        vec![low.clone(), fund("high", LONG, AMPLE, 0.85)],
        1,
        &twice(),
    );
    assert_eq!(found.paid_now.funds[1][1], eur(85_000));
    // the other 15,000 are the co-financing of the same cost: no second fund pays them
    assert_eq!(found.paid_now.funds[0][1], 0);
    assert_eq!(reason(&found, 0), Reason::AlreadyFunded);
    // at the same rate the window that closes first comes first, then the order of the table
    let early = fund("early", ((2000, 1), (2030, 12)), AMPLE, 0.5);
    let found = with(vec![low.clone(), early, low], 1, &twice());
    let paid = |fund: usize| found.paid_now.funds[fund][1];
    assert_eq!([paid(0), paid(1), paid(2)], [0, eur(50_000), 0]);
}

#[test]
fn a_ceiling_that_is_reached_within_a_year_leaves_the_later_months_to_the_next_fund() {
    let funds = vec![
        fund("first", LONG, 155_000.0, 1.0),
        fund("second", LONG, AMPLE, 0.5),
    ];
    let found = with(funds, 3, &twice());
    let paid = |fund: usize| &found.paid_now.funds[fund][1..];
    assert_eq!(paid(0), [eur(100_000), eur(55_000), 0]);
    // of 2026 the last five months and six tenths of July less; then all of 2027, at half
    assert_eq!(paid(1), [0, eur(22_500), eur(50_000)]);
    let rest = [eur(100_000), eur(122_500), eur(150_000)];
    assert_eq!(&found.paid_now.budget[1..], rest);
    let empty = with(vec![fund("first", LONG, 0.0, 1.0)], 1, &twice());
    assert_eq!(reason(&empty, 0), Reason::CeilingReached);
}

#[test]
fn a_window_that_closes_in_august_holds_eight_months_and_the_cliff_is_the_rest() {
    let window = ((2025, 1), (2026, 8));
    let found = with(vec![fund("plan", window, AMPLE, 0.9)], 4, &twice());
    assert_eq!(
        &found.paid_now.funds[0][1..],
        [eur(90_000), eur(60_000), 0, 0]
    );
    assert_eq!(
        &found.paid_now.cliff[1..],
        [0, eur(30_000), eur(90_000), eur(90_000)]
    );
    // nothing is started without a lever
    assert_eq!(found.paid_before.cliff, [0; 5]);
    // one that opens in October holds three
    let window = ((2025, 10), (2030, 12));
    let found = with(vec![fund("plan", window, AMPLE, 1.0)], 2, &twice());
    assert_eq!(&found.paid_now.funds[0][1..], [eur(25_000), eur(100_000)]);
    // half a year of money leaves a whole year's cost behind
    let window = ((2025, 7), (2025, 12));
    let found = with(vec![fund("plan", window, AMPLE, 1.0)], 2, &twice());
    assert_eq!(&found.paid_now.funds[0][1..], [eur(50_000), 0]);
    assert_eq!(&found.paid_now.cliff[1..], [eur(50_000), eur(100_000)]);
    // and one that was closed before pays nothing
    let found = with(
        vec![fund("plan", ((2020, 1), (2024, 12)), AMPLE, 1.0)],
        2,
        &twice(),
    );
    assert_eq!(reason(&found, 0), Reason::WindowClosed);
    assert_eq!(found.paid_now.cliff, [0; 3]);
}

#[test]
fn the_cliff_falls_with_the_cost_that_is_left() {
    let window = ((2025, 1), (2025, 12));
    let mut country = country(3);
    country.prices.funds = vec![fund("plan", window, AMPLE, 0.5)];
    // half of the second year's price, a tenth in the third
    country.prices.courses[0][0].eur = vec![1000.0, 1000.0, 500.0, 100.0];
    let found = account(country, &twice());
    assert_eq!(&found.paid_now.cliff[1..], [0, eur(25_000), eur(5_000)]);
}

#[test]
fn promises_are_kept_inside_the_window_and_lower_what_is_left() {
    let mut country = country(3);
    country.prices.funds = vec![fund("plan", ((2020, 1), (2026, 6)), 150_000.0, 1.0)];
    country.prices.commitments = vec![Commitment {
        fund: 0,
        cost: CostType::Teaching,
        years: (2023, 2027),
        eur: 40_000.0,
    }];
    // 40,000 in 2023, 2024 and 2025 and half of 2026: 10,000 are left of 150,000
    let found = account(country.clone(), &twice());
    assert_eq!(
        found.paid_before.funds[0],
        [eur(40_000), eur(40_000), eur(20_000), 0]
    );
    assert_eq!(
        found.paid_now.funds[0],
        [eur(40_000), eur(50_000), eur(20_000), 0]
    );
    // the half of 2026 and all of 2027 run on without it
    assert_eq!(found.paid_before.cliff, [0, 0, eur(20_000), eur(40_000)]);
    // nobody pays for more than there is
    country.prices.commitments[0].eur = 1e9;
    let found = account(country, &twice());
    assert_eq!(found.paid_before.funds[0][1], eur(100_000));
    assert_eq!(found.paid_before.budget[1], 0);
}

#[test]
fn rates_follow_the_category_of_the_region_and_national_costs_the_residents() {
    let mut country = pack(AGELESS, 1, &[&[10.0], &[10.0]]);
    let priced = super::country(1);
    country.programmes = priced.programmes;
    country.prices = priced.prices;
    country.prices.categories = vec!["less".into(), "more".into()];
    country.prices.category_of = vec![0, 1];
    // three quarters of the residents live in the second region
    for year in country
        .population
        .persons
        .chunks_mut(2 * organico::pack::AGES)
    {
        year[organico::pack::AGES..]
            .iter_mut()
            .for_each(|p| *p *= 3.0);
    }
    let mut plan = fund("plan", LONG, AMPLE, 0.4);
    plan.rules.push(Rule {
        cost: CostType::Teaching,
        category: Some(0),
        rate: 0.85,
    });
    country.prices.funds = vec![plan.clone()];
    let found = account(country.clone(), &twice());
    assert_eq!(
        found.now.lines(CostType::Teaching, 1),
        [eur(50_000), eur(150_000)]
    );
    // 25,000 x 0.85 + 75,000 x 0.4
    assert_eq!(found.paid_now.funds[0][1], eur(51_250));
    // only in the first category: the other region is not eligible
    plan.rules.remove(0);
    country.prices.funds = vec![plan.clone()];
    let found = account(country.clone(), &twice());
    assert_eq!(found.paid_now.funds[0][1], eur(21_250));
    country.prices.category_of = vec![1, 1];
    let found = account(country, &twice());
    assert_eq!(reason(&found, 0), Reason::RegionNotEligible);
}

#[test]
fn every_other_no_has_its_reason() {
    let off = Fund {
        on: false,
        ..fund("off", LONG, AMPLE, 1.0)
    };
    let unknown = Fund {
        ceiling: None,
        ..fund("unknown", LONG, AMPLE, 1.0)
    };
    let mut other = fund("other", LONG, AMPLE, 1.0);
    other.rules[0].cost = CostType::Payroll;
    let funds = vec![off, unknown, other];
    let found = with(funds.clone(), 1, &twice());
    let reasons: Vec<Reason> = (0..3).map(|at| reason(&found, at)).collect();
    let expected = [
        Reason::SwitchedOff,
        Reason::NoAmount,
        Reason::TypeNotEligible,
    ];
    assert_eq!(reasons, expected);
    assert_eq!(found.paid_now.budget[1], eur(200_000));
    let mut scenario = twice();
    scenario.switch("off", Some(true));
    let found = with(funds.clone(), 1, &scenario);
    assert_eq!(found.paid_now.funds[0][1], eur(100_000));
    scenario.switch("off", None);
    assert_eq!(with(funds, 1, &scenario).paid_now.funds[0][1], 0);
}

#[test]
fn the_state_and_the_regions_share_what_the_union_leaves() {
    let kind = |code: &str, kind, rate| Fund {
        kind,
        ceiling: None,
        ..fund(code, LONG, AMPLE, rate)
    };
    let funds = vec![
        kind("regions", FundKind::Regional, 0.25),
        kind("state", FundKind::National, 0.7),
        fund("union", LONG, AMPLE, 0.5),
    ];
    let found = with(funds, 1, &twice());
    // 200,000 less 50,000: 105,000 and 37,500 of it, and 7,500 that nobody is named for
    let paid = |fund: usize| found.paid_now.funds[fund][1];
    assert_eq!(
        [paid(0), paid(1), paid(2)],
        [eur(37_500), eur(105_000), eur(50_000)]
    );
    assert_eq!(found.paid_now.budget[1], eur(7_500));
    // rates beyond the whole: whoever comes later gets what is left to pay
    let funds = vec![
        kind("regions", FundKind::Regional, 0.5),
        kind("state", FundKind::National, 0.7),
    ];
    let mut country = country(1);
    country.prices.funds = funds;
    country
        .prices
        .funds
        .push(fund("union", LONG, 50_000.0, 1.0));
    country.prices.commitments = vec![Commitment {
        fund: 2,
        cost: CostType::Teaching,
        years: (2025, 2025),
        eur: 50_000.0,
    }];
    let found = account(country, &twice());
    // 200,000 less a promise of 50,000: 105,000, and the 45,000 that are left instead of 75,000
    let paid = |fund: usize| found.paid_now.funds[fund][1];
    assert_eq!(
        [paid(0), paid(1), paid(2)],
        [eur(45_000), eur(105_000), eur(50_000)]
    );
    assert_eq!(found.paid_now.budget[1], 0);
}

#[test]
fn cents_are_shared_by_largest_remainder() {
    assert_eq!(split(eur(100), &[1.0, 1.0, 1.0]), [3334, 3333, 3333]);
    assert_eq!(split(eur(1), &[1.0, 2.0, 1.5]), [22, 45, 33]);
    // 333.33 x 0.85 = 283.3305: a cent is not paid in part
    let mut country = country(1);
    country.prices.courses[0][0].eur = vec![3.3333, 3.3333];
    country.prices.funds = vec![fund("plan", LONG, AMPLE, 0.85)];
    let found = account(country, &twice());
    assert_eq!(found.now.of(CostType::Teaching, 1), 66_666);
    assert_eq!(found.before.of(CostType::Teaching, 1), 33_333);
    assert_eq!(found.paid_now.funds[0][1], 28_333);
    assert_eq!(found.paid_now.budget[1], 66_666 - 28_333);
}
