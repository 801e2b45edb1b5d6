//! The causes into which a change of the gap is split.

use serde::{Deserialize, Serialize};

macro_rules! drivers {
    ($($(#[doc = $doc:literal])+ $name:ident, $code:literal;)+) => {
        /// One cause of a change of the gap. The causes add up to the change without remainder.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum DriverId { $($(#[doc = $doc])+ $name,)+ }

        /// All drivers, in the order in which they are shown.
        pub const DRIVERS: &[DriverId] = &[$(DriverId::$name,)+];

        impl DriverId {
            /// Name in outputs; locale keys are `driver-<code>`.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }
        }
    };
}

drivers! {
    /// More or fewer residents.
    PopulationSize, "population-size";
    /// Residents grow older (or younger).
    PopulationAgeing, "population-ageing";
    /// Use shifts to older ages.
    HealthyAgeing, "healthy-ageing";
    /// Use grows beyond demography.
    UseTrend, "use-trend";
    /// Exogenous index of need.
    NeedIndex, "need-index";
    /// Work that moves between professions.
    SkillMix, "skill-mix";
    /// Sites of care open, beds planned.
    SitesOpen, "sites-open";
    /// Staff per site between the least and the most of a standard.
    StandardLevel, "standard-level";
    /// Developments that experts expect.
    Developments, "developments";
    /// Income per head.
    Income, "income";
    /// Staff that Regions and Orders say is required.
    Statements, "statements";
    /// Need that AI adds.
    AiNeed, "ai-need";
    /// Work not done in earlier years that is asked for again.
    Backlog, "backlog";
    /// Unmet need at the opening (scenario against baseline).
    UnmetNeed, "unmet-need";
    /// Retirements.
    Retirement, "retirement";
    /// Deaths in post.
    Death, "death";
    /// Exits to other jobs.
    ExitOther, "exit-other";
    /// Exits to other countries.
    ExitAbroad, "exit-abroad";
    /// Net moves between sectors.
    SectorMoves, "sector-moves";
    /// Reaching the last age.
    AgedOut, "aged-out";
    /// New entrants from training.
    Training, "training";
    /// Inflow trained abroad.
    Immigration, "immigration";
    /// Inflow back from outside.
    Return, "return";
    /// Net moves between regions.
    Mobility, "mobility";
    /// Activity after retirement.
    ActiveRetired, "active-retired";
    /// Work of people in training, where the pack counts it.
    Residents, "residents";
    /// The flow that closes the opening year.
    Closure, "closure";
    /// Exogenous heads.
    Exogenous, "exogenous";
    /// Staff grow older and change their hours.
    StaffAgeing, "staff-ageing";
    /// Part-time and yearly hours.
    WorkingTime, "working-time";
    /// Productivity.
    Productivity, "productivity";
    /// Hours of learning taken from care.
    CpdTime, "cpd-time";
    /// What those who meet the obligation give more.
    CpdSkill, "cpd-skill";
    /// Time that AI frees for care.
    Ai, "ai";
}

impl DriverId {
    /// Number of drivers.
    pub const COUNT: usize = DRIVERS.len();
}
