//! What one screen shows: a scenario, a place, a profession, a year and a view.
//!
//! It knows no pack: codes are only compared with what a pack says it holds.

use super::{Axis, LeverId, Notice, Scenario, limits};
use crate::unit::Year;

/// Remark on a cursor that was brought into the years shown: told of links only, as whoever
/// shortens the years sees the cursor move.
pub(super) const CURSOR: &str = "fit-year";

macro_rules! tabs {
    ($($(#[doc = $doc:literal])+ $name:ident, $code:literal;)+) => {
        /// A view of the simulator.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub enum Tab { #[default] $($(#[doc = $doc])+ $name,)+ }

        /// All views, in the order in which they are shown.
        pub const TABS: &[Tab] = &[$(Tab::$name,)+];

        impl Tab {
            /// Its code in links; locale keys are `tab-<code>`.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }
        }
    };
}

tabs! {
    /// Supply against need over the years.
    Gap, "gap";
    /// Age pyramid.
    Ages, "ages";
    /// Training pipeline and yearly flows.
    Flows, "flows";
    /// Tile map.
    Regions, "regions";
    /// Waterfall of causes.
    Drivers, "drivers";
    /// Demand by every method.
    Methods, "methods";
    /// Artificial intelligence.
    Ai, "ai";
    /// Continuing professional development.
    Cpd, "cpd";
    /// Posts, vacancies and what holds hiring back.
    Posts, "posts";
    /// Cost, payers and what stays to be paid.
    Money, "money";
}

impl Tab {
    /// The view with this code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        TABS.iter().copied().find(|tab| tab.code() == code)
    }
}

/// One screen. Everything that a link restores.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Session {
    /// Pack slug.
    pub pack: String,
    /// What was decided.
    pub scenario: Scenario,
    /// Profession code.
    pub profession: String,
    /// Region code; empty = the nation.
    pub region: String,
    /// Year under the cursor; 0 = not chosen yet.
    pub year: Year,
    /// View in front.
    pub tab: Tab,
    /// Seed of draws, kept for the links; a deterministic run does not read it.
    pub seed: u64,
}

/// A profession as a session can ask for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Offered<'a> {
    /// Code.
    pub code: &'a str,
    /// Whether figures by region exist.
    pub regional: bool,
    /// What its ratio can be taken from, regions apart.
    pub ratios: &'a [String],
}

/// What a pack holds, as far as a session can ask for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known<'a> {
    /// Engine version.
    pub engine: &'a str,
    /// Pack slug and hash.
    pub pack: (&'a str, &'a str),
    /// Runnable professions.
    pub professions: Vec<Offered<'a>>,
    /// Region codes.
    pub regions: Vec<&'a str>,
    /// Method ids.
    pub methods: Vec<&'a str>,
    /// The method and the way of counting capacity that hold where nothing is chosen.
    pub usual: (&'a str, bool),
    /// Variants of the index of need.
    pub variants: Vec<&'a str>,
    /// Fund codes.
    pub funds: Vec<&'a str>,
    /// What the reach of an action can name.
    pub reach: Vec<(Axis, Vec<&'a str>)>,
    /// Opening year and last year.
    pub years: (Year, Year),
    /// Profession to fall back to.
    pub profession: &'a str,
    /// Year to fall back to.
    pub year: Year,
}

/// Takes the text of a notice and its arguments by name.
type Telling<'t> = &'t mut dyn FnMut(&'static str, &[(&'static str, &str)]);

