//! What the need for a profession is counted by: norms and use weights.

/// Residents per head, for the ratio method.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Norm {
    /// Residents of the given ages per head (heads, not FTE).
    pub persons_per_head: f64,
    /// First resident age counted.
    pub age_from: u16,
    /// Last resident age counted.
    pub age_to: u16,
}

/// A care service: relative use by sex and age of residents.
#[derive(Clone, Debug, PartialEq)]
pub struct Service {
    /// Code in tables.
    pub code: String,
    /// Weights `[sex][age 0..=100]`, sexes as in [`Population`](crate::pack::Population).
    pub weights: Vec<f64>,
}
