//! Residents one year later: deaths, births, migration. Knows no staff.
//!
//! Cohort components on whole years: who is a at 31 December of t is a + 1 one year later and was
//! exactly a + 1 in the middle of that year, where the death rate is taken. Births are those of the
//! mean women of the two year-ends, and go through half a year of infant mortality. Net migration is
//! added at the end of the year. People of 100 and more stay together. Source: method S3.2.

use crate::pack::facts::path::{Path, between};
use crate::pack::facts::residents::mortality::{Mortality, probability};
use crate::pack::facts::residents::population::{AGES, LAST_AGE};
use crate::unit::Year;

/// What a scenario makes of births, deaths and foreign migration in one year, as factors.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moved {
    /// On births.
    pub births: f64,
    /// On death rates of residents.
    pub deaths: f64,
    /// On net migration from abroad.
    pub foreign: f64,
}

impl Moved {
    /// Nothing moved.
    pub const NOT: Self = Self {
        births: 1.0,
        deaths: 1.0,
        foreign: 1.0,
    };
}

/// Split over `[sex][age]`, sums to 1, known in some years.
pub(crate) type Splits = Vec<(Year, Vec<f64>)>;

/// What a projection needs, by region and age.
#[derive(Clone, Debug, Default)]
pub(crate) struct Demography {
    pub(crate) regions: usize,
    pub(crate) sexes: usize,
    /// Total fertility rate of each region, and the year that it is of.
    pub(crate) tfr: Vec<(f64, Year)>,
    pub(crate) tfr_index: Path,
    /// By age of mother.
    pub(crate) fertility: Splits,
    pub(crate) male_births: f64,
    pub(crate) mortality_factor: Vec<f64>,
    pub(crate) foreign_net: Path,
    pub(crate) foreign_split: Splits,
    pub(crate) foreign_region: Option<Vec<f64>>,
    pub(crate) internal_net: Vec<f64>,
    pub(crate) internal_factor: Path,
    pub(crate) internal_split: Splits,
    /// Published national totals after the opening year, and the opening total itself.
    pub(crate) totals: Path,
}

impl Demography {
    /// Residents `[region][sex][age]` of `year` from those of the year before, not yet scaled to a
    /// published total.
    pub(crate) fn advance(
        &self,
        before: &[f64],
        year: Year,
        mortality: &Mortality,
        moved: &Moved,
    ) -> Vec<f64> {
        let row = self.sexes * AGES;
        let rates: Vec<Vec<f64>> = (0..self.sexes)
            .map(|sex| mortality.curve(year, sex))
            .collect();
        let fertility = at(&self.fertility, year);
        let mut after = vec![0.0; before.len()];
        for region in 0..self.regions {
            let start = region * row;
            let (Some(old), Some(new)) = (
                before.get(start..start + row),
                after.get_mut(start..start + row),
            ) else {
                continue;
            };
            let factor = self.mortality_factor.get(region).copied().unwrap_or(1.0) * moved.deaths;
            for (sex, rates) in rates.iter().enumerate() {
                let old = old.get(sex * AGES..).unwrap_or(&[]);
                let new = new
                    .get_mut(sex * AGES..(sex + 1) * AGES)
                    .unwrap_or_default();
                grow_old(old, new, rates, factor);
            }
            let births = self.births(region, year, old, new, &fertility) * moved.births;
            let shares = [1.0 - self.male_births, self.male_births];
            for (sex, rates) in rates.iter().enumerate() {
                let share = if self.sexes == 1 {
                    1.0
                } else {
                    shares.get(sex).copied().unwrap_or(0.0)
                };
                // Half a year of the first year's risk, on average.
                let risk = probability(factor * rates.first().copied().unwrap_or(0.0)) / 2.0;
                if let Some(born) = new.get_mut(sex * AGES) {
                    *born = births * share * (1.0 - risk);
                }
            }
        }
        self.migrate(before, &mut after, year, moved.foreign);
        after
    }

    /// Births of a region: women of the two year-ends, halved, by age-specific fertility. Where the
    /// sexes are not split, half of the residents are taken to be women.
    fn births(&self, region: usize, year: Year, old: &[f64], new: &[f64], by_age: &[f64]) -> f64 {
        let (rate, base) = self.tfr.get(region).copied().unwrap_or((0.0, year));
        let moved = match (self.tfr_index.at(year), self.tfr_index.at(base)) {
            (Some(now), Some(then)) if then > 0.0 => now / then,
            _ => 1.0,
        };
        let women = if self.sexes == 1 { 0.5 } else { 1.0 };
        let pairs = old.iter().zip(new).zip(by_age).take(AGES);
        pairs
            .map(|((old, new), share)| (old + new) / 2.0 * women * rate * moved * share)
            .sum()
    }

    fn migrate(&self, before: &[f64], after: &mut [f64], year: Year, moved: f64) {
        let row = self.sexes * AGES;
        let foreign = self.foreign_net.at(year).unwrap_or(0.0) * moved;
        let factor = self.internal_factor.at(year).unwrap_or(1.0);
        let (foreign_split, internal_split) = (
            at(&self.foreign_split, year),
            at(&self.internal_split, year),
        );
        let by_region = match &self.foreign_region {
            Some(shares) => shares.clone(),
            None => young_adults(before, self.regions, self.sexes),
        };
        for (region, people) in after.chunks_mut(row.max(1)).enumerate() {
            let foreign = foreign * by_region.get(region).copied().unwrap_or(0.0);
            let internal = factor * self.internal_net.get(region).copied().unwrap_or(0.0);
            for (value, share) in people.iter_mut().zip(&foreign_split) {
                *value += foreign * share;
            }
            for (value, share) in people.iter_mut().zip(&internal_split) {
                *value += internal * share;
            }
            // A net outflow cannot take more people than live there.
            people.iter_mut().for_each(|value| *value = value.max(0.0));
        }
    }

