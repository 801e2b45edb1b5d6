//! A second engine, cell by cell and slow, written from the equations: both must agree.

use super::{close_rows, every_pack};
use organico::model::slot::{self, FLOW, FLOW_FTE};
use organico::model::{CadreRun, Scope};
use organico::pack::{Cadre, Destination, InflowCause, Pack, Retirement};
use organico::scenario::{LeverId, Scenario};
use organico::unit::{ProfessionIx, Year};

/// One cadre in the plain engine: `[row][sex * ages + class]`.
struct Plain<'a> {
    cadre: &'a Cadre,
    /// Heads in post at the last year-end.
    now: Vec<Vec<f64>>,
    /// The same people one year older.
    aged: Vec<Vec<f64>>,
    /// Heads in post while the year goes on.
    next: Vec<Vec<f64>>,
    active: Vec<Vec<f64>>,
    retired: Vec<Vec<f64>>,
    series: Vec<f64>,
    detail: Vec<f64>,
}

struct World<'a> {
    pack: &'a Pack,
    scenario: &'a Scenario,
    closure: &'a [f64],
    entrants: &'a [f64],
    kept: &'a [f64],
}

impl World<'_> {
    fn lever(&self, id: LeverId, step: usize) -> f64 {
        self.scenario
            .lever(id, self.pack.opening_year + Year::try_from(step).unwrap())
    }
}

fn engine(world: &World, profession: ProfessionIx, steps: usize) -> Vec<CadreRun> {
    let (from, to) = world.pack.professions[profession.0].cadres;
    let mut cadres: Vec<Plain> = (from..to)
        .map(|c| Plain::new(world.pack, c, steps))
        .collect();
    cadres.iter_mut().for_each(|c| c.stocks(world.pack, 0));
    for step in 1..=steps {
        cadres
            .iter_mut()
            .for_each(|c| c.grow_older(world.pack, step));
        for at in 0..cadres.len() {
            leave(world, &mut cadres, at, from, step);
        }
        for (at, cadre) in cadres.iter_mut().enumerate() {
            cadre.close(world, from + at, step);
            cadre.enter(world, step);
            cadre.stay_active(world, step);
            cadre.change_region(world, step);
            std::mem::swap(&mut cadre.now, &mut cadre.next);
            cadre.stocks(world.pack, step);
        }
    }
    let done = cadres.into_iter().enumerate();
    done.map(|(at, c)| CadreRun {
        cadre: from + at,
        rows: c.cadre.rows,
        series: c.series,
        detail: c.detail,
        queue: Vec::new(),
    })
    .collect()
}

/// Death, then retirement, then voluntary exits, each of those whom the one before left over.
fn leave(world: &World, cadres: &mut [Plain], at: usize, first: usize, step: usize) {
    let facts = cadres[at].cadre;
    for row in 0..facts.rows {
        for cell in 0..world.pack.row_len() {
            let aged = cadres[at].aged[row][cell];
            let died = aged * death(world.pack, facts, cell, step);
            let retired = (aged - died) * retiring(world, facts, cell, step);
            let left = aged - died - retired;
            cadres[at].count(step, row, slot::DEATHS, cell, died);
            cadres[at].count(step, row, slot::RETIREMENTS, cell, retired);
            cadres[at].retired[row][cell] = retired;
            let hazards: Vec<f64> = facts
                .exits
                .iter()
                .map(|e| hazard(world, e.destination, step) * e.hazard[cell])
                .collect();
            let all: f64 = hazards.iter().sum();
            cadres[at].next[row][cell] += left * libm::exp(-all);
            for (exit, one) in facts
                .exits
                .iter()
                .zip(&hazards)
                .filter(|(_, one)| **one > 0.0)
            {
                let gone = left * (1.0 - libm::exp(-all)) * one / all;
                let flow = match exit.destination {
                    Destination::Other => slot::EXITS_OTHER,
                    Destination::Abroad => slot::EXITS_ABROAD,
                    Destination::Cadre(to) => {
                        cadres[to - first].next[row][cell] += gone;
                        cadres[to - first].count(step, row, slot::SECTOR_IN, cell, gone);
                        slot::EXITS_SECTOR
                    }
                };
                cadres[at].count(step, row, flow, cell, gone);
            }
        }
    }
}

