//! The hazard of retirement by age, from a distribution of leaving ages. Knows no stock.

use crate::pack::{Ages, Retirement};

/// Probability of retiring within the year for those who have just moved into `class`.
///
/// For a logistic distribution L of leaving ages with centre `a` and width `w`:
/// rho(age) = [L(age + 1/2) - L(age - 1/2)] / [1 - L(age - 1/2)], and 1 from the cap on. `shift`
/// moves centre and cap by that many years. A step leaves at its age; a fractional one is shared
/// between two ages in proportion.
///
/// ```
/// use organico::{model::supply::hazard, pack::{Ages, Retirement}};
/// let ages = Ages { first: 20, count: 56, ageing: true };
/// let rule = Retirement::Step { age: 67.0 };
/// assert_eq!(hazard(&rule, ages, 66 - 20, 0.0), 0.0);
/// assert_eq!(hazard(&rule, ages, 67 - 20, 0.0), 1.0);
/// assert_eq!(hazard(&rule, ages, 67 - 20, 0.5), 0.5);
/// ```
#[must_use]
pub fn hazard(rule: &Retirement, ages: Ages, class: usize, shift: f64) -> f64 {
    let age = f64::from(ages.age(class)) - shift;
    match *rule {
        Retirement::None => 0.0,
        Retirement::Step { age: leaving } => (age + 1.0 - leaving).clamp(0.0, 1.0),
        Retirement::Logistic { age: centre, width, cap } => {
            if age >= cap {
                return 1.0;
            }
            // 1 - (1 - L(age + 1/2)) / (1 - L(age - 1/2)), with 1 - L(x) = 1 / (1 + e^x)
            let after = libm::exp((age + 0.5 - centre) / width);
            if after.is_infinite() {
                return 1.0;
            }
            let before = libm::exp((age - 0.5 - centre) / width);
            1.0 - (1.0 + before) / (1.0 + after)
        }
        Retirement::Table(ref rates) => earlier(rates, class, shift),
    }
}

/// A table by class read `shift` classes earlier, linear between classes, held at its ends.
fn earlier(rates: &[f64], class: usize, shift: f64) -> f64 {
    let wanted = (f64::from(u16::try_from(class).unwrap_or(u16::MAX)) - shift).max(0.0);
    let low = libm::floor(wanted);
    let part = wanted - low;
    // a class number is small and not negative here
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 <= low < 65536")]
    let at = low as usize;
    let value = |k: usize| rates.get(k).or(rates.last()).copied().unwrap_or(0.0);
    if part == 0.0 { value(at) } else { value(at) * (1.0 - part) + value(at + 1) * part }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AGES: Ages = Ages { first: 20, count: 56, ageing: true };

    #[test]
    fn the_survivors_of_a_logistic_rule_leave_at_its_centre_on_average() {
        let rule = Retirement::Logistic { age: 67.0, width: 1.0, cap: 75.0 };
        let (mut staying, mut mean) = (1.0, 0.0);
        for class in 0..AGES.count {
            let leaving = staying * hazard(&rule, AGES, class, 0.0);
            mean += leaving * f64::from(AGES.age(class));
            staying -= leaving;
        }
        assert!(staying.abs() < 1e-12 && (mean - 67.0).abs() < 0.05, "{staying} {mean}");
    }

    #[test]
    fn a_narrow_distribution_does_not_overflow() {
        let rule = Retirement::Logistic { age: 60.0, width: 0.01, cap: 75.0 };
        assert_eq!(hazard(&rule, AGES, 50, 0.0), 1.0);
        assert!(hazard(&rule, AGES, 0, 0.0) < 1e-12);
    }

    #[test]
    fn a_shift_of_one_year_is_the_hazard_of_one_age_younger() {
        let rule = Retirement::Logistic { age: 66.0, width: 1.2, cap: 70.0 };
        for class in 1..AGES.count {
            let moved = hazard(&rule, AGES, class, 1.0);
            let younger = hazard(&rule, AGES, class - 1, 0.0);
            assert!((moved - younger).abs() < 1e-12);
        }
    }
}
