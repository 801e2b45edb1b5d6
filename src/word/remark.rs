//! What a pack has to say about itself, as a locale key with its arguments.

use serde::{Deserialize, Serialize};

use crate::i18n::{self, Lang, number};
use crate::unit::Year;

/// What stands in a named place of a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Argument {
    /// The same in every language: a code, a year, a file.
    Text(String),
    /// Written as the language writes numbers.
    Number(f64),
}

impl Argument {
    /// As it is written in a language; numbers with four decimals at most.
    #[must_use]
    pub fn write(&self, lang: Lang) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(value) => number::short(lang, *value, 4),
        }
    }
}

impl From<f64> for Argument {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Year> for Argument {
    fn from(year: Year) -> Self {
        Self::Text(year.to_string())
    }
}

/// One remark of the pack check.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Remark {
    /// `error`, `warning` or `info`.
    pub severity: String,
    /// Where: table, codes or years.
    pub place: String,
    /// Locale key of what it says: no capital, no full stop.
    pub key: String,
    /// Named arguments of the text.
    pub arguments: Vec<(String, Argument)>,
    /// What the pack itself says about it, in English; mostly empty.
    pub quote: String,
}

/// The text of a remark in a language.
#[must_use]
pub fn sentence<N: AsRef<str>>(lang: Lang, key: &str, arguments: &[(N, Argument)]) -> String {
    let written: Vec<(&str, String)> = arguments
        .iter()
        .map(|(name, argument)| (name.as_ref(), argument.write(lang)))
        .collect();
    let arguments: Vec<(&str, &str)> = written
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    i18n::text(lang, key, &arguments)
}
