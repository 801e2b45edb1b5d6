//! From rows to cadres: the rates of one profession in one sector, cell by cell.

use crate::pack::derive::bands::painted;
use crate::pack::derive::hire::hire;
use crate::pack::derive::known::Known;
use crate::pack::derive::market::recruiting;
use crate::pack::derive::moves::{inflows, mobility};
use crate::pack::derive::notes::Notes;
use crate::pack::derive::pair::{Pair, pairs};
use crate::pack::derive::spread::rake::Grid;
use crate::pack::derive::stock::{cell_of, change, opening};
use crate::pack::derive::tables::Tables;
use crate::pack::facts::cadre::{Cadre, Destination, Exit, Retirement};
use crate::pack::facts::finding::{Finding, Note};
use crate::pack::facts::market::PostUnit;
use crate::pack::facts::parameter::name::Parameter;
use crate::pack::facts::residents::mortality::probability;
use crate::pack::read::error::PackErrorKind as Kind;
use crate::pack::read::place::At;
use crate::pack::read::rates::{BandRow, ExitRow, Shape, Way};
use crate::pack::read::scope::{Who, closest};
use crate::unit::{ProfessionIx, SectorIx, Sex};

/// All cadres, in order.
pub(crate) fn cadres(known: &Known, notes: &mut Notes) -> Vec<Cadre> {
    let pairs = pairs(known.tables, notes);
    heads_count_once(known.tables, notes, &pairs);
    let mut cadres: Vec<Cadre> = pairs
        .iter()
        .map(|pair| cadre(known, notes, pair, &pairs))
        .collect();
    hire(known, notes, &pairs, &mut cadres);
    exogenous(known.tables, notes, &pairs, &mut cadres);
    cadres
}

fn cadre(known: &Known, notes: &mut Notes, pair: &Pair, pairs: &[Pair]) -> Cadre {
    let grid = known.tables.grid(pair);
    let retirement = retirement(known.tables, notes, pair, grid);
    let opening = opening(known, notes, pair, &retirement);
    let (mobility, attraction) = mobility(known, notes, pair, grid, &opening.in_post);
    let active_share = known
        .tables
        .scalar(pair.subject(), Parameter::ActiveRetired);
    Cadre {
        profession: ProfessionIx(pair.profession),
        sector: SectorIx(pair.sector),
        rows: pair.rows,
        fte: painted(
            known.tables,
            notes,
            pair,
            &known.tables.rates.fte.iter().collect::<Vec<_>>(),
            1.0,
        ),
        mortality: deaths(known, notes, pair, grid),
        exits: exits(known.tables, notes, pair, pairs),
        inflows: inflows(known, notes, pair, grid, (&opening.in_post, &retirement)),
        retirement,
        hire_share: 0.0,
        hire_profile: Vec::new(),
        hire_rows: Vec::new(),
        mobility,
        attraction,
        active_share,
        active_fte: active_fte(
            known.tables,
            notes,
            pair,
            active_share > 0.0 || !opening.active.is_empty(),
        ),
        active_last_age: whole(
            known
                .tables
                .scalar(pair.subject(), Parameter::ActiveRetiredLastAge),
        ),
        observed_change: change(known.tables, pair),
        closure_hold: closure_hold(known.tables, notes, pair),
        exogenous: Vec::new(),
        recruiting: recruiting(known.tables, notes, pair),
        grade: opening.grade,
        opening: opening.in_post,
        opening_active: opening.active,
    }
}

/// Heads, unlike rates, would be counted again in each cadre that a wide row reaches.
fn heads_count_once(tables: &Tables, notes: &mut Notes, pairs: &[Pair]) {
    let changes = tables
        .stocks
        .changes
        .iter()
        .map(|row| (row.scope, &row.origin));
    let inflows = tables
        .rates
        .inflows
        .iter()
        .map(|row| (row.scope, &row.origin));
    let posts = tables.posts.iter();
    let posts = posts
        .filter(|row| row.unit == PostUnit::Heads)
        .map(|row| (row.scope, &row.origin));
    let counted = changes.chain(inflows).chain(posts);
    for (scope, origin) in counted.filter(|(_, origin)| origin.used) {
        let reached = pairs
            .iter()
            .filter(|pair| scope.rank(pair.subject()).is_some())
            .count();
        if reached > 1 {
            let found = format!("a row for {reached} sectors or professions");
            let expected = "one profession and sector, or heads count more than once";
            notes.problem(origin.at.error("sector", Kind::OutOfRange, found, expected));
        }
    }
}

fn active_fte(tables: &Tables, notes: &mut Notes, pair: &Pair, needed: bool) -> f64 {
    let stated = tables.stated(pair.subject(), Parameter::ActiveRetiredFte);
    if needed && stated.is_none() {
        let at = At::file("parameters.csv");
        let found = format!("active retirees of {} without FTE", tables.name(pair));
        let expected = "a row active_retired_fte";
        notes.problem(at.error("parameter", Kind::Missing, found, expected));
    }
    stated.unwrap_or(0.0)
}

fn closure_hold(tables: &Tables, notes: &mut Notes, pair: &Pair) -> f64 {
    let stated = tables.stated(pair.subject(), Parameter::ClosureHold);
    if stated.is_none() && change(tables, pair).is_some() {
        notes.finding(Finding::new(Note::NoClosureHold, tables.name(pair)));
    }
    stated.unwrap_or_else(|| Parameter::ClosureHold.default())
}

