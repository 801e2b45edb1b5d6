//! Residents of later years, also under other births, deaths and migration than the pack's own.
//!
//! The pack's own path is scaled to the published totals year by year. Another path keeps the same
//! scales: what the published totals know and the components do not stays, and the difference
//! between two paths is that of the components alone.

use crate::pack::facts::path::Path;
use crate::pack::facts::residents::demography::{Demography, Moved};
use crate::pack::facts::residents::mortality::Mortality;
use crate::pack::facts::residents::population::{AGES, Population};
use crate::unit::Year;

/// What a pack needs to project its residents again.
#[derive(Clone, Debug, Default)]
pub struct Projection {
    pub(crate) demography: Demography,
    pub(crate) mortality: Mortality,
    /// Scale to the published total by projected year, set by the first run.
    scales: Vec<f64>,
}

impl Projection {
    pub(crate) fn new(demography: Demography, mortality: Mortality) -> Self {
        Self {
            demography,
            mortality,
            scales: Vec::new(),
        }
    }

    /// A projection with one number for everything, for packs without tables.
    ///
    /// `tfr` children per woman, all born at 30; `deaths` per person-year at every age; `foreign`
    /// persons a year, spread evenly over ages and sexes.
    #[must_use]
    pub fn simple(regions: usize, sexes: usize, [tfr, deaths, foreign]: [f64; 3]) -> Self {
        let row = sexes * AGES;
        let even = 1.0 / f64::from(u32::try_from(row).unwrap_or(1));
        let mut mothers = vec![0.0; AGES];
        mothers[30] = 1.0;
        let demography = Demography {
            regions,
            sexes,
            tfr: vec![(tfr, 0); regions],
            fertility: vec![(0, mothers)],
            male_births: 0.5,
            mortality_factor: vec![1.0; regions],
            foreign_net: Path::new([(0, foreign)]),
            foreign_split: vec![(0, vec![even; row])],
            internal_net: vec![0.0; regions],
            ..Demography::default()
        };
        Self::new(demography, Mortality::flat(sexes, deaths))
    }

    /// Projects the pack's own residents `[year][region][sex][age]` from those of the opening, and
    /// keeps how far each year was scaled.
    pub fn first(&mut self, opening: &[f64], (first, last): (Year, Year)) -> Vec<f64> {
        let mut persons = opening.to_vec();
        let mut now = opening.to_vec();
        self.scales.clear();
        for year in first + 1..=last {
            now = (self.demography).advance(&now, year, &self.mortality, &Moved::NOT);
            let scale = self.demography.scale(&now, year);
            self.scales.push(scale);
            now.iter_mut().for_each(|heads| *heads *= scale);
            persons.extend_from_slice(&now);
        }
        persons
    }

    /// By how much the residents of a year were scaled to meet the path through the published
    /// totals, on top of the year before; 1 where none is published.
    #[must_use]
    pub fn scale_in(&self, opening: Year, year: Year) -> f64 {
        let step = usize::try_from(year - opening - 1).ok();
        step.and_then(|at| self.scales.get(at))
            .copied()
            .unwrap_or(1.0)
    }

    /// The residents of a scenario: `moved` tells what it makes of each projected year.
    #[must_use]
    pub fn residents(&self, own: &Population, moved: &[Moved]) -> Population {
        let row = own.regions * own.sexes * AGES;
        let mut now = own.persons.get(..row).unwrap_or(&[]).to_vec();
        let mut persons = now.clone();
        let mut year = own.first_year;
        for (scale, moved) in self.scales.iter().zip(moved) {
            year += 1;
            now = self.demography.advance(&now, year, &self.mortality, moved);
            now.iter_mut().for_each(|heads| *heads *= scale);
            persons.extend_from_slice(&now);
        }
        Population {
            persons,
            ..own.clone()
        }
    }
}
