//! Random scenarios over all levers and choices of a pack.

use super::draw::Draw;
use super::frozen;
use organico::model::METHODS;
use organico::pack::Pack;
use organico::scenario::{Action, DemandBase, LEVERS, LeverId, Scenario};
use organico::unit::Year;

/// What random scenarios are made of.
pub(crate) struct Lists {
    /// Demand methods by code.
    pub(crate) methods: Vec<&'static str>,
    /// Levers with the least and the greatest value.
    pub(crate) levers: Vec<(LeverId, f64, f64)>,
}

impl Lists {
    /// Everything there is, for laws.
    pub(crate) fn all() -> Self {
        Self {
            methods: METHODS.iter().map(|method| method.id).collect(),
            levers: LEVERS.iter().map(|l| (l.id, l.min, l.max)).collect(),
        }
    }

    /// What there was when the golden runs were recorded.
    pub(crate) fn frozen() -> Self {
        Self {
            methods: frozen::METHODS.to_vec(),
            levers: frozen::levers(),
        }
    }
}

/// The scenario of a seed: some levers moved, any method and choice, the pack's own horizon.
pub(crate) fn scenario(seed: u64, pack: &Pack) -> Scenario {
    drawn(seed, pack, &Lists::all())
}

fn drawn(seed: u64, pack: &Pack, lists: &Lists) -> Scenario {
    let mut draw = Draw::new(seed, 4);
    let mut scenario = choices_of(seed, lists);
    let share = draw.of(&[0.1, 0.3, 0.6]);
    // a backlog ties demand to supply: laws that know of it turn it on
    let free = |lever: &&(LeverId, f64, f64)| lever.0 != LeverId::BacklogClear;
    for lever in lists.levers.iter().filter(free) {
        if draw.chance(share) {
            let moved = moved(&mut draw, pack, *lever);
            scenario.set(moved);
        }
    }
    let mut switches = Draw::new(seed, 8);
    for fund in &pack.prices.funds {
        if switches.chance(0.3) {
            scenario.switch(&fund.code, Some(switches.chance(0.5)));
        }
    }
    scenario
}

/// The golden scenario of a seed, in some worlds with the labour market on or workload driving people
/// out.
pub(crate) fn golden(seed: u64, pack: &Pack, lists: &Lists) -> Scenario {
    Scenario {
        market: seed.is_multiple_of(3),
        workload: seed.is_multiple_of(4),
        ..drawn(seed, pack, lists)
    }
}

/// Method and choices of a seed, no lever moved.
pub(crate) fn choices(seed: u64) -> Scenario {
    choices_of(seed, &Lists::all())
}

fn choices_of(seed: u64, lists: &Lists) -> Scenario {
    let mut draw = Draw::new(seed, 5);
    let method = draw.of(&lists.methods).to_owned();
    Scenario {
        method: draw.chance(0.7).then_some(method),
        capacity_mean: draw.of(&[None, Some(true), Some(false)]),
        base: draw.of(&[DemandBase::NeedWeighted, DemandBase::OwnDensity]),
        need_ages: draw.of(&[None, None, Some((0, 64)), Some((65, 120))]),
        variant: draw.of(&["", "high"]).to_owned(),
        whole_sites: draw.chance(0.2),
        ratio: draw
            .of(&["", "", "today", "benchmark:elsewhere"])
            .to_owned(),
        weights: draw.of(&[
            vec![],
            vec![("needs".to_owned(), 0.5), ("ratio".to_owned(), 2.0)],
        ]),
        ..Scenario::default()
    }
}

/// A lever moved somewhere in its range: from any year round the horizon, with any ramp.
pub(crate) fn moved(
    draw: &mut Draw,
    pack: &Pack,
    (lever, min, max): (LeverId, f64, f64),
) -> Action {
    let value = if draw.chance(0.2) {
        draw.of(&[min, max])
    } else {
        draw.between(min, max)
    };
    let start = pack.opening_year - 1 + Year::try_from(draw.pick(pack.steps() + 3)).unwrap();
    let ramp = if draw.chance(0.5) {
        0
    } else {
        u16::try_from(draw.whole(1, 4)).unwrap()
    };
    Action::new(lever, value, start, ramp)
}
