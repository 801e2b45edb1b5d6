//! The year loop of one profession: its cadres side by side, because people move between them.

use super::coefficients::Coefficients;
use super::inputs::{Inputs, Keep};
use super::kernel::TILE;
use super::moving::Moving;
use super::rows::{Rows, padded};
use super::sectors::transfer;
use super::tiles::Tile;
use super::{CadreRun, NegativeStock, kernel, queue, recruit, slot};
use crate::pack::{InflowCause, Pack};
use crate::scenario::LeverId;
use crate::unit::ProfessionIx;

/// Runs the cadres of one profession.
///
/// # Errors
/// A stock that falls below zero, with its place.
pub(crate) fn run(
    pack: &Pack,
    profession: ProfessionIx,
    inputs: &Inputs,
) -> Result<Vec<CadreRun>, NegativeStock> {
    let (from, to) = pack[profession].cadres;
    let mut cadres: Vec<Moving> = (from..to)
        .map(|index| Moving::new(pack, index, inputs))
        .collect();
    for cadre in &mut cadres {
        cadre.opening(pack, inputs);
    }
    for step in 1..=inputs.steps {
        let strain = inputs.feedback.map_or(1.0, |feedback| {
            let rows = cadres.first().map_or(1, |c| c.cadre.rows);
            feedback.factor(step, rows, |year| staff_of(&cadres, year))
        });
        for cadre in &mut cadres {
            let coefficients = &mut cadre.coefficients;
            coefficients.build(pack, cadre.cadre, inputs, strain, step);
            if inputs.keep >= Keep::Flows {
                coefficients.retile();
            }
            cadre.stay_and_enter(pack, inputs, step);
        }
        transfer(&mut cadres, from, step);
        for cadre in &mut cadres {
            cadre.exogenous(pack, step);
            cadre.active(pack, inputs, step);
            cadre.leave(step);
            cadre.close(step)?;
        }
        if let Some(posts) = inputs.market {
            recruit::run(&mut cadres, posts, pack, inputs, step);
        }
        for cadre in &mut cadres {
            cadre.keep_detail(pack, inputs);
        }
    }
    Ok(cadres
        .into_iter()
        .map(|m| CadreRun {
            cadre: m.index,
            rows: m.cadre.rows,
            series: m.series,
            detail: m.detail,
            queue: m.queue,
        })
        .collect())
}

fn wide(values: &[f64], width: usize) -> Vec<f64> {
    let mut row = vec![0.0; width];
    row[..values.len()].copy_from_slice(values);
    row
}

impl<'a> Moving<'a> {
    fn new(pack: &'a Pack, index: usize, inputs: &Inputs) -> Self {
        let cadre = &pack.cadres[index];
        let years = (inputs.steps + 1) * cadre.rows;
        let len = pack.row_len();
        let width = padded(len);
        let ageing = pack.ages.ageing;
        let mut now = Rows::new(cadre.rows, width, ageing);
        now.fill(&cadre.opening, len);
        let mut older = vec![0.0; width];
        for (i, flag) in older.iter_mut().enumerate().take(len) {
            if pack.ages.ageing && pack.ages.age(i % pack.ages.count) >= 55 {
                *flag = 1.0;
            }
        }
        let (fte, hires) = (wide(&cadre.fte, width), wide(&cadre.hire_profile, width));
        let hired = [&fte, &older].map(|weights| kernel::weighted(&hires, weights));
        let has_active = cadre.active_share > 0.0 || !cadre.opening_active.is_empty();
        Self {
            index,
            cadre,
            coefficients: Coefficients::new(pack, cadre),
            next: Rows::new(cadre.rows, width, ageing),
            active: (has_active || cadre.active_fte > 0.0).then(|| {
                let mut rows = Rows::new(cadre.rows, width, ageing);
                rows.fill(&cadre.opening_active, len);
                rows
            }),
            now,
            pool: vec![0.0; width],
            fte,
            older,
            hires,
            hired: hired.into(),
            keep: vec![0.0; width],
            inflows: cadre
                .inflows
                .iter()
                .map(|inflow| wide(&inflow.profile, width))
                .collect(),
            series: vec![0.0; years * slot::COUNT],
            queue: vec![0.0; inputs.market.map_or(0, |_| years * queue::COUNT)],
            detail: Vec::new(),
        }
    }

    pub(super) fn slots(&mut self, step: usize, row: usize) -> &mut [f64] {
        let at = (step * self.cadre.rows + row) * slot::COUNT;
        &mut self.series[at..at + slot::COUNT]
    }

    pub(super) fn flow(&mut self, step: usize, row: usize, flow: usize, heads: f64, fte: f64) {
        let slots = self.slots(step, row);
        slots[slot::FLOW + flow] += heads;
        slots[slot::FLOW_FTE + flow] += fte;
    }

