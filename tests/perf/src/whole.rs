//! Everything that the model knows at once: AI, credits, moved work, a labour market, a backlog.

use organico::pack::{LabourMarket, Pack, Recruiting, Shift};
use organico::scenario::{LeverId, Action, Scenario};
use organico::unit::ProfessionIx;
use organico::word::Grade;

/// The pack, every profession with what Italian nurses have, moving work to the next one.
pub fn pack(mut pack: Pack, italy: &Pack) -> Pack {
    let nurses = italy.profession("NURSE").expect("nurses are in the pack").0;
    pack.care.uses = italy.care.uses.clone();
    pack.mix.competences = italy.mix.competences.clone();
    let professions = pack.professions.len();
    for (at, profession) in pack.professions.iter_mut().enumerate() {
        pack.care.staff.push(italy.care.staff[nurses].clone());
        profession.market = LabourMarket {
            queue_leave: 0.2,
            queue_abroad: 0.3,
            attract_limit: 0.3,
            workload_exit: 0.3,
        };
        pack.mix.shifts.push(Shift {
            from: ProfessionIx(at),
            to: ProfessionIx((at + 1) % professions),
            service: None,
            share: 0.05,
            effort: 1.1,
            supervision: 0.1,
            hours: 1.0,
            competence: None,
            trained: 1.0,
            grade: Grade::D,
        });
    }
    for cadre in &mut pack.cadres {
        cadre.recruiting = Recruiting {
            matching: 0.8,
            months_to_fill: 4.0,
            ..Recruiting::default()
        };
    }
    pack
}

/// Posts limit hiring, workload drives people out, work not done is asked for again, AI spreads, more
/// is learned and work moves.
pub fn scenario() -> Scenario {
    let mut scenario = Scenario {
        market: true,
        workload: true,
        ..Scenario::default()
    };
    for (lever, value) in [
        (LeverId::AiAdoption, 100.0),
        (LeverId::BacklogClear, 30.0),
        (LeverId::CpdCredits, 20.0),
        (LeverId::SkillMix, 50.0),
    ] {
        scenario.set(Action::new(lever, value, 2026, 3));
    }
    scenario
}
