//! The measures of the labour market, by row and cadre.

use super::CadreAccount;
use crate::model::ProfessionRun;
use crate::model::supply::{CadreRun, queue, slot};
use crate::word::{Limiting, Measure};

/// Measures of the labour market, for a cadre and, summed, for a profession.
pub(crate) const OF_MARKET: [Measure; 10] = [
    Measure::PostsNeeded,
    Measure::PostsWanted,
    Measure::Vacancies,
    Measure::VacancyRate,
    Measure::PostCandidates,
    Measure::Hires,
    Measure::PostQueue,
    Measure::QueueLeft,
    Measure::QueueAbroad,
    Measure::AgencyFte,
];

/// Measures of the labour market that only a whole profession has.
pub(crate) const OF_PLACE: [Measure; 2] = [Measure::Turnover, Measure::LimitingFactor];

impl ProfessionRun {
    /// What holds posts back in a year; nothing until the account is drawn up.
    pub(crate) fn limiting(&self, step: usize, row: Option<usize>) -> Option<Limiting> {
        let class = match row {
            None => self.market.nation.get(step),
            Some(row) => self.market.limiting.get(step * self.rows + row),
        };
        class.copied()
    }

    /// The accounts of the rows and cadres asked for, in one year; nothing until they are drawn up.
    pub(crate) fn accounts(
        &self,
        step: usize,
        row: Option<usize>,
        cadre: Option<usize>,
    ) -> Option<Accounts<'_>> {
        (!self.market.cadres.is_empty()).then_some(Accounts {
            run: self,
            step,
            row,
            cadre,
        })
    }
}

/// The accounts of some rows and cadres in one year.
pub(crate) struct Accounts<'r> {
    run: &'r ProfessionRun,
    step: usize,
    row: Option<usize>,
    cadre: Option<usize>,
}

impl Accounts<'_> {
    fn sum(&self, of: &dyn Fn(&CadreRun, &CadreAccount, usize) -> f64) -> f64 {
        let rows = self.row.map_or(0..self.run.rows, |r| r..r + 1);
        let cadres = self.cadre.map_or(0..self.run.cadres.len(), |c| c..c + 1);
        let both = self.run.cadres.iter().zip(&self.run.market.cadres);
        both.take(cadres.end)
            .skip(cadres.start)
            .map(|(run, account)| rows.clone().map(|r| of(run, account, r)).sum::<f64>())
            .sum()
    }

    fn at(&self, values: &[f64], row: usize) -> f64 {
        let at = self.step * self.run.rows + row;
        values.get(at).copied().unwrap_or(0.0)
    }

    pub(crate) fn needed(&self) -> f64 {
        self.sum(&|_, account, r| self.at(&account.needed, r))
    }

    pub(crate) fn wanted(&self) -> f64 {
        self.sum(&|_, account, r| self.at(&account.wanted, r))
    }

    pub(crate) fn vacancies(&self) -> f64 {
        let step = self.step;
        self.sum(&|run, account, r| {
            let employed = run.at(step, r, slot::IN_POST) + run.at(step, r, slot::ACTIVE);
            (self.at(&account.wanted, r) - employed).max(0.0)
        })
    }

    pub(crate) fn vacancy_rate(&self) -> f64 {
        let posts = self.wanted();
        if posts > 0.0 {
            self.vacancies() / posts
        } else {
            0.0
        }
    }

    pub(crate) fn hires(&self) -> f64 {
        let flow = |flow| self.sum(&|run, _, r| run.at(self.step, r, slot::FLOW + flow));
        slot::ARRIVING.map(flow).iter().sum()
    }

    /// A place of the queue for a post.
    pub(crate) fn queue(&self, place: usize) -> f64 {
        self.sum(&|run, _, r| run.queue(self.step, r, place))
    }

    pub(crate) fn queue_left(&self) -> f64 {
        self.queue(queue::LEFT) + self.queue(queue::LEFT_ABROAD)
    }

    pub(crate) fn agency(&self) -> f64 {
        self.sum(&|_, account, r| self.at(&account.agency, r))
    }
}
