//! What changes the care an hour of work gives: AI in care, and continuing professional
//! development. Knows no lever and no result.

use super::Named;
use super::derive::Derivation;
use super::error::PackErrorKind as Kind;
use super::mix::Mix;
use super::parameter::Parameter;
use super::place::At;
use super::scope::{Subject, closest};
use crate::unit::{Year, decimal};

/// AI and continuing professional development of a pack.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Care {
    /// Uses of AI, in table order.
    pub uses: Vec<AiUse>,
    /// By profession of the pack; empty when no table speaks about either.
    pub staff: Vec<StaffCare>,
}

/// One use of AI in care.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AiUse {
    /// Code and names.
    pub named: Named,
    /// Index of the competence without which nobody adopts it; `None` where none is needed.
    pub competence: Option<usize>,
}

/// What holds for one profession.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StaffCare {
    /// AI in its work.
    pub ai: Ai,
    /// Its continuing professional development.
    pub cpd: Cpd,
}

/// AI in the work of a profession (method S5.3).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ai {
    /// The uses that touch it.
    pub effects: Vec<AiEffect>,
    /// Share of the time saved that goes back into care.
    pub reinvested: f64,
    /// Share of the time saved that checking, upkeep and alarms take.
    pub overhead: f64,
    /// Share of the contacts in which a use can be applied at all.
    pub eligible: f64,
    /// Largest share of working time that may be saved.
    pub cap: f64,
}

/// One use of AI in the work of a profession.
#[derive(Clone, Debug, PartialEq)]
pub struct AiEffect {
    /// Index into [`Care::uses`].
    pub ai_use: usize,
    /// Share of working time that it touches.
    pub share: f64,
    /// Share of that time which is really saved: low, most likely, high. May be negative.
    pub saving: [f64; 3],
    /// Share of the staff that uses it in the end.
    pub adoption: f64,
    /// Calendar year of half the final adoption.
    pub midpoint: f64,
    /// Steepness of the curve, per year.
    pub steepness: f64,
    /// Share of need that it adds where it is used: findings, follow-up.
    pub extra_need: f64,
}

/// Continuing professional development of a profession (method S5.1).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cpd {
    /// Credits that each head must earn in a cycle; 0 = no obligation.
    pub obligation: f64,
    /// Credits by which reductions and exemptions lower it, mean per head.
    pub reduction: f64,
    /// First year of any one cycle.
    pub cycle_start: Year,
    /// Years of a cycle.
    pub cycle_years: Year,
    /// Credits per head and year that staff ask for; 0 = no continuing development.
    pub credits: f64,
    /// Credits per head and year that providers can give; infinite where no limit is stated.
    pub capacity: f64,
    /// Hours of work per credit.
    pub hours_per_credit: f64,
    /// Yearly hours of an FTE, already net of the pack's own training.
    pub yearly_hours: f64,
    /// Mean credits of a cycle at which half of the staff meets the whole obligation.
    pub half: f64,
    /// How far the credits of single heads lie round the mean (logistic scale), credits.
    pub spread: f64,
    /// How much less staff leaves when all instead of none meet the obligation, share.
    pub retention: f64,
    /// How much more care an hour gives when all instead of none meet it, share.
    pub productivity: f64,
    /// Competences that the credits are for.
    pub topics: Vec<Topic>,
}

/// A competence that credits build up.
#[derive(Clone, Debug, PartialEq)]
pub struct Topic {
    /// Index of the competence.
    pub competence: usize,
    /// Share of all credits.
    pub share: f64,
    /// Credits that one head needs to hold it.
    pub credits: f64,
    /// Years after which half of those trained have lost it.
    pub half_life: f64,
    /// Share of the staff that holds it at the opening year-end.
    pub trained: f64,
}

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
