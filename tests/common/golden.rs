//! The golden runs, the same ones for native code and for wasm: hashes of all bits, and beside each
//! ten sums that a reader understands.

use super::draw::Draw;
use super::hash::{Fnv, add, add_money};
use super::scenarios::{self, Lists};
use super::{frozen, packs, prices};
use organico::model::money::Account;
use organico::model::{Model, NegativeStock, Run, Scope, slot};
use organico::pack::{Pack, catalogue};
use organico::scenario::Scenario;
use organico::word::{CostType, DriverId};
use std::fmt::Write;

/// Random scenarios on random packs, and how many share a line.
const RANDOM: (u64, u64) = (1000, 25);
/// Random scenarios on a shipped pack, and how many share a line; the first of each line runs all
/// professions.
const SHIPPED: (u64, u64) = (50, 10);
/// The golden packs are not those of the laws.
const FIRST: u64 = 1_000_000;

/// What stands above the lines: heads to cost are sums over the runs of a line that were not refused,
/// stocks in the last year, flows over all years, cost in euros.
pub(crate) const HEADER: &str = "runs,hash,refused,heads,capacity_fte,demand_fte,shortage_fte,entrants,\
    retirements,exits,students,cost_eur";

/// What the runs of a line add up to.
#[derive(Default)]
struct Sums {
    hash: Fnv,
    refused: u32,
    /// The columns of [`HEADER`] from the heads on, cost left out.
    told: [f64; 8],
    cents: i64,
}

/// What is frozen, as the program knows it today.
struct Frozen {
    lists: Lists,
    causes: Vec<DriverId>,
    sorts: Vec<CostType>,
}

impl Frozen {
    fn new() -> Self {
        Self {
            lists: Lists::frozen(),
            causes: frozen::causes(),
            sorts: frozen::sorts(),
        }
    }
}

impl Sums {
    fn refuse(&mut self, refused: &NegativeStock) {
        self.refused += 1;
        self.hash.whole(refused.step as u64);
    }

    fn add(&mut self, (model, scenario, run): (&Model, &Scenario, &Run), frozen: &Frozen) {
        add(&mut self.hash, (model, scenario, run), &frozen.causes);
        let last = run.years.len() - 1;
        for profession in &run.professions {
            let nation = profession.national(model.pack.regions.len(), last);
            let all_years = |flow: usize| -> f64 {
                let of = |step| profession.slot(step, None, slot::FLOW + flow);
                (0..=last).map(of).sum()
            };
            let of_profession = [
                profession.slot(last, None, slot::IN_POST),
                nation.capacity,
                nation.demand,
                nation.shortages,
                all_years(slot::ENTRANTS),
                all_years(slot::RETIREMENTS),
                all_years(slot::EXITS_OTHER) + all_years(slot::EXITS_ABROAD),
            ];
            for (sum, value) in self.told.iter_mut().zip(of_profession) {
                *sum += value;
            }
        }
        let courses = run.training.programmes.iter();
        let students = courses.filter_map(|course| course.years.last());
        self.told[7] += students.map(|year| year.students).sum::<f64>();
    }

    /// Adds the money of a scenario against the same without levers.
    fn pay(
        &mut self,
        (model, scenario, run): (&Model, &Scenario, &Run),
        scope: Scope,
        frozen: &Frozen,
    ) -> Result<(), NegativeStock> {
        let baseline = Scenario {
            actions: Vec::new(),
            ..scenario.clone()
        };
        let before = model.with_posts(&baseline, model.run(&baseline, scope)?);
        let now = model.with_posts(scenario, run.clone());
        for region in [None, Some(0)] {
            if let Some(account) = model.account(scenario, (scope, region), &before, &now) {
                add_money(&mut self.hash, &account, &frozen.sorts);
                if region.is_none() {
                    self.cents += cost(&account, &frozen.sorts);
                }
            }
        }
        Ok(())
    }

