//! From rows to what the demand methods compute with: paths drawn out year by year.

use crate::pack::derive::expect::{developments, income, stated_staff};
use crate::pack::derive::notes::Notes;
use crate::pack::derive::tables::Tables;
use crate::pack::facts::asks::{Asks, Backlog, Basis, Need, Open, Per, Standard, Workload};
use crate::pack::facts::need::Service;
use crate::pack::facts::parameter::name::Parameter;
use crate::pack::facts::path::Path;
use crate::pack::facts::residents::population::LAST_AGE;
use crate::pack::read::asked::chosen;
use crate::pack::read::error::PackErrorKind as Kind;
use crate::pack::read::methods::{BasisWord, PointRow, StandardRow};
use crate::pack::read::place::Span;
use crate::pack::read::scope::{Subject, closest};
use crate::unit::decimal;

/// What the methods need to know of a profession.
pub(crate) fn asks(
    tables: &Tables,
    notes: &mut Notes,
    subject: Subject,
    services: &[Service],
) -> Asks {
    let scalar = |wanted: Parameter| tables.scalar(subject, wanted);
    let days = (scalar(Parameter::WorkingDays) - scalar(Parameter::AbsentDays)).max(0.0);
    let day_hours = scalar(Parameter::DayHours);
    let backlog = Backlog {
        opening: scalar(Parameter::BacklogOpening),
        abandon: scalar(Parameter::BacklogAbandon),
        clear: scalar(Parameter::BacklogClear),
    };
    Asks {
        standards: standards(tables, notes, subject),
        workloads: workloads(tables, notes, subject, days * day_hours * 60.0),
        days,
        day_hours,
        needs: needs(tables, notes, subject, services),
        densities: chosen(&tables.methods.densities, subject)
            .into_iter()
            .map(|row| (row.code.clone(), row.numbers[0]))
            .collect(),
        developments: developments(tables, notes, subject),
        income: income(tables, scalar(Parameter::IncomeElasticity)),
        stated: stated_staff(tables, notes, subject),
        backlog,
    }
}

/// Work whose minutes are known; `time` is what a head has in a year, minutes.
fn workloads(tables: &Tables, notes: &mut Notes, subject: Subject, time: f64) -> Vec<Workload> {
    let rows = chosen(&tables.methods.workloads, subject);
    let mut allowed = 0.0;
    for row in &rows {
        let [minutes, units, ..] = row.numbers;
        allowed += if row.word == 1 { minutes * units } else { 0.0 };
        let at = &row.origin.at;
        if time <= 0.0 {
            let expected = "working_days beyond absent_days, and day_hours, in parameters.csv";
            let found = "no working time";
            notes.problem(at.error("minutes", Kind::Missing, found, expected));
        } else if allowed >= time {
            let found = format!("{} minutes of allowances per head", decimal::write(allowed));
            let expected = format!(
                "less than the {} minutes that a head has",
                decimal::write(time)
            );
            notes.problem(at.error("minutes", Kind::OutOfRange, found, expected));
        }
    }
    rows.into_iter()
        .map(|row| Workload {
            code: row.code.clone(),
            per: match (row.word, to_ages(row.ages)) {
                (0, (from, to)) => Per::Resident(from, to),
                (1, _) => Per::Head,
                _ => Per::Staff,
            },
            units: row.numbers[1],
            minutes: row.numbers[0],
        })
        .collect()
}

fn needs(tables: &Tables, notes: &mut Notes, subject: Subject, services: &[Service]) -> Vec<Need> {
    let mut found = Vec::new();
    for row in chosen(&tables.methods.needs, subject) {
        let service = services.iter().position(|s| s.code == row.code);
        let known = &tables.demand.weights;
        let Some(service) = service.filter(|_| known.iter().any(|w| w.service == row.code)) else {
            let found = format!("`{}`", row.code);
            let expected = "a service of use_weights.csv: its weights are cases per resident";
            let at = &row.origin.at;
            notes.problem(at.error("condition", Kind::UnknownCode, found, expected));
            continue;
        };
        let [units, coverage, share, per_fte] = row.numbers;
        found.push(Need {
            code: row.code.clone(),
            service,
            coverage,
            units,
            share,
            per_fte,
        });
    }
    found
}

