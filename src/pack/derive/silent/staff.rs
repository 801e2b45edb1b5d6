//! Rates of staff: for whom they are not said, age by age and year by year.

use super::unsaid::{Said, Silent, always, plain};
use crate::pack::derive::tables::Tables;
use crate::pack::derive::whole::grid::{Axis, Part, ages, one};
use crate::pack::facts::cadre::InflowCause;
use crate::pack::read::rates::{BandRow, Way};
use crate::pack::read::scope::{Scope, Subject, Who};
use crate::unit::{Sex, Year, sort};

impl Silent<'_> {
    pub(super) fn staff(&mut self) {
        self.leaving();
        self.exits();
        self.arrivals();
        self.stocks();
    }

    /// The staff ages as an axis.
    fn classes(&self) -> Axis {
        let ages = self.tables.head.ages;
        Axis::bare_ages(ages.first, ages.count)
    }

    /// The ages of a row on it; all of them where ages are unknown.
    fn span(&self, row: &BandRow) -> Part {
        let own = self.tables.head.ages;
        let span = ages(row.ages.from, row.ages.to, own.first);
        span.filter(|_| own.ageing)
    }

    /// Retirement and part time, by sex.
    fn leaving(&mut self) {
        let tables = self.tables;
        let (head, rates) = (&tables.head, &tables.rates);
        let subjects = self.cadres.clone();
        let classes = self.classes();
        let sexes = Axis::sex_codes(&head.sexes);
        let sex = |sex: Sex| one(head.sexes.iter().position(|known| *known == sex));
        // leaving: who has no row at all is told where it is derived
        let by_sex = rates.retirement.iter().any(|row| row.sex != Sex::All);
        let said: Vec<Said> = rates
            .retirement
            .iter()
            .filter(|row| row.origin.used)
            .map(|row| Said {
                wide: by_sex && row.sex == Sex::All,
                parts: vec![sex(row.sex)],
                ..plain(0, row.scope)
            })
            .collect();
        self.tell(
            "retirement.csv",
            (vec![String::new()], vec![sexes.clone()]),
            (&subjects, &said),
            &always,
        );
        // part time
        let by_sex = rates.fte.iter().any(|row| row.sex != Sex::All);
        let said: Vec<Said> = rates
            .fte
            .iter()
            .map(|row| Said {
                wide: by_sex && row.sex == Sex::All,
                parts: vec![sex(row.sex), self.span(row)],
                ..plain(0, row.scope)
            })
            .collect();
        self.tell(
            "fte.csv",
            (vec![String::new()], vec![sexes, classes]),
            (&subjects, &said),
            &always,
        );
    }

    /// Voluntary exits, by where they lead.
    fn exits(&mut self) {
        let tables = self.tables;
        let rates = &tables.rates;
        let subjects = self.cadres.clone();
        let ways = ways(tables);
        let exits = rates.exits.iter().filter(|row| row.band.origin.used);
        let said: Vec<Said> = exits
            .filter_map(|row| {
                Some(Said {
                    parts: vec![self.span(&row.band)],
                    ..plain(
                        ways.iter().position(|(way, _)| *way == row.way)?,
                        row.band.scope,
                    )
                })
            })
            .collect();
        let names = ways.iter().map(|(_, name)| name.clone()).collect();
        let pairs: Vec<(usize, Option<usize>)> = subjects
            .iter()
            .map(|(s, _)| (s.profession, s.sector))
            .collect();
        let leads = |item: usize, subject: Subject| match ways.get(item) {
            Some((Way::Sector(to), _)) => {
                subject.sector != Some(*to) && pairs.contains(&(subject.profession, Some(*to)))
            }
            _ => true,
        };
        self.tell(
            "exits.csv",
            (names, vec![self.classes()]),
            (&subjects, &said),
            &leads,
        );
    }

    /// From outside training, year by year; new entrants; moves between regions.
    fn arrivals(&mut self) {
        let tables = self.tables;
        let (head, rates) = (&tables.head, &tables.rates);
        let subjects = self.cadres.clone();
        let years: Vec<Year> = (head.opening_year + 1..=head.last_year).collect();
        let inflows = rates.inflows.iter().filter(|row| row.origin.used);
        let said: Vec<Said> = inflows
            .map(|row| {
                let within = |year: &&Year| {
                    row.years.0.is_none_or(|from| **year >= from)
                        && row.years.1.is_none_or(|to| **year <= to)
                };
                let from = years.iter().position(|year| within(&year)).unwrap_or(0);
                let count = years.iter().filter(within).count();
                Said {
                    parts: vec![Some((from, from + count))],
                    ..plain(usize::from(row.cause == InflowCause::Return), row.scope)
                }
            })
            .collect();
        let causes = vec!["immigration".to_owned(), "return".to_owned()];
        self.tell(
            "inflows.csv",
            (causes, vec![Axis::years(years)]),
            (&subjects, &said),
            &always,
        );
        let said: Vec<Said> = rates
            .mobility
            .iter()
            .map(|row| Said {
                parts: vec![self.span(&row.band)],
                ..plain(0, row.band.scope)
            })
            .collect();
        self.tell(
            "mobility.csv",
            (vec![String::new()], vec![self.classes()]),
            (&subjects, &said),
            &always,
        );
        let said: Vec<Said> = rates.hiring.iter().map(|row| plain(0, row.scope)).collect();
        self.tell(
            "hiring.csv",
            (vec![String::new()], Vec::new()),
            (&subjects, &said),
            &always,
        );
    }

    /// How stocks have changed, who is active after retirement, and what the work is for.
    fn stocks(&mut self) {
        let tables = self.tables;
        let subjects = self.cadres.clone();
        let changes = tables.stocks.changes.iter().filter(|row| row.origin.used);
        let said: Vec<Said> = changes.map(|row| plain(0, row.scope)).collect();
        self.tell(
            "changes.csv",
            (vec![String::new()], Vec::new()),
            (&subjects, &said),
            &always,
        );
        let active = tables.stocks.cells.iter().filter(|cell| cell.retired);
        let said: Vec<Said> = active
            .map(|cell| {
                plain(
                    0,
                    Scope {
                        who: Who::One(cell.profession),
                        sector: Some(cell.sector),
                    },
                )
            })
            .collect();
        if !tables.stocks.cells.is_empty() {
            self.tell(
                "cells.csv",
                (vec!["retired_active".to_owned()], Vec::new()),
                (&subjects, &said),
                &always,
            );
        }
        let staff = self.professions.clone();
        let said: Vec<Said> = tables
            .demand
            .services
            .iter()
            .map(|row| plain(0, row.scope))
            .collect();
        self.tell(
            "services.csv",
            (vec![String::new()], Vec::new()),
            (&staff, &said),
            &always,
        );
    }
}

/// The ways out: those that every pack has, and the sectors that some row knows.
fn ways(tables: &Tables) -> Vec<(Way, String)> {
    let mut ways = vec![
        (Way::Other, "other".to_owned()),
        (Way::Abroad, "abroad".to_owned()),
    ];
    for row in tables.rates.exits.iter().filter(|row| row.band.origin.used) {
        if let Way::Sector(at) = row.way {
            let sector = || tables.base.sectors.get(at).map(|named| named.code.clone());
            sort::slot(&mut ways, row.way, || sector().unwrap_or_default());
        }
    }
    ways
}
