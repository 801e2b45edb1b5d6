//! The bits of all outputs of a run, as one number.

use super::frozen;
use organico::model::money::Account;
use organico::model::{Drivers, Model, Run};
use organico::scenario::Scenario;
use organico::word::{CostType, DriverId};

/// The hash of the library over the bits of numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Fnv(pub(crate) organico::unit::fnv::Fnv);

impl Fnv {
    /// Adds a whole number.
    pub(crate) fn whole(&mut self, value: u64) {
        self.0.feed(&value.to_le_bytes());
    }

    /// Adds a code.
    pub(crate) fn text(&mut self, text: &str) {
        text.bytes().for_each(|byte| self.whole(u64::from(byte)));
    }

    /// Adds the bits of a number; all that is no number counts the same.
    pub(crate) fn number(&mut self, value: f64) {
        self.whole(if value.is_nan() {
            u64::MAX
        } else {
            value.to_bits()
        });
    }

    /// Adds the bits of many numbers, and how many they are.
    pub(crate) fn all(&mut self, values: &[f64]) {
        self.whole(values.len() as u64);
        values.iter().for_each(|value| self.number(*value));
    }
}

/// Adds everything that a scenario yields.
pub(crate) fn add(
    hash: &mut Fnv,
    (model, scenario, run): (&Model, &Scenario, &Run),
    causes: &[DriverId],
) {
    hash.all(&model.closure);
    run.years
        .iter()
        .for_each(|year| hash.whole(u64::from(year.cast_unsigned())));
    for profession in &run.professions {
        hash.whole(profession.profession.0 as u64);
        for cadre in &profession.cadres {
            hash.all(&cadre.series);
            hash.all(&cadre.detail);
            hash.all(&cadre.queue);
        }
        hash.all(&profession.fte_base);
        hash.all(&profession.pay);
        hash.all(&profession.working_time);
        hash.all(&profession.productivity);
        hash.all(&profession.capacity);
        hash.all(&profession.residents_fte);
        hash.all(&profession.demand.fte);
        hash.all(&profession.cpd.hours);
        hash.all(&profession.cpd.whole);
        hash.all(&profession.cpd.part);
        hash.all(&profession.ai.saved);
        hash.all(&profession.ai.capacity_without);
        let shares = profession.cpd.trained.iter().chain(&profession.ai.adoption);
        shares.for_each(|(_, by_year)| hash.all(by_year));
        let market = model.posts(scenario, &run.training, profession);
        for account in &market.cadres {
            hash.all(&account.needed);
            hash.all(&account.wanted);
            hash.all(&account.agency);
        }
        let classes = market.limiting.iter().chain(&market.nation);
        classes.for_each(|class| hash.whole(*class as u64));
        for row in (0..profession.rows).map(Some).chain([None]) {
            let series = Drivers::of(profession, row).series;
            for cause in causes {
                hash.all(&series[*cause as usize]);
            }
        }
        for step in 0..run.years.len() {
            let nation = profession.national(model.pack.regions.len(), step);
            hash.all(&[
                nation.demand,
                nation.capacity,
                nation.shortages,
                nation.gini,
            ]);
        }
        for method in frozen::methods() {
            let by = model.demand_by(method, scenario, profession);
            hash.all(&by.unwrap_or_default());
        }
    }
    for programme in &run.training.programmes {
        for y in &programme.years {
            hash.all(&[
                y.places,
                y.intake,
                y.students,
                y.dropouts,
                y.graduates,
                y.entering,
                y.abroad,
                y.elsewhere,
                y.waiting,
                y.assigned,
                y.gave_up,
                y.came_back,
                y.unfilled,
                y.repeaters,
                y.turned_away,
                y.candidates,
                y.switched,
                y.residents_fte,
            ]);
        }
    }
    for programme in &run.training.programmes {
        hash.all(&programme.by_course_year);
        hash.all(&programme.pay);
    }
    run.training
        .entrants
        .iter()
        .chain(&run.training.kept)
        .for_each(|entrants| hash.all(entrants));
}

/// Adds all money of a scenario, cent by cent.
pub(crate) fn add_money(hash: &mut Fnv, account: &Account, sorts: &[CostType]) {
    let all = |hash: &mut Fnv, cents: &[i64]| {
        cents.iter().for_each(|c| hash.whole(c.cast_unsigned()));
    };
    for costs in [&account.before, &account.now] {
        for sort in sorts {
            (0..costs.years).for_each(|step| all(hash, costs.lines(*sort, step)));
        }
    }
    for sources in [&account.paid_before, &account.paid_now] {
        sources.funds.iter().for_each(|by_year| all(hash, by_year));
        all(hash, &sources.budget);
        all(hash, &sources.cliff);
        for pair in sources.pairs.iter().filter(|p| sorts.contains(&p.cost)) {
            hash.text(pair.cost.code());
            hash.text(pair.reason.code());
            all(hash, &[pair.paid]);
        }
    }
    let gain = account.gain;
    hash.all(&[
        account.present_value,
        gain.fte,
        gain.coverage_points,
        gain.shortage_years,
    ]);
}
