//! The staff ages of a pack.

/// The staff ages of a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ages {
    /// Youngest age; 0 when ages are unknown.
    pub first: u16,
    /// Number of single-year classes; 1 when ages are unknown.
    pub count: usize,
    /// Whether people move up one class a year. False only for the single class.
    pub ageing: bool,
}

impl Ages {
    /// The age of a class.
    #[must_use]
    pub fn age(self, class: usize) -> u16 {
        self.first + u16::try_from(class).unwrap_or(u16::MAX)
    }

    /// Whether class `class` lies in `from..=to`; a pack without ages has every class everywhere.
    #[must_use]
    pub fn within(self, class: usize, from: u16, to: u16) -> bool {
        !self.ageing || (from..=to).contains(&self.age(class))
    }
}
