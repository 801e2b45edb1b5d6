//! Work that was not done waits, is given up, or is asked for again: the backlog. Source: method S9.4.
//!
//! B(t) = max(0, B(t-1) + need(t) - capacity(t)) x (1 - given up), in FTE-years at the end of year t;
//! what year t + 1 asks for is need(t + 1) + B(t) x clear. Need is the demand without the backlog: a
//! piece of work that waits is counted once. Every row has its own; the nation's is their sum, for
//! a surplus in one region treats nobody who waits in another. Nothing here moves supply.

use super::ProfessionRun;
use super::effects::Effects;
use crate::pack;
use crate::scenario::LeverId;
use crate::word::DriverId;

/// Work not done, `[year][row]` from the opening year; empty while nobody asks for it again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Backlog {
    /// FTE-years that wait at year-end.
    pub waiting: Vec<f64>,
    /// FTE required without the backlog.
    pub need: Vec<f64>,
}

impl Backlog {
    /// Whether any of it is asked for again.
    #[must_use]
    pub fn acts(&self) -> bool {
        !self.waiting.is_empty()
    }
}

/// How fast a backlog goes.
pub(super) struct Rates {
    /// Years of the opening's need that wait at the opening's end.
    opening: f64,
    /// Share that stays in a year.
    stays: f64,
    /// Share asked for, by year.
    clear: Vec<f64>,
}

impl Rates {
    /// The rates of a scenario; `None` when no year asks for anything.
    pub(super) fn of(own: &pack::Backlog, effects: &Effects, steps: usize) -> Option<Self> {
        let clear =
            |step| (own.clear + effects.offset(LeverId::BacklogClear, step)).clamp(0.0, 1.0);
        (1..=steps).any(|step| clear(step) > 0.0).then(|| Self {
            opening: own.opening,
            stays: 1.0 - own.abandon,
            clear: (0..=steps).map(clear).collect(),
        })
    }

    /// What waits at every year-end.
    fn waiting(&self, need: &[f64], capacity: &[f64], rows: usize) -> Vec<f64> {
        let mut waiting: Vec<f64> = need.iter().take(rows).map(|r| r * self.opening).collect();
        for at in rows..need.len() {
            let left = waiting[at - rows] + need[at] - capacity[at];
            waiting.push(left.max(0.0) * self.stays);
        }
        waiting
    }

    /// The part of it that a year asks for.
    fn again(&self, waiting: &[f64], rows: usize) -> Vec<f64> {
        let of = |at: usize| waiting[at - rows] * self.clear[at / rows];
        let years = (rows..waiting.len()).map(of);
        std::iter::repeat_n(0.0, rows).chain(years).collect()
    }

    /// FTE required with the backlog that this need leaves.
    pub(super) fn asked(&self, need: &[f64], capacity: &[f64], rows: usize) -> Vec<f64> {
        with(need, &self.again(&self.waiting(need, capacity, rows), rows))
    }
}

/// Need, and what is asked for again.
fn with(need: &[f64], again: &[f64]) -> Vec<f64> {
    need.iter().zip(again).map(|(r, more)| r + more).collect()
}

impl ProfessionRun {
    /// FTE required without any backlog: what posts are opened for.
    #[must_use]
    pub fn need(&self) -> &[f64] {
        if self.backlog.acts() {
            &self.backlog.need
        } else {
            &self.demand.fte
        }
    }

    /// Lets the backlog act on what is required; the year without AI has a backlog of its own.
    pub(super) fn ask_again(&mut self, rates: &Rates) {
        if !self.demand.is_known() {
            return;
        }
        let rows = self.rows;
        let either = |without: &[f64], with: &[f64]| -> Vec<f64> {
            if without.is_empty() { with } else { without }.to_vec()
        };
        let (need, without) = (&self.demand.without_ai, &self.ai.capacity_without);
        if !(need.is_empty() && without.is_empty()) {
            let need = either(need, &self.demand.fte);
            let capacity = either(without, &self.capacity);
            self.demand.without_ai = rates.asked(&need, &capacity, rows);
        }
        let need = self.demand.fte.clone();
        let waiting = rates.waiting(&need, &self.capacity, rows);
        let again = rates.again(&waiting, rows);
        self.demand.fte = with(&need, &again);
        self.demand.causes.push((DriverId::Backlog, again));
        self.backlog = Backlog { waiting, need };
    }
}
