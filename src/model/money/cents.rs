//! Whole cents, and how a sum is shared out without losing one.

use crate::unit::sort;

/// An amount of money in hundredths of the pack's currency.
pub type Cents = i64;

/// Largest amount of a year that is counted to the cent: shares are taken as floating numbers, which
/// have no single cents beyond. No two hundred years of it overflow a sum.
pub const MOST: Cents = 1 << 53;

/// Adds amounts up; what is beyond all counting stays there, for the one who asked to refuse.
#[must_use]
pub fn sum(amounts: impl Iterator<Item = Cents>) -> Cents {
    amounts.fold(0, Cents::saturating_add)
}

/// The nearest whole number of cents; what is no number is beyond all counting.
#[must_use]
pub fn cents(eur: f64) -> Cents {
    if eur.is_nan() {
        return Cents::MAX;
    }
    (eur * 100.0).round() as Cents
}

/// The same amount in euros.
#[must_use]
pub fn euros(cents: Cents) -> f64 {
    cents as f64 / 100.0
}

/// A share of an amount, rounded down; what is short of a cent by rounding alone counts as one.
pub(super) fn part(amount: Cents, share: f64) -> Cents {
    (amount as f64 * share + 1e-6).floor() as Cents
}

/// Shares an amount out by weights so that the parts add up to it: every part is rounded down, and
/// the cents left over go to the largest remainders, the first of equal ones first. Without any
/// weight the first part takes all.
#[must_use]
pub fn split(amount: Cents, weights: &[f64]) -> Vec<Cents> {
    let all: f64 = weights.iter().sum();
    let mut parts = vec![0; weights.len()];
    if amount == 0 {
        return parts;
    }
    if all <= 0.0 || !all.is_finite() {
        if let Some(first) = parts.first_mut() {
            *first = amount;
        }
        return parts;
    }
    let exact = |weight: f64| amount as f64 * (weight / all);
    for (part, weight) in parts.iter_mut().zip(weights) {
        *part = exact(*weight).floor() as Cents;
    }
    let mut order: Vec<usize> = (0..parts.len()).filter(|&at| weights[at] > 0.0).collect();
    let remainder = |at: usize| exact(weights[at]) - exact(weights[at]).floor();
    sort::by_key(&mut order, |&at| -remainder(at));
    let mut left = amount.saturating_sub(sum(parts.iter().copied()));
    // rounding of the products can leave a cent too few as well
    for &at in order.iter().cycle() {
        if left == 0 {
            break;
        }
        parts[at] += left.signum();
        left -= left.signum();
    }
    parts
}

/// Shares an amount out in proportion to other amounts.
pub(super) fn split_like(amount: Cents, others: &[Cents]) -> Vec<Cents> {
    let weights: Vec<f64> = others.iter().map(|cents| *cents as f64).collect();
    split(amount, &weights)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cent_is_lost_and_the_largest_remainder_comes_first() {
        assert_eq!(split(100, &[1.0, 1.0, 1.0]), [34, 33, 33]);
        assert_eq!(split(100, &[1.0, 2.0, 1.5]), [22, 45, 33]);
        assert_eq!(split(-100, &[1.0, 1.0, 1.0]), [-33, -33, -34]);
        assert_eq!(split(5, &[0.0, 0.0]), [5, 0]);
        assert_eq!(split(1, &[0.0, 2.0, 3.0]), [0, 0, 1]);
        assert_eq!(split(7, &[]), [0; 0]);
    }

    #[test]
    fn a_share_is_rounded_down() {
        assert_eq!(part(100, 0.29), 29);
        assert_eq!(part(99, 0.5), 49);
        assert_eq!(cents(0.005), 1);
        assert_eq!(euros(cents(1234.56)), 1234.56);
    }

    #[test]
    fn what_is_beyond_counting_never_comes_back_as_an_amount() {
        assert_eq!(cents(f64::NAN), Cents::MAX);
        assert_eq!(sum([cents(1e30), cents(1e30), 5].into_iter()), Cents::MAX);
        assert!(MOST.checked_mul(200).is_some());
        assert_eq!(split(MOST, &[f64::INFINITY, 1.0]), [MOST, 0]);
        assert_eq!(sum(split(MOST, &[1.0, 3.0, 0.3]).into_iter()), MOST);
    }
}
