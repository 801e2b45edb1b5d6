//! How people who come are spread over sexes, ages and regions.

use crate::pack::derive::known::Known;
use crate::pack::derive::notes::Notes;
use crate::pack::derive::spread::rake::{Grid, Groups, rake};
use crate::pack::derive::tables::Tables;
use crate::pack::facts::cadre::Retirement;
use crate::pack::read::error::PackErrorKind as Kind;
use crate::pack::read::place::At;
use crate::pack::read::reader::Spread;
use crate::word::Grade;

/// Lays a margin over a grid; gives its grade too.
pub(crate) fn lay(
    tables: &Tables,
    notes: &mut Notes,
    margin: usize,
    grid: Grid,
) -> Option<(Groups, Grade)> {
    notes.margin(margin);
    let margin = tables.stocks.margins.get(margin)?;
    let groups = notes.keep(Groups::new(margin, grid))?;
    Some((groups, margin.grade))
}

/// Shares by `[sex][age]` and by row of people who come and are spread over three margins. Within
/// a band of ages (all of them without a margin) they are level below the usual leaving age; a band
/// that goes beyond it is split like survivors, so that nobody comes at an age at which all have
/// left. Without a region margin they follow the opening stock, or the residents where nobody is in
/// post.
pub(crate) fn spread_over(
    known: &Known,
    notes: &mut Notes,
    spread: Spread,
    grid: Grid,
    at: &At,
    (stock, leaving): (&[f64], &[Retirement]),
) -> (Vec<f64>, Vec<f64>) {
    let profile = grid.profile_only();
    let margins: Vec<Groups> = [spread.age, spread.sex]
        .into_iter()
        .flatten()
        .filter_map(|margin| lay(known.tables, notes, margin, profile).map(|(groups, _)| groups))
        .collect();
    let mut shares = shared(notes, &margins, profile, at, "age_margin");
    if grid.ages.ageing {
        let ages = grid.ages;
        let starts: Vec<bool> = (0..ages.count)
            .map(|class| class == 0 || margins.iter().any(|m| m.cuts(class, ages.count)))
            .collect();
        for (heads, retirement) in shares.chunks_mut(ages.count).zip(leaving) {
            like_survivors(heads, &starts, &retirement.survival(ages));
        }
    }
    (
        shares,
        row_shares(known, notes, spread.region, grid, at, stock),
    )
}

/// Shares by row over a margin, else by opening stock, else by residents.
pub(crate) fn row_shares(
    known: &Known,
    notes: &mut Notes,
    margin: Option<usize>,
    grid: Grid,
    at: &At,
    stock: &[f64],
) -> Vec<f64> {
    let rows = grid.rows_only();
    let groups = match margin {
        Some(margin) => lay(known.tables, notes, margin, rows).map(|(groups, _)| groups),
        None => {
            let row = (grid.sexes * grid.ages.count).max(1);
            let heads: Vec<f64> = stock.chunks(row).map(|row| row.iter().sum()).collect();
            let empty = heads.iter().sum::<f64>() <= 0.0;
            let weights = if empty {
                known.residents_by_row(grid)
            } else {
                heads
            };
            Some(Groups::by_row(&weights, rows))
        }
    };
    let groups: Vec<Groups> = groups.into_iter().collect();
    shared(notes, &groups, rows, at, "region_margin")
}

fn shared(notes: &mut Notes, margins: &[Groups], grid: Grid, at: &At, column: &str) -> Vec<f64> {
    let cells = grid.cells();
    let mut shares = rake(1.0, cells, margins).unwrap_or_else(|| {
        let expected = "margins that can all be met at once";
        let found = "margins that contradict each other";
        notes.problem(at.error(column, Kind::WrongMargin, found, expected));
        vec![0.0; cells]
    });
    let sum: f64 = shares.iter().sum();
    if sum > 0.0 {
        shares.iter_mut().for_each(|share| *share /= sum);
    }
    shares
}

/// Splits those bands of ages in which most have left by the end in proportion to who is left. Bands
/// that nobody survives to stay as they are.
fn like_survivors(heads: &mut [f64], starts: &[bool], survival: &[f64]) {
    let mut from = 0;
    while from < heads.len() {
        let begins = |class: &usize| starts.get(*class) == Some(&true);
        let to = (from + 1..heads.len()).find(begins).unwrap_or(heads.len());
        let left = survival.get(from..to).unwrap_or_default();
        let sum: f64 = left.iter().sum();
        // as for stocks: the usual leaving age is the first at which fewer than half are in post
        if left.last().is_some_and(|last| *last < 0.5) && sum > 0.0 {
            let band = heads.get_mut(from..to).unwrap_or_default();
            let total: f64 = band.iter().sum();
            for (value, left) in band.iter_mut().zip(left) {
                *value = total * left / sum;
            }
        }
        from = to;
    }
}
