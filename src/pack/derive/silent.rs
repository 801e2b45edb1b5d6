//! What the tables leave unsaid, by name: where a documented default, or a row for several, stands in for
//! a row of its own, and which years of a path are known. Refuses nothing: tables that must be whole are in
//! `whole`.

use crate::pack::derive::tables::Tables;
use crate::pack::derive::whole::grid::{Axis, Part, Whole, ages, one};
use crate::pack::facts::cadre::{Cadre, InflowCause};
use crate::pack::facts::finding::{Finding, Note};
use crate::pack::facts::parameter::PARAMETERS;
use crate::pack::read::rates::{BandRow, Way};
use crate::pack::read::scope::{Scope, Subject, Who};
use crate::pack::read::training::{RATES, Rate};
use crate::unit::{Sex, Year, sort};

/// Everything that is unsaid.
pub(crate) fn findings(tables: &Tables, cadres: &[Cadre]) -> Vec<Finding> {
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
    all.findings
}

/// Whoever looks for rows, with a name for people.
type Named = (Subject, String);

struct Silent<'t> {
    tables: &'t Tables,
    cadres: Vec<Named>,
    professions: Vec<Named>,
    findings: Vec<Finding>,
}

/// What a row says, and about whom: the item, and its parts of the further axes.
struct Said {
    item: usize,
    scope: Scope,
    /// Whether it speaks about several keys of a further axis on which other rows name one.
    wide: bool,
    parts: Vec<Part>,
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

impl Silent<'_> {
    /// Tells for whom of the subjects no row, and no row of its own, says an item. `apt` leaves out what an
    /// item cannot be about.
    fn tell(
        &mut self,
        table: &str,
        (items, sides): (Vec<String>, Vec<Axis>),
        (subjects, rows): (&[Named], &[Said]),
        apt: &dyn Fn(usize, Subject) -> bool,
    ) {
        let mut axes = vec![
            Axis::of(items.iter().cloned()),
            Axis::of(subjects.iter().map(|(_, name)| name.clone())),
        ];
        axes.extend(sides);
        let mut any = Whole::new(axes);
        let mut own = any.clone();
        for (at, (subject, _)) in subjects.iter().enumerate() {
            let single = |other: &&Named| other.0.profession == subject.profession;
            let alone = subjects.iter().filter(single).count() == 1;
            for item in (0..items.len()).filter(|item| !apt(*item, *subject)) {
                any.see(&[one(Some(item)), one(Some(at))]);
                own.see(&[one(Some(item)), one(Some(at))]);
            }
            for row in rows.iter().filter(|row| row.scope.rank(*subject).is_some()) {
                let mut parts = vec![one(Some(row.item)), one(Some(at))];
                parts.extend(row.parts.iter().copied());
                any.see(&parts);
                let closest = alone || row.scope.sector.is_some();
                if matches!(row.scope.who, Who::One(_)) && closest && !row.wide {
                    own.see(&parts);
                }
            }
        }
        own.forgive(&any);
        self.push(table, Note::Unsaid, &any);
        self.push(table, Note::Wider, &own);
    }

    fn push(&mut self, table: &str, note: Note, whole: &Whole) {
        let groups = whole.groups();
        if !groups.is_empty() {
            let keys = vec![("keys", groups.join("; ").into())];
            self.findings.push(Finding::with(note, table, keys));
        }
    }

    fn parameters(&mut self) {
        let rows = &self.tables.rates.parameters;
        let used = || rows.iter().filter(|row| row.origin.used);
        let mut silent: Vec<&str> = Vec::new();
        for by_profession in [false, true] {
            let mut items = Vec::new();
            let mut said = Vec::new();
            let rules = PARAMETERS.iter();
            for rule in rules.filter(|rule| rule.whole_profession == by_profession) {
                let ours = || used().filter(|row| row.parameter == rule.parameter);
                if ours().next().is_none() {
                    silent.push(rule.code);
                } else if !rule.parameter.whole_pack() {
                    said.extend(ours().map(|row| plain(items.len(), row.scope)));
                    items.push(rule.code.to_owned());
                }
            }
            let subjects = if by_profession {
                self.professions.clone()
            } else {
                self.cadres.clone()
            };
            self.tell(
                "parameters.csv",
                (items, Vec::new()),
                (&subjects, &said),
                &always,
            );
        }
        self.nowhere("parameters.csv", silent);
    }