impl Session {
    /// Takes back whatever the pack does not hold or one choice excludes of another, and says what.
    pub fn fit(&mut self, known: &Known<'_>) -> Vec<Notice> {
        let mut notices = Vec::new();
        let mut tell = |key, arguments: &[(&'static str, &str)]| {
            Notice::new(key, arguments).join(&mut notices);
        };
        if !self.pack.is_empty() && self.pack != known.pack.0 {
            tell("fit-pack", &[("pack", &self.pack)]);
        }
        known.pack.0.clone_into(&mut self.pack);
        let find = |code: &str| known.professions.iter().find(|card| card.code == code);
        if find(&self.profession).is_none() {
            if !self.profession.is_empty() {
                tell("fit-profession", &[("profession", &self.profession)]);
            }
            known.profession.clone_into(&mut self.profession);
        }
        let offered = find(&self.profession).copied().unwrap_or_default();
        let regions = if offered.regional {
            known.regions.as_slice()
        } else {
            &[]
        };
        if !self.region.is_empty() && !regions.contains(&self.region.as_str()) {
            tell("fit-region", &[("region", &self.region)]);
            self.region.clear();
        }
        let scenario = &mut self.scenario;
        if let Some(method) = &scenario.method {
            let here = known.methods.contains(&method.as_str());
            if !here {
                tell("fit-method", &[("method", method)]);
            }
            if !here || *method == known.usual.0 {
                scenario.method = None;
            }
        }
        if scenario.capacity_mean == Some(known.usual.1) {
            scenario.capacity_mean = None;
        }
        if !limits::ratio(&scenario.ratio, offered.ratios, regions) {
            tell("fit-ratio", &[("ratio", &scenario.ratio)]);
            scenario.ratio.clear();
        }
        if !scenario.variant.is_empty() && !known.variants.contains(&scenario.variant.as_str()) {
            tell("fit-variant", &[("variant", &scenario.variant)]);
            scenario.variant.clear();
        }
        scenario.weights.retain(|(method, _)| {
            let here = method != limits::BLEND && known.methods.contains(&method.as_str());
            if !here {
                tell("fit-weight", &[("method", method)]);
            }
            here
        });
        scenario.funds.retain(|(code, _)| {
            let here = known.funds.contains(&code.as_str());
            if !here {
                tell("fit-fund", &[("fund", code)]);
            }
            here
        });
        self.fit_reach(known, &mut tell);
        self.fit_years(known, &mut tell);
        notices
    }

    /// Takes away actions whose reach names what the pack does not hold, or what their lever does
    /// not take: acting everywhere instead would be another decision.
    fn fit_reach(&mut self, known: &Known<'_>, tell: Telling<'_>) {
        let holds = |axis: Axis, code: &str| {
            let list = known.reach.iter().find(|(of, _)| *of == axis);
            list.is_some_and(|(_, codes)| codes.contains(&code))
        };
        self.scenario.actions.retain(|action| {
            let row = action.lever.row();
            let untaken = action.reach.axes().find(|axis| !row.reach.contains(axis));
            if let Some(axis) = untaken {
                tell(
                    "fit-reach-axis",
                    &[("lever", row.code), ("axis", axis.word())],
                );
                return false;
            }
            let unknown = action.reach.axes().find_map(|axis| {
                let codes = action.reach.codes(axis).iter();
                codes.map(String::as_str).find(|code| !holds(axis, code))
            });
            if let Some(code) = unknown {
                tell("fit-reach", &[("lever", row.code), ("code", code)]);
            }
            unknown.is_none()
        });
    }

    /// Brings years into those of the pack, and the cursor into those that are shown.
    fn fit_years(&mut self, known: &Known<'_>, tell: Telling<'_>) {
        let (first, last) = known.years;
        let projected = first + 1..=last.max(first + 1);
        let scenario = &mut self.scenario;
        if let Some(until) = scenario.until {
            let here = projected.contains(&until);
            if !here {
                tell("fit-until", &[("year", &until.to_string())]);
            }
            if !here || until == last {
                scenario.until = None;
            }
        }
        for action in &mut scenario.actions {
            let start = action.start.clamp(*projected.start(), *projected.end());
            if start == action.start && action.path.iter().all(|(year, _)| projected.contains(year))
            {
                continue;
            }
            let (code, was) = (action.lever.row().code, action.start.to_string());
            let now = start.to_string();
            tell(
                "fit-start",
                &[("lever", code), ("year", &was), ("now", &now)],
            );
            action.start = start;
            // What lies before the first projected year is where the path comes from.
            let own = action.clone();
            action.path.retain(|(year, _)| projected.contains(year));
            let begins = own.path.first().is_some_and(|(year, _)| *year < start);
            if begins && action.path.first().is_none_or(|(year, _)| *year > start) {
                action.path.insert(0, (start, own.at(start)));
            }
        }
        scenario.put_in_order();
        let shown = scenario.until.unwrap_or(last);
        if self.year == 0 {
            self.year = known.year.clamp(first, shown);
        }
        let year = self.year.clamp(first, shown);
        if year != self.year {
            let (was, now) = (self.year.to_string(), year.to_string());
            tell(CURSOR, &[("year", &was), ("now", &now)]);
            self.year = year;
        }
    }

    /// The lever's full value; 0 when it was not moved.
    #[must_use]
    pub fn lever(&self, id: LeverId) -> f64 {
        self.scenario
            .actions
            .iter()
            .find(|m| m.lever == id)
            .map_or(0.0, |m| m.value)
    }
}
