//! What may be said about a parameter. Knows no parameter by name.

use crate::pack::facts::parameter::name::Parameter;

/// What may be said about a parameter.
pub(crate) struct Rule {
    pub(crate) parameter: Parameter,
    pub(crate) code: &'static str,
    pub(crate) unit: &'static str,
    pub(crate) range: (f64, f64),
    /// Value when no row speaks about it.
    pub(crate) default: f64,
    /// Belongs to the profession as a whole: a row may not name a sector.
    pub(crate) whole_profession: bool,
}

/// A rule in one line.
pub(super) const fn rule(
    parameter: Parameter,
    code: &'static str,
    unit: &'static str,
    range: (f64, f64),
    default: f64,
    whole_profession: bool,
) -> Rule {
    Rule {
        parameter,
        code,
        unit,
        range,
        default,
        whole_profession,
    }
}
