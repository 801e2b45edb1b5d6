//! What a scenario decides beside its levers: each can be told and put back by itself.

use super::Scenario;

macro_rules! choices {
    ($($(#[doc = $doc:literal])+ $name:ident, $code:literal, $($field:ident),+;)+) => {
        /// A decision that makes another scenario than the reference, beside the levers.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Choice { $($(#[doc = $doc])+ $name,)+ }

        /// All of them, in the order in which they are told.
        pub const CHOICES: &[Choice] = &[$(Choice::$name,)+];

        impl Choice {
            /// Its code; locale keys are `choice-<code>`.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }
        }

        impl Scenario {
            /// Whether this was decided.
            #[must_use]
            pub fn chose(&self, choice: Choice) -> bool {
                let usual = Self::default();
                match choice { $(Choice::$name => $(self.$field != usual.$field)||+,)+ }
            }

            /// Puts one decision back.
            pub fn restore(&mut self, choice: Choice) {
                let usual = Self::default();
                match choice { $(Choice::$name => { $(self.$field = usual.$field;)+ })+ }
            }

            /// Whether every field is a decision of this list, the levers or the last year.
            #[cfg(test)]
            pub(crate) fn listed(self) {
                let Self { actions: _, until: _, $($($field: _,)+)+ } = self;
            }
        }
    };
}

choices! {
    /// The method of demand.
    Method, "method", method;
    /// Which residents count.
    Ages, "ages", need_ages;
    /// What the ratio method is taken from.
    Ratio, "ratio", ratio;
    /// Weights of the blend.
    Weights, "weights", weights;
    /// The regional base of demand.
    Base, "base", base;
    /// How capacity is counted.
    Capacity, "capacity", capacity_mean;
    /// The variant of the index of need.
    Variant, "variant", variant;
    /// Whether sites are rounded up.
    Sites, "sites", whole_sites;
    /// Whether posts limit hiring.
    Market, "market", market;
    /// Whether limits on payroll limit posts.
    Caps, "caps", caps;
    /// Whether workload drives exits.
    Workload, "workload", workload;
    /// Funds that were switched.
    Funds, "funds", funds;
}

impl Scenario {
    /// What was decided beside the levers.
    #[must_use]
    pub fn chosen(&self) -> Vec<Choice> {
        let all = CHOICES.iter().copied();
        all.filter(|choice| self.chose(*choice)).collect()
    }

    /// Whether anything was decided that makes another scenario than the reference.
    #[must_use]
    pub fn decided(&self) -> bool {
        !self.actions.is_empty() || CHOICES.iter().any(|choice| self.chose(*choice))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_is_told_and_put_back_one_by_one() {
        // Does not compile while a field of the scenario is in no choice.
        Scenario::default().listed();
        let mut all = Scenario {
            method: Some("ratio".into()),
            capacity_mean: Some(true),
            base: crate::scenario::DemandBase::OwnDensity,
            need_ages: Some((0, 99)),
            variant: "high".into(),
            whole_sites: true,
            ratio: "today".into(),
            weights: vec![("ratio".into(), 1.0)],
            funds: vec![("ESF".into(), true)],
            market: true,
            workload: true,
            caps: true,
            ..Scenario::default()
        };
        assert_eq!(all.chosen(), CHOICES);
        for (at, choice) in CHOICES.iter().enumerate() {
            assert!(all.decided());
            all.restore(*choice);
            assert_eq!(all.chosen(), CHOICES[at + 1..]);
        }
        assert_eq!(all, Scenario::default());
        assert!(!all.decided());
    }
}
