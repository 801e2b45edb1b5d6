//! What a run costs: staff by profession and row, training by programme and year of course.
//!
//! Every smallest line is rounded to a cent once; whatever is larger is a sum of whole cents.

use super::cents::{self, Cents, cents, split};
use crate::model::supply::slot;
use crate::model::{Model, ProfessionRun, ProgrammeRun, Run, Scope};
use crate::pack::CoursePrice;
use crate::unit::ProfessionIx;
use crate::word::{COSTS, CostType};

/// Whoever arrives must be found and placed.
const ARRIVALS: [usize; 4] = [
    slot::ENTRANTS,
    slot::IMMIGRATION,
    slot::RETURNS,
    slot::SECTOR_IN,
];

/// Cents of a run by sort of cost, year and region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Costs {
    /// Years, the opening one included.
    pub years: usize,
    /// Regions of the pack.
    pub regions: usize,
    /// `[sort][year][region]`.
    pub cents: Vec<Cents>,
}

impl Costs {
    pub(super) fn new(years: usize, regions: usize) -> Self {
        Self {
            years,
            regions,
            cents: vec![0; CostType::COUNT * years * regions],
        }
    }

    /// As many years and regions, and nothing to pay.
    pub(super) fn nothing_like(&self) -> Self {
        Self::new(self.years, self.regions)
    }

    /// Place of one sort in one year and region.
    fn place(&self, cost: CostType, step: usize, region: usize) -> usize {
        (cost as usize * self.years + step) * self.regions + region
    }

    /// One sort in one year and region.
    pub(super) fn at(&self, cost: CostType, step: usize, region: usize) -> Cents {
        self.cents[self.place(cost, step, region)]
    }

    /// One sort in one year, by region.
    #[must_use]
    pub fn lines(&self, cost: CostType, step: usize) -> &[Cents] {
        let at = self.place(cost, step, 0);
        self.cents.get(at..at + self.regions).unwrap_or(&[])
    }

    /// One sort in one year.
    #[must_use]
    pub fn of(&self, cost: CostType, step: usize) -> Cents {
        cents::sum(self.lines(cost, step).iter().copied())
    }

    /// All sorts in one year.
    #[must_use]
    pub fn total(&self, step: usize) -> Cents {
        cents::sum(COSTS.iter().map(|cost| self.of(*cost, step)))
    }

    /// Whether every year's cents can be counted one by one: else nothing is shared out.
    #[must_use]
    pub fn countable(&self) -> bool {
        let each = || self.cents.iter().map(|amount| amount.saturating_abs());
        each().all(|amount| amount <= cents::MOST)
            && (0..self.years).all(|step| self.total(step) <= cents::MOST)
    }

    /// What this costs more than another run of the same pack and years.
    #[must_use]
    pub fn beyond(&self, other: &Self) -> Self {
        let both = self.cents.iter().zip(&other.cents);
        Self {
            cents: both
                .map(|(now, before)| now.saturating_sub(*before))
                .collect(),
            ..*self
        }
    }

    /// The same for one region alone, the others at nothing; all of it for the nation.
    #[must_use]
    pub(super) fn of_place(mut self, region: Option<usize>) -> Self {
        for (at, cents) in self.cents.iter_mut().enumerate() {
            if region.is_some_and(|region| at % self.regions != region) {
                *cents = 0;
            }
        }
        self
    }

    /// Adds to one sort in one year and region.
    pub(super) fn add(&mut self, cost: CostType, step: usize, region: usize, amount: Cents) {
        let at = self.place(cost, step, region);
        self.cents[at] = self.cents[at].saturating_add(amount);
    }
}

