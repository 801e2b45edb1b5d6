//! Coverage by service: how far staff goes when everybody may do what the pack lets them do.
//!
//! c_x = work done of service x / work needed of it, at most 1. The work of a profession is its need,
//! divided over its services as the pack says. Its own staff may do it, and others as far as a shift
//! allows: share of the giver's work, staff trained, effort, hours, supervision. Wanted is the
//! allocation whose worst c_x is the largest, then the next worst, and among those with the same
//! coverage the one with the least time on the work of others (`programme.rs`). Work of all professions
//! within a service counts alike, in FTE of the profession whose work it is. Source: method S10.8.
//!
//! Read off a finished run and only when somebody asks; a lever that moves tasks is taken back first,
//! so that no work moves twice. The nation is one place: a surplus in one region helps in another.

mod programme;
mod tableau;

use super::effects::Effects;
use super::{Model, ProfessionRun, Run};
use crate::pack::Shift;
use crate::scenario::Scenario;
use crate::unit::ProfessionIx;
use crate::word::DriverId;
use programme::Programme;

/// Coverage by service in one place and year, and who does what.
#[derive(Clone, Debug, PartialEq)]
pub struct Services {
    /// Services that somebody needs, in pack order.
    pub services: Vec<ServiceCoverage>,
    /// Work done, own work too.
    pub work: Vec<Work>,
    /// Staff and the work of its profession.
    pub staff: Vec<Staff>,
    /// What may move here and now, with or without need for it.
    pub limits: Vec<MoveLimit>,
    /// Professions that are not in it, and why.
    pub left_out: Vec<(ProfessionIx, LeftOut)>,
}

/// One service.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ServiceCoverage {
    /// Index into the pack's services.
    pub service: usize,
    /// Work needed, FTE of those whose work it is.
    pub need: f64,
    /// Share of it that is done when everybody does own work only, spread in the same way.
    pub own: f64,
    /// Share of it that is done when work may move.
    pub coverage: f64,
}

/// Work of one profession done by itself or by another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Work {
    /// Index into the pack's services.
    pub service: usize,
    /// Who does it.
    pub by: ProfessionIx,
    /// Whose work it is.
    pub of: ProfessionIx,
    /// FTE of those whose work it is.
    pub fte: f64,
    /// FTE of those who do it.
    pub time: f64,
    /// FTE of supervision that it takes from those whose work it is.
    pub supervision: f64,
}

/// One profession.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Staff {
    /// Which one.
    pub profession: ProfessionIx,
    /// FTE required for its work, before anything moves.
    pub need: f64,
    /// FTE available.
    pub capacity: f64,
}

/// How much may move by one shift of the pack.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MoveLimit {
    /// Index into the shifts of the pack.
    pub shift: usize,
    /// Share of the taker's staff that is trained for it.
    pub trained: f64,
    /// FTE of the giver, at most.
    pub fte: f64,
}

/// Why a profession is not in the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// The pack has no staff of it.
    NoStaff,
    /// Nobody is known to join it: only its opening year is known.
    NotProjected,
    /// The method of demand has no figures for it.
    NoNeed,
    /// It is known for the nation only, and one region was asked for.
    NationOnly,
}

impl LeftOut {
    /// Code in outputs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoStaff => "no_staff",
            Self::NotProjected => "no_known_inflow",
            Self::NoNeed => "no_need_by_this_method",
            Self::NationOnly => "nation_only",
        }
    }
}

/// Work of one profession in one service.
struct Cell {
    staff: usize,
    service: usize,
    fte: f64,
}

/// A shift between two professions that are in it, by place in `Question::staff`.
struct Way<'a> {
    limit: MoveLimit,
    shift: &'a Shift,
    from: usize,
    to: usize,
}

/// One place and year, ready to be solved.
struct Question<'a> {
    staff: &'a [Staff],
    cells: &'a [Cell],
    services: &'a [ServiceCoverage],
}

