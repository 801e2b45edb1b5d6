//! Native side of the benchmark: interleaved rounds, one line for each measurement.
//!
//! `perf` prints name, cell-years, bits of the result and milliseconds by round, parted by tabs;
//! `perf dump FILE` writes the synthetic baseline for numpy and prints what its run must sum to.

use std::hint::black_box;
use std::io::Write;
use std::time::Instant;

use organico_perf::reference::data::{K, P, R, T, generate};
use organico_perf::reference::kernel::k64;
use organico_perf::{NAMES, cell_years, measure};

const ROUNDS: u32 = 9;
/// A timing is at least this long, in milliseconds.
const LEAST: f64 = 5.0;

fn main() -> std::io::Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.as_slice() {
        [dump, file] if dump == "dump" => write_baseline(file),
        _ => {
            rounds();
            Ok(())
        }
    }
}

fn rounds() {
    let repeats: Vec<u32> = (0..NAMES.len()).map(|what| (LEAST / once(what, 0, 3)).ceil() as u32).collect();
    let mut times = vec![Vec::new(); NAMES.len()];
    for round in 0..ROUNDS {
        for (what, repeats) in repeats.iter().enumerate() {
            times[what].push(once(what, round, (*repeats).max(1)).to_string());
        }
    }
    for (what, name) in NAMES.iter().enumerate() {
        let bits = measure(what, 0).to_bits();
        println!("{name}\t{}\t{bits:016x}\t{}", cell_years(what), times[what].join(","));
    }
}

/// Milliseconds that one call takes, over some calls.
fn once(what: usize, round: u32, repeats: u32) -> f64 {
    let start = Instant::now();
    for k in 0..repeats {
        black_box(measure(black_box(what), round * repeats + k));
    }
    start.elapsed().as_secs_f64() * 1e3 / f64::from(repeats)
}

fn write_baseline(file: &str) -> std::io::Result<()> {
    let d = generate();
    let mut out = std::io::BufWriter::new(std::fs::File::create(file)?);
    let lengths: Vec<f64> = d.len.iter().map(|&years| years as f64).collect();
    for values in [
        &d.stock0, &d.q, &d.ret, &d.ex, &d.em, &d.mob, &d.m, &d.attract, &d.entry, &d.immp, &d.imm,
        &d.intake, &d.pipe0, &d.keep, &d.fte, &d.pop, &d.need, &lengths,
    ] {
        for value in values {
            out.write_all(&value.to_le_bytes())?;
        }
    }
    out.flush()?;
    let mut work = k64::Ws::new();
    k64::blocked2(&d, &mut work);
    let digests = [0, 1, 7, 9].map(|series| {
        let mut sum = 0.0;
        for t in 0..T {
            for p in 0..P {
                for r in 0..R {
                    let weight = 1.0 + ((t * 7 + p * 3 + r) % 11) as f64;
                    sum += weight * work.out[((t * P + p) * R + r) * K + series];
                }
            }
        }
        format!("{sum:e}")
    });
    println!("#check {}", digests.join(" "));
    Ok(())
}
