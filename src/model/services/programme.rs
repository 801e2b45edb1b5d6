//! The worst coverage as large as possible, then the next worst, and so on; then as little time as
//! possible on the work of others. With a proof, or without an answer.
//!
//! Round by round every service that is still open rises by the same step. Where the round ends, the
//! services that have a price can rise no further without a worse one falling: they are closed at that
//! level. The proof stands on the rows as they were written, not on how they were solved: nothing is
//! below zero, no row is beyond its bound, and no variable is worth more than it costs, in the order of
//! the rounds (duality of linear programming, read lexicographically). What is not proved is not told.

use super::tableau::{TINY, Tableau};

/// How far a proof may be off, in shares of staff or need.
const ENOUGH: f64 = 1e-7;

/// Columns with their entries by row, all in shares; every row stays at or below its bound.
#[derive(Debug, Default)]
pub(super) struct Programme {
    /// Entries by variable: (row, number).
    pub(super) columns: Vec<Vec<(usize, f64)>>,
    /// Time on the work of others, by variable.
    pub(super) time: Vec<f64>,
    /// By row; none below zero.
    pub(super) bounds: Vec<f64>,
    /// The rows of services: level - coverage <= 0.
    pub(super) services: Vec<usize>,
}

/// What a round wanted, and the prices that it found.
struct Round {
    gains: Vec<f64>,
    prices: Vec<f64>,
}

impl Programme {
    /// A row with its bound; its index.
    pub(super) fn row(&mut self, bound: f64) -> usize {
        self.bounds.push(bound);
        self.bounds.len() - 1
    }

    /// A variable: its entries by row, and its time on the work of others.
    pub(super) fn column(&mut self, entries: Vec<(usize, f64)>, time: f64) {
        self.columns.push(entries);
        self.time.push(time);
    }

    /// Values of the columns; nothing where no proof was found.
    pub(super) fn solve(mut self) -> Option<Vec<f64>> {
        let own = self.columns.len();
        let mut tableau = Tableau::new(&self.bounds);
        for column in &self.columns {
            tableau.add(column);
        }
        let mut open: Vec<usize> = self.services.clone();
        let mut rounds = Vec::new();
        while !open.is_empty() {
            let step: Vec<(usize, f64)> = open.iter().map(|row| (*row, 1.0)).collect();
            tableau.add(&step);
            self.columns.push(step);
            let mut gains = vec![0.0; self.columns.len()];
            gains[self.columns.len() - 1] = 1.0;
            let prices = tableau.maximise(&gains)?;
            let before = open.len();
            open.retain(|row| prices[*row] <= TINY);
            if open.len() == before {
                return None;
            }
            rounds.push(Round { gains, prices });
        }
        let mut gains: Vec<f64> = self.time.iter().map(|time| -time).collect();
        gains.resize(self.columns.len(), 0.0);
        let prices = tableau.maximise(&gains)?;
        rounds.push(Round { gains, prices });
        let mut values = tableau.values();
        if !self.proved(&values, &rounds) {
            return None;
        }
        values.truncate(own);
        Some(values)
    }

    /// Whether the values keep every row and no others do better, round by round.
    fn proved(&self, values: &[f64], rounds: &[Round]) -> bool {
        let mut used = vec![0.0; self.bounds.len()];
        for (column, value) in self.columns.iter().zip(values) {
            for (row, number) in column {
                used[*row] += number * value;
            }
        }
        let kept = used.iter().zip(&self.bounds).all(|(u, b)| *u <= b + ENOUGH)
            && values.iter().all(|value| *value >= 0.0);
        // no gap between what is gained and what the bounds are worth
        let equal = rounds.iter().all(|round| {
            let worth: f64 = round
                .prices
                .iter()
                .zip(&self.bounds)
                .map(|(p, b)| p * b)
                .sum();
            let gained: f64 = (0..values.len())
                .map(|at| gain(round, at) * values[at])
                .sum();
            (worth - gained).abs() <= ENOUGH
        });
        // the first price that is not zero must be above it: of every row, and of every variable
        let row = |at: usize| not_below(rounds.iter().map(|round| round.prices[at]));
        let column = |at: usize| {
            not_below(rounds.iter().map(|round| {
                let entries = self.columns[at].iter();
                let cost: f64 = entries
                    .map(|(row, number)| round.prices[*row] * number)
                    .sum();
                cost - gain(round, at)
            }))
        };
        kept && equal && (0..used.len()).all(row) && (0..values.len()).all(column)
    }
}

/// What a round wanted of a variable; later variables were not there yet.
fn gain(round: &Round, at: usize) -> f64 {
    round.gains.get(at).copied().unwrap_or(0.0)
}

fn not_below(mut prices: impl Iterator<Item = f64>) -> bool {
    prices
        .find(|price| price.abs() > ENOUGH)
        .is_none_or(|price| price > 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two services that share one bound of 1, the second twice as dear: both reach a third.
    fn shared() -> Programme {
        Programme {
            columns: vec![vec![(0, 1.0), (1, -1.0)], vec![(0, 2.0), (2, -1.0)]],
            time: vec![0.0, 0.0],
            bounds: vec![1.0, 0.0, 0.0],
            services: vec![1, 2],
        }
    }

    #[test]
    fn two_that_share_are_level() {
        let values = shared().solve().expect("a proof");
        assert!(
            values.iter().all(|v| (v - 1.0 / 3.0).abs() < 1e-12),
            "{values:?}"
        );
    }

    #[test]
    fn a_wrong_answer_has_no_proof() {
        let mut programme = shared();
        programme.columns.push(vec![(1, 1.0), (2, 1.0)]);
        let round = |price: f64| Round {
            gains: vec![0.0, 0.0, 1.0],
            prices: vec![price, price, 2.0 * price],
        };
        let third = 1.0 / 3.0;
        assert!(programme.proved(&[third, third, third], &[round(third)]));
        // feasible, not the best
        assert!(!programme.proved(&[0.3, 0.3, 0.3], &[round(third)]));
        // good, not feasible
        assert!(!programme.proved(&[0.4, 0.4, 0.4], &[round(0.4)]));
        // prices that prove nothing
        assert!(!programme.proved(&[third, third, third], &[round(-third)]));
        assert!(!programme.proved(&[0.3, 0.3, 0.3], &[round(0.3)]));
    }
}
