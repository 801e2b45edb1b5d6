//! Rows of money: cost of each profession and programme; then, for all together, cost by sort, who
//! pays, what stays to be paid, what it buys, and payroll against its limits. Euros.

use super::rows::{Place, Series};
use super::{ALL, Name, Report, Row, TRAINING, unit_code};
use crate::model::money::{Cents, euros, indicators, sum};
use crate::model::{ProfessionRun, ProgrammeRun};
use crate::pack::Profession;
use crate::word::{COSTS, CostType, Unit};

/// Unit of every amount.
const EUR: &str = "eur";

const fn cost_name(cost: CostType) -> Name<'static> {
    Name {
        family: "cost_",
        code: cost.code(),
    }
}

impl<'m> Report<'m> {
    /// Costs of one profession in one place, for sorts that are priced.
    pub(super) fn staff_costs<E>(
        &self,
        facts: &'m Profession,
        run: &ProfessionRun,
        place: Place<'m>,
        take: &mut impl FnMut(&Row<'m>) -> Result<(), E>,
    ) -> Result<(), E> {
        for &cost in COSTS.iter().filter(|cost| !cost.of_training()) {
            let prices = &self.model.pack.prices;
            let priced = |cadre: usize| prices.of_cadre(cadre, cost).is_some();
            if !run.cadres.iter().any(|cadre| priced(cadre.cadre)) {
                continue;
            }
            let series = Series {
                region: place.code,
                profession: &facts.code,
                sector: ALL,
                measure: cost_name(cost),
                unit: EUR,
                steps: (
                    usize::from(cost == CostType::Recruitment),
                    if facts.projected {
                        self.run.years.len()
                    } else {
                        1
                    },
                ),
            };
            self.put(series, take, |step| {
                let rows = place.row.map_or(0..run.rows, |row| row..row + 1);
                let amount = |row| self.model.staff_cost(run, row, step, cost);
                Some(euros(sum(rows.map(amount))))
            })?;
        }
        Ok(())
    }

    /// Costs of one programme.
    pub(super) fn course_costs<E>(
        &self,
        run: &ProgrammeRun,
        code: &'m str,
        take: &mut impl FnMut(&Row<'m>) -> Result<(), E>,
    ) -> Result<(), E> {
        for price in self.model.pack.prices.of_course(run.programme) {
            let series = Series {
                sector: TRAINING,
                profession: code,
                ..self.amounts(ALL, cost_name(price.cost))
            };
            self.put(series, take, |step| {
                Some(euros(self.model.course_cost(run, step, price.cost)))
            })?;
        }
        let series = Series {
            sector: TRAINING,
            profession: code,
            steps: (1, self.run.years.len()),
            ..self.amounts(ALL, Name::plain("cohort_cost"))
        };
        self.put(series, take, |step| {
            self.model.cohort_cost(run, step).map(euros)
        })
    }

    /// Money of all professions together.
    pub(super) fn whole_money<E>(
        &self,
        take: &mut impl FnMut(&Row<'m>) -> Result<(), E>,
    ) -> Result<(), E> {
        let Some(money) = &self.money else {
            return Ok(());
        };
        let put = |name, take: &mut _, amount: &dyn Fn(usize) -> Cents| {
            let series = self.amounts(ALL, name);
            self.put(series, take, |step| Some(euros(amount(step))))
        };
        for &cost in COSTS {
            if (0..money.now.years).any(|step| money.now.of(cost, step) != 0) {
                put(cost_name(cost), take, &|step| money.now.of(cost, step))?;
            }
        }
        put(Name::plain("cost"), take, &|step| money.now.total(step))?;
        put(Name::plain("additional_cost"), take, &|step| {
            money.now.total(step) - money.before.total(step)
        })?;
        let family = "paid_by_";
        let prices = &self.model.pack.prices;
        for (fund, paid) in prices.funds.iter().zip(&money.paid_now.funds) {
            let code = fund.code.as_str();
            put(Name { family, code }, take, &|step| paid[step])?;
        }
        let code = "budget";
        put(Name { family, code }, take, &|step| {
            money.paid_now.budget[step]
        })?;
        put(Name::plain("cliff"), take, &|step| {
            money.paid_now.cliff[step]
        })?;
        let last = self.run.years.len() - 1;
        for (indicator, value) in indicators(money.present_value, money.gain) {
            let series = self.amounts(ALL, Name::plain(indicator.code()));
            self.put(series, take, |step| value.filter(|_| step == last))?;
        }
        self.limits(take)
    }

    /// Payroll against the limits, the nation and then the regions.
    fn limits<E>(&self, take: &mut impl FnMut(&Row<'m>) -> Result<(), E>) -> Result<(), E> {
        for cap in &self.caps {
            let region = cap.region.and_then(|at| self.model.pack.regions.get(at));
            let region = region.map_or(ALL, |region| region.code.as_str());
            let series = |code| self.amounts(region, Name::plain(code));
            let of = |list: &[f64], step: usize| list.get(step).copied();
            self.put(series("payroll_cap"), take, |step| of(&cap.limit, step))?;
            self.put(series("payroll_capped"), take, |step| {
                of(&cap.payroll, step)
            })?;
            self.put(series("payroll_headroom"), take, |step| {
                Some(of(&cap.limit, step)? - of(&cap.payroll, step)?)
            })?;
            let series = Series {
                unit: unit_code(Unit::Share),
                steps: (0, 1),
                ..series("payroll_covered")
            };
            self.put(series, take, |_| Some(cap.covered))?;
        }
        Ok(())
    }

    fn amounts(&self, region: &'m str, measure: Name<'m>) -> Series<'m> {
        Series {
            region,
            profession: ALL,
            sector: ALL,
            measure,
            unit: EUR,
            steps: (0, self.run.years.len()),
        }
    }
}
