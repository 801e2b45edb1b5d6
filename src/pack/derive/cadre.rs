//! From rows to cadres: the rates of one profession in one sector, cell by cell.

use crate::pack::derive::basis::{ARRIVING, ATTRACTION};
use crate::pack::derive::derivation::{Derivation, Pair};
use crate::pack::derive::spread::rake::Grid;
use crate::pack::derive::stock::cell_of;
use crate::pack::facts::cadre::{Cadre, Destination, Exit, Inflow, Retirement};
use crate::pack::facts::finding::{Finding, Note};
use crate::pack::facts::market::PostUnit;
use crate::pack::facts::parameter::name::Parameter;
use crate::pack::facts::residents::mortality::{Mortality, probability};
use crate::pack::read::error::PackErrorKind as Kind;
use crate::pack::read::place::At;
use crate::pack::read::rates::{BandRow, ExitRow, Shape, Way};
use crate::pack::read::reader::Spread;
use crate::pack::read::scope::{Subject, Who, closest};
use crate::unit::{ProfessionIx, SectorIx, Sex, Year};
use crate::word::Grade;

impl Derivation<'_> {
    /// All cadres, in order.
    pub(crate) fn cadres(&mut self, mortality: &Mortality) -> Vec<Cadre> {
        let pairs = self.pairs();
        self.heads_count_once(&pairs);
        let mut cadres: Vec<Cadre> = pairs
            .iter()
            .map(|pair| self.cadre(pair, &pairs, mortality))
            .collect();
        self.hire(&pairs, &mut cadres);
        self.exogenous(&pairs, &mut cadres);
        cadres
    }

    fn cadre(&mut self, pair: &Pair, pairs: &[Pair], mortality: &Mortality) -> Cadre {
        let grid = self.grid(pair);
        let retirement = self.retirement(pair, grid);
        let opening = self.opening(pair, &retirement);
        let (mobility, attraction) = self.mobility(pair, grid, &opening.in_post);
        let active_share = self.scalar(pair, Parameter::ActiveRetired);
        Cadre {
            profession: ProfessionIx(pair.profession),
            sector: SectorIx(pair.sector),
            rows: pair.rows,
            fte: self.painted(pair, &self.tables.rates.fte.iter().collect::<Vec<_>>(), 1.0),
            mortality: self.deaths(pair, grid, mortality),
            exits: self.exits(pair, pairs),
            inflows: self.inflows(pair, grid, (&opening.in_post, &retirement)),
            retirement,
            hire_share: 0.0,
            hire_profile: Vec::new(),
            hire_rows: Vec::new(),
            mobility,
            attraction,
            active_share,
            active_fte: self.active_fte(pair, active_share > 0.0 || !opening.active.is_empty()),
            active_last_age: whole(self.scalar(pair, Parameter::ActiveRetiredLastAge)),
            observed_change: self.change(pair),
            closure_hold: self.closure_hold(pair),
            exogenous: Vec::new(),
            recruiting: self.recruiting(pair),
            grade: opening.grade,
            opening: opening.in_post,
            opening_active: opening.active,
        }
    }

    /// Heads, unlike rates, would be counted again in each cadre that a wide row reaches.
    fn heads_count_once(&mut self, pairs: &[Pair]) {
        let changes = self
            .tables
            .stocks
            .changes
            .iter()
            .map(|row| (row.scope, &row.origin));
        let inflows = self
            .tables
            .rates
            .inflows
            .iter()
            .map(|row| (row.scope, &row.origin));
        let posts = self.tables.posts.iter();
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
                self.problems
                    .push(origin.at.error("sector", Kind::OutOfRange, found, expected));
            }
        }
    }

    /// A scalar, if some used row states it.
    pub(crate) fn stated(&self, subject: Subject, wanted: Parameter) -> Option<f64> {
        closest(&self.tables.rates.parameters, subject, |row| {
            (row.origin.used && row.parameter == wanted).then_some(row.scope)
        })
        .first()
        .map(|row| row.value)
    }

    pub(crate) fn scalar(&self, pair: &Pair, wanted: Parameter) -> f64 {
        self.scalar_of(pair.subject(), wanted)
    }

    pub(crate) fn scalar_of(&self, subject: Subject, wanted: Parameter) -> f64 {
        self.stated(subject, wanted)
            .unwrap_or_else(|| wanted.default())
    }

    fn active_fte(&mut self, pair: &Pair, needed: bool) -> f64 {
        let stated = self.stated(pair.subject(), Parameter::ActiveRetiredFte);
        if needed && stated.is_none() {
            let at = At::file("parameters.csv");
            let found = format!("active retirees of {} without FTE", self.name(pair));
            let expected = "a row active_retired_fte";
            self.problems
                .push(at.error("parameter", Kind::Missing, found, expected));
        }
        stated.unwrap_or(0.0)
    }

    fn closure_hold(&mut self, pair: &Pair) -> f64 {
        let stated = self.stated(pair.subject(), Parameter::ClosureHold);
        if stated.is_none() && self.change(pair).is_some() {
            self.findings
                .push(Finding::new(Note::NoClosureHold, self.name(pair)));
        }
        stated.unwrap_or_else(|| Parameter::ClosureHold.default())
    }

    /// Values by `[sex][age]`: at each the closest row that covers it, else `default`. A row for
    /// one sex beats an equally close row for both.
    fn painted(&mut self, pair: &Pair, rows: &[&BandRow], default: f64) -> Vec<f64> {
        let head = &self.tables.head;
        let mut values = Vec::with_capacity(head.sexes.len() * head.ages.count);
        for &sex in &head.sexes {
            for class in 0..head.ages.count {
                let mut best: Option<(u8, &BandRow)> = None;
                for row in rows {
                    let covers = head.ages.within(class, row.ages.from, row.ages.to)
                        && (row.sex == sex || row.sex == Sex::All);
                    let Some(rank) = row.scope.rank(pair.subject()).filter(|_| covers) else {
                        continue;
                    };
                    let rank = 2 * rank + u8::from(row.sex != Sex::All);
                    match best {
                        Some((known, first)) if known == rank => {
                            let found = format!("the same ages as line {}", first.origin.at.line);
                            let expected = "ages that no other row of equal standing covers";
                            let at = &row.origin.at;
                            self.problems.push(at.error(
                                "age_from",
                                Kind::Overlap,
                                found,
                                expected,
                            ));
                        }
                        Some((known, _)) if known > rank => {}
                        _ => best = Some((rank, row)),
                    }
                }
                values.push(best.map_or(default, |(_, row)| row.value));
            }
        }
        values
    }

    fn retirement(&mut self, pair: &Pair, grid: Grid) -> Vec<Retirement> {
        let rows = &self.tables.rates.retirement;
        let sexes = self.tables.head.sexes.clone();
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
            self.findings
                .push(Finding::new(Note::NoRetirement, self.name(pair)));
        }
        let table = if shapes.contains(&Shape::Table) {
            let rates: Vec<&BandRow> = self.tables.rates.retirement_rates.iter().collect();
            self.painted(pair, &rates, 0.0)
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
    fn deaths(&mut self, pair: &Pair, grid: Grid, mortality: &Mortality) -> Vec<f64> {
        let head = &self.tables.head;
        let ratio = self.scalar(pair, Parameter::MortalityRatio);
        let known = grid.ages.ageing && !mortality.is_empty();
        if ratio > 0.0 && !known {
            self.findings
                .push(Finding::new(Note::NoMortality, self.name(pair)));
        }
        let mut values = Vec::new();
        for year in head.opening_year + 1..=head.last_year {
            for sex in 0..grid.sexes {
                let rates = if known {
                    mortality.curve(year, sex)
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

    fn exits(&mut self, pair: &Pair, pairs: &[Pair]) -> Vec<Exit> {
        let speaks =
            |row: &&ExitRow| row.band.origin.used && row.band.scope.rank(pair.subject()).is_some();
        let rows: Vec<&ExitRow> = self.tables.rates.exits.iter().filter(speaks).collect();
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
                            self.no_such_sector(&ours);
                            continue;
                        }
                    }
                }
            };
            let hazard = self.painted(pair, &ours, 0.0);
            if hazard.iter().any(|&rate| rate > 0.0) {
                exits.push(Exit {
                    destination,
                    hazard,
                });
            }
        }
        exits
    }

    fn no_such_sector(&mut self, rows: &[&BandRow]) {
        for row in rows
            .iter()
            .filter(|row| matches!(row.scope.who, Who::One(_)))
        {
            let expected = "a sector in which this profession works";
            let at = &row.origin.at;
            self.problems
                .push(at.error("destination", Kind::UnknownCode, "another", expected));
        }
    }

    fn inflows(&mut self, pair: &Pair, grid: Grid, basis: (&[f64], &[Retirement])) -> Vec<Inflow> {
        let head = &self.tables.head;
        let years: Vec<Year> = (head.opening_year + 1..=head.last_year).collect();
        let mut inflows = Vec::new();
        for row in self
            .tables
            .rates
            .inflows
            .iter()
            .filter(|row| row.origin.used)
        {
            if row.scope.rank(pair.subject()).is_none() {
                continue;
            }
            let (from, to) = (
                row.years.0.unwrap_or(Year::MIN),
                row.years.1.unwrap_or(Year::MAX),
            );
            let heads = |year: &Year| {
                if (from..=to).contains(year) {
                    row.heads
                } else {
                    0.0
                }
            };
            self.note_margins(ARRIVING, pair, row.spread, Grade::A);
            let (profile, rows) = self.shares(row.spread, grid, &row.origin.at, basis);
            let heads = years.iter().map(heads).collect();
            inflows.push(Inflow {
                cause: row.cause,
                heads,
                profile,
                rows,
            });
        }
        inflows
    }

    fn mobility(&mut self, pair: &Pair, grid: Grid, stock: &[f64]) -> (Vec<f64>, Vec<f64>) {
        let rows = &self.tables.rates.mobility;
        let bands: Vec<&BandRow> = rows.iter().map(|row| &row.band).collect();
        let rates = self.painted(pair, &bands, 0.0);
        let nearest = closest(rows, pair.subject(), |row| Some(row.band.scope))
            .first()
            .copied();
        let at = nearest.map_or(&pair.at, |row| &row.band.origin.at).clone();
        let margin = nearest.and_then(|row| row.attraction);
        let spread = Spread {
            region: margin,
            ..Spread::default()
        };
        self.note_margins(ATTRACTION, pair, spread, Grade::A);
        (rates, self.row_shares(margin, grid, &at, stock))
    }

    fn exogenous(&mut self, pairs: &[Pair], cadres: &mut [Cadre]) {
        let (opening, last) = (self.tables.head.opening_year, self.tables.head.last_year);
        for row in &self.tables.stocks.exogenous {
            let codes = (row.profession, row.sector);
            let found = pairs
                .iter()
                .zip(cadres.iter_mut())
                .find(|(pair, _)| pair.codes() == codes);
            let Some((pair, cadre)) = found else { continue };
            if !(opening + 1..=last).contains(&row.year) {
                let expected = format!("{} to {last}", opening + 1);
                let found = row.year.to_string();
                self.problems.push(
                    row.origin
                        .at
                        .error("year", Kind::OutOfRange, found, expected),
                );
                continue;
            }
            let grid = self.grid(pair);
            let cell = cell_of(grid, row.region, row.sex, row.age, &row.origin);
            if let Some(cell) = self.problems.keep(cell) {
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
