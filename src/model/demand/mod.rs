//! How many FTE are required: one file per method, one line each in the list.
//!
//! A method gives the base R(t) from residents; the steps common to all (trend of use, exogenous
//! index, unmet need moved by a lever) follow here, so that every method can be explained by the
//! same causes. Knows no stock beyond the opening one.

mod ratio;
mod replacement;
mod uses;
mod utilisation;

pub use uses::Use;

use super::effects::Effects;
use super::mix::Moved;
use crate::outcome::DriverId;
use crate::pack::Pack;
use crate::scenario::{LeverId, Scenario};
use crate::unit::{ProfessionIx, Year};

/// A demand method.
#[derive(Clone, Copy)]
pub struct Method {
    /// Code in scenarios and packs; locale keys are `method-<id>`.
    pub id: &'static str,
    base: fn(&Question) -> Base,
}

impl std::fmt::Debug for Method {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

/// All methods: one file and one line each.
pub const METHODS: &[Method] = &[utilisation::METHOD, ratio::METHOD, replacement::METHOD];

/// The method with this id; the first of the list when there is none (packs are checked).
#[must_use]
pub fn find(id: &str) -> &'static Method {
    METHODS.iter().find(|m| m.id == id).unwrap_or(&METHODS[0])
}

/// What a method may know.
pub(crate) struct Question<'a> {
    pub(crate) pack: &'a Pack,
    pub(crate) uses: &'a Use,
    pub(crate) scenario: &'a Scenario,
    pub(crate) effects: &'a Effects,
    pub(crate) profession: ProfessionIx,
    /// Regions, or 1.
    pub(crate) rows: usize,
    /// FTE at the opening by row.
    pub(crate) opening_fte: &'a [f64],
    /// Heads at work at the opening, active retirees included as in the FTE; nation.
    pub(crate) opening_heads: f64,
    pub(crate) steps: usize,
}

/// What a method answers, `[year][row]` FTE, before trend, index and levers of need.
///
/// The three series are cumulative: `size` moves with the number of residents only, `structure`
/// also with their age, `healthy` also with healthy ageing. The last one is the method's demand.
pub(crate) struct Base {
    pub(crate) size: Vec<f64>,
    pub(crate) structure: Vec<f64>,
    pub(crate) healthy: Vec<f64>,
    /// Whether the trend of use and the index of need apply.
    pub(crate) grows: bool,
}

/// FTE required, and the causes of its change.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Demand {
    /// `[year][row]` FTE.
    pub fte: Vec<f64>,
    /// What each cause added since the opening, `[year][row]` FTE; they sum to the change.
    pub causes: Vec<(DriverId, Vec<f64>)>,
    /// Work moved to and from other professions; empty when none moves.
    pub moved: Moved,
}

/// Applies a method and the common steps.
pub(crate) fn required(method: &Method, question: &Question) -> Demand {
    let base = (method.base)(question);
    let facts = &question.pack.professions[question.profession.0];
    let (trend, index) = if base.grows {
        (
            question
                .effects
                .compounded(facts.use_trend, LeverId::UseTrend),
            index_of_need(
                &facts.need_index,
                &question.scenario.variant,
                question.steps,
            ),
        )
    } else {
        (vec![1.0; question.steps + 1], vec![1.0; question.steps + 1])
    };
    let rows = question.rows;
    let cells = rows * (question.steps + 1);
    let mut causes = [
        DriverId::PopulationSize,
        DriverId::PopulationAgeing,
        DriverId::HealthyAgeing,
        DriverId::UseTrend,
        DriverId::NeedIndex,
        DriverId::UnmetNeed,
    ]
    .map(|driver| (driver, vec![0.0; cells]));
    let mut fte = vec![0.0; cells];
    for at in 0..cells {
        let step = at / rows;
        let opening = base.structure[at % rows];
        let used = base.healthy[at];
        let trended = used * trend[step];
        let indexed = trended * index[step];
        let unmet = question.effects.offset(LeverId::UnmetNeed, step) / (1.0 + facts.unmet_need);
        fte[at] = indexed * (1.0 + unmet);
        let steps = [
            base.size[at] - opening,
            base.structure[at] - base.size[at],
            used - base.structure[at],
            trended - used,
            indexed - trended,
            fte[at] - indexed,
        ];
        for ((_, values), value) in causes.iter_mut().zip(steps) {
            values[at] = value;
        }
    }
    Demand {
        fte,
        causes: causes.into(),
        moved: Moved::default(),
    }
}

/// The exogenous index of the chosen variant by year; 1 when the pack has none.
fn index_of_need(variants: &[(String, Vec<f64>)], wanted: &str, steps: usize) -> Vec<f64> {
    let found = variants.iter().find(|(name, _)| name == wanted);
    let values = found.map_or(&[][..], |(_, values)| values.as_slice());
    (0..=steps)
        .map(|step| values.get(step).or(values.last()).copied().unwrap_or(1.0))
        .collect()
}

/// Residents of one year and row, `[sex][age]` of all regions of the row.
pub(crate) fn regions_of(question: &Question, row: usize) -> std::ops::Range<usize> {
    if question.rows == question.pack.regions.len() {
        row..row + 1
    } else {
        0..question.pack.regions.len()
    }
}

/// The calendar year of a step.
pub(crate) fn year_of(pack: &Pack, step: usize) -> Year {
    pack.opening_year + Year::try_from(step).unwrap_or(Year::MAX)
}
