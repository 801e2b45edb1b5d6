//! The inner loops: dot products and updates over one row of `[sex][age]` classes.
//!
//! Written so that the compiler turns them into 128-bit vector code on every target: two lanes,
//! a fixed order of additions, no fused multiply-add; the same bits with and without SIMD.

use super::coefficients::DOTS;
use super::rows::LANES;

type Lane = [f64; LANES];

/// `DOTS` dot products of one row with the coefficient chunks.
#[inline]
pub(super) fn dots(row: &[f64], coefficients: &[[Lane; DOTS]]) -> [f64; DOTS] {
    let mut sums = [[0.0; LANES]; DOTS];
    for (heads, chunk) in row.as_chunks::<LANES>().0.iter().zip(coefficients) {
        for (sum, weight) in sums.iter_mut().zip(chunk) {
            for lane in 0..LANES {
                sum[lane] += heads[lane] * weight[lane];
            }
        }
    }
    sums.map(|[low, high]| low + high)
}

/// Three dot products of one row: total, and with two weight rows.
#[inline]
pub(super) fn totals(row: &[f64], first: &[f64], second: &[f64]) -> [f64; 3] {
    let mut sums = [[0.0; 4]; 3];
    let chunks = row.as_chunks::<4>().0.iter().zip(first.as_chunks::<4>().0);
    for ((heads, a), b) in chunks.zip(second.as_chunks::<4>().0) {
        for lane in 0..4 {
            sums[0][lane] += heads[lane];
            sums[1][lane] += heads[lane] * a[lane];
            sums[2][lane] += heads[lane] * b[lane];
        }
    }
    sums.map(|[a, b, c, d]| (a + b) + (c + d))
}

/// `next = aged x keep + entrants x profile`: survivors and new entrants in one pass.
#[inline]
pub(super) fn survive(next: &mut [f64], aged: &[f64], keep: &[f64], entrants: f64, profile: &[f64]) {
    let chunks = next.as_chunks_mut::<4>().0.iter_mut().zip(aged.as_chunks::<4>().0);
    let weights = keep.as_chunks::<4>().0.iter().zip(profile.as_chunks::<4>().0);
    for ((out, heads), (stay, share)) in chunks.zip(weights) {
        for lane in 0..4 {
            out[lane] = heads[lane] * stay[lane] + entrants * share[lane];
        }
    }
}

/// `row += factor x profile`.
#[inline]
pub(super) fn add(row: &mut [f64], factor: f64, profile: &[f64]) {
    for (out, share) in row.as_chunks_mut::<4>().0.iter_mut().zip(profile.as_chunks::<4>().0) {
        for lane in 0..4 {
            out[lane] += factor * share[lane];
        }
    }
}

/// `row += heads x share`, class by class.
#[inline]
pub(super) fn add_product(row: &mut [f64], heads: &[f64], share: &[f64]) {
    let chunks = row.as_chunks_mut::<4>().0.iter_mut().zip(heads.as_chunks::<4>().0);
    for ((out, n), s) in chunks.zip(share.as_chunks::<4>().0) {
        for lane in 0..4 {
            out[lane] += n[lane] * s[lane];
        }
    }
}

/// Takes the movers out of a row and puts them into the pool.
#[inline]
pub(super) fn leave(row: &mut [f64], pool: &mut [f64], moving: &[f64]) {
    let chunks = row.as_chunks_mut::<4>().0.iter_mut().zip(pool.as_chunks_mut::<4>().0);
    for ((out, sum), share) in chunks.zip(moving.as_chunks::<4>().0) {
        for lane in 0..4 {
            let movers = out[lane] * share[lane];
            sum[lane] += movers;
            out[lane] -= movers;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_and_totals_are_the_sums_they_claim() {
        let row: Vec<f64> = (0..16).map(f64::from).collect();
        let ones = vec![1.0; 16];
        let coefficients = vec![[[2.0; LANES]; DOTS]; 16 / LANES];
        assert_eq!(dots(&row, &coefficients), [240.0; DOTS]);
        assert_eq!(totals(&row, &ones, &row), [120.0, 120.0, 1240.0]);
    }
}
