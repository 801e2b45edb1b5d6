//! Stocks of one cadre in memory: one padded row of `[sex][age]` per region.
//!
//! The pad in front of each row is always zero, so that ageing is a read one place to the left. The
//! last class of each sex must be empty by then, or it would be read as the first of the next sex.

/// Values handled together: one 128-bit register.
pub(super) const LANES: usize = 2;
/// Pad before each row, and the unit to which rows are rounded up.
const PAD: usize = 8;

/// Rows of equal width, each with a zero pad in front.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    width: usize,
    /// Classes by which everybody is older a year later: 1, or 0 where the pack knows no ages.
    older: usize,
    data: Vec<f64>,
}

/// Rounds a row length up to whole registers.
pub(super) const fn padded(len: usize) -> usize {
    len.div_ceil(PAD) * PAD
}

impl Rows {
    /// Zero rows.
    pub(super) fn new(rows: usize, width: usize, ageing: bool) -> Self {
        Self {
            width,
            older: usize::from(ageing),
            data: vec![0.0; rows * (width + PAD)],
        }
    }

    /// Copies `[row][len]` values into the rows.
    pub(super) fn fill(&mut self, values: &[f64], len: usize) {
        for (row, from) in values.chunks_exact(len.max(1)).enumerate() {
            self.row_mut(row)[..len].copy_from_slice(from);
        }
    }

    /// One row.
    pub(super) fn row(&self, row: usize) -> &[f64] {
        let at = row * (self.width + PAD) + PAD;
        &self.data[at..at + self.width]
    }

    /// One row, to write.
    pub(super) fn row_mut(&mut self, row: usize) -> &mut [f64] {
        let at = row * (self.width + PAD) + PAD;
        &mut self.data[at..at + self.width]
    }

    /// One row as it is a year later, before anything else happens: read one place to the left.
    pub(super) fn aged(&self, row: usize) -> &[f64] {
        let at = row * (self.width + PAD) + PAD - self.older;
        &self.data[at..at + self.width]
    }
}
