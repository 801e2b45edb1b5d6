//! Laws: what holds for every pack and every scenario, checked on hundreds of random tiny ones.
//!
//! `ORGANICO_LAWS=full` checks thousands, `few` a hundred; `ORGANICO_CASE=17` checks that one.
#![expect(
    clippy::disallowed_methods,
    reason = "the number of cases comes from the environment"
)]

mod backlog;
mod bits;
mod care;
mod closure;
mod cohort;
mod courses;
mod demand;
mod desk;
mod drivers;
mod gap;
mod levers;
mod market;
mod mix;
mod money;
mod monotone;
mod need;
mod order;
mod payroll;
mod people;
mod places;
mod plain;
mod posts;
mod residents;
mod scale;
mod services;
mod split;
mod still;
mod training;
mod words;
mod workload;

use crate::common::{packs, scenarios};
use organico::model::{METHODS, Model, NegativeStock, ProfessionRun, Run, Scope};
use organico::pack::Pack;
use organico::scenario::{Action, LeverId, Scenario};
use std::fmt::Display;

/// What a law returns: the engine may refuse a pack that takes people who are not there.
type Held = Result<(), NegativeStock>;

/// A random pack, made ready, and a random scenario.
struct Case {
    seed: u64,
    model: Model,
    scenario: Scenario,
}

impl Case {
    fn pack(&self) -> &Pack {
        &self.model.pack
    }

    /// The scenario without its levers: same method and choices.
    fn baseline(&self) -> Scenario {
        Scenario {
            actions: Vec::new(),
            ..self.scenario.clone()
        }
    }

    /// The baseline with some levers moved, at once and from the opening on.
    fn moving(&self, levers: &[(LeverId, f64)]) -> Scenario {
        let mut scenario = self.baseline();
        for &(lever, value) in levers {
            scenario.set(Action::new(lever, value, self.pack().opening_year, 0));
        }
        scenario
    }

    fn run(&self) -> Result<Run, NegativeStock> {
        self.model.run(&self.scenario, Scope::All)
    }

    /// The run with its labour-market account.
    fn posted(&self) -> Result<Run, NegativeStock> {
        Ok(self.model.with_posts(&self.scenario, self.run()?))
    }

    /// The same scenario on another pack.
    fn run_on(&self, pack: Pack) -> Result<Run, NegativeStock> {
        Model::new(pack)?.run(&self.scenario, Scope::All)
    }
}

/// Tells which case was at hand when a law is found broken.
struct Telling(u64);

impl Drop for Telling {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!(
                "the law broke in case {0}; run it alone with ORGANICO_CASE={0}",
                self.0
            );
        }
    }
}

/// The seeds to try.
fn seeds() -> std::ops::Range<u64> {
    if let Some(one) = std::env::var("ORGANICO_CASE")
        .ok()
        .and_then(|text| text.parse().ok())
    {
        return one..one + 1;
    }
    match std::env::var("ORGANICO_LAWS").as_deref() {
        Ok("full") => 0..3000,
        Ok("few") => 0..120,
        _ => 0..300,
    }
}

/// Checks a law that has to do with demand: every pack with every method of the registry.
fn every_method(law: impl Fn(&Case) -> Held) {
    each(|case| {
        for method in METHODS {
            case.scenario.method = Some(method.id.into());
            law(case)?;
        }
        Ok(())
    });
}

/// Checks a law on every pack with every method, after a change that makes it apply.
fn every_method_after(change: impl Fn(&mut Pack), law: impl Fn(&Case) -> Held) {
    each_changed(&change, |case| {
        for method in METHODS {
            case.scenario.method = Some(method.id.into());
            law(case)?;
        }
        Ok(())
    });
}

/// Checks a law on every pack, with one method each.
fn every_pack(law: impl Fn(&Case) -> Held) {
    each(|case| law(case));
}

/// Posts limit hiring; workload drives people out in every other pack, limits on payroll bind in two of
/// four, and in every third a part of the work not done is asked for again.
fn other_world(case: &mut Case) {
    case.scenario.market = true;
    case.scenario.workload = case.seed % 2 == 1;
    case.scenario.caps = case.seed % 4 >= 2;
    if case.seed.is_multiple_of(3) {
        case.scenario.set(Action::new(
            LeverId::BacklogClear,
            45.0,
            case.pack().opening_year,
            2,
        ));
    }
}

