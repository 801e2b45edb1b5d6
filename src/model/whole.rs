//! What is reported of a whole profession, in a region or the nation, in one year.

use super::supply::slot;
use super::{Model, ProfessionRun};
use crate::pack::Extent;

/// A whole profession, in a region (`row`) or the nation, in one year.
#[derive(Clone, Copy)]
pub(super) struct Whole<'r> {
    pub(super) model: &'r Model,
    pub(super) run: &'r ProfessionRun,
    pub(super) step: usize,
    pub(super) row: Option<usize>,
}

impl Whole<'_> {
    /// The rows asked for.
    pub(super) fn rows(&self) -> std::ops::Range<usize> {
        self.row.map_or(0..self.run.rows, |r| r..r + 1)
    }

    /// A series `[year][row]` in this year, summed over the rows asked for.
    pub(super) fn sum(&self, values: &[f64]) -> f64 {
        self.run.series(values).over(self.step, self.rows())
    }

    pub(super) fn demand(&self) -> f64 {
        self.sum(&self.run.demand.fte)
    }

    pub(super) fn capacity(&self) -> f64 {
        self.sum(&self.run.capacity)
    }

    /// Known of the nation only.
    pub(super) fn residents_fte(&self) -> Option<f64> {
        let nation = self.row.is_none();
        nation.then_some(*self.run.residents_fte.get(self.step)?)
    }

    pub(super) fn density(&self) -> f64 {
        let fte: f64 = self.rows().map(|r| self.run.fte(self.step, r)).sum();
        1000.0 * fte / self.residents()
    }

    pub(super) fn shortage(&self) -> f64 {
        self.rows()
            .map(|r| self.run.gap(self.step, r).max(0.0))
            .sum()
    }

    pub(super) fn cumulative_shortage(&self) -> f64 {
        (1..=self.step)
            .map(|s| {
                let gaps = self.rows().map(|r| self.run.gap(s, r));
                gaps.sum::<f64>().max(0.0)
            })
            .sum()
    }

    /// Nothing while nobody asks again for work not done.
    pub(super) fn backlog(&self) -> Option<f64> {
        let backlog = &self.run.backlog;
        backlog.acts().then(|| self.sum(&backlog.waiting))
    }

    fn flows(&self, list: &[usize]) -> f64 {
        list.iter()
            .map(|flow| self.run.slot(self.step, self.row, slot::FLOW + flow))
            .sum()
    }

    pub(super) fn replacement_rate(&self) -> Option<f64> {
        let out = self.flows(&slot::LEAVING);
        (self.step > 0 && out > 0.0).then(|| self.flows(&slot::ARRIVING) / out)
    }

    pub(super) fn turnover(&self) -> Option<f64> {
        let before = self.step.checked_sub(1)?;
        let staff = self.run.slot(before, self.row, slot::IN_POST);
        (staff > 0.0).then(|| self.flows(&slot::LEAVING) / staff)
    }

    pub(super) fn limiting_factor(&self) -> Option<f64> {
        let class = self.run.limiting(self.step, self.row)?;
        (self.step > 0).then(|| class.number())
    }

    /// Known of the nation only, where there are figures by region.
    pub(super) fn gini(&self) -> Option<f64> {
        let pack = &self.model.pack;
        let facts = pack.professions.get(self.run.profession.0)?;
        let known = self.row.is_none() && facts.extent == Extent::Regions;
        known.then(|| self.run.national(pack.regions.len(), self.step).gini)
    }

    pub(super) fn residents(&self) -> f64 {
        let regions = self.model.pack.regions.len();
        self.regions()
            .map(|r| self.run.uses.residents_at(self.step, r, regions))
            .sum()
    }

    /// Residents weighted by the services of the profession, of the ages that count as need.
    pub(super) fn weighted_residents(&self) -> f64 {
        let regions = self.model.pack.regions.len();
        let at = |r: usize| self.run.weighted[self.step * regions + r];
        self.regions().map(at).sum()
    }

    /// The regions asked for: all of them where figures are of the nation only.
    fn regions(&self) -> std::ops::Range<usize> {
        let all = self.model.pack.regions.len();
        match self.row {
            Some(r) if self.run.rows == all => r..r + 1,
            _ => 0..all,
        }
    }
}
