//! What need is computed from: use weights of every age, points of every region, categories, judgements
//! that begin after the opening.

use super::grid::{Axis, Whole, ages, one};
use super::holes::{Holes, who};
use super::people::{distinct, sex};
use crate::pack::derive::tables::Tables;
use crate::pack::facts::residents::population::AGES;
use crate::pack::read::error::PackErrorKind as Kind;
use crate::pack::read::methods::PointRow;
use crate::unit::Sex;

pub(super) fn check(tables: &Tables, holes: &mut Holes<'_>) {
    weights(tables, holes);
    points("sites.csv", &tables.methods.sites, tables, holes);
    points("beds.csv", &tables.methods.beds, tables, holes);
    statements(tables, holes);
    if !tables.money.categories.is_empty() {
        let mut whole = Whole::new(vec![Axis::regions(&tables.base.regions)]);
        let known = tables.money.categories.iter();
        known.for_each(|(region, _)| whole.see(&[one(Some(*region))]));
        holes.tell("region_categories.csv", "category", "", &whole);
    }
    let opening = tables.head.opening_year;
    for row in &tables.methods.developments {
        if let Some(year) = row.origin.year.filter(|year| *year <= opening) {
            let expected = format!("a year after the opening, {opening}, where it is 0");
            let at = &row.origin.at;
            holes.push(at.error("year", Kind::OutOfRange, year.to_string(), expected));
        }
    }
}

/// A service whose use is said for some is said for all: 0 is written where nobody of an age uses it.
fn weights(tables: &Tables, holes: &mut Holes<'_>) {
    let rows = &tables.demand.weights;
    let split = rows.iter().any(|row| row.sex != Sex::All);
    let sexes: &[Sex] = if split {
        &[Sex::F, Sex::M]
    } else {
        &[Sex::All]
    };
    let services = distinct(rows.iter().map(|row| row.service.as_str()));
    for service in services {
        let mut whole = Whole::new(vec![Axis::sexes(sexes), Axis::ages(0, AGES)]);
        for row in rows.iter().filter(|row| row.service == service) {
            let span = ages(row.ages.from.min(100), row.ages.to, 0);
            whole.see(&[sex(row.sex, sexes), span]);
        }
        holes.tell("use_weights.csv", "weight", service, &whole);
    }
}

/// Points of a path by region: a row for every region, or for each of them. Numbers of the nation stand
/// for themselves.
fn points(file: &'static str, rows: &[PointRow], tables: &Tables, holes: &mut Holes<'_>) {
    for code in distinct(rows.iter().map(|row| row.code.as_str())) {
        let mut whole = Whole::new(vec![Axis::regions(&tables.base.regions)]);
        let ours = rows.iter().filter(|row| row.code == code);
        ours.for_each(|row| whole.see(&[one(row.region)]));
        holes.tell(file, "region", code, &whole);
    }
}

/// What Regions say is required: each of them, or the nation.
fn statements(tables: &Tables, holes: &mut Holes<'_>) {
    let rows = || {
        tables
            .methods
            .statements
            .iter()
            .filter(|row| row.origin.used)
    };
    for scope in distinct(rows().map(|row| row.scope)) {
        let mut whole = Whole::new(vec![Axis::regions(&tables.base.regions)]);
        let ours = rows().filter(|row| row.scope == scope);
        ours.for_each(|row| whole.see(&[one(row.region)]));
        holes.tell("statements.csv", "region", &who(tables, scope.who), &whole);
    }
}
