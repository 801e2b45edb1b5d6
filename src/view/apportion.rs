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
    let mut parts: Vec<f64> = values.iter().map(|value| (value / unit).floor()).collect();
    let mut order: Vec<usize> = (0..values.len()).collect();
    let left = |place: &usize| {
        values
            .get(*place)
            .map_or(0.0, |v| v / unit - (v / unit).floor())
    };
    sort::by_key(&mut order, |place| -left(place));
    let mut open = last - first - parts.iter().sum::<f64>();
    for place in order.iter().cycle().take(4 * values.len()) {
        if open < 0.5 {
            break;
        }
        if let Some(part) = parts.get_mut(*place) {
            *part += 1.0;
            open -= 1.0;
        }
    }
    // Rounding of both totals may ask for one step down, from the part nearest to its floor.
    for place in order.iter().rev() {
        if open > -0.5 {
            break;
        }
        if let Some(part) = parts.get_mut(*place) {
            *part -= 1.0;
            open += 1.0;
        }
    }
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
}
