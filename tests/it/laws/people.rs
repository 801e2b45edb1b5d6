//! People are conserved: everybody who comes or goes is counted once, in the flow that says so.

use super::{Held, close, every_pack, every_world, not_above, steps};
use organico::model::slot::{self, FLOW, FLOW_FTE, SIGN};
use organico::model::{CadreRun, Run};

/// Every cadre of a run with every row and step.
fn everywhere(run: &Run, mut check: impl FnMut(&CadreRun, usize, usize)) {
    for profession in &run.professions {
        for cadre in &profession.cadres {
            for step in steps(profession) {
                for row in 0..cadre.rows {
                    check(cadre, row, step);
                }
            }
        }
    }
}

#[test]
fn heads_in_post_change_by_the_flows_and_nothing_else() {
    every_world(|case| -> Held {
        everywhere(&case.run()?, |cadre, row, step| {
            let before = cadre.at(step - 1, row, slot::IN_POST);
            let flows: f64 = (0..slot::FLOWS)
                .map(|f| SIGN[f] * cadre.at(step, row, FLOW + f))
                .sum();
            let now = cadre.at(step, row, slot::IN_POST);
            close(
                now,
                before + flows,
                before,
                format_args!("cadre {} row {row} step {step}", cadre.cadre),
            );
        });
        Ok(())
    });
}

#[test]
fn fte_in_post_change_by_the_flows_and_the_ageing_of_staff() {
    every_world(|case| {
        everywhere(&case.run()?, |cadre, row, step| {
            let before = cadre.at(step - 1, row, slot::FTE_POST);
            let flows: f64 = (0..slot::FLOWS)
                .map(|f| SIGN[f] * cadre.at(step, row, FLOW_FTE + f))
                .sum();
            let expected = before + flows + cadre.at(step, row, slot::STAFF_AGEING);
            let heads = cadre.at(step - 1, row, slot::IN_POST);
            let now = cadre.at(step, row, slot::FTE_POST);
            close(
                now,
                expected,
                heads,
                format_args!("cadre {} row {row} step {step}", cadre.cadre),
            );
        });
        Ok(())
    });
}

#[test]
fn active_retirees_change_by_those_who_start_and_those_who_stop() {
    every_world(|case| {
        everywhere(&case.run()?, |cadre, row, step| {
            let before = cadre.at(step - 1, row, slot::ACTIVE);
            let came = cadre.at(step, row, FLOW + slot::ACTIVE_IN);
            let left = cadre.at(step, row, FLOW + slot::ACTIVE_OUT);
            let retired = cadre.at(step, row, FLOW + slot::RETIREMENTS);
            let what = format!("cadre {} row {row} step {step}", cadre.cadre);
            close(
                cadre.at(step, row, slot::ACTIVE),
                before + came - left,
                before,
                &what,
            );
            not_above(came, retired, &what);
            not_above(0.0, left, &what);
        });
        Ok(())
    });
}

#[test]
fn no_stock_and_no_outflow_is_below_zero() {
    every_world(|case| {
        everywhere(&case.run()?, |cadre, row, step| {
            let mut slots = vec![
                slot::IN_POST,
                slot::ACTIVE,
                slot::FTE_POST,
                slot::FTE_ACTIVE,
            ];
            let flows = (0..slot::FLOWS).filter(|f| ![slot::CLOSURE, slot::EXOGENOUS].contains(f));
            slots.extend(flows.flat_map(|f| [FLOW + f, FLOW_FTE + f]));
            for at in slots {
                let value = cadre.at(step, row, at);
                assert!(
                    value >= -1e-6,
                    "cadre {} row {row} step {step} slot {at}: {value}",
                    cadre.cadre
                );
            }
        });
        Ok(())
    });
}

#[test]
fn moves_between_regions_sum_to_zero_over_the_nation() {
    every_world(|case| {
        let run = case.run()?;
        for profession in &run.professions {
            for cadre in &profession.cadres {
                for step in steps(profession) {
                    for flows in [FLOW, FLOW_FTE] {
                        let sum = |flow| -> f64 {
                            (0..cadre.rows)
                                .map(|row| cadre.at(step, row, flows + flow))
                                .sum()
                        };
                        let what = format!("cadre {} step {step}", cadre.cadre);
                        close(sum(slot::MOVED_IN), sum(slot::MOVED_OUT), 0.0, what);
                    }
                }
            }
        }
        Ok(())
    });
}

#[test]
fn who_leaves_for_another_sector_arrives_there_in_the_same_year_and_region() {
    every_world(|case| {
        let run = case.run()?;
        for profession in &run.professions {
            for step in steps(profession) {
                for row in 0..profession.rows {
                    let left = profession.slot(step, Some(row), FLOW + slot::EXITS_SECTOR);
                    let came = profession.slot(step, Some(row), FLOW + slot::SECTOR_IN);
                    close(
                        came,
                        left,
                        0.0,
                        format_args!("{:?} row {row} step {step}", profession.profession),
                    );
                }
            }
        }
        Ok(())
    });
}

#[test]
fn every_entrant_from_training_is_hired_once() {
    every_pack(|case| {
        let run = case.run()?;
        for profession in &run.professions {
            for step in steps(profession) {
                let hired = profession.slot(step, None, FLOW + slot::ENTRANTS);
                let trained = run.training.entrants[profession.profession.0][step];
                close(
                    hired,
                    trained,
                    0.0,
                    format_args!("{:?} step {step}", profession.profession),
                );
            }
        }
        Ok(())
    });
}

#[test]
fn inflows_from_outside_are_those_of_the_pack_times_the_lever() {
    use organico::{pack::InflowCause, scenario::LeverId};
    every_world(|case| {
        let run = case.run()?;
        for (cadre, profession) in run
            .professions
            .iter()
            .flat_map(|p| p.cadres.iter().map(move |c| (c, p)))
        {
            for step in steps(profession) {
                let more = 1.0 + case.scenario.lever(LeverId::Immigration, run.years[step]) / 100.0;
                let given = |wanted: InflowCause| -> f64 {
                    let inflows = case.pack().cadres[cadre.cadre].inflows.iter();
                    inflows
                        .filter(|i| i.cause == wanted)
                        .map(|i| i.heads[step - 1])
                        .sum()
                };
                let sum = |flow: usize| -> f64 {
                    (0..cadre.rows)
                        .map(|row| cadre.at(step, row, FLOW + flow))
                        .sum()
                };
                let what = format!("cadre {} step {step}", cadre.cadre);
                close(
                    sum(slot::IMMIGRATION),
                    given(InflowCause::Immigration) * more,
                    0.0,
                    &what,
                );
                close(sum(slot::RETURNS), given(InflowCause::Return), 0.0, &what);
            }
        }
        Ok(())
    });
}
