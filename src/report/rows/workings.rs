//! Rows of the steps on the way of the demand methods: sites, hours, shares.

use super::{ALL, Name, Place, Report, Row, Series};
use crate::model::{ProfessionRun, Working};
use crate::pack::Profession;
use crate::word::Measure;

impl<'m> Report<'m> {
    /// Steps on the way of the demand methods.
    pub(super) fn workings<E>(
        &self,
        facts: &'m Profession,
        run: &ProfessionRun,
        place: Place<'m>,
        workings: &[Working],
        take: &mut impl FnMut(&Row<'m>) -> Result<(), E>,
    ) -> Result<(), E> {
        for working in workings {
            let (family, code) = working.item.name(facts);
            let series = Series {
                measure: Name { family, code },
                unit: working.unit,
                ..self.series(place, facts, ALL, Measure::Gap)
            };
            let values = &working.values;
            self.put(series, take, |step| match place.row {
                None if working.sums => Some(run.sum(values, step)),
                row => values.get(step * run.rows + row.unwrap_or(0)).copied(),
            })?;
        }
        Ok(())
    }
}
