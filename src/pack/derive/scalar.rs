//! The one way to read a parameter of `parameters.csv`.

use crate::pack::derive::tables::Tables;
use crate::pack::facts::parameter::name::Parameter;
use crate::pack::read::scope::{Subject, closest};

impl Tables {
    /// What the closest used row states, for those who must know whether one does.
    pub(crate) fn stated(&self, subject: Subject, wanted: Parameter) -> Option<f64> {
        closest(&self.rates.parameters, subject, |row| {
            (row.origin.used && row.parameter == wanted).then_some(row.scope)
        })
        .first()
        .map(|row| row.value)
    }

    /// What is stated, or else the documented default of the parameter.
    pub(crate) fn scalar(&self, subject: Subject, wanted: Parameter) -> f64 {
        self.stated(subject, wanted)
            .unwrap_or_else(|| wanted.default())
    }
}
