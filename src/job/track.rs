//! The series of a profession that a picture shows.

use crate::model::{Model, ProfessionRun, measure};
use crate::outcome::Track;

/// Every measure of a profession in one region or the nation.
pub(super) fn of(model: &Model, run: &ProfessionRun, region: Option<usize>) -> Track {
    let measures = measure::OF_CADRE
        .iter()
        .copied()
        .chain(measure::OF_PROFESSION.iter().copied())
        .chain(measure::of_care());
    let series = measures.filter_map(|m| {
        let value = |step| model.measure(run, step, region, None, m);
        // a rate has no value in the opening year: it takes that of the first projected one
        let values = (0..run.years())
            .map(|s| value(s).or_else(|| value(s + 1)))
            .collect::<Option<_>>();
        values.map(|values| (m, values))
    });
    Track {
        series: series.collect(),
    }
}
