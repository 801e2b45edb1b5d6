//! How codes of any pack are written inside a link, and what of a link may be shown.

/// Letters, digits, `_`, `-` and `.` stay; every other byte becomes `%XX`.
pub(super) fn escape(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for byte in value.bytes() {
        // The dot separates pack and hash, so it is kept only where it is no separator.
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// The text again; nothing when it is damaged, too long, or holds what cannot be printed.
pub(super) fn unescape(value: &str) -> Option<String> {
    let mut out = Vec::with_capacity(value.len());
    let mut bytes = value.bytes();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let pair = [bytes.next()?, bytes.next()?];
            out.push(u8::from_str_radix(std::str::from_utf8(&pair).ok()?, 16).ok()?);
        } else {
            out.push(byte);
        }
    }
    let text = String::from_utf8(out).ok()?;
    (text.len() <= 64 && !text.chars().any(char::is_control)).then_some(text)
}

/// A short piece of a link that may be shown to a reader.
pub(super) fn printable(value: &str) -> String {
    value.chars().filter(|c| !c.is_control()).take(24).collect()
}
