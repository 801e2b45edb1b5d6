//! Who does what: the programme of one place and year, and its answer in words of work.

use super::programme::Programme;
use super::{MoveLimit, ServiceCoverage, Staff, Work};
use crate::pack::Shift;

/// Work of one profession in one service.
pub(super) struct Cell {
    pub(super) staff: usize,
    pub(super) service: usize,
    pub(super) fte: f64,
}

/// A shift between two professions that are in it, by place in `Allocation::staff`.
pub(super) struct Way<'a> {
    pub(super) limit: MoveLimit,
    pub(super) shift: &'a Shift,
    pub(super) from: usize,
    pub(super) to: usize,
}

/// One place and year, for which work is to be allocated.
pub(super) struct Allocation<'a> {
    pub(super) staff: &'a [Staff],
    pub(super) cells: &'a [Cell],
    pub(super) services: &'a [ServiceCoverage],
}

/// A share, at most 1; what the sum of parts alone keeps from it is 1 too.
fn whole(share: f64) -> f64 {
    if share > 1.0 - 1e-12 { 1.0 } else { share }
}

impl Allocation<'_> {
    /// Who does what, and the coverage of every service.
    pub(super) fn answer(&self, ways: &[Way<'_>]) -> Option<(Vec<Work>, Vec<f64>)> {
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
        let rows = self.rows(&mut programme, ways);
        let most = |most: f64, cell: &Cell| most.max(cell.fte);
        let largest = self.cells.iter().fold(1.0, most);
        let mut work = Vec::new();
        for (at, cell) in self.cells.iter().enumerate() {
            let giver = &self.staff[cell.staff];
            let service = self.place(cell.service);
            let covers = -cell.fte / self.services[service].need;
            let own = Work {
                service: cell.service,
                by: giver.profession,
                of: giver.profession,
                fte: cell.fte,
                time: cell.fte,
                supervision: 0.0,
            };
            let entries = vec![
                (rows.staff[cell.staff], cell.fte / size(giver)),
                (rows.cells[at], 1.0),
                (rows.services[service], covers),
            ];
            programme.column(entries, 0.0);
            work.push(own);
            for (way, row) in ways.iter().zip(&rows.ways) {
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
                let entries = vec![
                    (rows.staff[way.to], moved.time / size(taker)),
                    (rows.staff[cell.staff], moved.supervision / size(giver)),
                    (rows.cells[at], 1.0),
                    (*row, cell.fte / giver.need),
                    (rows.services[service], covers),
                ];
                programme.column(entries, (moved.time + moved.supervision) / largest);
                work.push(moved);
            }
        }
        (programme, work)
    }

    /// Writes the bounds of everything that the variables share.
    fn rows(&self, programme: &mut Programme, ways: &[Way<'_>]) -> Rows {
        let share = |way: &Way<'_>| {
            let giver = &self.staff[way.from];
            way.limit.fte / giver.need.max(f64::MIN_POSITIVE)
        };
        let mut row = |bound| programme.row(bound);
        let rows = Rows {
            staff: self
                .staff
                .iter()
                .map(|s| row(s.capacity / size(s)))
                .collect(),
            cells: self.cells.iter().map(|_| row(1.0)).collect(),
            ways: ways.iter().map(|way| row(share(way))).collect(),
            services: self.services.iter().map(|_| row(0.0)).collect(),
        };
        programme.services.clone_from(&rows.services);
        rows
    }
}

/// Rows of the programme, by what they bound.
struct Rows {
    /// Time of a profession's staff is at most its capacity.
    staff: Vec<usize>,
    /// Work is done at most once.
    cells: Vec<usize>,
    /// Work moves at most as far as its shift allows.
    ways: Vec<usize>,
    /// The worst coverage is at most that of each service.
    services: Vec<usize>,
}

/// What the numbers of a profession are shares of: its staff or its need, whichever is more; one FTE
/// where both are less.
fn size(staff: &Staff) -> f64 {
    staff.need.max(staff.capacity).max(1.0)
}