impl Model {
    /// What the professions of a scope cost: their staff where it is priced, and their training.
    ///
    /// Amounts of the nation as a whole are shared over the regions by residents of the opening year.
    /// Temporary cover is that of the labour-market account ([`Model::with_posts`]). A programme belongs to the professions that it feeds
    /// ([`Model::trains_for`]). Professions without a known inflow are left out.
    #[must_use]
    pub fn costs(&self, run: &Run, scope: Scope) -> Costs {
        let pack = &self.pack;
        let mut costs = Costs::new(run.years.len(), pack.regions.len());
        let residents = self.opening_residents();
        for profession in &run.professions {
            let ours = match scope {
                Scope::All => pack[profession.profession].projected,
                Scope::One(one) => one == profession.profession,
            };
            for step in 0..if ours { run.years.len() } else { 0 } {
                for &cost in COSTS.iter().filter(|cost| !cost.of_training()) {
                    for row in 0..profession.rows {
                        let amount = self.staff_cost(profession, row, step, cost);
                        if profession.rows == pack.regions.len() {
                            costs.add(cost, step, row, amount);
                        } else {
                            let parts = split(amount, &residents);
                            for (region, part) in parts.into_iter().enumerate() {
                                costs.add(cost, step, region, part);
                            }
                        }
                    }
                }
            }
        }
        let only = match scope {
            Scope::All => None,
            Scope::One(profession) => Some(profession),
        };
        self.add_training(&mut costs, run, only, &residents);
        costs
    }

    /// What all training of a run costs, and nothing else.
    pub(super) fn training_costs(&self, run: &Run) -> Costs {
        let mut costs = Costs::new(run.years.len(), self.pack.regions.len());
        self.add_training(&mut costs, run, None, &self.opening_residents());
        costs
    }

    /// Adds training: all of it, or one profession's part.
    fn add_training(
        &self,
        costs: &mut Costs,
        run: &Run,
        only: Option<ProfessionIx>,
        residents: &[f64],
    ) {
        for programme in &run.training.programmes {
            let shares = only.map(|p| (p.0, self.trains_for(programme.programme)));
            for price in self.pack.prices.of_course(programme.programme) {
                for step in 0..run.years.len() {
                    let whole = self.course_cost(programme, step, price.cost);
                    let ours = match &shares {
                        None => whole,
                        Some((profession, shares)) => split(whole, shares)[*profession],
                    };
                    for (region, part) in split(ours, residents).into_iter().enumerate() {
                        costs.add(price.cost, step, region, part);
                    }
                }
            }
        }
    }

    /// What the staff of a profession cost in one row and year, over its cadres.
    #[must_use]
    pub fn staff_cost(
        &self,
        run: &ProfessionRun,
        row: usize,
        step: usize,
        cost: CostType,
    ) -> Cents {
        let priced = run.cadres.iter().enumerate().filter_map(|(at, cadre)| {
            let price = self.pack.prices.of_cadre(cadre.cadre, cost)?;
            Some(cents(quantity(run, at, row, step, cost) * price.eur))
        });
        cents::sum(priced)
    }

    /// What the students of a programme cost in one year: those of 31 December, each in the year of
    /// course that began in autumn. Students who only lack their degree cost nothing.
    #[must_use]
    pub fn course_cost(&self, run: &ProgrammeRun, step: usize, cost: CostType) -> Cents {
        let years = self.pack.programmes[run.programme].years;
        let prices = self.pack.prices.of_course(run.programme).iter();
        let of = |price| (0..years).map(move |year| course_year(run, price, (step, year, years)));
        cents::sum(prices.filter(|price| price.cost == cost).flat_map(of))
    }

    /// What the students who begin a programme in one year cost until the course is over, all sorts:
    /// their first year of course, the second a year later and so on, with those who repeat or join
    /// late in the year of course that they sit in. Nothing when the run ends before they do.
    #[must_use]
    pub fn cohort_cost(&self, run: &ProgrammeRun, step: usize) -> Option<Cents> {
        let years = self.pack.programmes[run.programme].years;
        let prices = self.pack.prices.of_course(run.programme);
        if prices.is_empty() || step + years > run.pay.len() {
            return None;
        }
        let of = |price: &CoursePrice| -> Cents {
            let year = |year| course_year(run, price, (step + year, year, years));
            cents::sum((0..years).map(year))
        };
        Some(cents::sum(prices.iter().map(of)))
    }

