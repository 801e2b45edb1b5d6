//! The list of levers. One row each; sliders, links, the command line and the annex follow.
//!
//! Every lever is an offset or a relative change with 0 as its neutral value: it holds for any
//! pack. What the pack's own value is, is asked of the engine.

mod id;
mod row;

pub use id::LeverId;
pub use row::{Group, Lever, LeverUnit};

use row::{COURSES, row};

use Group::{Attract, Model, Need, Organise, Retain, Train};
use LeverUnit::{Percent, PercentPerYear, Points, Years, YearsPerDecade};

/// All levers, in the order of [`LeverId`].
pub const LEVERS: &[Lever] = &[
    row(
        LeverId::PlacesMedicine,
        "places-medicine",
        Percent,
        (-50.0, 100.0, 1.0),
        (Train, true),
        "places",
    ),
    row(
        LeverId::SpecialtyContracts,
        "specialty-contracts",
        Percent,
        (-50.0, 100.0, 1.0),
        (Train, true),
        "places",
    ),
    row(
        LeverId::PlacesGp,
        "places-gp",
        Percent,
        (-50.0, 100.0, 1.0),
        (Train, true),
        "places",
    ),
    row(
        LeverId::PlacesNursing,
        "places-nursing",
        Percent,
        (-50.0, 100.0, 1.0),
        (Train, true),
        "places",
    ),
    row(
        LeverId::PlacesOther,
        "places-other",
        Percent,
        (-50.0, 100.0, 1.0),
        (Train, true),
        "places",
    ),
    row(
        LeverId::Fill,
        "fill",
        Points,
        (-30.0, 40.0, 1.0),
        (Train, true),
        "programme_rates/fill",
    ),
    row(
        LeverId::Dropout,
        "dropout",
        Percent,
        (-100.0, 100.0, 5.0),
        (Train, false),
        "programme_rates/dropout",
    ),
    row(
        LeverId::VoluntaryExits,
        "voluntary-exits",
        Percent,
        (-100.0, 100.0, 5.0),
        (Retain, true),
        "exits/other",
    ),
    row(
        LeverId::RetirementAge,
        "retirement-age",
        Years,
        (-5.0, 5.0, 0.25),
        (Retain, true),
        "retirement",
    ),
    row(
        LeverId::ActiveRetired,
        "active-retired",
        Points,
        (-30.0, 50.0, 5.0),
        (Retain, false),
        "parameters/active_retired",
    ),
    row(
        LeverId::FtePerHead,
        "fte-per-head",
        Percent,
        (-20.0, 20.0, 1.0),
        (Retain, true),
        "fte",
    ),
    row(
        LeverId::Immigration,
        "immigration",
        Percent,
        (-100.0, 300.0, 10.0),
        (Attract, true),
        "inflows/immigration",
    ),
    row(
        LeverId::Emigration,
        "emigration",
        Percent,
        (-100.0, 100.0, 5.0),
        (Attract, true),
        "exits/abroad",
    ),
    row(
        LeverId::SectorMoves,
        "sector-moves",
        Percent,
        (-100.0, 200.0, 5.0),
        (Attract, false),
        "exits/sector",
    ),
    Lever {
        reach: COURSES,
        ..row(
            LeverId::Premium,
            "premium",
            Percent,
            (0.0, 100.0, 5.0),
            (Attract, false),
            "programme_rates/premium_response",
        )
    },
    row(
        LeverId::Mobility,
        "mobility",
        Percent,
        (-100.0, 100.0, 5.0),
        (Attract, false),
        "mobility",
    ),
    row(
        LeverId::Posts,
        "posts",
        Percent,
        (-50.0, 50.0, 1.0),
        (Attract, false),
        "posts",
    ),
    row(
        LeverId::Hours,
        "hours",
        Percent,
        (-15.0, 15.0, 0.5),
        (Organise, true),
        "parameters/hours_growth",
    ),
    row(
        LeverId::Productivity,
        "productivity",
        PercentPerYear,
        (-2.0, 2.0, 0.1),
        (Organise, true),
        "parameters/productivity",
    ),
    row(
        LeverId::SkillMix,
        "skill-mix",
        Percent,
        (0.0, 100.0, 5.0),
        (Organise, false),
        "shifts",
    ),
    Lever {
        with: Some(LeverId::SkillMix),
        ..row(
            LeverId::MixTraining,
            "mix-training",
            Points,
            (0.0, 100.0, 5.0),
            (Organise, false),
            "profiles",
        )
    },
    row(
        LeverId::AiAdoption,
        "ai-adoption",
        Percent,
        (0.0, 100.0, 5.0),
        (Organise, true),
        "ai_effects",
    ),
    Lever {
        with: Some(LeverId::AiAdoption),
        ..row(
            LeverId::AiSaving,
            "ai-saving",
            Percent,
            (-100.0, 100.0, 5.0),
            (Model, false),
            "ai_effects",
        )
    },
    Lever {
        with: Some(LeverId::AiAdoption),
        ..row(
            LeverId::AiReinvested,
            "ai-reinvested",
            Points,
            (-50.0, 50.0, 5.0),
            (Organise, false),
            "parameters/ai_reinvested",
        )
    },
    row(
        LeverId::CpdCredits,
        "cpd-credits",
        Percent,
        (-50.0, 100.0, 5.0),
        (Organise, true),
        "parameters/cpd_credits",
    ),
    Lever {
        with: Some(LeverId::AiAdoption),
        ..row(
            LeverId::CpdDigital,
            "cpd-digital",
            Points,
            (0.0, 30.0, 1.0),
            (Organise, false),
            "cpd_topics",
        )
    },
    Lever {
        with: Some(LeverId::CpdCredits),
        ..row(
            LeverId::CpdRetention,
            "cpd-retention",
            Points,
            (0.0, 25.0, 1.0),
            (Model, false),
            "parameters/cpd_retention",
        )
    },
    Lever {
        with: Some(LeverId::CpdCredits),
        ..row(
            LeverId::CpdProductivity,
            "cpd-productivity",
            Points,
            (0.0, 5.0, 0.5),
            (Model, false),
            "parameters/cpd_productivity",
        )
    },
    row(
        LeverId::UseTrend,
        "use-trend",
        PercentPerYear,
        (-2.0, 2.0, 0.1),
        (Need, true),
        "parameters/use_trend",
    ),
    row(
        LeverId::HealthyAgeing,
        "healthy-ageing",
        YearsPerDecade,
        (-1.0, 2.0, 0.1),
        (Need, true),
        "parameters/healthy_ageing",
    ),
    row(
        LeverId::UnmetNeed,
        "unmet-need",
        Points,
        (-25.0, 25.0, 1.0),
        (Need, true),
        "parameters/unmet_need",
    ),
    row(
        LeverId::BacklogClear,
        "backlog-clear",
        Points,
        (0.0, 100.0, 5.0),
        (Need, false),
        "parameters/backlog_clear",
    ),
    row(
        LeverId::SitesOpen,
        "sites-open",
        Points,
        (-100.0, 100.0, 5.0),
        (Need, false),
        "sites",
    ),
    row(
        LeverId::StandardLevel,
        "standard-level",
        Points,
        (-50.0, 50.0, 5.0),
        (Need, false),
        "standards",
    ),
    row(
        LeverId::DevelopmentLevel,
        "development-level",
        Points,
        (-50.0, 50.0, 5.0),
        (Need, false),
        "developments",
    ),
    Lever {
        reach: &[],
        ..row(
            LeverId::Births,
            "births",
            Percent,
            (-50.0, 50.0, 1.0),
            (Need, false),
            "demography/tfr",
        )
    },
    Lever {
        reach: &[],
        ..row(
            LeverId::ResidentDeaths,
            "resident-deaths",
            Percent,
            (-50.0, 50.0, 1.0),
            (Need, false),
            "mortality",
        )
    },
    Lever {
        reach: &[],
        ..row(
            LeverId::NetMigration,
            "net-migration",
            Percent,
            (-200.0, 200.0, 5.0),
            (Need, false),
            "demography/foreign_net",
        )
    },
    row(
        LeverId::ClosureOff,
        "closure-off",
        Percent,
        (0.0, 100.0, 10.0),
        (Model, false),
        "changes",
    ),
    row(
        LeverId::WageGrowth,
        "wage-growth",
        PercentPerYear,
        (-2.0, 3.0, 0.1),
        (Attract, false),
        "unit_costs/payroll",
    ),
];

impl LeverId {
    /// The registry row.
    #[must_use]
    pub fn row(self) -> &'static Lever {
        &LEVERS[self as usize]
    }

    /// Whether it moves staff only in a scenario with the labour market on; without it, posts and
    /// vacancies alone.
    #[must_use]
    pub const fn needs_market(self) -> bool {
        matches!(self, Self::Posts)
    }

    /// Whether its reference is what a full move reaches, and nothing of it is there without one.
    #[must_use]
    pub const fn starts_at_nothing(self) -> bool {
        matches!(self, Self::AiAdoption | Self::SkillMix)
    }

    /// The lever with this code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        LEVERS
            .iter()
            .find(|lever| lever.code == code)
            .map(|lever| lever.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_lever_stands_in_its_place_and_has_zero_in_its_range() {
        for (at, lever) in LEVERS.iter().enumerate() {
            assert_eq!(lever.id as usize, at, "{}", lever.code);
            assert!(
                lever.min <= 0.0 && lever.max >= 0.0 && lever.step > 0.0,
                "{}",
                lever.code
            );
            let written = serde_json::to_string(&lever.id).unwrap_or_default();
            assert_eq!(written, format!("\"{}\"", lever.code));
        }
    }
}
