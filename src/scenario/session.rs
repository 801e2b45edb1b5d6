//! What one screen shows: a scenario, a place, a profession, a year and a view.
//!
//! It knows no pack: codes are only compared with what a pack says it holds.

use super::link::Notice;
use super::{LeverId, Scenario};
use crate::unit::Year;

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

/// What a pack holds, as far as a session can ask for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known<'a> {
    /// Engine version.
    pub engine: &'a str,
    /// Pack slug and hash.
    pub pack: (&'a str, &'a str),
    /// Runnable professions: code, and whether figures by region exist.
    pub professions: Vec<(&'a str, bool)>,
    /// Region codes.
    pub regions: Vec<&'a str>,
    /// Method ids.
    pub methods: Vec<&'a str>,
    /// Fund codes.
    pub funds: Vec<&'a str>,
    /// Opening year and last year.
    pub years: (Year, Year),
    /// Profession to fall back to.
    pub profession: &'a str,
    /// Year to fall back to.
    pub year: Year,
}

impl Session {
    /// Repairs whatever the pack does not hold, and says what was repaired.
    pub fn fit(&mut self, known: &Known<'_>) -> Vec<Notice> {
        let mut notices = Vec::new();
        known.pack.0.clone_into(&mut self.pack);
        let found = known
            .professions
            .iter()
            .find(|(code, _)| *code == self.profession);
        if found.is_none() {
            if !self.profession.is_empty() {
                notices.push(Notice::new(
                    "link-unknown-profession",
                    &[("code", &self.profession)],
                ));
            }
            known.profession.clone_into(&mut self.profession);
        }
        let regional = known
            .professions
            .iter()
            .any(|(code, regional)| *code == self.profession && *regional);
        let here = regional && known.regions.contains(&self.region.as_str());
        if !self.region.is_empty() && !here {
            notices.push(Notice::new(
                "link-unknown-region",
                &[("code", &self.region)],
            ));
            self.region.clear();
        }
        if let Some(method) = &self.scenario.method
            && !known.methods.contains(&method.as_str())
        {
            notices.push(Notice::new("link-unknown-method", &[("code", method)]));
            self.scenario.method = None;
        }
        self.scenario.weights.retain(|(method, _)| {
            let here = known.methods.contains(&method.as_str());
            if !here {
                notices.push(Notice::new("link-unknown-weight", &[("code", method)]));
            }
            here
        });
        self.scenario.funds.retain(|(code, _)| {
            let here = known.funds.contains(&code.as_str());
            if !here {
                notices.push(Notice::new("link-unknown-fund", &[("code", code)]));
            }
            here
        });
        let (first, last) = known.years;
        if self.year == 0 {
            self.year = known.year;
        }
        let cut = |year: Year| year.clamp(first, last);
        if self.year != cut(self.year) {
            notices.push(Notice::new(
                "link-clamped-year",
                &[("year", &self.year.to_string())],
            ));
            self.year = cut(self.year);
        }
        if let Some(until) = self.scenario.until.filter(|year| *year != cut(*year)) {
            notices.push(Notice::new(
                "link-clamped-year",
                &[("year", &until.to_string())],
            ));
            self.scenario.until = None;
        }
        for lever in &mut self.scenario.levers {
            let start = lever.start.clamp(first + 1, last.max(first + 1));
            if start != lever.start {
                notices.push(Notice::new(
                    "link-clamped-year",
                    &[("year", &lever.start.to_string())],
                ));
                lever.start = start;
            }
        }
        notices
    }

    /// The lever's full value; 0 when it was not moved.
    #[must_use]
    pub fn lever(&self, id: LeverId) -> f64 {
        self.scenario
            .levers
            .iter()
            .find(|m| m.lever == id)
            .map_or(0.0, |m| m.value)
    }
}
