//! A value over the years, known in some of them. Knows no unit.

use crate::unit::Year;

/// Known points in year order: straight lines between them, held before the first and after the
/// last.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Path {
    points: Vec<(Year, f64)>,
}

impl Path {
    pub(crate) fn new(points: impl IntoIterator<Item = (Year, f64)>) -> Self {
        let mut points: Vec<(Year, f64)> = points.into_iter().collect();
        crate::unit::sort::by_key(&mut points, |(year, _)| *year);
        Self { points }
    }

    pub(crate) fn first(&self) -> Option<(Year, f64)> {
        self.points.first().copied()
    }

    pub(crate) fn last(&self) -> Option<(Year, f64)> {
        self.points.last().copied()
    }

    pub(crate) fn knows(&self, year: Year) -> bool {
        self.points.iter().any(|(known, _)| *known == year)
    }

    /// The value in a year; nothing when no year is known.
    pub(crate) fn at(&self, year: Year) -> Option<f64> {
        let (before, after, share) = between(&self.points, year, |(known, _)| *known)?;
        Some(before.1 + (after.1 - before.1) * share)
    }
}

/// The two neighbours of a year in a list sorted by year, and how far the year lies from the
/// first to the second (0..1).
pub(crate) fn between<T>(
    list: &[T],
    year: Year,
    year_of: impl Fn(&T) -> Year,
) -> Option<(&T, &T, f64)> {
    let next = list.partition_point(|item| year_of(item) < year);
    let last = list.last()?;
    let after = list.get(next).unwrap_or(last);
    // A known year is its own neighbour: its value comes out to the last bit.
    let before = match next.checked_sub(1).and_then(|at| list.get(at)) {
        Some(before) if year_of(after) > year => before,
        _ => after,
    };
    let (from, to) = (year_of(before), year_of(after));
    let share = if to > from {
        f64::from(year - from) / f64::from(to - from)
    } else {
        0.0
    };
    Some((before, after, share))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_between_points_and_held_outside() {
        let path = Path::new([(2030, 4.0), (2020, 2.0)]);
        let values: Vec<_> = [2010, 2020, 2025, 2030, 2050]
            .map(|year| path.at(year))
            .into();
        assert_eq!(values, [2.0, 2.0, 3.0, 4.0, 4.0].map(Some));
        assert_eq!(Path::default().at(2020), None);
    }
}
