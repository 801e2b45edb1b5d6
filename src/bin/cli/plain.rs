//! Texts that cannot steer a terminal and do not go on for ever.

use organico::i18n::{Lang, number};
use organico::unit::sheet::plain;

/// A text that stays on its line: every control character is written as `\u001b`, line breaks too.
pub(crate) fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    text.chars().for_each(|c| plain(c, &mut out));
    out
}

/// The same over several lines.
pub(crate) fn lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\t' => out.push(c),
            c => plain(c, &mut out),
        }
    }
    out
}

/// The beginning of a text that is longer than `most` characters, with its length.
pub(crate) fn cut(text: &str, most: usize) -> String {
    let Some((at, _)) = text.char_indices().nth(most) else {
        return text.to_owned();
    };
    let length = number::count(Lang::En, text.chars().count() as f64);
    format!("{}… ({length} characters)", text.get(..at).unwrap_or(""))
}
