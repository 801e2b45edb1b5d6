//! How many students begin: places, people who want them, and what is scarce in the course. Source: method
//! S6.2.

use super::ProgrammeYear;
use crate::model::effects::Effects;
use crate::pack::{LimitKind, Programme};
use crate::scenario::LeverId;
use crate::unit::cut;

/// What decided how many students began in an autumn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bound {
    /// Fewer people than places wanted to begin.
    #[default]
    Students,
    /// Every place was taken.
    Places,
    /// Something in the course was scarce.
    Scarce(LimitKind),
}

/// New students of a basic course: as many as places and people allow, within the limits.
///
/// Without applicants `fill` is how many places are taken, and the lever adds points to it. With
/// them the lever moves the share of those asking who begin: more places alone bring nobody then.
pub(super) fn begin(
    programme: &Programme,
    effects: &Effects,
    step: usize,
    row: &mut ProgrammeYear,
) -> f64 {
    let points = effects.offset(LeverId::Fill, step);
    let wanted = if programme.applicants.is_empty() {
        let fill = programme.fill + points;
        row.places * cut(fill, 0.0, programme.fill.max(1.0))
    } else {
        let asking = programme.after(&programme.applicants, years(step));
        (asking.min(row.places) * (1.0 + points).max(0.0)).min(row.places)
    };
    row.bound = if wanted < row.places {
        Bound::Students
    } else {
        Bound::Places
    };
    within(programme, step, wanted, row)
}

/// The part of the wanted intake that the limits of the course leave, and the tightest one.
pub(super) fn within(
    programme: &Programme,
    step: usize,
    wanted: f64,
    row: &mut ProgrammeYear,
) -> f64 {
    let mut intake = wanted;
    for limit in &programme.limits {
        let most = programme.after(&limit.most, years(step));
        if most < intake {
            intake = most;
            row.bound = Bound::Scarce(limit.kind);
        }
    }
    row.turned_away = wanted - intake;
    intake
}

fn years(step: usize) -> i32 {
    i32::try_from(step).unwrap_or(i32::MAX)
}
