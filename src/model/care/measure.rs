//! What is reported of AI and of continuing development.
//!
//! Shares, credits and hours are the nation's in every region: no figure by region exists. FTE are
//! the region's own.

use super::heads;
use crate::model::{Model, ProfessionRun};
use crate::word::Measure;

/// Measures of this room, in the order of reports.
pub(crate) const OF_CARE: [Measure; 13] = [
    Measure::AiTimeSaved,
    Measure::AiCapacity,
    Measure::AiExtraNeed,
    Measure::CapacityWithoutAi,
    Measure::GapWithoutAi,
    Measure::CpdCredits,
    Measure::CpdHours,
    Measure::CpdFte,
    Measure::CpdCompliant70,
    Measure::CpdCompliant100,
    Measure::CpdShort,
    Measure::CpdCapacityUse,
    Measure::CpdTrainedAi,
];

impl Model {
    /// One value; `None` where the pack knows neither AI nor credits of the profession.
    pub(crate) fn measure_of_care(
        &self,
        run: &ProfessionRun,
        step: usize,
        rows: std::ops::Range<usize>,
        measure: Measure,
    ) -> Option<f64> {
        let (ai, cpd) = (&run.ai, &run.cpd);
        let at = |values: &[f64]| values.get(step).copied();
        let sum = |values: &[f64]| -> f64 {
            rows.clone()
                .filter_map(|row| values.get(step * run.rows + row))
                .sum()
        };
        let twin = |own: &Vec<f64>, without: &Vec<f64>| {
            sum(if without.is_empty() { own } else { without })
        };
        let capacity = || twin(&run.capacity, &ai.capacity_without);
        let heads = || -> f64 {
            let here = |row| heads(&run.cadres, step, row);
            rows.clone().map(here).sum()
        };
        match measure {
            Measure::AiTimeSaved => at(&ai.saved),
            Measure::AiCapacity => at(&ai.factor).map(|factor| factor - 1.0),
            Measure::AiExtraNeed => at(&ai.need),
            Measure::CapacityWithoutAi => at(&ai.saved).map(|_| capacity()),
            Measure::GapWithoutAi => {
                at(&ai.saved).map(|_| twin(&run.demand.fte, &run.demand.without_ai) - capacity())
            }
            Measure::CpdCredits => at(&cpd.credits),
            Measure::CpdHours => at(&cpd.hours),
            Measure::CpdFte => at(&cpd.hours).map(|hours| heads() * (hours / cpd.yearly_hours)),
            Measure::CpdCompliant70 => at(&cpd.part),
            Measure::CpdCompliant100 => at(&cpd.whole),
            Measure::CpdShort => at(&cpd.whole).map(|share| heads() * (1.0 - share)),
            Measure::CpdCapacityUse => {
                let limited = cpd.capacity.is_finite();
                at(&cpd.credits)
                    .filter(|_| limited)
                    .map(|z| z / cpd.capacity)
            }
            Measure::CpdTrainedAi => {
                let asked = ai.adoption.iter().filter_map(|(at, _)| {
                    let competence = self.pack.care.uses.get(*at)?.competence?;
                    // at this year-end: what next year may use
                    Some(self.trained(run.profession, competence, cpd, step + 1))
                });
                asked.reduce(f64::min)
            }
            _ => None,
        }
    }
}
