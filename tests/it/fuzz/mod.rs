//! Seeded mutants of packs, scenarios and links: whatever is broken, the library refuses it in words
//! or answers with numbers, and never panics or hangs.
//!
//! 2,000 mutants a run; `ORGANICO_FUZZ=20000` for more, and the figures are printed (`--nocapture`).

mod large;
mod links;
mod mutate;
pub(crate) mod packs;
mod scenarios;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// Mutants of a run in the gate.
const USUAL: u64 = 2_000;
/// No mutant takes longer.
const PATIENCE: Duration = Duration::from_secs(10);
/// Faults that are told; more are counted.
const TOLD: usize = 20;

/// What became of a mutant.
pub(super) enum End {
    /// It was refused, with place and cure.
    Refused,
    /// It was answered with numbers.
    Answered,
    /// A rule is broken: which, in words.
    Broken(String),
}

/// The state of one run, shared with the watch.
#[derive(Default)]
struct Tally {
    /// What each worker is at, since when.
    now: BTreeMap<u64, (u64, Instant)>,
    refused: u64,
    answered: u64,
    slowest: Duration,
    broken: Vec<String>,
    ended: u64,
}

/// How many mutants: what is asked for, or a share of the usual number.
fn count(share: f64) -> u64 {
    let asked = std::env::var("ORGANICO_FUZZ").ok();
    let all = asked.and_then(|text| text.parse().ok()).unwrap_or(USUAL);
    (all as f64 * share) as u64
}

/// Tries the mutants `0..count` on two threads and watches them.
#[track_caller]
fn hunt(what: &str, count: u64, try_one: fn(u64) -> End) {
    const WORKERS: u64 = 2;
    let began = Instant::now();
    let tally = Arc::new(Mutex::new(Tally::default()));
    for worker in 0..WORKERS {
        let tally = Arc::clone(&tally);
        std::thread::spawn(move || {
            for seed in (worker..count).step_by(WORKERS as usize) {
                let start = Instant::now();
                tally.lock().unwrap().now.insert(worker, (seed, start));
                let end = catch_unwind(AssertUnwindSafe(|| try_one(seed)));
                let mut tally = tally.lock().unwrap();
                tally.slowest = tally.slowest.max(start.elapsed());
                match end {
                    Ok(End::Refused) => tally.refused += 1,
                    Ok(End::Answered) => tally.answered += 1,
                    Ok(End::Broken(why)) => tally.broken.push(format!("mutant {seed}: {why}")),
                    Err(_) => tally.broken.push(format!("mutant {seed}: it panics")),
                }
            }
            let mut tally = tally.lock().unwrap();
            tally.now.remove(&worker);
            tally.ended += 1;
        });
    }
    // Threads that hang are left behind: the test fails and the process ends without them.
    loop {
        std::thread::sleep(Duration::from_millis(20));
        let tally = tally.lock().unwrap();
        if let Some((seed, _)) = tally.now.values().find(|(_, at)| at.elapsed() > PATIENCE) {
            panic!("{what}, mutant {seed}: no end after {PATIENCE:?}");
        }
        if tally.ended == WORKERS {
            println!(
                "{what}: {count} mutants, {} refused, {} answered, {} break a rule; the slowest {} ms, all {:.1} s",
                tally.refused,
                tally.answered,
                tally.broken.len(),
                tally.slowest.as_millis(),
                began.elapsed().as_secs_f64(),
            );
            let told: Vec<&str> = tally.broken.iter().take(TOLD).map(String::as_str).collect();
            assert!(
                tally.broken.is_empty(),
                "{what}: {} of {count} mutants break a rule:\n{}",
                tally.broken.len(),
                told.join("\n")
            );
            // a hunt in which nothing lives, or nothing dies, says nothing
            assert!(tally.refused > 0 && tally.answered > 0, "{what}: one-sided");
            return;
        }
    }
}

#[test]
fn mutants_of_packs_are_refused_in_words_or_answered_with_numbers() {
    hunt("packs", count(0.7), packs::one);
}

#[test]
fn mutants_of_scenarios_are_refused_in_words_or_answered_with_numbers() {
    hunt("scenarios", count(0.15), scenarios::one);
}

#[test]
fn mutants_of_links_open_a_session_that_a_link_can_hold() {
    hunt("links", count(0.15), links::one);
}
