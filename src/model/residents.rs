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

/// The pack's own residents, and those last asked for.
#[derive(Debug)]
pub(super) struct Residents {
    own: Arc<Use>,
    last: Mutex<Option<(Vec<Moved>, Arc<Use>)>>,
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
            own: Arc::new(Use::of(pack, None)),
            last: Mutex::new(None),
        }
    }

    /// The residents under the levers of a scenario, summed up.
    ///
    /// Years beyond the scenario's horizon hold what its last year has; they are not read.
    pub(super) fn under(&self, pack: &Pack, effects: &Effects) -> Arc<Use> {
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
            Some((known, uses)) if *known == moved => uses.clone(),
            _ => {
                let others = projection.residents(&pack.population, &moved);
                let uses = Arc::new(Use::of(pack, Some(others)));
                *last = Some((moved, uses.clone()));
                uses
            }
        }
    }
}
