//! One decision: a lever, its value over time, and where it acts.

use std::cmp::Ordering;

use super::limits::on_grid;
use super::{LeverId, Reach};
use crate::unit::Year;

/// A lever moved.
///
/// The value over time is either held (`value` from `start`, reached over `ramp` years, until `end`)
/// or, where `path` has points, the straight lines that join them; then `value` and `start` are those
/// of the path, for whoever shows the action in one line.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Action {
    /// Which lever.
    pub lever: LeverId,
    /// How far, in the lever's own unit; 0 is always neutral.
    pub value: f64,
    /// First year in which it acts.
    pub start: Year,
    /// Years until the full value is reached: 0 = at once, in `start`.
    pub ramp: u16,
    /// When it ends; `None` = never.
    pub end: Option<End>,
    /// Values by year, joined by straight lines: 0 before the first, the last one held.
    pub path: Vec<(Year, f64)>,
    /// Where and on whom it acts.
    pub reach: Reach,
}

/// The end of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct End {
    /// Last year of the full value.
    pub last: Year,
    /// Years on the way back to 0: 0 = at once, in the year after `last`.
    pub ramp: u16,
}

impl Action {
    /// An action without an end that acts everywhere.
    #[must_use]
    pub fn new(lever: LeverId, value: f64, start: Year, ramp: u16) -> Self {
        Self {
            lever,
            value,
            start,
            ramp,
            end: None,
            path: Vec::new(),
            reach: Reach::default(),
        }
    }

    /// An action along points; they are put in the order of years, of two of one year the later given
    /// stays. Without points it is still.
    #[must_use]
    pub fn along(lever: LeverId, points: &[(Year, f64)]) -> Self {
        let mut path: Vec<(Year, f64)> = Vec::new();
        for (year, value) in points {
            let at = path.partition_point(|(known, _)| known < year);
            match path.get_mut(at) {
                Some((known, now)) if known == year => *now = *value,
                _ => path.insert(at, (*year, *value)),
            }
        }
        let furthest = path.iter().fold(0.0, |furthest: f64, (_, value)| {
            if value.abs() > furthest.abs() {
                *value
            } else {
                furthest
            }
        });
        let start = path.first().map_or(0, |(year, _)| *year);
        Self {
            path,
            ..Self::new(lever, furthest, start, 0)
        }
    }

    /// The same with an end.
    #[must_use]
    pub fn until(self, last: Year, ramp: u16) -> Self {
        Self {
            end: Some(End { last, ramp }),
            ..self
        }
    }

    /// The same within a reach.
    #[must_use]
    pub fn within(self, reach: Reach) -> Self {
        Self { reach, ..self }
    }

    /// The value in a year: 0 before `start`, then a straight ramp, then full, until the end; or
    /// along the path.
    #[must_use]
    pub fn at(&self, year: Year) -> f64 {
        if !self.path.is_empty() {
            return self.along_path(year);
        }
        match self.end {
            Some(End { last, ramp }) if year > last => {
                let back = f64::from(year - last) / (f64::from(ramp) + 1.0);
                if back < 1.0 {
                    self.held(last) * (1.0 - back)
                } else {
                    0.0
                }
            }
            _ => self.held(year),
        }
    }

    fn held(&self, year: Year) -> f64 {
        if year < self.start {
            return 0.0;
        }
        let steps = f64::from(year - self.start + 1);
        let share = steps / (f64::from(self.ramp) + 1.0);
        if share < 1.0 {
            self.value * share
        } else {
            self.value
        }
    }

    fn along_path(&self, year: Year) -> f64 {
        let next = self.path.partition_point(|(known, _)| *known <= year);
        let before = next.checked_sub(1).and_then(|at| self.path.get(at));
        match (before, self.path.get(next)) {
            (None, _) => 0.0,
            (Some((_, value)), None) => *value,
            (Some((from, low)), Some((to, high))) => {
                let share = f64::from(year - from) / f64::from(to - from);
                low + (high - low) * share
            }
        }
    }

