//! Years in which paths are known: between them and beyond them somebody drew a line.

use super::unsaid::Silent;
use crate::i18n::number::span;
use crate::pack::derive::whole::holes::who;
use crate::pack::facts::finding::{Finding, Note};
use crate::pack::read::people::{ITEMS, Item};
use crate::unit::{Year, sort};

/// Years in which something is known.
type Known = Vec<(Year, ())>;

impl Silent<'_> {
    /// Years in which paths are known, keys with the same years together.
    pub(super) fn paths(&mut self) {
        let tables = self.tables;
        let mut known: Vec<((&str, String), Known)> = Vec::new();
        let mut point = |table: &'static str, key: String, year: Option<Year>| {
            let years = sort::slot(&mut known, (table, key), Vec::new);
            *sort::slot(years, year.unwrap_or(0), || ()) = ();
        };
        let training = &tables.training;
        let course = |at: usize| {
            training
                .programmes
                .get(at)
                .map_or_else(String::new, |row| row.code.clone())
        };
        for row in training.places.iter().filter(|row| row.origin.used) {
            point("places.csv", course(row.programme), Some(row.year));
        }
        for row in training
            .intake
            .applicants
            .iter()
            .filter(|row| row.origin.used)
        {
            point("applicants.csv", course(row.programme), Some(row.year));
        }
        for row in training
            .intake
            .capacity
            .iter()
            .filter(|row| row.origin.used)
        {
            let key = format!("{} {:?}", course(row.programme), row.kind).to_lowercase();
            point("training_capacity.csv", key, Some(row.year));
        }
        for row in &tables.people.residents {
            point("population.csv", String::new(), Some(row.year));
        }
        for row in &tables.people.deaths {
            point("mortality.csv", String::new(), Some(row.years.0));
        }
        let said = |item: Item| tables.people.items.iter().any(|row| row.item == item);
        let items = ITEMS
            .iter()
            .filter(|(_, item)| said(Item::Tfr) && !said(*item));
        let absent: Vec<&str> = items.map(|(name, _)| *name).collect();
        for row in &tables.people.items {
            point("demography.csv", row.item.name().to_owned(), row.year);
        }
        let base = &tables.base;
        let code = |at: usize| {
            base.professions
                .get(at)
                .map_or("*", |row| row.named.code.as_str())
        };
        for row in &tables.demand.indices {
            let whom = who(tables, row.scope.who);
            let key = format!("{whom} {}", row.variant);
            point("need_index.csv", key.trim_end().to_owned(), Some(row.year));
        }
        for row in &tables.stocks.exogenous {
            point(
                "exogenous.csv",
                code(row.profession).to_owned(),
                Some(row.year),
            );
        }
        self.nowhere("demography.csv", &absent);
        let mut groups: Vec<((&str, String), Vec<String>)> = Vec::new();
        for ((table, key), years) in known {
            let years: Vec<Year> = years.into_iter().map(|(year, ())| year).collect();
            sort::slot(&mut groups, (table, runs(&years)), Vec::new).push(key);
        }
        for ((table, years), keys) in groups {
            let keys: Vec<String> = keys.into_iter().filter(|key| !key.is_empty()).collect();
            let comma = if keys.is_empty() { "" } else { ", " };
            let place = format!("{table}{comma}{}", keys.join(", "));
            let years = vec![("years", years.into())];
            self.findings
                .push(Finding::with(Note::KnownYears, place, years));
        }
    }
}

/// Years with ranges where they follow each other.
fn runs(years: &[Year]) -> String {
    let mut parts: Vec<(Year, Year)> = Vec::new();
    for &year in years {
        match parts.last_mut() {
            Some((_, to)) if *to + 1 == year => *to = year,
            _ => parts.push((year, year)),
        }
    }
    let parts = parts.into_iter().map(|(from, to)| span(from, to));
    parts.collect::<Vec<_>>().join(", ")
}