    fn opening(&mut self, pack: &Pack, inputs: &Inputs) {
        if inputs.keep == Keep::Classes {
            let years = inputs.steps + 1;
            self.detail
                .reserve_exact(years * self.cadre.rows * pack.row_len());
        }
        for row in 0..self.cadre.rows {
            let now = self.now.row_mut(row);
            let stock = kernel::arrive(now, 0.0, &self.pool, &self.fte, &self.older);
            self.stock(0, row, stock);
        }
        self.keep_detail(pack, inputs);
    }

    /// Writes the year-end stock of a row.
    fn stock(&mut self, step: usize, row: usize, stock: kernel::Stock) {
        let active: f64 = self
            .active
            .as_ref()
            .map_or(0.0, |a| a.row(row).iter().sum());
        let active_fte = active * self.cadre.active_fte;
        let slots = self.slots(step, row);
        slots[slot::IN_POST] = stock.heads;
        slots[slot::FTE_POST] = stock.fte;
        slots[slot::HEADS_55] = stock.older;
        slots[slot::ACTIVE] = active;
        slots[slot::FTE_ACTIVE] = active_fte;
    }

    fn keep_detail(&mut self, pack: &Pack, inputs: &Inputs) {
        if inputs.keep == Keep::Classes {
            for row in 0..self.cadre.rows {
                self.detail
                    .extend_from_slice(&self.now.row(row)[..pack.row_len()]);
            }
        }
    }

    /// Ageing, death, retirement, exits, closure; then entrants and other inflows.
    fn stay_and_enter(&mut self, pack: &Pack, inputs: &Inputs, step: usize) {
        self.age_out(pack, step);
        let closing = self.closing_share(inputs, step);
        let Coefficients { keep, closure, .. } = &self.coefficients;
        kernel::shifted(&mut self.keep, keep, closing, closure);
        if inputs.keep >= Keep::Flows {
            self.outflows(step, closing);
        }
        self.survive(inputs, step);
        self.other_inflows(inputs, step);
    }

    /// Survivors, new entrants and the first inflow of the cadre, in one pass over each row: for speed
    /// alone, since a pass of its own for each would read and write every row again.
    fn survive(&mut self, inputs: &Inputs, step: usize) {
        let first = self.arriving(inputs, step, 0);
        for row in 0..self.cadre.rows {
            // with the labour market on, who is hired is known at the end of the year
            let hired = match inputs.market {
                None => inputs.hired(self.cadre, step, row),
                Some(_) => 0.0,
            };
            // without an inflow nobody comes, whatever the profile
            let share = self.cadre.inflows.first().map_or(0.0, |i| i.rows[row]);
            let profile = self.inflows.first().unwrap_or(&self.hires);
            let arriving = first.heads * share;
            kernel::survive(
                self.next.row_mut(row),
                self.now.aged(row),
                &self.keep,
                (hired, &self.hires),
                (arriving, profile),
            );
            self.flow(step, row, slot::ENTRANTS, hired, hired * self.hired.0);
            self.flow(step, row, first.flow, arriving, arriving * first.fte);
        }
    }

    /// The oldest class leaves by name, and its place is cleared for the shifted read.
    fn age_out(&mut self, pack: &Pack, step: usize) {
        if !pack.ages.ageing {
            return;
        }
        for row in 0..self.cadre.rows {
            for sex in 0..pack.sexes.len() {
                let last = (sex + 1) * pack.ages.count - 1;
                let heads = std::mem::take(&mut self.now.row_mut(row)[last]);
                let fte = heads * self.fte[last];
                self.flow(step, row, slot::AGED_OUT, heads, fte);
            }
        }
    }

    /// The closure flow of a step as a share of the aged heads that it acts on.
    fn closing_share(&self, inputs: &Inputs, step: usize) -> f64 {
        let first = inputs.closure.get(self.index).copied().unwrap_or(0.0);
        if first == 0.0 {
            return 0.0;
        }
        let mut heads = first;
        for _ in 1..step {
            heads *= self.cadre.closure_hold;
        }
        heads *= 1.0 - inputs.effects.offset(LeverId::ClosureOff, step);
        let base: f64 = (0..self.cadre.rows)
            .map(|row| kernel::weighted(self.now.aged(row), &self.coefficients.closure))
            .sum();
        if base > 0.0 { heads / base } else { 0.0 }
    }

