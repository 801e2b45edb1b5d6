//! The labour market of a cadre and of a profession: limits on posts, matching, agency cover.

use crate::pack::derive::notes::Notes;
use crate::pack::derive::pair::Pair;
use crate::pack::derive::tables::Tables;
use crate::pack::facts::market::{LabourMarket, PostLimit, PostUnit, Recruiting};
use crate::pack::facts::parameter::name::Parameter;
use crate::pack::facts::path::Path;
use crate::pack::read::error::PackErrorKind as Kind;
use crate::pack::read::posts::PostRow;
use crate::pack::read::scope::{Subject, Who, closest};

/// The labour market of a profession.
pub(crate) fn labour_market(tables: &Tables, subject: Subject) -> LabourMarket {
    let value = |wanted: Parameter| tables.scalar(subject, wanted);
    LabourMarket {
        queue_leave: value(Parameter::QueueLeave),
        queue_abroad: value(Parameter::QueueAbroad),
        attract_limit: value(Parameter::AttractLimit),
        workload_exit: value(Parameter::WorkloadExit),
    }
}

/// How a cadre fills its posts.
pub(crate) fn recruiting(tables: &Tables, notes: &mut Notes, pair: &Pair) -> Recruiting {
    Recruiting {
        matching: tables.scalar(pair.subject(), Parameter::MarketMatch),
        months_to_fill: tables.scalar(pair.subject(), Parameter::TimeToFill),
        agency_share: tables.scalar(pair.subject(), Parameter::AgencyShare),
        agency_cap: tables.scalar(pair.subject(), Parameter::AgencyCap),
        agency_premium: tables.scalar(pair.subject(), Parameter::AgencyPremium),
        limits: limits(tables, notes, pair),
    }
}

/// Limits by region and unit: of each the closest rows, straight lines between their years.
fn limits(tables: &Tables, notes: &mut Notes, pair: &Pair) -> Vec<PostLimit> {
    let rows: Vec<&PostRow> = tables.posts.iter().filter(|row| row.origin.used).collect();
    let mut groups: Vec<(Option<usize>, PostUnit)> =
        rows.iter().map(|row| (row.region, row.unit)).collect();
    crate::unit::sort::by_key(&mut groups, |group| *group);
    groups.dedup();
    let mut limits = Vec::new();
    for (region, unit) in groups {
        let found = closest(&rows, pair.subject(), |row| {
            ((row.region, row.unit) == (region, unit)).then_some(row.scope)
        });
        let Some(first) = found.first() else { continue };
        if region.is_some() && pair.rows == 1 && tables.base.regions.len() > 1 {
            // a row for many professions may name regions that this one does not have
            if matches!(first.scope.who, Who::One(_)) {
                let (at, expected) = (&first.origin.at, "*: its figures are national");
                let error = at.error("region", Kind::OutOfRange, "a region", expected);
                notes.problem(error);
            }
            continue;
        }
        let path = Path::new(found.iter().map(|row| (row.year, row.posts)));
        let since = path.first().map_or(0, |(year, _)| year);
        let years = tables.head.opening_year..=tables.head.last_year;
        let at = |year| path.at(year).filter(|_| year >= since);
        limits.push(PostLimit {
            row: region,
            unit,
            by_year: years
                .map(|year| at(year).unwrap_or(f64::INFINITY))
                .collect(),
        });
    }
    limits
}
