//! From rows to what bounds the new students of a course, and to the regions where they train.

use crate::pack::derive::notes::Notes;
use crate::pack::derive::tables::Tables;
use crate::pack::facts::path::Path;
use crate::pack::facts::training::{LATE_YEARS, Limit, LimitKind, Programme};
use crate::pack::read::error::PackErrorKind as Kind;
use crate::pack::read::training::{ProgrammeRow, Rate};
use crate::unit::{Year, decimal};

/// Shares typed by hand may miss 1 by this much.
const NEAR: f64 = 1e-6;

/// Fills `applicants` and `limits`; both run along the places.
pub(crate) fn intake(
    tables: &Tables,
    notes: &mut Notes,
    at: usize,
    row: &ProgrammeRow,
    programme: &mut Programme,
) {
    let rows = &tables.training.intake;
    let asking = rows.applicants.iter();
    let asking = asking.filter(|a| a.programme == at && a.origin.used);
    if let Some(first) = asking.clone().next().filter(|_| row.draws_from.is_some()) {
        let found = format!("applicants for {}", row.code);
        let expected = "a basic programme: who waits asks for the others";
        let error = first
            .origin
            .at
            .error("programme", Kind::Both, found, expected);
        notes.problem(error);
    }
    let joining = tables
        .rate(at, Rate::Yield, None)
        .map_or(1.0, |row| row.value);
    let path = Path::new(asking.map(|a| (a.year, a.people * joining)));
    programme.applicants = along(tables, row, &path);
    programme.limits = [LimitKind::Seats, LimitKind::Clinical, LimitKind::Teachers]
        .into_iter()
        .filter_map(|kind| {
            let ours = rows.capacity.iter();
            let ours = ours.filter(|c| c.programme == at && c.kind == kind && c.origin.used);
            let most = along(tables, row, &Path::new(ours.map(|c| (c.year, c.students))));
            (!most.is_empty()).then_some(Limit { kind, most })
        })
        .collect();
}

/// Fills `regions`: nobody is kept where nothing is said about it.
pub(crate) fn trained_in(tables: &Tables, notes: &mut Notes, at: usize, programme: &mut Programme) {
    let rows = &tables.training.intake.regional;
    let ours = || rows.iter().filter(|row| row.programme == at);
    let Some(first) = ours().next() else {
        return;
    };
    let closest = |region: usize, retention: bool| -> f64 {
        let here = ours().filter(|row| row.retention == retention);
        let here = here.filter(|row| row.region.is_none_or(|one| one == region));
        here.max_by_key(|row| row.region.is_some())
            .map_or(0.0, |row| row.value)
    };
    let mut regions: Vec<(f64, f64)> = (0..tables.base.regions.len())
        .map(|region| (closest(region, false), closest(region, true)))
        .collect();
    let sum: f64 = regions.iter().map(|(share, _)| share).sum();
    if (sum - 1.0).abs() > NEAR {
        let found = format!(
            "places of {} over the regions of {}",
            decimal::write(sum),
            programme.code
        );
        let error = first.origin.at.error("value", Kind::SharesSum, found, "1");
        notes.problem(error);
    }
    for (share, _) in &mut regions {
        *share /= sum.max(NEAR);
    }
    programme.regions = regions;
}

/// A path year by year as the places of a course; nothing when no year is known.
fn along(tables: &Tables, row: &ProgrammeRow, path: &Path) -> Vec<f64> {
    let head = &tables.head;
    let before = Year::try_from(row.years + LATE_YEARS).unwrap_or(1) - 1;
    (head.opening_year - before..=head.last_year)
        .filter_map(|year| path.at(year))
        .collect()
}
