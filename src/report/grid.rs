//! What was asked for, axis by axis, and whether every combination of it came.

use std::collections::BTreeSet;

/// A question over several axes, such as professions and years: each combination must be answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    axes: Vec<(&'static str, Vec<String>)>,
    seen: BTreeSet<Vec<usize>>,
}

impl Grid {
    /// A question; an axis without a value is not asked about.
    #[must_use]
    pub fn new(axes: impl IntoIterator<Item = (&'static str, Vec<String>)>) -> Self {
        Self {
            axes: axes.into_iter().filter(|axis| !axis.1.is_empty()).collect(),
            seen: BTreeSet::new(),
        }
    }

    /// Whether a row is asked for; takes note of it. `is` says whether the row has a value on an axis.
    pub fn take(&mut self, is: impl Fn(&'static str, &str) -> bool) -> bool {
        let mut at = Vec::with_capacity(self.axes.len());
        for (axis, values) in &self.axes {
            match values.iter().position(|value| is(axis, value)) {
                Some(place) => at.push(place),
                None => return false,
            }
        }
        self.seen.insert(at);
        true
    }

    /// The first combination that was not answered, as `profession NUR, year 2030`, and how many
    /// there are; `None` = all were.
    #[must_use]
    pub fn missing(&self) -> Option<(String, usize)> {
        let all: usize = self.axes.iter().map(|(_, values)| values.len()).product();
        let count = all.saturating_sub(self.seen.len());
        if count == 0 {
            return None;
        }
        let mut at = vec![0; self.axes.len()];
        while self.seen.contains(&at) {
            // the next combination: the last axis turns fastest
            for (place, (_, values)) in at.iter_mut().zip(&self.axes).rev() {
                *place += 1;
                if *place < values.len() {
                    break;
                }
                *place = 0;
            }
        }
        let named = at.iter().zip(&self.axes);
        let named =
            named.filter_map(|(at, (axis, values))| Some(format!("{axis} {}", values.get(*at)?)));
        Some((named.collect::<Vec<_>>().join(", "), count))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_combination_that_never_came_is_named_with_the_true_count() {
        let list = |words: &[&str]| words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
        let mut grid = Grid::new([
            ("profession", list(&["A", "B"])),
            ("sector", Vec::new()),
            ("year", list(&["2024", "2025"])),
        ]);
        let mut row = |code: &str, year: &str| {
            grid.take(|axis, value| value == if axis == "year" { year } else { code })
        };
        assert!(row("A", "2024") && row("A", "2025") && row("B", "2024"));
        assert!(row("A", "2024") && !row("C", "2024"));
        let one = Some(("profession B, year 2025".to_owned(), 1));
        assert_eq!(grid.missing(), one);
        assert!(grid.take(|axis, value| value == if axis == "year" { "2025" } else { "B" }));
        assert_eq!(grid.missing(), None);
    }
}