fn death(pack: &Pack, facts: &Cadre, cell: usize, step: usize) -> f64 {
    let years = facts.mortality.len() / pack.row_len();
    if years == 0 {
        return 0.0;
    }
    facts.mortality[(step - 1).min(years - 1) * pack.row_len() + cell]
}

fn hazard(world: &World, destination: Destination, step: usize) -> f64 {
    let lever = match destination {
        Destination::Other => LeverId::VoluntaryExits,
        Destination::Abroad => LeverId::Emigration,
        Destination::Cadre(_) => LeverId::SectorMoves,
    };
    1.0 + world.lever(lever, step) / 100.0
}

/// Chance of retiring: of the leaving ages above `age - 1/2`, the share below `age + 1/2`.
fn retiring(world: &World, facts: &Cadre, cell: usize, step: usize) -> f64 {
    let ages = world.pack.ages;
    let class = cell % ages.count;
    let shift = world.lever(LeverId::RetirementAge, step);
    let age = f64::from(ages.age(class)) - shift;
    match &facts.retirement[cell / ages.count] {
        Retirement::None => 0.0,
        Retirement::Step { age: leaving } => (age + 1.0 - leaving).clamp(0.0, 1.0),
        Retirement::Logistic { cap, .. } if age >= *cap => 1.0,
        Retirement::Logistic {
            age: centre, width, ..
        } => {
            let above = |x: f64| 1.0 / (1.0 + libm::exp((x - centre) / width));
            (above(age - 0.5) - above(age + 0.5)) / above(age - 0.5)
        }
        Retirement::Table(rates) => {
            let place = (class as f64 - shift).clamp(0.0, (rates.len() - 1) as f64);
            let low = place.trunc();
            let high = rates[(low as usize + 1).min(rates.len() - 1)];
            rates[low as usize] + (high - rates[low as usize]) * (place - low)
        }
    }
}

impl<'a> Plain<'a> {
    fn new(pack: &'a Pack, index: usize, steps: usize) -> Self {
        let cadre = &pack.cadres[index];
        let rows = |values: &[f64]| -> Vec<Vec<f64>> {
            (0..cadre.rows)
                .map(|row| {
                    let at = row * pack.row_len();
                    values
                        .get(at..at + pack.row_len())
                        .map_or(vec![0.0; pack.row_len()], <[f64]>::to_vec)
                })
                .collect()
        };
        Self {
            cadre,
            now: rows(&cadre.opening),
            active: rows(&cadre.opening_active),
            aged: rows(&[]),
            next: rows(&[]),
            retired: rows(&[]),
            series: vec![0.0; (steps + 1) * cadre.rows * slot::COUNT],
            detail: Vec::new(),
        }
    }

    fn slot(&mut self, step: usize, row: usize, slot: usize) -> &mut f64 {
        &mut self.series[(step * self.cadre.rows + row) * slot::COUNT + slot]
    }

    fn count(&mut self, step: usize, row: usize, flow: usize, cell: usize, heads: f64) {
        let fte = heads * self.cadre.fte[cell];
        *self.slot(step, row, FLOW + flow) += heads;
        *self.slot(step, row, FLOW_FTE + flow) += fte;
    }

    fn arrive(&mut self, step: usize, row: usize, flow: usize, cell: usize, heads: f64) {
        self.next[row][cell] += heads;
        self.count(step, row, flow, cell, heads);
    }

