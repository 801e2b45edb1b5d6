//! Money as the page gets it: euros of one year, one value per year of the run.

use serde::{Deserialize, Serialize};

use crate::i18n::Names;
use crate::unit::Year;
use crate::word::Grade;
use crate::word::{CostType, FundKind, Indicator, Reason};

/// A fund as the page lists it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FundCard {
    /// Code.
    pub code: String,
    /// Names.
    pub names: Names,
    /// Whose money it is.
    pub kind: FundKind,
    /// First and last month of its window: year, month 1..=12.
    pub window: ((Year, u8), (Year, u8)),
    /// Whether it counts unless the scenario says otherwise.
    pub on: bool,
    /// What it can pay in all, euros; `None` = no amount is known.
    pub ceiling: Option<f64>,
    /// Remark of the pack.
    pub note: String,
}

/// What one profession costs, who pays, and what that buys, in one region or the nation. A region has
/// its part of national costs, by residents, and of what is matched for the nation: regions add up.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Money {
    /// Profession code.
    pub profession: String,
    /// Region code; empty = the nation.
    pub region: String,
    /// Years, the opening one included.
    pub years: Vec<Year>,
    /// Year whose euros all amounts are in.
    pub price_year: Year,
    /// Cost by sort and year without any lever; sorts that are priced.
    pub baseline: Vec<(CostType, Vec<f64>)>,
    /// The same in the scenario.
    pub scenario: Vec<(CostType, Vec<f64>)>,
    /// Who pays, by year: baseline, scenario. They add up to the cost to the cent.
    pub payers: Vec<Payer>,
    /// Running cost of what EU money started and pays no longer, by year: baseline, scenario.
    pub cliff: (Vec<f64>, Vec<f64>),
    /// Every sort of cost with every fund, and the reason.
    pub matches: Vec<Match>,
    /// Cost for what it brings; `None` where nothing is gained.
    pub indicators: Vec<(Indicator, Option<f64>)>,
    /// Sectors of the profession whose staff have no price: their payroll is not counted.
    pub unpriced: Vec<String>,
    /// Regional limits on payroll; empty where the pack has none or the profession no regions.
    pub caps: Vec<CapTrack>,
    /// Weakest grade of the prices behind it.
    pub grade: Grade,
}

/// One payer by year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Payer {
    /// Code of the fund; empty = ordinary budgets (locale key `payer-budget`).
    pub fund: String,
    /// Euros by year without any lever.
    pub baseline: Vec<f64>,
    /// Euros by year in the scenario.
    pub scenario: Vec<f64>,
}

/// Whether a fund pays a sort of cost.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Match {
    /// The sort of cost.
    pub cost: CostType,
    /// Code of the fund.
    pub fund: String,
    /// Why it pays, or why not.
    pub reason: Reason,
    /// Euros that it pays over all years of the run, in the scenario.
    pub paid: f64,
}

/// Payroll of a region against its limit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CapTrack {
    /// Region code; empty = the nation.
    pub region: String,
    /// Share of the limited payroll that the professions here account for, at the opening.
    pub covered: f64,
    /// Limit by year, euros.
    pub limit: Vec<f64>,
    /// Limited payroll by year, euros: it grows as that of the professions here.
    pub payroll: Vec<f64>,
}
