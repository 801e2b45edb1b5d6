//! Where holes are told, and codes in the words of tables.

use super::grid::Whole;
use crate::pack::derive::tables::Tables;
use crate::pack::read::error::{Mistake, PackErrorKind as Kind, Problems};
use crate::pack::read::place::At;
use crate::pack::read::scope::Who;

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
pub(super) struct Holes<'p> {
    problems: &'p mut Problems,
}

impl<'p> Holes<'p> {
    pub(super) fn new(problems: &'p mut Problems) -> Self {
        Self { problems }
    }

    pub(super) fn push(&mut self, error: Mistake) {
        self.problems.push(error);
    }

    /// Tells what a grid lacks; `what` is the item or code that it is about, if any.
    #[inline(never)]
    pub(super) fn tell(&mut self, file: &'static str, column: &str, what: &str, whole: &Whole) {
        if let Some(missing) = whole.missing() {
            let comma = if what.is_empty() { "" } else { ", " };
            self.lacks(file, column, &format!("{what}{comma}{missing}"));
        }
    }

    #[inline(never)]
    pub(super) fn lacks(&mut self, file: &'static str, column: &str, what: &str) {
        let (found, expected) = ("no row", format!("rows for {what}"));
        self.push(At::file(file).error(column, Kind::Hole, found, expected));
    }
}
