//! The levers by name, in registry order.

use serde::{Deserialize, Serialize};

/// A lever, in registry order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LeverId {
    /// Places in the medical degree.
    PlacesMedicine,
    /// Specialty contracts.
    SpecialtyContracts,
    /// Places in the general-practice course.
    PlacesGp,
    /// Places in the nursing degree.
    PlacesNursing,
    /// Places in the other basic degrees.
    PlacesOther,
    /// Enrolled per place.
    Fill,
    /// Drop-out during training.
    Dropout,
    /// Voluntary exits to other jobs.
    VoluntaryExits,
    /// Retirement age.
    RetirementAge,
    /// Retirees who stay active.
    ActiveRetired,
    /// FTE per head (part-time).
    FtePerHead,
    /// Inflow trained abroad.
    Immigration,
    /// Outflow to other countries.
    Emigration,
    /// Moves between sectors.
    SectorMoves,
    /// Premium for schools that are hard to fill.
    Premium,
    /// Moves between regions.
    Mobility,
    /// Posts that employers open.
    Posts,
    /// Yearly hours per FTE.
    Hours,
    /// Productivity.
    Productivity,
    /// Work that moves between professions.
    SkillMix,
    /// Staff trained for the work that moves.
    MixTraining,
    /// How widely AI is used, of the most that is thought possible.
    AiAdoption,
    /// Where in its evidence range the time saved by AI lies.
    AiSaving,
    /// Time saved by AI that goes back into care.
    AiReinvested,
    /// Credits of continuing development.
    CpdCredits,
    /// Credits spent on what AI asks for.
    CpdDigital,
    /// How much less staff leaves when all meet the obligation.
    CpdRetention,
    /// How much more care staff gives when all meet the obligation.
    CpdProductivity,
    /// Growth of use beyond demography.
    UseTrend,
    /// Healthy ageing.
    HealthyAgeing,
    /// Unmet need at the opening.
    UnmetNeed,
    /// Backlog of work not done that is asked for again each year.
    BacklogClear,
    /// Sites of care open, of those that a standard asks for.
    SitesOpen,
    /// Staff per site, from the least to the most of a standard.
    StandardLevel,
    /// Developments that experts expect, from the least to the most.
    DevelopmentLevel,
    /// Births of residents.
    Births,
    /// Death rates of residents.
    ResidentDeaths,
    /// Net migration of residents from abroad.
    NetMigration,
    /// Base-year closure taken away.
    ClosureOff,
    /// Growth of real pay.
    WageGrowth,
}
