//! The hazard of retirement by age, and survival in post up to each age. Knows no stock. Source:
//! method S4.3 and S14.3.

use crate::pack::facts::ages::Ages;
use crate::pack::facts::cadre::Retirement;

impl Retirement {
    /// Probability of retiring within the year for those who have just moved into `class`.
    ///
    /// For a logistic distribution L of leaving ages with centre `age` and `width`:
    /// rho(a) = [L(a + 1/2) - L(a - 1/2)] / [1 - L(a - 1/2)], and 1 from the cap on. `shift` moves
    /// centre and cap by that many years. A step leaves at its age; a fractional one is shared
    /// between two ages in proportion. A pack without ages has rates only from a table.
    ///
    /// ```
    /// use organico::pack::{Ages, Retirement};
    /// let ages = Ages { first: 20, count: 56, ageing: true };
    /// let rule = Retirement::Step { age: 67.0 };
    /// assert_eq!(rule.hazard(ages, 66 - 20, 0.0), 0.0);
    /// assert_eq!(rule.hazard(ages, 67 - 20, 0.0), 1.0);
    /// assert_eq!(rule.hazard(ages, 67 - 20, 0.5), 0.5);
    /// ```
    #[must_use]
    pub fn hazard(&self, ages: Ages, class: usize, shift: f64) -> f64 {
        let age = f64::from(ages.age(class)) - shift;
        match self {
            Self::Table(rates) => earlier(rates, class, shift),
            Self::None => 0.0,
            _ if !ages.ageing => 0.0,
            Self::Step { age: leaving } => (age + 1.0 - leaving).clamp(0.0, 1.0),
            Self::Logistic {
                age: centre,
                width,
                cap,
            } => logistic(age, *centre, *width, *cap),
        }
    }

    /// Share of a cohort still in post at each class, from 1 before the first.
    pub(crate) fn survival(&self, ages: Ages) -> Vec<f64> {
        let mut left = 1.0;
        (0..ages.count)
            .map(|class| {
                left *= 1.0 - self.hazard(ages, class, 0.0);
                left
            })
            .collect()
    }
}

/// With 1 - L(x) = 1 / (1 + e^x) nothing cancels in the tails:
/// 1 - rho = [1 - L(a + 1/2)] / [1 - L(a - 1/2)].
fn logistic(age: f64, centre: f64, width: f64, cap: f64) -> f64 {
    if age >= cap {
        return 1.0;
    }
    let odds = |x: f64| libm::exp((x - centre) / width);
    let after = odds(age + 0.5);
    if after.is_infinite() {
        1.0
    } else {
        1.0 - (1.0 + odds(age - 0.5)) / (1.0 + after)
    }
}

/// A table by class read `shift` classes earlier, linear between classes, held at its ends.
fn earlier(rates: &[f64], class: usize, shift: f64) -> f64 {
    let wanted = (f64::from(u16::try_from(class).unwrap_or(u16::MAX)) - shift).max(0.0);
    let low = libm::floor(wanted);
    let part = wanted - low;
    // a class number is small and not negative here
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "0 <= low < 65536"
    )]
    let at = low as usize;
    let value = |k: usize| rates.get(k).or(rates.last()).copied().unwrap_or(0.0);
    if part == 0.0 {
        value(at)
    } else {
        value(at) * (1.0 - part) + value(at + 1) * part
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AGES: Ages = Ages {
        first: 20,
        count: 56,
        ageing: true,
    };

    #[test]
    fn the_logistic_shape_follows_its_formula_and_ends_at_the_cap() {
        let rule = Retirement::Logistic {
            age: 67.0,
            width: 1.2,
            cap: 72.0,
        };
        let rates: Vec<f64> = (0..AGES.count).map(|k| rule.hazard(AGES, k, 0.0)).collect();
        let l = |x: f64| 1.0 / (1.0 + libm::exp(-(x - 67.0) / 1.2));
        for age in [60_u16, 66, 67, 70] {
            let a = f64::from(age);
            let expected = (l(a + 0.5) - l(a - 0.5)) / (1.0 - l(a - 0.5));
            let found = rates[usize::from(age - 20)];
            assert!(
                (found - expected).abs() < 1e-12,
                "{age}: {found} {expected}"
            );
        }
        assert!(rates[72 - 20..].iter().all(|&rate| rate == 1.0));
    }

    #[test]
    fn a_step_lets_everybody_leave_at_one_age() {
        let survival = Retirement::Step { age: 68.0 }.survival(AGES);
        assert_eq!((survival[47], survival[48]), (1.0, 0.0));
    }

    #[test]
    fn the_survivors_of_a_logistic_rule_leave_at_its_centre_on_average() {
        let rule = Retirement::Logistic {
            age: 67.0,
            width: 1.0,
            cap: 75.0,
        };
        let (mut staying, mut mean) = (1.0, 0.0);
        for class in 0..AGES.count {
            let leaving = staying * rule.hazard(AGES, class, 0.0);
            mean += leaving * f64::from(AGES.age(class));
            staying -= leaving;
        }
        assert!(
            staying.abs() < 1e-12 && (mean - 67.0).abs() < 0.05,
            "{staying} {mean}"
        );
    }

    #[test]
    fn a_narrow_distribution_does_not_overflow() {
        let rule = Retirement::Logistic {
            age: 60.0,
            width: 0.01,
            cap: 75.0,
        };
        assert_eq!(rule.hazard(AGES, 50, 0.0), 1.0);
        assert!(rule.hazard(AGES, 0, 0.0) < 1e-12);
    }

    #[test]
    fn a_shift_of_one_year_is_the_hazard_of_one_age_younger() {
        let rule = Retirement::Logistic {
            age: 66.0,
            width: 1.2,
            cap: 70.0,
        };
        for class in 1..AGES.count {
            let moved = rule.hazard(AGES, class, 1.0);
            let younger = rule.hazard(AGES, class - 1, 0.0);
            assert!((moved - younger).abs() < 1e-12);
        }
    }
}