    fn stocks(&mut self, pack: &Pack, step: usize) {
        for row in 0..self.cadre.rows {
            let heads = self.now[row].clone();
            let active: f64 = self.active[row].iter().sum();
            let older =
                |cell: usize| pack.ages.ageing && pack.ages.age(cell % pack.ages.count) >= 55;
            let at_least_55: f64 = heads
                .iter()
                .enumerate()
                .filter(|(cell, _)| older(*cell))
                .map(|(_, n)| n)
                .sum();
            let fte: f64 = heads
                .iter()
                .zip(&self.cadre.fte)
                .map(|(n, phi)| n * phi)
                .sum();
            *self.slot(step, row, slot::IN_POST) = heads.iter().sum();
            *self.slot(step, row, slot::FTE_POST) = fte;
            *self.slot(step, row, slot::HEADS_55) = at_least_55;
            *self.slot(step, row, slot::ACTIVE) = active;
            *self.slot(step, row, slot::FTE_ACTIVE) = active * self.cadre.active_fte;
            self.detail.extend(heads);
        }
    }

    /// Everybody one class up; the last class leaves by name; FTE follow the new age.
    fn grow_older(&mut self, pack: &Pack, step: usize) {
        for row in 0..self.cadre.rows {
            self.next[row].fill(0.0);
            if !pack.ages.ageing {
                self.aged[row] = self.now[row].clone();
                continue;
            }
            self.aged[row].fill(0.0);
            for cell in 0..pack.row_len() {
                let heads = self.now[row][cell];
                if cell % pack.ages.count + 1 == pack.ages.count {
                    self.count(step, row, slot::AGED_OUT, cell, heads);
                } else {
                    self.aged[row][cell + 1] = heads;
                    let longer = heads * (self.cadre.fte[cell + 1] - self.cadre.fte[cell]);
                    *self.slot(step, row, slot::STAFF_AGEING) += longer;
                }
            }
        }
    }

    /// The closure: so many heads of the nation, spread over those under 60 as they are.
    fn close(&mut self, world: &World, index: usize, step: usize) {
        let young = |cell: usize| {
            let ages = world.pack.ages;
            !ages.ageing || ages.age(cell % ages.count) < 60
        };
        let all: f64 = self
            .aged
            .iter()
            .flat_map(|row| row.iter().enumerate().filter(|(cell, _)| young(*cell)))
            .map(|(_, heads)| heads)
            .sum();
        let held: f64 = (1..step).map(|_| self.cadre.closure_hold).product();
        let off = world.lever(LeverId::ClosureOff, step) / 100.0;
        let heads = world.closure[index] * held * (1.0 - off);
        for row in 0..self.cadre.rows {
            for cell in (0..world.pack.row_len()).filter(|cell| young(*cell) && all > 0.0) {
                let part = heads * (self.aged[row][cell] / all);
                self.arrive(step, row, slot::CLOSURE, cell, part);
            }
        }
    }

    fn enter(&mut self, world: &World, step: usize) {
        let facts = self.cadre;
        let stay = |row: usize| match facts.rows {
            1 => 0.0,
            rows => world.kept.get(step * rows + row).copied().unwrap_or(0.0),
        };
        let pool = world.entrants[step] - (0..facts.rows).map(stay).sum::<f64>();
        for row in 0..facts.rows {
            let hired = facts.hire_share * (stay(row) + pool * facts.hire_rows[row]);
            for cell in 0..world.pack.row_len() {
                let heads = hired * facts.hire_profile[cell];
                self.arrive(step, row, slot::ENTRANTS, cell, heads);
                for inflow in &facts.inflows {
                    let (flow, more) = match inflow.cause {
                        InflowCause::Immigration => (
                            slot::IMMIGRATION,
                            world.lever(LeverId::Immigration, step) / 100.0,
                        ),
                        InflowCause::Return => (slot::RETURNS, 0.0),
                    };
                    let heads = inflow.heads[step - 1] * (1.0 + more) * inflow.rows[row];
                    self.arrive(step, row, flow, cell, heads * inflow.profile[cell]);
                }
            }
        }
        for &(year, row, cell, heads) in &facts.exogenous {
            if year == world.pack.opening_year + Year::try_from(step).unwrap() {
                self.arrive(step, row, slot::EXOGENOUS, cell, heads);
            }
        }
    }

