//! A figure with its origin, and the list of origins.

use crate::unit::Year;
use crate::word::{Acts, Grade};

/// One figure read from a table.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Fact {
    /// Table it stands in, without the ending (`stock`, `parameters`, ...).
    pub table: String,
    /// What it is: parameter name, rate, destination, programme, cause.
    pub item: String,
    /// Where it acts.
    pub acts: Acts,
    /// Code of the programme, service, standard or group of beds that it is about; `*` = all.
    pub of: String,
    /// Profession code, `*`, `family:...` or empty.
    pub profession: String,
    /// Sector code, `*` or empty.
    pub sector: String,
    /// Region code, `*` or empty.
    pub region: String,
    /// The rest of the row's place (ages, course year, year of places...), for people.
    pub place: String,
    /// The figure.
    pub value: f64,
    /// Its unit.
    pub unit: String,
    /// Year it refers to, when the row says one.
    pub year: Option<Year>,
    /// Id in `sources.csv`.
    pub source: String,
    /// How well it is known.
    pub grade: Grade,
    /// Whether the model uses it (`use = yes`).
    pub used: bool,
    /// Formula or remark.
    pub note: String,
}

/// An origin of figures.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Source {
    /// Id used by the tables.
    pub id: String,
    /// Who published it.
    pub publisher: String,
    /// What it is called.
    pub title: String,
    /// Year of publication or reference.
    pub year: String,
    /// Where it was found.
    pub place: String,
    /// Licence, if known.
    pub licence: String,
}
