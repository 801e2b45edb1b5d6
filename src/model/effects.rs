//! What the levers of a scenario amount to, year by year. Knows codes of the pack, none of its rates.
//!
//! A lever that is not moved yields exactly 1 as a factor and exactly 0 as an offset, so that the
//! baseline keeps its bits. What several actions of one lever add up to is held within its range.

use std::borrow::Cow;

use super::reach::Reached;
use crate::pack::{Pack, ProgrammeGroup};
use crate::scenario::{Action, LEVERS, LeverId, Scenario};
use crate::unit::ProfessionIx;

/// Lever values by projected year; index 0 is the opening year, where nothing acts yet.
#[derive(Clone, Debug)]
pub(crate) struct Effects {
    /// What acts on everything that is asked for here, added up.
    values: Vec<[f64; COUNT]>,
    /// What acts on a part of it.
    partly: Vec<Partly>,
}

/// An action and what it reaches.
#[derive(Clone, Debug)]
struct Partly {
    action: Action,
    reached: Reached,
}

const COUNT: usize = LEVERS.len();

impl Effects {
    /// Resolves the levers from the opening year on, `steps` years further.
    pub(crate) fn new(scenario: &Scenario, pack: &Pack, steps: usize) -> Self {
        let mut all: Vec<Partly> = Vec::with_capacity(scenario.actions.len());
        for action in &scenario.actions {
            let reached = Reached::of(&action.reach, pack);
            let mut action = action.clone();
            if reached.is_all() {
                // Whoever names every region acts as whoever names none, in the same order of sums.
                action.reach = crate::scenario::Reach::default();
            }
            let at = all.partition_point(|known| known.action.order(&action).is_lt());
            all.insert(at, Partly { action, reached });
        }
        let mut effects = Self {
            values: vec![[0.0; COUNT]; steps + 1],
            partly: all,
        };
        effects.gather(pack, |_| {});
        effects
    }

    /// Those that act on a profession, all of it or parts.
    pub(crate) fn on(&self, pack: &Pack, profession: ProfessionIx) -> Cow<'_, Self> {
        self.narrowed(pack, |reached| reached.in_profession(profession))
    }

    /// Those that act on a training programme.
    pub(crate) fn in_programme(&self, pack: &Pack, programme: usize) -> Cow<'_, Self> {
        self.narrowed(pack, |reached| reached.in_programme(programme))
    }

    fn narrowed(&self, pack: &Pack, narrow: impl Fn(&mut Reached)) -> Cow<'_, Self> {
        if self.partly.is_empty() {
            return Cow::Borrowed(self);
        }
        let mut own = self.clone();
        own.gather(pack, narrow);
        Cow::Owned(own)
    }

    /// Narrows what is reached, and adds up what then reaches all or nothing.
    fn gather(&mut self, pack: &Pack, narrow: impl Fn(&mut Reached)) {
        self.partly.retain_mut(|partly| {
            narrow(&mut partly.reached);
            if partly.reached.is_all() {
                let lever = partly.action.lever as usize;
                let mut year = pack.opening_year;
                for row in self.values.iter_mut().skip(1) {
                    year += 1;
                    if let Some(slot) = row.get_mut(lever) {
                        *slot += partly.action.at(year);
                    }
                }
            }
            !partly.reached.is_all() && !partly.reached.is_nobody()
        });
    }

    /// A lever's own value at a step (0 = opening year).
    pub(crate) fn value(&self, lever: LeverId, step: usize) -> f64 {
        let sum = self.values.get(step).map_or(0.0, |row| row[lever as usize]);
        lever.row().clamp(sum)
    }

    /// Whether any action moves a lever anywhere.
    pub(crate) fn moves(&self, lever: LeverId) -> bool {
        let everywhere = self.values.iter().any(|row| row[lever as usize] != 0.0);
        everywhere
            || self
                .partly
                .iter()
                .any(|partly| partly.action.lever == lever)
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
