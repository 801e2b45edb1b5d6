//! Continuing professional development: credits, hours, compliance and what is learned. Source:
//! method S5.1 and S5.2.
//!
//! Credits z = min(asked x lever, capacity); hours = z x hours per credit. At the end of a cycle the
//! share of staff with a part f of the obligation O is logistic((K - c50 + O - f (O - red)) / s), K
//! the credits of the cycle; it holds until the next cycle ends. Trained staff halves in the
//! half-life and grows by credits of the topic / credits needed. All effects come a year later and
//! count the difference from the pack's own level, so that the baseline never moves.

use crate::model::effects::Effects;
use crate::pack;
use crate::scenario::LeverId;
use crate::unit::Year;

/// Part of the obligation that is reported beside the whole.
const PART: f64 = 0.7;

/// Continuing development of one profession, by year from the opening one. Empty where the pack
/// knows none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cpd {
    /// Credits per head and year; the opening year has the pack's own level.
    pub credits: Vec<f64>,
    /// Hours of work per head and year that they take.
    pub hours: Vec<f64>,
    /// Share of staff that met the whole obligation in the last cycle that ended; empty without an
    /// obligation.
    pub whole: Vec<f64>,
    /// Share that met 70 per cent of it.
    pub part: Vec<f64>,
    /// Credits per head and year that providers can give; infinite where no limit is stated.
    pub capacity: f64,
    /// Share of staff trained at year-end by competence: (index of the competence, by year).
    pub trained: Vec<(usize, Vec<f64>)>,
    /// Credits per head and year that are for a competence, in the order of `trained`.
    pub spent: Vec<Vec<f64>>,
    /// Factor on the hazards of voluntary exit.
    pub leaving: Vec<f64>,
    /// Care per FTE against the pack's own level.
    pub skill: Vec<f64>,
    /// Yearly hours of an FTE.
    pub yearly_hours: f64,
}

/// `digital` tells which competences some use of AI asks for.
pub(super) fn of(
    rules: &pack::Cpd,
    digital: impl Fn(usize) -> bool,
    effects: &Effects,
    opening: Year,
    steps: usize,
) -> Cpd {
    if rules.credits <= 0.0 {
        return Cpd::default();
    }
    let credits: Vec<f64> = (0..=steps)
        .map(|step| (rules.credits * effects.factor(LeverId::CpdCredits, step)).min(rules.capacity))
        .collect();
    let obliged = rules.obligation > 0.0;
    let (mut whole, mut part) = (Vec::new(), Vec::new());
    let mut leaving = vec![1.0; steps + 1];
    let mut skill = vec![1.0; steps + 1];
    if obliged {
        let own = |_: Year| credits[0];
        let earned = |back: Year| usize::try_from(back).map_or(credits[0], |step| credits[step]);
        let closed = |step: usize| last_end(rules, opening, step);
        let share = |step: usize, f: f64| met(rules, f, sum(rules, closed(step), earned));
        whole = (0..=steps).map(|step| share(step, 1.0)).collect();
        part = (0..=steps).map(|step| share(step, PART)).collect();
        let usual = met(rules, 1.0, sum(rules, 0, own));
        for step in 1..=steps {
            let more = whole[step - 1] - usual;
            let offset = |lever| effects.offset(lever, step);
            leaving[step] = 1.0 - (rules.retention + offset(LeverId::CpdRetention)) * more;
            skill[step] = 1.0 + (rules.productivity + offset(LeverId::CpdProductivity)) * more;
        }
    }
    let topics = rules.topics.iter();
    let asked = topics.clone().filter(|t| digital(t.competence)).count();
    let part_of_lever = 1.0 / f64::from(u32::try_from(asked).unwrap_or(1)).max(1.0);
    let (mut trained, mut spent) = (Vec::new(), Vec::new());
    for topic in topics {
        let lever = if digital(topic.competence) {
            part_of_lever
        } else {
            0.0
        };
        let of_topic = |(step, credits): (usize, &f64)| {
            let more = effects.offset(LeverId::CpdDigital, step) * lever;
            credits * (topic.share + more).clamp(0.0, 1.0)
        };
        let ours: Vec<f64> = credits.iter().enumerate().map(of_topic).collect();
        trained.push((topic.competence, learned(topic, &ours)));
        spent.push(ours);
    }
    Cpd {
        hours: credits.iter().map(|z| z * rules.hours_per_credit).collect(),
        credits,
        whole,
        part,
        capacity: rules.capacity,
        trained,
        spent,
        leaving,
        skill,
        yearly_hours: rules.yearly_hours,
    }
}

/// The step of the last year-end at which a cycle had ended; may lie before the opening.
fn last_end(rules: &pack::Cpd, opening: Year, step: usize) -> Year {
    let step = Year::try_from(step).unwrap_or(Year::MAX);
    let into_cycle = (opening + step - rules.cycle_start + 1).rem_euclid(rules.cycle_years);
    step - into_cycle
}

/// Credits of the cycle that ends with a step.
fn sum(rules: &pack::Cpd, end: Year, earned: impl Fn(Year) -> f64) -> f64 {
    (end - rules.cycle_years + 1..=end).map(earned).sum()
}

/// Share of staff with a part of the obligation, when the mean head has `mean` credits.
fn met(rules: &pack::Cpd, part: f64, mean: f64) -> f64 {
    let owed = part * (rules.obligation - rules.reduction).max(0.0);
    let half = rules.half - (rules.obligation - owed);
    1.0 / (1.0 + libm::exp(-(mean - half) / rules.spread))
}

/// Share of staff trained at each year-end by the credits of a topic: some forget, some learn.
fn learned(topic: &pack::Topic, credits: &[f64]) -> Vec<f64> {
    let kept = libm::exp(-core::f64::consts::LN_2 / topic.half_life);
    let mut level = topic.trained;
    credits
        .iter()
        .enumerate()
        .map(|(step, credits)| {
            if step > 0 {
                level = (level * kept + credits / topic.credits).min(1.0);
            }
            level
        })
        .collect()
}
