//! What is asked of the demand methods: for a run, for the fan, for those who want to follow them.

use super::backlog::Rates;
use super::demand::{self, Demand, Method, Working};
use super::effects::Effects;
use super::{Ai, Model, ProfessionRun};
use crate::scenario::Scenario;
use crate::unit::ProfessionIx;

impl Model {
    /// Demand of one method for a profession, `[year][row]` FTE: the fan of methods. `None` where
    /// the method has no figures for the profession. Where a backlog acts, each method has the one
    /// that its own need leaves.
    #[must_use]
    pub fn demand_by(
        &self,
        method: &Method,
        scenario: &Scenario,
        run: &ProfessionRun,
    ) -> Option<Vec<f64>> {
        let effects = Effects::new(scenario, &self.pack, self.steps(scenario));
        self.demand(method, scenario, &effects, run.profession, &run.ai)
            .map(|demand| {
                let facts = &self.pack.professions[run.profession.0];
                let own = effects.on(&self.pack, run.profession);
                match Rates::of(&facts.asks.backlog, &own, run.years() - 1) {
                    Some(rates) => rates.asked(&demand.fte, &run.capacity, run.rows),
                    None => demand.fte,
                }
            })
    }

    /// Professions that the pack's own method has no figures for: a mistake of the pack.
    #[must_use]
    pub fn without_default(&self) -> Vec<ProfessionIx> {
        let method = demand::find(&self.pack.method);
        let baseline = Scenario::default();
        self.runnable()
            .filter(|p| !method.applies(&self.pack, &baseline, *p))
            .collect()
    }

    /// FTE required, work that moves between professions and what AI adds included.
    pub(super) fn demand(
        &self,
        method: &Method,
        scenario: &Scenario,
        effects: &Effects,
        profession: ProfessionIx,
        ai: &Ai,
    ) -> Option<Demand> {
        let own = self.unmixed(method, scenario, effects, profession)?;
        let mixed = self.mixed(method, scenario, effects, profession, own);
        Some(self.braked(mixed, ai, self.opening[profession.0].fte.len()))
    }

    /// FTE required. Stands on the opening stock alone: it can be asked before any supply is run.
    pub(super) fn unmixed(
        &self,
        method: &Method,
        scenario: &Scenario,
        effects: &Effects,
        profession: ProfessionIx,
    ) -> Option<Demand> {
        self.ask(scenario, effects, profession, |question| {
            demand::required(method, question)
        })
    }

    /// The steps on the way of every demand method that applies to a profession.
    #[must_use]
    pub fn workings(&self, scenario: &Scenario, profession: ProfessionIx) -> Vec<Working> {
        let effects = Effects::new(scenario, &self.pack, self.steps(scenario));
        self.ask(scenario, &effects, profession, demand::workings)
    }

    /// Puts together what a demand method may know.
    fn ask<T>(
        &self,
        scenario: &Scenario,
        effects: &Effects,
        profession: ProfessionIx,
        answer: impl FnOnce(&demand::Question<'_>) -> T,
    ) -> T {
        let opening = &self.opening[profession.0];
        let question = demand::Question {
            pack: &self.pack,
            uses: &self.residents.under(&self.pack, effects),
            scenario,
            effects: &effects.on(&self.pack, profession),
            profession,
            rows: opening.fte.len(),
            opening_fte: &opening.fte,
            opening_heads: opening.heads,
            steps: self.steps(scenario),
        };
        answer(&question)
    }
}