    /// The line: which runs, the hash, the sums.
    fn line(&self, runs: &str) -> String {
        let mut line = format!("{runs},{:016x},{}", self.hash.0.0, self.refused);
        for sum in self.told {
            write!(line, ",{sum:.3}").unwrap();
        }
        writeln!(line, ",{}.{:02}", self.cents / 100, self.cents % 100).unwrap();
        line
    }
}

fn cost(account: &Account, sorts: &[CostType]) -> i64 {
    let of_year = |step| sorts.iter().map(|s| account.now.of(*s, step)).sum::<i64>();
    (0..account.now.years).map(of_year).sum()
}

/// One line for every 25 random scenarios. Every `share`-th line.
pub(crate) fn random(share: usize) -> String {
    let (count, per_line) = RANDOM;
    let frozen = Frozen::new();
    let mut lines = format!("{HEADER}\n");
    for first in (0..count).step_by(usize::try_from(per_line).unwrap() * share) {
        let mut sums = Sums::default();
        for seed in first..first + per_line {
            if let Err(refused) = one(&mut sums, FIRST + seed, &frozen) {
                sums.refuse(&refused);
            }
        }
        lines += &sums.line(&format!("{first:04}"));
    }
    lines
}

/// The pack of a seed from the frozen lists; in every second one residents are projected, work may
/// move, staff learns and AI spreads.
fn pack(seed: u64, frozen: &Frozen) -> Pack {
    let mut pack = packs::pack(seed);
    pack.method = Draw::new(seed, 11).of(&frozen.lists.methods).into();
    pack.prices = prices::prices(seed, &pack, &frozen.sorts);
    if seed.is_multiple_of(2) {
        packs::project(&mut pack);
        packs::mix(&mut pack);
        super::care::care(&mut pack);
    }
    pack
}

fn one(sums: &mut Sums, seed: u64, frozen: &Frozen) -> Result<(), NegativeStock> {
    let model = Model::new(pack(seed, frozen))?;
    let scenario = scenarios::golden(seed, &model.pack, &frozen.lists);
    let run = model.run(&scenario, Scope::All)?;
    sums.add((&model, &scenario, &run), frozen);
    sums.pay((&model, &scenario, &run), Scope::All, frozen)?;
    let first = model.runnable().next();
    let alone = first.map(|profession| model.run(&scenario, Scope::One(profession)));
    for cadre in alone
        .transpose()?
        .iter()
        .flat_map(|run| &run.professions[0].cadres)
    {
        sums.hash.all(&cadre.detail);
    }
    Ok(())
}

/// One line for every ten random scenarios on a shipped pack. Every `share`-th line.
pub(crate) fn shipped(id: &str, share: usize) -> String {
    let files = catalogue::shipped(id).expect("a pack of the catalogue");
    let pack = Pack::load(&files).expect("a shipped pack has no mistakes");
    let model = Model::new(pack).expect("a shipped pack has people enough");
    let professions: Vec<_> = model.runnable().collect();
    let frozen = Frozen::new();
    let (count, per_line) = SHIPPED;
    let mut lines = format!("{HEADER}\n");
    for first in (0..count).step_by(usize::try_from(per_line).unwrap() * share) {
        let mut sums = Sums::default();
        for seed in first..first + per_line {
            let scenario = scenarios::golden(FIRST + seed, &model.pack, &frozen.lists);
            let at = usize::try_from(seed).unwrap() % professions.len();
            let scope = if seed == first {
                Scope::All
            } else {
                Scope::One(professions[at])
            };
            match model.run(&scenario, scope) {
                Ok(run) => {
                    sums.add((&model, &scenario, &run), &frozen);
                    let paid = sums.pay((&model, &scenario, &run), scope, &frozen);
                    paid.expect("the baseline of a shipped pack runs");
                }
                Err(refused) => sums.refuse(&refused),
            }
        }
        lines += &sums.line(&format!("{id} {first:02}"));
    }
    lines
}
