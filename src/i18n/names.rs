//! The name of one thing in each language.

/// A name in each language.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Names {
    /// Italian.
    pub it: String,
    /// English.
    pub en: String,
    /// Spanish.
    pub es: String,
}
