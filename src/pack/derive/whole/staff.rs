//! Who is there at the opening, and when they leave: margins, cells and tables of leaving rates are whole
//! over regions, sexes and staff ages.

use super::grid::{Axis, Whole, ages, one};
use super::holes::{Holes, codes};
use super::people::{distinct, sex};
use crate::pack::derive::tables::Tables;
use crate::pack::facts::profession::Extent;
use crate::pack::read::rates::Shape;
use crate::pack::read::scope::{Subject, closest};
use crate::pack::read::stock::{CellRow, Margin};
use crate::unit::Sex;

const BOTH: &[Sex] = &[Sex::F, Sex::M];

pub(super) fn check(tables: &Tables, holes: &mut Holes<'_>) {
    for margin in &tables.stocks.margins {
        whole_margin(tables, margin, holes);
    }
    let pairs = distinct(tables.stocks.cells.iter().map(|c| (c.profession, c.sector)));
    for pair in pairs {
        cells(tables, pair, holes);
        leaving(tables, pair, holes);
    }
    let listed = tables.stocks.cadres.iter();
    for pair in distinct(listed.map(|c| (c.profession, c.sector))) {
        leaving(tables, pair, holes);
    }
}

/// The staff ages as an axis; a single key where ages are unknown.
fn staff_ages(tables: &Tables) -> Axis {
    let ages = tables.head.ages;
    Axis::ages(ages.first, ages.count)
}

/// A margin speaks about every key of the axes that its pattern names.
fn whole_margin(tables: &Tables, margin: &Margin, holes: &mut Holes<'_>) {
    let head = &tables.head;
    let by_sex = margin.rows.iter().any(|row| row.sex != Sex::All);
    let sexes: &[Sex] = if by_sex { BOTH } else { &[Sex::All] };
    let mut whole = Whole::new(vec![
        Axis::regions(&tables.base.regions),
        Axis::sexes(sexes),
        staff_ages(tables),
    ]);
    for row in &margin.rows {
        let span = row.ages.filter(|_| head.ages.ageing);
        whole.see(&[
            one(row.region),
            sex(row.sex, sexes),
            span.and_then(|span| ages(span.from, span.to, head.ages.first)),
        ]);
    }
    holes.tell("margins.csv", "weight", &margin.code, &whole);
}

/// Opening heads cell by cell: every region, sex and age of the cadre.
fn cells(tables: &Tables, (profession, sector): (usize, usize), holes: &mut Holes<'_>) {
    let head = &tables.head;
    let Some(row) = tables.base.professions.get(profession) else {
        return;
    };
    let regions = match row.extent {
        Extent::Regions => Axis::regions(&tables.base.regions),
        Extent::Nation | Extent::None => Axis::of([String::new()]),
    };
    let national = row.extent != Extent::Regions;
    let mut whole = Whole::new(vec![regions, Axis::sexes(&head.sexes), staff_ages(tables)]);
    let ours = |cell: &&CellRow| (cell.profession, cell.sector) == (profession, sector);
    for cell in tables
        .stocks
        .cells
        .iter()
        .filter(ours)
        .filter(|c| !c.retired)
    {
        let age = cell.age.filter(|_| head.ages.ageing);
        whole.see(&[
            one(cell.region.filter(|_| !national)),
            sex(cell.sex, &head.sexes),
            age.and_then(|age| ages(age, age, head.ages.first)),
        ]);
    }
    holes.tell(
        "cells.csv",
        "heads",
        &codes(tables, profession, sector),
        &whole,
    );
}

/// Leaving by a table needs the table: a rate at every age of the sexes that it is for.
fn leaving(tables: &Tables, (profession, sector): (usize, usize), holes: &mut Holes<'_>) {
    let head = &tables.head;
    let Some(row) = tables.base.professions.get(profession) else {
        return;
    };
    let subject = Subject {
        profession,
        family: row.family,
        sector: Some(sector),
    };
    let rates = &tables.rates;
    let mut whole = Whole::new(vec![Axis::sexes(&head.sexes), staff_ages(tables)]);
    for (at, &wanted) in head.sexes.iter().enumerate() {
        let found = closest(&rates.retirement, subject, |row| {
            let fits = row.sex == wanted || row.sex == Sex::All;
            (row.origin.used && fits).then_some(row.scope)
        });
        let own = found.iter().find(|row| row.sex == wanted).or(found.first());
        if own.is_none_or(|row| row.shape != Shape::Table) {
            whole.see(&[one(Some(at)), None]);
        }
    }
    for row in &rates.retirement_rates {
        if row.scope.rank(subject).is_some() {
            let span = head.ages.ageing.then_some(row.ages);
            whole.see(&[
                sex(row.sex, &head.sexes),
                span.and_then(|span| ages(span.from, span.to, head.ages.first)),
            ]);
        }
    }
    let name = codes(tables, profession, sector);
    holes.tell("retirement_rates.csv", "rate", &name, &whole);
}
