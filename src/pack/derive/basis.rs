//! The figures behind an opening stock and the hiring of a profession, with their origin.
//!
//! They are the rows of other tables as they were applied to one profession and sector, with the
//! grade of applying them there: explanations list them beside the figures of its own rows.

use crate::pack::derive::notes::Notes;
use crate::pack::derive::pair::Pair;
use crate::pack::derive::tables::Tables;
use crate::pack::read::reader::Spread;
use crate::pack::read::stock::StockRow;
use crate::word::{Acts, Fact, Grade, Side};

/// Table name of what a figure was applied to, and where it acts there.
pub(crate) type Applied = (&'static str, Side);

/// Shares that spread an opening stock.
pub(crate) const OPENING: Applied = ("margins", Side::Opening);

/// Shares that spread new entrants.
pub(crate) const ENTRY: Applied = ("entry_margins", Side::Hiring);

/// Shares that spread people from abroad and who return.
pub(crate) const ARRIVING: Applied = ("arrival_margins", Side::Flows);

/// Shares of the regions where movers go.
pub(crate) const ATTRACTION: Applied = ("attraction_margins", Side::Flows);

/// A stock in the opening year.
const STOCK: Applied = ("stock", Side::Opening);

/// Rows of margins that were applied to a cadre, as shares of their margin; the grade is the
/// weaker of the row's and of applying it here.
pub(crate) fn note_margins(
    tables: &Tables,
    notes: &mut Notes,
    table: Applied,
    pair: &Pair,
    spread: Spread,
    applied: Grade,
) {
    let mut last = None;
    for at in [spread.age, spread.sex, spread.region]
        .into_iter()
        .flatten()
    {
        // One margin may serve twice: by age and sex at once.
        if last.replace(at) == Some(at) {
            continue;
        }
        let Some(margin) = tables.stocks.margins.get(at) else {
            continue;
        };
        let whole: f64 = margin.facts.iter().map(|fact| fact.value).sum();
        // a 0 says that nobody is there: it moves nothing and is told in the table
        let rows = margin.facts.iter().filter(|row| row.value > 0.0);
        let rows = rows.map(|row| Fact {
            value: if whole > 0.0 { row.value / whole } else { 0.0 },
            unit: "share".to_owned(),
            grade: row.grade.weakest(applied),
            ..row.clone()
        });
        let rows: Vec<Fact> = rows.collect();
        for row in rows {
            note(tables, notes, table, pair, row);
        }
    }
}

/// An assumption in place of a margin: a share, grade D, without source.
pub(crate) fn note_even(tables: &Tables, notes: &mut Notes, pair: &Pair, item: &str, share: f64) {
    let fact = Fact {
        item: item.to_owned(),
        value: share,
        unit: "share".to_owned(),
        year: Some(tables.head.opening_year),
        grade: Grade::D,
        used: true,
        ..Fact::default()
    };
    note(tables, notes, OPENING, pair, fact);
}

/// A stock of another year as it was brought to the opening year.
pub(crate) fn note_carried(
    tables: &Tables,
    notes: &mut Notes,
    pair: &Pair,
    stock: &StockRow,
    heads: f64,
    grade: Grade,
) {
    let fact = Fact {
        item: "carried".to_owned(),
        value: heads,
        unit: "heads".to_owned(),
        year: Some(tables.head.opening_year),
        source: stock.origin.source.clone(),
        grade,
        used: true,
        ..Fact::default()
    };
    note(tables, notes, STOCK, pair, fact);
}

fn note(tables: &Tables, notes: &mut Notes, (table, side): Applied, pair: &Pair, fact: Fact) {
    let base = &tables.base;
    let profession = base.professions.get(pair.profession);
    let sector = base.sectors.get(pair.sector);
    notes.fact(Fact {
        table: table.to_owned(),
        acts: Acts::always(&[side]),
        profession: profession.map_or_else(String::new, |row| row.named.code.clone()),
        sector: sector.map_or_else(String::new, |named| named.code.clone()),
        ..fact
    });
}
