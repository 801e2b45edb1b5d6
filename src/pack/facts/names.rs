//! Codes with their names for people.

use crate::i18n::Names;

/// A code with its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Code in tables.
    pub code: String,
    /// Names for people.
    pub names: Names,
}

/// A region of the pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// National code.
    pub code: String,
    /// Names for people.
    pub names: Names,
    /// Short label and place (row, column) on the tile grid, if any.
    pub tile: Option<(String, u8, u8)>,
}

/// A named group of regions, such as a part of the country or a category of cohesion policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionGroup {
    /// Code and names.
    pub named: Named,
    /// Codes of its regions, in table order.
    pub regions: Vec<String>,
}
