//! From rows to what the demand methods compute with: paths drawn out year by year.

use super::asks::{Asks, Basis, Open, Standard};
use super::derive::Derivation;
use super::error::PackErrorKind as Kind;
use super::path::Path;
use super::place::Span;
use super::population::LAST_AGE;
use super::read::methods::{BasisWord, PointRow, StandardRow};
use super::scope::{Subject, closest};
use crate::unit::Year;

impl Derivation<'_> {
    /// What the methods need to know of a profession.
    pub(crate) fn asks(&mut self, subject: Subject) -> Asks {
        Asks {
            standards: self.standards(subject),
        }
    }

    /// Tells of rows that no other row can use.
    pub(crate) fn unused_points(&mut self) {
        let methods = &self.tables.methods;
        let named = |points: &[PointRow], known: &dyn Fn(&StandardRow) -> &String, column| {
            let lost = points.iter().find(|point| {
                !methods
                    .standards
                    .iter()
                    .any(|row| known(row) == &point.code)
            })?;
            let found = format!("`{}`", lost.code);
            let expected = "a code that standards.csv names";
            Some(lost.at.error(column, Kind::UnknownCode, found, expected))
        };
        let lost = [
            named(&methods.sites, &|row| &row.code, "standard"),
            named(&methods.beds, &|row| &row.group, "group"),
        ];
        lost.into_iter()
            .flatten()
            .for_each(|error| self.problems.push(error));
    }

    fn standards(&mut self, subject: Subject) -> Vec<Standard> {
        let rows = closest(&self.tables.methods.standards, subject, |row| {
            row.origin.used.then_some(row.scope)
        });
        let mut found = Vec::with_capacity(rows.len());
        for row in rows {
            found.push(Standard {
                code: row.code.clone(),
                basis: self.basis(row),
                per: row.per,
                low: row.low,
                high: row.high,
                heads: row.heads,
                open: self.open(row),
            });
        }
        found
    }

    fn basis(&mut self, row: &StandardRow) -> Basis {
        match row.basis {
            BasisWord::Residents => {
                let (from, to) = to_ages(row.ages);
                Basis::Residents(from, to)
            }
            BasisWord::Today => Basis::Today,
            BasisWord::Beds => {
                let points: Vec<&PointRow> = self
                    .tables
                    .methods
                    .beds
                    .iter()
                    .filter(|point| point.code == row.group)
                    .collect();
                if points.is_empty() {
                    let found = format!("`{}`", row.group);
                    let expected = "a group of beds.csv";
                    let at = &row.origin.at;
                    self.problems
                        .push(at.error("group", Kind::UnknownCode, found, expected));
                }
                Basis::Beds(self.by_region(&points))
            }
        }
    }

    fn open(&mut self, row: &StandardRow) -> Open {
        let points: Vec<&PointRow> = self
            .tables
            .methods
            .sites
            .iter()
            .filter(|point| point.code == row.code)
            .collect();
        let Some(first) = points.first() else {
            return Open::All;
        };
        let other = |point: &&&PointRow| {
            point.counted != first.counted
                || (first.counted && point.region.is_some() != first.region.is_some())
        };
        if let Some(other) = points.iter().find(other) {
            let expected = "one unit for all rows of a standard; \
                            numbers of sites either by region or for the nation";
            let found = "another unit, or another extent";
            self.problems
                .push(other.at.error("unit", Kind::NotAWord, found, expected));
        }
        match (first.counted, first.region) {
            (false, _) => Open::Share(self.by_region(&points)),
            (true, Some(_)) => Open::Sites(self.by_region(&points)),
            (true, None) => {
                let path = Path::new(points.iter().map(|point| (point.year, point.value)));
                Open::Nation(
                    self.years()
                        .map(|year| path.at(year).unwrap_or(0.0))
                        .collect(),
                )
            }
        }
    }

    /// `[year][region]`: the region's own points, else those of every region, else nothing.
    fn by_region(&self, points: &[&PointRow]) -> Vec<f64> {
        let paths: Vec<Path> = (0..self.tables.base.regions.len())
            .map(|region| {
                let own = |point: &&&PointRow| point.region == Some(region);
                let has_own = points.iter().any(|point| own(&point));
                let path = points.iter().filter(|point| {
                    if has_own {
                        own(point)
                    } else {
                        point.region.is_none()
                    }
                });
                Path::new(path.map(|point| (point.year, point.value)))
            })
            .collect();
        self.years()
            .flat_map(|year| paths.iter().map(move |path| path.at(year).unwrap_or(0.0)))
            .collect()
    }

    pub(crate) fn years(&self) -> impl Iterator<Item = Year> + use<> {
        self.tables.head.opening_year..=self.tables.head.last_year
    }
}

/// Ages as residents have them: the last one is open-ended.
pub(crate) fn to_ages(span: Span) -> (u16, u16) {
    let oldest = u16::try_from(LAST_AGE).unwrap_or(u16::MAX);
    (span.from.min(oldest), span.to.min(oldest))
}
