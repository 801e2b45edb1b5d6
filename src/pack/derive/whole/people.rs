//! Residents, their deaths and what moves them: whole over regions, sexes, ages and the years given.

use super::grid::{Axis, Whole, ages, one};
use super::holes::Holes;
use crate::pack::derive::tables::Tables;
use crate::pack::facts::residents::population::AGES;
use crate::pack::read::error::PackErrorKind as Kind;
use crate::pack::read::people::{DeathsRow, Item, ItemRow};
use crate::pack::read::place::{At, Span};
use crate::unit::{Sex, Year, decimal, sort};

/// Shares typed by hand may miss 1 by this much.
const NEAR: f64 = 1e-6;

pub(super) fn check(tables: &Tables, holes: &mut Holes<'_>) {
    residents(tables, holes);
    deaths(tables, holes);
    items(tables, holes);
}

/// Every region, sex and age in each of the years given: a year between two of them lies on a line, a
/// region that one of them leaves out does not.
fn residents(tables: &Tables, holes: &mut Holes<'_>) {
    let rows = &tables.people.residents;
    let split = tables.head.sexes.len() > 1 && rows.iter().any(|row| row.sex != Sex::All);
    let years = distinct(rows.iter().map(|row| row.year));
    let sexes: &[Sex] = if split {
        &[Sex::F, Sex::M]
    } else {
        &[Sex::All]
    };
    let mut whole = Whole::new(vec![
        Axis::regions(&tables.base.regions),
        Axis::sexes(sexes),
        Axis::ages(0, AGES),
        Axis::years(years.iter().copied()),
    ]);
    for row in rows {
        whole.see(&[
            one(row.region),
            sex(row.sex, sexes),
            ages(row.ages.from.min(100), row.ages.to, 0),
            one(years.iter().position(|year| *year == row.year)),
        ]);
    }
    holes.tell("population.csv", "persons", "", &whole);
}

/// Both sexes in each period, at every age: the curve of staff bends with ages that no staff has.
fn deaths(tables: &Tables, holes: &mut Holes<'_>) {
    let rows = &tables.people.deaths;
    let head = &tables.head;
    let periods = distinct(rows.iter().map(|row| row.years));
    let names = periods.iter().map(|(from, to)| format!("{from}-{to}"));
    let mut whole = Whole::new(vec![
        Axis::of(names),
        Axis::sexes(&head.sexes),
        Axis::ages(0, AGES),
    ]);
    for (at, period) in periods.iter().enumerate() {
        let ours: Vec<&DeathsRow> = rows.iter().filter(|row| row.years == *period).collect();
        for (place, wanted) in head.sexes.iter().enumerate() {
            // as the curve is read: rows of the sex itself, or else those of both
            let own = ours.iter().any(|row| row.sex == *wanted);
            let named = if own { *wanted } else { Sex::All };
            let read = ours.iter().filter(|row| row.sex == named);
            for row in read {
                whole.see(&[
                    one(Some(at)),
                    one(Some(place)),
                    ages(row.ages.from, row.ages.to, 0),
                ]);
            }
        }
    }
    holes.tell("mortality.csv", "rate", "", &whole);
}

fn items(tables: &Tables, holes: &mut Holes<'_>) {
    let rows = &tables.people.items;
    let of = |item: Item| rows.iter().filter(move |row| row.item == item);
    for (item, name) in [
        (Item::Tfr, "tfr"),
        (Item::MortalityFactor, "mortality_factor"),
        (Item::ForeignRegion, "foreign_region"),
        (Item::InternalNet, "internal_net"),
    ] {
        if of(item).next().is_some() {
            let mut whole = Whole::new(vec![Axis::regions(&tables.base.regions)]);
            of(item).for_each(|row| whole.see(&[one(row.region)]));
            holes.tell("demography.csv", "region", name, &whole);
        }
    }
    for (item, name) in [
        (Item::FertilityShare, "fertility_share"),
        (Item::ForeignShare, "foreign_share"),
        (Item::InternalAge, "internal_age"),
    ] {
        split(&of(item).collect::<Vec<_>>(), name, holes);
    }
    let said = |item: Item| of(item).next().is_some();
    for (given, item, lacks) in [
        (said(Item::ForeignNet), Item::ForeignShare, "foreign_share"),
        (said(Item::InternalNet), Item::InternalAge, "internal_age"),
        (
            said(Item::InternalFactor),
            Item::InternalNet,
            "internal_net",
        ),
        (said(Item::ForeignShare), Item::ForeignNet, "foreign_net"),
        (said(Item::ForeignRegion), Item::ForeignNet, "foreign_net"),
        (!rows.is_empty(), Item::Tfr, "tfr"),
    ] {
        if given && !said(item) {
            holes.lacks("demography.csv", "item", lacks);
        }
    }
    if said(Item::Tfr) && tables.people.deaths.is_empty() {
        holes.lacks(
            "mortality.csv",
            "rate",
            "everybody: residents are projected",
        );
    }
}

/// A split by age: the same keys in each of its years, and shares that add up.
fn split(rows: &[&ItemRow], name: &str, holes: &mut Holes<'_>) {
    let years = distinct(rows.iter().map(|row| row.year.unwrap_or(0)));
    let bands = distinct(
        rows.iter()
            .map(|row| (row.sex, row.ages.unwrap_or(Span::ALL))),
    );
    let names = bands.iter().map(|(sex, span)| match sex {
        Sex::All => written(*span),
        _ => format!("{} {}", sex.code(), written(*span)),
    });
    let mut whole = Whole::new(vec![Axis::of(names), Axis::years(years.iter().copied())]);
    let mut sums: Vec<(Year, (f64, &At))> = Vec::new();
    for row in rows {
        let key = (row.sex, row.ages.unwrap_or(Span::ALL));
        let year = row.year.unwrap_or(0);
        whole.see(&[
            one(bands.iter().position(|band| *band == key)),
            one(years.iter().position(|known| *known == year)),
        ]);
        sort::slot(&mut sums, year, || (0.0, &row.origin.at)).0 += row.value;
    }
    // a band that another one covers in another year is no hole
    let same = |year: Year| -> Vec<u16> {
        let ours = rows.iter().filter(|row| row.year.unwrap_or(0) == year);
        let spans = ours.map(|row| row.ages.unwrap_or(Span::ALL));
        let covered = |age: &u16| spans.clone().any(|span| span.has(*age));
        (0..=120).filter(covered).collect()
    };
    let first = years.first().map(|year| same(*year));
    if years.iter().any(|year| Some(same(*year)) != first) {
        holes.tell("demography.csv", "age_from", name, &whole);
    }
    for (_, (sum, at)) in sums {
        if (sum - 1.0).abs() > NEAR {
            let found = format!("{} over the ages of {name}", decimal::write(sum));
            holes.push(at.error("value", Kind::SharesSum, found, "1"));
        }
    }
}

fn written(span: Span) -> String {
    match span.to {
        u16::MAX => format!("{}+", span.from),
        to => format!("{}–{to}", span.from),
    }
}

/// Place of a sex on an axis; all of it for both.
pub(super) fn sex(sex: Sex, sexes: &[Sex]) -> super::grid::Part {
    one(sexes.iter().position(|one| *one == sex))
}

/// What occurs, once each and in order.
pub(super) fn distinct<K: PartialOrd + Copy>(keys: impl Iterator<Item = K>) -> Vec<K> {
    let mut found: Vec<(K, ())> = Vec::new();
    keys.for_each(|key| *sort::slot(&mut found, key, || ()) = ());
    found.into_iter().map(|(key, ())| key).collect()
}
