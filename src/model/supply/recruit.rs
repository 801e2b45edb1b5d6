//! Recruitment when a scenario turns the labour market on: open posts meet those who look for one.
//!
//! It closes the year: all have left, arrived, moved or gone on working after retirement by then.
//! New entrants look where they are wont to (their share by sector and region), those who waited
//! look where posts are vacant in their region. Who finds none waits, gives up, or goes abroad.
//! Source: method S10.3.

use super::moving::Moving;
use super::{Inputs, kernel, queue, slot};
use crate::model::market::{Posts, fte_per_head};
use crate::pack::{LabourMarket, Pack};

/// Hires of a year: candidates x (1 - exp(-matching x posts / candidates)).
///
/// Never more than the candidates, nor than the posts times the matching.
#[must_use]
pub fn hires(candidates: f64, posts: f64, matching: f64) -> f64 {
    if candidates > 0.0 && posts > 0.0 {
        candidates * (1.0 - libm::exp(-matching * posts / candidates))
    } else {
        0.0
    }
}

/// Fills the posts of one year.
pub(super) fn run(
    cadres: &mut [Moving],
    posts: &Posts<'_>,
    pack: &Pack,
    inputs: &Inputs<'_>,
    step: usize,
) {
    let Some(first) = cadres.first() else { return };
    let rows = first.cadre.rows;
    let market = pack[first.cadre.profession].market;
    let series: Vec<&[f64]> = cadres.iter().map(|c| &c.series[..]).collect();
    let fte = fte_per_head(&series, rows, step - 1);
    let mut vacant = vec![0.0; cadres.len()];
    for row in 0..rows {
        for (at, (open, cadre)) in vacant.iter_mut().zip(&*cadres).enumerate() {
            let wanted = posts.of((step, row, at), fte, &cadre.series);
            *open = (wanted.open - cadre.employed(step, row)).max(0.0);
        }
        let all: f64 = vacant.iter().sum();
        let waiting: f64 = cadres.iter().map(|c| c.waiting(step - 1, row)).sum();
        for (open, cadre) in vacant.iter().zip(cadres.iter_mut()) {
            let looks_here = if all > 0.0 {
                open / all
            } else {
                cadre.cadre.hire_share
            };
            let candidates = inputs.hired(cadre.cadre, step, row) + waiting * looks_here;
            let hired = hires(candidates, *open, cadre.cadre.recruiting.matching);
            cadre.take_on(step, row, hired);
            cadre.wait(step, row, candidates, candidates - hired, &market);
        }
    }
}

impl Moving<'_> {
    /// People at work in a row, active retirees included.
    fn employed(&self, step: usize, row: usize) -> f64 {
        let at = (step * self.cadre.rows + row) * slot::COUNT;
        self.series[at + slot::IN_POST] + self.series[at + slot::ACTIVE]
    }

    /// People who waited for a post at a year-end.
    fn waiting(&self, step: usize, row: usize) -> f64 {
        self.queue[(step * self.cadre.rows + row) * queue::COUNT + queue::WAITING]
    }

    /// Adds the hired to the stock of the year-end.
    fn take_on(&mut self, step: usize, row: usize, hired: f64) {
        let (fte, older) = (hired * self.hired.0, hired * self.hired.1);
        kernel::add(self.now.row_mut(row), hired, &self.hires);
        let slots = self.slots(step, row);
        slots[slot::IN_POST] += hired;
        slots[slot::FTE_POST] += fte;
        slots[slot::HEADS_55] += older;
        slots[slot::FLOW + slot::ENTRANTS] = hired;
        slots[slot::FLOW_FTE + slot::ENTRANTS] = fte;
    }

    /// Those without a post give up at a rate, some of them for another country; the others wait.
    fn wait(
        &mut self,
        step: usize,
        row: usize,
        candidates: f64,
        unhired: f64,
        market: &LabourMarket,
    ) {
        let left = unhired * market.queue_leave;
        let abroad = left * market.queue_abroad;
        let at = (step * self.cadre.rows + row) * queue::COUNT;
        let queue = &mut self.queue[at..at + queue::COUNT];
        queue[queue::CANDIDATES] = candidates;
        queue[queue::WAITING] = unhired - left;
        queue[queue::LEFT] = left - abroad;
        queue[queue::LEFT_ABROAD] = abroad;
    }
}
