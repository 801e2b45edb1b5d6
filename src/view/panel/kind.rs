//! The panels: what each shows, in which unit, from which measures.

use super::thread::Stroke;
use crate::outcome::{Picture, Share};
use crate::word::Measure;

/// Which panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// FTE that AI adds: what is available with it less what is, in the same year, without it.
    AiTwin,
    /// Adoption of every use of AI.
    AiUses,
    /// Staff that meets the obligation of continuing development.
    CpdReached,
    /// Staff trained, by topic.
    CpdTopics,
    /// FTE that continuing development takes from care.
    CpdTime,
    /// Posts: opened, filled, and those that need asks for.
    Posts,
    /// Empty posts, who waits for one, who is hired; and what holds hiring back.
    Vacancies,
    /// What the profession costs.
    Cost,
    /// What it costs beyond the scenario without levers.
    CostMore,
    /// Who pays beside ordinary budgets.
    Payers,
    /// Running cost of what European money started and pays no longer.
    Cliff,
}

/// All panels.
pub const PANELS: &[Panel] = &[
    Panel::AiTwin,
    Panel::AiUses,
    Panel::CpdReached,
    Panel::CpdTopics,
    Panel::CpdTime,
    Panel::Posts,
    Panel::Vacancies,
    Panel::Cost,
    Panel::CostMore,
    Panel::Payers,
    Panel::Cliff,
];

/// Unit of the lines as drawn and written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// People or FTE.
    Count,
    /// Shares, drawn as per cent.
    Percent,
    /// Euros, drawn in millions.
    Millions,
}

impl Panel {
    /// Part of its locale keys.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::AiTwin => "ai-twin",
            Self::AiUses => "ai-uses",
            Self::CpdReached => "cpd-reached",
            Self::CpdTopics => "cpd-topics",
            Self::CpdTime => "cpd-time",
            Self::Posts => "posts",
            Self::Vacancies => "vacancies",
            Self::Cost => "cost",
            Self::CostMore => "cost-more",
            Self::Payers => "payers",
            Self::Cliff => "cliff",
        }
    }

    /// The measure that stands behind it, for the question where its numbers come from; none
    /// behind money.
    #[must_use]
    pub const fn explained(self) -> Option<Measure> {
        match self {
            Self::AiTwin | Self::AiUses => Some(Measure::AiCapacity),
            Self::CpdReached | Self::CpdTopics => Some(Measure::CpdCompliant100),
            Self::CpdTime => Some(Measure::CpdFte),
            Self::Posts => Some(Measure::PostsWanted),
            Self::Vacancies => Some(Measure::Vacancies),
            Self::Cost | Self::CostMore | Self::Payers | Self::Cliff => None,
        }
    }

    /// Code of the lever that would fill it where it is empty; any lever where the code is.
    pub(super) const fn filler(self) -> Option<&'static str> {
        match self {
            Self::AiTwin | Self::AiUses => Some("ai-adoption"),
            Self::CpdTopics => Some("cpd-digital"),
            Self::CostMore => Some(""),
            Self::CpdReached
            | Self::CpdTime
            | Self::Posts
            | Self::Vacancies
            | Self::Cost
            | Self::Payers
            | Self::Cliff => None,
        }
    }

    /// Whether its first line is the one that the title speaks of; in others the highest is.
    pub(super) const fn leads(self) -> bool {
        !matches!(self, Self::AiUses | Self::CpdTopics | Self::Payers)
    }

    /// Whether its first line at nought for ever is an answer, and no reason to draw nothing.
    pub(super) const fn tells_nought(self) -> bool {
        matches!(self, Self::CpdReached | Self::Posts | Self::Vacancies)
    }

    /// Whether its figures are those of the nation, whichever region is looked at.
    pub(super) const fn is_national(self) -> bool {
        matches!(self, Self::AiUses | Self::CpdReached | Self::CpdTopics)
    }

    /// Its unit.
    pub(super) const fn shown(self) -> Shown {
        match self {
            Self::AiTwin | Self::CpdTime | Self::Posts | Self::Vacancies => Shown::Count,
            Self::AiUses | Self::CpdReached | Self::CpdTopics => Shown::Percent,
            Self::Cost | Self::CostMore | Self::Payers | Self::Cliff => Shown::Millions,
        }
    }

    /// Whether its title speaks of the most that a line ever has, not of the year of the cursor: a
    /// source pays for a few years.
    pub(super) const fn told_at_its_peak(self) -> bool {
        match self {
            Self::Payers => true,
            Self::AiTwin
            | Self::AiUses
            | Self::CpdReached
            | Self::CpdTopics
            | Self::CpdTime
            | Self::Posts
            | Self::Vacancies
            | Self::Cost
            | Self::CostMore
            | Self::Cliff => false,
        }
    }

    /// Locale key of measure and unit.
    pub(super) const fn measure(self) -> &'static str {
        match self {
            Self::AiTwin => "panel-ai-twin-measure",
            Self::AiUses => "panel-ai-uses-measure",
            Self::CpdReached => "panel-cpd-reached-measure",
            Self::CpdTopics => "panel-cpd-topics-measure",
            Self::CpdTime => "panel-cpd-time-measure",
            Self::Posts => "panel-posts-measure",
            Self::Vacancies => "panel-vacancies-measure",
            Self::Cost => "panel-cost-measure",
            Self::CostMore => "panel-cost-more-measure",
            Self::Payers => "panel-payers-measure",
            Self::Cliff => "panel-cliff-measure",
        }
    }

    /// Lines of measures: stroke, measure, locale key of the name.
    pub(super) const fn measured(self) -> &'static [(Stroke, Measure, &'static str)] {
        match self {
            Self::AiTwin => &[
                (Stroke::Main, Measure::Capacity, "panel-ai-with"),
                (
                    Stroke::Dashed,
                    Measure::CapacityWithoutAi,
                    "panel-ai-without",
                ),
                (Stroke::Dotted, Measure::Demand, "panel-ai-need"),
            ],
            Self::CpdReached => &[
                (Stroke::Main, Measure::CpdCompliant100, "panel-cpd-all"),
                (Stroke::Dashed, Measure::CpdCompliant70, "panel-cpd-most"),
            ],
            Self::CpdTime => &[(Stroke::Main, Measure::CpdFte, "panel-cpd-fte")],
            Self::AiUses
            | Self::CpdTopics
            | Self::Posts
            | Self::Vacancies
            | Self::Cost
            | Self::CostMore
            | Self::Payers
            | Self::Cliff => &[],
        }
    }

    /// Lines with names of their own.
    pub(super) fn named(self, picture: &Picture) -> &[Share] {
        match self {
            Self::AiUses => &picture.ai_uses,
            Self::CpdTopics => &picture.cpd_topics,
            Self::AiTwin
            | Self::CpdReached
            | Self::CpdTime
            | Self::Posts
            | Self::Vacancies
            | Self::Cost
            | Self::CostMore
            | Self::Payers
            | Self::Cliff => &[],
        }
    }
}
