//! Spreads a total over regions, sexes and ages so that published margins are met.
//!
//! Iterative proportional fitting from an even seed: the result is the product form, the least
//! committal table with these margins. Knows no profession. Source: method S14.2.

use crate::pack::facts::ages::Ages;
use crate::pack::read::error::{Mistake, PackErrorKind as Kind};
use crate::pack::read::place::At;
use crate::pack::read::stock::Margin;
use crate::unit::{Sex, decimal, sort};

/// Cells `[row][sex][age]`, row-major.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Grid {
    pub(crate) rows: usize,
    pub(crate) sexes: usize,
    pub(crate) ages: Ages,
}

impl Grid {
    pub(crate) fn cells(self) -> usize {
        self.rows * self.sexes * self.ages.count
    }

    /// Only the rows, everything else added up.
    pub(crate) fn rows_only(self) -> Self {
        Self {
            sexes: 1,
            ages: Ages {
                first: 0,
                count: 1,
                ageing: false,
            },
            ..self
        }
    }

    /// Only sexes and ages, regions added up.
    pub(crate) fn profile_only(self) -> Self {
        Self { rows: 1, ..self }
    }

    /// Place of a sex among the classes of the grid; nothing = all of them.
    pub(crate) fn sex(self, sex: Sex) -> Option<usize> {
        match sex {
            Sex::F if self.sexes > 1 => Some(0),
            Sex::M if self.sexes > 1 => Some(1),
            _ => None,
        }
    }

    /// Classes of the ages `from..=to`, cut to the staff ages; every class where ages are unknown.
    pub(crate) fn classes(self, from: u16, to: u16) -> (usize, usize) {
        let inside = (0..self.ages.count).filter(|&class| self.ages.within(class, from, to));
        let first = inside.clone().next().unwrap_or(0);
        (first, first + inside.count())
    }
}

/// A margin laid over a grid: the group of each cell, and the share of each group.
#[derive(Clone, Debug)]
pub(crate) struct Groups {
    of: Vec<Option<usize>>,
    shares: Vec<f64>,
}

/// A block of cells: rows, sexes and classes, each `from..to`.
type Block = [(usize, usize); 3];

impl Groups {
    /// Lays a margin over a grid. What the grid does not split is added up.
    ///
    /// # Errors
    /// Weight on ages that no cell has, rows that overlap, or no weight at all.
    pub(crate) fn new(margin: &Margin, grid: Grid) -> Result<Self, Mistake> {
        let mut blocks: Vec<(Block, (f64, &At))> = Vec::new();
        for row in &margin.rows {
            let regions = match row.region {
                Some(region) if grid.rows > 1 => (region, region + 1),
                _ => (0, grid.rows),
            };
            let sexes = grid
                .sex(row.sex)
                .map_or((0, grid.sexes), |sex| (sex, sex + 1));
            let classes = row.ages.map_or((0, grid.ages.count), |ages| {
                grid.classes(ages.from, ages.to)
            });
            if classes.0 == classes.1 {
                if row.weight > 0.0 {
                    let expected = "staff ages of pack.json, or no weight";
                    let found = format!("weight {}", decimal::write(row.weight));
                    return Err(row
                        .origin
                        .at
                        .error("age_from", Kind::OutOfRange, found, expected));
                }
                continue;
            }
            let block = sort::slot(&mut blocks, [regions, sexes, classes], || {
                (0.0, &row.origin.at)
            });
            block.0 += row.weight;
        }
        let total: f64 = blocks.iter().map(|(_, (weight, _))| weight).sum();
        if total <= 0.0 {
            let at = margin
                .rows
                .first()
                .map_or(At::file("margins.csv"), |row| row.origin.at.clone());
            let expected = "some weight above zero";
            return Err(at.error("weight", Kind::WrongMargin, &margin.code, expected));
        }
        let mut of = vec![None; grid.cells()];
        let mut shares = Vec::with_capacity(blocks.len());
        for (group, (block, (weight, at))) in blocks.into_iter().enumerate() {
            for cell in cells(grid, block) {
                match of.get_mut(cell) {
                    Some(slot @ None) => *slot = Some(group),
                    _ => {
                        let expected = "rows that follow each other";
                        return Err(at.error("age_from", Kind::Overlap, &margin.code, expected));
                    }
                }
            }
            shares.push(weight / total);
        }
        Ok(Self { of, shares })
    }

