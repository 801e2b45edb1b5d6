//! Limits on payroll that bind hiring, when a scenario says so (`caps`) and posts limit hiring.
//!
//! A limit is on all staff of a sector, the model knows some professions; what is compared is growth,
//! as in `money/caps.rs`. So every cadre keeps its own part, and each profession can be run alone:
//!
//! FTE paid at year-end t <= FTE paid at the opening x limit(t) / limited payroll at the opening
//!
//! in each region; a profession with one national row has the sum of the limits. Limits of other
//! sectors, and a region without one, leave it alone. Where payroll is the mean of two year-ends, a
//! year-end keeps the tighter limit of the two years that it counts in. Pay is that of the opening.
//!
//! Posts = people at work + (FTE allowed / working time - their FTE) / FTE of an entrant: what is left
//! pays for entrants, and the number is the same before and after they are hired. Who starts at
//! nothing stays at nothing.
//!
//! If every cadre keeps its part, the sum keeps the limit, but for what hiring cannot undo: nobody is
//! dismissed, and arrivals from abroad, returns, movers, heads of the pack's own table, retirees who
//! work on and longer hours ask for no post. Source: method S10.4.

use crate::model::supply::slot;
use crate::pack::{Cadre, Cap, Pack};
use crate::scenario::Scenario;
use crate::unit::ProfessionIx;

/// The limits that bind.
#[derive(Clone, Debug)]
pub(crate) struct Payroll<'a> {
    caps: &'a [Cap],
    /// Whether payroll is the mean of two year-ends.
    mean: bool,
    /// The cadres of one profession, and FTE of an entrant of each.
    cadres: Vec<(&'a Cadre, f64)>,
}

impl<'a> Payroll<'a> {
    /// The limits of a pack on a profession; nothing where a scenario does not let them bind.
    pub(crate) fn binding(
        pack: &'a Pack,
        profession: ProfessionIx,
        scenario: &Scenario,
    ) -> Option<Self> {
        let entrant = |cadre: &Cadre| -> f64 {
            let profile = cadre.hire_profile.iter().zip(&cadre.fte);
            profile.map(|(share, fte)| share * fte).sum()
        };
        let cadres = pack.cadres_of(profession).iter();
        (scenario.market && scenario.caps).then(|| Self {
            caps: &pack.prices.caps,
            mean: scenario.capacity_mean.unwrap_or(pack.capacity_mean),
            cadres: cadres.map(|cadre| (cadre, entrant(cadre))).collect(),
        })
    }

    /// Posts that the limit of a row pays for, heads, below 0 where it is passed by far; infinite
    /// without a limit. `time` is the working time of the step against the opening, `series` is the
    /// cadre's own.
    pub(super) fn posts(
        &self,
        (step, row, at): (usize, usize, usize),
        time: f64,
        series: &[f64],
    ) -> f64 {
        let Some(&(cadre, entrant)) = self.cadres.get(at) else {
            return f64::INFINITY;
        };
        let staff = |step: usize, slots: [usize; 2]| -> f64 {
            let at = (step * cadre.rows + row) * slot::COUNT;
            let read = |slot: usize| series.get(at + slot).copied().unwrap_or(0.0);
            slots.into_iter().map(read).sum()
        };
        let growth = self.growth(cadre, row, step);
        if growth == f64::INFINITY {
            return growth;
        }
        let fte = [slot::FTE_POST, slot::FTE_ACTIVE];
        let left = staff(0, fte) * growth / time - staff(step, fte);
        staff(step, [slot::IN_POST, slot::ACTIVE]) + left / entrant
    }

    /// The limit on a year-end against the limited payroll at the opening.
    fn growth(&self, cadre: &Cadre, row: usize, step: usize) -> f64 {
        let ours =
            |cap: &&Cap| cap.sector == cadre.sector && (cadre.rows == 1 || cap.region == row);
        let sum = |of: &dyn Fn(&Cap) -> f64| -> f64 { self.caps.iter().filter(ours).map(of).sum() };
        let limit = |step: usize| sum(&|cap| cap.limit.get(step).copied().unwrap_or(f64::INFINITY));
        let payroll = sum(&|cap| cap.payroll);
        if payroll <= 0.0 {
            f64::INFINITY
        } else if self.mean {
            limit(step).min(limit(step + 1)) / payroll
        } else {
            limit(step) / payroll
        }
    }
}
