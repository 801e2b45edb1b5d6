//! Needs: cases of a condition, times the care that a case needs, over what one FTE gives.
//!
//! R = sum over conditions of sum over ages (P x prevalence) x coverage x units x share / units per
//! FTE. The weights of the condition's service are its prevalence: cases per resident by sex and
//! age. Knows no staff. Source: method S8.6.

use super::utilisation::{by_row, per, used};
use super::{Base, Common, Item, Method, Question, Working, peopled};
use crate::pack::{Need, Pack};
use crate::scenario::Scenario;
use crate::unit::ProfessionIx;
use crate::word::{DriverId, Side, Sides};

pub(super) const METHOD: Method = Method {
    id: "needs",
    applies,
    base,
    workings,
    sides: Sides::of(&[
        Side::Residents,
        Side::Use,
        Side::HealthyAgeing,
        Side::Cases,
        Side::Trend,
        Side::Index,
    ]),
};

fn applies(pack: &Pack, _: &Scenario, profession: ProfessionIx) -> bool {
    peopled(pack) && !pack[profession].asks.needs.is_empty()
}

fn asked<'q>(question: &'q Question) -> &'q [Need] {
    &question.pack[question.profession].asks.needs
}

fn base(question: &Question) -> Base {
    let rows = question.rows;
    let residents = by_row(question, &question.uses.residents);
    let mut series = [
        DriverId::PopulationSize,
        DriverId::PopulationAgeing,
        DriverId::HealthyAgeing,
    ]
    .map(|driver| (driver, vec![0.0; residents.len()]));
    for need in asked(question) {
        let fte = need.coverage * need.units * need.share / need.per_fte;
        let (cases, younger) = used(question, need.service, None);
        for (at, people) in residents.iter().enumerate() {
            let row = at % rows;
            series[0].1[at] += fte * cases[row] * per(*people, residents[row]);
            series[1].1[at] += fte * cases[at];
            series[2].1[at] += fte * younger[at];
        }
    }
    Base {
        opening: series[1].1[..rows].to_vec(),
        series: series.into(),
        common: Common::Trend { held: 0.0 },
    }
}

/// The cases of every condition.
fn workings(question: &Question) -> Vec<Working> {
    let cases = asked(question)
        .iter()
        .enumerate()
        .map(|(at, need)| Working {
            item: Item::Cases(at),
            unit: "heads",
            sums: true,
            values: used(question, need.service, None).1,
        });
    cases.collect()
}
