//! One profession in one sector, and how its people leave, arrive and move. Holds no method.

use crate::pack::facts::market::Recruiting;
use crate::unit::{ProfessionIx, SectorIx, Year};
use crate::word::Grade;

/// One profession in one sector: the unit that the supply model moves through time.
///
/// Rows are `[sex][age class]`, row-major, `sexes x ages.count` long. `rows` is the number of
/// regions, or 1 when the profession is national only.
#[derive(Clone, Debug, PartialEq)]
pub struct Cadre {
    /// Its profession.
    pub profession: ProfessionIx,
    /// Its sector.
    pub sector: SectorIx,
    /// Regions of its rows (1 for a national profession).
    pub rows: usize,
    /// Opening heads in post, `[row][sex][age]`, 31 December of the opening year.
    pub opening: Vec<f64>,
    /// Opening heads retired but active, same shape; empty when there are none.
    pub opening_active: Vec<f64>,
    /// Grade of the opening cells.
    pub grade: Grade,
    /// FTE per head by `[sex][age]`.
    pub fte: Vec<f64>,
    /// Staff mortality by year from the opening year + 1: `[year][sex][age]`, yearly probability.
    pub mortality: Vec<f64>,
    /// Leaving for retirement, per sex in pack order.
    pub retirement: Vec<Retirement>,
    /// Voluntary exits as yearly hazards by `[sex][age]`, one per destination.
    pub exits: Vec<Exit>,
    /// Inflows that do not come from training.
    pub inflows: Vec<Inflow>,
    /// Share of the profession's new entrants hired here (sum over its cadres = 1).
    pub hire_share: f64,
    /// New entrants by `[sex][age]`, sums to 1.
    pub hire_profile: Vec<f64>,
    /// New entrants by row, sums to 1.
    pub hire_rows: Vec<f64>,
    /// Yearly share that enters the pool of movers, by `[sex][age]`; all zero = nobody moves.
    pub mobility: Vec<f64>,
    /// Share of the movers' pool by row, sums to 1.
    pub attraction: Vec<f64>,
    /// Share of retirees who stay active (eta).
    pub active_share: f64,
    /// FTE of an active retiree.
    pub active_fte: f64,
    /// Last age of activity after retirement.
    pub active_last_age: u16,
    /// Observed mean yearly change of the stock (heads per year, nation), when published: the
    /// closure flow makes the first projected year match it.
    pub observed_change: Option<f64>,
    /// How much of the closure persists each year after the first (1 = held).
    pub closure_hold: f64,
    /// Signed exogenous heads: (year, row, `sex * ages + age`, heads).
    pub exogenous: Vec<(Year, usize, usize, f64)>,
    /// How its posts are filled.
    pub recruiting: Recruiting,
}

/// How one sex of a cadre leaves for retirement.
#[derive(Clone, Debug, PartialEq)]
pub enum Retirement {
    /// Nobody retires.
    None,
    /// Everybody leaves at one age (years).
    Step {
        /// The leaving age.
        age: f64,
    },
    /// Leaving ages follow a logistic distribution; nobody stays at the cap.
    Logistic {
        /// Centre of the distribution, years.
        age: f64,
        /// Its width, years.
        width: f64,
        /// Age at which everybody has left.
        cap: f64,
    },
    /// Yearly probability by age class.
    Table(Vec<f64>),
}

/// Where a voluntary exit leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Destination {
    /// Another job, or none: out of the profession.
    Other,
    /// Another country.
    Abroad,
    /// Another cadre of the same profession (index into `Pack::cadres`).
    Cadre(usize),
}

/// Voluntary exits to one destination.
#[derive(Clone, Debug, PartialEq)]
pub struct Exit {
    /// Where they lead.
    pub destination: Destination,
    /// Yearly hazard by `[sex][age]`.
    pub hazard: Vec<f64>,
}

/// Cause of an inflow that does not come from training.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum InflowCause {
    /// Trained abroad.
    Immigration,
    /// Back from another job or from outside the system.
    Return,
}

/// Heads that arrive every year from outside training.
#[derive(Clone, Debug, PartialEq)]
pub struct Inflow {
    /// Why they come.
    pub cause: InflowCause,
    /// Heads by year from the opening year + 1.
    pub heads: Vec<f64>,
    /// Split by `[sex][age]`, sums to 1.
    pub profile: Vec<f64>,
    /// Split by row, sums to 1.
    pub rows: Vec<f64>,
}
