//! The medical funnel: graduates wait for a postgraduate place; schools fill or stay empty.
//!
//! candidates = waiting + entering + those who change school; wanted = candidates x preference;
//! assigned = min(places, limits, wanted). Who is not assigned gives up at a rate or waits on;
//! drop-outs of the schools come back by a share. A premium raises the preference of the schools
//! that are hard to fill: the people come from those who would wait or give up, and from the other
//! schools only when more places are wanted than there are candidates. Source: method S6.4.

use std::borrow::Cow;

use super::{Bound, ProgrammeYear, intake, pipeline::Course};
use crate::model::effects::Effects;
use crate::pack::{Pack, Programme};
use crate::scenario::LeverId;

/// Advances the queue of one basic programme; nothing happens when no school draws from it.
pub(super) fn advance(
    pack: &Pack,
    effects: &[Cow<'_, Effects>],
    step: usize,
    basic: usize,
    courses: &mut [Course],
    rows: &mut [ProgrammeYear],
) {
    let schools: Vec<usize> = (0..pack.programmes.len())
        .filter(|&s| pack.programmes[s].draws_from == Some(basic))
        .collect();
    if schools.is_empty() {
        return;
    }
    let back = |share: fn(&Programme) -> f64| -> f64 {
        let of = |&s: &usize| courses[s].dropped * share(&pack.programmes[s]);
        schools.iter().map(of).sum()
    };
    let (came_back, switched) = (back(|p| p.dropout_return), back(|p| p.switch));
    let candidates = courses[basic].waiting + rows[basic].entering + switched;
    let mut wants: Vec<f64> = schools
        .iter()
        .map(|&s| {
            let (school, effects) = (&pack.programmes[s], &effects[s]);
            let keener = 1.0 + effects.offset(LeverId::Fill, step);
            let premium = effects.offset(LeverId::Premium, step);
            let drawn = 1.0 + school.premium_response * premium;
            (school.preference * keener * drawn).max(0.0)
        })
        .collect();
    let all: f64 = wants.iter().sum();
    if all > 1.0 {
        wants.iter_mut().for_each(|want| *want /= all);
    }
    let mut assigned = 0.0;
    for (school, want) in schools.into_iter().zip(wants) {
        let wanted = candidates * want;
        let row = &mut rows[school];
        let places = row.places;
        row.bound = if wanted < places {
            Bound::Students
        } else {
            Bound::Places
        };
        let open = wanted.min(places).min(candidates - assigned);
        let taken = intake::within(&pack.programmes[school], step, open, row);
        row.unfilled = places - taken;
        row.assigned = taken;
        courses[school].enrol(&pack.programmes[school], taken, row);
        assigned += taken;
    }
    let left_over = candidates - assigned;
    let gave_up = left_over * pack.programmes[basic].waiting_leave;
    courses[basic].waiting = left_over - gave_up + came_back;
    let row = &mut rows[basic];
    row.candidates = candidates;
    row.switched = switched;
    row.assigned = assigned;
    row.gave_up = gave_up;
    row.came_back = came_back;
    row.waiting = courses[basic].waiting;
}
