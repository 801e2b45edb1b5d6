//! What the tables leave unsaid, by name: where a documented default, or a row for several, stands in for
//! a row of its own, and which years of a path are known. Refuses nothing: tables that must be whole are in
//! `whole`.

mod courses;
mod lists;
mod parameters;
mod paths;
mod staff;
mod unsaid;

use crate::pack::derive::tables::Tables;
use crate::pack::facts::cadre::Cadre;
use crate::pack::facts::finding::Finding;
use crate::pack::read::scope::Subject;
use crate::word::Fact;
use unsaid::{Named, Silent};

/// Everything that is unsaid.
pub(crate) fn findings(tables: &Tables, cadres: &[Cadre], facts: &[Fact]) -> Vec<Finding> {
    let mut all = Silent {
        tables,
        cadres: subjects(tables, cadres),
        professions: professions(tables, cadres),
        findings: Vec::new(),
    };
    all.parameters();
    all.staff();
    all.courses();
    all.feeds();
    all.paths();
    all.lists(facts);
    all.findings
}

fn subjects(tables: &Tables, cadres: &[Cadre]) -> Vec<Named> {
    let named = |cadre: &Cadre| {
        let (profession, sector) = (cadre.profession.0, cadre.sector.0);
        let row = tables.base.professions.get(profession)?;
        let subject = Subject {
            profession,
            family: row.family,
            sector: Some(sector),
        };
        let code = &row.named.code;
        let alone = tables.base.sectors.len() == 1;
        let sector = tables.base.sectors.get(sector).filter(|_| !alone);
        let name = sector.map_or_else(|| code.clone(), |s| format!("{code}/{}", s.code));
        Some((subject, name))
    };
    cadres.iter().filter_map(named).collect()
}

fn professions(tables: &Tables, cadres: &[Cadre]) -> Vec<Named> {
    let rows = tables.base.professions.iter().enumerate();
    let run = rows.filter(|(at, _)| cadres.iter().any(|cadre| cadre.profession.0 == *at));
    let named = run.map(|(profession, row)| {
        let subject = Subject {
            profession,
            family: row.family,
            sector: None,
        };
        (subject, row.named.code.clone())
    });
    named.collect()
}
