//! Statements: the staff that Regions and Orders say is required, as they say it.
//!
//! Numbers of every region, or one of the nation that is shared out by the residents of the opening;
//! straight lines between the years stated. Author and day stay with every row of the pack. Source:
//! method S8.9.

use super::utilisation::by_row;
use super::{Base, Common, Method, Question, no_workings, peopled};
use crate::pack::Pack;
use crate::scenario::Scenario;
use crate::unit::ProfessionIx;
use crate::word::{DriverId, Side, Sides};

pub(super) const METHOD: Method = Method {
    id: "statements",
    applies,
    base,
    workings: no_workings,
    sides: Sides::of(&[
        Side::Opening,
        Side::Residents,
        Side::Statements,
        Side::Index,
    ]),
};

fn applies(pack: &Pack, _: &Scenario, profession: ProfessionIx) -> bool {
    let stated = pack[profession].asks.stated.as_ref();
    stated.is_some_and(|stated| stated.regional || peopled(pack))
}

fn base(question: &Question) -> Base {
    let facts = &question.pack[question.profession];
    let rows = question.rows;
    let mut fte = vec![0.0; (question.steps + 1) * rows];
    if let Some(stated) = &facts.asks.stated {
        let staff = if stated.regional {
            by_row(question, &stated.staff)
        } else {
            let residents = by_row(question, &question.uses.residents);
            let all: f64 = residents[..rows].iter().sum();
            let share = |at: usize| residents[at % rows] / all;
            let of = |at: usize| stated.staff[at / rows] * share(at);
            (0..fte.len()).map(of).collect()
        };
        let per_unit = question.fte_of(stated.heads);
        for (fte, staff) in fte.iter_mut().zip(staff) {
            *fte = staff * per_unit;
        }
    }
    Base {
        opening: fte[..rows].to_vec(),
        series: vec![(DriverId::Statements, fte)],
        common: Common::Index { held: 0.0 },
    }
}
