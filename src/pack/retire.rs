//! Survival in post up to each age, from the shape of retirement. Knows no lever.

use super::{Ages, Retirement};

impl Retirement {
    /// Yearly probability of retiring on reaching the age of each class.
    ///
    /// For the logistic shape with distribution function L (centre `age`, `width`):
    /// rho(a) = [L(a + 1/2) - L(a - 1/2)] / [1 - L(a - 1/2)], and 1 from the cap on. A step at a
    /// fraction of a year is shared between two ages. A pack without ages has rates only from a
    /// table. (The model has the same hazard with its levers; here it only splits age bands.)
    pub(crate) fn rates(&self, ages: Ages) -> Vec<f64> {
        (0..ages.count)
            .map(|class| {
                let at = f64::from(ages.age(class));
                match self {
                    Self::Table(rates) => rates.get(class).copied().unwrap_or(0.0),
                    _ if !ages.ageing => 0.0,
                    Self::None => 0.0,
                    Self::Step { age } => (at + 1.0 - age).clamp(0.0, 1.0),
                    Self::Logistic { age, width, cap } => logistic(at, *age, *width, *cap),
                }
            })
            .collect()
    }

    /// Share of a cohort still in post at each class, from 1 before the first.
    pub(crate) fn survival(&self, ages: Ages) -> Vec<f64> {
        let mut left = 1.0;
        self.rates(ages)
            .into_iter()
            .map(|rate| {
                left *= 1.0 - rate;
                left
            })
            .collect()
    }
}

/// With L(x) = 1 / (1 + exp(-(x - centre) / width)), written so that nothing cancels in the tails:
/// 1 - rho = [1 - L(a + 1/2)] / [1 - L(a - 1/2)].
fn logistic(at: f64, centre: f64, width: f64, cap: f64) -> f64 {
    if at >= cap {
        return 1.0;
    }
    let odds = |x: f64| libm::exp((x - centre) / width);
    let after = odds(at + 0.5);
    if after.is_infinite() {
        1.0
    } else {
        1.0 - (1.0 + odds(at - 0.5)) / (1.0 + after)
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
        let rates = Retirement::Logistic {
            age: 67.0,
            width: 1.2,
            cap: 72.0,
        }
        .rates(AGES);
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
}
