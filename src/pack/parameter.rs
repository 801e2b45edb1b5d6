//! The scalars of `parameters.csv`: unit, possible range, and the value when a pack is silent.

/// A scalar that a pack may state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Parameter {
    MortalityRatio,
    UnmetNeed,
    UseTrend,
    HealthyAgeing,
    Productivity,
    HoursGrowth,
    ActiveRetired,
    ActiveRetiredFte,
    ActiveRetiredLastAge,
    ClosureHold,
    WaitingWork,
    YearlyHours,
    ResidentsInCapacity,
    AiReinvested,
    AiOverhead,
    AiEligible,
    AiCap,
    CpdObligation,
    CpdReduction,
    CpdCycleStart,
    CpdCycleYears,
    CpdCredits,
    CpdCapacity,
    CpdHours,
    CpdHalf,
    CpdSpread,
    CpdRetention,
    CpdProductivity,
    WageGrowth,
    PriceYear,
    DiscountRate,
}

/// What may be said about a parameter.
pub(crate) struct Rule {
    pub(crate) parameter: Parameter,
    pub(crate) code: &'static str,
    pub(crate) unit: &'static str,
    pub(crate) range: (f64, f64),
    /// Value when no row speaks about it.
    pub(crate) default: f64,
    /// Belongs to the profession as a whole: a row may not name a sector.
    pub(crate) whole_profession: bool,
}

const fn rule(
    parameter: Parameter,
    code: &'static str,
    unit: &'static str,
    range: (f64, f64),
    default: f64,
    whole_profession: bool,
) -> Rule {
    Rule {
        parameter,
        code,
        unit,
        range,
        default,
        whole_profession,
    }
}

/// All parameters, as in `docs/pack-format.md`.
pub(crate) const PARAMETERS: &[Rule] = &[
    rule(
        Parameter::MortalityRatio,
        "mortality_ratio",
        "ratio",
        (0.0, 5.0),
        0.0,
        false,
    ),
    rule(
        Parameter::UnmetNeed,
        "unmet_need",
        "share",
        (-1.0, 2.0),
        0.0,
        true,
    ),
    rule(
        Parameter::UseTrend,
        "use_trend",
        "per_year",
        (-0.5, 0.5),
        0.0,
        true,
    ),
    rule(
        Parameter::HealthyAgeing,
        "healthy_ageing",
        "years_per_decade",
        (-10.0, 10.0),
        0.0,
        true,
    ),
    rule(
        Parameter::Productivity,
        "productivity",
        "per_year",
        (-0.5, 0.5),
        0.0,
        true,
    ),
    rule(
        Parameter::HoursGrowth,
        "hours_growth",
        "per_year",
        (-0.5, 0.5),
        0.0,
        true,
    ),
    rule(
        Parameter::ActiveRetired,
        "active_retired",
        "share",
        (0.0, 1.0),
        0.0,
        false,
    ),
    // Never used in silence: whoever states active retirees must state their FTE.
    rule(
        Parameter::ActiveRetiredFte,
        "active_retired_fte",
        "fte",
        (0.0, 2.0),
        0.0,
        false,
    ),
    rule(
        Parameter::ActiveRetiredLastAge,
        "active_retired_last_age",
        "years",
        (0.0, 120.0),
        72.0,
        false,
    ),
    rule(
        Parameter::ClosureHold,
        "closure_hold",
        "share",
        (0.0, 1.0),
        1.0,
        false,
    ),
    rule(
        Parameter::WaitingWork,
        "waiting_work",
        "fte",
        (0.0, 2.0),
        0.0,
        false,
    ),
    // Only ratios of two professions matter: without a row they work alike.
    rule(
        Parameter::YearlyHours,
        "yearly_hours",
        "hours",
        (100.0, 3000.0),
        1500.0,
        true,
    ),
    rule(
        Parameter::ResidentsInCapacity,
        "residents_in_capacity",
        "share",
        (0.0, 1.0),
        0.0,
        true,
    ),
    rule(
        Parameter::AiReinvested,
        "ai_reinvested",
        "share",
        (0.0, 1.0),
        1.0,
        true,
    ),
    rule(
        Parameter::AiOverhead,
        "ai_overhead",
        "share",
        (0.0, 1.0),
        0.0,
        true,
    ),
    rule(
        Parameter::AiEligible,
        "ai_eligible",
        "share",
        (0.0, 1.0),
        1.0,
        true,
    ),
    rule(Parameter::AiCap, "ai_cap", "share", (0.0, 0.9), 0.2, true),
    rule(
        Parameter::CpdObligation,
        "cpd_obligation",
        "credits",
        (0.0, 10_000.0),
        0.0,
        true,
    ),
    rule(
        Parameter::CpdReduction,
        "cpd_reduction",
        "credits",
        (0.0, 10_000.0),
        0.0,
        true,
    ),
    rule(
        Parameter::CpdCycleStart,
        "cpd_cycle_start",
        "year",
        (1900.0, 2200.0),
        0.0,
        true,
    ),
    rule(
        Parameter::CpdCycleYears,
        "cpd_cycle_years",
        "years",
        (1.0, 20.0),
        3.0,
        true,
    ),
    rule(
        Parameter::CpdCredits,
        "cpd_credits",
        "credits_per_year",
        (0.0, 1000.0),
        0.0,
        true,
    ),
    rule(
        Parameter::CpdCapacity,
        "cpd_capacity",
        "credits_per_year",
        (0.0, 10_000.0),
        10_000.0,
        true,
    ),
    rule(
        Parameter::CpdHours,
        "cpd_hours",
        "hours_per_credit",
        (0.0, 20.0),
        0.0,
        true,
    ),
    rule(
        Parameter::CpdHalf,
        "cpd_half",
        "credits",
        (-10_000.0, 10_000.0),
        0.0,
        true,
    ),
    rule(
        Parameter::CpdSpread,
        "cpd_spread",
        "credits",
        (0.1, 10_000.0),
        0.0,
        true,
    ),
    rule(
        Parameter::CpdRetention,
        "cpd_retention",
        "share",
        (0.0, 1.0),
        0.0,
        true,
    ),
    rule(
        Parameter::CpdProductivity,
        "cpd_productivity",
        "share",
        (0.0, 1.0),
        0.0,
        true,
    ),
    rule(
        Parameter::WageGrowth,
        "wage_growth",
        "per_year",
        (-0.5, 0.5),
        0.0,
        true,
    ),
    // The opening year when absent.
    rule(
        Parameter::PriceYear,
        "price_year",
        "year",
        (1900.0, 2200.0),
        0.0,
        true,
    ),
    rule(
        Parameter::DiscountRate,
        "discount_rate",
        "per_year",
        (0.0, 0.5),
        0.03,
        true,
    ),
];

impl Parameter {
    /// Whether it belongs to the pack as a whole: a row may not name a profession.
    pub(crate) const fn whole_pack(self) -> bool {
        matches!(self, Self::PriceYear | Self::DiscountRate)
    }

    /// Value when no row speaks about it.
    pub(crate) fn default(self) -> f64 {
        PARAMETERS
            .iter()
            .find(|rule| rule.parameter == self)
            .map_or(0.0, |rule| rule.default)
    }
}
