//! The run without levers that a picture is compared with: kept from one question to the next.
//!
//! It depends on the pack, the choices and the profession; a dragged lever moves none of them.
//! Forgetting it changes no answer.

use super::place::Place;
use super::track;
use crate::model::{Drivers, Model, NegativeStock, Run, Scope};
use crate::outcome::Track;
use crate::pack::Pack;
use crate::scenario::Scenario;
use crate::unit::ProfessionIx;

/// The last baseline, if any.
#[derive(Debug, Default)]
pub(super) struct Baseline(Option<Kept>);

#[derive(Debug)]
struct Kept {
    pack: String,
    choices: Scenario,
    profession: ProfessionIx,
    run: Run,
    /// What it shows in one region or the nation.
    shown: Option<(Option<usize>, Shown)>,
}

/// A run as a picture shows it.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    /// Every measure.
    pub(super) track: Track,
    /// Every cause of the gap.
    pub(super) drivers: Drivers,
}

/// A scenario without its levers.
fn choices(scenario: &Scenario) -> Scenario {
    Scenario {
        actions: Vec::new(),
        ..scenario.clone()
    }
}

/// Whether a scenario counts otherwise than its pack does: the baseline is then another one.
pub(super) fn assumed(pack: &Pack, scenario: &Scenario) -> bool {
    let named = |method: &String| *method == pack.method;
    let usual = Scenario {
        until: scenario.until,
        funds: scenario.funds.clone(),
        method: scenario.method.clone().filter(named),
        capacity_mean: scenario.capacity_mean.filter(|m| *m == pack.capacity_mean),
        ..Scenario::default()
    };
    choices(scenario) != usual
}

/// The run of a scenario, where any lever moves: else it is the baseline.
///
/// # Errors
/// A stock that falls below zero.
pub(super) fn moved(
    model: &Model,
    scenario: &Scenario,
    profession: ProfessionIx,
) -> Result<Option<Run>, NegativeStock> {
    (!scenario.actions.is_empty())
        .then(|| model.run(scenario, Scope::One(profession)))
        .transpose()
}

impl Shown {
    /// Of one profession of a run, which must hold it.
    pub(super) fn of(
        model: &Model,
        run: &Run,
        profession: ProfessionIx,
        region: Option<usize>,
    ) -> Option<Self> {
        let run = run.of(profession)?;
        Some(Self {
            track: track::of(model, run, region),
            drivers: Drivers::of(run, region),
        })
    }
}

impl Baseline {
    /// The run without levers and, where a lever moves, the scenario's: both with their posts, for
    /// a place as it is seen.
    ///
    /// # Errors
    /// A stock that falls below zero.
    pub(super) fn with_posts(
        &mut self,
        model: &Model,
        scenario: &Scenario,
        place: Place,
    ) -> Result<Option<(Run, Option<Run>)>, NegativeStock> {
        let moved = moved(model, scenario, place.profession)?;
        let kept = self.of(model, scenario, place.profession, place.region)?;
        Ok(kept.map(|(before, _)| {
            let before = model.with_posts(&choices(scenario), before.clone());
            (before, moved.map(|run| model.with_posts(scenario, run)))
        }))
    }

    /// The choices of a scenario run without its levers, and what that shows in a region.
    ///
    /// # Errors
    /// A stock that falls below zero.
    pub(super) fn of(
        &mut self,
        model: &Model,
        scenario: &Scenario,
        profession: ProfessionIx,
        region: Option<usize>,
    ) -> Result<Option<(&Run, &Shown)>, NegativeStock> {
        let choices = choices(scenario);
        let fits = |kept: &Kept| {
            kept.pack == model.pack.id && kept.choices == choices && kept.profession == profession
        };
        if !self.0.as_ref().is_some_and(fits) {
            self.0 = None;
            let run = model.run(&choices, Scope::One(profession))?;
            self.0 = Some(Kept {
                pack: model.pack.id.clone(),
                choices,
                profession,
                run,
                shown: None,
            });
        }
        let Some(kept) = &mut self.0 else {
            return Ok(None);
        };
        if kept.shown.as_ref().is_none_or(|(of, _)| *of != region) {
            let shown = Shown::of(model, &kept.run, profession, region);
            kept.shown = shown.map(|shown| (region, shown));
        }
        Ok(kept.shown.as_ref().map(|(_, shown)| (&kept.run, shown)))
    }
}
