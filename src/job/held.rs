//! Moves of levers that go further than the quantity behind them can: told, since the rest of such a
//! move changes nothing.

use super::catalogue::reference;
use crate::pack::Pack;
use crate::scenario::{LeverId, Scenario};
use crate::unit::ProfessionIx;

/// A lever that is held at the most for some professions.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// Which lever.
    pub lever: LeverId,
    /// Codes of the professions.
    pub professions: Vec<String>,
    /// The most that the quantity can be, the smallest of theirs.
    pub most: f64,
}

/// What a scenario moves beyond the most.
#[must_use]
pub fn held(pack: &Pack, scenario: &Scenario) -> Vec<Held> {
    let mut found = Vec::new();
    for moved in &scenario.levers {
        let mut professions = Vec::new();
        let mut least = f64::INFINITY;
        for (at, facts) in pack.professions.iter().enumerate() {
            let reference = reference(pack, ProfessionIx(at), moved.lever);
            let held = reference.filter(|_| facts.projected);
            if let Some((_, most)) = held.and_then(|reference| reference.beyond(moved.value)) {
                professions.push(facts.code.clone());
                least = least.min(most);
            }
        }
        if !professions.is_empty() {
            found.push(Held {
                lever: moved.lever,
                professions,
                most: least,
            });
        }
    }
    found
}
