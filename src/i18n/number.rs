//! Numbers as people write them, the same on canvas, page, table and print.
//!
//! Italian writes `1.234,5`, with the dot also in four digits; English writes `1,234.5`.
//! Browsers disagree on this, so no browser is asked. What cannot be shown is a dash.

use super::{Lang, Marks, plural, text};
use crate::unit::decimal;

/// Shown where there is no number.
pub const NOTHING: &str = "–";
/// Minus as printed: a real minus sign, as wide as plus.
pub(super) const MINUS: char = '\u{2212}';

/// A whole number: `61.234`.
///
/// ```
/// # use organico::i18n::{Lang, number};
/// assert_eq!(number::count(Lang::It, 1234.4), "1.234");
/// assert_eq!(number::count(Lang::En, -1234.6), "−1,235");
/// ```
#[must_use]
pub fn count(lang: Lang, value: f64) -> String {
    decimal(lang, value, 0)
}

/// A number with this many decimals: `1.234,5`.
#[must_use]
pub fn decimal(lang: Lang, value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return NOTHING.to_owned();
    }
    let Marks {
        thousands, point, ..
    } = lang.marks();
    let plain = decimal::digits(value, decimals);
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain.as_str(), ""));
    let mut out = String::with_capacity(plain.len() + plain.len() / 3 + 4);
    if value < 0.0 && plain.bytes().any(|byte| matches!(byte, b'1'..=b'9')) {
        out.push(MINUS);
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(thousands);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(point);
        out.push_str(fraction);
    }
    out
}

/// A number with at most this many decimals, trailing zeros left out: `0,25`, `3`.
#[must_use]
pub fn short(lang: Lang, value: f64, most: usize) -> String {
    let full = decimal(lang, value, most);
    let point = lang.marks().point;
    if most == 0 || !full.contains(point) {
        return full;
    }
    full.trim_end_matches('0')
        .trim_end_matches(point)
        .to_owned()
}

/// A number with its sign; zero has none: `+1.234`, `−2,6`, `0`.
#[must_use]
pub fn signed(lang: Lang, value: f64, decimals: usize) -> String {
    with_plus(decimal(lang, value, decimals), value)
}

/// [`short`] with its sign: `+12,5`, `−5`, `0`.
#[must_use]
pub fn signed_short(lang: Lang, value: f64, most: usize) -> String {
    with_plus(short(lang, value, most), value)
}

/// A share as per cent: `0.934` is `93 %` in Italian, `93%` in English.
#[must_use]
pub fn percent(lang: Lang, share: f64, decimals: usize) -> String {
    per_cent_sign(lang, decimal(lang, share * 100.0, decimals))
}

/// A share as per cent with its sign: `+4 %`.
#[must_use]
pub fn signed_percent(lang: Lang, share: f64, decimals: usize) -> String {
    let value = share * 100.0;
    per_cent_sign(lang, with_plus(decimal(lang, value, decimals), value))
}

/// A change between two shares, in percentage points: `+2,1`.
#[must_use]
pub fn points(lang: Lang, share: f64, decimals: usize) -> String {
    signed(lang, share * 100.0, decimals)
}

/// A number for a headline: `61 mila`, `9,8 mila`, `1,2 milioni`; below a thousand as it is.
///
/// ```
/// # use organico::i18n::{Lang, number};
/// assert_eq!(number::compact(Lang::It, 61_234.0), "61 mila");
/// assert_eq!(number::compact(Lang::En, 61_234.0), "61 thousand");
/// ```
#[must_use]
pub fn compact(lang: Lang, value: f64) -> String {
    let size = value.abs();
    if !size.is_finite() || size < 999.5 {
        return count(lang, value);
    }
    if size < 999_500.0 {
        let n = two_digits(lang, value / 1e3);
        return text(lang, "number-thousand", &[("n", &n)]);
    }
    let n = two_digits(lang, value / 1e6);
    let shown = if matches!(n.as_str(), "1") { 1.0 } else { 2.0 };
    plural(lang, "number-million", shown, &[("n", &n)])
}

/// [`compact`] with its sign.
#[must_use]
pub fn signed_compact(lang: Lang, value: f64) -> String {
    with_plus(compact(lang, value), value)
}

/// A duration: `1 anno`, `0,25 anni`.
#[must_use]
pub fn years(lang: Lang, value: f64) -> String {
    plural(
        lang,
        "number-years",
        value.abs(),
        &[("n", &short(lang, value, 2))],
    )
}

/// A span of calendar years: `2025–2050`.
#[must_use]
pub fn span(from: i32, to: i32) -> String {
    if from == to {
        from.to_string()
    } else {
        format!("{from}–{to}")
    }
}

