//! The inner loops: dot products and updates over one row of `[sex][age]` classes.
//!
//! Every loop names its two-lane registers itself, because a small build does not vectorise; each is
//! one function that is not copied into its callers. A fixed order of additions, no fused
//! multiply-add: the same bits with and without SIMD.

use super::lanes::Lanes;
use super::rows::LANES;

type Lane = [f64; LANES];

/// Coefficient rows handled together.
pub(super) const TILE: usize = 3;
/// `TILE` coefficients for `LANES` classes.
pub(super) type Chunk = [Lane; TILE];

/// Dot products of one row with `TILE` coefficient rows.
#[derive(Clone, Copy)]
struct Sums(Lanes, Lanes, Lanes);

impl Sums {
    #[inline(always)]
    fn zero() -> Self {
        let zero = Lanes::of([0.0; 2]);
        Self(zero, zero, zero)
    }

    #[inline(always)]
    fn add(&mut self, heads: Lanes, weights: (Lanes, Lanes, Lanes)) {
        self.0 = self.0.plus(heads.times(weights.0));
        self.1 = self.1.plus(heads.times(weights.1));
        self.2 = self.2.plus(heads.times(weights.2));
    }

    #[inline(always)]
    fn total(self) -> [f64; TILE] {
        [self.0.sum(), self.1.sum(), self.2.sum()]
    }
}

#[inline(always)]
fn weights(chunk: &Chunk) -> (Lanes, Lanes, Lanes) {
    (
        Lanes::of(chunk[0]),
        Lanes::of(chunk[1]),
        Lanes::of(chunk[2]),
    )
}

/// Dot products of one row with `TILE` coefficient rows, each added in class order, lane by lane.
#[inline(never)]
pub(super) fn dots(row: &[f64], coefficients: &[Chunk]) -> [f64; TILE] {
    let mut sums = Sums::zero();
    for (heads, chunk) in row.as_chunks::<LANES>().0.iter().zip(coefficients) {
        sums.add(Lanes::of(*heads), weights(chunk));
    }
    sums.total()
}

/// The same for three rows at once: every load serves several sums. The same bits.
#[inline(never)]
pub(super) fn dots_of_three(
    [first, second, third]: [&[f64]; 3],
    coefficients: &[Chunk],
) -> [[f64; TILE]; 3] {
    let (mut a, mut b, mut c) = (Sums::zero(), Sums::zero(), Sums::zero());
    let rows = first
        .as_chunks::<LANES>()
        .0
        .iter()
        .zip(second.as_chunks::<LANES>().0)
        .zip(third.as_chunks::<LANES>().0);
    for (((x, y), z), chunk) in rows.zip(coefficients) {
        let weights = weights(chunk);
        a.add(Lanes::of(*x), weights);
        b.add(Lanes::of(*y), weights);
        c.add(Lanes::of(*z), weights);
    }
    [a.total(), b.total(), c.total()]
}

/// Four lanes of partial sums, added in a fixed order: two registers keep the adder busy.
#[derive(Clone, Copy)]
struct Sum([Lanes; 2]);

impl Sum {
    #[inline(always)]
    fn zero() -> Self {
        Self([Lanes::of([0.0; 2]); 2])
    }

    #[inline(always)]
    fn add(&mut self, [low, high]: [Lanes; 2]) {
        self.0 = [self.0[0].plus(low), self.0[1].plus(high)];
    }

    #[inline(always)]
    fn total(self) -> f64 {
        self.0[0].sum() + self.0[1].sum()
    }
}

/// Four values as two registers.
#[inline(always)]
fn quad([a, b, c, d]: [f64; 4]) -> [Lanes; 2] {
    [Lanes::of([a, b]), Lanes::of([c, d])]
}

#[inline(always)]
fn times(a: [Lanes; 2], b: [Lanes; 2]) -> [Lanes; 2] {
    [a[0].times(b[0]), a[1].times(b[1])]
}

#[inline(always)]
fn plus(a: [Lanes; 2], b: [Lanes; 2]) -> [Lanes; 2] {
    [a[0].plus(b[0]), a[1].plus(b[1])]
}

#[inline(always)]
fn minus(a: [Lanes; 2], b: [Lanes; 2]) -> [Lanes; 2] {
    [a[0].minus(b[0]), a[1].minus(b[1])]
}

