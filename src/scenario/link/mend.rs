//! What mail and chat programs do to an address, undone.
//!
//! They escape some letters or all, once or several times, write entities of HTML, break lines,
//! turn plus into a blank, and take the mark behind the address for a part of it. Nothing here
//! knows which of it happened: the texts that it may have been are given one by one, and the seal
//! of the link tells which one was shared.

/// Times that an address may have been escaped.
const DEEPEST: usize = 3;
/// Marks that stand around an address in a text, never in one of ours.
const AROUND: &[char] = &[
    ' ', '\t', '\n', '\r', '<', '>', '"', '\'', '(', ')', '[', ']', '{', '}', '.', ',', ';', ':',
    '!', '?', '*', '_', '`', '|', '\\', '«', '»', '“', '”', '‘', '’', '…',
];

/// Page and payload of a fragment without `#`: `/it/simula` and what follows the tilde.
///
/// ```
/// # use organico::scenario::link::parted;
/// let (page, payload) = parted("%2Fit%2Fsimula%7Ev1%3Bw%3DNURSE");
/// assert_eq!((page.as_str(), payload.as_str()), ("/it/simula", "v1;w=NURSE"));
/// assert_eq!(parted("/it/metodo).").0, "/it/metodo");
/// ```
#[must_use]
pub fn parted(fragment: &str) -> (String, String) {
    let mut text = entities(fragment);
    for _ in 0..DEEPEST {
        if text.contains('~') && text.contains('/') {
            break;
        }
        match unescaped(&text) {
            Some(plainer) if plainer != text => text = plainer,
            _ => break,
        }
    }
    let (page, payload) = text.split_once('~').unwrap_or((&text, ""));
    let page = blanks(page, "").trim_matches(AROUND).to_owned();
    (page, payload.to_owned())
}

/// The texts that a payload may have been, the likeliest first, each once.
pub(super) fn candidates(payload: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut add = |text: String| {
        if !all.contains(&text) {
            all.push(text);
        }
    };
    let mut text = payload.to_owned();
    for _ in 0..=DEEPEST {
        let plain = entities(&text);
        let unbroken = plain.replace("=\r\n", "").replace("=\n", "");
        add(plain);
        add(blanks(&unbroken, ""));
        add(blanks(&unbroken, "+"));
        let quoted = unbroken.replace("=3D", "=").replace("=3d", "=");
        add(single(&blanks(&quoted, "")));
        match unescaped(&text) {
            Some(plainer) if plainer != text => text = plainer,
            _ => break,
        }
    }
    all
}

/// Every `%XX` as its letter; nothing where that is no text.
fn unescaped(text: &str) -> Option<String> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [byte, after @ ..] = rest {
        let pair = match after {
            [high, low, ..] if *byte == b'%' => hex(*high).zip(hex(*low)),
            _ => None,
        };
        match pair {
            Some((high, low)) => {
                out.push(high * 16 + low);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                out.push(*byte);
                rest = after;
            }
        }
    }
    String::from_utf8(out).ok()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit)
        .to_digit(16)
        .and_then(|digit| u8::try_from(digit).ok())
}

/// `&amp;`, `&#61;` and `&#x3D;` as their letters. An `&` of ours is always escaped.
fn entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let found = after
            .split_once(';')
            .and_then(|(name, tail)| Some((entity(name)?, tail)));
        match found {
            Some((letter, tail)) => {
                out.push(letter);
                rest = tail;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

/// The text with another word in the place of each run of blanks, and without invisible letters.
fn blanks(text: &str, instead: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = false;
    for letter in text.chars() {
        let unseen = matches!(
            letter,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
        );
        if unseen || letter.is_whitespace() || letter.is_control() {
            blank |= !unseen;
            continue;
        }
        if std::mem::take(&mut blank) {
            out.push_str(instead);
        }
        out.push(letter);
    }
    out
}

/// Each field with its first `=` only: the others are what is left of broken lines.
fn single(text: &str) -> String {
    let fields = text.split(';').map(
        |field| match field.trim_start_matches('=').split_once('=') {
            Some((name, value)) => format!("{name}={}", value.replace('=', "")),
            None => field.to_owned(),
        },
    );
    fields.collect::<Vec<_>>().join(";")
}
