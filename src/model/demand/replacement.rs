//! Replacement: as many FTE as at the opening, for ever. Source: method S8.10.

use super::{Base, Common, Method, Question, always, no_workings};
use crate::word::{Side, Sides};

pub(super) const METHOD: Method = Method {
    id: "replacement",
    applies: always,
    base,
    workings: no_workings,
    sides: Sides::of(&[Side::Opening, Side::Index]),
};

fn base(question: &Question) -> Base {
    Base {
        opening: question.opening_fte.to_vec(),
        series: Vec::new(),
        common: Common::Index { held: 0.0 },
    }
}
