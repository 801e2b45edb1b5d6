//! A profession and how far down its figures go.

use crate::i18n::Names;
use crate::pack::facts::asks::Asks;
use crate::pack::facts::market::LabourMarket;
use crate::pack::facts::need::Norm;
use crate::word::Grade;

/// How far down a profession's figures go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Extent {
    /// By region: mapped and ranked.
    Regions,
    /// National figures only: computed for the nation, neither mapped nor ranked.
    Nation,
    /// No usable figure: listed with the reason, not run.
    None,
}

/// A profession or profile.
#[derive(Clone, Debug, PartialEq)]
pub struct Profession {
    /// Code in tables.
    pub code: String,
    /// Index into `Pack::families`.
    pub family: usize,
    /// Names for people.
    pub names: Names,
    /// How far down its figures go.
    pub extent: Extent,
    /// Remark of the table (why there is no figure, what is merged).
    pub note: String,
    /// Its cadres: `Pack::cadres[cadres.0..cadres.1]`.
    pub cadres: (usize, usize),
    /// Which services its work is for: (index into `Pack::services`, share), shares sum to 1.
    pub services: Vec<(usize, f64)>,
    /// u0, need beyond the stock at the opening year (share of F0).
    pub unmet_need: f64,
    /// Growth of use beyond demography, per year.
    pub use_trend: f64,
    /// Shift of use weights to older ages, years per decade.
    pub healthy_ageing: f64,
    /// Growth of capacity per FTE, per year.
    pub productivity: f64,
    /// Growth of yearly hours per FTE, per year.
    pub hours_growth: f64,
    /// Share of the FTE worked in training for the profession that counts as capacity.
    pub residents_in_capacity: f64,
    /// Real growth of pay, per year.
    pub wage_growth: f64,
    /// Norm of the ratio method, if one is given.
    pub norm: Option<Norm>,
    /// Exogenous index of need by variant: (variant, value per year from the opening year).
    pub need_index: Vec<(String, Vec<f64>)>,
    /// Rows of the demand methods that need more than residents and staff.
    pub asks: Asks,
    /// What becomes of people without a post, and how staff bear work.
    pub market: LabourMarket,
    /// Grade of the opening stock (weakest of its cadres).
    pub grade: Grade,
    /// Whether new entrants are known (a programme feeds it, or flows are given): else only the
    /// opening stock may be shown, and projections say that no training figure exists.
    pub projected: bool,
}
