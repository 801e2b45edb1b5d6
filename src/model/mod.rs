//! One deterministic run: from a pack and a scenario to stocks, flows, demand and gap.
//!
//! Knows no browser, file, clock, thread, language or colour. The chain is readable here:
//! levers -> training -> demand -> supply -> gap -> drivers.

mod asked;
mod backlog;
mod care;
pub mod demand;
mod drivers;
mod effects;
mod gap;
mod intake;
mod market;
pub mod measure;
mod mix;
pub mod money;
mod opening;
mod reach;
mod residents;
mod services;
pub mod supply;
pub mod training;

pub use backlog::Backlog;
pub use care::{Ai, Cpd, saving};
pub use demand::{Item, METHODS, Method, Moved, Use, Working, known_ratios, usual_weights};
pub use drivers::Drivers;
pub use effects::places_lever;
pub use gap::{National, coverage, gini, ratio};
pub use intake::RequiredIntake;
pub use market::{Account, CadreAccount};
pub use services::{LeftOut, MoveLimit, ServiceCoverage, Services, Staff, Work};
pub use supply::{CadreRun, NegativeStock, hires, queue, slot};
pub use training::{Bound, Cohort, FATES, ProgrammeRun, ProgrammeYear, Training};

use crate::pack::{Cadre, Extent, Pack};
use crate::scenario::{LeverId, Scenario};
use crate::unit::{ProfessionIx, Year};
use crate::word::DriverId;
use demand::Demand;
use effects::Effects;
use market::{Feedback, Giving, Payroll, Posts};
use opening::Opening;
use residents::Residents;
use std::sync::Arc;
use supply::Keep;

/// A pack made ready to run: everything that does not depend on a scenario is computed once.
///
/// It is a cache and nothing more: two models of one pack give the same bits.
#[derive(Clone, Debug)]
pub struct Model {
    /// The facts.
    pub pack: Arc<Pack>,
    /// Closure flow of the first year by cadre, heads (0 where no change was published).
    pub closure: Vec<f64>,
    /// Staff at the opening by profession of the pack: what demand stands on.
    opening: Vec<Opening>,
    /// The pack's own residents, and those of the scenario last asked for.
    residents: Residents,
}

/// One profession in one scenario. Vectors are `[year][row]` unless said otherwise; rows are
/// regions, or a single one for a profession with national figures only.
#[derive(Clone, Debug, PartialEq)]
pub struct ProfessionRun {
    /// Which profession.
    pub profession: ProfessionIx,
    /// Number of rows.
    pub rows: usize,
    /// Its cadres.
    pub cadres: Vec<CadreRun>,
    /// FTE at year-end, hours of the opening year, active retirees included.
    pub fte_base: Vec<f64>,
    /// Real pay per FTE against the opening year, by year.
    pub pay: Vec<f64>,
    /// Working time against the opening year, by year.
    pub working_time: Vec<f64>,
    /// Care per FTE against the opening year, by year: the product of `efficiency`.
    pub productivity: Vec<f64>,
    /// What makes an FTE give more or less care, by cause in the order of multiplication; each
    /// factor by year, 1 = as in the opening year.
    pub efficiency: Vec<(DriverId, Vec<f64>)>,
    /// FTE worked by those in training for the profession, by year (nation).
    pub residents_fte: Vec<f64>,
    /// The part of it that counts as capacity, `[year][row]`; empty when none does.
    pub residents_counted: Vec<f64>,
    /// FTE available for care.
    pub capacity: Vec<f64>,
    /// FTE required, and why it changes; empty where the method has no figures for the profession.
    pub demand: Demand,
    /// Work not done that is asked for again; empty while nobody asks for it.
    pub backlog: Backlog,
    /// Residents, plain and weighted by use, that demand and densities stand on.
    pub uses: Arc<Use>,
    /// Whether capacity is the mean of two year-ends.
    pub capacity_mean: bool,
    /// Credits, hours, compliance and trained staff.
    pub cpd: Cpd,
    /// AI in its work, and the same year without it.
    pub ai: Ai,
    /// Posts, vacancies and what holds them back; empty until [`Model::with_posts`] draws it up.
    pub market: Account,
}