    /// With values as a link can hold them, inside the lever's range.
    #[must_use]
    pub fn on_grid(&self) -> Self {
        let put = |value| self.lever.row().clamp(on_grid(value));
        let path = self.path.iter();
        Self {
            value: put(self.value),
            path: path.map(|(year, value)| (*year, put(*value))).collect(),
            ..self.clone()
        }
    }

    /// Whether it is a value everywhere without an end.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.end.is_none() && self.path.is_empty() && self.reach.is_all()
    }

    /// Whether it does nothing in any year.
    #[must_use]
    pub fn is_still(&self) -> bool {
        self.value == 0.0
    }

    /// The same shape with every value multiplied.
    #[must_use]
    pub fn scaled(&self, factor: f64) -> Self {
        let path = self.path.iter();
        Self {
            value: self.value * factor,
            path: path.map(|(year, value)| (*year, value * factor)).collect(),
            ..self.clone()
        }
    }

    /// Whether two actions differ in their values only: one turns into the other evenly.
    #[must_use]
    pub fn same_shape(&self, other: &Self) -> bool {
        let years = |of: &Self| of.path.iter().map(|(year, _)| *year).collect::<Vec<_>>();
        self.lever == other.lever
            && self.reach == other.reach
            && (self.start, self.ramp, self.end) == (other.start, other.ramp, other.end)
            && years(self) == years(other)
    }

    /// The one order of actions in a scenario: the sum of several has the same bits whatever the
    /// order in which they were made.
    #[must_use]
    pub fn order(&self, other: &Self) -> Ordering {
        let end = |of: &Self| of.end.map(|end| (end.last, end.ramp));
        let points = |(a, b): (&(Year, f64), &(Year, f64))| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1));
        (self.lever, &self.reach)
            .cmp(&(other.lever, &other.reach))
            .then_with(|| {
                (self.start, self.ramp, end(self)).cmp(&(other.start, other.ramp, end(other)))
            })
            .then_with(|| self.path.len().cmp(&other.path.len()))
            .then_with(|| self.value.total_cmp(&other.value))
            .then_with(|| {
                let both = self.path.iter().zip(&other.path);
                both.map(points)
                    .find(|one| one.is_ne())
                    .unwrap_or(Ordering::Equal)
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NURSING: LeverId = LeverId::PlacesNursing;

    fn years(action: &Action, years: std::ops::RangeInclusive<Year>) -> Vec<f64> {
        years.map(|year| action.at(year)).collect()
    }

    #[test]
    fn a_value_is_reached_over_a_ramp_and_goes_back_over_another() {
        let held = Action::new(NURSING, 20.0, 2026, 3).until(2031, 1);
        let expected = [0.0, 5.0, 10.0, 15.0, 20.0, 20.0, 20.0, 10.0, 0.0, 0.0];
        assert_eq!(years(&held, 2025..=2034), expected);
        let short = Action::new(NURSING, 20.0, 2026, 3).until(2027, 0);
        assert_eq!(years(&short, 2026..=2028), [5.0, 10.0, 0.0]);
    }

    #[test]
    fn points_are_joined_by_straight_lines() {
        let path = Action::along(NURSING, &[(2035, 0.0), (2026, 10.0), (2028, 15.0)]);
        assert_eq!(path.start, 2026);
        assert_eq!(path.value, 15.0);
        let expected = [0.0, 10.0, 12.5, 15.0];
        assert_eq!(years(&path, 2025..=2028), expected);
        assert!((path.at(2030) - 15.0 * 5.0 / 7.0).abs() < 1e-12);
        assert_eq!(years(&path, 2035..=2036), [0.0, 0.0]);
        assert!(Action::along(NURSING, &[(2030, 0.0)]).is_still());
    }

    #[test]
    fn actions_that_differ_stand_in_one_order() {
        let one = Action::new(NURSING, 5.0, 2026, 0);
        for other in [
            one.scaled(2.0),
            one.clone().until(2030, 0),
            Action::along(NURSING, &[(2026, 5.0)]),
            Action::new(LeverId::Fill, 5.0, 2026, 0),
        ] {
            assert_eq!(one.order(&other), other.order(&one).reverse());
            assert!(one.order(&other).is_ne());
        }
        assert!(one.order(&one).is_eq());
    }
}
