//! What changes the care an hour of work gives: AI in care, and continuing professional
//! development. Knows no lever and no result.

use crate::pack::derive::notes::Notes;
use crate::pack::derive::tables::Tables;
use crate::pack::facts::care::{Ai, Care, Cpd, StaffCare, Topic};
use crate::pack::facts::mix::Mix;
use crate::pack::facts::parameter::name::Parameter;
use crate::pack::read::error::PackErrorKind as Kind;
use crate::pack::read::place::At;
use crate::pack::read::scope::{Subject, closest};
use crate::unit::{Year, decimal};

/// AI and learning of each profession.
pub(crate) fn care(tables: &Tables, notes: &mut Notes, mix: &Mix) -> Care {
    let rows = &tables.care;
    let staff = 0..tables.base.professions.len();
    let staff: Vec<StaffCare> = staff
        .map(|profession| {
            let subject = tables.subject(profession);
            StaffCare {
                ai: ai(tables, subject),
                cpd: cpd(tables, subject, mix),
            }
        })
        .collect();
    for one in &staff {
        whole_cycle(notes, &one.cpd);
    }
    let silent = |s: &StaffCare| s.ai.effects.is_empty() && s.cpd.credits <= 0.0;
    Care {
        uses: rows.uses.clone(),
        staff: if staff.iter().all(silent) {
            Vec::new()
        } else {
            staff
        },
    }
}

/// An obligation needs a calendar, and a spread from which follows who meets it; credits are spent once.
fn whole_cycle(notes: &mut Notes, cpd: &Cpd) {
    let at = At::file("parameters.csv");
    for (missing, wanted) in [
        (cpd.cycle_start == 0, "a row cpd_cycle_start"),
        (cpd.spread <= 0.0, "a row cpd_spread"),
    ] {
        if cpd.obligation > 0.0 && cpd.credits > 0.0 && missing {
            let found = "an obligation without it";
            notes.problem(at.error("parameter", Kind::Missing, found, wanted));
        }
    }
    let spent: f64 = cpd.topics.iter().map(|t| t.share).sum();
    if spent > 1.0 + 1e-9 {
        let (found, wanted) = (
            format!("{} in all", decimal::write(spent)),
            "shares that sum to at most 1",
        );
        let at = At::file("cpd_topics.csv");
        notes.problem(at.error("share", Kind::SharesSum, found, wanted));
    }
}

fn ai(tables: &Tables, subject: Subject) -> Ai {
    let rows = &tables.care;
    let effects = (0..rows.uses.len()).filter_map(|ai_use| {
        let found = closest(&rows.effects, subject, |row| {
            (row.origin.used && row.effect.ai_use == ai_use).then_some(row.scope)
        });
        found.first().map(|row| row.effect.clone())
    });
    Ai {
        effects: effects.collect(),
        reinvested: tables.scalar(subject, Parameter::AiReinvested),
        overhead: tables.scalar(subject, Parameter::AiOverhead),
        eligible: tables.scalar(subject, Parameter::AiEligible),
        cap: tables.scalar(subject, Parameter::AiCap),
    }
}

fn cpd(tables: &Tables, subject: Subject, mix: &Mix) -> Cpd {
    let scalar = |wanted| tables.scalar(subject, wanted);
    let obligation = scalar(Parameter::CpdObligation);
    let topics = (0..mix.competences.len()).filter_map(|competence| {
        let found = closest(&tables.care.topics, subject, |row| {
            (row.origin.used && row.topic.competence == competence).then_some(row.scope)
        });
        let held = mix
            .profiles
            .iter()
            .find(|(p, c, _)| (p.0, *c) == (subject.profession, competence));
        found.first().map(|row| Topic {
            trained: held.map_or(0.0, |(_, _, trained)| *trained),
            ..row.topic.clone()
        })
    });
    Cpd {
        obligation,
        reduction: scalar(Parameter::CpdReduction),
        cycle_start: whole(scalar(Parameter::CpdCycleStart)),
        cycle_years: whole(scalar(Parameter::CpdCycleYears)),
        credits: scalar(Parameter::CpdCredits),
        capacity: scalar(Parameter::CpdCapacity),
        hours_per_credit: scalar(Parameter::CpdHours),
        yearly_hours: scalar(Parameter::YearlyHours),
        half: tables
            .stated(subject, Parameter::CpdHalf)
            .unwrap_or(obligation),
        spread: scalar(Parameter::CpdSpread),
        retention: scalar(Parameter::CpdRetention),
        productivity: scalar(Parameter::CpdProductivity),
        topics: topics.collect(),
    }
}

fn whole(years: f64) -> Year {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the reader keeps years within four digits"
    )]
    let years = years as Year;
    years
}
