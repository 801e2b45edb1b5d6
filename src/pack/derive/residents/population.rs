//! From rows of residents to residents of every year.

use crate::pack::facts::finding::{Finding, Note};
use crate::pack::facts::path::between;
use crate::pack::facts::residents::population::{AGES, LAST_AGE, Population};
use crate::pack::facts::residents::projection::Projection;
use crate::pack::read::error::{PackErrorKind as Kind, Problems};
use crate::pack::read::people::ResidentsRow;
use crate::unit::{Sex, Year, sort};

/// Known residents: `[region][sex][age]` of some years, sorted by year.
#[derive(Debug)]
pub(crate) struct Counts {
    pub(crate) sexes: usize,
    pub(crate) regions: usize,
    years: Vec<(Year, Vec<f64>)>,
}

impl Counts {
    /// Sorts rows into years; each age band is spread evenly over its single years.
    pub(crate) fn new(
        rows: &[ResidentsRow],
        regions: usize,
        sexes: &[Sex],
        problems: &mut Problems,
    ) -> Self {
        let split = sexes.len() > 1 && rows.iter().any(|row| row.sex != Sex::All);
        let sexes = if split { 2 } else { 1 };
        let mut years: Vec<(Year, Vec<f64>)> = Vec::new();
        let mut seen: Vec<(Year, Vec<bool>)> = Vec::new();
        for row in rows {
            let region = match row.region {
                Some(region) => region,
                None if regions == 1 => 0,
                None => {
                    let expected = "one region: the pack has several";
                    let at = &row.origin.at;
                    problems.push(at.error("region", Kind::UnknownCode, "`*`", expected));
                    continue;
                }
            };
            let sex = match row.sex {
                Sex::F => 0,
                Sex::M => 1,
                Sex::All if !split => 0,
                Sex::All => {
                    let expected = "F or M, as in the other rows";
                    problems.push(row.origin.at.error("sex", Kind::NotAWord, "`*`", expected));
                    continue;
                }
            };
            let cells = regions * sexes * AGES;
            let persons = sort::slot(&mut years, row.year, || vec![0.0; cells]);
            let seen = sort::slot(&mut seen, row.year, || vec![false; cells]);
            let start = (region * sexes + sex) * AGES;
            let band = start + usize::from(row.ages.from).min(LAST_AGE)
                ..=start + usize::from(row.ages.to).min(LAST_AGE);
            let width = f64::from(u32::try_from(band.clone().count()).unwrap_or(1));
            let cells = persons.get_mut(band.clone()).unwrap_or_default();
            cells
                .iter_mut()
                .for_each(|value| *value += row.persons / width);
            let seen = seen.get_mut(band).unwrap_or_default();
            if seen.contains(&true) {
                let expected = "ages that no other row of this region, sex and year covers";
                let found = row.ages.from.to_string();
                problems.push(
                    row.origin
                        .at
                        .error("age_from", Kind::Overlap, found, expected),
                );
            }
            seen.fill(true);
        }
        Self {
            sexes,
            regions,
            years,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.years.is_empty()
    }

    /// All residents of a year.
    pub(crate) fn total(&self, year: Year) -> f64 {
        self.at(year).map_or(0.0, |persons| persons.iter().sum())
    }

    fn at(&self, year: Year) -> Option<Vec<f64>> {
        let (before, after, share) = between(&self.years, year, |(known, _)| *known)?;
        let mut persons = before.1.clone();
        for (value, later) in persons.iter_mut().zip(&after.1) {
            *value += (later - *value) * share;
        }
        Some(persons)
    }
}

/// Residents of every year from `opening` to `last`: projected when demography says how, else the
/// known years, interpolated between and held outside.
pub(crate) fn residents(
    counts: &Counts,
    projection: Option<&mut Projection>,
    (opening, last): (Year, Year),
    findings: &mut Vec<Finding>,
) -> Population {
    let given = if projection.is_some() { opening } else { last };
    tell_gaps(counts, (opening, given), findings);
    let now = counts.at(opening).unwrap_or_default();
    let persons = match projection {
        Some(projection) => projection.first(&now, (opening, last)),
        None => (opening..=last)
            .flat_map(|year| counts.at(year).unwrap_or_default())
            .collect(),
    };
    let Counts { sexes, regions, .. } = *counts;
    Population {
        first_year: opening,
        sexes,
        regions,
        persons,
    }
}

/// Names the years that no table gives.
fn tell_gaps(counts: &Counts, (opening, last): (Year, Year), findings: &mut Vec<Finding>) {
    let (Some((first_known, _)), Some((last_known, _))) =
        (counts.years.first(), counts.years.last())
    else {
        return;
    };
    let unknown = |year: &Year| counts.years.iter().all(|(known, _)| known != year);
    let inside = |year: &Year| (first_known..=last_known).contains(&year);
    let (between, held): (Vec<Year>, Vec<Year>) =
        (opening..=last).filter(unknown).partition(inside);
    for (years, note) in [
        (between, Note::ResidentsBetween),
        (held, Note::ResidentsHeld),
    ] {
        if let (Some(from), Some(to)) = (years.first(), years.last()) {
            let place = format!("population.csv, {from}-{to}");
            findings.push(Finding::with(
                note,
                place,
                vec![("years", (years.len() as f64).into())],
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::read::place::{At, Span};
    use crate::pack::read::reader::Origin;

    fn row(year: Year, from: u16, to: u16, persons: f64) -> ResidentsRow {
        let at = At {
            file: "population.csv",
            line: 2,
        };
        let origin = Origin {
            at,
            year: None,
            source: "s".into(),
            grade: crate::word::Grade::A,
            used: true,
        };
        let ages = Span { from, to };
        ResidentsRow {
            region: None,
            sex: Sex::All,
            ages,
            year,
            persons,
            origin,
        }
    }

    #[test]
    fn bands_are_even_and_years_between_lie_on_a_line() {
        let rows = [
            row(2020, 0, 84, 850.0),
            row(2020, 85, u16::MAX, 160.0),
            row(2030, 0, 100, 2020.0),
        ];
        let mut problems = Problems::default();
        let counts = Counts::new(&rows, 1, &[Sex::F, Sex::M], &mut problems);
        let mut findings = Vec::new();
        let population = residents(&counts, None, (2020, 2032), &mut findings);
        assert_eq!(problems.stop(), Ok(()));
        assert_eq!(population.of(2020, 0)[90], 10.0);
        assert_eq!(population.of(2025, 0)[3], 15.0);
        assert!((population.total(2032) - 2020.0).abs() < 1e-9);
        let keys: Vec<_> = findings.iter().map(|finding| finding.key).collect();
        assert_eq!(keys, ["check-residents-between", "check-residents-held"]);
    }

    #[test]
    fn overlapping_ages_are_refused() {
        let mut problems = Problems::default();
        Counts::new(
            &[row(2020, 0, 9, 1.0), row(2020, 5, 14, 1.0)],
            1,
            &[Sex::All],
            &mut problems,
        );
        assert_eq!(problems.stop().unwrap_err()[0].kind, Kind::Overlap);
    }
}