    /// A share of the retired of the year works on, with those of last year who are still alive.
    fn stay_active(&mut self, world: &World, step: usize) {
        let (facts, ages) = (self.cadre, world.pack.ages);
        if facts.active_share == 0.0 && facts.opening_active.is_empty() && facts.active_fte == 0.0 {
            return;
        }
        let points = world.lever(LeverId::ActiveRetired, step) / 100.0;
        let eta = (facts.active_share + points).clamp(0.0, 1.0);
        for row in 0..facts.rows {
            let before = self.active[row].clone();
            let mut came = 0.0;
            for cell in 0..world.pack.row_len() {
                let class = cell % ages.count;
                let from = match (ages.ageing, class) {
                    (false, _) => before[cell],
                    (true, 0) => 0.0,
                    (true, _) => before[cell - 1],
                };
                let too_old = ages.ageing && ages.age(class) > facts.active_last_age;
                // nobody starts to be active past the last age of activity
                let share = if too_old { 0.0 } else { eta };
                let starting = share * self.retired[row][cell];
                came += starting;
                let alive = 1.0 - death(world.pack, facts, cell, step);
                self.active[row][cell] = if too_old {
                    0.0
                } else {
                    (from + starting) * alive
                };
            }
            let gone = before.iter().sum::<f64>() + came - self.active[row].iter().sum::<f64>();
            for (flow, heads) in [(slot::ACTIVE_IN, came), (slot::ACTIVE_OUT, gone)] {
                *self.slot(step, row, FLOW + flow) = heads;
                *self.slot(step, row, FLOW_FTE + flow) = heads * facts.active_fte;
            }
        }
    }

    /// Movers leave every region for one pool, and the pool is shared out.
    fn change_region(&mut self, world: &World, step: usize) {
        if self.cadre.rows == 1 {
            return;
        }
        let more = 1.0 + world.lever(LeverId::Mobility, step) / 100.0;
        for cell in 0..world.pack.row_len() {
            let share = (self.cadre.mobility[cell] * more).min(1.0);
            let movers: Vec<f64> = self.next.iter().map(|row| row[cell] * share).collect();
            for (row, heads) in movers.iter().enumerate() {
                self.next[row][cell] -= heads;
                self.count(step, row, slot::MOVED_OUT, cell, *heads);
            }
            let pool: f64 = movers.iter().sum();
            for row in 0..self.cadre.rows {
                let heads = pool * self.cadre.attraction[row];
                self.arrive(step, row, slot::MOVED_IN, cell, heads);
            }
        }
    }
}

#[test]
fn every_cell_and_every_flow_is_what_the_equations_say() {
    every_pack(|case| {
        for profession in case.model.runnable() {
            let run = case.model.run(&case.scenario, Scope::One(profession))?;
            let world = World {
                pack: case.pack(),
                scenario: &case.scenario,
                closure: &case.model.closure,
                entrants: &run.training.entrants[profession.0],
                kept: &run.training.kept[profession.0],
            };
            let expected = engine(&world, profession, case.pack().steps());
            for (found, plain) in run.of(profession).unwrap().cadres.iter().zip(&expected) {
                let stock = plain.at(0, 0, slot::IN_POST);
                assert_eq!((found.cadre, found.rows), (plain.cadre, plain.rows));
                close_rows(
                    &found.detail,
                    &plain.detail,
                    0.0,
                    format_args!("heads of cadre {}", plain.cadre),
                );
                close_rows(
                    &found.series,
                    &plain.series,
                    stock,
                    format_args!("slots of cadre {}", plain.cadre),
                );
            }
        }
        Ok(())
    });
}
