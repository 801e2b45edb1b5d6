//! Activity after retirement: retirees who go on working for some years. Knows no year loop. Source:
//! method S4.9.

use super::inputs::Inputs;
use super::moving::Moving;
use super::slot;
use crate::pack::Pack;
use crate::scenario::LeverId;

impl Moving<'_> {
    /// Activity after retirement: A(a+1) = (A(a) + eta Ret(a+1)) (1 - mu) up to the last age, nobody
    /// beyond.
    pub(super) fn active(&mut self, pack: &Pack, inputs: &Inputs, step: usize) {
        let Some(active) = &mut self.active else {
            return;
        };
        let eta = (self.cadre.active_share + inputs.effects.offset(LeverId::ActiveRetired, step))
            .clamp(0.0, 1.0);
        let ages = pack.ages;
        for row in 0..self.cadre.rows {
            let (mut came, mut left) = (0.0, 0.0);
            let aged = self.now.aged(row);
            let before: f64 = active.row(row).iter().sum();
            let rows = active.row_mut(row);
            for i in (0..pack.row_len()).rev() {
                let class = i % ages.count;
                let from = if !ages.ageing {
                    rows[i]
                } else if class == 0 {
                    0.0
                } else {
                    rows[i - 1]
                };
                // who retires past the last age of activity does not start a spell at all
                rows[i] = if ages.within(class, 0, self.cadre.active_last_age) {
                    let starting = eta * aged[i] * self.coefficients.retire[i];
                    came += starting;
                    (from + starting) * (1.0 - self.coefficients.death[i])
                } else {
                    0.0
                };
            }
            let after: f64 = rows.iter().sum();
            left += before + came - after;
            let fte = self.cadre.active_fte;
            let at = (step * self.cadre.rows + row) * slot::COUNT;
            let slots = &mut self.series[at..at + slot::COUNT];
            slots[slot::FLOW + slot::ACTIVE_IN] = came;
            slots[slot::FLOW_FTE + slot::ACTIVE_IN] = came * fte;
            slots[slot::FLOW + slot::ACTIVE_OUT] = left;
            slots[slot::FLOW_FTE + slot::ACTIVE_OUT] = left * fte;
        }
    }
}
