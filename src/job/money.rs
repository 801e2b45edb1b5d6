//! The money of one profession, laid out for the page: euros by year.

use super::baseline::Baseline;
use super::place::Place;
use crate::model::money::{Account, CapRun, Cents, Costs, euros, indicators};
use crate::model::{Model, NegativeStock, Run, Scope};
use crate::outcome::{CapTrack, Match, Money, Payer};
use crate::pack::Extent;
use crate::scenario::Scenario;
use crate::unit::ProfessionIx;
use crate::word::Grade;
use crate::word::{COSTS, CostType};

/// Runs what is asked for and lays it out; nothing when the pack has no price.
///
/// # Errors
/// A stock that falls below zero.
pub(super) fn of(
    model: &Model,
    scenario: &Scenario,
    place: Place,
    baseline: &mut Baseline,
) -> Result<Option<Money>, NegativeStock> {
    if model.pack.prices.is_empty() {
        return Ok(None);
    }
    let region = place.seen(model);
    let place = Place { region, ..place };
    let Some((before, moved)) = baseline.with_posts(model, scenario, place)? else {
        return Ok(None);
    };
    let now = moved.as_ref().unwrap_or(&before);
    Ok(laid_out(model, scenario, place, &before, now))
}

fn laid_out(
    model: &Model,
    scenario: &Scenario,
    place: Place,
    before: &Run,
    now: &Run,
) -> Option<Money> {
    let profession = place.profession;
    let account = model.account(
        scenario,
        (Scope::One(profession), place.region),
        before,
        now,
    )?;
    let pack = &model.pack;
    let prices = &pack.prices;
    let by_year = |cents: &[Cents]| cents.iter().map(|c| euros(*c)).collect::<Vec<f64>>();
    let mut payers: Vec<Payer> = prices
        .funds
        .iter()
        .zip(&account.paid_before.funds)
        .zip(&account.paid_now.funds)
        .filter(|((_, before), now)| before.iter().chain(*now).any(|cents| *cents != 0))
        .map(|((fund, before), now)| Payer {
            fund: fund.code.clone(),
            baseline: by_year(before),
            scenario: by_year(now),
        })
        .collect();
    payers.push(Payer {
        fund: String::new(),
        baseline: by_year(&account.paid_before.budget),
        scenario: by_year(&account.paid_now.budget),
    });
    let matches = account.paid_now.pairs.iter().map(|pair| Match {
        cost: pair.cost,
        fund: prices.funds[pair.fund].code.clone(),
        reason: pair.reason,
        paid: euros(pair.paid),
    });
    let (priced, grade, unpriced) = priced(model, profession);
    Some(Money {
        profession: pack.professions[profession.0].code.clone(),
        region: place
            .region
            .map_or_else(String::new, |at| pack.regions[at].code.clone()),
        years: now.years.clone(),
        price_year: prices.year,
        baseline: costs(&account.before, &priced),
        scenario: costs(&account.now, &priced),
        payers,
        cliff: cliff(&account),
        matches: matches.collect(),
        indicators: indicators(account.present_value, account.gain),
        unpriced,
        caps: caps(model, profession, now),
        grade,
    })
}

fn cliff(account: &Account) -> (Vec<f64>, Vec<f64>) {
    let by_year = |cents: &[Cents]| cents.iter().map(|c| euros(*c)).collect();
    (
        by_year(&account.paid_before.cliff),
        by_year(&account.paid_now.cliff),
    )
}

fn costs(costs: &Costs, priced: &[CostType]) -> Vec<(CostType, Vec<f64>)> {
    let of = |cost: CostType| (0..costs.years).map(|s| euros(costs.of(cost, s))).collect();
    priced.iter().map(|&cost| (cost, of(cost))).collect()
}

/// Sorts of cost that have a price for the profession, the weakest grade of these prices, and the
/// sectors whose payroll has none.
fn priced(model: &Model, profession: ProfessionIx) -> (Vec<CostType>, Grade, Vec<String>) {
    let pack = &model.pack;
    let (first, last) = pack.professions[profession.0].cadres;
    let mut grades: Vec<(CostType, Grade)> = Vec::new();
    let mut unpriced = Vec::new();
    for at in first..last {
        let prices = COSTS
            .iter()
            .map(|&cost| (cost, pack.prices.of_cadre(at, cost)));
        grades.extend(prices.filter_map(|(cost, price)| Some((cost, price?.grade))));
        if pack.prices.of_cadre(at, CostType::Payroll).is_none() {
            unpriced.push(pack.sectors[pack.cadres[at].sector.0].code.clone());
        }
    }
    for at in 0..pack.programmes.len() {
        if model.trains_for(at)[profession.0] > 0.0 {
            let courses = pack.prices.of_course(at).iter();
            grades.extend(courses.map(|price| (price.cost, price.grade)));
        }
    }
    let grade = grades.iter().map(|(_, grade)| *grade).max();
    let has = |cost: &CostType| grades.iter().any(|(known, _)| known == cost);
    let priced = COSTS.iter().copied().filter(has).collect();
    (priced, grade.unwrap_or(Grade::D), unpriced)
}

/// Limits are shown where the profession has regions to show them for.
fn caps(model: &Model, profession: ProfessionIx, now: &Run) -> Vec<CapTrack> {
    let pack = &model.pack;
    if pack.professions[profession.0].extent != Extent::Regions {
        return Vec::new();
    }
    let track = |cap: CapRun| CapTrack {
        region: cap
            .region
            .map(|r| pack.regions[r].code.clone())
            .unwrap_or_default(),
        covered: cap.covered,
        limit: cap.limit,
        payroll: cap.payroll,
    };
    model.caps(now).into_iter().map(track).collect()
}
