//! Limits that a pack writes beyond what can happen: ages at which nobody works any more. They act as the
//! nearest possible one, and that is said by name.

use crate::pack::derive::tables::Tables;
use crate::pack::facts::finding::{Finding, Note};
use crate::pack::read::place::{At, Span};
use crate::pack::read::rates::{BandRow, Shape};
use crate::unit::decimal;

/// Every limit that lies beyond.
pub(crate) fn findings(tables: &Tables) -> Vec<Finding> {
    let ages = tables.head.ages;
    if !ages.ageing {
        return Vec::new();
    }
    let last = ages.age(ages.count - 1);
    let mut found = Vec::new();
    for row in tables.rates.retirement.iter().filter(|row| row.origin.used) {
        // Who is of the last age is gone a year later all the same: one year beyond it can still be told.
        let until = match row.shape {
            Shape::Step { age } => age,
            Shape::Logistic { cap, .. } => cap,
            Shape::None | Shape::Table => continue,
        };
        if until > f64::from(last) + 1.0 {
            let arguments = vec![
                ("age", decimal::write(until).into()),
                ("last", last.to_string().into()),
            ];
            let place = place(&row.origin.at);
            found.push(Finding::with(Note::LeavingBeyond, place, arguments));
        }
    }
    let rates = &tables.rates;
    let band = |row: &BandRow| (row.ages, row.origin.at.clone());
    let mut bands: Vec<(Span, At)> = Vec::new();
    bands.extend(rates.retirement_rates.iter().map(band));
    bands.extend(rates.exits.iter().map(|row| band(&row.band)));
    bands.extend(rates.mobility.iter().map(|row| band(&row.band)));
    bands.extend(rates.fte.iter().map(band));
    let rows = tables.stocks.margins.iter().flat_map(|margin| &margin.rows);
    let rows = rows.filter_map(|row| Some((row.ages?, row.origin.at.clone())));
    bands.extend(rows);
    for (span, at) in bands {
        if span.to < ages.first || span.from > last {
            let to = match span.to {
                u16::MAX => "+".to_owned(),
                to => format!("–{to}"),
            };
            let arguments = vec![("ages", format!("{}{to}", span.from).into())];
            found.push(Finding::with(Note::BandOutside, place(&at), arguments));
        }
    }
    found
}

fn place(at: &At) -> String {
    format!("{}:{}", at.file, at.line)
}
