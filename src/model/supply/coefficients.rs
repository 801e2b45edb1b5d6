//! Coefficient rows of one cadre and year, shared by all regions: what happens to one head.
//!
//! Built once a year from the pack's rates and the levers; the regions then only multiply.

use super::inputs::Inputs;
use super::rows::padded;
use super::tiles::Tiles;
use super::{kernel, slot};
use crate::model::effects::Effects;
use crate::pack::{Ages, Cadre, Destination, Pack};
use crate::scenario::LeverId;

/// Oldest age that the closure flow touches: it represents hires and resignations that no table
/// counts, not for retirements.
const CLOSURE_BELOW: u16 = 60;

/// What happens in one year to one head of each `[sex][age]` class, after ageing.
#[derive(Clone, Debug, Default)]
pub(super) struct Coefficients {
    /// Dot products to take.
    pub(super) tiles: Tiles,
    /// Share that stays in post (closure not yet applied).
    pub(super) keep: Vec<f64>,
    /// 1 where the closure flow acts.
    pub(super) closure: Vec<f64>,
    /// Share that retires.
    pub(super) retire: Vec<f64>,
    /// Death probability.
    pub(super) death: Vec<f64>,
    /// Share that moves to another cadre: (cadre, share by class).
    pub(super) transfers: Vec<(usize, Vec<f64>)>,
    /// Share that enters the pool of movers, of those present at the end of the year.
    pub(super) moving: Vec<f64>,
    /// Share at work after death and retirement.
    working: Vec<f64>,
    /// Whether the closure flow is to be measured.
    pub(super) closes: bool,
    /// Whether anybody moves.
    pub(super) moves: bool,
    /// Hazards that the rows were built from: rebuilt only when a lever moved them.
    fte: Vec<f64>,
    /// Change of FTE per head when one grows a year older.
    grown: Vec<f64>,
    shift: f64,
    factors: [f64; 3],
    rho: Vec<f64>,
    staying: Vec<f64>,
    exits: [Vec<f64>; 3],
    by_exit: Vec<Vec<f64>>,
}

/// An outflow of the aged stock: a rate by class, of all or of those at work after death and retirement.
struct Outflow<'a> {
    flow: usize,
    rate: &'a [f64],
    among: Option<&'a [f64]>,
}

/// Which of the three reported kinds a destination belongs to.
const fn kind(destination: Destination) -> usize {
    match destination {
        Destination::Other => 0,
        Destination::Abroad => 1,
        Destination::Cadre(_) => 2,
    }
}

impl Coefficients {
    /// Empty rows for a cadre.
    pub(super) fn new(pack: &Pack, cadre: &Cadre) -> Self {
        let len = pack.row_len();
        let width = padded(len);
        let mut closure = vec![0.0; width];
        for (i, flag) in closure.iter_mut().enumerate().take(len) {
            if pack.ages.within(i % pack.ages.count, 0, CLOSURE_BELOW - 1) {
                *flag = 1.0;
            }
        }
        let mut moving = vec![0.0; width];
        moving[..len].copy_from_slice(&cadre.mobility);
        let mut fte = vec![0.0; width];
        fte[..len].copy_from_slice(&cadre.fte);
        let mut grown = vec![0.0; width];
        for i in (1..len).filter(|i| pack.ages.ageing && i % pack.ages.count != 0) {
            grown[i] = fte[i] - fte[i - 1];
        }
        Self {
            tiles: Tiles::default(),
            grown,
            fte,
            keep: vec![0.0; width],
            working: vec![1.0; width],
            closes: cadre.observed_change.is_some(),
            closure,
            retire: vec![0.0; width],
            death: vec![0.0; width],
            transfers: cadre
                .exits
                .iter()
                .filter_map(|exit| match exit.destination {
                    Destination::Cadre(to) => Some((to, vec![0.0; width])),
                    _ => None,
                })
                .collect(),
            moves: cadre.rows > 1 && cadre.mobility.iter().any(|&m| m > 0.0),
            moving,
            shift: f64::NAN,
            factors: [f64::NAN; 3],
            rho: vec![0.0; width],
            staying: vec![1.0; width],
            exits: [vec![0.0; width], vec![0.0; width], vec![0.0; width]],
            by_exit: cadre.exits.iter().map(|_| vec![0.0; width]).collect(),
        }
    }

