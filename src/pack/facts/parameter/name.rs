//! The scalar parameters of a pack, by name.

use crate::pack::facts::parameter::PARAMETERS;
use crate::word::{Acts, Side};

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

    /// Where it acts.
    pub(crate) const fn acts(self) -> Acts {
        Acts::always(match self {
            Self::MortalityRatio => &[Side::Deaths],
            Self::UnmetNeed => &[Side::UnmetNeed],
            Self::UseTrend => &[Side::Trend],
            Self::HealthyAgeing => &[Side::HealthyAgeing],
            Self::Productivity => &[Side::Productivity],
            Self::HoursGrowth => &[Side::Hours],
            Self::ActiveRetired | Self::ActiveRetiredLastAge => &[Side::AtWork],
            Self::ActiveRetiredFte => &[Side::AtWorkFte],
            Self::ClosureHold => &[Side::Closure],
            Self::WaitingWork => &[Side::Waiting],
            Self::YearlyHours => &[Side::Mix, Side::Learning],
            Self::ResidentsInCapacity => &[Side::Counted],
            Self::AiReinvested | Self::AiOverhead | Self::AiEligible | Self::AiCap => &[Side::Ai],
            Self::CpdObligation
            | Self::CpdReduction
            | Self::CpdCycleStart
            | Self::CpdCycleYears
            | Self::CpdHours
            | Self::CpdHalf
            | Self::CpdSpread
            | Self::CpdRetention
            | Self::CpdProductivity => &[Side::Learning],
            Self::CpdCredits | Self::CpdCapacity => &[Side::Learning, Side::Competence],
            Self::WageGrowth => &[Side::Pay],
            Self::PriceYear | Self::DiscountRate | Self::AgencyPremium => &[Side::Money],
            Self::MarketMatch
            | Self::TimeToFill
            | Self::QueueLeave
            | Self::QueueAbroad
            | Self::AgencyShare
            | Self::AgencyCap
            | Self::AttractLimit => &[Side::Posts],
            Self::WorkloadExit => &[Side::Workload],
            Self::WorkingDays | Self::AbsentDays | Self::DayHours => &[Side::Minutes],
            Self::IncomeElasticity => &[Side::Income],
            Self::BacklogOpening | Self::BacklogAbandon | Self::BacklogClear => &[Side::Backlog],
        })
    }

    /// Value when no row speaks about it.
    pub(crate) fn default(self) -> f64 {
        PARAMETERS
            .iter()
            .find(|rule| rule.parameter == self)
            .map_or(0.0, |rule| rule.default)
    }
}
