//! The labour-market account of a run: posts, vacancies, agency cover, limiting factor.
//!
//! Read off a finished run, and only when somebody asks; nothing here moves a person.

use super::giving::Giving;
use super::limiting::{Signs, class};
use super::payroll::Payroll;
use super::posts::{Posts, fte_per_head};
use crate::model::effects::Effects;
use crate::model::supply::{queue, slot};
use crate::model::{Model, ProfessionRun, Run, Training};
use crate::pack::Pack;
use crate::scenario::Scenario;
use crate::word::Limiting;

/// Posts and cover of one cadre, `[year][row]`, years from the opening year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CadreAccount {
    /// Posts that need asks for, heads.
    pub needed: Vec<f64>,
    /// Posts that employers open, heads.
    pub wanted: Vec<f64>,
    /// Agency cover of vacancies, FTE at the opening's hours; never part of the capacity.
    pub agency: Vec<f64>,
}

/// The labour market of one profession.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Account {
    /// By cadre, in the order of the run's cadres.
    pub cadres: Vec<CadreAccount>,
    /// What holds posts back, `[year][row]`; the opening year, whose flows are unknown, is `None`.
    pub limiting: Vec<Limiting>,
    /// The same for the nation, by year.
    pub nation: Vec<Limiting>,
}

/// What the account is drawn up from.
struct Books<'a> {
    pack: &'a Pack,
    posts: &'a Posts<'a>,
    run: &'a ProfessionRun,
    training: &'a Training,
}

impl Model {
    /// Adds the labour-market account to every profession of a run of the same scenario.
    #[must_use]
    pub fn with_posts(&self, scenario: &Scenario, mut run: Run) -> Run {
        for profession in &mut run.professions {
            profession.market = self.posts(scenario, &run.training, profession);
        }
        run
    }

    /// The labour-market account of a profession, read off a run of the same scenario; empty where
    /// the method of demand has no figures.
    #[must_use]
    pub fn posts(&self, scenario: &Scenario, training: &Training, run: &ProfessionRun) -> Account {
        let effects = Effects::new(scenario, &self.pack, self.steps(scenario));
        let effects = effects.on(&self.pack, run.profession);
        let growth = run.efficiency.first().filter(|_| run.demand.is_known());
        let Some((_, growth)) = growth else {
            return Account::default();
        };
        let giving = Giving::of(&run.working_time, growth, &run.cpd, &run.ai);
        let posts = Posts::new(
            self.pack.cadres_of(run.profession),
            (run.need(), &run.residents_counted),
            &giving,
            &effects,
            Payroll::binding(&self.pack, run.profession, scenario),
        );
        Account::of(&Books {
            pack: &self.pack,
            posts: &posts,
            run,
            training,
        })
    }
}

impl Account {
    fn of(books: &Books<'_>) -> Self {
        let (rows, cadres) = (books.run.rows, &books.run.cadres);
        let mut account = Self {
            cadres: vec![CadreAccount::default(); cadres.len()],
            ..Self::default()
        };
        let series: Vec<&[f64]> = cadres.iter().map(|run| &run.series[..]).collect();
        let (mut before, mut nation_before) = (vec![false; rows], false);
        for step in 0..books.run.years() {
            let fte = fte_per_head(&series, rows, step.saturating_sub(1));
            let mut nation = books.signs(step);
            let mut staff = 0.0;
            for (row, before) in before.iter_mut().enumerate() {
                let mut here = books.signs(step);
                let mut in_post = 0.0;
                for (at, run) in cadres.iter().enumerate() {
                    account.cadres[at].put(books, (step, row, at), fte, &mut here);
                    in_post += run.at(step.saturating_sub(1), row, slot::IN_POST);
                }
                nation.add(&here);
                staff += in_post;
                let class = classed(here, in_post, before, step);
                account.limiting.push(class);
            }
            let class = classed(nation, staff, &mut nation_before, step);
            account.nation.push(class);
        }
        account
    }
}

impl CadreAccount {
    /// One year of one row: posts, vacancies and their cover; adds to the signs of the place.
    fn put(
        &mut self,
        books: &Books<'_>,
        (step, row, at): (usize, usize, usize),
        fte: f64,
        signs: &mut Signs,
    ) {
        let run = &books.run.cadres[at];
        let wanted = books.posts.of((step, row, at), fte, &run.series);
        let employed = run.at(step, row, slot::IN_POST) + run.at(step, row, slot::ACTIVE);
        let vacant = (wanted.open - employed).max(0.0);
        self.needed.push(wanted.need);
        self.wanted.push(wanted.open);
        let staff = run.at(step, row, slot::FTE_POST) + run.at(step, row, slot::FTE_ACTIVE);
        let how = &books.pack.cadres[run.cadre].recruiting;
        self.agency
            .push((vacant * fte * how.agency_share).min(how.agency_cap * staff));
        let hired = run.at(step, row, slot::FLOW + slot::ENTRANTS);
        signs.missing += (wanted.need - employed).max(0.0);
        signs.vacant += vacant;
        signs.filling += hired * how.months_to_fill / 12.0;
        signs.hired += hired;
        signs.candidates += run.queue(step, row, queue::CANDIDATES);
        signs.gave_up +=
            run.queue(step, row, queue::LEFT) + run.queue(step, row, queue::LEFT_ABROAD);
        signs.exits += run.at(step, row, slot::FLOW + slot::EXITS_OTHER)
            + run.at(step, row, slot::FLOW + slot::EXITS_ABROAD);
    }
}

/// The class of a place whose signs are added up; `exits` are still heads.
fn classed(mut signs: Signs, staff: f64, before: &mut bool, step: usize) -> Limiting {
    signs.lasting = *before;
    *before = signs.short();
    signs.exits = if staff > 0.0 {
        signs.exits / staff
    } else {
        0.0
    };
    if step == 0 {
        return Limiting::None;
    }
    class(&signs)
}

impl Signs {
    /// Adds the heads of another place.
    fn add(&mut self, other: &Self) {
        self.missing += other.missing;
        self.vacant += other.vacant;
        self.filling += other.filling;
        self.hired += other.hired;
        self.candidates += other.candidates;
        self.gave_up += other.gave_up;
        self.exits += other.exits;
    }
}

impl Books<'_> {
    /// Signs of a place before anybody is counted: what holds for the whole profession.
    fn signs(&self, step: usize) -> Signs {
        Signs {
            unfilled: self.unfilled(step),
            limit: self.pack.professions[self.run.profession.0]
                .market
                .attract_limit,
            ..Signs::default()
        }
    }

    /// Share of the places of a year that nobody asked for in the courses that lead to the profession:
    /// students whom a limit of the course turned away did ask.
    fn unfilled(&self, step: usize) -> Option<f64> {
        let (mut offered, mut asked) = (0.0, 0.0);
        for (programme, run) in self.pack.programmes.iter().zip(&self.training.programmes) {
            let share: f64 = programme
                .feeds
                .iter()
                .filter(|(to, _)| *to == self.run.profession)
                .map(|(_, share)| share)
                .sum();
            if let Some(year) = run.years.get(step) {
                offered += share * year.places;
                asked += share * (year.intake + year.turned_away);
            }
        }
        (offered > 0.0).then(|| 1.0 - asked / offered)
    }
}