impl Model {
    /// Coverage by service in a year of a run of the same scenario, `region` = `None` for the nation.
    /// Nothing where no proof of an answer was found.
    #[must_use]
    pub fn services(
        &self,
        scenario: &Scenario,
        run: &Run,
        region: Option<usize>,
        step: usize,
    ) -> Option<Services> {
        let (staff, left_out) = self.staff_of_services(run, region, step);
        let mut cells = Vec::new();
        let mut needs = vec![0.0; self.pack.services.len()];
        for (at, one) in staff.iter().enumerate() {
            for (service, share) in &self.pack.professions[one.profession.0].services {
                let fte = one.need * share;
                if fte > 0.0 {
                    needs[*service] += fte;
                    cells.push(Cell {
                        staff: at,
                        service: *service,
                        fte,
                    });
                }
            }
        }
        let mut services: Vec<ServiceCoverage> = (0..needs.len())
            .filter(|service| needs[*service] > 0.0)
            .map(|service| ServiceCoverage {
                service,
                need: needs[service],
                own: 0.0,
                coverage: 0.0,
            })
            .collect();
        let question = Question {
            staff: &staff,
            cells: &cells,
            services: &services,
        };
        let ways = self.ways(scenario, run, &staff, step);
        let (_, own) = question.answer(&[])?;
        let (work, coverage) = question.answer(&ways)?;
        for (at, service) in services.iter_mut().enumerate() {
            (service.own, service.coverage) = (own[at], coverage[at]);
        }
        Some(Services {
            services,
            work,
            limits: ways.iter().map(|way| way.limit).collect(),
            staff,
            left_out,
        })
    }

    /// Need before any move and capacity of every profession, and who has none here.
    fn staff_of_services(
        &self,
        run: &Run,
        region: Option<usize>,
        step: usize,
    ) -> (Vec<Staff>, Vec<(ProfessionIx, LeftOut)>) {
        let mut staff = Vec::new();
        let mut left_out = Vec::new();
        for one in &run.professions {
            let rows = match region {
                None => 0..one.rows,
                Some(region) if one.rows == self.pack.regions.len() => region..region + 1,
                Some(_) => {
                    left_out.push((one.profession, LeftOut::NationOnly));
                    continue;
                }
            };
            if step > 0 && !self.pack.professions[one.profession.0].projected {
                left_out.push((one.profession, LeftOut::NotProjected));
                continue;
            }
            if !one.demand.is_known() {
                left_out.push((one.profession, LeftOut::NoNeed));
                continue;
            }
            let cells = rows.map(|row| step * one.rows + row);
            staff.push(Staff {
                profession: one.profession,
                need: cells
                    .clone()
                    .map(|at| unmoved(one, step, at))
                    .sum::<f64>()
                    .max(0.0),
                capacity: cells.map(|at| one.capacity[at]).sum::<f64>().max(0.0),
            });
        }
        for at in (0..self.pack.professions.len()).map(ProfessionIx) {
            if run.of(at).is_none() {
                left_out.push((at, LeftOut::NoStaff));
            }
        }
        (staff, left_out)
    }

    /// The shifts between professions that are in it, each with its limit in that year.
    fn ways<'a>(
        &'a self,
        scenario: &Scenario,
        run: &Run,
        staff: &[Staff],
        step: usize,
    ) -> Vec<Way<'a>> {
        let effects = Effects::new(scenario, &self.pack, self.steps(scenario));
        let place = |profession| staff.iter().position(|s| s.profession == profession);
        let shifts = self.pack.mix.shifts.iter().enumerate();
        shifts
            .filter_map(|(at, shift)| {
                let (from, to) = (place(shift.from)?, place(shift.to)?);
                let cpd = &run.of(shift.to)?.cpd;
                let trained = self.able(shift, &effects, cpd, step).clamp(0.0, 1.0);
                let limit = MoveLimit {
                    shift: at,
                    trained,
                    fte: staff[from].need * shift.share * trained,
                };
                Some(Way {
                    limit,
                    shift,
                    from,
                    to,
                })
            })
            .collect()
    }
}

