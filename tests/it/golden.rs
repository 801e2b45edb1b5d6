//! Runs whose numbers may change only on purpose: `UPDATE_GOLDEN=1` rewrites them, for review.
//!
//! The hashes cover every bit of every output, the ten sums beside each say what moved; `tests/wasm.rs`
//! finds the same lines in wasm. The runs draw from frozen lists (`tests/common/frozen.rs`): a new lever
//! or method moves none of them. Whoever changes a number says so in the changelog.
#![expect(
    clippy::disallowed_methods,
    reason = "golden files are read, and rewritten when the environment says so"
)]

use crate::common::golden;
use organico::model::{Model, Run, Scope, slot};
use organico::pack::{LATE_YEARS, Pack, catalogue};
use organico::scenario::Scenario;
use organico::unit::{ProfessionIx, SectorIx};
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

/// Compares with `tests/golden/<name>`.
#[track_caller]
fn check(name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, found).expect("the golden folder is writable");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    let moved = found
        .lines()
        .zip(expected.lines())
        .find(|(new, old)| new != old);
    let (new, old) = moved.unwrap_or(("", ""));
    assert!(
        found == expected,
        "{name} moved: `{old}` is now `{new}`; if that is meant, UPDATE_GOLDEN=1 and review the diff"
    );
}

#[test]
fn a_thousand_random_scenarios_have_the_bits_of_the_last_release() {
    check("runs.csv", &golden::random(1));
}

#[test]
fn fifty_scenarios_of_italy_have_the_bits_of_the_last_release() {
    check("runs-it.csv", &golden::shipped("it", 1));
}

/// Heads, entrants and retirements of the doctors employed by the health service.
fn employed_doctors(pack: &Pack, run: &Run, step: usize) -> [f64; 3] {
    let doctors = |profession: ProfessionIx| {
        let family = &pack.families[pack.professions[profession.0].family].code;
        family.starts_with("doctors")
    };
    let employed = |sector: SectorIx| pack.sectors[sector.0].code == "ssn";
    let cadres: Vec<_> = run
        .professions
        .iter()
        .filter(|p| doctors(p.profession))
        .flat_map(|p| &p.cadres)
        .filter(|c| employed(pack.cadres[c.cadre].sector))
        .collect();
    [
        slot::IN_POST,
        slot::FLOW + slot::ENTRANTS,
        slot::FLOW + slot::RETIREMENTS,
    ]
    .map(|at| {
        cadres
            .iter()
            .flat_map(|c| (0..c.rows).map(|row| c.at(step, row, at)))
            .sum()
    })
}

#[test]
fn the_baseline_of_italy_is_that_of_the_last_release() {
    let files = catalogue::shipped("it").expect("the Italian pack ships");
    let model = Model::new(Pack::load(&files).expect("it loads")).expect("it has people enough");
    let run = model
        .run(&Scenario::default(), Scope::All)
        .expect("it has people enough");
    let mut text =
        "year,nurses_heads,nurses_capacity_fte,nurses_demand_fte,gp_heads,gp_capacity_fte,\
        gp_demand_fte,ssn_doctors_heads,ssn_doctors_entrants,ssn_doctors_retirements\n"
            .to_owned();
    for (step, year) in run.years.iter().enumerate() {
        write!(text, "{year}").unwrap();
        for code in ["NURSE", "GP"] {
            let profession = model
                .pack
                .profession(code)
                .expect("a profession of the pack");
            let found = run.of(profession).expect("it is run");
            let heads = found.slot(step, None, slot::IN_POST);
            let (capacity, demand) = (&found.capacity, &found.demand.fte);
            for value in [heads, found.sum(capacity, step), found.sum(demand, step)] {
                write!(text, ",{value:.1}").unwrap();
            }
        }
        for value in employed_doctors(&model.pack, &run, step) {
            write!(text, ",{value:.1}").unwrap();
        }
        text.push('\n');
    }
    check("it-baseline.csv", &text);
}

#[test]
fn the_required_intake_of_italian_nurses_nearly_closes_their_gap_when_fed_back() {
    let files = catalogue::shipped("it").expect("the Italian pack ships");
    let mut model = Model::new(Pack::load(&files).expect("it loads")).expect("people enough");
    let nurses = model
        .pack
        .profession("NURSE")
        .expect("a profession of the pack");
    let scenario = Scenario::default();
    let last = model.pack.steps();
    let gap = |run: &Run| -> f64 {
        let nurses = run.of(nurses).expect("it was asked for");
        (0..nurses.rows).map(|row| nurses.gap(last, row)).sum()
    };
    let before = model
        .run(&scenario, Scope::One(nurses))
        .expect("people enough");
    let run = before.of(nurses).expect("it was asked for");
    let asked = model
        .required_intake(&scenario, &before.training, run)
        .expect("people enough");
    let asked = asked.expect("one course without a queue feeds the nurses");
    let course = &mut Arc::make_mut(&mut model.pack).programmes[asked.programme];
    let filled = asked.present / course.places_after(i32::try_from(last).unwrap());
    for places in course.places.iter_mut().skip(course.years + LATE_YEARS) {
        *places += (asked.required - asked.present) / filled;
    }
    let after = model
        .run(&scenario, Scope::One(nurses))
        .expect("people enough");
    // the closure follows the ages of those in post, hence supply is not quite linear
    let left = gap(&after) / gap(&before);
    assert!(left.abs() < 0.01, "{left} of the gap is left");
}
