//! The medical funnel: graduates wait for a postgraduate place; schools fill or stay empty.
//!
//! cand = waiting + entering; wanted = cand x preference; assigned = min(places, wanted). Who is
//! not assigned gives up at a rate or waits on; drop-outs of the schools come back by a share.

use super::{Bound, ProgrammeYear, intake, pipeline::Course};
use crate::model::effects::Effects;
use crate::pack::Pack;
use crate::scenario::LeverId;

/// Advances the queue of one basic programme; nothing happens when no school draws from it.
pub(super) fn advance(
    pack: &Pack,
    effects: &Effects,
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
    let candidates = courses[basic].waiting + rows[basic].entering;
    let keener = 1.0 + effects.offset(LeverId::Fill, step);
    let mut assigned = 0.0;
    let mut came_back = 0.0;
    for school in schools {
        let programme = &pack.programmes[school];
        let wanted = candidates * (programme.preference * keener).clamp(0.0, 1.0);
        let places = rows[school].places;
        let row = &mut rows[school];
        row.bound = if wanted < places {
            Bound::Students
        } else {
            Bound::Places
        };
        let open = wanted.min(places).min(candidates - assigned);
        let taken = intake::within(programme, step, open, row);
        rows[school].unfilled = places - taken;
        rows[school].assigned = taken;
        courses[school].enrol(taken, &mut rows[school]);
        came_back += courses[school].dropped * programme.dropout_return;
        assigned += taken;
    }
    let left_over = candidates - assigned;
    let gave_up = left_over * pack.programmes[basic].waiting_leave;
    courses[basic].waiting = left_over - gave_up + came_back;
    let row = &mut rows[basic];
    row.assigned = assigned;
    row.gave_up = gave_up;
    row.came_back = came_back;
    row.waiting = courses[basic].waiting;
}
