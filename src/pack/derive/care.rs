//! What changes the care an hour of work gives: AI in care, and continuing professional
//! development. Knows no lever and no result.

use crate::pack::derive::derivation::Derivation;
use crate::pack::facts::care::{Ai, Care, Cpd, StaffCare, Topic};
use crate::pack::facts::mix::Mix;
use crate::pack::facts::parameter::name::Parameter;
use crate::pack::read::error::PackErrorKind as Kind;
use crate::pack::read::place::At;
use crate::pack::read::scope::{Subject, closest};
use crate::unit::{Year, decimal};

impl Derivation<'_> {
    /// What the tables say about each profession.
    pub(crate) fn care(&mut self, mix: &Mix) -> Care {
        let rows = &self.tables.care;
        let staff = self.tables.base.professions.iter().enumerate();
        let staff: Vec<StaffCare> = staff
            .map(|(profession, row)| {
                let subject = Subject {
                    profession,
                    family: row.family,
                    sector: None,
                };
                StaffCare {
                    ai: self.ai(subject),
                    cpd: self.cpd(subject, mix),
                }
            })
            .collect();
        for one in &staff {
            self.whole_cycle(&one.cpd);
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

    /// An obligation needs a calendar, and a spread that says who meets it; credits are spent once.
    fn whole_cycle(&mut self, cpd: &Cpd) {
        let at = At::file("parameters.csv");
        for (missing, wanted) in [
            (cpd.cycle_start == 0, "a row cpd_cycle_start"),
            (cpd.spread <= 0.0, "a row cpd_spread"),
        ] {
            if cpd.obligation > 0.0 && cpd.credits > 0.0 && missing {
                let found = "an obligation without it";
                self.problems
                    .push(at.error("parameter", Kind::Missing, found, wanted));
            }
        }
        let spent: f64 = cpd.topics.iter().map(|t| t.share).sum();
        if spent > 1.0 + 1e-9 {
            let (found, wanted) = (
                format!("{} in all", decimal::write(spent)),
                "shares that sum to at most 1",
            );
            let at = At::file("cpd_topics.csv");
            self.problems
                .push(at.error("share", Kind::SharesSum, found, wanted));
        }
    }

    fn ai(&self, subject: Subject) -> Ai {
        let rows = &self.tables.care;
        let effects = (0..rows.uses.len()).filter_map(|ai_use| {
            let found = closest(&rows.effects, subject, |row| {
                (row.origin.used && row.effect.ai_use == ai_use).then_some(row.scope)
            });
            found.first().map(|row| row.effect.clone())
        });
        Ai {
            effects: effects.collect(),
            reinvested: self.scalar_of(subject, Parameter::AiReinvested),
            overhead: self.scalar_of(subject, Parameter::AiOverhead),
            eligible: self.scalar_of(subject, Parameter::AiEligible),
            cap: self.scalar_of(subject, Parameter::AiCap),
        }
    }

    fn cpd(&self, subject: Subject, mix: &Mix) -> Cpd {
        let scalar = |wanted| self.scalar_of(subject, wanted);
        let obligation = scalar(Parameter::CpdObligation);
        let topics = (0..mix.competences.len()).filter_map(|competence| {
            let found = closest(&self.tables.care.topics, subject, |row| {
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
            half: self
                .stated(subject, Parameter::CpdHalf)
                .unwrap_or(obligation),
            spread: scalar(Parameter::CpdSpread),
            retention: scalar(Parameter::CpdRetention),
            productivity: scalar(Parameter::CpdProductivity),
            topics: topics.collect(),
        }
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
