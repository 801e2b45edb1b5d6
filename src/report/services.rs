//! Rows of services: need, coverage by own work only and with work that may move, and who does what
//! for whom. The code of the service stands in `sector`. Only for those who ask.

use super::rows::{Place, Series};
use super::{ALL, Name, Report, Row, unit_code};
use crate::model::{ServiceCoverage, Services};
use crate::word::Unit;

/// How a value is read off a service.
type Read = fn(&ServiceCoverage) -> f64;

/// What is told of a service.
const OF_SERVICE: [(&str, Unit, Read); 3] = [
    ("service_need", Unit::Fte, |service| service.need),
    ("service_coverage_own", Unit::Share, |service| service.own),
    ("service_coverage", Unit::Share, |service| service.coverage),
];

impl<'m> Report<'m> {
    /// Adds coverage by service: two small programmes for every place and year.
    #[must_use]
    pub const fn with_services(mut self) -> Self {
        self.services = true;
        self
    }

    /// The nation, then every region; a year without a proved answer has no row.
    pub(super) fn services<E>(
        &self,
        take: &mut impl FnMut(&Row<'m>) -> Result<(), E>,
    ) -> Result<(), E> {
        if !self.services {
            return Ok(());
        }
        let regions = self.model.pack.regions.iter().enumerate();
        let regions = regions.map(|(row, region)| (Some(row), region.code.as_str()));
        for (row, code) in std::iter::once((None, ALL)).chain(regions) {
            let years: Vec<Option<Services>> = (0..self.run.years.len())
                .map(|step| self.model.services(self.scenario, &self.run, row, step))
                .collect();
            self.services_of(Place { row, code }, &years, take)?;
        }
        Ok(())
    }

    fn services_of<E>(
        &self,
        place: Place<'m>,
        years: &[Option<Services>],
        take: &mut impl FnMut(&Row<'m>) -> Result<(), E>,
    ) -> Result<(), E> {
        let pack = &self.model.pack;
        for (service, facts) in pack.services.iter().enumerate() {
            let series = |profession, measure, unit| Series {
                region: place.code,
                profession,
                sector: &facts.code,
                measure,
                unit: unit_code(unit),
                steps: (0, years.len()),
            };
            for (measure, unit, value) in OF_SERVICE {
                self.put(series(ALL, Name::plain(measure), unit), take, |step| {
                    let mut found = years[step].as_ref()?.services.iter();
                    found.find(|one| one.service == service).map(value)
                })?;
            }
            let mut pairs: Vec<_> = years
                .iter()
                .flatten()
                .flat_map(|year| &year.work)
                .filter(|work| work.service == service)
                .map(|work| (work.by, work.of))
                .collect();
            crate::unit::sort::by_key(&mut pairs, |pair| *pair);
            pairs.dedup();
            for (by, of) in pairs {
                let measure = Name {
                    family: "service_work_for_",
                    code: &pack[of].code,
                };
                let series = series(&pack[by].code, measure, Unit::Fte);
                self.put(series, take, |step| {
                    let mut work = years[step].as_ref()?.work.iter();
                    let same = work.find(|w| w.service == service && (w.by, w.of) == (by, of));
                    Some(same.map_or(0.0, |work| work.fte))
                })?;
            }
        }
        Ok(())
    }
}
