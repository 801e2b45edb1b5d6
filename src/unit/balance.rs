//! When supply meets need: the one tolerance, for laws, measures, reports and the page.

/// How far need may exceed supply and still be met: this share of need, plus as many FTE.
///
/// Supply and need are sums over ages, sexes, regions and years, some hundred thousand terms of
/// rounded doubles; what is equal by construction then differs by up to about 1e-11 of its size. A
/// hundred times that is still no shortage of anybody: 1e-9 FTE is five thousandths of a second of
/// work a year. Source: method S11.2.
pub const BALANCE: f64 = 1e-9;

/// Whether supply meets need; never where one of them is not a number.
///
/// ```
/// use organico::unit::balanced;
/// assert!(balanced(0.1 + 0.2 - 1e-13, 0.3));
/// assert!(balanced(2.0, 1.0));
/// assert!(!balanced(99.9, 100.0));
/// assert!(!balanced(1.0, f64::NAN));
/// ```
#[must_use]
pub fn balanced(supply: f64, need: f64) -> bool {
    need - supply <= BALANCE * (1.0 + need.abs())
}

/// Place of the first pair of supply and need that balances.
#[must_use]
pub fn first_balanced(pairs: impl IntoIterator<Item = (f64, f64)>) -> Option<usize> {
    let mut pairs = pairs.into_iter();
    pairs.position(|(supply, need)| balanced(supply, need))
}
