//! How well a figure is known. Knows no figure.

/// Grade of a figure, best first; the derived order makes `max` the weakest.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
)]
pub enum Grade {
    /// Copied from an official publication or data file.
    #[default]
    A,
    /// A secondary source that cites the official one.
    B,
    /// Computed by us, with the formula.
    C,
    /// Assumption.
    D,
}

impl Grade {
    /// Reads the letter of a table.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "A" => Some(Self::A),
            "B" => Some(Self::B),
            "C" => Some(Self::C),
            "D" => Some(Self::D),
            _ => None,
        }
    }

    /// The letter.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::A => 'A',
            Self::B => 'B',
            Self::C => 'C',
            Self::D => 'D',
        }
    }

    /// One letter worse, as when a stock is carried forward.
    #[must_use]
    pub const fn lowered(self) -> Self {
        match self {
            Self::A => Self::B,
            Self::B => Self::C,
            Self::C | Self::D => Self::D,
        }
    }

    /// The weaker of two: the grade of whatever is computed from both.
    #[must_use]
    pub fn weakest(self, other: Self) -> Self {
        self.max(other)
    }
}
