//! What a user decides: levers, horizon and choices of method. Holds codes; knows no pack.

pub mod action;
pub mod choice;
pub mod edit;
#[cfg(feature = "engine")]
pub mod file;
pub mod lever;
pub mod limits;
pub mod link;
pub mod notice;
pub mod reach;
pub mod session;

pub use action::{Action, End};
pub use choice::{CHOICES, Choice};
pub use edit::{Edit, History};
pub use lever::{Group, LEVERS, Lever, LeverId, LeverUnit};
pub use notice::Notice;
pub use reach::{AXES, Axis, Reach};
pub use session::{Known, Offered, Session, TABS, Tab};

use crate::unit::Year;

/// Where the regional base of need-driven demand comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DemandBase {
    /// The nation's staff shared out by each region's weighted residents: regions differ.
    #[default]
    NeedWeighted,
    /// Each region keeps its own opening density.
    OwnDensity,
}

/// A full set of decisions; the default is the baseline.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Scenario {
    /// What was decided, in the one order of actions; several of one lever add up.
    pub actions: Vec<Action>,
    /// Last year wanted; `None` = the pack's last.
    pub until: Option<Year>,
    /// Demand method id; `None` = the pack's default.
    pub method: Option<String>,
    /// Capacity as mean of two year-ends (`true`) or year-end; `None` = the pack's default.
    pub capacity_mean: Option<bool>,
    /// Regional base of utilisation demand.
    pub base: DemandBase,
    /// Resident ages counted by utilisation demand; `None` = all.
    pub need_ages: Option<(u16, u16)>,
    /// Variant of the exogenous index of need; empty = the pack's default one.
    pub variant: String,
    /// Whether the sites that a standard asks for are rounded up in every region.
    pub whole_sites: bool,
    /// Density of the ratio method: `today`, `norm`, `region:CODE` or `benchmark:CODE`; empty = the
    /// norm where the pack has one, else today's.
    pub ratio: String,
    /// Weights of the methods that the blend is made of, by id in order; empty = the usual ones.
    pub weights: Vec<(String, f64)>,
    /// Funds that were switched, by code in order: on or off against the pack's default.
    pub funds: Vec<(String, bool)>,
    /// Whether posts limit hiring and people without one wait (labour market); off = whoever
    /// finishes training is hired at once.
    pub market: bool,
    /// Whether workload moves voluntary exits two years later.
    pub workload: bool,
    /// Whether limits on payroll limit the posts, while posts limit hiring.
    pub caps: bool,
}

impl Scenario {
    /// The value of a lever in a year where every reach is met, in its own unit.
    #[must_use]
    pub fn lever(&self, id: LeverId, year: Year) -> f64 {
        let own = self.actions.iter().filter(|action| action.lever == id);
        own.map(|action| action.at(year)).sum()
    }

    /// Gives a method a weight in the blend, 0 or more; 0 takes it out. The list stays in order.
    pub fn weigh(&mut self, method: &str, weight: f64) {
        self.weights.retain(|(known, _)| known != method);
        if weight > 0.0 {
            let at = self
                .weights
                .partition_point(|(known, _)| known.as_str() < method);
            self.weights.insert(at, (method.to_owned(), weight));
        }
    }

    /// Whether a fund was switched on or off; `None` = as the pack has it.
    #[must_use]
    pub fn fund(&self, code: &str) -> Option<bool> {
        let found = self.funds.iter().find(|(known, _)| known == code);
        found.map(|(_, on)| *on)
    }

    /// Switches a fund; `None` gives it back to the pack. The list stays in order of codes.
    pub fn switch(&mut self, code: &str, on: Option<bool>) {
        self.funds.retain(|(known, _)| known != code);
        if let Some(on) = on {
            let at = self
                .funds
                .partition_point(|(known, _)| known.as_str() < code);
            self.funds.insert(at, (code.to_owned(), on));
        }
    }

    /// Moves one lever within its reach, in the place of whatever moved it there; 0 takes it away.
    pub fn set(&mut self, wanted: Action) {
        self.actions
            .retain(|known| known.lever != wanted.lever || known.reach != wanted.reach);
        self.add(wanted);
    }

    /// Puts the actions in their one order, after some were changed in their place.
    pub(crate) fn put_in_order(&mut self) {
        for action in std::mem::take(&mut self.actions) {
            self.add(action);
        }
    }

    /// Whether no lever has two actions.
    #[must_use]
    pub fn each_once(&self) -> bool {
        let mut pairs = self.actions.iter().zip(self.actions.iter().skip(1));
        pairs.all(|(one, next)| one.lever != next.lever)
    }

    /// Takes one action more, beside those of the same lever. The list stays in one order, so that
    /// the order in which a user acts never shows.
    pub fn add(&mut self, wanted: Action) {
        if !wanted.is_still() {
            let at = self
                .actions
                .partition_point(|known| known.order(&wanted).is_lt());
            self.actions.insert(at, wanted);
        }
    }
}
