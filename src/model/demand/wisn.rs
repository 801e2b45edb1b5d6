//! Workload standards (WISN): minutes of work over the minutes that a head has in a year.
//!
//! R = workload / available time x 1 / (1 - category allowances) + individual allowances / available
//! time. A service is counted by residents, a category allowance by head of the staff, an individual
//! one for all staff together; these are shared out like the workload. FTE are people who work the
//! whole available time. Source: method S8.5, the manual of the World Health Organization.

use super::utilisation::{by_row, per};
use super::{Base, Common, Item, Method, Question, Working, peopled};
use crate::pack::{Asks, Pack, Per};
use crate::scenario::Scenario;
use crate::unit::ProfessionIx;
use crate::word::{DriverId, Side, Sides};

pub(super) const METHOD: Method = Method {
    id: "wisn",
    applies,
    base,
    workings,
    sides: Sides::of(&[Side::Residents, Side::Minutes, Side::Trend, Side::Index]),
};

fn applies(pack: &Pack, _: &Scenario, profession: ProfessionIx) -> bool {
    let asks = &pack[profession].asks;
    let mut work = asks.workloads.iter();
    let counted = work.any(|work| matches!(work.per, Per::Resident(..)));
    minutes(asks) > 0.0 && !asks.workloads.is_empty() && (peopled(pack) || !counted)
}

fn asked<'q>(question: &'q Question) -> &'q Asks {
    &question.pack[question.profession].asks
}

/// Minutes that a full-time head has in a year.
fn minutes(asks: &Asks) -> f64 {
    asks.days * asks.day_hours * 60.0
}

/// FTE of the allowances of one kind: per head, or of all staff together.
fn allowances(asks: &Asks, of: Per) -> f64 {
    let work = asks.workloads.iter().filter(|work| work.per == of);
    work.map(|work| work.units * work.minutes).sum::<f64>() / minutes(asks)
}

/// Minutes of services, `[year][row]`: as the number of residents would move them, and as they are.
fn services(question: &Question) -> (Vec<f64>, Vec<f64>) {
    let residents = by_row(question, &question.uses.residents);
    let (mut size, mut now) = (vec![0.0; residents.len()], vec![0.0; residents.len()]);
    for work in &asked(question).workloads {
        let Per::Resident(from, to) = work.per else {
            continue;
        };
        let people = by_row(question, &question.residents_aged((from, to)));
        let minutes = work.units * work.minutes;
        for (at, all) in residents.iter().enumerate() {
            let row = at % question.rows;
            size[at] += minutes * people[row] * per(*all, residents[row]);
            now[at] += minutes * people[at];
        }
    }
    (size, now)
}

/// From minutes to FTE, year by year.
fn staff(question: &Question, work: &[f64]) -> Vec<f64> {
    let asks = asked(question);
    let time = minutes(asks);
    let multiplier = 1.0 / (1.0 - allowances(asks, Per::Head));
    let individual = allowances(asks, Per::Staff);
    let of_year = |year: &[f64]| -> Vec<f64> {
        let all: f64 = year.iter().sum();
        let share = if all > 0.0 { individual / all } else { 0.0 };
        let fte = |minutes: &f64| minutes / time * multiplier + minutes * share;
        year.iter().map(fte).collect()
    };
    work.chunks_exact(question.rows).flat_map(of_year).collect()
}

fn base(question: &Question) -> Base {
    let (size, now) = services(question);
    let fte = staff(question, &now);
    Base {
        opening: fte[..question.rows].to_vec(),
        series: vec![
            (DriverId::PopulationSize, staff(question, &size)),
            (DriverId::PopulationAgeing, fte),
        ],
        common: Common::Trend { held: 0.0 },
    }
}

/// Hours of service, staff without allowances, days of a head, and the share that allowances take.
fn workings(question: &Question) -> Vec<Working> {
    let asks = asked(question);
    let (_, now) = services(question);
    let each = |of: &dyn Fn(f64) -> f64| now.iter().map(|minutes| of(*minutes)).collect();
    let time = minutes(asks);
    let step = |code, unit, sums, values| Working {
        item: Item::Step("wisn_", code),
        unit,
        sums,
        values,
    };
    let share = allowances(asks, Per::Head);
    vec![
        step("hours", "hours", true, each(&|minutes| minutes / 60.0)),
        step("base", "fte", true, each(&|minutes| minutes / time)),
        step("days", "days", false, each(&|_| asks.days)),
        step("allowances", "share", false, each(&|_| share)),
    ]
}
