//! Limits on payroll hold hiring back, and only where a scenario says so.

use super::market::{alike, employed, everywhere};
use super::{Case, every_market_after, every_pack, no_active, not_above, seeds, steps};
use organico::model::slot::{self, FLOW};
use organico::model::{CadreRun, ProfessionRun, Run, Scope};
use organico::pack::{Pack, Retirement};
use organico::scenario::Scenario;
use organico::unit::SectorIx;
use std::cell::Cell;

/// FTE at work, at the hours of the opening.
fn fte(cadre: &CadreRun, step: usize, row: usize) -> f64 {
    cadre.at(step, row, slot::FTE_POST) + cadre.at(step, row, slot::FTE_ACTIVE)
}

/// FTE that the limit of a row pays for at a year-end, at the hours of the opening.
fn allowed(
    case: &Case,
    run: &ProfessionRun,
    cadre: &CadreRun,
    step: usize,
    row: usize,
) -> Option<f64> {
    let pack = case.pack();
    let national = run.rows < pack.regions.len();
    let mut payroll = 0.0;
    let mut limits = [0.0, 0.0];
    for cap in &pack.prices.caps {
        if cap.sector == pack.cadres[cadre.cadre].sector && (national || cap.region == row) {
            payroll += cap.payroll;
            limits[0] += cap.limit[step];
            limits[1] += cap.limit[(step + 1).min(pack.steps())];
        }
    }
    let limit = if run.capacity_mean {
        limits[0].min(limits[1])
    } else {
        limits[0]
    };
    let binds = case.scenario.market && case.scenario.caps && payroll > 0.0;
    binds.then(|| fte(cadre, 0, row) * limit / payroll / run.working_time[step])
}

/// Posts that the limit of a row pays for; infinite without a limit.
pub(super) fn paid_for(
    case: &Case,
    run: &ProfessionRun,
    cadre: &CadreRun,
    step: usize,
    row: usize,
) -> f64 {
    let facts = &case.pack().cadres[cadre.cadre];
    let of = facts.hire_profile.iter().zip(&facts.fte);
    let entrant: f64 = of.map(|(share, fte)| share * fte).sum();
    allowed(case, run, cadre, step, row).map_or(f64::INFINITY, |allowed| {
        employed(cadre, step, row) + (allowed - fte(cadre, step, row)) / entrant
    })
}

fn both(case: &Case, market: bool, caps: bool) -> Scenario {
    Scenario {
        market,
        caps,
        ..case.scenario.clone()
    }
}

#[test]
fn limits_on_payroll_bind_only_where_they_are_asked_to() {
    let heard = Cell::new(0);
    every_pack(|case| {
        let run = |scenario: Scenario, change: &dyn Fn(&mut Pack)| {
            let mut pack = case.pack().clone();
            change(&mut pack);
            let model = organico::model::Model::new(pack)?;
            let run = model.run(&scenario, Scope::All)?;
            Ok(model.with_posts(&scenario, run).professions)
        };
        let same = |_: &mut Pack| {};
        let off = run(both(case, false, false), &same)?;
        assert!(run(both(case, false, true), &same)? == off, "no market");
        let market = run(both(case, true, false), &same)?;
        let without = run(both(case, true, false), &|pack| pack.prices.caps.clear())?;
        assert!(without == market, "not asked for");
        let on = |change: &dyn Fn(&mut Pack)| run(both(case, true, true), change);
        let endless = on(&|pack| {
            for cap in &mut pack.prices.caps {
                cap.limit.fill(f64::INFINITY);
            }
        })?;
        assert!(endless == market, "limits without end");
        let others = on(&|pack| {
            for cap in &mut pack.prices.caps {
                cap.sector = SectorIx(pack.sectors.len());
            }
        })?;
        assert!(others == market, "limits of another sector");
        heard.set(heard.get() + u32::from(on(&same)? != market));
        Ok(())
    });
    assert!(heard.get() > 0 || seeds().end == 1);
}

