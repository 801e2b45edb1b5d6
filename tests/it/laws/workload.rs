//! Workload drives people out, two years later, and only where a scenario says so.

use super::market::alike;
use super::{every_market_after, every_pack, not_above, steps};
use organico::model::slot::{self, FLOW};
use organico::model::{ProfessionRun, Scope};
use organico::pack::Pack;
use organico::scenario::{Action, LeverId, Scenario};

#[test]
fn feedback_without_strength_and_before_its_time_keeps_every_bit() {
    every_pack(|case| {
        let mut on = case.scenario.clone();
        on.workload = true;
        let expected = case.run()?;
        let mut pack = case.pack().clone();
        pack.professions
            .iter_mut()
            .for_each(|p| p.market.workload_exit = 0.0);
        let weak = organico::model::Model::new(pack)?.run(&on, Scope::All)?;
        assert!(
            weak.professions == expected.professions,
            "b_w = 0 is not neutral"
        );
        on.until = Some(case.pack().opening_year + 2);
        let early = case.model.run(&on, Scope::All)?;
        for (now, then) in early.professions.iter().zip(&expected.professions) {
            assert_eq!(
                now.capacity,
                then.capacity[..now.capacity.len()],
                "two years"
            );
        }
        Ok(())
    });
}

/// People leave for another job or country only; nothing else happens.
fn leaving(pack: &mut Pack) {
    alike(pack);
    for cadre in &mut pack.cadres {
        cadre.mobility.fill(0.0);
    }
}

#[test]
fn more_work_drives_more_people_out_two_years_later() {
    every_market_after(leaving, |case| {
        let first = case.pack().opening_year + 1;
        let run = |value: f64| {
            let mut scenario = Scenario {
                market: false,
                workload: true,
                method: Some("utilisation".into()),
                ..case.baseline()
            };
            scenario.set(Action::new(LeverId::UnmetNeed, value, first, 0));
            case.model.run(&scenario, Scope::All)
        };
        let (less, more) = (run(0.0)?, run(20.0)?);
        for (l, m) in less.professions.iter().zip(&more.professions) {
            for step in steps(l) {
                let out = |run: &ProfessionRun| {
                    run.slot(step, None, FLOW + slot::EXITS_OTHER)
                        + run.slot(step, None, FLOW + slot::EXITS_ABROAD)
                };
                if step < 3 {
                    assert_eq!(out(l), out(m), "step {step}");
                } else {
                    not_above(
                        m.slot(step, None, slot::IN_POST),
                        l.slot(step, None, slot::IN_POST),
                        "heads",
                    );
                }
                if step == 3 {
                    not_above(out(l), out(m), "exits");
                }
            }
        }
        Ok(())
    });
}
