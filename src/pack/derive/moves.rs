//! People who come from outside the profession, and who move between its regions.

use crate::pack::derive::bands::painted;
use crate::pack::derive::basis::{ARRIVING, ATTRACTION, note_margins};
use crate::pack::derive::known::Known;
use crate::pack::derive::notes::Notes;
use crate::pack::derive::pair::Pair;
use crate::pack::derive::spread::rake::Grid;
use crate::pack::derive::spread::shares::{row_shares, spread_over};
use crate::pack::facts::cadre::{Inflow, Retirement};
use crate::pack::read::rates::BandRow;
use crate::pack::read::reader::Spread;
use crate::pack::read::scope::closest;
use crate::unit::Year;
use crate::word::Grade;

/// People from abroad and those who return, year by year.
pub(crate) fn inflows(
    known: &Known,
    notes: &mut Notes,
    pair: &Pair,
    grid: Grid,
    basis: (&[f64], &[Retirement]),
) -> Vec<Inflow> {
    let head = &known.tables.head;
    let years: Vec<Year> = (head.opening_year + 1..=head.last_year).collect();
    let mut inflows = Vec::new();
    for row in known
        .tables
        .rates
        .inflows
        .iter()
        .filter(|row| row.origin.used)
    {
        if row.scope.rank(pair.subject()).is_none() {
            continue;
        }
        let (from, to) = (
            row.years.0.unwrap_or(Year::MIN),
            row.years.1.unwrap_or(Year::MAX),
        );
        let heads = |year: &Year| {
            if (from..=to).contains(year) {
                row.heads
            } else {
                0.0
            }
        };
        note_margins(known.tables, notes, ARRIVING, pair, row.spread, Grade::A);
        let (profile, rows) = spread_over(known, notes, row.spread, grid, &row.origin.at, basis);
        let heads = years.iter().map(heads).collect();
        inflows.push(Inflow {
            cause: row.cause,
            heads,
            profile,
            rows,
        });
    }
    inflows
}

/// Shares that move to another region within a year, and where movers go.
pub(crate) fn mobility(
    known: &Known,
    notes: &mut Notes,
    pair: &Pair,
    grid: Grid,
    stock: &[f64],
) -> (Vec<f64>, Vec<f64>) {
    let rows = &known.tables.rates.mobility;
    let bands: Vec<&BandRow> = rows.iter().map(|row| &row.band).collect();
    let rates = painted(known.tables, notes, pair, &bands, 0.0);
    let nearest = closest(rows, pair.subject(), |row| Some(row.band.scope))
        .first()
        .copied();
    let at = nearest.map_or(&pair.at, |row| &row.band.origin.at).clone();
    let margin = nearest.and_then(|row| row.attraction);
    let spread = Spread {
        region: margin,
        ..Spread::default()
    };
    note_margins(known.tables, notes, ATTRACTION, pair, spread, Grade::A);
    (rates, row_shares(known, notes, margin, grid, &at, stock))
}
