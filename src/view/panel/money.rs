//! Lines of money: what a profession costs, who pays, what stays to be paid.

use super::kind::{Panel, Shown};
use crate::outcome::Money;
use crate::view::scene::Scene;
use crate::view::words::year;
use crate::word::CostType;

/// Lines of money, drawn and in the table only; euros.
pub(super) fn lines(panel: Panel, scene: &Scene<'_>, money: &Money) -> (Vec<Euros>, Vec<Euros>) {
    let words = scene.words;
    let named = |key: &str| words.label(key);
    let kind = |cost: &CostType| words.label(&format!("cost-{}", cost.code()));
    let now = total(money.scenario.iter().map(|(_, line)| line));
    let before = total(money.baseline.iter().map(|(_, line)| line));
    let kinds = || {
        let kinds = money.scenario.iter();
        kinds.map(|(cost, line)| (kind(cost), line.clone()))
    };
    match panel {
        Panel::Cost => (
            vec![
                (named("panel-cost-now"), now),
                (named("panel-cost-before"), before),
            ],
            kinds().collect(),
        ),
        Panel::CostMore => {
            let more = less(&now, &before);
            let of_kind = money.scenario.iter().zip(&money.baseline);
            let kinds = of_kind.map(|((cost, now), (_, before))| (kind(cost), less(now, before)));
            (vec![(named("panel-cost-beyond"), more)], kinds.collect())
        }
        Panel::Payers => {
            let (mut funds, mut budget) = (Vec::new(), Vec::new());
            for payer in &money.payers {
                let card = scene
                    .catalogue
                    .funds
                    .iter()
                    .find(|fund| fund.code == payer.fund);
                let line = payer.scenario.clone();
                match card {
                    Some(card) => funds.push((words.name(&card.names), line)),
                    None => budget.push((named("payer-budget"), line)),
                }
            }
            (funds, budget)
        }
        Panel::Cliff => (
            vec![
                (named("panel-cost-now"), money.cliff.1.clone()),
                (named("panel-cost-before"), money.cliff.0.clone()),
            ],
            Vec::new(),
        ),
        Panel::AiTwin
        | Panel::AiUses
        | Panel::CpdReached
        | Panel::CpdTopics
        | Panel::CpdTime
        | Panel::Posts
        | Panel::Vacancies => (Vec::new(), Vec::new()),
    }
}

/// What a reader must know beside the lines; of money also its grade and what has no price.
pub(super) fn note(
    scene: &Scene<'_>,
    key: &str,
    panel: Panel,
    money: Option<&Money>,
    unpriced: &str,
) -> String {
    let words = scene.words;
    if panel.shown() != Shown::Millions {
        return words.label(key);
    }
    let Some(money) = money else {
        return String::new();
    };
    let grade = money.grade.letter().to_string();
    let arguments = [("euros", &*year(money.price_year)), ("grade", &*grade)];
    let said = words.say(key, &arguments);
    match unpriced.is_empty() {
        true => said,
        false => format!("{said} {unpriced}"),
    }
}

/// The staff without a price, in words; nothing where all staff has one.
pub(super) fn unpriced(scene: &Scene<'_>, money: &Money) -> String {
    let words = scene.words;
    let sectors = scene.catalogue.sectors.iter();
    let unpriced: Vec<String> = sectors
        .filter(|(code, _)| money.unpriced.contains(code))
        .map(|(_, names)| words.name(names))
        .collect();
    match unpriced.join(", ") {
        none if none.is_empty() => none,
        sectors => words.say("panel-unpriced", &[("sectors", &sectors)]),
    }
}

/// A line of money: its name and euros by year.
pub(super) type Euros = (String, Vec<f64>);

fn total<'a>(lines: impl Iterator<Item = &'a Vec<f64>>) -> Vec<f64> {
    let mut sum: Vec<f64> = Vec::new();
    for line in lines {
        sum.resize(sum.len().max(line.len()), 0.0);
        for (sum, value) in sum.iter_mut().zip(line) {
            *sum += value;
        }
    }
    sum
}

fn less(a: &[f64], b: &[f64]) -> Vec<f64> {
    a.iter().zip(b).map(|(a, b)| a - b).collect()
}
