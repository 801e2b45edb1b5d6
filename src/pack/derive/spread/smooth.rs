//! Splits age bands into single years. Knows no margin and no profession.
//!
//! Heads of an age = survival to that age x cohort size. Cohort sizes run smoothly through the bands
//! below the usual leaving age and are level within each band from there on, so that those
//! still in post follow the survival curve and the first projected year does not
//! jump. Every band keeps its total. Source: method S14.4.

/// Rounds of smoothing: enough for bands of ten years, whose edges are then invisible.
const ROUNDS: usize = 120;

/// Shares of the single years within their bands (each band sums to 1).
///
/// `totals` by class, already even within each band; `starts` marks the first class of each band;
/// `survival` as of [`crate::pack::facts::cadre::Retirement`].
pub(crate) fn shares(totals: &[f64], starts: &[bool], survival: &[f64]) -> Vec<f64> {
    let mut cut: Vec<usize> = starts
        .iter()
        .enumerate()
        .filter(|(at, start)| **start || *at == 0)
        .map(|(at, _)| at)
        .collect();
    cut.push(totals.len());
    let bands: Vec<Band> = cut
        .windows(2)
        .filter_map(|edge| Band::new(edge, totals, survival))
        .collect();
    let mut cohort: Vec<f64> = vec![0.0; totals.len()];
    for band in &bands {
        band.scale(&mut cohort, survival, true);
    }
    for _ in 0..ROUNDS {
        let before = cohort.clone();
        for band in bands.iter().filter(|band| !band.level) {
            for at in band.from..band.to {
                let own = before.get(at).copied().unwrap_or(0.0);
                let left = at
                    .checked_sub(1)
                    .and_then(|at| before.get(at))
                    .copied()
                    .unwrap_or(own);
                let right = before.get(at + 1).copied().unwrap_or(own);
                if let Some(value) = cohort.get_mut(at) {
                    *value = (left + 2.0 * own + right) / 4.0;
                }
            }
            band.scale(&mut cohort, survival, false);
        }
    }
    for band in &bands {
        let heads = cohort.get_mut(band.from..band.to).unwrap_or_default();
        for (value, alive) in heads
            .iter_mut()
            .zip(survival.get(band.from..).unwrap_or(&[]))
        {
            *value *= if band.gone { 1.0 } else { *alive };
        }
        let sum: f64 = heads.iter().sum();
        let even = 1.0 / band.width;
        heads
            .iter_mut()
            .for_each(|value| *value = if sum > 0.0 { *value / sum } else { even });
    }
    cohort
}

/// One band of classes `from..to`.
struct Band {
    from: usize,
    to: usize,
    width: f64,
    total: f64,
    /// Nobody survives to it: its people are spread evenly.
    gone: bool,
    /// Cohort size is the same throughout.
    level: bool,
}

impl Band {
    fn new(edge: &[usize], totals: &[f64], survival: &[f64]) -> Option<Self> {
        let &[from, to] = edge else { return None };
        let total: f64 = totals.get(from..to)?.iter().sum();
        let alive = survival.get(from..to)?;
        // The usual leaving age is the first at which fewer than half are still in post.
        let leaving = alive.last().is_some_and(|&last| last < 0.5);
        Some(Self {
            from,
            to,
            width: f64::from(u32::try_from(to - from).ok()?),
            total,
            gone: alive.iter().all(|&share| share <= 0.0),
            level: leaving || total <= 0.0 || to - from == 1,
        })
    }

    /// Brings the band back to its total; `level` starts it from equal cohorts.
    fn scale(&self, cohort: &mut [f64], survival: &[f64], level: bool) {
        let alive = survival.get(self.from..self.to).unwrap_or(&[]);
        let cohort = cohort.get_mut(self.from..self.to).unwrap_or_default();
        if level {
            cohort.fill(1.0);
        }
        let weight = |share: f64| if self.gone { 1.0 } else { share };
        let heads: f64 = cohort
            .iter()
            .zip(alive)
            .map(|(size, share)| size * weight(*share))
            .sum();
        let factor = if heads > 0.0 { self.total / heads } else { 0.0 };
        cohort.iter_mut().for_each(|size| *size *= factor);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::{Ages, Retirement};

    /// Bands of five years from 25 to 69, doctors-like.
    fn split(retirement: &Retirement) -> (Vec<f64>, Vec<f64>) {
        let bands = [0.3, 8.5, 14.0, 13.2, 12.5, 12.5, 13.5, 16.5, 9.0];
        let ages = Ages {
            first: 25,
            count: 45,
            ageing: true,
        };
        let totals: Vec<f64> = bands.iter().flat_map(|band| [band / 5.0; 5]).collect();
        let starts: Vec<bool> = (0..45).map(|class| class % 5 == 0).collect();
        let shares = shares(&totals, &starts, &retirement.survival(ages));
        let heads = shares
            .iter()
            .zip(&totals)
            .map(|(share, total)| share * total * 5.0)
            .collect();
        (bands.to_vec(), heads)
    }

    #[test]
    fn bands_keep_their_totals_and_nobody_is_negative() {
        let (bands, heads) = split(&Retirement::Logistic {
            age: 67.0,
            width: 1.2,
            cap: 70.0,
        });
        for (band, split) in bands.iter().zip(heads.chunks(5)) {
            assert!((band - split.iter().sum::<f64>()).abs() < 1e-12);
            assert!(split.iter().all(|&value| value >= 0.0), "{split:?}");
        }
    }

    #[test]
    fn band_edges_do_not_show_below_the_leaving_age() {
        let (_, heads) = split(&Retirement::Logistic {
            age: 67.0,
            width: 1.2,
            cap: 70.0,
        });
        // From 35 on; the first years of a career are steep by nature.
        let steps: Vec<f64> = heads[9..40]
            .windows(2)
            .map(|pair| (pair[1] - pair[0]).abs())
            .collect();
        let edge = steps
            .iter()
            .step_by(5)
            .fold(0.0_f64, |worst, &step| worst.max(step));
        assert!(edge < 0.35, "a step of {edge} at a band edge: {heads:?}");
    }

    #[test]
    fn from_the_leaving_age_on_heads_follow_survival() {
        let retirement = Retirement::Logistic {
            age: 67.0,
            width: 1.2,
            cap: 70.0,
        };
        let (_, heads) = split(&retirement);
        let survival = retirement.survival(Ages {
            first: 25,
            count: 45,
            ageing: true,
        });
        let ratio: Vec<f64> = (40..45).map(|at| heads[at] / survival[at]).collect();
        assert!(
            ratio.iter().all(|one| (one - ratio[0]).abs() < 1e-9),
            "{ratio:?}"
        );
    }
}