/// Reads a number as the language writes it; a group never begins with a zero.
///
/// What a person typed is read by [`super::typed::read`], which asks first whether it is clear.
///
/// ```
/// # use organico::i18n::{Lang, number};
/// assert_eq!(number::parse(Lang::It, "1.234,5"), Some(1234.5));
/// assert_eq!(number::parse(Lang::It, "0.5"), None);
/// assert_eq!(number::parse(Lang::En, "−12"), Some(-12.0));
/// ```
#[must_use]
pub fn parse(lang: Lang, written: &str) -> Option<f64> {
    let Marks {
        thousands, point, ..
    } = lang.marks();
    with_marks(thousands, point, &written.replace(MINUS, "-"))
}

/// Reads digits with these two marks: a sign, groups of three or no group, a fraction.
pub(super) fn with_marks(thousands: char, point: char, written: &str) -> Option<f64> {
    let (minus, size) = match written.strip_prefix('-') {
        Some(size) => ("-", size),
        None => ("", written.strip_prefix('+').unwrap_or(written)),
    };
    let (whole, fraction) = size.split_once(point).unwrap_or((size, ""));
    let mut groups = whole.split(thousands);
    let first = groups.next().unwrap_or_default();
    let grouped = first.len() < whole.len();
    let led = (1..=3).contains(&first.len()) && !first.starts_with('0');
    if grouped && !(led && groups.all(|group| group.len() == 3)) {
        return None;
    }
    let digits: String = whole.chars().filter(|c| *c != thousands).collect();
    let mut all = digits.bytes().chain(fraction.bytes());
    if !all.all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    decimal::parse(&format!("{minus}{digits}.{fraction}"))
}

fn with_plus(written: String, value: f64) -> String {
    let zero = !written.bytes().any(|byte| matches!(byte, b'1'..=b'9'));
    if value > 0.0 && !zero {
        format!("+{written}")
    } else {
        written
    }
}

fn per_cent_sign(lang: Lang, mut written: String) -> String {
    written.push_str(lang.marks().percent);
    written
}

/// Two significant digits below 100 (no zero behind the mark), whole numbers above.
fn two_digits(lang: Lang, value: f64) -> String {
    if value.abs() < 9.95 {
        short(lang, value, 1)
    } else {
        count(lang, value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Lang::{En, It};

    #[test]
    fn italian_marks_thousands_also_in_four_digits() {
        assert_eq!(decimal(It, 1234.5, 1), "1.234,5");
        assert_eq!(decimal(En, 1234.5, 1), "1,234.5");
        assert_eq!(count(It, 1_234_567.0), "1.234.567");
        assert_eq!(count(It, 123.0), "123");
        assert_eq!(count(It, 0.0), "0");
    }

    #[test]
    fn nothing_is_minus_zero_and_what_is_no_number_is_a_dash() {
        assert_eq!(count(It, -0.2), "0");
        assert_eq!(signed(It, -0.04, 1), "0,0");
        assert_eq!(signed(It, 0.04, 1), "0,0");
        assert_eq!(decimal(It, f64::NAN, 1), "–");
        assert_eq!(compact(En, f64::INFINITY), "–");
    }

    #[test]
    fn headline_numbers_keep_two_digits() {
        let cases = [
            (999.0, "999", "999"),
            (999.6, "1 mila", "1 thousand"),
            (9_840.0, "9,8 mila", "9.8 thousand"),
            (9_990.0, "10 mila", "10 thousand"),
            (-61_234.0, "−61 mila", "−61 thousand"),
            (412_300.0, "412 mila", "412 thousand"),
            (1_000_000.0, "1 milione", "1 million"),
            (1_240_000.0, "1,2 milioni", "1.2 million"),
            (58_934_177.0, "59 milioni", "59 million"),
        ];
        for (value, it, en) in cases {
            assert_eq!(compact(It, value), it);
            assert_eq!(compact(En, value), en);
        }
    }

    #[test]
    fn shares_signs_and_years() {
        assert_eq!(percent(It, 0.934, 0), "93\u{a0}%");
        assert_eq!(percent(En, 0.934, 1), "93.4%");
        assert_eq!(signed_percent(En, 0.04, 0), "+4%");
        assert_eq!(signed(It, 1234.0, 0), "+1.234");
        assert_eq!(signed(It, -2.6, 1), "−2,6");
        assert_eq!(years(It, 1.0), "1 anno");
        assert_eq!(years(It, 0.25), "0,25 anni");
        assert_eq!(years(En, -2.0), "−2 years");
        assert_eq!(span(2025, 2050), "2025–2050");
    }

    #[test]
    fn what_is_written_can_be_typed_again() {
        for lang in [It, En] {
            for value in [0.0, 1.0, -1.0, 0.25, 1234.5, -98_765.25, 1e6] {
                assert_eq!(parse(lang, &short(lang, value, 2)), Some(value));
            }
        }
        assert_eq!(parse(It, "+10,2"), Some(10.2));
        for bad in [
            "1234.5",
            "due",
            "",
            "0.500",
            "1.23",
            "12.34.567",
            "1e5",
            "1,2,3",
            "-",
        ] {
            assert_eq!(parse(It, bad), None, "{bad}");
        }
    }
}
