//! What continuing training and AI cost, by hand.

use super::{account, country, eur, moved};
use organico::model::money::Account;
use organico::pack::{Ai, AiEffect, Cpd, Pack, Price, StaffCare};
use organico::scenario::{LeverId, Scenario};
use organico::word::CostType;
use organico::word::Grade;

/// Ten people and 100 graduates a year, 40 credits a head and two uses of AI: half of the staff
/// takes up the first in the end, a fifth the second.
fn cared(cost: CostType, price: f64) -> Pack {
    let mut country = country(2);
    let effect = |adoption| AiEffect {
        ai_use: 0,
        share: 0.1,
        saving: [0.0; 3],
        adoption,
        midpoint: 1000.0,
        steepness: 1.0,
        extra_need: 0.0,
    };
    country.care.staff = vec![StaffCare {
        ai: Ai {
            effects: vec![effect(0.5), effect(0.2)],
            reinvested: 1.0,
            eligible: 1.0,
            cap: 0.2,
            ..Ai::default()
        },
        cpd: Cpd {
            credits: 40.0,
            capacity: 50.0,
            cycle_years: 3,
            cycle_start: 2024,
            yearly_hours: 1500.0,
            spread: 60.0,
            ..Cpd::default()
        },
    }];
    country.cadres[0].fte = vec![0.8];
    country.prices.cadres[0][cost as usize] = Some(Price {
        eur: price,
        grade: Grade::D,
    });
    country
}

fn by_year(found: &Account, cost: CostType) -> [i64; 3] {
    [0, 1, 2].map(|step| found.now.of(cost, step))
}

#[test]
fn credits_cost_their_fee_for_every_head_however_many_are_earned() {
    let country = || cared(CostType::Cpd, 12.0);
    let found = account(country(), &Scenario::default());
    let fees = |heads: i64, credits: i64| eur(heads * credits * 12);
    let expected = [fees(10, 40), fees(110, 40), fees(210, 40)];
    assert_eq!(by_year(&found, CostType::Cpd), expected);
    // half as many credits more, but providers can give 50
    let found = account(country(), &moved(LeverId::CpdCredits, 50.0));
    let expected = [fees(10, 40), fees(110, 50), fees(210, 50)];
    assert_eq!(by_year(&found, CostType::Cpd), expected);
    // a year is the mean of two year-ends where capacity is
    let mut mean = country();
    mean.capacity_mean = true;
    let found = account(mean, &Scenario::default());
    let expected = [fees(10, 40), fees(60, 40), fees(160, 40)];
    assert_eq!(by_year(&found, CostType::Cpd), expected);
}

#[test]
fn licences_are_paid_for_every_fte_and_use_that_is_adopted() {
    let country = || cared(CostType::Licences, 100.0);
    let none = account(country(), &Scenario::default());
    assert_eq!(by_year(&none, CostType::Licences), [0; 3]);
    let found = account(country(), &moved(LeverId::AiAdoption, 100.0));
    // 0.8 FTE a head, 0.5 + 0.2 licences an FTE
    let paid = |heads: i64| eur(heads * 56);
    let expected = [0, paid(110), paid(210)];
    assert_eq!(by_year(&found, CostType::Licences), expected);
}
