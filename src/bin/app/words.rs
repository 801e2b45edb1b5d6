//! Texts in the language of the page, for components.

use organico::i18n::{self, Names};

use crate::session::{Told, state};

/// The text of a key.
pub(crate) fn t(key: &'static str) -> &'static str {
    i18n::label(state().lang(), key)
}

/// The text of a key with its named arguments.
pub(crate) fn t_with(key: &str, arguments: &[(&str, &str)]) -> String {
    i18n::text(state().lang(), key, arguments)
}

/// The text of a key that was put together, or `otherwise` where no locale has it.
pub(crate) fn t_or(key: &str, otherwise: &str) -> String {
    let lang = state().lang();
    if i18n::has(lang, key) {
        i18n::text(lang, key, &[])
    } else {
        otherwise.to_owned()
    }
}

/// The name of a thing.
pub(crate) fn name(names: &Names) -> String {
    names.of(state().lang()).to_owned()
}

/// What a remark says.
pub(crate) fn told(remark: &Told) -> String {
    let arguments: Vec<_> = remark
        .arguments
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    t_with(&remark.key, &arguments)
}

/// A text that counts something.
pub(crate) fn t_plural(key: &str, n: usize) -> String {
    let shown = n.to_string();
    i18n::plural(state().lang(), key, n as f64, &[("n", &shown)])
}
