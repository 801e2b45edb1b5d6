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

    /// A measure of the labour market, summed over the rows and cadres asked for; nothing until the
    /// account is drawn up.
    pub(crate) fn of_market(
        &self,
        step: usize,
        row: Option<usize>,
        cadre: Option<usize>,
        measure: Measure,
    ) -> Option<f64> {
        let accounts = &self.market.cadres;
        if accounts.is_empty() {
            return None;
        }
        let rows = row.map_or(0..self.rows, |r| r..r + 1);
        let cadres = cadre.map_or(0..self.cadres.len(), |c| c..c + 1);
        let sum = |of: &dyn Fn(&CadreRun, &CadreAccount, usize) -> f64| -> f64 {
            let both = self.cadres.iter().zip(accounts);
            both.take(cadres.end)
                .skip(cadres.start)
                .map(|(run, account)| rows.clone().map(|r| of(run, account, r)).sum::<f64>())
                .sum()
        };
        let at =
            |values: &[f64], r: usize| values.get(step * self.rows + r).copied().unwrap_or(0.0);
        let queue = |place: usize| sum(&|run, _, r| run.queue(step, r, place));
        let wanted = || sum(&|_, account, r| at(&account.wanted, r));
        let vacant = || {
            sum(&|run, account, r| {
                let employed = run.at(step, r, slot::IN_POST) + run.at(step, r, slot::ACTIVE);
                (at(&account.wanted, r) - employed).max(0.0)
            })
        };
        Some(match measure {
            Measure::PostsNeeded => sum(&|_, account, r| at(&account.needed, r)),
            Measure::PostsWanted => wanted(),
            Measure::Vacancies => vacant(),
            Measure::VacancyRate => {
                let posts = wanted();
                if posts > 0.0 { vacant() / posts } else { 0.0 }
            }
            Measure::PostCandidates => queue(queue::CANDIDATES),
            Measure::Hires => {
                let flows =
                    slot::ARRIVING.map(|flow| sum(&|run, _, r| run.at(step, r, slot::FLOW + flow)));
                flows.iter().sum()
            }
            Measure::PostQueue => queue(queue::WAITING),
            Measure::QueueAbroad => queue(queue::LEFT_ABROAD),
            Measure::QueueLeft => queue(queue::LEFT) + queue(queue::LEFT_ABROAD),
            Measure::AgencyFte => sum(&|_, account, r| at(&account.agency, r)),
            _ => return None,
        })
    }
}
