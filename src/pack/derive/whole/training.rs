//! Courses: figures for years that a course has, and for every region where people train.

use super::grid::{Axis, Whole, one};
use super::holes::Holes;
use crate::pack::derive::tables::Tables;
use crate::pack::read::error::PackErrorKind as Kind;
use crate::pack::read::training::Rate;

pub(super) fn check(tables: &Tables, holes: &mut Holes<'_>) {
    let training = &tables.training;
    let longest = training.programmes.iter().map(|row| row.years).max();
    for row in training.rates.iter().filter(|row| row.rate != Rate::Late) {
        let own = row.programme.and_then(|at| training.programmes.get(at));
        let years = own.map_or(longest.unwrap_or(0), |own| own.years);
        if let Some(year) = row.course_year.filter(|year| *year > years) {
            let expected = format!("a year of the course: 1 to {years}");
            let at = &row.origin.at;
            holes.push(at.error("course_year", Kind::OutOfRange, year.to_string(), expected));
        }
    }
    for (at, programme) in training.programmes.iter().enumerate() {
        for (retention, item) in [(false, "places"), (true, "retention")] {
            let rows = training.intake.regional.iter();
            let rows = rows.filter(|row| row.programme == at && row.retention == retention);
            let mut whole = Whole::new(vec![Axis::regions(&tables.base.regions)]);
            let mut some = false;
            for row in rows {
                whole.see(&[one(row.region)]);
                some = true;
            }
            if some {
                let what = format!("{} {item}", programme.code);
                holes.tell("regional_training.csv", "region", &what, &whole);
            }
        }
    }
}