    /// Items that do not occur at all.
    fn nowhere(&mut self, table: &str, items: Vec<&str>) {
        if !items.is_empty() {
            let items = vec![("items", items.join(", ").into())];
            self.findings
                .push(Finding::with(Note::UnsaidAll, table, items));
        }
    }

    fn staff(&mut self) {
        let tables = self.tables;
        let (head, rates) = (&tables.head, &tables.rates);
        let subjects = self.cadres.clone();
        let classes = Axis::bare_ages(head.ages.first, head.ages.count);
        let sexes = Axis::sex_codes(&head.sexes);
        let span = |row: &BandRow| match head.ages.ageing {
            true => ages(row.ages.from, row.ages.to, head.ages.first),
            false => None,
        };
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
        let one_item = || vec![String::new()];
        self.tell(
            "retirement.csv",
            (one_item(), vec![sexes.clone()]),
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
                parts: vec![sex(row.sex), span(row)],
                ..plain(0, row.scope)
            })
            .collect();
        self.tell(
            "fte.csv",
            (one_item(), vec![sexes, classes.clone()]),
            (&subjects, &said),
            &always,
        );
        // voluntary exits, by where they lead
        let ways = ways(tables);
        let exits = rates.exits.iter().filter(|row| row.band.origin.used);
        let said: Vec<Said> = exits
            .filter_map(|row| {
                Some(Said {
                    parts: vec![span(&row.band)],
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
            (names, vec![classes.clone()]),
            (&subjects, &said),
            &leads,
        );
        // from outside training, year by year
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
        // moves between regions, and how the stock has changed
        let said: Vec<Said> = rates
            .mobility
            .iter()
            .map(|row| Said {
                parts: vec![span(&row.band)],
                ..plain(0, row.band.scope)
            })
            .collect();
        self.tell(
            "mobility.csv",
            (one_item(), vec![classes]),
            (&subjects, &said),
            &always,
        );
        let changes = tables.stocks.changes.iter().filter(|row| row.origin.used);
        let said: Vec<Said> = changes.map(|row| plain(0, row.scope)).collect();
        self.tell(
            "changes.csv",
            (one_item(), Vec::new()),
            (&subjects, &said),
            &always,
        );
        let said: Vec<Said> = rates.hiring.iter().map(|row| plain(0, row.scope)).collect();
        self.tell(
            "hiring.csv",
            (one_item(), Vec::new()),
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
        self.tell(
            "cells.csv",
            (vec!["retired_active".to_owned()], Vec::new()),
            (&subjects, &said),
            &always,
        );
        let staff = self.professions.clone();
        let said: Vec<Said> = tables
            .demand
            .services
            .iter()
            .map(|row| plain(0, row.scope))
            .collect();
        self.tell(
            "services.csv",
            (one_item(), Vec::new()),
            (&staff, &said),
            &always,
        );
    }

    /// Rates of courses, by year of course where a rate has one.
    fn courses(&mut self) {
        let training = &self.tables.training;
        if training.programmes.is_empty() {
            return;
        }
        let longest = training.programmes.iter().map(|row| row.years).max();
        let axes = vec![
            Axis::of(RATES.iter().map(|(name, _)| (*name).to_owned())),
            Axis::of(training.programmes.iter().map(|row| row.code.clone())),
            Axis::years(1..=Year::try_from(longest.unwrap_or(1)).unwrap_or(1)),
        ];
        let mut any = Whole::new(axes);
        let mut own = any.clone();
        let mut silent = Vec::new();
        for (item, (name, rate)) in RATES.iter().enumerate() {
            let used = training.rates.iter().filter(|row| row.origin.used);
            let ours: Vec<_> = used.filter(|row| row.rate == *rate).collect();
            if ours.is_empty() {
                silent.push(*name);
            }
            let by_year = *rate != Rate::Late && ours.iter().any(|row| row.course_year.is_some());
            for (at, programme) in training.programmes.iter().enumerate() {
                let school = programme.draws_from.is_some();
                let drawn = || {
                    training
                        .programmes
                        .iter()
                        .any(|p| p.draws_from.as_ref() == Some(&programme.code))
                };
                let apt = !ours.is_empty()
                    && match rate {
                        Rate::Preference
                        | Rate::DropoutReturn
                        | Rate::Switch
                        | Rate::PremiumResponse => school,
                        Rate::WaitingOpening | Rate::WaitingLeave => drawn(),
                        _ => true,
                    };
                let from = if apt { programme.years } else { 0 };
                for whole in [&mut any, &mut own] {
                    whole.see(&[one(Some(item)), one(Some(at)), Some((from, usize::MAX))]);
                }
                for row in ours
                    .iter()
                    .filter(|row| row.programme.is_none_or(|one| one == at))
                {
                    let year = row.course_year.filter(|_| *rate != Rate::Late);
                    let parts = [
                        one(Some(item)),
                        one(Some(at)),
                        one(year.map(|year| year - 1)),
                    ];
                    any.see(&parts);
                    if row.programme.is_some() && (year.is_some() || !by_year) {
                        own.see(&parts);
                    }
                }
            }
        }
        own.forgive(&any);
        self.push("programme_rates.csv", Note::Unsaid, &any);
        self.push("programme_rates.csv", Note::Wider, &own);
        self.nowhere("programme_rates.csv", silent);
    }

    /// Courses whose graduates go nowhere in the pack, or only some of them.
    fn feeds(&mut self) {
        let training = &self.tables.training;
        let mut whole = Whole::new(vec![
            Axis::of([String::new()]),
            Axis::of(training.programmes.iter().map(|row| row.code.clone())),
        ]);
        for (at, programme) in training.programmes.iter().enumerate() {
            let ours = training.feeds.iter().filter(|feed| feed.programme == at);
            let sum: f64 = ours.clone().map(|feed| feed.share).sum();
            let drawn = training
                .programmes
                .iter()
                .any(|p| p.draws_from.as_ref() == Some(&programme.code));
            if ours.count() > 0 || drawn {
                whole.see(&[None, one(Some(at))]);
            }
            if sum > 0.0 && sum < 1.0 - 1e-6 {
                let place = format!("feeds.csv, {}", programme.code);
                let share = vec![("share", sum.into())];
                self.findings
                    .push(Finding::with(Note::FeedsPart, place, share));
            }
        }
        self.push("feeds.csv", Note::Unsaid, &whole);
    }

    /// Years in which paths are known, keys with the same years together.
    fn paths(&mut self) {
        let tables = self.tables;
        let mut known: Vec<((&str, String), Vec<(Year, ())>)> = Vec::new();
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
            let who = crate::pack::derive::whole::who(tables, row.scope.who);
            let key = format!("{who} {}", row.variant);
            point("need_index.csv", key.trim_end().to_owned(), Some(row.year));
        }
        for row in &tables.stocks.exogenous {
            point(
                "exogenous.csv",
                code(row.profession).to_owned(),
                Some(row.year),
            );
        }
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

fn always(_: usize, _: Subject) -> bool {
    true
}

fn plain(item: usize, scope: Scope) -> Said {
    Said {
        item,
        scope,
        wide: false,
        parts: Vec::new(),
    }
}

/// The ways out that some row knows, with their words.
fn ways(tables: &Tables) -> Vec<(Way, String)> {
    let mut ways: Vec<(Way, String)> = Vec::new();
    for row in tables.rates.exits.iter().filter(|row| row.band.origin.used) {
        sort::slot(&mut ways, row.way, || match row.way {
            Way::Other => "other".to_owned(),
            Way::Abroad => "abroad".to_owned(),
            Way::Sector(at) => tables
                .base
                .sectors
                .get(at)
                .map_or_else(String::new, |s| s.code.clone()),
        });
    }
    ways
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
    let parts = parts
        .into_iter()
        .map(|(from, to)| crate::i18n::number::span(from, to));
    parts.collect::<Vec<_>>().join(", ")
}
