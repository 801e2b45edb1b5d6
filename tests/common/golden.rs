//! The golden runs, the same ones for native code and for wasm: hashes of all bits.

use super::hash::{Fnv, add, add_money};
use super::{packs, scenarios};
use organico::model::{Model, NegativeStock, Run, Scope};
use organico::pack::{Pack, catalogue};
use organico::scenario::Scenario;
use std::fmt::Write;

/// Random scenarios on random packs, and how many share a line.
const RANDOM: (u64, u64) = (1000, 25);
/// Random scenarios on a shipped pack; every tenth runs all professions.
const SHIPPED: u64 = 50;
/// The golden packs are not those of the laws.
const FIRST: u64 = 1_000_000;

/// One line for every 25 random scenarios: the first one and the hash. Every `share`-th line.
pub(crate) fn random(share: usize) -> String {
    let (count, per_line) = RANDOM;
    let mut lines = String::new();
    for first in (0..count).step_by(usize::try_from(per_line).unwrap() * share) {
        let mut hash = Fnv::default();
        for seed in first..first + per_line {
            if let Err(refused) = one(&mut hash, FIRST + seed) {
                hash.whole(refused.step as u64);
            }
        }
        writeln!(lines, "{first:04} {:016x}", hash.0).unwrap();
    }
    lines
}

fn one(hash: &mut Fnv, seed: u64) -> Result<(), NegativeStock> {
    let model = Model::new(packs::pack(seed))?;
    let scenario = scenarios::any(seed, &model.pack);
    let run = model.run(&scenario, Scope::All)?;
    add(hash, &model, &scenario, &run);
    money(hash, &model, &scenario, Scope::All, &run)?;
    let first = model.runnable().next();
    let alone = first.map(|profession| model.run(&scenario, Scope::One(profession)));
    for cadre in alone
        .transpose()?
        .iter()
        .flat_map(|run| &run.professions[0].cadres)
    {
        hash.all(&cadre.detail);
    }
    Ok(())
}

/// Adds the money of a scenario against the same without levers.
fn money(
    hash: &mut Fnv,
    model: &Model,
    scenario: &Scenario,
    scope: Scope,
    run: &Run,
) -> Result<(), NegativeStock> {
    let baseline = Scenario {
        levers: Vec::new(),
        ..scenario.clone()
    };
    let before = model.with_posts(&baseline, model.run(&baseline, scope)?);
    let now = model.with_posts(scenario, run.clone());
    for region in [None, Some(0)] {
        if let Some(account) = model.account(scenario, (scope, region), &before, &now) {
            add_money(hash, &account);
        }
    }
    Ok(())
}

/// One line for every ten random scenarios on a shipped pack. Every `share`-th line.
pub(crate) fn shipped(id: &str, share: usize) -> String {
    let files = catalogue::shipped(id).expect("a pack of the catalogue");
    let pack = Pack::load(&files).expect("a shipped pack has no mistakes");
    let model = Model::new(pack).expect("a shipped pack has people enough");
    let professions: Vec<_> = model.runnable().collect();
    let mut lines = String::new();
    for first in (0..SHIPPED).step_by(10 * share) {
        let mut hash = Fnv::default();
        for seed in first..first + 10 {
            let scenario = scenarios::any(FIRST + seed, &model.pack);
            let at = usize::try_from(seed).unwrap() % professions.len();
            let scope = if seed == first {
                Scope::All
            } else {
                Scope::One(professions[at])
            };
            match model.run(&scenario, scope) {
                Ok(run) => {
                    add(&mut hash, &model, &scenario, &run);
                    let paid = money(&mut hash, &model, &scenario, scope, &run);
                    paid.expect("the baseline of a shipped pack runs");
                }
                Err(refused) => hash.whole(refused.step as u64),
            }
        }
        writeln!(lines, "{id} {first:02} {:016x}", hash.0).unwrap();
    }
    lines
}
