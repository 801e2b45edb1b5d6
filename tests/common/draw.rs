//! Draws one after the other from a counter-based stream.

use organico::seed::Stream;

/// A stream and the place in it.
pub(crate) struct Draw {
    stream: Stream,
    next: u64,
}

impl Draw {
    /// The start of a stream.
    pub(crate) fn new(seed: u64, stream: u64) -> Self {
        Self {
            stream: Stream { seed, stream },
            next: 0,
        }
    }

    fn index(&mut self) -> u64 {
        self.next += 1;
        self.next - 1
    }

    /// True with this chance.
    pub(crate) fn chance(&mut self, share: f64) -> bool {
        let index = self.index();
        self.stream.unit(index) < share
    }

    /// A number in `low <= x < high`.
    pub(crate) fn between(&mut self, low: f64, high: f64) -> f64 {
        let index = self.index();
        self.stream.between(index, low, high)
    }

    /// One of `0..choices`.
    pub(crate) fn pick(&mut self, choices: usize) -> usize {
        let index = self.index();
        self.stream.pick(index, choices)
    }

    /// A whole number in `low..=high`.
    pub(crate) fn whole(&mut self, low: usize, high: usize) -> usize {
        low + self.pick(high - low + 1)
    }

    /// One of a list.
    pub(crate) fn of<T: Clone>(&mut self, choices: &[T]) -> T {
        choices[self.pick(choices.len())].clone()
    }

    /// `count` numbers in `low <= x < high`.
    pub(crate) fn row(&mut self, count: usize, low: f64, high: f64) -> Vec<f64> {
        (0..count).map(|_| self.between(low, high)).collect()
    }

    /// `count` shares that sum to 1; now and then one of them is nothing or all.
    pub(crate) fn shares(&mut self, count: usize) -> Vec<f64> {
        let mut parts = self.row(count, 0.05, 1.0);
        if count > 1 && self.chance(0.2) {
            parts[0] = 0.0;
        }
        let all: f64 = parts.iter().sum();
        parts.iter().map(|part| part / all).collect()
    }
}
