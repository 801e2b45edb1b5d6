//! What residents need: services, use by age, norms, exogenous indices.

use crate::pack::read::place::Span;
use crate::pack::read::reader::{Origin, Reader, fact, origin, scope};
use crate::pack::read::row::PEOPLE;
use crate::pack::read::scope::Scope;
use crate::unit::{Sex, Year};
use crate::word::{Acts, Side};

/// Share of a profession's work that is for a service.
#[derive(Clone, Debug)]
pub(crate) struct ServiceRow {
    pub(crate) scope: Scope,
    pub(crate) service: String,
    pub(crate) share: f64,
    pub(crate) origin: Origin,
}

/// Relative use of a service.
#[derive(Clone, Debug)]
pub(crate) struct WeightRow {
    pub(crate) service: String,
    pub(crate) sex: Sex,
    pub(crate) ages: Span,
    pub(crate) weight: f64,
    pub(crate) origin: Origin,
}

/// Residents per head.
#[derive(Clone, Debug)]
pub(crate) struct NormRow {
    pub(crate) scope: Scope,
    pub(crate) persons_per_head: f64,
    pub(crate) ages: Span,
    pub(crate) origin: Origin,
}

/// Index of need in a year, by variant.
#[derive(Clone, Debug)]
pub(crate) struct IndexRow {
    pub(crate) variant: String,
    pub(crate) scope: Scope,
    pub(crate) year: Year,
    pub(crate) index: f64,
}

/// All of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Demand {
    pub(crate) services: Vec<ServiceRow>,
    pub(crate) weights: Vec<WeightRow>,
    pub(crate) norms: Vec<NormRow>,
    pub(crate) indices: Vec<IndexRow>,
}

/// Reads the tables of this group.
pub(crate) fn read(reader: &mut Reader<'_>) -> Demand {
    Demand {
        services: services(reader),
        weights: weights(reader),
        norms: norms(reader),
        indices: indices(reader),
    }
}

fn services(reader: &mut Reader<'_>) -> Vec<ServiceRow> {
    let columns = "#profession,#service,share,year,source,grade,note";
    reader.data("services.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let share = row.share("share")?;
        let fact = fact(
            row,
            &origin,
            Acts::always(&[Side::Services]),
            row.text("service"),
            share,
            "share",
        );
        let service = row.code("service")?.to_owned();
        Ok((
            ServiceRow {
                scope: scope(row, lists)?,
                service,
                share,
                origin,
            },
            fact,
        ))
    })
}

fn weights(reader: &mut Reader<'_>) -> Vec<WeightRow> {
    let columns = "#service,#sex,#age_from,#age_to,weight,year,source,grade,note";
    reader.data("use_weights.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let weight = row.amount("weight")?;
        let fact = fact(
            row,
            &origin,
            Acts::always(&[Side::Use]),
            row.text("service"),
            weight,
            "weight",
        );
        let weight = WeightRow {
            service: row.code("service")?.to_owned(),
            sex: row.sex(&lists.sexes)?,
            ages: row.ages()?.unwrap_or(Span::ALL),
            weight,
            origin,
        };
        Ok((weight, fact))
    })
}

fn norms(reader: &mut Reader<'_>) -> Vec<NormRow> {
    let columns = "#profession,persons_per_head,age_from,age_to,year,source,grade,use,note";
    reader.data("norms.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let persons_per_head = row.within("persons_per_head", 1e-6, PEOPLE)?;
        let fact = fact(
            row,
            &origin,
            Acts::always(&[Side::Norm]),
            "norm",
            persons_per_head,
            "persons per head",
        );
        let ages = row.ages()?.unwrap_or(Span::ALL);
        Ok((
            NormRow {
                scope: scope(row, lists)?,
                persons_per_head,
                ages,
                origin,
            },
            fact,
        ))
    })
}

fn indices(reader: &mut Reader<'_>) -> Vec<IndexRow> {
    let columns = "#variant,#profession,#year,index,source,grade,note";
    let rows = reader.data("need_index.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let index = row.amount("index")?;
        let item = format!("need index {}", row.text("variant"));
        let fact = fact(
            row,
            &origin,
            Acts::dated(&[Side::Index]),
            item.trim_end(),
            index,
            "index",
        );
        let variant = row.maybe("variant", |row, column| row.code(column).map(str::to_owned))?;
        let (scope, year) = (scope(row, lists)?, row.year("year")?);
        let variant = variant.unwrap_or_default();
        Ok((
            (
                IndexRow {
                    variant,
                    scope,
                    year,
                    index,
                },
                origin.at,
            ),
            fact,
        ))
    });
    rows.into_iter().map(|(row, _)| row).collect()
}
