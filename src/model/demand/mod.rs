//! How many FTE are required: one file per method, one line each in the list.
//!
//! A method gives the base R(t) and the causes of its own that move it, one cumulative series each;
//! the steps common to all (trend of use where residents drive it, exogenous index, unmet need moved by
//! a lever) follow here.
//! Source: method S8.1 and S8.12.
//! A method that has no figures for a profession gives nothing: there is no substitute.
//! Knows no stock beyond the opening one.

mod blend;
mod economic;
mod experts;
mod needs;
mod ratio;
mod replacement;
mod standards;
mod statements;
mod uses;
mod utilisation;
mod wisn;

pub use blend::usual as usual_weights;
pub use ratio::choices as known_ratios;
pub use uses::Use;

use super::effects::Effects;
use crate::pack::{Pack, Profession};
use crate::scenario::{LeverId, Scenario};
use crate::unit::{ProfessionIx, Year};
use crate::word::{DriverId, Sides};

/// A demand method.
#[derive(Clone, Copy)]
pub struct Method {
    /// Code in scenarios and packs; locale keys are `method-<id>`, and `method-<id>-missing` where
    /// it may lack figures.
    pub id: &'static str,
    /// Whether the pack has what the method needs to know of a profession.
    applies: fn(&Pack, &Scenario, ProfessionIx) -> bool,
    base: fn(&Question) -> Base,
    /// Steps on the way to the base, for those who want to follow it.
    workings: fn(&Question) -> Vec<Working>,
    /// The figures it stands on; the blend has those of its parts.
    sides: Sides,
}

impl Method {
    /// The figures that it stands on under a scenario's choices.
    #[must_use]
    pub fn sides(&self, pack: &Pack, scenario: &Scenario, profession: ProfessionIx) -> Sides {
        if self.id == blend::METHOD.id {
            return blend::sides(pack, scenario, profession);
        }
        self.sides
    }

    /// Whether the method can say anything about a profession under a scenario's choices.
    #[must_use]
    pub fn applies(&self, pack: &Pack, scenario: &Scenario, profession: ProfessionIx) -> bool {
        (self.applies)(pack, scenario, profession)
    }
}

/// Whether anybody lives there at the opening: what is counted in residents has no figure without.
fn peopled(pack: &Pack) -> bool {
    pack.population.total(pack.opening_year) > 0.0
}

/// A method that needs nothing but the opening stock.
fn always(_: &Pack, _: &Scenario, _: ProfessionIx) -> bool {
    true
}

/// A method without steps of its own to tell.
fn no_workings(_: &Question) -> Vec<Working> {
    Vec::new()
}

/// A step on the way to a method's demand: sites, hours of work, shares.
#[derive(Clone, Debug, PartialEq)]
pub struct Working {
    /// What it is.
    pub item: Item,
    /// Its unit, as in the column `unit` of outputs.
    pub unit: &'static str,
    /// Whether the nation is the sum of its rows; else every row has the same value.
    pub sums: bool,
    /// `[year][row]`.
    pub values: Vec<f64>,
}

/// What a step is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item {
    /// Sites of a standard: index into the profession's standards.
    Standard(usize),
    /// Cases of a condition: index into the profession's needs.
    Cases(usize),
    /// A step that does not depend on the pack's rows: family and code.
    Step(&'static str, &'static str),
}

impl Item {
    /// Family and code of its name in outputs: `sites_` and the code of the standard.
    #[must_use]
    pub fn name(self, facts: &Profession) -> (&'static str, &str) {
        match self {
            Self::Standard(at) => (
                "sites_",
                facts.asks.standards.get(at).map_or("", |s| s.code.as_str()),
            ),
            Self::Cases(at) => (
                "cases_",
                facts.asks.needs.get(at).map_or("", |n| n.code.as_str()),
            ),
            Self::Step(family, code) => (family, code),
        }
    }
}

impl std::fmt::Debug for Method {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

/// All methods: one file and one line each.
pub const METHODS: &[Method] = &[
    utilisation::METHOD,
    ratio::METHOD,
    standards::METHOD,
    wisn::METHOD,
    needs::METHOD,
    experts::METHOD,
    economic::METHOD,
    statements::METHOD,
    replacement::METHOD,
    blend::METHOD,
];

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

impl Question<'_> {
    /// Residents `[year][region]` of some ages.
    fn residents_aged(&self, ages: (u16, u16)) -> Vec<f64> {
        self.uses.residents_aged(self.pack, ages)
    }

    /// FTE per unit of staff: 1, or today's mean FTE per head where the unit is a head.
    fn fte_of(&self, heads: bool) -> f64 {
        if heads {
            let fte: f64 = self.opening_fte.iter().sum();
            utilisation::per(fte, self.opening_heads)
        } else {
            1.0
        }
    }
}

