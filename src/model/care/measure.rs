//! What is reported of AI and of continuing development.
//!
//! Shares, credits and hours are the nation's in every region: no figure by region exists. FTE are
//! the region's own.

use super::heads;
use crate::model::whole::Whole;
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

/// Each is `None` where the pack knows neither AI nor credits of the profession.
impl Whole<'_> {
    fn at(&self, values: &[f64]) -> Option<f64> {
        values.get(self.step).copied()
    }

    fn heads(&self) -> f64 {
        let here = |row| heads(&self.run.cadres, self.step, row);
        self.rows().map(here).sum()
    }

    pub(crate) fn ai_time_saved(&self) -> Option<f64> {
        self.at(&self.run.ai.saved)
    }

    pub(crate) fn ai_capacity(&self) -> Option<f64> {
        self.at(&self.run.ai.factor).map(|factor| factor - 1.0)
    }

    pub(crate) fn ai_extra_need(&self) -> Option<f64> {
        self.at(&self.run.ai.need)
    }

    /// The series without AI, or what there is where AI does nothing.
    fn twin(&self, own: &[f64], without: &[f64]) -> f64 {
        self.sum(if without.is_empty() { own } else { without })
    }

    pub(crate) fn capacity_without_ai(&self) -> Option<f64> {
        self.ai_time_saved()?;
        Some(self.twin(&self.run.capacity, &self.run.ai.capacity_without))
    }

    pub(crate) fn gap_without_ai(&self) -> Option<f64> {
        let capacity = self.capacity_without_ai()?;
        let demand = &self.run.demand;
        Some(self.twin(&demand.fte, &demand.without_ai) - capacity)
    }

    pub(crate) fn cpd_credits(&self) -> Option<f64> {
        self.at(&self.run.cpd.credits)
    }

    pub(crate) fn cpd_hours(&self) -> Option<f64> {
        self.at(&self.run.cpd.hours)
    }

    pub(crate) fn cpd_fte(&self) -> Option<f64> {
        let hours = self.cpd_hours()?;
        Some(self.heads() * (hours / self.run.cpd.yearly_hours))
    }

    pub(crate) fn cpd_compliant_70(&self) -> Option<f64> {
        self.at(&self.run.cpd.part)
    }

    pub(crate) fn cpd_compliant_100(&self) -> Option<f64> {
        self.at(&self.run.cpd.whole)
    }

    pub(crate) fn cpd_short(&self) -> Option<f64> {
        let share = self.cpd_compliant_100()?;
        Some(self.heads() * (1.0 - share))
    }

    pub(crate) fn cpd_capacity_use(&self) -> Option<f64> {
        let capacity = self.run.cpd.capacity;
        let credits = self.cpd_credits().filter(|_| capacity.is_finite())?;
        Some(credits / capacity)
    }

    pub(crate) fn cpd_trained_ai(&self) -> Option<f64> {
        let (model, run) = (self.model, self.run);
        let asked = run.ai.adoption.iter().filter_map(|(at, _)| {
            let competence = model.pack.care.uses.get(*at)?.competence?;
            // at this year-end: what next year may use
            Some(model.trained(run.profession, competence, &run.cpd, self.step + 1))
        });
        asked.reduce(f64::min)
    }
}
