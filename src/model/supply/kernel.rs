//! The inner loops: dot products and updates over one row of `[sex][age]` classes.
//!
//! Written so that the compiler turns them into 128-bit vector code on every target: two lanes,
//! a fixed order of additions, no fused multiply-add; the same bits with and without SIMD.

use super::pair::Pair;
use super::rows::LANES;

type Lane = [f64; LANES];

/// Coefficient rows handled together.
pub(super) const TILE: usize = 3;
/// `TILE` coefficients for `LANES` classes.
pub(super) type Chunk = [Lane; TILE];

/// Dot products of `N` rows with `TILE` coefficient rows: every load serves several sums.
///
/// Each sum is added in class order, lane by lane: the same bits for any `N`.
#[inline]
pub(super) fn dots<const N: usize>(rows: [&[f64]; N], coefficients: &[Chunk]) -> [[f64; TILE]; N] {
    let mut sums = [[Pair::of([0.0; 2]); TILE]; N];
    let rows = rows.map(|row| &row.as_chunks::<LANES>().0[..coefficients.len()]);
    for (at, chunk) in coefficients.iter().enumerate() {
        let weights = chunk.map(Pair::of);
        for n in 0..N {
            let heads = Pair::of(rows[n][at]);
            for k in 0..TILE {
                sums[n][k] = sums[n][k].plus(heads.times(weights[k]));
            }
        }
    }
    sums.map(|sum| sum.map(Pair::sum))
}

/// Four lanes of partial sums, added in a fixed order: two registers keep the adder busy.
#[derive(Clone, Copy)]
struct Sum([Pair; 2]);

impl Sum {
    #[inline(always)]
    fn zero() -> Self {
        Self([Pair::of([0.0; 2]); 2])
    }

    #[inline(always)]
    fn add(&mut self, [low, high]: [Pair; 2]) {
        self.0 = [self.0[0].plus(low), self.0[1].plus(high)];
    }

    #[inline(always)]
    fn total(self) -> f64 {
        self.0[0].sum() + self.0[1].sum()
    }
}

/// Four values as two registers.
#[inline(always)]
fn quad([a, b, c, d]: [f64; 4]) -> [Pair; 2] {
    [Pair::of([a, b]), Pair::of([c, d])]
}

#[inline(always)]
fn times(a: [Pair; 2], b: [Pair; 2]) -> [Pair; 2] {
    [a[0].times(b[0]), a[1].times(b[1])]
}

#[inline(always)]
fn plus(a: [Pair; 2], b: [Pair; 2]) -> [Pair; 2] {
    [a[0].plus(b[0]), a[1].plus(b[1])]
}

#[inline(always)]
fn put(out: &mut [f64; 4], [low, high]: [Pair; 2]) {
    let ([a, b], [c, d]) = (low.lanes(), high.lanes());
    *out = [a, b, c, d];
}

/// Sum of products of two rows.
#[inline]
pub(super) fn weighted(row: &[f64], weights: &[f64]) -> f64 {
    let mut sum = Sum::zero();
    for (heads, weight) in row
        .as_chunks::<4>()
        .0
        .iter()
        .zip(weights.as_chunks::<4>().0)
    {
        sum.add(times(quad(*heads), quad(*weight)));
    }
    sum.total()
}

/// What flows along with some share of a row: heads, and FTE.
#[inline]
pub(super) fn flow(row: &[f64], share: &[f64], fte: &[f64]) -> [f64; 2] {
    let (mut heads, mut hours) = (Sum::zero(), Sum::zero());
    let chunks = row.as_chunks::<4>().0.iter().zip(share.as_chunks::<4>().0);
    for ((row, part), weight) in chunks.zip(fte.as_chunks::<4>().0) {
        let moving = times(quad(*row), quad(*part));
        heads.add(moving);
        hours.add(times(moving, quad(*weight)));
    }
    [heads.total(), hours.total()]
}

/// `next = aged x keep + a x first + b x second`: survivors and two inflows in one pass.
#[inline]
pub(super) fn survive(
    next: &mut [f64],
    aged: &[f64],
    keep: &[f64],
    (a, first): (f64, &[f64]),
    (b, second): (f64, &[f64]),
) {
    let chunks = next
        .as_chunks_mut::<4>()
        .0
        .iter_mut()
        .zip(aged.as_chunks::<4>().0);
    let weights = keep.as_chunks::<4>().0.iter().zip(first.as_chunks::<4>().0);
    for (((out, heads), (stay, x)), y) in chunks.zip(weights).zip(second.as_chunks::<4>().0) {
        for lane in 0..4 {
            out[lane] = (heads[lane] * stay[lane] + a * x[lane]) + b * y[lane];
        }
    }
}

