//! `organico bench`: how long the engine takes on a pack, on this machine.
//!
//! Milliseconds are told, not judged: `cargo xtask bench` judges ratios against the reference
//! kernels, in one run.

use std::hint::black_box;
use std::time::Instant;

use clap::Args;
use organico::model::{Model, Scope};
use organico::report::Detail;

use crate::options::{Scenarios, Source};
use crate::table::table;
use crate::{Answer, say, verdict};

const AFTER: &str = "\
Prints least, median and largest time of a full run, of each profession alone and of making the
pack ready, and the cost per cell-year (sex x age x region x cadre x year).";

/// Measures the engine on this machine.
#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub(crate) struct Options {
    #[command(flatten)]
    source: Source,
    /// How often each is measured
    #[arg(long, value_name = "N", default_value_t = 15, value_parser = clap::value_parser!(u16).range(1..))]
    rounds: u16,
    #[command(flatten)]
    scenario: Scenarios,
}

/// Runs the command.
pub(crate) fn command(options: &Options) -> Answer {
    let rounds = usize::from(options.rounds);
    let pack = &options.source.pack;
    let model = verdict::model(pack)?;
    let scenario = options.scenario.read(&model)?;
    verdict::answer(pack, &model, &scenario, &Detail::None, None)?;
    let run = |scope| black_box(model.run(&scenario, scope)).is_ok();
    let mut rows = vec![
        [
            "what",
            "least ms",
            "median ms",
            "largest ms",
            "ns per cell-year",
        ]
        .map(str::to_owned),
    ];
    let mut measured = |what: &str, scope| {
        let times = measure(rounds, || run(scope));
        rows.push(row(what, &times, model.cell_years(scope)));
    };
    measured("every profession", Scope::All);
    for profession in model.runnable() {
        let code = &model.pack[profession].code;
        measured(code, Scope::One(profession));
    }
    let ready = measure(rounds.min(5), || Model::new(model.pack.clone()).is_ok());
    rows.push(row("making the pack ready", &ready, f64::NAN));
    say::print(&table(&rows))
}

/// Times in milliseconds, sorted; the first, cold call is not among them.
fn measure(rounds: usize, work: impl Fn() -> bool) -> Vec<f64> {
    black_box(work());
    let mut times: Vec<f64> = (0..rounds)
        .map(|_| {
            let start = Instant::now();
            black_box(work());
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times
}

fn row(what: &str, times: &[f64], cell_years: f64) -> [String; 5] {
    let median = times[times.len() / 2];
    let per_cell = median * 1e6 / cell_years;
    let ms = |value: f64| format!("{value:.3}");
    let cost = if per_cell.is_finite() {
        format!("{per_cell:.2}")
    } else {
        String::new()
    };
    [
        what.to_owned(),
        ms(times[0]),
        ms(median),
        ms(times[times.len() - 1]),
        cost,
    ]
}
