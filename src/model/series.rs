//! A series by year and row, as runs keep it: values `[year][row]` in one list.

use std::ops::Range;

/// A view of such a list. What it does not hold is 0: a series that is not known is empty.
#[derive(Clone, Copy)]
pub(super) struct Series<'a> {
    rows: usize,
    values: &'a [f64],
}

impl<'a> Series<'a> {
    pub(super) const fn new(rows: usize, values: &'a [f64]) -> Self {
        Self { rows, values }
    }

    /// One value.
    pub(super) fn at(self, step: usize, row: usize) -> f64 {
        let at = step * self.rows + row;
        self.values.get(at).copied().unwrap_or(0.0)
    }

    /// All rows of a year; none where the series is not known.
    pub(super) fn year(self, step: usize) -> &'a [f64] {
        let year = step * self.rows..(step + 1) * self.rows;
        self.values.get(year).unwrap_or(&[])
    }

    /// A year over all rows.
    pub(super) fn sum(self, step: usize) -> f64 {
        self.year(step).iter().sum()
    }

    /// A year over some rows.
    pub(super) fn over(self, step: usize, rows: Range<usize>) -> f64 {
        rows.map(|row| self.at(step, row)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_read_by_row_and_over_rows_and_what_is_not_there_is_nothing() {
        let series = Series::new(3, &[1.0, 2.0, 3.0, 10.0, 20.0, 30.0]);
        assert_eq!(series.at(1, 2), 30.0);
        assert_eq!(series.year(0), [1.0, 2.0, 3.0]);
        assert_eq!(series.sum(1), 60.0);
        assert_eq!(series.over(1, 1..3), 50.0);
        assert_eq!((series.at(2, 0), series.over(2, 0..3)), (0.0, 0.0));
        assert!(series.year(2).is_empty());
    }
}
