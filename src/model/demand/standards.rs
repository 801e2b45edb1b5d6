//! Standards: staff per site, bed or resident, times what the standard counts and what is open.
//!
//! R = sum over standards of sites(t) x staff, sites = basis / per x open(t), staff between the
//! standard's least and most. Sites are fractional, or rounded up in every region by choice.
//! With today's staff as a standard, who is in post stays: they staff what is open today, and as far
//! as they are more than that they do other work. Source: method S8.4.

use super::utilisation::{by_row, per};
use super::{Base, Common, Item, Method, Question, Working, peopled};
use crate::pack::{Basis, Open, Pack, Standard};
use crate::scenario::{LeverId, Scenario};
use crate::unit::{ProfessionIx, cut};
use crate::word::{DriverId, Side, Sides};

pub(super) const METHOD: Method = Method {
    id: "standards",
    applies,
    base,
    workings,
    sides: Sides::of(&[Side::Opening, Side::Residents, Side::Standards, Side::Index]),
};

/// Which of the things that change since the opening are counted, each with those before it.
#[derive(Clone, Copy)]
enum UpTo {
    Size,
    Structure,
    Open,
}

fn applies(pack: &Pack, _: &Scenario, profession: ProfessionIx) -> bool {
    let standards = &pack[profession].asks.standards;
    let counted = standards.iter().any(|one| one.basis != Basis::Today);
    !standards.is_empty() && (peopled(pack) || !counted)
}

fn base(question: &Question) -> Base {
    let standards = &question.pack[question.profession].asks.standards;
    let cells = (question.steps + 1) * question.rows;
    let mut series = [
        DriverId::PopulationSize,
        DriverId::PopulationAgeing,
        DriverId::SitesOpen,
        DriverId::StandardLevel,
    ]
    .map(|driver| (driver, vec![0.0; cells]));
    for standard in standards {
        let Some(counts) = Counts::of(question, standard) else {
            continue;
        };
        let staff = |step: usize| {
            let level = 0.5 + question.effects.offset(LeverId::StandardLevel, step);
            let staff = standard.low + (standard.high - standard.low) * level;
            staff * question.fte_of(standard.heads)
        };
        let parts = [UpTo::Size, UpTo::Structure, UpTo::Open];
        let sites = parts.map(|up_to| by_row(question, &counts.sites(up_to)));
        for at in 0..cells {
            let (asked, now) = (staff(0), staff(at / question.rows));
            for ((_, values), sites) in series.iter_mut().zip(&sites) {
                values[at] += sites[at] * asked;
            }
            series[3].1[at] += sites[2][at] * now;
        }
    }
    let mut opening = series[0].1[..question.rows].to_vec();
    let rest: Vec<f64> = (0..question.rows)
        .map(|row| (question.opening_fte[row] - opening[row]).max(0.0))
        .collect();
    for kept in standards.iter().filter(|s| s.basis == Basis::Today) {
        let share = (kept.low + kept.high) / 2.0 / kept.per;
        for (at, fte) in series
            .iter_mut()
            .flat_map(|(_, values)| values.iter_mut().enumerate())
            .chain(opening.iter_mut().enumerate())
        {
            *fte += rest[at % question.rows] * share;
        }
    }
    Base {
        opening,
        series: series.into(),
        common: Common::Index { held: 0.0 },
    }
}

/// The sites of every standard.
fn workings(question: &Question) -> Vec<Working> {
    let standards = &question.pack[question.profession].asks.standards;
    let counted = standards.iter().enumerate().filter_map(|(at, standard)| {
        Some(Working {
            item: Item::Standard(at),
            unit: "sites",
            sums: true,
            values: by_row(question, &Counts::of(question, standard)?.sites(UpTo::Open)),
        })
    });
    counted.collect()
}

/// What one standard counts.
struct Counts<'q> {
    question: &'q Question<'q>,
    standard: &'q Standard,
    /// `[year][region]` residents that count.
    people: Vec<f64>,
    beds: Option<&'q [f64]>,
}

impl<'q> Counts<'q> {
    fn of(question: &'q Question<'q>, standard: &'q Standard) -> Option<Self> {
        let (people, beds) = match &standard.basis {
            Basis::Residents(from, to) => (question.residents_aged((*from, *to)), None),
            Basis::Beds(beds) => (question.uses.residents.clone(), Some(beds.as_slice())),
            Basis::Today => return None,
        };
        Some(Self {
            question,
            standard,
            people,
            beds,
        })
    }

    /// `[year][region]` sites.
    fn sites(&self, up_to: UpTo) -> Vec<f64> {
        let regions = self.question.pack.regions.len();
        let everybody = &self.question.uses.residents;
        let mut sites = Vec::with_capacity(self.people.len());
        for step in 0..=self.question.steps {
            let asked: Vec<f64> = (0..regions)
                .map(|region| {
                    let at = step * regions + region;
                    let people = match up_to {
                        UpTo::Size => self.people[region] * per(everybody[at], everybody[region]),
                        UpTo::Structure | UpTo::Open => self.people[at],
                    };
                    let plan = match up_to {
                        UpTo::Open => at,
                        UpTo::Size | UpTo::Structure => region,
                    };
                    let counted = match self.beds {
                        Some(beds) => people * beds.get(plan).copied().unwrap_or(0.0) / 1000.0,
                        None => people,
                    };
                    let asked = counted / self.standard.per;
                    if self.question.scenario.whole_sites {
                        libm::ceil(asked)
                    } else {
                        asked
                    }
                })
                .collect();
            let all: f64 = asked.iter().sum();
            let (plan, lever) = match up_to {
                UpTo::Open => (step, self.question.effects.offset(LeverId::SitesOpen, step)),
                UpTo::Size | UpTo::Structure => (0, 0.0),
            };
            for (region, asked) in asked.into_iter().enumerate() {
                sites.push(self.open(plan, region, asked, all, lever));
            }
        }
        sites
    }

    /// Sites open of those asked for; the lever moves the share that is open, never beyond what is
    /// asked for.
    fn open(&self, year: usize, region: usize, asked: f64, all: f64, lever: f64) -> f64 {
        let at = year * self.question.pack.regions.len() + region;
        let known = |path: &[f64], at: usize| path.get(at).copied().unwrap_or(0.0);
        let open = match &self.standard.open {
            Open::All => return asked,
            Open::Share(path) => asked * known(path, at),
            Open::Sites(path) => known(path, at),
            Open::Nation(path) if all > 0.0 => known(path, year) * (asked / all),
            Open::Nation(_) => 0.0,
        };
        if lever == 0.0 {
            return open;
        }
        cut(open + asked * lever, 0.0, asked.max(open))
    }
}
