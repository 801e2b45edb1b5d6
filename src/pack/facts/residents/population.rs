//! Residents of the pack: given by tables, or projected from the opening year by cohort components.

use crate::pack::facts::ages::Ages;
use crate::unit::Year;

/// Oldest resident age; people of 100 and more live here.
pub const LAST_AGE: usize = 100;

/// Number of resident ages.
pub const AGES: usize = LAST_AGE + 1;

/// Residents at 31 December by year, region, sex and single age.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Population {
    /// First year.
    pub first_year: Year,
    /// Number of sexes: 2 (F, M) or 1.
    pub sexes: usize,
    /// Number of regions.
    pub regions: usize,
    /// Persons `[year][region][sex][age 0..=100]`, row-major.
    pub persons: Vec<f64>,
}

impl Population {
    /// Residents of one year and region, `[sex][age]`; empty when the year is not covered.
    #[must_use]
    pub fn of(&self, year: Year, region: usize) -> &[f64] {
        let row = self.sexes * AGES;
        let Ok(step) = usize::try_from(year - self.first_year) else {
            return &[];
        };
        let at = (step * self.regions + region) * row;
        self.persons.get(at..at + row).unwrap_or(&[])
    }

    /// All residents of a year.
    #[must_use]
    pub fn total(&self, year: Year) -> f64 {
        (0..self.regions)
            .map(|region| self.of(year, region).iter().sum::<f64>())
            .sum()
    }
}

/// Ages of residents, as the classes of a grid have them.
pub(crate) const RESIDENT_AGES: Ages = Ages {
    first: 0,
    count: AGES,
    ageing: true,
};
