//! The residents that a scenario is run on: the pack's own, or projected again when a lever moves
//! births, deaths or migration.
//!
//! A projection costs as much as many runs, and a slider asks for the same one several times: the
//! last is kept. It is a cache and nothing more.

use super::demand::Use;
use super::effects::Effects;
use crate::pack::{Moved, Pack};
use crate::scenario::LeverId;
use std::sync::{Arc, Mutex, PoisonError};

/// Residents of a scenario.
#[derive(Clone, Debug)]
pub(super) struct People {
    /// The pack with these residents; `None` for its own.
    pub(super) pack: Option<Arc<Pack>>,
    /// Their sums by year and region.
    pub(super) uses: Arc<Use>,
}

/// The pack's own residents, and those last asked for.
#[derive(Debug)]
pub(super) struct Residents {
    own: People,
    last: Mutex<Option<(Vec<Moved>, People)>>,
}

impl Clone for Residents {
    fn clone(&self) -> Self {
        Self {
            own: self.own.clone(),
            last: Mutex::new(None),
        }
    }
}

impl Residents {
    /// Sums up the pack's own residents.
    pub(super) fn of(pack: &Pack) -> Self {
        Self {
            own: People {
                pack: None,
                uses: Arc::new(Use::of(pack)),
            },
            last: Mutex::new(None),
        }
    }

    /// The residents under the levers of a scenario.
    ///
    /// Years beyond the scenario's horizon hold what its last year has; they are not read.
    pub(super) fn under(&self, pack: &Pack, effects: &Effects) -> People {
        let Some(projection) = &pack.projection else {
            return self.own.clone();
        };
        let moved: Vec<Moved> = (1..=pack.steps())
            .map(|step| Moved {
                births: effects.factor(LeverId::Births, step),
                deaths: effects.factor(LeverId::ResidentDeaths, step),
                foreign: effects.factor(LeverId::NetMigration, step),
            })
            .collect();
        if moved.iter().all(|year| *year == Moved::NOT) {
            return self.own.clone();
        }
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        match &*last {
            Some((known, people)) if *known == moved => people.clone(),
            _ => {
                let mut other = pack.clone();
                other.population = projection.residents(&pack.population, &moved);
                let people = People {
                    uses: Arc::new(Use::of(&other)),
                    pack: Some(Arc::new(other)),
                };
                *last = Some((moved, people.clone()));
                people
            }
        }
    }
}
