//! Odd numbers in made-up answers: not finite, absurd, missing, all equal.

use organico::outcome::{Money, Picture};

use super::data;

/// A small generator of odd numbers; the same on every machine.
pub(crate) struct Odd(pub(crate) u64);

impl Odd {
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn number(&mut self, usual: f64) -> f64 {
        match self.below(24) {
            0 => f64::NAN,
            1 => f64::INFINITY,
            2 => f64::NEG_INFINITY,
            3 => 1e308,
            4 => -1e308,
            5 => -0.0,
            6 => 0.0,
            7 => -usual,
            8 => 5e-324,
            _ => usual * (0.5 + self.below(1000) as f64 / 1000.0),
        }
    }

    fn spoil(&mut self, values: &mut Vec<f64>) {
        match self.below(9) {
            0 => values.clear(),
            1 => values.truncate(1),
            2 => values.iter_mut().for_each(|v| *v = 7.0),
            3 => values.push(1.0),
            _ => {
                for value in values {
                    *value = self.number(if *value == 0.0 { 100.0 } else { *value });
                }
            }
        }
    }

    /// Made-up money with odd numbers, holes and lengths.
    pub(crate) fn money(&mut self) -> Money {
        let mut money = data::money();
        let costs = money.baseline.iter_mut().chain(&mut money.scenario);
        costs.for_each(|(_, values)| self.spoil(values));
        let payers = money.payers.iter_mut();
        payers.for_each(|payer| self.spoil(&mut payer.scenario));
        self.spoil(&mut money.cliff.1);
        money
    }

    /// A made-up answer with odd numbers, holes and lengths.
    pub(crate) fn picture(&mut self) -> Picture {
        let mut picture = data::scenario();
        let years = [27, 27, 27, 0, 1, 2, 30][self.below(7) as usize];
        picture.years = (0..years).map(|t| data::OPENING + t).collect();
        for track in [&mut picture.scenario, &mut picture.baseline] {
            track
                .series
                .iter_mut()
                .for_each(|(_, values)| self.spoil(values));
        }
        for region in &mut picture.regions {
            region
                .track
                .series
                .iter_mut()
                .for_each(|(_, values)| self.spoil(values));
        }
        picture
            .methods
            .iter_mut()
            .for_each(|(_, values)| self.spoil(values));
        for share in picture.ai_uses.iter_mut().chain(&mut picture.cpd_topics) {
            self.spoil(&mut share.by_year);
        }
        for pipeline in &mut picture.pipelines {
            pipeline
                .track
                .series
                .iter_mut()
                .for_each(|(_, values)| self.spoil(values));
        }
        // Causes are left whole in half of the cases: else no waterfall would ever be drawn.
        if self.below(2) == 0 {
            for step in &mut picture.drivers {
                self.spoil(&mut step.scenario);
            }
        } else {
            picture.scenario = data::scenario().scenario;
        }
        self.spoil(&mut picture.pyramid);
        if self.below(4) == 0 {
            picture.bands.clear();
        }
        if self.below(4) == 0 {
            picture.sexes = vec!["*".into()];
        }
        picture
    }
}