    /// Weights by profession with which a programme belongs to it; one more stands for nobody.
    ///
    /// A programme belongs to the professions that its entrants join. The degree behind a funnel
    /// belongs to them by the places that its schools offer in the opening year.
    #[must_use]
    pub fn trains_for(&self, programme: usize) -> Vec<f64> {
        let pack = &self.pack;
        let mut weights = vec![0.0; pack.professions.len() + 1];
        let mut feed = |at: usize, weight: f64| {
            let feeds = &pack.programmes[at].feeds;
            let all: f64 = feeds.iter().map(|(_, share)| share).sum();
            for (ProfessionIx(to), share) in feeds.iter().filter(|_| all > 0.0) {
                weights[*to] += weight * share / all;
            }
        };
        let schools = |at: &usize| pack.programmes[*at].draws_from == Some(programme);
        let mut queued = false;
        for school in (0..pack.programmes.len()).filter(schools) {
            feed(school, pack.programmes[school].places_after(0));
            queued = true;
        }
        if !queued {
            feed(programme, 1.0);
        }
        if weights.iter().sum::<f64>() <= 0.0 {
            weights[pack.professions.len()] = 1.0;
        }
        weights
    }

    /// Residents of the opening year by region; regions count alike where nobody is known.
    fn opening_residents(&self) -> Vec<f64> {
        let pack = &self.pack;
        let of = |region| {
            if pack.population.persons.is_empty() {
                return 1.0;
            }
            let residents = pack.population.of(pack.opening_year, region);
            residents.iter().sum::<f64>()
        };
        (0..pack.regions.len()).map(of).collect()
    }
}

/// What the students of one year of course cost in one year.
fn course_year(
    run: &ProgrammeRun,
    price: &CoursePrice,
    (step, year, years): (usize, usize, usize),
) -> Cents {
    // a premium is paid to all who are in the course
    let pay = match price.cost {
        CostType::Contracts | CostType::Bursaries => run.pay[step],
        CostType::Payroll
        | CostType::Teaching
        | CostType::Cpd
        | CostType::Recruitment
        | CostType::Agency
        | CostType::Licences => 1.0,
    };
    let at = |list: &[f64]| list.get(step * years + year).copied().unwrap_or(0.0);
    let (students, eur) = (at(&run.by_course_year), at(&price.eur));
    cents(students * eur * pay)
}

/// How many units of a sort of cost a cadre takes in a row and year.
fn quantity(run: &ProfessionRun, cadre: usize, row: usize, step: usize, cost: CostType) -> f64 {
    match cost {
        CostType::Payroll => paid_fte(run, cadre, row, step) * run.pay[step],
        CostType::Recruitment => {
            let heads = |flow: usize| run.cadres[cadre].at(step, row, slot::FLOW + flow);
            ARRIVALS.into_iter().map(heads).sum()
        }
        // hours of learning are working time: payroll has them
        CostType::Cpd => {
            let credits = run.cpd.credits.get(step).copied().unwrap_or(0.0);
            let heads = |step: usize| {
                let at = |flow: usize| run.cadres[cadre].at(step, row, flow);
                at(slot::IN_POST) + at(slot::ACTIVE)
            };
            in_year(run, step, heads) * credits
        }
        CostType::Licences => {
            let uses = run.ai.adoption.iter();
            let adopted: f64 = uses.filter_map(|(_, by_year)| by_year.get(step)).sum();
            paid_fte(run, cadre, row, step) * adopted
        }
        CostType::Agency => {
            let covered = |step: usize| {
                let account = run.market.cadres.get(cadre);
                let fte = account.and_then(|account| account.agency.get(step * run.rows + row));
                fte.copied().unwrap_or(0.0)
            };
            in_year(run, step, covered) * run.pay[step]
        }
        CostType::Contracts | CostType::Bursaries | CostType::Teaching => 0.0,
    }
}

/// FTE that are paid in a year, hours included.
pub(super) fn paid_fte(run: &ProfessionRun, cadre: usize, row: usize, step: usize) -> f64 {
    let at = |step: usize| {
        let cadre = &run.cadres[cadre];
        (cadre.at(step, row, slot::FTE_POST) + cadre.at(step, row, slot::FTE_ACTIVE))
            * run.working_time[step]
    };
    in_year(run, step, at)
}

/// Staff of a year: the mean of two year-ends where capacity is so.
fn in_year(run: &ProfessionRun, step: usize, at: impl Fn(usize) -> f64) -> f64 {
    if run.capacity_mean && step > 0 {
        (at(step - 1) + at(step)) / 2.0
    } else {
        at(step)
    }
}
