//! The scalar parameters of a pack, by name.

use crate::pack::facts::parameter::PARAMETERS;

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
    MarketMatch,
    TimeToFill,
    QueueLeave,
    QueueAbroad,
    AgencyShare,
    AgencyCap,
    AgencyPremium,
    AttractLimit,
    WorkloadExit,
    WorkingDays,
    AbsentDays,
    DayHours,
    IncomeElasticity,
    BacklogOpening,
    BacklogAbandon,
    BacklogClear,
}

impl Parameter {
    /// Whether it belongs to the pack as a whole: a row may not name a profession.
    pub(crate) const fn whole_pack(self) -> bool {
        matches!(
            self,
            Self::PriceYear | Self::DiscountRate | Self::WaitingWork
        )
    }

    /// Value when no row speaks about it.
    pub(crate) fn default(self) -> f64 {
        PARAMETERS
            .iter()
            .find(|rule| rule.parameter == self)
            .map_or(0.0, |rule| rule.default)
    }
}