/// What a method answers, FTE, before the steps that are common to all.
pub(crate) struct Base {
    /// By row at the opening: where every series starts, bit by bit.
    pub(crate) opening: Vec<f64>,
    /// `[year][row]`, cumulative: each moves with its own cause and with those before it. The last
    /// one is the method's demand; without any, demand stays at the opening.
    pub(crate) series: Vec<(DriverId, Vec<f64>)>,
    /// Which common steps follow.
    pub(crate) common: Common,
}

/// The common steps that a base asks for.
#[derive(Clone, Copy)]
pub(crate) enum Common {
    /// The index of need, and the lever of unmet need on top of the unmet need that the base holds.
    Index {
        /// Share of u0 in the base: need = (1 + held) x what it would be without.
        held: f64,
    },
    /// The trend of use before them.
    Trend {
        /// As above.
        held: f64,
    },
    /// None: the parts that it was put together from have had them.
    Done,
}

/// FTE required, and the causes of its change; empty where the method does not apply.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Demand {
    /// `[year][row]` FTE.
    pub fte: Vec<f64>,
    /// What each cause added since the opening, `[year][row]` FTE; they sum to the change.
    pub causes: Vec<(DriverId, Vec<f64>)>,
    /// Work moved to and from other professions; empty when none moves.
    pub moved: Moved,
    /// FTE required without AI; empty while AI adds nothing.
    pub without_ai: Vec<f64>,
}

/// Work moved to and from a profession, `[year][row]` FTE of its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Moved {
    /// Own work that others do, supervision not taken off.
    pub given: Vec<f64>,
    /// Own time spent on the work of others.
    pub taken: Vec<f64>,
    /// Own time spent supervising what was given away.
    pub supervised: Vec<f64>,
}

impl Demand {
    /// Whether there is any answer: else the method has no figures for the profession.
    #[must_use]
    pub fn is_known(&self) -> bool {
        !self.fte.is_empty()
    }
}

/// Applies a method and the common steps; `None` where the method does not apply.
pub(crate) fn required(method: &Method, question: &Question) -> Option<Demand> {
    method
        .applies(question.pack, question.scenario, question.profession)
        .then(|| grown(&(method.base)(question), question))
}

/// The steps on the way of every method that applies.
pub(crate) fn workings(question: &Question) -> Vec<Working> {
    let (pack, scenario) = (question.pack, question.scenario);
    METHODS
        .iter()
        .filter(|method| method.applies(pack, scenario, question.profession))
        .flat_map(|method| (method.workings)(question))
        .collect()
}

/// The common steps on top of a base: trend of use, index of need, and the points that a lever adds
/// to unmet need, which are points of need without any, whatever the method.
fn grown(base: &Base, question: &Question) -> Demand {
    let facts = &question.pack[question.profession];
    let (steps, rows) = (question.steps, question.rows);
    let mut demand = caused(base, steps);
    let held = match base.common {
        Common::Index { held } | Common::Trend { held } => held,
        Common::Done => return demand,
    };
    if matches!(base.common, Common::Trend { .. }) {
        let effects = question.effects;
        let trend = effects.compounded(facts.use_trend, LeverId::UseTrend);
        multiplied(&mut demand, rows, DriverId::UseTrend, &|step| trend[step]);
    }
    let index = index_of_need(&facts.need_index, &question.scenario.variant, steps);
    multiplied(&mut demand, rows, DriverId::NeedIndex, &|step| index[step]);
    multiplied(&mut demand, rows, DriverId::UnmetNeed, &|step| {
        1.0 + question.effects.offset(LeverId::UnmetNeed, step) / (1.0 + held)
    });
    demand
}

/// A base as demand: what each of its causes adds to those before it.
fn caused(base: &Base, steps: usize) -> Demand {
    let mut fte: Vec<f64> = (0..=steps)
        .flat_map(|_| base.opening.iter().copied())
        .collect();
    let mut causes = Vec::with_capacity(base.series.len() + 3);
    for (driver, values) in &base.series {
        let added = values.iter().zip(&fte).map(|(now, before)| now - before);
        causes.push((*driver, added.collect()));
        fte.clone_from(values);
    }
    Demand {
        fte,
        causes,
        moved: Moved::default(),
        without_ai: Vec::new(),
    }
}

/// Multiplies a factor on, and keeps what it adds as a cause.
fn multiplied(demand: &mut Demand, rows: usize, driver: DriverId, factor: &dyn Fn(usize) -> f64) {
    let mut added = Vec::with_capacity(demand.fte.len());
    for (at, value) in demand.fte.iter_mut().enumerate() {
        let before = *value;
        *value *= factor(at / rows);
        added.push(*value - before);
    }
    demand.causes.push((driver, added));
}

/// The exogenous index of the chosen variant by year, of the usual one where the profession has no such
/// variant; 1 when it has neither.
fn index_of_need(variants: &[(String, Vec<f64>)], wanted: &str, steps: usize) -> Vec<f64> {
    let named = |wanted: &str| variants.iter().find(|(name, _)| name == wanted);
    let found = named(wanted).or_else(|| named(""));
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