/// `row += factor x profile`.
#[inline]
pub(super) fn add(row: &mut [f64], factor: f64, profile: &[f64]) {
    for (out, share) in row
        .as_chunks_mut::<4>()
        .0
        .iter_mut()
        .zip(profile.as_chunks::<4>().0)
    {
        for lane in 0..4 {
            out[lane] += factor * share[lane];
        }
    }
}

/// `row += heads x share`, class by class.
#[inline]
pub(super) fn add_product(row: &mut [f64], heads: &[f64], share: &[f64]) {
    let chunks = row
        .as_chunks_mut::<4>()
        .0
        .iter_mut()
        .zip(heads.as_chunks::<4>().0);
    for ((out, n), s) in chunks.zip(share.as_chunks::<4>().0) {
        for lane in 0..4 {
            out[lane] += n[lane] * s[lane];
        }
    }
}

/// Takes the movers out of a row and puts them into the pool; returns their heads and FTE.
#[inline]
pub(super) fn leave(row: &mut [f64], pool: &mut [f64], moving: &[f64], fte: &[f64]) -> [f64; 2] {
    let (mut heads, mut hours) = (Sum::zero(), Sum::zero());
    let chunks = row
        .as_chunks_mut::<4>()
        .0
        .iter_mut()
        .zip(pool.as_chunks_mut::<4>().0);
    let weights = moving.as_chunks::<4>().0.iter().zip(fte.as_chunks::<4>().0);
    for ((out, pooled), (share, weight)) in chunks.zip(weights) {
        let present = quad(*out);
        let movers = times(present, quad(*share));
        put(pooled, plus(quad(*pooled), movers));
        put(
            out,
            [present[0].minus(movers[0]), present[1].minus(movers[1])],
        );
        heads.add(movers);
        hours.add(times(movers, quad(*weight)));
    }
    [heads.total(), hours.total()]
}

/// A stock at year-end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stock {
    pub(super) heads: f64,
    pub(super) fte: f64,
    /// Heads of the older classes.
    pub(super) older: f64,
    /// Smallest class.
    pub(super) least: f64,
}

/// `row += share x pool`, and what the row then holds. A share of 0 leaves the row as it is.
#[inline]
pub(super) fn arrive(
    row: &mut [f64],
    share: f64,
    pool: &[f64],
    fte: &[f64],
    older: &[f64],
) -> Stock {
    let (mut heads, mut hours, mut aged) = (Sum::zero(), Sum::zero(), Sum::zero());
    let mut least = quad([f64::INFINITY; 4]);
    let share = quad([share; 4]);
    let chunks = row
        .as_chunks_mut::<4>()
        .0
        .iter_mut()
        .zip(pool.as_chunks::<4>().0);
    let weights = fte.as_chunks::<4>().0.iter().zip(older.as_chunks::<4>().0);
    for ((out, pooled), (a, b)) in chunks.zip(weights) {
        let present = plus(quad(*out), times(share, quad(*pooled)));
        put(out, present);
        heads.add(present);
        hours.add(times(present, quad(*a)));
        aged.add(times(present, quad(*b)));
        least = [least[0].least(present[0]), least[1].least(present[1])];
    }
    let smallest = least
        .into_iter()
        .flat_map(Pair::lanes)
        .fold(f64::INFINITY, f64::min);
    Stock {
        heads: heads.total(),
        fte: hours.total(),
        older: aged.total(),
        least: smallest,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_loop_is_the_sum_that_it_claims() {
        let row: Vec<f64> = (0..16).map(f64::from).collect();
        let ones = vec![1.0; 16];
        let coefficients = vec![[[2.0; LANES]; TILE]; 16 / LANES];
        assert_eq!(
            dots([&row, &ones], &coefficients),
            [[240.0; TILE], [32.0; TILE]]
        );
        assert_eq!(flow(&row, &ones, &row), [120.0, 1240.0]);
        let stock = arrive(&mut row.clone(), 2.0, &ones, &ones, &row);
        assert_eq!((stock.heads, stock.fte, stock.least), (152.0, 152.0, 2.0));
        assert_eq!(stock.older, 1240.0 + 240.0);
    }
}