    /// Outflows of the aged stock as dot products, three regions at a time; `closing` is the share of
    /// the closure that belongs to this year.
    fn outflows(&mut self, step: usize, closing: f64) {
        let (now, tiles) = (&self.now, self.coefficients.tiles.written());
        let rows = self.cadre.rows;
        let at = step * rows * slot::COUNT;
        let mut write = |tile: &Tile, row: usize, sums: [f64; TILE]| {
            for (slot, sum) in tile.slots.into_iter().zip(sums) {
                if let Some(slot) = slot {
                    self.series[at + row * slot::COUNT + slot] = sum;
                }
            }
        };
        let threes = rows / 3 * 3;
        for tile in tiles {
            for row in (0..threes).step_by(3) {
                let three = [now.aged(row), now.aged(row + 1), now.aged(row + 2)];
                let [a, b, c] = kernel::dots_of_three(three, &tile.chunks);
                write(tile, row, a);
                write(tile, row + 1, b);
                write(tile, row + 2, c);
            }
            for row in threes..rows {
                write(tile, row, kernel::dots(now.aged(row), &tile.chunks));
            }
        }
        for row in 0..rows {
            let slots = self.slots(step, row);
            slots[slot::FLOW + slot::CLOSURE] *= closing;
            slots[slot::FLOW_FTE + slot::CLOSURE] *= closing;
        }
    }

    /// What one inflow of the pack brings in a step; nothing when there is no such inflow.
    fn arriving(&self, inputs: &Inputs, step: usize, at: usize) -> Arriving {
        let Some(inflow) = self.cadre.inflows.get(at) else {
            return Arriving {
                flow: slot::IMMIGRATION,
                heads: 0.0,
                fte: 0.0,
            };
        };
        let (flow, factor) = match inflow.cause {
            InflowCause::Immigration => (
                slot::IMMIGRATION,
                inputs.effects.factor(LeverId::Immigration, step),
            ),
            InflowCause::Return => (slot::RETURNS, 1.0),
        };
        let heads = inflow.heads.get(step - 1).copied().unwrap_or(0.0) * factor;
        Arriving {
            flow,
            heads,
            fte: kernel::weighted(&self.inflows[at], &self.fte),
        }
    }

    /// Inflows beyond the first, which came along with the survivors.
    fn other_inflows(&mut self, inputs: &Inputs, step: usize) {
        for at in 1..self.cadre.inflows.len() {
            let Arriving { flow, heads, fte } = self.arriving(inputs, step, at);
            for row in 0..self.cadre.rows {
                let arriving = heads * self.cadre.inflows[at].rows[row];
                kernel::add(self.next.row_mut(row), arriving, &self.inflows[at]);
                self.flow(step, row, flow, arriving, arriving * fte);
            }
        }
    }

    /// Signed heads of the pack's own table.
    fn exogenous(&mut self, pack: &Pack, step: usize) {
        let cadre = self.cadre;
        for &(year, row, cell, heads) in &cadre.exogenous {
            if usize::try_from(year - pack.opening_year) == Ok(step) {
                self.next.row_mut(row)[cell] += heads;
                let fte = heads * self.fte[cell];
                self.flow(step, row, slot::EXOGENOUS, heads, fte);
            }
        }
    }

    /// Movers leave for the pool: out = m N.
    fn leave(&mut self, step: usize) {
        self.pool.fill(0.0);
        if !self.coefficients.moves {
            return;
        }
        for row in 0..self.cadre.rows {
            let next = self.next.row_mut(row);
            let [heads, fte] =
                kernel::leave(next, &mut self.pool, &self.coefficients.moving, &self.fte);
            self.flow(step, row, slot::MOVED_OUT, heads, fte);
        }
    }

    /// The pool is shared out, and the new stock becomes the present one.
    fn close(&mut self, step: usize) -> Result<(), NegativeStock> {
        std::mem::swap(&mut self.now, &mut self.next);
        let moved: f64 = self.pool.iter().sum();
        let moved_fte = kernel::weighted(&self.pool, &self.fte);
        for row in 0..self.cadre.rows {
            let share = if self.coefficients.moves {
                self.cadre.attraction[row]
            } else {
                0.0
            };
            let now = self.now.row_mut(row);
            let stock = kernel::arrive(now, share, &self.pool, &self.fte, &self.older);
            // a hair below zero is rounding, more is a pack that takes people who are not there
            if stock.least < -1e-6 {
                let cell = now
                    .iter()
                    .position(|&heads| heads == stock.least)
                    .unwrap_or(0);
                return Err(NegativeStock {
                    cadre: self.index,
                    row,
                    step,
                    cell,
                });
            }
            self.stock(step, row, stock);
            self.flow(step, row, slot::MOVED_IN, moved * share, moved_fte * share);
        }
        Ok(())
    }
}

/// FTE and heads of the nation at a year-end, active retirees included.
fn staff_of(cadres: &[Moving], step: usize) -> (f64, f64) {
    let rows = cadres.iter().flat_map(|c| {
        let of_year = c.series.chunks_exact(slot::COUNT);
        of_year.skip(step * c.cadre.rows).take(c.cadre.rows)
    });
    rows.fold((0.0, 0.0), |(fte, heads), slots| {
        (
            fte + (slots[slot::FTE_POST] + slots[slot::FTE_ACTIVE]),
            heads + (slots[slot::IN_POST] + slots[slot::ACTIVE]),
        )
    })
}

/// What one inflow brings in a year.
struct Arriving {
    flow: usize,
    heads: f64,
    fte: f64,
}
