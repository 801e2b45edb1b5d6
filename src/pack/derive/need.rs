//! From rows to what drives demand: services, norms, exogenous indices of need.

use crate::pack::derive::notes::Notes;
use crate::pack::derive::tables::Tables;
use crate::pack::facts::finding::{Finding, Note};
use crate::pack::facts::need::{Norm, Service};
use crate::pack::facts::path::Path;
use crate::pack::facts::residents::population::{AGES, LAST_AGE, RESIDENT_AGES};
use crate::pack::read::demand::WeightRow;
use crate::pack::read::error::PackErrorKind as Kind;
use crate::pack::read::scope::{Subject, closest};
use crate::unit::{Sex, decimal};

const NEAR: f64 = 1e-6;

/// The service of a profession whose work is given to no other.
const DEFAULT: &str = "all";

/// Services in order of appearance, with weights `[sex][age]`; `sexes` as residents have them.
pub(crate) fn services(tables: &Tables, notes: &mut Notes, sexes: usize) -> Vec<Service> {
    let demand = &tables.demand;
    let weighted = demand.weights.iter().map(|row| row.service.as_str());
    let worked = demand.services.iter().map(|row| row.service.as_str());
    let mut codes: Vec<&str> = Vec::new();
    for code in weighted.chain(worked).chain([DEFAULT]) {
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes
        .into_iter()
        .map(|code| Service {
            code: code.to_owned(),
            weights: weights(tables, notes, code, sexes),
        })
        .collect()
}

/// Weights of a service: 1 for everybody when no row speaks about it. A row for one sex beats a row
/// for both; that no age is left out is seen to in `whole`.
fn weights(tables: &Tables, notes: &mut Notes, service: &str, sexes: usize) -> Vec<f64> {
    let rows: Vec<&WeightRow> = tables
        .demand
        .weights
        .iter()
        .filter(|row| row.service == service)
        .collect();
    if rows.is_empty() {
        if service != DEFAULT {
            notes.finding(Finding::new(Note::NoWeights, service));
        }
        return vec![1.0; sexes * AGES];
    }
    let names: &[Sex] = if sexes == 2 {
        &[Sex::F, Sex::M]
    } else {
        &[Sex::All]
    };
    let mut weights = Vec::with_capacity(sexes * AGES);
    for &sex in names {
        for class in 0..AGES {
            let age = RESIDENT_AGES.age(class);
            let covers = |wanted: Sex| {
                rows.iter()
                    .filter(move |row| row.sex == wanted && row.ages.has(age))
            };
            let own: Vec<&&WeightRow> = covers(sex).collect();
            let found = if own.is_empty() {
                covers(Sex::All).collect()
            } else {
                own
            };
            if let Some(second) = found.get(1) {
                let expected = "ages that no other row of this service covers";
                let at = &second.origin.at;
                notes.problem(at.error("age_from", Kind::Overlap, age.to_string(), expected));
            }
            weights.push(found.first().map_or(0.0, |row| row.weight));
        }
    }
    weights
}

/// Services of a profession with their shares, which sum to 1.
pub(crate) fn work(
    tables: &Tables,
    notes: &mut Notes,
    subject: Subject,
    services: &[Service],
) -> Vec<(usize, f64)> {
    let rows = closest(&tables.demand.services, subject, |row| Some(row.scope));
    let place = |code: &str| services.iter().position(|service| service.code == code);
    let Some(first) = rows.first() else {
        return place(DEFAULT).map(|at| (at, 1.0)).into_iter().collect();
    };
    let sum: f64 = rows.iter().map(|row| row.share).sum();
    if (sum - 1.0).abs() > NEAR {
        let error = first
            .origin
            .at
            .error("share", Kind::SharesSum, decimal::write(sum), "1");
        notes.problem(error);
    }
    rows.iter()
        .filter_map(|row| Some((place(&row.service)?, row.share / sum)))
        .collect()
}

/// The norm of a profession, if one is given.
pub(crate) fn norm(tables: &Tables, subject: Subject) -> Option<Norm> {
    let oldest = u16::try_from(LAST_AGE).unwrap_or(u16::MAX);
    closest(&tables.demand.norms, subject, |row| {
        row.origin.used.then_some(row.scope)
    })
    .first()
    .map(|row| Norm {
        persons_per_head: row.persons_per_head,
        age_from: row.ages.from.min(oldest),
        age_to: row.ages.to.min(oldest),
    })
}

/// Indices of need by variant, one value per year from the opening year, where it is 1 unless
/// stated; straight lines between years, held after the last.
pub(crate) fn need_index(tables: &Tables, subject: Subject) -> Vec<(String, Vec<f64>)> {
    let (opening, last) = (tables.head.opening_year, tables.head.last_year);
    let indices = &tables.demand.indices;
    let mut variants: Vec<&str> = indices.iter().map(|row| row.variant.as_str()).collect();
    crate::unit::sort::by_key(&mut variants, |variant| *variant);
    variants.dedup();
    let mut found = Vec::new();
    for variant in variants {
        let rows = closest(indices, subject, |row| {
            (row.variant == variant).then_some(row.scope)
        });
        if rows.is_empty() {
            continue;
        }
        let stated = rows.iter().any(|row| row.year <= opening);
        let start = (!stated).then_some((opening, 1.0));
        let path = Path::new(rows.iter().map(|row| (row.year, row.index)).chain(start));
        let values = (opening..=last)
            .map(|year| path.at(year).unwrap_or(1.0))
            .collect();
        found.push((variant.to_owned(), values));
    }
    found
}
