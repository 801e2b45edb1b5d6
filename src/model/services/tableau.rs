//! A small linear programme in exact steps: the largest of a sum, then the largest of the next one
//! among what is left. Knows rows and columns, nothing of people.
//!
//! Dense simplex from the origin (no bound is below zero), the lowest index first (Bland), so that it
//! ends. What one round has priced stays where it is in all later ones.

/// Below this a price is none and a number that decides a step is zero.
pub(super) const TINY: f64 = 1e-9;

/// Steps after which a round is given up.
const LONGEST: usize = 20_000;

/// Rows `[slacks][columns]` with their right-hand sides, and the variable that each row gives.
pub(super) struct Tableau {
    rows: Vec<Vec<f64>>,
    right: Vec<f64>,
    basis: Vec<usize>,
    /// Variables that an earlier round holds at zero.
    held: Vec<bool>,
}

impl Tableau {
    /// No column yet: every row is all slack.
    pub(super) fn new(bounds: &[f64]) -> Self {
        let rows = bounds.len();
        let unit = |row| (0..rows).map(|at| f64::from(u8::from(at == row))).collect();
        Self {
            rows: (0..rows).map(unit).collect(),
            right: bounds.to_vec(),
            basis: (0..rows).collect(),
            held: vec![false; rows],
        }
    }

    /// Adds a variable, as the rows are now.
    pub(super) fn add(&mut self, column: &[(usize, f64)]) {
        for row in &mut self.rows {
            let value = column.iter().map(|(at, number)| row[*at] * number).sum();
            row.push(value);
        }
        self.held.push(false);
    }

    /// Takes the sum of `gains` (one by column) as far as it goes; answers with the price of every
    /// row. Nothing where the sum has no end, or none was found.
    pub(super) fn maximise(&mut self, gains: &[f64]) -> Option<Vec<f64>> {
        let slacks = self.rows.len();
        let gain = |at: usize| at.checked_sub(slacks).map_or(0.0, |column| gains[column]);
        let mut price: Vec<f64> = (0..self.held.len()).map(|at| -gain(at)).collect();
        for (row, basic) in self.rows.iter().zip(&self.basis) {
            let worth = gain(*basic);
            if worth != 0.0 {
                add(&mut price, row, worth);
            }
        }
        for _ in 0..LONGEST {
            let better = |at: &usize| !self.held[*at] && price[*at] < -TINY;
            let Some(enters) = (0..price.len()).find(better) else {
                for (held, price) in self.held.iter_mut().zip(&price) {
                    *held |= price.abs() > TINY;
                }
                price.truncate(slacks);
                return Some(price);
            };
            let leaves = self.tightest(enters)?;
            self.turn(leaves, enters);
            let by = -price[enters];
            add(&mut price, &self.rows[leaves], by);
        }
        None
    }

    /// The row that first stops a variable from growing.
    fn tightest(&self, enters: usize) -> Option<usize> {
        let mut best: Option<(f64, usize)> = None;
        for (at, row) in self.rows.iter().enumerate() {
            if row[enters] > TINY {
                let room = self.right[at].max(0.0) / row[enters];
                let closer = best.is_none_or(|(least, known)| {
                    room < least || (room == least && self.basis[at] < self.basis[known])
                });
                if closer {
                    best = Some((room, at));
                }
            }
        }
        best.map(|(_, at)| at)
    }

    /// One variable comes in, another goes out.
    fn turn(&mut self, leaves: usize, enters: usize) {
        let by = 1.0 / self.rows[leaves][enters];
        self.rows[leaves].iter_mut().for_each(|value| *value *= by);
        self.right[leaves] *= by;
        let row = self.rows[leaves].clone();
        let right = self.right[leaves];
        for at in (0..self.rows.len()).filter(|at| *at != leaves) {
            let by = -self.rows[at][enters];
            if by != 0.0 {
                add(&mut self.rows[at], &row, by);
                self.right[at] += by * right;
            }
        }
        self.basis[leaves] = enters;
    }

    /// The value of every column.
    pub(super) fn values(&self) -> Vec<f64> {
        let slacks = self.rows.len();
        let mut values = vec![0.0; self.held.len() - slacks];
        for (basic, right) in self.basis.iter().zip(&self.right) {
            if let Some(column) = basic.checked_sub(slacks) {
                values[column] = right.max(0.0);
            }
        }
        values
    }
}

fn add(to: &mut [f64], row: &[f64], by: f64) {
    for (value, more) in to.iter_mut().zip(row) {
        *value += by * more;
    }
}
