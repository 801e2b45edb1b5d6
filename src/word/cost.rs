//! The sorts of cost, and why a fund pays or does not pay one: names, without a figure.

use serde::{Deserialize, Serialize};

macro_rules! costs {
    ($($(#[doc = $doc:literal])+ $name:ident, $code:literal, $training:literal;)+) => {
        /// A sort of cost.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum CostType { $($(#[doc = $doc])+ $name,)+ }

        /// All sorts of cost, in the order in which they are shown.
        pub const COSTS: &[CostType] = &[$(CostType::$name,)+];

        impl CostType {
            /// Name in tables and outputs (`cost_<code>`); locale keys are `cost-<code>`.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }

            /// Whether it belongs to a training programme, not to staff.
            #[must_use]
            pub const fn of_training(self) -> bool {
                match self { $(Self::$name => $training,)+ }
            }
        }
    };
}

costs! {
    /// What an employer pays for staff, contributions included; per FTE and year.
    Payroll, "payroll", false;
    /// Pay of postgraduate trainees; per student and year of course.
    Contracts, "contracts", true;
    /// Bursaries of a course, and what it costs to hold it; per student and year of course.
    Bursaries, "bursaries", true;
    /// University teaching; per student and year of course.
    Teaching, "teaching", true;
    /// Fees of continuing training; per credit. The hours it takes are in payroll.
    Cpd, "cpd", false;
    /// Finding and placing people; per head hired.
    Recruitment, "recruitment", false;
    /// Temporary cover by agencies, beyond payroll; per FTE and year.
    Agency, "agency", false;
    /// Licences of AI tools; per FTE and use that is adopted, and year.
    Licences, "licences", false;
}

impl CostType {
    /// Number of sorts.
    pub const COUNT: usize = COSTS.len();

    /// The sort with this code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        COSTS.iter().copied().find(|cost| cost.code() == code)
    }
}

/// Whose money a fund is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FundKind {
    /// The European Union's, or another outside one's: pays a rate of what is added, until its
    /// window closes or its ceiling is reached.
    Eu,
    /// The State's.
    National,
    /// The regions'.
    Regional,
}

impl FundKind {
    /// Code in tables; locale keys are `fund-kind-<code>`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Eu => "eu",
            Self::National => "national",
            Self::Regional => "regional",
        }
    }
}

macro_rules! reasons {
    ($($(#[doc = $doc:literal])+ $name:ident, $code:literal, $yes:literal;)+) => {
        /// Why a fund pays a sort of cost, or why not.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Reason { $($(#[doc = $doc])+ $name,)+ }

        /// All reasons.
        pub const REASONS: &[Reason] = &[$(Reason::$name,)+];

        impl Reason {
            /// Name in outputs; locale keys are `reason-<code>`.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }

            /// Whether the fund may pay.
            #[must_use]
            pub const fn yes(self) -> bool {
                match self { $(Self::$name => $yes,)+ }
            }
        }
    };
}

reasons! {
    /// It pays.
    Eligible, "eligible", true;
    /// It could pay, but there is nothing of this sort to pay.
    NothingToPay, "nothing-to-pay", true;
    /// The user, or the pack, leaves it out.
    SwitchedOff, "switched-off", false;
    /// It never pays this sort of cost.
    TypeNotEligible, "type-not-eligible", false;
    /// It pays this sort of cost in other regions only.
    RegionNotEligible, "region-not-eligible", false;
    /// The cost arises before or after its window.
    WindowClosed, "window-closed", false;
    /// It is awarded by competition: no amount can be counted on.
    NoAmount, "no-amount", false;
    /// Nothing is left of it.
    CeilingReached, "ceiling-reached", false;
    /// Other funds pay all of it already.
    AlreadyFunded, "already-funded", false;
}

macro_rules! indicators {
    ($($(#[doc = $doc:literal])+ $name:ident, $code:literal, $without:literal;)+) => {
        /// What a measure costs for what it brings.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Indicator { $($(#[doc = $doc])+ $name,)+ }

        /// All of them, in the order in which they are shown.
        pub const INDICATORS: &[Indicator] = &[$(Indicator::$name,)+];

        impl Indicator {
            /// Name in outputs; locale keys are `indicator-<code with dashes>`.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }

            /// Why it may have no value: locale keys are `indicator-none-<code>`.
            #[must_use]
            pub const fn without(self) -> &'static str {
                match self { $(Self::$name => $without,)+ }
            }
        }
    };
}

indicators! {
    /// Additional cost of all years, discounted to the opening year, euros.
    NetPresentValue, "cost_npv", "never";
    /// The same for each FTE of capacity gained in the last year.
    PerFte, "cost_per_fte", "no-fte-gained";
    /// The same for each percentage point of coverage gained in the last year.
    PerCoveragePoint, "cost_per_coverage_point", "no-coverage-gained";
    /// The same for each FTE-year of shortage avoided.
    PerShortageYear, "cost_per_shortage_year", "no-shortage-avoided";
    /// The same for each voluntary exit, other and abroad, fewer than in the baseline.
    PerExit, "cost_per_exit", "no-exit-avoided";
}