    /// Rebuilds the rows for the step from `step - 1` to `step`; `strain` multiplies voluntary exits.
    pub(super) fn build(
        &mut self,
        pack: &Pack,
        cadre: &Cadre,
        inputs: &Inputs,
        strain: f64,
        step: usize,
    ) {
        let effects = inputs.effects;
        let leaving = inputs.leaving.get(step).copied().unwrap_or(1.0) * strain;
        self.rebuild_retirement(pack.ages, cadre, effects, step);
        self.rebuild_exits(cadre, effects, leaving, step);
        let len = pack.row_len();
        let years = cadre.mortality.len() / len.max(1);
        let at = (step - 1).min(years.saturating_sub(1)) * len;
        if let Some(mortality) = cadre.mortality.get(at..at + len) {
            self.death[..len].copy_from_slice(mortality);
        }
        if self.moves {
            let factor = effects.factor(LeverId::Mobility, step);
            for (slot, &rate) in self.moving.iter_mut().zip(&cadre.mobility) {
                *slot = (rate * factor).min(1.0);
            }
        }
        kernel::stay(
            [&mut self.retire, &mut self.working, &mut self.keep],
            [&self.death, &self.rho, &self.staying],
        );
        let mut transfer = 0;
        for (exit, shares) in cadre.exits.iter().zip(&self.by_exit) {
            if let Destination::Cadre(_) = exit.destination {
                kernel::product(&mut self.transfers[transfer].1, &self.working, shares);
                transfer += 1;
            }
        }
    }

    /// The outflows of a year. The closure is counted in full here; its share of the year is applied
    /// to the sum.
    fn outflows(&self) -> impl Iterator<Item = Outflow<'_>> {
        let outflow = |flow, rate, among| Outflow { flow, rate, among };
        let working = Some(&self.working[..]);
        let [other, abroad, sector] = &self.exits;
        let closure = outflow(slot::CLOSURE, &self.closure, None);
        [
            outflow(slot::DEATHS, &self.death, None),
            outflow(slot::RETIREMENTS, &self.retire, None),
            outflow(slot::EXITS_OTHER, other, working),
            outflow(slot::EXITS_ABROAD, abroad, working),
            outflow(slot::EXITS_SECTOR, sector, working),
        ]
        .into_iter()
        .chain(self.closes.then_some(closure))
    }

    /// Lays out the dot products of a year: ageing, then each outflow in heads and in FTE, but for
    /// those that are zero everywhere. A run that keeps no flows has no use for it.
    pub(super) fn retile(&mut self) {
        let mut tiles = std::mem::take(&mut self.tiles);
        tiles.clear();
        tiles.add(slot::STAFF_AGEING, &self.grown);
        let width = self.keep.len();
        let (mut share, mut fte) = (vec![0.0; width], vec![0.0; width]);
        for Outflow { flow, rate, among } in self.outflows() {
            match among {
                Some(among) => kernel::product(&mut share, rate, among),
                None => share.copy_from_slice(rate),
            }
            if share.iter().any(|&share| share != 0.0) {
                kernel::product(&mut fte, &share, &self.fte);
                tiles.add(slot::FLOW + flow, &share);
                tiles.add(slot::FLOW_FTE + flow, &fte);
            }
        }
        self.tiles = tiles;
    }

    fn rebuild_retirement(&mut self, ages: Ages, cadre: &Cadre, effects: &Effects, step: usize) {
        let shift = effects.value(LeverId::RetirementAge, step);
        if shift == self.shift {
            return;
        }
        self.shift = shift;
        for (i, rho) in self
            .rho
            .iter_mut()
            .enumerate()
            .take(ages.count * cadre.retirement.len())
        {
            *rho = cadre.retirement[i / ages.count].hazard(ages, i % ages.count, shift);
        }
    }

    /// Splits the yearly hazard over destinations: lambda = sum of lambda_q, share of exits
    /// 1 - exp(-lambda), of which lambda_q / lambda to destination q; zero hazard, zero exits.
    /// `leaving` is one factor on every voluntary exit.
    fn rebuild_exits(&mut self, cadre: &Cadre, effects: &Effects, leaving: f64, step: usize) {
        let factors = [
            LeverId::VoluntaryExits,
            LeverId::Emigration,
            LeverId::SectorMoves,
        ]
        .map(|lever| effects.factor(lever, step) * leaving);
        if factors == self.factors {
            return;
        }
        self.factors = factors;
        // ages of one band leave alike
        let mut band = (0.0, 0.0);
        for i in 0..cadre.fte.len() {
            let hazard_to =
                |exit: &crate::pack::Exit| exit.hazard[i] * factors[kind(exit.destination)];
            let total: f64 = cadre.exits.iter().map(hazard_to).sum();
            if total != band.0 {
                let gone = if total > 0.0 {
                    1.0 - libm::exp(-total)
                } else {
                    0.0
                };
                band = (total, gone);
            }
            let leaving = band.1;
            self.staying[i] = 1.0 - leaving;
            for shares in &mut self.exits {
                shares[i] = 0.0;
            }
            for (exit, shares) in cadre.exits.iter().zip(&mut self.by_exit) {
                let share = if total > 0.0 {
                    leaving * (hazard_to(exit) / total)
                } else {
                    0.0
                };
                shares[i] = share;
                self.exits[kind(exit.destination)][i] += share;
            }
        }
    }
}