/// Everything that one scenario yields.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// From the opening year to the last one.
    pub years: Vec<Year>,
    /// Professions that can be run, in pack order.
    pub professions: Vec<ProfessionRun>,
    /// Training programmes, in pack order.
    pub training: Training,
}

/// Which part of the model is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Every profession.
    All,
    /// One profession, with year-end heads by class.
    One(ProfessionIx),
}

impl Model {
    /// Makes a pack ready: use of care by year, and the closure of the opening year.
    ///
    /// # Errors
    /// A stock that falls below zero already without closure.
    pub fn new(pack: impl Into<Arc<Pack>>) -> Result<Self, NegativeStock> {
        let pack = pack.into();
        let mut model = Self {
            closure: vec![0.0; pack.cadres.len()],
            opening: vec![Opening::default(); pack.professions.len()],
            residents: Residents::of(&pack),
            pack,
        };
        for profession in model.runnable().collect::<Vec<_>>() {
            model.opening[profession.0] = model.staff_at_opening(profession)?;
        }
        model.closure = model.opening_closure()?;
        Ok(model)
    }

    /// Runs one scenario.
    ///
    /// # Errors
    /// A stock that falls below zero, with its place.
    pub fn run(&self, scenario: &Scenario, scope: Scope) -> Result<Run, NegativeStock> {
        let steps = self.steps(scenario);
        let effects = Effects::new(scenario, &self.pack, steps);
        let training = training::run(&self.pack, &effects, steps);
        let wanted: Vec<ProfessionIx> = match scope {
            Scope::All => self.runnable().collect(),
            Scope::One(profession) => vec![profession],
        };
        let keep = match scope {
            Scope::All => Keep::Flows,
            Scope::One(_) => Keep::Classes,
        };
        let professions = wanted
            .into_iter()
            .map(|p| self.profession(scenario, &effects, &training, p, keep))
            .collect::<Result<_, _>>()?;
        let years = (0..=steps).map(|s| self.year(s)).collect();
        Ok(Run {
            years,
            professions,
            training,
        })
    }

    /// Follows 100 who enrol in a programme in the first projected autumn through a run of the
    /// same scenario.
    #[must_use]
    pub fn cohort(&self, scenario: &Scenario, run: &Run, programme: usize) -> Cohort {
        let steps = run.years.len().saturating_sub(1);
        let effects = Effects::new(scenario, &self.pack, steps);
        training::follow(&self.pack, &effects, &run.training, programme, steps)
    }

