//! Payroll of the regions against their limits: a measure. Whether limits bind hiring is a choice of
//! the scenario (`market/payroll.rs`).
//!
//! The limit is on all staff of a sector, the model knows some professions. What is compared is
//! growth: the limited payroll is taken to grow as that of the professions modelled here, at the pay
//! of the opening year, since limits leave out what new national contracts cost.

use super::cost::paid_fte;
use crate::model::{Model, ProfessionRun, Run};
use crate::pack::Cap;
use crate::word::CostType;

/// Payroll of one region, or of all together, against the limit.
#[derive(Clone, Debug, PartialEq)]
pub struct CapRun {
    /// Index into `Pack::regions`; `None` = the nation.
    pub region: Option<usize>,
    /// Share of the limited payroll that the modelled professions account for at the opening.
    pub covered: f64,
    /// The limit by year, euros.
    pub limit: Vec<f64>,
    /// Limited payroll by year, euros.
    pub payroll: Vec<f64>,
}

impl Model {
    /// Payroll against the limits, the nation first; regions where some profession of the run has
    /// regional figures. Empty when the pack has no limits.
    #[must_use]
    pub fn caps(&self, run: &Run) -> Vec<CapRun> {
        let caps = &self.pack.prices.caps;
        let mut found = Vec::new();
        let years = run.years.len();
        let mut add = |region, caps: &[Cap], modelled: Vec<f64>| {
            let opening = modelled.first().copied().unwrap_or(0.0);
            let payroll: f64 = caps.iter().map(|cap| cap.payroll).sum();
            if opening > 0.0 && payroll > 0.0 {
                let limit = |step: usize| caps.iter().filter_map(|cap| cap.limit.get(step)).sum();
                found.push(CapRun {
                    region,
                    covered: opening / payroll,
                    limit: (0..years).map(limit).collect(),
                    payroll: modelled.iter().map(|eur| payroll * eur / opening).collect(),
                });
            }
        };
        // limits on different sectors have no sum
        let alike = |first: &&Cap| caps.iter().all(|cap| cap.sector == first.sector);
        if let Some(first) = caps.first().filter(alike) {
            add(None, caps, self.payroll(run, first, None));
        }
        for cap in caps {
            add(
                Some(cap.region),
                std::slice::from_ref(cap),
                self.payroll(run, cap, Some(cap.region)),
            );
        }
        found
    }

    /// Payroll of a sector at the pay of the opening year, euros by year.
    fn payroll(&self, run: &Run, cap: &Cap, region: Option<usize>) -> Vec<f64> {
        let pack = &self.pack;
        let wanted = |p: &&ProfessionRun| {
            pack[p.profession].projected && (region.is_none() || p.rows == pack.regions.len())
        };
        let mut all = vec![0.0; run.years.len()];
        for profession in run.professions.iter().filter(wanted) {
            let rows = region.map_or(0..profession.rows, |row| row..row + 1);
            for (at, cadre) in profession.cadres.iter().enumerate() {
                let price = pack.prices.of_cadre(cadre.cadre, CostType::Payroll);
                let ours = pack.cadres[cadre.cadre].sector == cap.sector;
                let Some(price) = price.filter(|_| ours) else {
                    continue;
                };
                for (step, sum) in all.iter_mut().enumerate() {
                    for row in rows.clone() {
                        *sum += price.eur * paid_fte(profession, at, row, step);
                    }
                }
            }
        }
        all
    }
}
