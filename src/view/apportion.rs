//! Writes numbers that add up, so that what is written adds up too. Knows no cause.

use crate::i18n::number;
use crate::unit::sort;

use super::words::Words;

/// Writes totals and causes with one common rounding, so that the written causes add up to the
/// written totals: the parts with the largest remainders are rounded up.
pub(super) fn apportioned(
    words: Words,
    start: f64,
    values: &[f64],
    end: f64,
) -> (String, Vec<String>, String) {
    let size = values
        .iter()
        .fold(start.abs().max(end.abs()), |top, value| {
            top.max(value.abs())
        });
    let (unit, thousand) = match size {
        s if s >= 1e6 => (1e3, true),
        s if s >= 1e5 => (1e2, false),
        s if s >= 1e4 => (1e1, false),
        s if s >= 1e2 => (1.0, false),
        _ => (0.1, false),
    };
    let digits = usize::from(unit < 1.0);
    let (first, last) = ((start / unit).round(), (end / unit).round());
    let scaled: Vec<f64> = values.iter().map(|value| value / unit).collect();
    let parts = whole(&scaled, last - first);
    let write = |value: f64, sign: bool| {
        let value = value * unit;
        let scaled = if thousand { value / 1e3 } else { value };
        let n = if sign {
            number::signed(words.lang, scaled, digits)
        } else {
            number::decimal(words.lang, scaled, digits)
        };
        if thousand {
            words.say("number-thousand", &[("n", &n)])
        } else {
            n
        }
    };
    let parts = parts.into_iter().map(|part| write(part, true)).collect();
    (write(first, false), parts, write(last, false))
}

/// Whole numbers near to the values that add up to a whole total: those with the largest remainders
/// are rounded up.
#[must_use]
pub fn whole(values: &[f64], total: f64) -> Vec<f64> {
    let mut parts: Vec<f64> = values.iter().map(|value| value.floor()).collect();
    let mut order: Vec<usize> = (0..values.len()).collect();
    let left = |place: &usize| values.get(*place).map_or(0.0, |v| v - v.floor());
    sort::by_key(&mut order, |place| -left(place));
    let mut open = total - parts.iter().sum::<f64>();
    for place in order.iter().cycle().take(4 * values.len()) {
        if open < 0.5 {
            break;
        }
        if let Some(part) = parts.get_mut(*place) {
            *part += 1.0;
            open -= 1.0;
        }
    }
    // A total that was rounded itself may ask for one step down, from the part nearest to its floor.
    for place in order.iter().rev() {
        if open > -0.5 {
            break;
        }
        if let Some(part) = parts.get_mut(*place) {
            *part -= 1.0;
            open += 1.0;
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    #[test]
    fn written_causes_add_up_to_written_totals() {
        let it = Words::new(Lang::It);
        let (first, parts, last) = apportioned(it, 0.4, &[0.4, 0.4, -7.7, 10.2], 3.7);
        let read = |text: &str| number::parse(Lang::It, text).unwrap_or(f64::NAN);
        let sum: f64 = parts.iter().map(|part| read(part)).sum();
        let drift = read(&first) + sum - read(&last);
        assert!(drift.abs() < 1e-9, "{first} {parts:?} {last}");
    }

    #[test]
    fn whole_shares_add_up_to_a_hundred() {
        let thirds = [100.0 / 3.0; 3];
        assert_eq!(whole(&thirds, 100.0), [34.0, 33.0, 33.0]);
        let nearly = [27.7, 55.6, 16.7];
        assert_eq!(whole(&nearly, 100.0), [28.0, 55.0, 17.0]);
        assert_eq!(whole(&[], 100.0), [0.0; 0]);
    }
}