fn retirement(tables: &Tables, notes: &mut Notes, pair: &Pair, grid: Grid) -> Vec<Retirement> {
    let rows = &tables.rates.retirement;
    let sexes = tables.head.sexes.clone();
    let mut silent = false;
    let shapes: Vec<Shape> = sexes
        .iter()
        .map(|&sex| {
            let found = closest(rows, pair.subject(), |row| {
                let fits = row.sex == sex || row.sex == Sex::All;
                (row.origin.used && fits).then_some(row.scope)
            });
            let own = found.iter().find(|row| row.sex == sex).or(found.first());
            silent |= own.is_none();
            own.map_or(Shape::None, |row| row.shape)
        })
        .collect();
    if silent && grid.ages.ageing {
        notes.finding(Finding::new(Note::NoRetirement, tables.name(pair)));
    }
    let table = if shapes.contains(&Shape::Table) {
        let rates: Vec<&BandRow> = tables.rates.retirement_rates.iter().collect();
        painted(tables, notes, pair, &rates, 0.0)
    } else {
        Vec::new()
    };
    shapes
        .into_iter()
        .enumerate()
        .map(|(sex, shape)| match shape {
            Shape::None => Retirement::None,
            Shape::Step { age } => Retirement::Step { age },
            Shape::Logistic { age, width, cap } => Retirement::Logistic { age, width, cap },
            Shape::Table => {
                let row = table.chunks(grid.ages.count).nth(sex).unwrap_or(&[]);
                Retirement::Table(row.to_vec())
            }
        })
        .collect()
}

/// Staff mortality `[year][sex][age]`: on reaching age a people are a years old at mid-year.
fn deaths(known: &Known, notes: &mut Notes, pair: &Pair, grid: Grid) -> Vec<f64> {
    let head = &known.tables.head;
    let ratio = known
        .tables
        .scalar(pair.subject(), Parameter::MortalityRatio);
    let curves = grid.ages.ageing && !known.mortality.is_empty();
    if ratio > 0.0 && !curves {
        notes.finding(Finding::new(Note::NoMortality, known.tables.name(pair)));
    }
    let mut values = Vec::new();
    for year in head.opening_year + 1..=head.last_year {
        for sex in 0..grid.sexes {
            let rates = if curves {
                known.mortality.curve(year, sex)
            } else {
                Vec::new()
            };
            values.extend((0..grid.ages.count).map(|class| {
                let age = usize::from(grid.ages.age(class));
                let rate = rates.get(age).or(rates.last()).copied().unwrap_or(0.0);
                probability(ratio * rate)
            }));
        }
    }
    values
}

fn exits(tables: &Tables, notes: &mut Notes, pair: &Pair, pairs: &[Pair]) -> Vec<Exit> {
    let speaks =
        |row: &&ExitRow| row.band.origin.used && row.band.scope.rank(pair.subject()).is_some();
    let rows: Vec<&ExitRow> = tables.rates.exits.iter().filter(speaks).collect();
    let mut ways: Vec<Way> = rows.iter().map(|row| row.way).collect();
    crate::unit::sort::by_key(&mut ways, |way| *way);
    ways.dedup();
    let mut exits = Vec::new();
    for way in ways {
        let ours: Vec<&BandRow> = rows
            .iter()
            .filter(|row| row.way == way)
            .map(|row| &row.band)
            .collect();
        let destination = match way {
            Way::Other => Destination::Other,
            Way::Abroad => Destination::Abroad,
            // A wide row may well meet the sector itself, or a profession without that sector.
            Way::Sector(sector) if sector == pair.sector => continue,
            Way::Sector(sector) => {
                let target = (pair.profession, sector);
                match pairs.iter().position(|other| other.codes() == target) {
                    Some(cadre) => Destination::Cadre(cadre),
                    None => {
                        no_such_sector(notes, &ours);
                        continue;
                    }
                }
            }
        };
        let hazard = painted(tables, notes, pair, &ours, 0.0);
        if hazard.iter().any(|&rate| rate > 0.0) {
            exits.push(Exit {
                destination,
                hazard,
            });
        }
    }
    exits
}

fn no_such_sector(notes: &mut Notes, rows: &[&BandRow]) {
    for row in rows
        .iter()
        .filter(|row| matches!(row.scope.who, Who::One(_)))
    {
        let expected = "a sector in which this profession works";
        let at = &row.origin.at;
        notes.problem(at.error("destination", Kind::UnknownCode, "another", expected));
    }
}

fn exogenous(tables: &Tables, notes: &mut Notes, pairs: &[Pair], cadres: &mut [Cadre]) {
    let (opening, last) = (tables.head.opening_year, tables.head.last_year);
    for row in &tables.stocks.exogenous {
        let codes = (row.profession, row.sector);
        let found = pairs
            .iter()
            .zip(cadres.iter_mut())
            .find(|(pair, _)| pair.codes() == codes);
        let Some((pair, cadre)) = found else { continue };
        if !(opening + 1..=last).contains(&row.year) {
            let expected = format!("{} to {last}", opening + 1);
            let found = row.year.to_string();
            notes.problem(
                row.origin
                    .at
                    .error("year", Kind::OutOfRange, found, expected),
            );
            continue;
        }
        let grid = tables.grid(pair);
        let cell = cell_of(grid, row.region, row.sex, row.age, &row.origin);
        if let Some(cell) = notes.keep(cell) {
            let row_len = grid.sexes * grid.ages.count;
            cadre
                .exogenous
                .push((row.year, cell / row_len, cell % row_len, row.heads));
        }
    }
    for cadre in cadres {
        crate::unit::sort::by_key(&mut cadre.exogenous, |(year, row, cell, _)| {
            (*year, *row, *cell)
        });
    }
}

fn whole(age: f64) -> u16 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the reader keeps ages within 0..=120"
    )]
    let age = age as u16;
    age
}
