//! Decimal numbers as text, without the tables of the standard library: they would be a tenth of
//! the page's download, and a page needs no more than fifteen digits.

/// Powers of ten that a double holds exactly.
const TENS: [f64; 16] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
];
/// Digits that a double holds for sure.
const DIGITS: usize = 15;

/// Digits of a size with this many decimals (at most nine), rounded half away from zero; the
/// mark is a dot. What is not a number is empty.
///
/// ```
/// # use organico::unit::decimal::digits;
/// assert_eq!(digits(1234.5, 2), "1234.50");
/// assert_eq!(digits(-0.26, 1), "0.3");
/// ```
#[must_use]
pub fn digits(value: f64, decimals: usize) -> String {
    let size = value.abs();
    if !size.is_finite() {
        return String::new();
    }
    let decimals = decimals.min(9);
    let scaled = (size * TENS.get(decimals).copied().unwrap_or(1.0)).round();
    // `as` saturates: beyond 38 digits nobody reads on.
    let mut text = (scaled as u128).to_string();
    if decimals > 0 {
        while text.len() <= decimals {
            text.insert(0, '0');
        }
        text.insert(text.len() - decimals, '.');
    }
    text
}

/// A number as it is kept in links and tables: at most nine digits behind the mark below one,
/// six above, no zero at the end.
///
/// ```
/// # use organico::unit::decimal::{parse, write};
/// assert_eq!(write(-0.25), "-0.25");
/// assert_eq!(parse(&write(0.1 + 0.2)), Some(0.3));
/// ```
#[must_use]
pub fn write(value: f64) -> String {
    let full = digits(value, if value.abs() < 1.0 { 9 } else { 6 });
    let short = match full.contains('.') {
        true => full.trim_end_matches('0').trim_end_matches('.'),
        false => full.as_str(),
    };
    let minus = if value < 0.0 && short != "0" { "-" } else { "" };
    format!("{minus}{short}")
}

/// Reads digits with at most one dot and a sign; digits beyond the fifteenth do not count.
///
/// ```
/// # use organico::unit::decimal::parse;
/// assert_eq!(parse("-12.50"), Some(-12.5));
/// assert_eq!(parse("1e3"), None);
/// ```
#[must_use]
pub fn parse(text: &str) -> Option<f64> {
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() + fraction.len() == 0 || !plain(whole) || !plain(fraction) {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    if whole.len() > DIGITS {
        return None;
    }
    let kept = fraction.get(..fraction.len().min(DIGITS - whole.len()))?;
    let mantissa = whole
        .bytes()
        .chain(kept.bytes())
        .fold(0_u64, |n, digit| n * 10 + u64::from(digit - b'0'));
    // Both are exact, so the quotient is the nearest double.
    Some(sign * mantissa as f64 / TENS.get(kept.len()).copied()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_standard_library_where_both_can() {
        let mut x = 0.000_123_4_f64;
        for _ in 0..400 {
            x = (x * 1.17 + 0.37) % 98_765.4;
            let grid = (x * 1e6).round() / 1e6;
            let written = write(grid);
            assert_eq!(written.parse::<f64>(), Ok(grid));
            assert_eq!(parse(&written), Some(grid));
            assert_eq!(parse(&write(-grid)), Some(-grid));
            let whole: f64 = digits(x, 0).parse().unwrap();
            assert!((whole - x).abs() <= 0.5);
        }
    }

    #[test]
    fn what_is_no_number_is_nothing() {
        for text in [
            "",
            "-",
            ".",
            "1.2.3",
            "1e5",
            "nan",
            "inf",
            "0x1",
            "12345678901234567890",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(digits(f64::NAN, 2), "");
        assert_eq!(write(-0.0), "0");
        assert_eq!(parse("007.5"), Some(7.5));
        assert_eq!(parse("0.1234567890123456789"), Some(0.123_456_789_012_345));
    }
}
