//! Capacity, gap and what follows from them: coverage, shortages, balance, equity. Source:
//! method S7 and S11.

use super::ProfessionRun;
use super::effects::Effects;
use super::series::Series;
use super::supply::{CadreRun, slot};
use crate::scenario::LeverId;
use crate::unit::balanced;
use crate::word::DriverId;

/// FTE at year-end with the hours of the opening year, `[year][row]`.
pub(super) fn fte_base(cadres: &[CadreRun], rows: usize, steps: usize) -> Vec<f64> {
    let mut fte = Vec::with_capacity((steps + 1) * rows);
    for step in 0..=steps {
        for row in 0..rows {
            let of =
                |c: &CadreRun| c.at(step, row, slot::FTE_POST) + c.at(step, row, slot::FTE_ACTIVE);
            fte.push(cadres.iter().map(of).sum());
        }
    }
    fte
}

/// Working time against the opening year: hours growth, the hours lever, the part-time lever.
pub(super) fn working_time(effects: &Effects, hours_growth: f64, steps: usize) -> Vec<f64> {
    let mut trend = 1.0;
    (0..=steps)
        .map(|step| {
            if step > 0 {
                trend *= 1.0 + hours_growth;
            }
            trend * effects.factor(LeverId::Hours, step) * effects.factor(LeverId::FtePerHead, step)
        })
        .collect()
}

/// Several factors as one, by year; exactly 1 where each of them is.
pub(super) fn product(factors: &[(DriverId, Vec<f64>)], steps: usize) -> Vec<f64> {
    let mut all = vec![1.0; steps + 1];
    for (_, by_year) in factors {
        for (total, factor) in all.iter_mut().zip(by_year) {
            *total *= factor;
        }
    }
    all
}

/// FTE available for care: working time x productivity x FTE, at year-end or as mean of two.
pub(super) fn capacity(
    fte: &[f64],
    rows: usize,
    working_time: &[f64],
    productivity: &[f64],
    mean: bool,
) -> Vec<f64> {
    let mut capacity = Vec::with_capacity(fte.len());
    let fte = Series::new(rows, fte);
    for step in 0..working_time.len() {
        for row in 0..rows {
            let now = fte.at(step, row) * working_time[step];
            let level = if mean && step > 0 {
                let before = fte.at(step - 1, row) * working_time[step - 1];
                (before + now) / 2.0
            } else {
                now
            };
            capacity.push(level * productivity[step]);
        }
    }
    capacity
}

impl ProfessionRun {
    /// Number of years, the opening one included.
    #[must_use]
    pub fn years(&self) -> usize {
        self.working_time.len()
    }

    /// FTE at year-end, `[year][row]`.
    #[must_use]
    pub fn fte(&self, step: usize, row: usize) -> f64 {
        self.fte_base[step * self.rows + row] * self.working_time[step]
    }

    /// Gap, demand minus capacity: positive = shortage; no number where demand is not known.
    #[must_use]
    pub fn gap(&self, step: usize, row: usize) -> f64 {
        let at = step * self.rows + row;
        self.demand
            .fte
            .get(at)
            .map_or(f64::NAN, |demand| demand - self.capacity[at])
    }

    /// One of its series `[year][row]`, to be read by year.
    pub(super) const fn series<'a>(&self, values: &'a [f64]) -> Series<'a> {
        Series::new(self.rows, values)
    }

    /// A value summed over all rows; 0 where the values are not known.
    #[must_use]
    pub fn sum(&self, values: &[f64], step: usize) -> f64 {
        self.series(values).sum(step)
    }

    /// Coverage of every row; no number where demand is not known.
    #[must_use]
    pub fn coverage(&self, step: usize) -> Vec<f64> {
        (step * self.rows..(step + 1) * self.rows)
            .map(|at| {
                let demand = self.demand.fte.get(at);
                demand.map_or(f64::NAN, |demand| coverage(self.capacity[at], *demand))
            })
            .collect()
    }

    /// A slot summed over cadres; `row` = `None` sums over rows too.
    #[must_use]
    pub fn slot(&self, step: usize, row: Option<usize>, slot: usize) -> f64 {
        let rows = row.map_or(0..self.rows, |r| r..r + 1);
        self.cadres
            .iter()
            .map(|c| rows.clone().map(|r| c.at(step, r, slot)).sum::<f64>())
            .sum()
    }

    /// The nation in one year; `regions` is the number of regions of the pack.
    #[must_use]
    pub fn national(&self, regions: usize, step: usize) -> National {
        let demand = self.sum(&self.demand.fte, step);
        let capacity = self.sum(&self.capacity, step);
        let shortages = (0..self.rows).map(|row| self.gap(step, row).max(0.0)).sum();
        let here = |region| self.uses.residents_at(step, region, regions);
        let residents: Vec<f64> = (0..self.rows)
            .map(|row| {
                if self.rows == regions {
                    here(row)
                } else {
                    (0..regions).map(here).sum()
                }
            })
            .collect();
        National {
            demand,
            capacity,
            shortages,
            gini: gini(&self.coverage(step), &residents),
        }
    }
}

/// National figures that are not plain sums.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct National {
    /// FTE required.
    pub demand: f64,
    /// FTE available.
    pub capacity: f64,
    /// Sum of the regions' shortages; a surplus elsewhere does not offset them.
    pub shortages: f64,
    /// Gini coefficient of coverage, weighted by residents; 0 for a single row.
    pub gini: f64,
}

/// Capacity over demand, at most 1; 1 exactly where they balance, and where nothing is required.
#[must_use]
pub fn coverage(capacity: f64, demand: f64) -> f64 {
    ratio(capacity, demand).min(1.0)
}

/// Capacity over demand, uncapped; 1 where nothing is required, and never less where they balance.
///
/// ```
/// # use organico::model::{coverage, ratio};
/// assert_eq!((coverage(3.0, 4.0), ratio(3.0, 2.0)), (0.75, 1.5));
/// assert_eq!(coverage(100.0 - 1e-12, 100.0), 1.0);
/// ```
#[must_use]
pub fn ratio(capacity: f64, demand: f64) -> f64 {
    if demand > 0.0 {
        let ratio = capacity / demand;
        if balanced(capacity, demand) {
            ratio.max(1.0)
        } else {
            ratio
        }
    } else {
        1.0
    }
}

/// Gini coefficient of values weighted by people: 0 = everybody alike.
///
/// ```
/// # use organico::model::gini;
/// assert_eq!(gini(&[0.8, 0.8], &[1.0, 3.0]), 0.0);
/// assert_eq!(gini(&[0.0, 1.0], &[1.0, 1.0]), 0.5);
/// ```
#[must_use]
pub fn gini(values: &[f64], people: &[f64]) -> f64 {
    let weight: f64 = people.iter().sum();
    let mean: f64 = values.iter().zip(people).map(|(v, w)| v * w).sum::<f64>() / weight;
    if !(weight > 0.0 && mean > 0.0) {
        return 0.0;
    }
    let mut differences = 0.0;
    for (v, w) in values.iter().zip(people) {
        for (other, share) in values.iter().zip(people) {
            differences += w * share * (v - other).abs();
        }
    }
    differences / (2.0 * weight * weight * mean)
}
