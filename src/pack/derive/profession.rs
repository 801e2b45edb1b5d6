//! From rows to professions: what is said of one as a whole, and whether it can be projected.

use crate::pack::derive::market::labour_market;
use crate::pack::derive::method::asks;
use crate::pack::derive::need::{need_index, norm, work};
use crate::pack::derive::notes::Notes;
use crate::pack::derive::tables::Tables;
use crate::pack::facts::cadre::{Cadre, Retirement};
use crate::pack::facts::need::Service;
use crate::pack::facts::parameter::name::Parameter;
use crate::pack::facts::profession::Profession;
use crate::pack::facts::training::Programme;
use crate::pack::read::error::PackErrorKind as Kind;
use crate::unit::{ProfessionIx, Year};
use crate::word::Grade;

pub(crate) fn professions(
    tables: &Tables,
    notes: &mut Notes,
    cadres: &[Cadre],
    programmes: &[Programme],
    services: &[Service],
) -> Vec<Profession> {
    let rows = &tables.base.professions;
    let one_year = tables.head.opening_year == tables.head.last_year;
    let ageing = tables.head.ages.ageing;
    let mut professions = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let subject = tables.subject(at);
        let from = cadres.partition_point(|cadre| cadre.profession.0 < at);
        let to = cadres.partition_point(|cadre| cadre.profession.0 <= at);
        let ours = cadres.get(from..to).unwrap_or(&[]);
        let fed = programmes.iter().flat_map(|programme| &programme.feeds);
        let fed = fed
            .into_iter()
            .any(|(to, share)| *to == ProfessionIx(at) && *share > 0.0);
        let stays = !ours.iter().any(|cadre| loses(cadre, ageing));
        let scalar = |wanted: Parameter| tables.scalar(subject, wanted);
        professions.push(Profession {
            code: row.named.code.clone(),
            family: row.family,
            names: row.named.names.clone(),
            extent: row.extent,
            note: row.note.clone(),
            cadres: (from, to),
            unmet_need: scalar(Parameter::UnmetNeed),
            use_trend: scalar(Parameter::UseTrend),
            healthy_ageing: scalar(Parameter::HealthyAgeing),
            productivity: scalar(Parameter::Productivity),
            hours_growth: scalar(Parameter::HoursGrowth),
            residents_in_capacity: scalar(Parameter::ResidentsInCapacity),
            wage_growth: scalar(Parameter::WageGrowth),
            norm: norm(tables, subject),
            need_index: need_index(tables, subject),
            asks: asks(tables, notes, subject, services),
            market: labour_market(tables, subject),
            grade: ours
                .iter()
                .map(|cadre| cadre.grade)
                .max()
                .unwrap_or(Grade::D),
            projected: !ours.is_empty() && (one_year || stays || fed || ours.iter().any(gains)),
            services: work(tables, notes, subject, services),
        });
    }
    professions
}

pub(crate) fn headline(tables: &Tables, notes: &mut Notes) -> Option<(ProfessionIx, Year)> {
    let head = &tables.head;
    let (code, year) = head.headline.as_ref()?;
    let rows = &tables.base.professions;
    let found = rows.iter().position(|row| row.named.code == *code);
    let at = &head.headline_at;
    let (kind, expected) = match found {
        None => (
            Kind::UnknownCode,
            "a profession of professions.csv".to_owned(),
        ),
        Some(_) if !(head.opening_year..=head.last_year).contains(year) => (
            Kind::OutOfRange,
            format!("{} to {}", head.opening_year, head.last_year),
        ),
        Some(profession) => return Some((ProfessionIx(profession), *year)),
    };
    notes.problem(at.error("headline", kind, format!("{code}, {year}"), expected));
    None
}

/// Whether anybody ever leaves a cadre, by age or otherwise.
fn loses(cadre: &Cadre, ageing: bool) -> bool {
    let retires = |how: &Retirement| match how {
        Retirement::Table(rates) => rates.iter().any(|&rate| rate > 0.0),
        _ => false,
    };
    ageing
        || cadre.retirement.iter().any(retires)
        || !cadre.exits.is_empty()
        || cadre.mortality.iter().any(|&rate| rate > 0.0)
}

/// Whether anybody comes into a cadre from outside training and outside the profession. The
/// closure flow does not count: it shows that somebody must have come, not who will.
fn gains(cadre: &Cadre) -> bool {
    cadre
        .inflows
        .iter()
        .any(|inflow| inflow.heads.iter().any(|&heads| heads > 0.0))
        || cadre.exogenous.iter().any(|(_, _, _, heads)| *heads > 0.0)
}
