//! From rows of demography to what a projection of residents needs.

use crate::pack::derive::spread::rake::Grid;
use crate::pack::facts::path::Path;
use crate::pack::facts::residents::demography::{Demography, Splits};
use crate::pack::facts::residents::population::{AGES, RESIDENT_AGES};
use crate::pack::read::error::{PackErrorKind as Kind, Problems};
use crate::pack::read::people::{Item, ItemRow};
use crate::pack::read::place::At;
use crate::unit::{Year, sort};

/// Sorts the rows; nothing when the pack does not project its residents.
pub(crate) fn demography(
    rows: &[ItemRow],
    (regions, sexes): (usize, usize),
    (opening, residents): (Year, f64),
    problems: &mut Problems,
) -> Option<Demography> {
    let of = |item| rows.iter().filter(move |row| row.item == item);
    of(Item::Tfr).next()?;
    for (item, name) in [
        (Item::FertilityShare, "fertility_share"),
        (Item::MaleBirths, "male_births"),
    ] {
        if of(item).next().is_none() {
            let expected = format!("rows with item {name}");
            let at = At::file("demography.csv");
            problems.push(at.error("item", Kind::Missing, "tfr without it", expected));
        }
    }
    let path = |item| Path::new(of(item).filter_map(|row| Some((row.year?, row.value))));
    // A row for one region beats a row for all.
    let by_region = |item, default: f64| -> Vec<f64> {
        (0..regions)
            .map(|region| {
                let own = of(item).find(|row| row.region == Some(region));
                own.or_else(|| of(item).find(|row| row.region.is_none()))
                    .map_or(default, |row| row.value)
            })
            .collect()
    };
    let tfr = (0..regions)
        .map(|region| {
            let own = of(Item::Tfr).find(|row| row.region == Some(region));
            own.or_else(|| of(Item::Tfr).find(|row| row.region.is_none()))
                .map_or((0.0, opening), |row| {
                    (row.value, row.year.unwrap_or(opening))
                })
        })
        .collect();
    let foreign_region = of(Item::ForeignRegion).next().map(|_| {
        let weights = by_region(Item::ForeignRegion, 0.0);
        let sum: f64 = weights.iter().sum();
        weights
            .into_iter()
            .map(|weight| if sum == 0.0 { 0.0 } else { weight / sum })
            .collect()
    });
    let later = of(Item::Total)
        .filter_map(|row| Some((row.year?, row.value)))
        .filter(|(year, _)| *year > opening);
    Some(Demography {
        regions,
        sexes,
        tfr,
        tfr_index: path(Item::TfrIndex),
        fertility: splits(of(Item::FertilityShare), 1),
        male_births: of(Item::MaleBirths).next().map_or(0.0, |row| row.value),
        mortality_factor: by_region(Item::MortalityFactor, 1.0),
        foreign_net: path(Item::ForeignNet),
        foreign_split: splits(of(Item::ForeignShare), sexes),
        foreign_region,
        internal_net: balanced(by_region(Item::InternalNet, 0.0)),
        internal_factor: path(Item::InternalFactor),
        internal_split: splits(of(Item::InternalAge), sexes),
        totals: Path::new(later.chain([(opening, residents)])),
    })
}

/// Rows by sex and age band to shares of single years that sum to 1, year by year.
fn splits<'r>(rows: impl Iterator<Item = &'r ItemRow>, sexes: usize) -> Splits {
    let grid = Grid {
        rows: 1,
        sexes,
        ages: RESIDENT_AGES,
    };
    let mut years: Splits = Vec::new();
    for row in rows {
        let split = sort::slot(&mut years, row.year.unwrap_or(0), || {
            vec![0.0; grid.cells()]
        });
        let ages = row.ages.unwrap_or(crate::pack::read::place::Span::ALL);
        let (from, to) = grid.classes(ages.from, ages.to);
        let sexes = grid.sex(row.sex).map_or(0..sexes, |sex| sex..sex + 1);
        let cells: Vec<usize> = sexes
            .flat_map(|sex| sex * AGES + from..sex * AGES + to)
            .collect();
        let width = f64::from(u32::try_from(cells.len()).unwrap_or(1)).max(1.0);
        for cell in cells {
            if let Some(value) = split.get_mut(cell) {
                *value += row.value / width;
            }
        }
    }
    for (_, split) in &mut years {
        let sum: f64 = split.iter().sum();
        if sum != 0.0 {
            split.iter_mut().for_each(|value| *value /= sum);
        }
    }
    years
}

/// Takes what is left over from each in proportion to its size, so that the sum is zero.
fn balanced(net: Vec<f64>) -> Vec<f64> {
    let (sum, size) = net
        .iter()
        .fold((0.0, 0.0), |(sum, size), one| (sum + one, size + one.abs()));
    if size == 0.0 {
        return net;
    }
    net.into_iter()
        .map(|one: f64| one - sum * one.abs() / size)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_moves_are_left_over_is_taken_from_each_by_its_size() {
        let net = balanced(vec![500.0, -300.0, -170.0]);
        assert!(net.iter().sum::<f64>().abs() < 1e-9);
        assert!((net[0] - (500.0 - 30.0 * 500.0 / 970.0)).abs() < 1e-9);
        assert_eq!(balanced(vec![0.0, 0.0]), [0.0, 0.0]);
    }
}
