//! Where new entrants of a profession go: shares of its sectors, ages, sexes and regions.

use crate::pack::derive::basis::{ENTRY, note_margins};
use crate::pack::derive::known::Known;
use crate::pack::derive::notes::Notes;
use crate::pack::derive::pair::Pair;
use crate::pack::derive::spread::shares::spread_over;
use crate::pack::derive::tables::Tables;
use crate::pack::facts::cadre::Cadre;
use crate::pack::facts::finding::{Finding, Note};
use crate::pack::read::error::PackErrorKind as Kind;
use crate::pack::read::rates::HiringRow;
use crate::pack::read::reader::Spread;
use crate::pack::read::scope::closest;
use crate::unit::decimal;
use crate::word::Grade;

/// Shares typed by hand may miss 1 by this much.
const NEAR: f64 = 1e-6;

/// Fills `hire_share`, `hire_profile` and `hire_rows` of every cadre, one profession after the other.
pub(crate) fn hire(known: &Known, notes: &mut Notes, pairs: &[Pair], cadres: &mut [Cadre]) {
    let pairs = pairs.chunk_by(|one, next| one.profession == next.profession);
    let cadres = cadres.chunk_by_mut(|one, next| one.profession == next.profession);
    for (pairs, cadres) in pairs.zip(cadres) {
        let rows: Vec<Option<&HiringRow>> = pairs
            .iter()
            .map(|pair| row_of(known.tables, pair))
            .collect();
        let shares = if rows.iter().any(Option::is_some) {
            stated(known.tables, notes, pairs, &rows)
        } else {
            as_in_post(known.tables, notes, pairs, cadres)
        };
        let sum: f64 = shares.iter().sum();
        for (((pair, cadre), row), share) in pairs.iter().zip(cadres).zip(rows).zip(shares) {
            cadre.hire_share = if sum > 0.0 { share / sum } else { 0.0 };
            let spread = row.map_or_else(Spread::default, |row| row.spread);
            let at = row.map_or(&pair.at, |row| &row.origin.at);
            note_margins(known.tables, notes, ENTRY, pair, spread, Grade::A);
            let (grid, basis) = (
                known.tables.grid(pair),
                (&cadre.opening[..], &cadre.retirement[..]),
            );
            (cadre.hire_profile, cadre.hire_rows) =
                spread_over(known, notes, spread, grid, at, basis);
        }
    }
}

/// The row of `hiring.csv` for a sector of a profession.
fn row_of<'t>(tables: &'t Tables, pair: &Pair) -> Option<&'t HiringRow> {
    let found = closest(&tables.rates.hiring, pair.subject(), |row| Some(row.scope));
    found.first().copied()
}

/// Shares of the sectors of a profession as its rows state them; nobody is hired where none does.
fn stated(
    tables: &Tables,
    notes: &mut Notes,
    pairs: &[Pair],
    rows: &[Option<&HiringRow>],
) -> Vec<f64> {
    let shares: Vec<f64> = rows
        .iter()
        .map(|row| row.map_or(0.0, |row| row.share))
        .collect();
    let sum: f64 = shares.iter().sum();
    if let (Some(pair), Some(row)) = (pairs.first(), rows.iter().flatten().next()) {
        let name = tables.name(pair);
        if (sum - 1.0).abs() > NEAR {
            let found = format!("{} over the sectors of {name}", decimal::write(sum));
            let at = &row.origin.at;
            notes.problem(at.error("share", Kind::SharesSum, found, "1"));
        }
        if row.spread.age.is_none() && tables.head.ages.count > 1 {
            notes.finding(Finding::new(Note::EvenEntrants, name));
        }
    }
    shares
}

/// Shares of the sectors of a profession that `hiring.csv` leaves out: those of its opening stock,
/// each sector alike where nobody is in post. That is an assumption, and reported where it matters: when
/// entrants come, and have more than one cell to go to.
fn as_in_post(tables: &Tables, notes: &mut Notes, pairs: &[Pair], cadres: &[Cadre]) -> Vec<f64> {
    let in_post = |cadre: &Cadre| cadre.opening.iter().sum();
    let mut shares: Vec<f64> = cadres.iter().map(in_post).collect();
    if shares.iter().sum::<f64>() <= 0.0 {
        shares.fill(1.0);
    }
    if let Some(pair) = pairs.first() {
        let grid = tables.grid(pair);
        let mut feeds = tables.training.feeds.iter();
        let fed = feeds.any(|feed| feed.profession == pair.profession);
        if fed && (pairs.len() > 1 || grid.cells() > grid.rows) {
            notes.finding(Finding::new(Note::NoHiring, tables.name(pair)));
        }
    }
    shares
}
