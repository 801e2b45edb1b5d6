//! What a loaded pack has to say about itself: missing, derived, conflicting. Mends nothing.

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The pack runs, yet a figure is wrong or contradictory.
    Error,
    /// Something is missing, and an assumption stands in for it.
    Warning,
    /// A derivation that was asked for, told for the record.
    Info,
}

/// One thing that the check has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// Locale key of its kind.
    pub key: &'static str,
    /// English sentence for developers, lower case, no full stop.
    pub text: String,
    /// Table, codes or years that it is about.
    pub place: String,
}
