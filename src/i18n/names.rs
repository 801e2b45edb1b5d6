//! The name of one thing in each language.

use super::Lang;

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

impl Names {
    /// The name in a language; where it is missing, any that exists.
    #[must_use]
    pub fn of(&self, lang: Lang) -> &str {
        // A pack names things in these languages: to one that it lacks it speaks English.
        let wanted = match lang.code() {
            "it" => &self.it,
            "es" => &self.es,
            _ => &self.en,
        };
        [wanted, &self.en, &self.it, &self.es]
            .into_iter()
            .find(|name| !name.is_empty())
            .map_or("", String::as_str)
    }
}