#[inline(always)]
fn put(out: &mut [f64; 4], [low, high]: [Lanes; 2]) {
    let ([a, b], [c, d]) = (low.lanes(), high.lanes());
    *out = [a, b, c, d];
}

/// Sum of products of two rows.
#[inline(never)]
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
#[inline(never)]
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
#[inline(never)]
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
    let (a, b) = (quad([a; 4]), quad([b; 4]));
    let weights = keep.as_chunks::<4>().0.iter().zip(first.as_chunks::<4>().0);
    for (((out, heads), (stay, x)), y) in chunks.zip(weights).zip(second.as_chunks::<4>().0) {
        let staying = plus(times(quad(*heads), quad(*stay)), times(a, quad(*x)));
        put(out, plus(staying, times(b, quad(*y))));
    }
}

/// `out = a x b`, class by class.
#[inline(never)]
pub(super) fn product(out: &mut [f64], a: &[f64], b: &[f64]) {
    let chunks = out.as_chunks_mut::<4>().0.iter_mut();
    for ((out, a), b) in chunks.zip(a.as_chunks::<4>().0).zip(b.as_chunks::<4>().0) {
        put(out, times(quad(*a), quad(*b)));
    }
}

/// `out = row + factor x profile`.
#[inline(never)]
pub(super) fn shifted(out: &mut [f64], row: &[f64], factor: f64, profile: &[f64]) {
    let factor = quad([factor; 4]);
    let chunks = out.as_chunks_mut::<4>().0.iter_mut();
    for ((out, row), share) in chunks
        .zip(row.as_chunks::<4>().0)
        .zip(profile.as_chunks::<4>().0)
    {
        put(out, plus(quad(*row), times(factor, quad(*share))));
    }
}

/// Of those who do not die, who retires, who goes on working, and who stays after voluntary exits.
#[inline(never)]
pub(super) fn stay([retire, working, keep]: [&mut [f64]; 3], [death, rho, staying]: [&[f64]; 3]) {
    let one = quad([1.0; 4]);
    let into = retire
        .as_chunks_mut::<4>()
        .0
        .iter_mut()
        .zip(working.as_chunks_mut::<4>().0)
        .zip(keep.as_chunks_mut::<4>().0);
    let from = death
        .as_chunks::<4>()
        .0
        .iter()
        .zip(rho.as_chunks::<4>().0)
        .zip(staying.as_chunks::<4>().0);
    for (((retire, working), keep), ((death, rho), staying)) in into.zip(from) {
        let alive = minus(one, quad(*death));
        let retiring = times(alive, quad(*rho));
        let left = minus(alive, retiring);
        put(retire, retiring);
        put(working, left);
        put(keep, times(left, quad(*staying)));
    }
}

/// `row += factor x profile`.
#[inline(never)]
pub(super) fn add(row: &mut [f64], factor: f64, profile: &[f64]) {
    let factor = quad([factor; 4]);
    for (out, share) in row
        .as_chunks_mut::<4>()
        .0
        .iter_mut()
        .zip(profile.as_chunks::<4>().0)
    {
        put(out, plus(quad(*out), times(factor, quad(*share))));
    }
}

/// `row += heads x share`, class by class.
#[inline(never)]
pub(super) fn add_product(row: &mut [f64], heads: &[f64], share: &[f64]) {
    let chunks = row
        .as_chunks_mut::<4>()
        .0
        .iter_mut()
        .zip(heads.as_chunks::<4>().0);
    for ((out, n), s) in chunks.zip(share.as_chunks::<4>().0) {
        put(out, plus(quad(*out), times(quad(*n), quad(*s))));
    }
}

/// Takes the movers out of a row and puts them into the pool; returns their heads and FTE.
#[inline(never)]
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
        put(out, minus(present, movers));
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
#[inline(never)]
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
        .flat_map(Lanes::lanes)
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
        assert_eq!(dots(&row, &coefficients), [240.0; TILE]);
        assert_eq!(
            dots_of_three([&row, &ones, &row], &coefficients),
            [[240.0; TILE], [32.0; TILE], [240.0; TILE]]
        );
        assert_eq!(flow(&row, &ones, &row), [120.0, 1240.0]);
        let stock = arrive(&mut row.clone(), 2.0, &ones, &ones, &row);
        assert_eq!((stock.heads, stock.fte, stock.least), (152.0, 152.0, 2.0));
        assert_eq!(stock.older, 1240.0 + 240.0);
    }
}
