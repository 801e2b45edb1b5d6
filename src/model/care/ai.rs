//! AI in care: adoption x time really saved x reinvestment, never the potential. Source: method
//! S5.3.
//!
//! A_u(t) = L Amax / (1 + exp(-k (t - tmid))), at most the share of staff trained for it; reach is
//! A_u x eligible contacts; time saved tau = sum of share x saving x reach, at most the cap; net
//! n = tau (1 - overhead); capacity per FTE x (1 + theta n / (1 - n)). Time lost (tau < 0) is lost in
//! full: nobody decides to reinvest it. L is the adoption lever: at 0 there is no AI.

use crate::model::effects::Effects;
use crate::pack;
use crate::scenario::LeverId;
use crate::unit::Year;

/// AI in one profession, by year from the opening one. Empty where the pack knows no use.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ai {
    /// Share of staff by use: (index into the pack's uses, share by year).
    pub adoption: Vec<(usize, Vec<f64>)>,
    /// Share of working time saved, checking not yet taken off.
    pub saved: Vec<f64>,
    /// Care per FTE against the same year without AI.
    pub factor: Vec<f64>,
    /// Share of need added.
    pub need: Vec<f64>,
    /// FTE available for care without AI, `[year][row]`; empty while AI changes nothing.
    pub capacity_without: Vec<f64>,
}

/// The saving at a place of the evidence range: -1 the low end, 0 the most likely, 1 the high end.
///
/// ```
/// # use organico::model::saving;
/// let at = |place| saving([0.0, 0.1, 0.3], place);
/// assert_eq!([at(-1.0), at(0.0), at(0.5)], [0.0, 0.1, 0.2]);
/// ```
#[must_use]
pub fn saving([low, mode, high]: [f64; 3], place: f64) -> f64 {
    let end = if place < 0.0 { low } else { high };
    mode + (end - mode) * place.abs()
}

/// `trained` is the share of staff that may use a use in the year of a step.
pub(super) fn of(
    rules: &pack::Ai,
    trained: impl Fn(usize, usize) -> f64,
    effects: &Effects,
    opening: Year,
    steps: usize,
) -> Ai {
    if rules.effects.is_empty() {
        return Ai::default();
    }
    let mut ai = Ai {
        adoption: Vec::with_capacity(rules.effects.len()),
        saved: vec![0.0; steps + 1],
        factor: vec![1.0; steps + 1],
        need: vec![0.0; steps + 1],
        capacity_without: Vec::new(),
    };
    for effect in &rules.effects {
        let mut adoption = vec![0.0; steps + 1];
        let mut year = f64::from(opening);
        for (step, adopted) in adoption.iter_mut().enumerate().skip(1) {
            year += 1.0;
            let wanted = effects.offset(LeverId::AiAdoption, step);
            if wanted <= 0.0 {
                continue;
            }
            let age = effect.steepness * (year - effect.midpoint);
            let curve = wanted * effect.adoption / (1.0 + libm::exp(-age));
            *adopted = curve.min(trained(effect.ai_use, step));
            let reach = *adopted * rules.eligible;
            let real = saving(effect.saving, effects.offset(LeverId::AiSaving, step));
            ai.saved[step] += effect.share * real * reach;
            ai.need[step] += effect.extra_need * reach;
        }
        ai.adoption.push((effect.ai_use, adoption));
    }
    for step in 1..=steps {
        ai.saved[step] = ai.saved[step].min(rules.cap);
        let reinvested = rules.reinvested + effects.offset(LeverId::AiReinvested, step);
        ai.factor[step] = 1.0 + gain(ai.saved[step], rules.overhead, reinvested.clamp(0.0, 1.0));
    }
    ai
}

/// Care gained per FTE from a share of time saved or lost.
fn gain(saved: f64, overhead: f64, reinvested: f64) -> f64 {
    if saved > 0.0 {
        let net = saved * (1.0 - overhead);
        reinvested * net / (1.0 - net)
    } else {
        saved / (1.0 - saved)
    }
}
