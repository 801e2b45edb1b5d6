//! Posts: how many the need of residents asks for, and how many employers open.
//!
//! need = (R / efficiency - residents' FTE x working time) / (FTE per head x working time - learning),
//! shared by the cadres as they stood at the opening; residents are people in training who work.
//! open = min(min(need, limits) x lever, what limits on payroll pay for). FTE per head is the
//! profession's own, in the nation, at the year-end before: a post is the same post in every region,
//! so that the posts of regions add up to those of the nation. Knows no person. Source: method S10.2.

use super::giving::Giving;
use super::payroll::Payroll;
use crate::model::effects::Effects;
use crate::model::supply::slot;
use crate::pack::{Cadre, PostLimit, PostUnit};
use crate::scenario::LeverId;

/// What decides on the posts of one profession.
pub(crate) struct Posts<'a> {
    /// FTE required, `[year][row]`.
    demand: &'a [f64],
    /// FTE of people in training that count in the capacity, `[year][row]`.
    residents: &'a [f64],
    giving: &'a Giving<'a>,
    effects: &'a Effects,
    rows: usize,
    cadres: &'a [Cadre],
    /// Limits on payroll; `None` = they do not bind.
    payroll: Option<Payroll<'a>>,
    /// Share of a row's posts, `[cadre][row]`; sums to 1 over cadres.
    shares: Vec<f64>,
}

/// Posts of one cadre in one row and year, heads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Wanted {
    /// What need asks for.
    pub(crate) need: f64,
    /// What employers open.
    pub(crate) open: f64,
}

impl<'a> Posts<'a> {
    pub(crate) fn new(
        cadres: &'a [Cadre],
        (demand, residents): (&'a [f64], &'a [f64]),
        giving: &'a Giving<'a>,
        effects: &'a Effects,
        payroll: Option<Payroll<'a>>,
    ) -> Self {
        let rows = cadres.first().map_or(1, |c| c.rows);
        Self {
            demand,
            residents,
            giving,
            effects,
            rows,
            cadres,
            payroll,
            shares: shares(cadres, rows),
        }
    }

    /// The posts of a cadre when a head gives `fte` FTE at the opening's hours; `series` is its own.
    pub(crate) fn of(
        &self,
        (step, row, cadre): (usize, usize, usize),
        fte: f64,
        series: &[f64],
    ) -> Wanted {
        let (time, efficiency) = (self.giving.time(step), self.giving.efficiency(step));
        let head = fte * time - self.giving.learning(step);
        let need = |row: usize| {
            let at = step * self.rows + row;
            let read = |values: &[f64], at: usize| values.get(at).copied().unwrap_or(0.0);
            if efficiency > 0.0 && head > 0.0 {
                let staff = read(self.demand, at) / efficiency - read(self.residents, at) * time;
                staff.max(0.0) / head * read(&self.shares, cadre * self.rows + row)
            } else {
                0.0
            }
        };
        let here = need(row);
        let mut open = here;
        for limit in self
            .cadres
            .get(cadre)
            .map_or(&[][..], |c| &c.recruiting.limits)
        {
            open = open.min(allowed(limit, step, row, here, || {
                (0..self.rows).map(need).sum()
            }));
        }
        open *= self.effects.factor(LeverId::Posts, step);
        if let Some(payroll) = &self.payroll {
            let paid = payroll.posts((step, row, cadre), time, series);
            open = open.min(paid).max(0.0);
        }
        Wanted { need: here, open }
    }
}

/// Posts that a limit allows in a row: heads of the nation are shared out as need is.
fn allowed(limit: &PostLimit, step: usize, row: usize, need: f64, nation: impl Fn() -> f64) -> f64 {
    let value = limit.by_year.get(step).copied().unwrap_or(f64::INFINITY);
    match (limit.unit, limit.row) {
        (_, Some(only)) if only != row => f64::INFINITY,
        _ if value == f64::INFINITY => value,
        (PostUnit::Share, _) => need * value,
        (PostUnit::Heads, Some(_)) => value,
        (PostUnit::Heads, None) => {
            let all = nation();
            if all > 0.0 { value * (need / all) } else { 0.0 }
        }
    }
}

/// Shares of the cadres in each row's posts: as people at work stood there at the opening; where
/// nobody did, as in the nation; where nobody works at all, as entrants are hired.
fn shares(cadres: &[Cadre], rows: usize) -> Vec<f64> {
    let heads: Vec<Vec<f64>> = cadres
        .iter()
        .map(|cadre| {
            let of_row = |values: &[f64], row: usize| -> f64 {
                let len = values.len() / rows.max(1);
                values
                    .get(row * len..(row + 1) * len)
                    .unwrap_or(&[])
                    .iter()
                    .sum()
            };
            (0..rows)
                .map(|row| of_row(&cadre.opening, row) + of_row(&cadre.opening_active, row))
                .collect()
        })
        .collect();
    let nation: Vec<f64> = heads.iter().map(|h| h.iter().sum()).collect();
    let everywhere: f64 = nation.iter().sum();
    let mut shares = Vec::with_capacity(cadres.len() * rows);
    for (at, cadre) in cadres.iter().enumerate() {
        for row in 0..rows {
            let here: f64 = heads.iter().map(|h| h[row]).sum();
            shares.push(if here > 0.0 {
                heads[at][row] / here
            } else if everywhere > 0.0 {
                nation[at] / everywhere
            } else {
                cadre.hire_share
            });
        }
    }
    shares
}

/// FTE per head at work at a year-end, at the opening's hours; full time where nobody works.
/// `series` are those of the profession's cadres.
pub(crate) fn fte_per_head(series: &[&[f64]], rows: usize, step: usize) -> f64 {
    let (mut fte, mut heads) = (0.0, 0.0);
    for of_cadre in series {
        for row in 0..rows {
            let at = (step * rows + row) * slot::COUNT;
            let slots = of_cadre.get(at..at + slot::COUNT).unwrap_or(&[]);
            let read = |slot: usize| slots.get(slot).copied().unwrap_or(0.0);
            fte += read(slot::FTE_POST) + read(slot::FTE_ACTIVE);
            heads += read(slot::IN_POST) + read(slot::ACTIVE);
        }
    }
    if heads > 0.0 && fte > 0.0 {
        fte / heads
    } else {
        1.0
    }
}
