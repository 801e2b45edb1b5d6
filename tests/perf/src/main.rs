//! Native benchmark: interleaved rounds, ratios against the reference kernel of the same round.

use std::hint::black_box;
use std::time::Instant;

const WHAT: [(i32, &str); 10] = [
    (0, "reference dense, all series"),
    (1, "reference, one profession"),
    (2, "reference naive"),
    (3, "engine, synthetic pack, all"),
    (4, "engine, synthetic pack, one"),
    (5, "engine, Italian pack, all"),
    (6, "engine, Italian pack, nurses"),
    (7, "picture, nurses, dragged"),
    (8, "picture, GP, dragged"),
    (9, "picture, nurses Piedmont, dragged"),
];

fn main() {
    if let Some(what) = std::env::args().nth(2).and_then(|n| n.parse().ok()) {
        for _ in 0..400 { black_box(organico_perf::measure(what)); }
        return;
    }
    let rounds: usize = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(9);
    let mut times = vec![Vec::new(); WHAT.len()];
    for _ in 0..rounds {
        for (k, (what, _)) in WHAT.iter().enumerate() {
            black_box(organico_perf::measure(*what));
            let start = Instant::now();
            black_box(organico_perf::measure(black_box(*what)));
            times[k].push(start.elapsed().as_secs_f64() * 1e3);
        }
    }
    for series in &mut times {
        series.sort_by(f64::total_cmp);
    }
    let per_cell = |k: usize| times[k][rounds / 2] * 1e6 / organico_perf::cell_years(WHAT[k].0);
    println!("{:34} {:>9} {:>9} {:>9} {:>10} {:>10}", "what", "min ms", "median", "max", "ns/cell", "per cell");
    for (k, (_, name)) in WHAT.iter().enumerate() {
        let t = &times[k];
        println!(
            "{name:34} {:9.3} {:9.3} {:9.3} {:10.2} {:9.2}x",
            t[0],
            t[rounds / 2],
            t[rounds - 1],
            per_cell(k),
            per_cell(k) / per_cell(0)
        );
    }
}
