//! Grids have no holes: every table that spans an axis speaks about all of it, or says an explicit 0.
//!
//! A wildcard row counts. What is missing is named in groups (`grid.rs`); which tables must be whole over
//! what is said once, one file per subject. Where a documented default may stand in for a row, see
//! `silent`.

pub(crate) mod grid;
mod need;
mod people;
mod staff;
mod training;

use crate::pack::derive::tables::Tables;
use crate::pack::read::error::{Mistake, PackErrorKind as Kind, Problems};
use crate::pack::read::place::At;
use crate::pack::read::scope::Who;
use grid::Whole;

/// Looks at every table that must be whole.
pub(crate) fn check(tables: &Tables, problems: &mut Problems) {
    let mut holes = Holes { problems };
    people::check(tables, &mut holes);
    staff::check(tables, &mut holes);
    training::check(tables, &mut holes);
    need::check(tables, &mut holes);
}

/// Codes of a profession in a sector, for people.
pub(crate) fn codes(tables: &Tables, profession: usize, sector: usize) -> String {
    let base = &tables.base;
    let profession = base.professions.get(profession);
    let sector = base.sectors.get(sector).map_or("", |named| &named.code);
    let profession = profession.map_or("", |row| &row.named.code);
    format!("{profession}, {sector}")
}

/// Whom a row is for, as tables say it.
pub(crate) fn who(tables: &Tables, who: Who) -> String {
    let base = &tables.base;
    match who {
        Who::All => "*".to_owned(),
        Who::Family(at) => {
            let family = base.families.get(at).map_or("", |named| &named.code);
            format!("family:{family}")
        }
        Who::One(at) => {
            let row = base.professions.get(at);
            row.map_or_else(String::new, |row| row.named.code.clone())
        }
    }
}

/// Where holes are told.
struct Holes<'p> {
    problems: &'p mut Problems,
}

impl Holes<'_> {
    fn push(&mut self, error: Mistake) {
        self.problems.push(error);
    }

    /// Tells what a grid lacks; `what` is the item or code that it is about, if any.
    #[inline(never)]
    fn tell(&mut self, file: &'static str, column: &str, what: &str, whole: &Whole) {
        if let Some(missing) = whole.missing() {
            let comma = if what.is_empty() { "" } else { ", " };
            self.lacks(file, column, &format!("{what}{comma}{missing}"));
        }
    }

    #[inline(never)]
    fn lacks(&mut self, file: &'static str, column: &str, what: &str) {
        let (found, expected) = ("no row", format!("rows for {what}"));
        self.push(At::file(file).error(column, Kind::Hole, found, expected));
    }
}
