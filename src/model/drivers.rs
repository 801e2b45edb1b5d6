//! Why the gap changes: causes that add up to the change without a remainder.
//!
//! Supply: the FTE of every flow, the ageing of staff, working time and productivity; demand: the
//! causes that its method gives. All are cumulated from the opening year, so that the causes
//! between two years, or between two scenarios, are differences of the same terms. Source: method S12.

use super::supply::slot;
use super::{ProfessionRun, gap};
use crate::word::{DRIVERS, DriverId};

/// What every cause has added to the gap since the opening, `[driver][year]` FTE.
#[derive(Clone, Debug, PartialEq)]
pub struct Drivers {
    /// One series per driver, in the order of [`DRIVERS`].
    pub series: Vec<Vec<f64>>,
}

/// Flows that carry FTE in (+) or out (-), and the cause they belong to.
const FLOWS: [(usize, f64, DriverId); 14] = [
    (slot::RETIREMENTS, -1.0, DriverId::Retirement),
    (slot::DEATHS, -1.0, DriverId::Death),
    (slot::EXITS_OTHER, -1.0, DriverId::ExitOther),
    (slot::EXITS_ABROAD, -1.0, DriverId::ExitAbroad),
    (slot::EXITS_SECTOR, -1.0, DriverId::SectorMoves),
    (slot::SECTOR_IN, 1.0, DriverId::SectorMoves),
    (slot::AGED_OUT, -1.0, DriverId::AgedOut),
    (slot::ENTRANTS, 1.0, DriverId::Training),
    (slot::IMMIGRATION, 1.0, DriverId::Immigration),
    (slot::RETURNS, 1.0, DriverId::Return),
    (slot::MOVED_OUT, -1.0, DriverId::Mobility),
    (slot::MOVED_IN, 1.0, DriverId::Mobility),
    (slot::CLOSURE, 1.0, DriverId::Closure),
    (slot::EXOGENOUS, 1.0, DriverId::Exogenous),
];

impl Drivers {
    /// The causes for one row, or for the nation when `row` is `None`.
    #[must_use]
    #[expect(
        clippy::needless_range_loop,
        reason = "a step is a year of many series at once"
    )]
    pub fn of(run: &ProfessionRun, row: Option<usize>) -> Self {
        let years = run.years();
        let mut series = vec![vec![0.0; years]; DRIVERS.len()];
        let mut flows = vec![vec![0.0; years]; DRIVERS.len()];
        for step in 1..years {
            let fte = |s: usize| run.slot(step, row, s);
            for (flow, sign, driver) in FLOWS {
                flows[driver as usize][step] += sign * fte(slot::FLOW_FTE + flow);
            }
            flows[DriverId::StaffAgeing as usize][step] += fte(slot::STAFF_AGEING);
            let active = |s: usize| run.slot(s, row, slot::FTE_ACTIVE);
            flows[DriverId::ActiveRetired as usize][step] += active(step) - active(step - 1);
            let learning = |s: usize| -> f64 {
                let rows = row.map_or(0..run.rows, |r| r..r + 1);
                let of = |r| run.residents_counted.get(s * run.rows + r).unwrap_or(&0.0);
                rows.map(of).sum()
            };
            flows[DriverId::Residents as usize][step] += learning(step) - learning(step - 1);
        }
        for (flow, sum) in flows.iter().zip(&mut series) {
            let mut level = 0.0;
            for step in 1..years {
                let before = level;
                level += flow[step];
                // capacity of a year is the mean of two year-ends, or the year-end
                let moved = if run.capacity_mean {
                    (before + level) / 2.0
                } else {
                    level
                };
                // nothing is 0, not -0: a cause that a method does not have has the same bits
                sum[step] = 0.0 - moved;
            }
        }
        let rows = row.map_or(0..run.rows, |r| r..r + 1);
        let capacity = |working_time: &[f64], productivity: &[f64]| {
            let (fte, mean) = (&run.fte_base, run.capacity_mean);
            gap::capacity(fte, run.rows, working_time, productivity, mean)
        };
        // what each factor adds when it is multiplied on after those before it
        let mut factor = vec![1.0; years];
        let mut before = capacity(&factor, &factor);
        let mut multiplied = |driver: DriverId, after: Vec<f64>| {
            for step in 1..years {
                for at in rows.clone().map(|r| step * run.rows + r) {
                    series[driver as usize][step] -= after[at] - before[at];
                }
            }
            before = after;
        };
        multiplied(DriverId::WorkingTime, capacity(&run.working_time, &factor));
        for (driver, by_year) in &run.efficiency {
            for (total, by) in factor.iter_mut().zip(by_year) {
                *total *= by;
            }
            multiplied(*driver, capacity(&run.working_time, &factor));
        }
        for step in 1..years {
            for at in rows.clone().map(|r| step * run.rows + r) {
                for (driver, values) in &run.demand.causes {
                    series[*driver as usize][step] += values[at];
                }
            }
        }
        Self { series }
    }

    /// The sum of all causes in a year: the change of the gap since the opening.
    #[must_use]
    pub fn total(&self, step: usize) -> f64 {
        self.series.iter().map(|s| s[step]).sum()
    }
}
