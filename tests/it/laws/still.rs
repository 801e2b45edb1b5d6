//! Where nothing happens, nothing changes.

use super::{close, every_pack, every_pack_after, no_active, no_closure, not_above, steps};
use organico::model::slot::{self, FLOW};
use organico::pack::{Pack, Retirement};

/// Takes away every way to come: training, immigration, returns, closure, the pack's own table.
fn nobody_comes(pack: &mut Pack) {
    no_closure(pack);
    pack.programmes.clear();
    for cadre in &mut pack.cadres {
        cadre.inflows.clear();
        cadre.exogenous.clear();
    }
}

/// Takes away every way to go but the last age.
fn nobody_goes(pack: &mut Pack) {
    no_active(pack);
    for cadre in &mut pack.cadres {
        cadre.mortality.clear();
        cadre.exits.clear();
        cadre.retirement.fill(Retirement::None);
        cadre.mobility.fill(0.0);
    }
}

#[test]
fn rates_of_zero_keep_the_stock() {
    let still = |pack: &mut Pack| {
        nobody_comes(pack);
        nobody_goes(pack);
        let (count, steps) = (pack.ages.count, pack.steps());
        for cadre in pack.cadres.iter_mut().filter(|_| pack.ages.ageing) {
            for (cell, heads) in cadre.opening.iter_mut().enumerate() {
                // nobody is so old that the last age is reached within the horizon
                if cell % count + steps >= count {
                    *heads = 0.0;
                }
            }
        }
    };
    every_pack_after(still, |case| {
        for run in case.run()?.professions {
            for step in steps(&run) {
                for row in 0..run.rows {
                    let at = |step| run.slot(step, Some(row), slot::IN_POST);
                    close(
                        at(step),
                        at(0),
                        0.0,
                        format_args!("heads of row {row} step {step}"),
                    );
                }
                for flow in 0..slot::FLOWS {
                    assert_eq!(run.slot(step, None, FLOW + flow), 0.0, "flow {flow}");
                }
            }
        }
        Ok(())
    });
}

#[test]
fn without_anybody_coming_the_stock_never_grows() {
    every_pack_after(nobody_comes, |case| {
        for run in case.run()?.professions {
            for step in steps(&run) {
                let heads = |step| run.slot(step, None, slot::IN_POST);
                not_above(
                    heads(step),
                    heads(step - 1),
                    format_args!("heads of step {step}"),
                );
            }
        }
        Ok(())
    });
}

#[test]
fn without_anybody_going_the_stock_never_shrinks() {
    let held = |pack: &mut Pack| {
        nobody_goes(pack);
        no_closure(pack);
        pack.cadres
            .iter_mut()
            .for_each(|c| c.exogenous.retain(|e| e.3 > 0.0));
    };
    every_pack_after(held, |case| {
        for run in case.run()?.professions {
            for step in steps(&run) {
                let heads = |step| run.slot(step, None, slot::IN_POST);
                let oldest = run.slot(step, None, FLOW + slot::AGED_OUT);
                not_above(
                    heads(step - 1) - oldest,
                    heads(step),
                    format_args!("heads of step {step}"),
                );
            }
        }
        Ok(())
    });
}

#[test]
fn if_all_die_only_the_newcomers_are_left() {
    let mortal = |pack: &mut Pack| {
        no_closure(pack);
        for cadre in &mut pack.cadres {
            cadre.mortality = vec![1.0; cadre.fte.len()];
            cadre.mobility.fill(0.0);
            cadre.exogenous.retain(|e| e.3 > 0.0);
        }
    };
    every_pack_after(mortal, |case| {
        for run in case.run()?.professions {
            for step in steps(&run) {
                for row in 0..run.rows {
                    let at = |slot| run.slot(step, Some(row), slot);
                    let came: f64 = [
                        slot::ENTRANTS,
                        slot::IMMIGRATION,
                        slot::RETURNS,
                        slot::EXOGENOUS,
                    ]
                    .map(|flow| at(FLOW + flow))
                    .iter()
                    .sum();
                    close(
                        at(slot::IN_POST),
                        came,
                        0.0,
                        format_args!("heads of row {row}"),
                    );
                    for flow in [slot::RETIREMENTS, slot::EXITS_OTHER, slot::EXITS_ABROAD] {
                        assert_eq!(at(FLOW + flow), 0.0, "the dead neither retire nor resign");
                    }
                }
            }
        }
        Ok(())
    });
}

#[test]
fn if_all_retire_nobody_resigns_or_changes_sector() {
    let retired = |pack: &mut Pack| {
        for cadre in &mut pack.cadres {
            cadre
                .retirement
                .fill(Retirement::Table(vec![1.0; pack.ages.count]));
        }
        no_closure(pack);
        pack.cadres
            .iter_mut()
            .for_each(|c| c.exogenous.retain(|e| e.3 > 0.0));
    };
    every_pack_after(retired, |case| {
        for run in case.run()?.professions {
            for step in steps(&run) {
                for flow in [slot::EXITS_OTHER, slot::EXITS_ABROAD, slot::EXITS_SECTOR] {
                    assert_eq!(run.slot(step, None, FLOW + flow), 0.0, "flow {flow}");
                }
            }
        }
        Ok(())
    });
}

#[test]
fn a_cadre_without_movers_has_no_moves() {
    every_pack(|case| {
        for run in case.run()?.professions {
            for cadre in &run.cadres {
                let still = case.pack().cadres[cadre.cadre]
                    .mobility
                    .iter()
                    .all(|m| *m == 0.0);
                for (step, row) in (0..run.years()).flat_map(|s| (0..run.rows).map(move |r| (s, r)))
                {
                    let moved = cadre.at(step, row, FLOW + slot::MOVED_IN);
                    assert!(!(still || run.rows == 1) || moved == 0.0, "{moved}");
                }
            }
        }
        Ok(())
    });
}
