//! What a scenario costs for what it brings, against the same scenario without levers.

use super::cents::euros;
use super::cost::Costs;
use crate::model::{ProfessionRun, Run, slot};
use crate::word::{INDICATORS, Indicator};

/// Smallest gain that a cost may be divided by: less is rounding.
const LEAST: f64 = 1e-6;

/// What a scenario brings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gain {
    /// FTE of capacity gained in the last year.
    pub fte: f64,
    /// Percentage points of coverage gained in the last year, all professions together.
    pub coverage_points: f64,
    /// FTE-years of shortage avoided, nation, year by year and profession by profession.
    pub shortage_years: f64,
    /// Voluntary exits, other and abroad, that there are fewer of, all years. Fewer staff also has
    /// fewer of them.
    pub exits: f64,
}

impl Gain {
    /// Compares two runs of the same scope, in one region or the nation. Professions without regions
    /// are left out of a region.
    #[must_use]
    pub fn between(before: &Run, now: &Run, region: Option<usize>) -> Self {
        let state = |run: &Run| {
            let last = run.years.len() - 1;
            let (mut fte, mut covered, mut demand) = (0.0, 0.0, 0.0);
            let (mut shortage, mut exits) = (0.0, 0.0);
            let knows = |p: &&ProfessionRun| region.is_none_or(|row| p.rows > row && p.rows > 1);
            for profession in run.professions.iter().filter(knows) {
                let at = |step| {
                    let here = |series: &[f64]| match region {
                        Some(row) => series.get(step * profession.rows + row).copied(),
                        None => Some(profession.sum(series, step)),
                    };
                    let capacity = here(&profession.capacity).unwrap_or(0.0);
                    (capacity, here(&profession.demand.fte).unwrap_or(0.0))
                };
                let (capacity, wanted) = at(last);
                fte += capacity;
                covered += capacity.min(wanted);
                demand += wanted;
                for step in 1..=last {
                    let (capacity, wanted) = at(step);
                    shortage += (wanted - capacity).max(0.0);
                    for flow in [slot::EXITS_OTHER, slot::EXITS_ABROAD] {
                        exits += profession.slot(step, region, slot::FLOW + flow);
                    }
                }
            }
            let coverage = if demand > 0.0 { covered / demand } else { 1.0 };
            (fte, coverage, shortage, exits)
        };
        let ((fte, coverage, shortage, exits), after) = (state(before), state(now));
        Self {
            fte: after.0 - fte,
            coverage_points: 100.0 * (after.1 - coverage),
            shortage_years: shortage - after.2,
            exits: exits - after.3,
        }
    }
}

/// Additional cost of all years, discounted to the opening year, euros.
#[must_use]
pub fn present_value(additional: &Costs, discount: f64) -> f64 {
    let (mut factor, mut sum) = (1.0, 0.0);
    for step in 1..additional.years {
        factor /= 1.0 + discount;
        sum += euros(additional.total(step)) * factor;
    }
    sum
}

/// Every indicator; nothing where what it is divided by was not gained.
#[must_use]
pub fn indicators(value: f64, gain: Gain) -> Vec<(Indicator, Option<f64>)> {
    let per = |gained: f64| (gained > LEAST).then(|| value / gained);
    INDICATORS
        .iter()
        .map(|&indicator| {
            let found = match indicator {
                Indicator::NetPresentValue => Some(value),
                Indicator::PerFte => per(gain.fte),
                Indicator::PerCoveragePoint => per(gain.coverage_points),
                Indicator::PerShortageYear => per(gain.shortage_years),
                Indicator::PerExit => per(gain.exits),
            };
            (indicator, found)
        })
        .collect()
}
