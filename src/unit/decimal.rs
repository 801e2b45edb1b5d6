//! Decimal numbers as text, without the tables of the standard library: they would be a tenth of
//! a download.

/// Powers of ten that a double holds exactly.
const TENS: [f64; 16] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
];

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

/// Reads digits with at most one dot, a sign, a power of ten (`6.52e-05`). Up to nineteen digits,
/// at most 22 of them behind the dot, give the nearest double, as the standard library would;
/// further digits behind the dot do not count.
///
/// ```
/// # use organico::unit::decimal::parse;
/// assert_eq!(parse("6.52e-05"), Some(6.52e-05));
/// assert_eq!(parse("-0.30000000000000004"), Some(-0.1 - 0.2));
/// assert_eq!(parse("1,5"), None);
/// ```
#[must_use]
pub fn parse(text: &str) -> Option<f64> {
    let (minus, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (text, power) = match text.split_once(['e', 'E']) {
        Some((text, power)) => (text, power.parse::<i32>().ok()?),
        None => (text, 0),
    };
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let (mut number, mut behind) = (0_u64, power.checked_neg()?);
    for (at, digit) in whole.bytes().chain(fraction.bytes()).enumerate() {
        if !digit.is_ascii_digit() {
            return None;
        }
        let after = at >= whole.len();
        if after && (number >= FULL || behind >= MOST_BEHIND) {
            continue;
        }
        number = number
            .checked_mul(10)?
            .checked_add(u64::from(digit - b'0'))?;
        behind += i32::from(after);
    }
    let size = match u32::try_from(behind) {
        Ok(_) if behind > MOST_BEHIND => return None,
        Ok(behind) => quotient(number, 10_u128.checked_pow(behind)?),
        Err(_) => {
            u128::from(number).checked_mul(10_u128.checked_pow(behind.unsigned_abs())?)? as f64
        }
    };
    Some(if minus { -size } else { size })
}

/// From here on another digit might not fit.
const FULL: u64 = u64::MAX / 10;
/// Digits behind the dot that are read.
const MOST_BEHIND: i32 = 22;

/// The double nearest to a quotient; `by` below 2^74.
fn quotient(number: u64, by: u128) -> f64 {
    if number == 0 {
        return 0.0;
    }
    // 128 bits over less than 74 leave 55 and more: a double's 53, one to round by, and one that
    // only has to tell whether anything is left.
    let shift = number.leading_zeros() + 64;
    let full = u128::from(number) << shift;
    let bits = (full / by) | u128::from(!full.is_multiple_of(by));
    bits as f64 / (1_u128 << shift) as f64
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
    fn figures_of_tables_are_read_to_the_last_bit() {
        let mut bits = 0x9E37_79B9_7F4A_7C15_u64;
        for _ in 0..20_000 {
            bits = bits.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            // 1e-5 to 1e15 with every digit, or with few.
            let power = i32::try_from(bits >> 40).unwrap() % 20 - 5;
            let full = format!("{}e{power}", 1.0 + (bits & 0xFFFF) as f64 / 65_536.0);
            let full: f64 = full.parse().unwrap();
            for value in [full, (full * 1000.0).round() / 1000.0] {
                for text in [
                    format!("{value}"),
                    format!("{value:e}"),
                    format!("{value:.4}"),
                ] {
                    let wanted: f64 = text.parse().unwrap();
                    if text.len() < 24 {
                        assert_eq!(parse(&text), Some(wanted), "{text}");
                    }
                }
            }
        }
        for text in [
            "0",
            "-0.0",
            "12345678901234567",
            "1.234567890123456789",
            "6.52e-05",
            "1e22",
            ".5",
            "5.",
        ] {
            assert_eq!(parse(text), text.parse().ok(), "{text}");
        }
        for text in [
            "", "-", ".", "1.2.3", "nan", "inf", "0x1", "1e", "1e999", "e5", "1,5", "1 000",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_nothing() {
        assert_eq!(digits(f64::NAN, 2), "");
        assert_eq!(write(-0.0), "0");
        assert_eq!(parse("007.5"), Some(7.5));
        assert_eq!(parse("12345678901234567890123"), None);
    }
}
