//! What cadres are derived from: the tables, and what was already derived of residents.

use crate::pack::derive::spread::rake::Grid;
use crate::pack::derive::tables::Tables;
use crate::pack::facts::residents::mortality::Mortality;

/// The ground of every cadre; read only.
#[derive(Clone, Copy)]
pub(crate) struct Known<'t> {
    pub(crate) tables: &'t Tables,
    /// Residents of the opening year by region; empty when the pack has none.
    pub(crate) residents: &'t [f64],
    pub(crate) mortality: &'t Mortality,
}

impl Known<'_> {
    /// Residents of the rows of a grid; the same for each when the pack knows no residents.
    pub(crate) fn residents_by_row(&self, grid: Grid) -> Vec<f64> {
        let known = self.residents.len() == grid.rows && self.residents.iter().sum::<f64>() > 0.0;
        if known {
            self.residents.to_vec()
        } else {
            vec![1.0; grid.rows]
        }
    }
}
