//! AI and continuing development for random packs.

use super::draw::Draw;
use super::packs::named;
use organico::pack::{Ai, AiEffect, AiUse, Cpd, Pack, StaffCare, Topic};
use organico::unit::Year;

/// Gives the professions of a random pack AI and continuing development.
pub(crate) fn care(pack: &mut Pack) {
    let mut draw = Draw::new(pack.hash, 10);
    while pack.mix.competences.len() < 3 {
        let code = format!("skill-{}", pack.mix.competences.len());
        pack.mix
            .competences
            .push(organico::pack::Competence { named: named(code) });
    }
    for at in 0..draw.whole(1, 3) {
        pack.care.uses.push(AiUse {
            named: named(format!("use-{at}")),
            competence: draw.of(&[None, Some(0), Some(1)]),
        });
    }
    pack.care.staff = (0..pack.professions.len())
        .map(|at| StaffCare {
            ai: ai(&mut draw, pack),
            cpd: cpd(&mut draw, pack, at),
        })
        .collect();
}

fn ai(draw: &mut Draw, pack: &Pack) -> Ai {
    let mut effects = Vec::new();
    for ai_use in 0..pack.care.uses.len() {
        if draw.chance(0.7) {
            let mode = draw.between(-0.05, 0.3);
            effects.push(AiEffect {
                ai_use,
                share: draw.between(0.02, 0.8),
                saving: [
                    mode - draw.between(0.0, 0.2),
                    mode,
                    mode + draw.between(0.0, 0.4),
                ],
                adoption: draw.between(0.2, 1.0),
                midpoint: f64::from(pack.opening_year) + draw.between(-3.0, 5.0),
                steepness: draw.between(0.3, 2.0),
                extra_need: draw.of(&[0.0, 0.02, -0.01]),
            });
        }
    }
    Ai {
        effects,
        reinvested: draw.between(0.2, 0.9),
        overhead: draw.between(0.0, 0.5),
        eligible: draw.between(0.4, 1.0),
        cap: draw.between(0.05, 0.3),
    }
}

fn cpd(draw: &mut Draw, pack: &Pack, at: usize) -> Cpd {
    if draw.chance(0.2) {
        return Cpd::default();
    }
    let obligation = draw.of(&[0.0, 90.0, 150.0, 150.0]);
    let credits = draw.between(10.0, 60.0);
    let topics = (0..pack.mix.competences.len())
        .filter(|_| draw.chance(0.7))
        .collect::<Vec<usize>>();
    let profiles = &pack.mix.profiles;
    let topics = topics.into_iter().map(|competence| {
        let held = profiles
            .iter()
            .find(|(p, c, _)| (p.0, *c) == (at, competence));
        Topic {
            competence,
            share: draw.between(0.0, 0.3),
            credits: draw.between(5.0, 40.0),
            half_life: draw.between(1.0, 8.0),
            trained: held.map_or(0.1, |(_, _, trained)| *trained),
        }
    });
    let topics = topics.collect();
    Cpd {
        obligation,
        reduction: draw.of(&[0.0, 20.0]),
        cycle_start: pack.opening_year - Year::try_from(draw.pick(6)).unwrap(),
        cycle_years: Year::try_from(draw.whole(1, 3)).unwrap(),
        credits,
        capacity: credits * draw.of(&[0.9, 1.2, 10.0]),
        hours_per_credit: draw.between(0.3, 1.5),
        yearly_hours: draw.between(1300.0, 1700.0),
        half: draw.between(60.0, 200.0),
        spread: draw.between(20.0, 120.0),
        retention: draw.of(&[0.0, 0.1]),
        productivity: draw.of(&[0.0, 0.02]),
        topics,
    }
}