    /// One group per row, in proportion to `weights`.
    pub(crate) fn by_row(weights: &[f64], grid: Grid) -> Self {
        let row = grid.sexes * grid.ages.count;
        let of = (0..grid.cells())
            .map(|cell| Some(cell / row.max(1)))
            .collect();
        let total: f64 = weights.iter().sum();
        Self {
            of,
            shares: weights.iter().map(|weight| weight / total).collect(),
        }
    }

    /// Whether some cell of class `class` belongs to another group than its younger neighbour.
    pub(crate) fn cuts(&self, class: usize, classes: usize) -> bool {
        self.of
            .chunks(classes)
            .any(|row| match class.checked_sub(1) {
                Some(younger) => row.get(younger) != row.get(class),
                None => true,
            })
    }

    fn sums(&self, cells: &[f64]) -> Vec<f64> {
        let mut sums = vec![0.0; self.shares.len()];
        for (group, value) in self.of.iter().zip(cells) {
            if let Some(sum) = group.and_then(|group| sums.get_mut(group)) {
                *sum += value;
            }
        }
        sums
    }
}

fn cells(grid: Grid, [rows, sexes, classes]: Block) -> impl Iterator<Item = usize> {
    (rows.0..rows.1).flat_map(move |row| {
        (sexes.0..sexes.1).flat_map(move |sex| {
            let start = (row * grid.sexes + sex) * grid.ages.count;
            start + classes.0..start + classes.1
        })
    })
}

const SWEEPS: usize = 200;

const MET: f64 = 1e-12;

/// Worst deviation that may remain after the last sweep.
const NEAR: f64 = 1e-9;

/// Spreads `total` over the cells so that each margin is met; nothing when margins contradict each
/// other. Cells that a margin does not cover stay empty. Margins are taken in the given order.
pub(crate) fn rake(total: f64, cells: usize, margins: &[Groups]) -> Option<Vec<f64>> {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a pack has far fewer than 2^52 cells"
    )]
    let mut values = vec![total / cells as f64; cells];
    if total == 0.0 {
        return Some(values);
    }
    let mut worst = f64::INFINITY;
    for _ in 0..SWEEPS {
        worst = 0.0;
        for margin in margins {
            let sums = margin.sums(&values);
            let mut factors = Vec::with_capacity(sums.len());
            for (sum, share) in sums.iter().zip(&margin.shares) {
                let target = total * share;
                if target > 0.0 && *sum <= 0.0 {
                    return None;
                }
                worst = worst.max((sum - target).abs() / total);
                factors.push(if target > 0.0 { target / sum } else { 0.0 });
            }
            let covered: f64 = sums.iter().sum();
            worst = worst.max((covered - total).abs() / total);
            for (group, value) in margin.of.iter().zip(&mut values) {
                *value *= group
                    .and_then(|group| factors.get(group))
                    .copied()
                    .unwrap_or(0.0);
            }
        }
        if worst <= MET {
            return Some(values);
        }
    }
    (worst <= NEAR).then_some(values)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GRID: Grid = Grid {
        rows: 3,
        sexes: 2,
        ages: Ages {
            first: 25,
            count: 4,
            ageing: true,
        },
    };

    fn groups(of: impl Fn(usize) -> Option<usize>, weights: &[f64]) -> Groups {
        let total: f64 = weights.iter().sum();
        Groups {
            of: (0..GRID.cells()).map(of).collect(),
            shares: weights.iter().map(|weight| weight / total).collect(),
        }
    }

    #[test]
    fn margins_are_met_and_zero_cells_stay_zero() {
        let by_row = Groups::by_row(&[1.0, 2.0, 3.0], GRID);
        let by_sex = groups(|cell| Some(cell / 4 % 2), &[7.0, 3.0]);
        // Row 0 has nobody in the last class.
        let by_age = groups(
            |cell| if cell % 8 == 3 { None } else { Some(cell % 4) },
            &[1.0; 4],
        );
        let margins = [by_row, by_sex, by_age];
        let values = rake(600.0, GRID.cells(), &margins).unwrap();
        for margin in &margins {
            for (sum, share) in margin.sums(&values).iter().zip(&margin.shares) {
                assert!((sum - 600.0 * share).abs() < 1e-6, "{sum} {share}");
            }
        }
        assert_eq!(values[3], 0.0);
        assert!((values.iter().sum::<f64>() - 600.0).abs() < 1e-9);
    }

    #[test]
    fn contradictory_margins_are_refused() {
        let one = groups(|cell| Some(cell % 2), &[1.0, 0.0]);
        let other = groups(|cell| Some(cell % 2), &[0.0, 1.0]);
        assert_eq!(rake(10.0, GRID.cells(), &[one, other]), None);
    }
}
