//! Economic: the use of care by age, and income per head to the power of an elasticity.
//!
//! R = R0 x use by age and sex x (income / income of the opening) ^ elasticity. Income takes the place
//! of the trend of use, which does not act here. Source: method S8.8.

use super::{Base, Common, Method, Question, no_workings, utilisation};
use crate::pack::Pack;
use crate::scenario::Scenario;
use crate::unit::ProfessionIx;
use crate::word::{DriverId, Side, Sides};

pub(super) const METHOD: Method = Method {
    id: "economic",
    applies,
    base,
    workings: no_workings,
    sides: utilisation::NEED_OF_USE.and(Sides::of(&[Side::Income])),
};

fn applies(pack: &Pack, scenario: &Scenario, profession: ProfessionIx) -> bool {
    let known = pack[profession].asks.income.is_some();
    known && utilisation::applies(pack, scenario, profession)
}

fn base(question: &Question) -> Base {
    let mut base = utilisation::base(question);
    let facts = &question.pack[question.profession];
    base.common = Common::Index {
        held: facts.unmet_need,
    };
    if let (Some(income), Some((_, used))) = (&facts.asks.income, base.series.last()) {
        let opening = income.per_head[0];
        let factor = |step: usize| libm::pow(income.per_head[step] / opening, income.elasticity);
        let richer = used.iter().enumerate();
        let richer = richer.map(|(at, fte)| fte * factor(at / question.rows));
        let richer = richer.collect();
        base.series.push((DriverId::Income, richer));
    }
    base
}
