//! From rows to what is expected of need: developments, income, statements; drawn out year by year.

use crate::pack::derive::notes::Notes;
use crate::pack::derive::tables::Tables;
use crate::pack::facts::asks::{Development, Income, Stated};
use crate::pack::facts::path::Path;
use crate::pack::read::asked::{AskRow, chosen};
use crate::pack::read::error::PackErrorKind as Kind;
use crate::pack::read::scope::Subject;
use crate::unit::decimal;

/// Developments by code, in order of appearance; straight lines from nothing at the opening.
pub(crate) fn developments(
    tables: &Tables,
    notes: &mut Notes,
    subject: Subject,
) -> Vec<Development> {
    let rows = chosen(&tables.methods.developments, subject);
    let opening = tables.head.opening_year;
    let mut found: Vec<Development> = Vec::new();
    for row in &rows {
        let [mid, low, high, _] = row.numbers;
        if low > mid || mid > high {
            let expected = "low, mid and high in this order";
            let text = [low, mid, high].map(decimal::write).join(", ");
            let at = &row.origin.at;
            notes.problem(at.error("mid", Kind::OutOfRange, text, expected));
        }
        if found.iter().any(|known| known.code == row.code) {
            continue;
        }
        let ours = || rows.iter().filter(|other| other.code == row.code);
        let stated = ours().any(|row| row.origin.year.is_some_and(|year| year <= opening));
        let path = |number: usize| -> Vec<f64> {
            let points = ours().filter_map(|row| Some((row.origin.year?, row.numbers[number])));
            let path = Path::new(points.chain((!stated).then_some((opening, 0.0))));
            let value = |year| path.at(year).unwrap_or(0.0);
            tables.years().map(value).collect()
        };
        found.push(Development {
            code: row.code.clone(),
            mid: path(0),
            low: path(1),
            high: path(2),
        });
    }
    found
}

pub(crate) fn income(tables: &Tables, elasticity: f64) -> Option<Income> {
    let path = Path::new(tables.methods.economy.iter().copied());
    let per_head: Vec<f64> = tables.years().filter_map(|year| path.at(year)).collect();
    let known = elasticity > 0.0 && !per_head.is_empty();
    known.then_some(Income {
        elasticity,
        per_head,
    })
}

/// Numbers of every region, or of the nation. Nothing when only some regions have numbers: the others
/// are unknown, not zero.
pub(crate) fn stated_staff(tables: &Tables, notes: &mut Notes, subject: Subject) -> Option<Stated> {
    let rows = chosen(&tables.methods.statements, subject);
    let first = *rows.first()?;
    let regional = first.region.is_some();
    let other = |row: &&&AskRow| row.word != first.word || row.region.is_some() != regional;
    if let Some(row) = rows.iter().find(other) {
        let expected = "one unit, and numbers either by region or for the nation";
        let at = &row.origin.at;
        let found = "another unit, or another extent";
        notes.problem(at.error("unit", Kind::NotAWord, found, expected));
    }
    let places = if regional {
        tables.base.regions.len()
    } else {
        1
    };
    let of = |place: usize| {
        let ours = rows
            .iter()
            .filter(|row| !regional || row.region == Some(place));
        Path::new(ours.filter_map(|row| Some((row.origin.year?, row.numbers[0]))))
    };
    let paths: Vec<Path> = (0..places).map(of).collect();
    let by_year = |year| paths.iter().map(move |path| path.at(year));
    let staff: Option<Vec<f64>> = tables.years().flat_map(by_year).collect();
    Some(Stated {
        heads: first.word == 1,
        regional,
        staff: staff?,
    })
}
