//! What the levers of a scenario amount to, year by year. Knows no pack table.
//!
//! A lever that is not moved yields exactly 1 as a factor and exactly 0 as an offset, so that the
//! baseline keeps its bits.

use crate::pack::ProgrammeGroup;
use crate::scenario::{LeverId, Scenario};
use crate::unit::Year;

/// Lever values by projected year; index 0 is the opening year, where nothing acts yet.
#[derive(Clone, Debug)]
pub(crate) struct Effects {
    values: Vec<[f64; COUNT]>,
}

const COUNT: usize = crate::scenario::LEVERS.len();

impl Effects {
    /// Resolves the levers from the opening year on, `steps` years further.
    pub(crate) fn new(scenario: &Scenario, opening: Year, steps: usize) -> Self {
        let mut values = vec![[0.0; COUNT]; steps + 1];
        for moved in &scenario.levers {
            let mut year = opening;
            for row in values.iter_mut().skip(1) {
                year += 1;
                if let Some(slot) = row.get_mut(moved.lever as usize) {
                    *slot = moved.at(year);
                }
            }
        }
        Self { values }
    }

    /// A lever's own value at a step (0 = opening year).
    pub(crate) fn value(&self, lever: LeverId, step: usize) -> f64 {
        self.values.get(step).map_or(0.0, |row| row[lever as usize])
    }

    /// A lever in per cent, as a factor: 20 gives 1.2.
    pub(crate) fn factor(&self, lever: LeverId, step: usize) -> f64 {
        1.0 + self.value(lever, step) / 100.0
    }

    /// A lever in points or per cent per year, as an offset: 5 gives 0.05.
    pub(crate) fn offset(&self, lever: LeverId, step: usize) -> f64 {
        self.value(lever, step) / 100.0
    }

    /// The factor on the places that a group of programmes offers in the autumn of a step.
    pub(crate) fn places_at(&self, group: ProgrammeGroup, step: usize) -> f64 {
        self.factor(places_lever(group), step)
    }

    /// Growth compounded from the opening year: product of (1 + rate + lever) by step.
    pub(crate) fn compounded(&self, rate: f64, lever: LeverId) -> Vec<f64> {
        let mut level = 1.0;
        (0..self.values.len())
            .map(|step| {
                if step > 0 {
                    level *= 1.0 + (rate + self.offset(lever, step));
                }
                level
            })
            .collect()
    }
}

/// The lever that moves the places of a group of programmes.
#[must_use]
pub const fn places_lever(group: ProgrammeGroup) -> LeverId {
    match group {
        ProgrammeGroup::Medicine => LeverId::PlacesMedicine,
        ProgrammeGroup::Nursing => LeverId::PlacesNursing,
        ProgrammeGroup::Other => LeverId::PlacesOther,
        ProgrammeGroup::Specialty => LeverId::SpecialtyContracts,
        ProgrammeGroup::Gp => LeverId::PlacesGp,
    }
}
