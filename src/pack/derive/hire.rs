//! Where new entrants of a profession go: shares of its sectors, ages, sexes and regions.

use crate::pack::derive::basis::{ENTRY, note_margins};
use crate::pack::derive::known::Known;
use crate::pack::derive::notes::Notes;
use crate::pack::derive::pair::Pair;
use crate::pack::derive::spread::shares::spread_over;
use crate::pack::facts::cadre::Cadre;
use crate::pack::facts::finding::{Finding, Note};
use crate::pack::read::error::PackErrorKind as Kind;
use crate::pack::read::reader::Spread;
use crate::pack::read::scope::closest;
use crate::unit::decimal;
use crate::word::Grade;

/// Shares typed by hand may miss 1 by this much.
const NEAR: f64 = 1e-6;

/// Fills `hire_share`, `hire_profile` and `hire_rows` of every cadre. A profession that
/// `hiring.csv` leaves out hires as its opening stock stands, over all ages: with a warning,
/// unless it has a single cell to hire into.
pub(crate) fn hire(known: &Known, notes: &mut Notes, pairs: &[Pair], cadres: &mut [Cadre]) {
    let rows = &known.tables.rates.hiring;
    let mut at = 0;
    while let Some(first) = pairs.get(at) {
        let count = pairs
            .iter()
            .skip(at)
            .take_while(|p| p.profession == first.profession)
            .count();
        let ours = pairs.get(at..at + count).unwrap_or(&[]);
        let cadres = cadres.get_mut(at..at + count).unwrap_or_default();
        at += count;
        let found: Vec<_> = ours
            .iter()
            .map(|pair| {
                closest(rows, pair.subject(), |row| Some(row.scope))
                    .first()
                    .copied()
            })
            .collect();
        let mut shares: Vec<f64> = found
            .iter()
            .map(|row| row.map_or(0.0, |row| row.share))
            .collect();
        match found.iter().flatten().next() {
            Some(row) => {
                let sum: f64 = shares.iter().sum();
                if (sum - 1.0).abs() > NEAR {
                    let found = format!(
                        "{} over the sectors of {}",
                        decimal::write(sum),
                        known.tables.name(first)
                    );
                    let at = &row.origin.at;
                    notes.problem(at.error("share", Kind::SharesSum, found, "1"));
                }
                if row.spread.age.is_none() && known.tables.head.ages.count > 1 {
                    notes.finding(Finding::new(Note::EvenEntrants, known.tables.name(first)));
                }
            }
            None => {
                shares = cadres
                    .iter()
                    .map(|cadre| cadre.opening.iter().sum())
                    .collect();
                if shares.iter().sum::<f64>() <= 0.0 {
                    shares.fill(1.0);
                }
                let grid = known.tables.grid(first);
                let mut feeds = known.tables.training.feeds.iter();
                let fed = feeds.any(|feed| feed.profession == first.profession);
                if fed && (count > 1 || grid.cells() > grid.rows) {
                    notes.finding(Finding::new(Note::NoHiring, known.tables.name(first)));
                }
            }
        }
        let sum: f64 = shares.iter().sum();
        for (((pair, cadre), row), share) in ours.iter().zip(cadres).zip(found).zip(shares) {
            let spread = row.map_or_else(Spread::default, |row| row.spread);
            let at = row.map_or(&pair.at, |row| &row.origin.at).clone();
            let grid = known.tables.grid(pair);
            note_margins(known.tables, notes, ENTRY, pair, spread, Grade::A);
            let (profile, rows) = spread_over(
                known,
                notes,
                spread,
                grid,
                &at,
                (&cadre.opening, &cadre.retirement),
            );
            cadre.hire_share = if sum > 0.0 { share / sum } else { 0.0 };
            cadre.hire_profile = profile;
            cadre.hire_rows = rows;
        }
    }
}