/// Tells of rows that no other row can use.
pub(crate) fn unused_points(tables: &Tables, notes: &mut Notes) {
    let methods = &tables.methods;
    let named = |points: &[PointRow], known: &dyn Fn(&StandardRow) -> &String, column| {
        let lost = points.iter().find(|point| {
            !methods
                .standards
                .iter()
                .any(|row| known(row) == &point.code)
        })?;
        let found = format!("`{}`", lost.code);
        let expected = "a code that standards.csv names";
        Some(lost.at.error(column, Kind::UnknownCode, found, expected))
    };
    let lost = [
        named(&methods.sites, &|row| &row.code, "standard"),
        named(&methods.beds, &|row| &row.group, "group"),
    ];
    lost.into_iter()
        .flatten()
        .for_each(|error| notes.problem(error));
}

fn standards(tables: &Tables, notes: &mut Notes, subject: Subject) -> Vec<Standard> {
    let rows = closest(&tables.methods.standards, subject, |row| {
        row.origin.used.then_some(row.scope)
    });
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        found.push(Standard {
            group: row.group.clone(),
            code: row.code.clone(),
            basis: basis(tables, notes, row),
            per: row.per,
            low: row.low,
            high: row.high,
            heads: row.heads,
            open: open(tables, notes, row),
        });
    }
    found
}

fn basis(tables: &Tables, notes: &mut Notes, row: &StandardRow) -> Basis {
    match row.basis {
        BasisWord::Residents => {
            let (from, to) = to_ages(row.ages);
            Basis::Residents(from, to)
        }
        BasisWord::Today => Basis::Today,
        BasisWord::Beds => {
            let points: Vec<&PointRow> = tables
                .methods
                .beds
                .iter()
                .filter(|point| point.code == row.group)
                .collect();
            if points.is_empty() {
                let found = format!("`{}`", row.group);
                let expected = "a group of beds.csv";
                let at = &row.origin.at;
                notes.problem(at.error("group", Kind::UnknownCode, found, expected));
            }
            Basis::Beds(by_region(tables, &points))
        }
    }
}

fn open(tables: &Tables, notes: &mut Notes, row: &StandardRow) -> Open {
    let points: Vec<&PointRow> = tables
        .methods
        .sites
        .iter()
        .filter(|point| point.code == row.code)
        .collect();
    let Some(first) = points.first() else {
        return Open::All;
    };
    let other = |point: &&&PointRow| {
        point.counted != first.counted
            || (first.counted && point.region.is_some() != first.region.is_some())
    };
    if let Some(other) = points.iter().find(other) {
        let expected = "one unit for all rows of a standard; \
                        numbers of sites either by region or for the nation";
        let found = "another unit, or another extent";
        notes.problem(other.at.error("unit", Kind::NotAWord, found, expected));
    }
    match (first.counted, first.region) {
        (false, _) => Open::Share(by_region(tables, &points)),
        (true, Some(_)) => Open::Sites(by_region(tables, &points)),
        (true, None) => {
            let path = Path::new(points.iter().map(|point| (point.year, point.value)));
            Open::Nation(
                tables
                    .years()
                    .map(|year| path.at(year).unwrap_or(0.0))
                    .collect(),
            )
        }
    }
}

/// `[year][region]`: the region's own points, else those of every region, else nothing.
fn by_region(tables: &Tables, points: &[&PointRow]) -> Vec<f64> {
    let paths: Vec<Path> = (0..tables.base.regions.len())
        .map(|region| {
            let own = |point: &&&PointRow| point.region == Some(region);
            let has_own = points.iter().any(|point| own(&point));
            let path = points.iter().filter(|point| {
                if has_own {
                    own(point)
                } else {
                    point.region.is_none()
                }
            });
            Path::new(path.map(|point| (point.year, point.value)))
        })
        .collect();
    tables
        .years()
        .flat_map(|year| paths.iter().map(move |path| path.at(year).unwrap_or(0.0)))
        .collect()
}

/// Ages as residents have them: the last one is open-ended.
pub(crate) fn to_ages(span: Span) -> (u16, u16) {
    let oldest = u16::try_from(LAST_AGE).unwrap_or(u16::MAX);
    (span.from.min(oldest), span.to.min(oldest))
}
