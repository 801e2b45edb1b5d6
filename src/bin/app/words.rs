//! Texts in the language of the page, for components.

use leptos::prelude::WithUntracked;
use organico::i18n::{self, Names};

use crate::session::{Line, state};

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

/// What a line of a remark says: codes by the names of what they stand for.
pub(crate) fn told(line: &Line) -> String {
    let named: Vec<(&str, String)> = line
        .arguments
        .iter()
        .map(|(what, code)| (what.as_str(), named(what, code)))
        .collect();
    let arguments: Vec<_> = named
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let text = t_with(&line.key, &arguments);
    match line.more {
        0 => text,
        more => t_with("notice-more", &[("text", &text), ("n", &more.to_string())]),
    }
}

/// The name of a code of this sort, or the code where nobody knows one.
fn named(what: &str, code: &str) -> String {
    let of = |names: Option<&Names>| names.map_or_else(|| code.to_owned(), name);
    state().catalogue.with_untracked(|catalogue| {
        let Some(all) = catalogue else {
            return code.to_owned();
        };
        match what {
            "lever" => t_or(&format!("lever-{code}"), code),
            "method" => t_or(&format!("method-{code}"), code),
            "choice" => t_or(&format!("choice-{code}"), code),
            "profession" => {
                let mut cards = all.professions.iter();
                of(cards.find(|card| card.code == code).map(|card| &card.names))
            }
            "region" => {
                let mut cards = all.regions.iter();
                of(cards.find(|card| card.code == code).map(|card| &card.names))
            }
            "fund" => {
                let mut cards = all.funds.iter();
                of(cards.find(|card| card.code == code).map(|card| &card.names))
            }
            "ratio" => match code.strip_prefix("region:") {
                Some(region) => named("region", region),
                None => t_or(&format!("ratio-{code}"), code),
            },
            _ => code.to_owned(),
        }
    })
}

/// A text that counts something.
pub(crate) fn t_plural(key: &str, n: usize) -> String {
    let shown = n.to_string();
    i18n::plural(state().lang(), key, n as f64, &[("n", &shown)])
}
