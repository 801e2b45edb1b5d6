//! The opening year: who stands there, and the flow that closes its account. Knows no lever.
//! Source: method S4.7.

use super::effects::Effects;
use super::supply::{self, Keep, NegativeStock, slot};
use super::{Model, Scope, care, gap, training};
use crate::scenario::Scenario;
use crate::unit::ProfessionIx;

/// Staff of one profession on the last day of the opening year.
#[derive(Clone, Debug, Default)]
pub(crate) struct Opening {
    /// FTE by row (regions, or a single one), active retirees included.
    pub(crate) fte: Vec<f64>,
    /// Heads at work, active retirees included; all rows.
    pub(crate) heads: f64,
}

impl Model {
    /// The opening stock of a profession, as the first row of any run has it.
    pub(super) fn staff_at_opening(
        &self,
        profession: ProfessionIx,
    ) -> Result<Opening, NegativeStock> {
        let inputs = supply::Inputs {
            effects: &Effects::new(&Scenario::default(), &self.pack, 0),
            leaving: &[],
            entrants: &[],
            kept: &[],
            closure: &self.closure,
            market: None,
            feedback: None,
            steps: 0,
            keep: Keep::Stocks,
        };
        let cadres = supply::run(&self.pack, profession, &inputs)?;
        let rows = cadres.first().map_or(1, |c| c.rows);
        let training = training::run(&self.pack, inputs.effects, 0);
        let residents = training.residents_fte(&self.pack, profession);
        let residents = self.residents_counted(profession, &residents);
        let mut opening = Opening {
            fte: gap::fte_base(&cadres, rows, 0),
            heads: (0..rows).map(|row| care::heads(&cadres, 0, row)).sum(),
        };
        if !residents.is_empty() {
            // as many heads more as the staff would need for this FTE: its mean stays
            let (staff, more): (f64, f64) = (opening.fte.iter().sum(), residents.iter().sum());
            opening.heads = if staff > 0.0 {
                opening.heads * (1.0 + more / staff)
            } else {
                opening.heads + more
            };
            for (fte, counted) in opening.fte.iter_mut().zip(&residents) {
                *fte += counted;
            }
        }
        Ok(opening)
    }

    /// The flow that makes the first projected year match the published change of each stock:
    /// h = observed change - (inflow - outflow), from the pack's own rates and no lever.
    pub(super) fn opening_closure(&self) -> Result<Vec<f64>, NegativeStock> {
        let mut closure = vec![0.0; self.pack.cadres.len()];
        if self.pack.steps() == 0 {
            return Ok(closure);
        }
        let first = Scenario {
            until: Some(self.pack.opening_year + 1),
            ..Scenario::default()
        };
        let run = self.run(&first, Scope::All)?;
        for cadre in run.professions.iter().flat_map(|p| &p.cadres) {
            if let Some(observed) = self.pack.cadres[cadre.cadre].observed_change {
                let total = |step| -> f64 {
                    (0..cadre.rows)
                        .map(|row| cadre.at(step, row, slot::IN_POST))
                        .sum()
                };
                closure[cadre.cadre] = observed - (total(1) - total(0));
            }
        }
        Ok(closure)
    }
}
