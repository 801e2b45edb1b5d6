//! Words shared by every room: years, grades, sexes, and places in the tables. No country, no browser.

mod balance;
pub mod decimal;
pub mod fnv;
pub mod json;
pub mod sheet;
pub mod sort;

pub use balance::{BALANCE, balanced, first_balanced};

/// A value held between limits. `f64::clamp` would print limits that stand the wrong way round, and
/// brings the formatter of doubles into every download.
#[must_use]
pub fn cut(value: f64, low: f64, high: f64) -> f64 {
    value.max(low).min(high)
}

/// A calendar year.
pub type Year = i32;

/// Sex of staff or residents; `All` where a pack does not split.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum Sex {
    /// Women.
    F,
    /// Men.
    M,
    /// Not split.
    All,
}

impl Sex {
    /// The code used in tables and outputs: `F`, `M` or `*`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::F => "F",
            Self::M => "M",
            Self::All => "*",
        }
    }
}

/// A region of one pack, counted from zero in the order of its table.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub struct RegionIx(pub usize);

/// A profession of one pack, counted from zero in the order of its table.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub struct ProfessionIx(pub usize);

/// A sector of one pack, counted from zero in the order of its table.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub struct SectorIx(pub usize);
