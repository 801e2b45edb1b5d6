//! The yardstick: the same small model as tight Rust with dense mobility (tile 3 x 2), and naive.
//!
//! Our own reference kernels, cut to what the benchmark compares with.
macro_rules! kernels { ($modname:ident, $F:ty, $V:ident) => {
pub mod $modname {
    use crate::reference::data::*;
    use crate::reference::vector::$V as V;
    type F = $F;
    pub const OUT: usize = T * P * R * K;

    pub struct Ws { pub a: Vec<F>, pub b: Vec<F>, pub mo: Vec<F>, pub pipe: Vec<F>, pub c: Vec<F>, pub out: Vec<F>, pub acc: Vec<F> }
    impl Ws { pub fn new() -> Self { Ws { a: vec![0.0; P * R * SA + 64], b: vec![0.0; P * R * SA + 4096], mo: vec![0.0; P * R * SA + 64],
        pipe: vec![0.0; P * R * L], c: vec![0.0; 16 * SA], out: vec![0.0; OUT], acc: vec![0.0; 4096] } } }

    #[inline(always)]
    fn demand(d: &Data<F>, t: usize, p: usize, r: usize) -> F {
        let a = &d.pop[(t * R + r) * G..(t * R + r) * G + G];
        let b = &d.need[p * G..p * G + G];
        // four fixed partial sums: same order on every target
        let mut s = [0.0 as F; 4];
        let mut i = 0;
        while i + 4 <= G { for j in 0..4 { s[j] += a[i + j] * b[i + j]; } i += 4; }
        let mut z = (s[0] + s[1]) + (s[2] + s[3]);
        while i < G { z += a[i] * b[i]; i += 1; }
        z
    }

    /// K0: literal transcription, year outermost, whole-state double buffering,
    /// mobility as the textbook triple loop. What a first draft looks like.
    #[inline(never)]
    pub fn naive(d: &Data<F>, w: &mut Ws) {
        w.a[..P * R * SA].copy_from_slice(&d.stock0);
        w.pipe.copy_from_slice(&d.pipe0);
        for t in 0..T {
            for p in 0..P { for r in 0..R {
                let (mut hd, mut ft, mut de, mut re, mut ex, mut em, mut mo) = (0.0 as F, 0.0 as F, 0.0 as F, 0.0 as F, 0.0 as F, 0.0 as F, 0.0 as F);
                for i in 0..SA {
                    let n = w.a[(p * R + r) * SA + i];
                    hd += n; ft += n * d.fte[p * SA + i];
                    let x = n * d.q[t * SA + i]; de += x; let mut m = n - x;
                    let x = m * d.ret[p * SA + i]; re += x; m -= x;
                    let x = m * d.ex[p * SA + i]; ex += x; m -= x;
                    let x = m * d.em[p * SA + i]; em += x; m -= x;
                    let x = m * d.mob[p * SA + i]; mo += x;
                    w.mo[(p * R + r) * SA + i] = x;
                    w.b[(p * R + r) * SA + i] = m - x;
                }
                let o = ((t * P + p) * R + r) * K;
                w.out[o] = hd; w.out[o + 1] = ft; w.out[o + 2] = de; w.out[o + 3] = re; w.out[o + 4] = ex; w.out[o + 5] = em; w.out[o + 6] = mo;
            } }
            for p in 0..P { for r in 0..R {
                let o = ((t * P + p) * R + r) * K;
                let mut mi = 0.0 as F;
                for i in 0..SA {
                    let mut s = 0.0 as F;
                    for k in 0..R { s += d.m[(p * R + k) * R + r] * w.mo[(p * R + k) * SA + i]; }
                    mi += s;
                    w.b[(p * R + r) * SA + i] += s;
                }
                w.out[o + 7] = mi;
                let l = d.len[p];
                let pi = (p * R + r) * L;
                let g = w.pipe[pi + l - 1] * d.keep[p];
                for k in (1..l).rev() { w.pipe[pi + k] = w.pipe[pi + k - 1] * d.keep[p]; }
                w.pipe[pi] = d.intake[(t * P + p) * R + r];
                w.out[o + 8] = g;
                w.out[o + 9] = w.out[o + 1] - demand(d, t, p, r);
                let im = d.imm[p * R + r];
                for s in 0..2 { for a in 0..A {
                    let i = s * A + a;
                    let up = if a == 0 { 0.0 } else { w.b[(p * R + r) * SA + i - 1] };
                    w.a[(p * R + r) * SA + i] = up + g * d.entry[p * SA + i] + im * d.immp[p * SA + i];
                } }
            } }
        }
    }

    #[inline(always)]
    fn coeffs(d: &Data<F>, p: usize, t: usize, c: &mut [F]) {
        // per (profession, year): seven coefficient rows shared by all 21 regions
        for i in 0..SA {
            let q = d.q[t * SA + i]; let j = p * SA + i;
            let s1 = 1.0 - q; let s2 = s1 * (1.0 - d.ret[j]); let s3 = s2 * (1.0 - d.ex[j]); let s4 = s3 * (1.0 - d.em[j]);
            c[i] = q; c[SA + i] = s1 * d.ret[j]; c[2 * SA + i] = s2 * d.ex[j]; c[3 * SA + i] = s3 * d.em[j];
            c[4 * SA + i] = s4 * d.mob[j]; c[5 * SA + i] = s4 * (1.0 - d.mob[j]); c[6 * SA + i] = d.fte[j];
        }
    }

    #[inline(always)]
    fn pipeline(d: &Data<F>, pipe: &mut [F], t: usize, p: usize, r: usize) -> F {
        let l = d.len[p];
        let pi = (p * R + r) * L;
        // ring buffer: slot t mod l is the cohort that graduates now
        let mut kp = 1.0 as F; for _ in 0..l { kp *= d.keep[p]; }
        let slot = pi + t % l;
        let g = pipe[slot];
        pipe[slot] = d.intake[(t * P + p) * R + r] * kp;
        g
    }
    #[inline(always)]
    fn pipe_init(d: &Data<F>, pipe: &mut [F]) {
        for p in 0..P { let l = d.len[p]; for r in 0..R {
            let pi = (p * R + r) * L;
            for t in 0..l { let mut v = d.pipe0[pi + l - 1 - t]; for _ in 0..=t { v *= d.keep[p]; } pipe[pi + t] = v; }
        } }
    }

    /// per-profession state is R*SA numbers (18.8 KB in f64): profession
    /// outermost, year inside, so the 26 years run out of L1.
    #[inline(always)]
    unsafe fn flows(d: &Data<F>, p: usize, t: usize, a: *const F, b: *mut F, mo: *mut F, c: *const F, out: *mut F) {
        for r in 0..R {
            let n0 = a.add(r * SA);
            let mut s = [V::set(0.0); 7];
            let mut i = 0;
            while i < SA {
                let n = V::ld(n0.add(i));
                s[0] = s[0].add(n);
                s[1] = s[1].add(n.mul(V::ld(c.add(6 * SA + i))));
                s[2] = s[2].add(n.mul(V::ld(c.add(i))));
                s[3] = s[3].add(n.mul(V::ld(c.add(SA + i))));
                s[4] = s[4].add(n.mul(V::ld(c.add(2 * SA + i))));
                s[5] = s[5].add(n.mul(V::ld(c.add(3 * SA + i))));
                let m = n.mul(V::ld(c.add(4 * SA + i)));
                s[6] = s[6].add(m);
                m.st(mo.add(r * SA + i));
                n.mul(V::ld(c.add(5 * SA + i))).st(b.add(r * SA + i));
                i += V::N;
            }
            let o = out.add(((t * P + p) * R + r) * K);
            for k in 0..7 { *o.add(k) = s[k].hsum(); }
        }
        let _ = d;
    }
    /// b += M^T mo, register tile of 3 destinations x NV vectors
    #[inline(always)]
    unsafe fn gemm<const NV: usize>(m: *const F, mo: *const F, b: *mut F, out: *mut F) {
        for r in 0..R { *out.add(r * K + 7) = 0.0; }
        let mut j = 0;
        while j < SA {
            let mut r = 0;
            while r < R {
                let mut acc = [[V::set(0.0); NV]; 3];
                for k in 0..R {
                    let mut x = [V::set(0.0); NV];
                    for v in 0..NV { x[v] = V::ld(mo.add(k * SA + j + v * V::N)); }
                    for q in 0..3 {
                        let w = V::sp(m.add(k * R + r + q));
                        for v in 0..NV { acc[q][v] = acc[q][v].add(w.mul(x[v])); }
                    }
                }
                for q in 0..3 {
                    let mut h = acc[q][0];
                    for v in 1..NV { h = h.add(acc[q][v]); }
                    *out.add((r + q) * K + 7) += h.hsum();
                    for v in 0..NV { let z = b.add((r + q) * SA + j + v * V::N); V::ld(z).add(acc[q][v]).st(z); }
                }
                r += 3;
            }
            j += NV * V::N;
        }
    }
    #[inline(always)]
    unsafe fn enter(d: &Data<F>, p: usize, t: usize, a: *mut F, b: *const F, pipe: &mut [F], out: &mut [F]) {
        let e = d.entry.as_ptr().add(p * SA); let m = d.immp.as_ptr().add(p * SA);
        for r in 0..R {
            let g = pipeline(d, pipe, t, p, r);
            let im = d.imm[p * R + r];
            let o = ((t * P + p) * R + r) * K;
            out[o + 8] = g;
            out[o + 9] = out[o + 1] - demand(d, t, p, r);
            let (gv, iv) = (V::set(g), V::set(im));
            let dst = a.add(r * SA); let src = b.add(r * SA);
            // shifted read = ageing; ages 20 of both sexes patched afterwards
            let mut i = 0;
            while i < SA {
                V::ld(src.add(i).sub(1)).add(gv.mul(V::ld(e.add(i)))).add(iv.mul(V::ld(m.add(i)))).st(dst.add(i));
                i += V::N;
            }
            for s in 0..2 { let i = s * A; *dst.add(i) = g * *e.add(i) + im * *m.add(i); }
        }
    }

    /// K2: blocked by profession, register-tiled dense mobility.
    #[inline(always)]
    fn blocked_t<const NV: usize>(d: &Data<F>, w: &mut Ws, p0: usize, p1: usize) {
        pipe_init(d, &mut w.pipe);
        unsafe {
            let (a, b, mo) = (w.a.as_mut_ptr().add(32), w.b.as_mut_ptr().add(32), w.mo.as_mut_ptr().add(32));
            for p in p0..p1 {
                core::ptr::copy_nonoverlapping(d.stock0.as_ptr().add(p * R * SA), a, R * SA);
                for t in 0..T {
                    coeffs(d, p, t, &mut w.c);
                    let o = w.out.as_mut_ptr();
                    flows(d, p, t, a, b, mo, w.c.as_ptr(), o);
                    gemm::<NV>(d.m.as_ptr().add(p * R * R), mo, b, o.add((t * P + p) * R * K));
                    enter(d, p, t, a, b, &mut w.pipe, &mut w.out);
                }
            }
        }
    }
    #[inline(never)] pub fn blocked2(d: &Data<F>, w: &mut Ws) { blocked_t::<2>(d, w, 0, P) }
    /// one profession only: what a slider on one profession needs
    #[inline(never)] pub fn one(d: &Data<F>, w: &mut Ws, p: usize) { blocked_t::<2>(d, w, p, p + 1) }
}
} }
kernels!(k64, f64, V64);