#[test]
fn nobody_is_hired_beyond_the_limit() {
    every_market_after(
        |_| {},
        |case| {
            everywhere(&case.run()?, |profession, step, row| {
                for cadre in &profession.cadres {
                    let now = fte(cadre, step, row);
                    let hired = cadre.at(step, row, FLOW + slot::ENTRANTS);
                    if let Some(allowed) = allowed(case, profession, cadre, step, row)
                        && hired > 1e-9 * (1.0 + now)
                    {
                        let what = format!("cadre {} row {row} step {step}", cadre.cadre);
                        not_above(now, allowed, what);
                    }
                }
            });
            Ok(())
        },
    );
}

/// Entrants are all who come, none is unlike another, limits grow by a hundredth of what they stand on.
fn only_entrants(pack: &mut Pack) {
    alike(pack);
    no_active(pack);
    for cadre in &mut pack.cadres {
        cadre.inflows.clear();
        cadre.exogenous.clear();
        cadre.mobility.fill(0.0);
    }
    for profession in &mut pack.professions {
        profession.hours_growth = 0.0;
    }
    let sector = pack.cadres.first().map_or(SectorIx(0), |c| c.sector);
    for cap in &mut pack.prices.caps {
        cap.sector = sector;
        for (step, limit) in cap.limit.iter_mut().enumerate() {
            *limit = cap.payroll * (1.0 + step as f64 / 100.0);
        }
    }
}

#[test]
fn where_entrants_are_all_who_come_payroll_never_passes_its_limit() {
    let heard = Cell::new(0);
    every_market_after(only_entrants, |case| {
        let caps = |bind: bool| {
            let scenario = Scenario {
                caps: bind,
                ..case.baseline()
            };
            let run = case.model.run(&scenario, Scope::All)?;
            Ok(case.model.caps(&run))
        };
        for cap in caps(true)? {
            for (payroll, limit) in cap.payroll.iter().zip(&cap.limit) {
                not_above(*payroll, *limit, "payroll");
            }
        }
        let beyond = caps(false)?.into_iter().any(|cap| {
            let mut years = cap.payroll.iter().zip(&cap.limit);
            years.any(|(payroll, limit)| payroll > limit)
        });
        heard.set(heard.get() + u32::from(beyond));
        Ok(())
    });
    assert!(heard.get() > 0 || seeds().end == 1);
}

/// Nobody leaves, grows older or stops waiting.
fn all_stay(pack: &mut Pack) {
    alike(pack);
    no_active(pack);
    pack.ages.ageing = false;
    for cadre in &mut pack.cadres {
        cadre.mortality.clear();
        cadre.exits.clear();
        cadre.retirement.fill(Retirement::None);
        cadre.mobility.fill(0.0);
    }
    for profession in &mut pack.professions {
        profession.market.queue_leave = 0.0;
    }
}

#[test]
fn limits_are_never_more_people_at_work() {
    let pair = |case: &Case| {
        let run = |caps| case.model.run(&both(case, true, caps), Scope::All);
        Ok((run(true)?, run(false)?))
    };
    let compared = |(within, without): (Run, Run), until: usize| {
        for (w, o) in within.professions.iter().zip(&without.professions) {
            for step in steps(w).take(until) {
                for (w, o) in w.cadres.iter().zip(&o.cadres) {
                    for row in 0..w.rows {
                        let at = |run: &CadreRun| run.at(step, row, slot::IN_POST);
                        not_above(at(w), at(o), format_args!("row {row} step {step}"));
                    }
                }
            }
        }
    };
    // who is hired a year earlier may leave a year earlier: later years may go either way
    every_pack(|case| {
        compared(pair(case)?, 1);
        Ok(())
    });
    // unless nobody leaves
    every_market_after(all_stay, |case| {
        compared(pair(case)?, usize::MAX);
        Ok(())
    });
}
