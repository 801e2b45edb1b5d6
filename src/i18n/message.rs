//! Messages by key: lookup, named arguments, plurals, English where a text is missing.
//!
//! Programs with the feature `locales` hold the texts of every language; the page is given
//! those of one language at a time, and of these first what a first visit needs (`late.rs`).

use std::borrow::Cow;
use std::sync::OnceLock;

use super::{LANGS, Lang};

/// One locale: keys in order, texts beside them.
type Table = Vec<(&'static str, Cow<'static, str>)>;

/// One of the two files of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What a first visit needs; all of it where the program holds its texts itself.
    First,
    /// What is fetched when something shows it.
    Late,
}

/// The texts of each language, in the order of [`LANGS`], in their two parts; read once.
static TABLES: [[OnceLock<Table>; 2]; LANGS.len()] =
    [const { [const { OnceLock::new() }; 2] }; LANGS.len()];

/// Gives a language a part of its texts, for as long as the program runs; the first ones given stay.
///
/// `file` is a locale file: a flat JSON object, keys in order. Says whether the language has
/// them now.
#[must_use]
pub fn install(lang: Lang, part: Part, file: String) -> bool {
    if installed(lang, part) {
        return true;
    }
    let table = parse(file.leak());
    if table.is_empty() {
        return false;
    }
    kept(lang, part).is_some_and(|kept| kept.set(table).is_ok())
}

/// The text of a file that holds a single one, such as a part of a page that the build wrote.
#[must_use]
pub fn inner(file: String) -> Option<Cow<'static, str>> {
    parse(file.leak()).pop().map(|(_, text)| text)
}

/// Whether a language has this part of its texts.
#[must_use]
pub fn installed(lang: Lang, part: Part) -> bool {
    table(lang, part).is_some()
}

fn kept(lang: Lang, part: Part) -> Option<&'static OnceLock<Table>> {
    TABLES.get(lang as usize)?.get(part as usize)
}

fn table(lang: Lang, part: Part) -> Option<&'static Table> {
    let kept = kept(lang, part)?;
    #[cfg(feature = "locales")]
    let table = Some(kept.get_or_init(|| match part {
        Part::First => parse(lang.file()),
        Part::Late => Table::new(),
    }));
    #[cfg(not(feature = "locales"))]
    let table = kept.get();
    table
}

/// The text of a key, as it stands in the locale (no arguments filled in).
///
/// Falls back to English, then to the key itself: a missing text is seen, never a crash.
#[must_use]
pub fn label(lang: Lang, key: &'static str) -> &'static str {
    find(lang, key)
        .or_else(|| find(Lang::En, key))
        .unwrap_or(key)
}

/// Whether a language has its own text for a key.
#[must_use]
pub fn has(lang: Lang, key: &str) -> bool {
    find(lang, key).is_some()
}

/// The text of a key with its `{name}` arguments filled in.
///
/// ```
/// # use organico::i18n::{Lang, text};
/// assert_eq!(text(Lang::It, "number-thousand", &[("n", "61")]), "61 mila");
/// ```
#[must_use]
pub fn text(lang: Lang, key: &str, arguments: &[(&str, &str)]) -> String {
    match find(lang, key).or_else(|| find(Lang::En, key)) {
        Some(found) => fill(found, arguments),
        None => key.to_owned(),
    }
}

/// The text of `key_one` or `key_other`, chosen by the number as it is shown.
#[must_use]
pub fn plural(lang: Lang, key: &str, shown: f64, arguments: &[(&str, &str)]) -> String {
    let one = (shown - 1.0).abs() < f64::EPSILON;
    text(
        lang,
        &format!("{key}{}", if one { "_one" } else { "_other" }),
        arguments,
    )
}

fn find(lang: Lang, key: &str) -> Option<&'static str> {
    [Part::First, Part::Late].into_iter().find_map(|part| {
        let table = table(lang, part)?;
        let at = table
            .binary_search_by(|(known, _)| (*known).cmp(key))
            .ok()?;
        table.get(at).map(|(_, text)| text.as_ref())
    })
}

/// Puts arguments in the place of their names; an unknown name stays as it is.
fn fill(found: &str, arguments: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(found.len() + 16);
    let mut rest = found;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        match arguments.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => out.push_str(value),
            None => {
                out.push('{');
                out.push_str(name);
                out.push('}');
            }
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// Reads a flat JSON object of texts, keys in order. The files are ours: tests hold them to this.
fn parse(file: &'static str) -> Table {
    let mut table = Table::new();
    let mut rest = file;
    while let Some((key, after_key)) = string(rest) {
        let Some((value, after_value)) = string(after_key) else {
            break;
        };
        table.push((key, unescape(value)));
        rest = after_value;
    }
    table
}

/// The next quoted string, quotes taken off, and what follows it.
fn string(from: &'static str) -> Option<(&'static str, &'static str)> {
    let (_, inside) = from.split_once('"')?;
    let mut escaped = false;
    for (at, byte) in inside.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return Some((inside.get(..at)?, inside.get(at + 1..)?)),
            _ => {}
        }
    }
    None
}

fn unescape(raw: &'static str) -> Cow<'static, str> {
    if !raw.contains('\\') {
        return Cow::Borrowed(raw);
    }
    let mut out = String::with_capacity(raw.len());
    let mut letters = raw.chars();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            out.push(letter);
            continue;
        }
        match letters.next() {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some(other) => out.push(other),
            None => {}
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reader_agrees_with_a_json_library() {
        for lang in LANGS {
            let known: std::collections::BTreeMap<String, String> =
                serde_json::from_str(lang.file()).expect("a flat object of texts");
            let read = parse(lang.file());
            assert_eq!(read.len(), known.len(), "{}", lang.code());
            for (key, text) in read {
                assert_eq!(
                    known.get(key).map(String::as_str),
                    Some(text.as_ref()),
                    "{key}"
                );
            }
        }
    }

    #[test]
    fn arguments_fill_their_places_and_nothing_else() {
        assert_eq!(
            fill("{a} e {b} {c}", &[("a", "1"), ("b", "{a}")]),
            "1 e {a} {c}"
        );
        assert_eq!(fill("aperta { e {a}", &[("a", "1")]), "aperta { e {a}");
        assert_eq!(label(Lang::It, "no-such-key"), "no-such-key");
    }
}