/// Need without the work that a lever moves.
fn unmoved(run: &ProfessionRun, step: usize, at: usize) -> f64 {
    let moved = run
        .demand
        .causes
        .iter()
        .find(|(d, _)| *d == DriverId::SkillMix);
    let moved = moved.map_or(0.0, |(_, change)| change[at]);
    let extra = run.ai.need.get(step).copied().unwrap_or(0.0);
    run.demand.fte[at] - moved * (1.0 + extra)
}

/// A share, at most 1; what the sum of parts alone keeps from it is 1 too.
fn whole(share: f64) -> f64 {
    if share > 1.0 - 1e-12 { 1.0 } else { share }
}

impl Question<'_> {
    /// Who does what, and the coverage of every service.
    fn answer(&self, ways: &[Way<'_>]) -> Option<(Vec<Work>, Vec<f64>)> {
        let (programme, work) = self.programme(ways);
        let shares = programme.solve()?;
        let mut done = vec![0.0; self.services.len()];
        let work: Vec<Work> = work
            .into_iter()
            .zip(shares)
            // what sums leave behind is no work
            .filter(|(_, share)| *share > 1e-12)
            .map(|(whole, share)| Work {
                fte: whole.fte * share,
                time: whole.time * share,
                supervision: whole.supervision * share,
                ..whole
            })
            .collect();
        for one in &work {
            done[self.place(one.service)] += one.fte;
        }
        let services = done.iter().zip(self.services);
        let coverage = services.map(|(done, service)| whole(done / service.need));
        Some((work, coverage.collect()))
    }

    /// A service in the answer.
    fn place(&self, service: usize) -> usize {
        let found = self.services.iter().position(|s| s.service == service);
        found.unwrap_or(0)
    }

    /// The programme, and what each variable means at its full value, the share 1 of its cell.
    fn programme(&self, ways: &[Way<'_>]) -> (Programme, Vec<Work>) {
        let mut programme = Programme::default();
        // shares of staff or need, whichever is more; of one FTE where both are less
        let size = |staff: &Staff| staff.need.max(staff.capacity).max(1.0);
        for staff in self.staff {
            programme.row(staff.capacity / size(staff));
        }
        let whole: Vec<usize> = self.cells.iter().map(|_| programme.row(1.0)).collect();
        let limits: Vec<usize> = ways
            .iter()
            .map(|way| {
                programme.row(way.limit.fte / self.staff[way.from].need.max(f64::MIN_POSITIVE))
            })
            .collect();
        let first = programme.bounds.len();
        programme.services = first..first + self.services.len();
        for _ in self.services {
            programme.row(0.0);
        }
        let largest = self
            .cells
            .iter()
            .fold(1.0, |most: f64, cell| most.max(cell.fte));
        let mut work = Vec::new();
        for (at, cell) in self.cells.iter().enumerate() {
            let giver = &self.staff[cell.staff];
            let service = self.place(cell.service);
            let covers = (first + service, -cell.fte / self.services[service].need);
            let own = Work {
                service: cell.service,
                by: giver.profession,
                of: giver.profession,
                fte: cell.fte,
                time: cell.fte,
                supervision: 0.0,
            };
            programme.columns.push(vec![
                (cell.staff, cell.fte / size(giver)),
                (whole[at], 1.0),
                covers,
            ]);
            programme.time.push(0.0);
            work.push(own);
            for (way, limit) in ways.iter().zip(&limits) {
                let named = way.shift.service;
                if way.from != cell.staff || named.is_some_and(|named| named != cell.service) {
                    continue;
                }
                let taker = &self.staff[way.to];
                let moved = Work {
                    by: taker.profession,
                    time: cell.fte * way.shift.effort * way.shift.hours,
                    supervision: cell.fte * way.shift.supervision,
                    ..own
                };
                programme.columns.push(vec![
                    (way.to, moved.time / size(taker)),
                    (cell.staff, moved.supervision / size(giver)),
                    (whole[at], 1.0),
                    (*limit, cell.fte / giver.need),
                    covers,
                ]);
                programme
                    .time
                    .push((moved.time + moved.supervision) / largest);
                work.push(moved);
            }
        }
        (programme, work)
    }
}