    /// What brings the residents of a year to the path through the published totals; 1 beyond the
    /// last of them.
    pub(crate) fn scale(&self, people: &[f64], year: Year) -> f64 {
        let known = self.totals.last().is_some_and(|(last, _)| year <= last);
        let sum: f64 = people.iter().sum();
        let total = self.totals.at(year).filter(|_| known && sum > 0.0);
        total.map_or(1.0, |total| total / sum)
    }
}

/// Everybody one year older, less the dead; the oldest class keeps its survivors.
fn grow_old(old: &[f64], new: &mut [f64], rates: &[f64], factor: f64) {
    for (age, people) in old.iter().enumerate().take(AGES) {
        let rate = rates.get(age + 1).copied().unwrap_or(0.0);
        if let Some(next) = new.get_mut((age + 1).min(LAST_AGE)) {
            *next += people * (1.0 - probability(factor * rate));
        }
    }
}

fn at(splits: &Splits, year: Year) -> Vec<f64> {
    let Some((before, after, share)) = between(splits, year, |(known, _)| *known) else {
        return Vec::new();
    };
    before
        .1
        .iter()
        .zip(&after.1)
        .map(|(now, later)| now + (later - now) * share)
        .collect()
}

/// Shares of the regions in residents aged 20 to 49: where people from abroad go by default.
fn young_adults(people: &[f64], regions: usize, sexes: usize) -> Vec<f64> {
    let row = (sexes * AGES).max(1);
    let young: Vec<f64> = people
        .chunks(row)
        .take(regions)
        .map(|row| {
            row.chunks(AGES)
                .flat_map(|ages| ages.get(20..50).unwrap_or(&[]))
                .sum()
        })
        .collect();
    let sum: f64 = young.iter().sum();
    young
        .into_iter()
        .map(|one| if sum > 0.0 { one / sum } else { 0.0 })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn still(regions: usize) -> Demography {
        Demography {
            regions,
            sexes: 2,
            tfr: vec![(0.0, 2024); regions],
            tfr_index: Path::default(),
            fertility: Vec::new(),
            male_births: 0.5,
            mortality_factor: vec![1.0; regions],
            foreign_net: Path::default(),
            foreign_split: Vec::new(),
            foreign_region: None,
            internal_net: vec![0.0; regions],
            internal_factor: Path::default(),
            internal_split: Vec::new(),
            totals: Path::default(),
        }
    }

    fn people(regions: usize) -> Vec<f64> {
        (0..regions * 2 * AGES)
            .map(|cell| 1000.0 + f64::from(u32::try_from(cell).unwrap()))
            .collect()
    }

    #[test]
    fn without_births_deaths_and_migration_everybody_grows_a_year_older() {
        let before = people(1);
        let after = still(1).advance(&before, 2025, &Mortality::default(), &Moved::NOT);
        assert_eq!(after[0], 0.0);
        assert_eq!(after[1..LAST_AGE], before[..LAST_AGE - 1]);
        assert_eq!(after[LAST_AGE], before[LAST_AGE - 1] + before[LAST_AGE]);
        assert!((after.iter().sum::<f64>() - before.iter().sum::<f64>()).abs() < 1e-6);
    }

    #[test]
    fn moves_between_regions_sum_to_zero() {
        let mut demography = still(3);
        demography.internal_net = vec![500.0, -320.0, -180.0];
        // Nobody is born here, so nobody can leave at age 0.
        let split = (0..2 * AGES).map(|cell| if cell % AGES == 0 { 0.0 } else { 0.005 });
        demography.internal_split = vec![(0, split.collect())];
        let before = people(3);
        let after = demography.advance(&before, 2025, &Mortality::default(), &Moved::NOT);
        assert!((after.iter().sum::<f64>() - before.iter().sum::<f64>()).abs() < 1e-6);
        let first = |people: &[f64]| people[..2 * AGES].iter().sum::<f64>();
        let moved = first(&after) - first(&before);
        assert!((moved - 500.0).abs() < 1e-6, "{moved}");
    }

    #[test]
    fn births_follow_the_fertility_of_women() {
        let mut demography = still(1);
        demography.tfr = vec![(1.5, 2024)];
        demography.tfr_index = Path::new([(2024, 1.0), (2025, 1.1)]);
        let mut split = vec![0.0; AGES];
        split[30] = 1.0;
        demography.fertility = vec![(0, split)];
        let before = people(1);
        let after = demography.advance(&before, 2025, &Mortality::default(), &Moved::NOT);
        let women = (before[30] + before[29]) / 2.0;
        assert!((after[0] + after[AGES] - women * 1.65).abs() < 1e-9);
        assert_eq!(after[0], after[AGES]);
    }

    #[test]
    fn published_totals_are_met_on_the_way() {
        let mut demography = still(1);
        let before = people(1);
        let total: f64 = before.iter().sum();
        demography.totals = Path::new([(2024, total), (2034, total * 0.9)]);
        let after = demography.advance(&before, 2025, &Mortality::default(), &Moved::NOT);
        let scale = demography.scale(&after, 2025);
        assert!((after.iter().sum::<f64>() * scale - total * 0.99).abs() < 1e-6);
    }
}
