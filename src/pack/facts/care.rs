//! AI in care, continuing professional development and staff care of a pack.

use crate::pack::facts::names::Named;
use crate::unit::Year;

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
