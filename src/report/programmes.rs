//! The rows of training programmes: their measures, and what becomes of a hundred who enrol.

use super::rows::{Series, first};
use super::{ALL, Name, Report, Row, TRAINING, unit_code};
use crate::model::{Bound, measure};
use crate::word::{Measure, Unit};

impl<'m> Report<'m> {
    pub(super) fn programmes<E>(
        &self,
        take: &mut impl FnMut(&Row<'m>) -> Result<(), E>,
    ) -> Result<(), E> {
        for run in &self.run.training.programmes {
            let Some(course) = self.model.pack.programmes.get(run.programme) else {
                continue;
            };
            for measure in measure::of_programme() {
                let series = Series {
                    region: ALL,
                    profession: &course.code,
                    sector: TRAINING,
                    measure: Name::plain(measure.code()),
                    unit: unit_code(measure.unit()),
                    steps: (first(measure), self.run.years.len()),
                };
                self.put(series, take, |step| run.measure(step, measure))?;
            }
            self.cohort(run.programme, &course.code, take)?;
            for limit in &course.limits {
                let series = Series {
                    region: ALL,
                    profession: &course.code,
                    sector: TRAINING,
                    measure: Name {
                        family: "turned_away_",
                        code: limit.kind.code(),
                    },
                    unit: unit_code(Unit::HeadsPerYear),
                    steps: (1, self.run.years.len()),
                };
                self.put(series, take, |step| {
                    let year = run.years.get(step)?;
                    let ours = year.bound == Bound::Scarce(limit.kind);
                    Some(if ours { year.turned_away } else { 0.0 })
                })?;
            }
            self.course_costs(run, &course.code, take)?;
        }
        Ok(())
    }

    /// Of 100 who enrol in the first projected autumn, from that autumn on; those who entered a
    /// profession also by sector.
    fn cohort<E>(
        &self,
        programme: usize,
        code: &'m str,
        take: &mut impl FnMut(&Row<'m>) -> Result<(), E>,
    ) -> Result<(), E> {
        let cohort = self.model.cohort(self.scenario, &self.run, programme);
        let series = |sector, measure: Measure| Series {
            region: ALL,
            profession: code,
            sector,
            measure: Name::plain(measure.code()),
            unit: unit_code(measure.unit()),
            steps: (1, self.run.years.len()),
        };
        for (measure, values) in &cohort.series {
            self.put(series(TRAINING, *measure), take, |step| {
                values.get(step).copied()
            })?;
        }
        for (sector, values) in self.model.pack.sectors.iter().zip(&cohort.sectors) {
            self.put(series(&sector.code, Measure::CohortEntered), take, |step| {
                values.get(step).copied()
            })?;
        }
        Ok(())
    }
}