    /// Professions that have figures.
    pub fn runnable(&self) -> impl Iterator<Item = ProfessionIx> + '_ {
        let all = self.pack.professions.iter().enumerate();
        all.filter(|(_, p)| p.extent != Extent::None && p.cadres.1 > p.cadres.0)
            .map(|(at, _)| ProfessionIx(at))
    }

    /// How much a run of the whole horizon computes: sex x age x region x cadre x year.
    #[must_use]
    pub fn cell_years(&self, scope: Scope) -> f64 {
        let wanted = |profession| match scope {
            Scope::All => true,
            Scope::One(only) => profession == only,
        };
        let cadres = self.pack.cadres.iter().filter(|c| wanted(c.profession));
        let rows: usize = cadres.map(|c| c.rows).sum();
        (rows * self.pack.row_len() * (self.pack.steps() + 1)) as f64
    }

    fn steps(&self, scenario: &Scenario) -> usize {
        let last = scenario
            .until
            .unwrap_or(self.pack.last_year)
            .min(self.pack.last_year);
        usize::try_from(last - self.pack.opening_year).unwrap_or(0)
    }

    fn year(&self, step: usize) -> Year {
        self.pack.opening_year + Year::try_from(step).unwrap_or(Year::MAX)
    }

    /// Id of the demand method of a scenario.
    pub(crate) fn method_of<'a>(&'a self, scenario: &'a Scenario) -> &'a str {
        scenario.method.as_deref().unwrap_or(&self.pack.method)
    }

    fn profession(
        &self,
        scenario: &Scenario,
        effects: &Effects,
        training: &Training,
        profession: ProfessionIx,
        keep: Keep,
    ) -> Result<ProfessionRun, NegativeStock> {
        let method = demand::find(self.method_of(scenario));
        let steps = self.steps(scenario);
        let own = effects.on(&self.pack, profession);
        let cpd = self.cpd(effects, profession, steps);
        let mut ai = self.ai(effects, profession, &cpd, steps);
        let demand = self
            .demand(method, scenario, effects, profession, &ai)
            .unwrap_or_default();
        let entrants = training
            .entrants
            .get(profession.0)
            .map_or(&[][..], Vec::as_slice);
        let facts = &self.pack.professions[profession.0];
        let residents_fte = training.residents_fte(&self.pack, profession);
        let residents_counted = self.residents_counted(profession, &residents_fte);
        let working_time = gap::working_time(&own, facts.hours_growth, steps);
        let growth = own.compounded(facts.productivity, LeverId::Productivity);
        let capacity_mean = scenario.capacity_mean.unwrap_or(self.pack.capacity_mean);
        // where need has no figures, nobody can say how many posts it asks for
        let open = (scenario.market || scenario.workload) && demand.is_known();
        let gives = open.then(|| Giving::of(&working_time, &growth, &cpd, &ai));
        let wanted = (&demand.fte[..], &residents_counted[..]);
        let payroll = Payroll::binding(&self.pack, profession, scenario);
        let cadres = self.pack.cadres_of(profession);
        let posts = gives
            .as_ref()
            .filter(|_| scenario.market)
            .map(|giving| Posts::new(cadres, wanted, giving, &own, payroll));
        let feedback = gives.as_ref().filter(|_| scenario.workload);
        let feedback = feedback.map(|giving| Feedback {
            strength: facts.market.workload_exit,
            wanted,
            giving,
            mean: capacity_mean,
        });
        let inputs = supply::Inputs {
            effects: &own,
            leaving: &cpd.leaving,
            entrants,
            kept: training.kept.get(profession.0).map_or(&[], Vec::as_slice),
            closure: &self.closure,
            market: posts.as_ref(),
            feedback: feedback.as_ref(),
            steps,
            keep,
        };
        let cadres = supply::run(&self.pack, profession, &inputs)?;
        let rows = cadres.first().map_or(1, |c| c.rows);
        let mut fte_base = gap::fte_base(&cadres, rows, steps);
        for (fte, counted) in fte_base.iter_mut().zip(&residents_counted) {
            *fte += counted;
        }
        let pay = own.compounded(facts.wage_growth, LeverId::WageGrowth);
        let giving =
            |care: &[f64]| gap::capacity(&fte_base, rows, &working_time, care, capacity_mean);
        let heads = |step, row| care::heads(&cadres, step, row);
        let efficiency = care::efficiency(growth, &cpd, &mut ai, heads, giving, capacity_mean);
        let productivity = gap::product(&efficiency, steps);
        let capacity = giving(&productivity);
        let mut run = ProfessionRun {
            profession,
            rows,
            cadres,
            fte_base,
            pay,
            working_time,
            productivity,
            efficiency,
            residents_fte,
            residents_counted,
            capacity,
            demand,
            backlog: Backlog::default(),
            uses: self.residents.under(&self.pack, effects),
            capacity_mean,
            cpd,
            ai,
            market: Account::default(),
        };
        if let Some(rates) = backlog::Rates::of(&facts.asks.backlog, &own, steps) {
            run.ask_again(&rates);
        }
        Ok(run)
    }

    /// FTE of people in training that the pack counts as capacity, `[year][row]`: where entrants
    /// are hired. Empty when it counts none.
    fn residents_counted(&self, profession: ProfessionIx, fte: &[f64]) -> Vec<f64> {
        let share = self.pack.professions[profession.0].residents_in_capacity;
        let cadres = self.pack.cadres_of(profession);
        let rows = cadres.first().map_or(0, |cadre| cadre.rows);
        if share <= 0.0 {
            return Vec::new();
        }
        let hired = |row: usize| -> f64 {
            let of = |c: &Cadre| c.hire_share * c.hire_rows.get(row).copied().unwrap_or(0.0);
            cadres.iter().map(of).sum()
        };
        fte.iter()
            .flat_map(|fte| (0..rows).map(move |row| fte * share * hired(row)))
            .collect()
    }
}

impl Run {
    /// The run of one profession, if it was asked for.
    #[must_use]
    pub fn of(&self, profession: ProfessionIx) -> Option<&ProfessionRun> {
        self.professions.iter().find(|p| p.profession == profession)
    }
}