/// Checks a law on every pack twice: as posts do not limit hiring, and in another world.
fn every_world(law: impl Fn(&Case) -> Held) {
    each(|case| {
        law(case)?;
        other_world(case);
        law(case)
    });
}

/// Checks a law on every pack with every method of the registry, and with one of them as
/// [`every_world`] does.
fn every_method_and_world(law: impl Fn(&Case) -> Held) {
    each(|case| {
        for (at, method) in METHODS.iter().enumerate() {
            case.scenario.method = Some(method.id.into());
            law(case)?;
            if at as u64 == case.seed % METHODS.len() as u64 {
                let usual = case.scenario.clone();
                other_world(case);
                law(case)?;
                case.scenario = usual;
            }
        }
        Ok(())
    });
}

/// Checks a law with the labour market on, in every other pack within limits on payroll, after a
/// change that makes it apply.
fn every_market_after(change: impl Fn(&mut Pack), law: impl Fn(&Case) -> Held) {
    each_changed(&change, |case| {
        case.scenario.market = true;
        case.scenario.caps = case.seed % 2 == 1;
        law(case)
    });
}

/// Checks a law on every pack after a change that makes it apply.
fn every_pack_after(change: impl Fn(&mut Pack), law: impl Fn(&Case) -> Held) {
    each_changed(&change, |case| law(case));
}

fn each(law: impl Fn(&mut Case) -> Held) {
    each_changed(&|_| {}, law);
}

fn each_changed(change: &dyn Fn(&mut Pack), law: impl Fn(&mut Case) -> Held) {
    let seeds = seeds();
    let tried = seeds.end - seeds.start;
    let mut skipped = 0;
    for seed in seeds {
        let telling = Telling(seed);
        let mut pack = packs::pack(seed);
        change(&mut pack);
        let held = Model::new(pack).and_then(|model| {
            let scenario = scenarios::scenario(seed, &model.pack);
            law(&mut Case {
                seed,
                model,
                scenario,
            })
        });
        skipped += u64::from(held.is_err());
        drop(telling);
    }
    // A pack is refused when one of its runs is, and there are more than a dozen: every method, with
    // and without the market. Each run is refused once in some five hundred.
    assert!(
        skipped * 25 <= tried,
        "{skipped} of {tried} packs were refused: more than 4 %"
    );
}

/// Equal to 1e-9 of the larger one, or of `scale`, the size of what they were computed from.
#[track_caller]
fn close(found: f64, expected: f64, scale: f64, what: impl Display) {
    let size = scale.abs().max(found.abs()).max(expected.abs()).max(1.0);
    let off = (found - expected).abs();
    assert!(
        off <= 1e-9 * size,
        "{what}: {found} is not {expected} (off by {off:e} of {size:.3})"
    );
}

/// Rows of equal length, number by number, to 1e-9.
#[track_caller]
fn close_rows(found: &[f64], expected: &[f64], scale: f64, what: impl Display) {
    assert_eq!(found.len(), expected.len(), "{what}: lengths");
    for (at, (f, e)) in found.iter().zip(expected).enumerate() {
        close(*f, *e, scale, format_args!("{what} [{at}]"));
    }
}

/// `low <= high`, give or take 1e-9 of them.
#[track_caller]
fn not_above(low: f64, high: f64, what: impl Display) {
    let size = low.abs().max(high.abs()).max(1.0);
    assert!(low <= high + 1e-9 * size, "{what}: {low} is above {high}");
}

/// Every step after the opening.
fn steps(run: &ProfessionRun) -> std::ops::Range<usize> {
    1..run.years()
}

/// Takes the closure of the opening year out of a pack.
fn no_closure(pack: &mut Pack) {
    for cadre in &mut pack.cadres {
        cadre.observed_change = None;
    }
}

/// Takes all activity after retirement out of a pack.
fn no_active(pack: &mut Pack) {
    for cadre in &mut pack.cadres {
        cadre.active_share = 0.0;
        cadre.active_fte = 0.0;
        cadre.opening_active.clear();
    }
}
