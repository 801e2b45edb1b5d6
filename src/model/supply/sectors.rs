//! Moves between the sectors of one profession. Knows no region and no year loop.

use super::moving::Moving;
use super::{kernel, slot};

/// People who leave one sector for another of the same profession arrive in the same year.
pub(super) fn transfer(cadres: &mut [Moving], first: usize, step: usize) {
    for from in 0..cadres.len() {
        for k in 0..cadres[from].coefficients.transfers.len() {
            let to = cadres[from].coefficients.transfers[k].0 - first;
            let Ok([source, target]) = cadres.get_disjoint_mut([from, to]) else {
                continue;
            };
            let share = &source.coefficients.transfers[k].1;
            for row in 0..source.cadre.rows {
                let aged = source.now.aged(row);
                let [heads, fte] = kernel::flow(aged, share, &target.fte);
                kernel::add_product(target.next.row_mut(row), aged, share);
                target.flow(step, row, slot::SECTOR_IN, heads, fte);
            }
        }
    }
}
