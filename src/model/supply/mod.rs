//! Staff of one profession moved through the years, in the fixed order of events.
//!
//! Ageing - death - retirement - voluntary exits by destination - new entrants - inflow from
//! abroad and returns - closure - exogenous heads - moves between regions - and, with the labour
//! market on, recruitment in place of the new entrants. Every flow acts on what the step before left
//! over; stocks are those of 31 December. Knows no method of demand and no euro. Source:
//! method S1.4 and S4.

mod coefficients;
mod inputs;
mod kernel;
mod lanes;
mod moving;
pub mod queue;
mod recruit;
mod retired;
mod rows;
mod sectors;
pub mod slot;
mod tiles;
mod year;

pub(crate) use inputs::{Inputs, Keep};
pub use recruit::hires;
pub(crate) use year::run;

/// Result of one cadre: `[year][row][slot]` (see [`slot`]), years from the opening year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CadreRun {
    /// Index into `Pack::cadres`.
    pub cadre: usize,
    /// Number of rows: regions, or 1.
    pub rows: usize,
    /// `[year][row][slot]`, row-major.
    pub series: Vec<f64>,
    /// Year-end heads in post `[year][row][sex][age]`; empty unless asked for.
    pub detail: Vec<f64>,
    /// The queue for a post `[year][row][place]` (see [`queue`]); empty with the labour market off.
    pub queue: Vec<f64>,
}

impl CadreRun {
    /// One value.
    #[must_use]
    pub fn at(&self, step: usize, row: usize, slot: usize) -> f64 {
        self.series
            .get((step * self.rows + row) * slot::COUNT + slot)
            .copied()
            .unwrap_or(0.0)
    }

    /// One value of the queue for a post. With the labour market off nobody waits, and those who
    /// look for a post are the new entrants.
    #[must_use]
    pub fn queue(&self, step: usize, row: usize, place: usize) -> f64 {
        if self.queue.is_empty() && place == queue::CANDIDATES {
            return self.at(step, row, slot::FLOW + slot::ENTRANTS);
        }
        self.queue
            .get((step * self.rows + row) * queue::COUNT + place)
            .copied()
            .unwrap_or(0.0)
    }
}

/// A stock that fell below zero: the pack takes more people than there are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NegativeStock {
    /// Index into `Pack::cadres`.
    pub cadre: usize,
    /// Row: region, or 0 for a national profession.
    pub row: usize,
    /// Step after the opening year.
    pub step: usize,
    /// Sex and age class: `sex * ages + class`.
    pub cell: usize,
}
