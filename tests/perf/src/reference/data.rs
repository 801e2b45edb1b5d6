//! Synthetic but realistically sized baseline. Everything is derived from one
//! integer seed so that every language sees the same bits (the native binary
//! writes it to a little-endian file that the numpy script reads back).
pub const R: usize = 21; // regions
pub const P: usize = 30; // professions
pub const A: usize = 56; // ages 20..=75
pub const SA: usize = 2 * A; // sex x age, one contiguous row
pub const T: usize = 26; // years
pub const L: usize = 11; // longest training pipeline
pub const G: usize = 101; // single ages of the population that is served
pub const K: usize = 10; // reported series per (year, profession, region)
// head, fte, deaths, retired, exits, emigrated, moved out, moved in, graduates, gap

pub struct Rng(pub u64);
impl Rng {
    pub fn u(&mut self) -> f64 {
        // splitmix64, top 53 bits
        self.0 = self.0.wrapping_add(0x9E3779B97F4A7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58476D1CE4E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D049BB133111EB);
        z ^= z >> 31;
        (z >> 11) as f64 * (1.0 / 9007199254740992.0)
    }
}

#[derive(Clone)]
pub struct Data<F> {
    pub stock0: Vec<F>, // [P][R][SA]
    pub q: Vec<F>,      // [T][SA]
    pub ret: Vec<F>,    // [P][SA]
    pub ex: Vec<F>,     // [P][SA]
    pub em: Vec<F>,     // [P][SA]
    pub mob: Vec<F>,    // [P][SA]
    pub m: Vec<F>,      // [P][src][dst], rows sum to 1, zero diagonal
    pub attract: Vec<F>,// [P][R], sums to 1 (rank-1 variant)
    pub entry: Vec<F>,  // [P][SA], sums to 1
    pub immp: Vec<F>,   // [P][SA], sums to 1
    pub imm: Vec<F>,    // [P][R]
    pub intake: Vec<F>, // [T][P][R]
    pub pipe0: Vec<F>,  // [P][R][L]
    pub keep: Vec<F>,   // [P]
    pub fte: Vec<F>,    // [P][SA]
    pub pop: Vec<F>,    // [T][R][G]
    pub need: Vec<F>,   // [P][G]
    pub len: Vec<usize>,// [P]
}

fn tri(x: f64, c: f64, w: f64) -> f64 {
    let d = 1.0 - (x - c).abs() / w;
    if d > 0.0 { d } else { 0.0 }
}

pub fn generate() -> Data<f64> {
    let mut g = Rng(20261123);
    let age = |a: usize| 20.0 + a as f64;
    let mut q = vec![0.0; T * SA];
    for t in 0..T {
        for s in 0..2 {
            for a in 0..A {
                // quadratic-ish mortality growth without exp(), improving 1% a year
                let x = (age(a) - 20.0) / 55.0;
                let base = (0.0004 + 0.02 * x * x * x * x) * if s == 0 { 1.0 } else { 0.6 };
                let mut imp = 1.0;
                for _ in 0..t { imp *= 0.99; }
                q[t * SA + s * A + a] = base * imp;
            }
        }
    }
    let mut d = Data {
        stock0: vec![0.0; P * R * SA], q, ret: vec![0.0; P * SA], ex: vec![0.0; P * SA],
        em: vec![0.0; P * SA], mob: vec![0.0; P * SA], m: vec![0.0; P * R * R],
        attract: vec![0.0; P * R], entry: vec![0.0; P * SA], immp: vec![0.0; P * SA],
        imm: vec![0.0; P * R], intake: vec![0.0; T * P * R], pipe0: vec![0.0; P * R * L],
        keep: vec![0.0; P], fte: vec![0.0; P * SA], pop: vec![0.0; T * R * G],
        need: vec![0.0; P * G], len: vec![0; P],
    };
    for p in 0..P {
        d.len[p] = 3 + (p * 7) % 9; // 3..=11
        d.keep[p] = 0.93 + 0.06 * g.u();
        let start = 20.0 + d.len[p] as f64;
        for s in 0..2 {
            for a in 0..A {
                let i = p * SA + s * A + a;
                let x = age(a);
                d.ret[i] = if x < 58.0 { 0.0 } else if x < 67.0 { 0.02 + 0.04 * (x - 58.0) * g.u() } else { 0.55 };
                d.ex[i] = 0.005 + 0.02 * tri(x, 30.0, 15.0) * g.u();
                d.em[i] = 0.001 + 0.012 * tri(x, 32.0, 14.0) * g.u();
                d.mob[i] = 0.004 + 0.03 * tri(x, 31.0, 14.0) * g.u();
                d.entry[i] = tri(x, start + 2.0, 4.0) * (0.4 + 0.2 * s as f64);
                d.immp[i] = tri(x, 35.0, 10.0) * (0.5 + 0.1 * g.u());
                d.fte[i] = if s == 0 { 0.97 } else { 0.86 } - 0.002 * (x - 40.0).abs() * g.u();
            }
        }
        for arr in [&mut d.entry, &mut d.immp] {
            let row = &mut arr[p * SA..(p + 1) * SA];
            let z: f64 = row.iter().sum();
            for v in row.iter_mut() { *v /= z; }
        }
        let mut z = 0.0;
        for r in 0..R { let v = 0.2 + g.u(); d.attract[p * R + r] = v; z += v; }
        for r in 0..R { d.attract[p * R + r] /= z; }
        for s in 0..R {
            let mut z = 0.0;
            for k in 0..R { let v = if s == k { 0.0 } else { (0.1 + g.u()) * d.attract[p * R + k] }; d.m[(p * R + s) * R + k] = v; z += v; }
            for k in 0..R { d.m[(p * R + s) * R + k] /= z; }
        }
        for r in 0..R {
            let size = 5.0 + 60.0 * g.u();
            for i in 0..SA {
                let x = age(i % A);
                d.stock0[(p * R + r) * SA + i] = if x < start { 0.0 } else { size * (0.3 + tri(x, 52.0, 25.0)) * (0.8 + 0.4 * g.u()) };
            }
            d.imm[p * R + r] = size * 0.2 * g.u();
            for k in 0..d.len[p] { d.pipe0[(p * R + r) * L + k] = size * (1.0 + 0.4 * g.u()); }
            for t in 0..T { d.intake[(t * P + p) * R + r] = size * (1.3 + 0.5 * g.u()); }
        }
        for k in 0..G { d.need[p * G + k] = (0.001 + 0.002 * k as f64 / 100.0) * (0.5 + g.u()) * 0.3; }
    }
    for t in 0..T { for r in 0..R { for k in 0..G {
        let x = k as f64;
        d.pop[(t * R + r) * G + k] = 20000.0 * (1.0 + 0.3 * g.u()) * (1.0 - 0.6 * x / 100.0) * (1.0 + 0.004 * t as f64 * (x - 50.0) / 50.0);
    } } }
    d
}

