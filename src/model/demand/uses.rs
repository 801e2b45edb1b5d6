//! Residents weighted by their use of care: the sums from which demand follows, computed once.

use super::year_of;
use crate::pack::{Basis, Pack, Per, Population, Profession, Service};
use crate::unit::cut;

/// Number of resident ages.
const AGES: usize = 101;

/// Weighted and plain residents with the pack's own weights.
#[derive(Clone, Debug, PartialEq)]
pub struct Use {
    /// `[service][year][region]` weighted residents.
    pub weighted: Vec<Vec<f64>>,
    /// `[year][region]` residents.
    pub residents: Vec<f64>,
    /// The same of the ages that some norm or standard counts.
    aged: Vec<((u16, u16), Vec<f64>)>,
    /// The residents themselves, where they are not the pack's own.
    moved: Option<Population>,
}

impl Use {
    /// Sums the residents of every year of the pack: its own, or others in their place.
    pub(crate) fn of(pack: &Pack, moved: Option<Population>) -> Self {
        let mut uses = Self {
            weighted: Vec::new(),
            residents: Vec::new(),
            aged: Vec::new(),
            moved,
        };
        for ages in pack.professions.iter().flat_map(counted_ages) {
            if uses.aged.iter().all(|(known, _)| *known != ages) {
                uses.aged.push((ages, uses.count(pack, Some(ages))));
            }
        }
        uses.residents = uses.count(pack, None);
        let weighted = |service| uses.weigh(pack, service, None, &|_| 0.0);
        uses.weighted = pack.services.iter().map(weighted).collect();
        uses
    }

    /// Residents `[year][region]` of some ages, known ones from memory.
    pub(crate) fn residents_aged(&self, pack: &Pack, ages: (u16, u16)) -> Vec<f64> {
        let known = self.aged.iter().find(|(known, _)| *known == ages);
        known.map_or_else(|| self.count(pack, Some(ages)), |(_, heads)| heads.clone())
    }

    /// Residents of one region at a step.
    pub(crate) fn residents_at(&self, step: usize, region: usize, regions: usize) -> f64 {
        self.residents
            .get(step * regions + region)
            .copied()
            .unwrap_or(0.0)
    }

    /// Residents `[year][region]`, of some ages or all.
    pub(crate) fn count(&self, pack: &Pack, ages: Option<(u16, u16)>) -> Vec<f64> {
        self.each(pack, &mut |persons, _| {
            persons
                .iter()
                .enumerate()
                .filter(|(i, _)| counted(ages, i % AGES))
                .map(|(_, heads)| heads)
                .sum()
        })
    }

    /// Residents weighted by a service, `[year][region]`.
    ///
    /// `younger` gives, by step, how many years younger people feel: u(a - delta). Weights are read
    /// between ages on a straight line, and held at age 0.
    pub(crate) fn weigh(
        &self,
        pack: &Pack,
        service: &Service,
        ages: Option<(u16, u16)>,
        younger: &dyn Fn(usize) -> f64,
    ) -> Vec<f64> {
        let mut known = f64::NAN;
        let mut weights: Vec<f64> = Vec::new();
        self.each(pack, &mut |persons, step| {
            let delta = younger(step);
            if delta != known {
                known = delta;
                weights = shifted(&service.weights, delta);
                for (i, weight) in weights.iter_mut().enumerate() {
                    if !counted(ages, i % AGES) {
                        *weight = 0.0;
                    }
                }
            }
            persons
                .iter()
                .zip(&weights)
                .map(|(heads, weight)| heads * weight)
                .sum()
        })
    }

    /// Residents weighted by several services in their shares, of some ages or all, `[year][region]`.
    pub(crate) fn of_services(
        &self,
        pack: &Pack,
        services: &[(usize, f64)],
        ages: Option<(u16, u16)>,
    ) -> Vec<f64> {
        let mut sums = vec![0.0; (pack.steps() + 1) * pack.regions.len()];
        for &(at, share) in services {
            let counted = ages.map(|_| self.weigh(pack, &pack.services[at], ages, &|_| 0.0));
            let weighted = counted.as_ref().unwrap_or(&self.weighted[at]);
            for (sum, value) in sums.iter_mut().zip(weighted) {
                *sum += share * value;
            }
        }
        sums
    }

    fn each(&self, pack: &Pack, sum: &mut dyn FnMut(&[f64], usize) -> f64) -> Vec<f64> {
        let population = self.moved.as_ref().unwrap_or(&pack.population);
        let mut values = Vec::with_capacity((pack.steps() + 1) * pack.regions.len());
        for step in 0..=pack.steps() {
            for region in 0..pack.regions.len() {
                values.push(sum(population.of(year_of(pack, step), region), step));
            }
        }
        values
    }
}

/// Ages that the norms, standards and workloads of a profession count.
fn counted_ages(facts: &Profession) -> Vec<(u16, u16)> {
    let norm = facts.norm.map(|norm| (norm.age_from, norm.age_to));
    let standards = facts.asks.standards.iter().map(|standard| &standard.basis);
    let standards = standards.filter_map(|basis| match basis {
        Basis::Residents(from, to) => Some((*from, *to)),
        Basis::Beds(_) | Basis::Today => None,
    });
    let workloads = facts
        .asks
        .workloads
        .iter()
        .filter_map(|work| match work.per {
            Per::Resident(from, to) => Some((from, to)),
            Per::Head | Per::Staff => None,
        });
    norm.into_iter().chain(standards).chain(workloads).collect()
}

fn counted(ages: Option<(u16, u16)>, age: usize) -> bool {
    ages.is_none_or(|(from, to)| (usize::from(from)..=usize::from(to)).contains(&age))
}

/// Weights by `[sex][age]` read `delta` years younger.
fn shifted(weights: &[f64], delta: f64) -> Vec<f64> {
    if delta == 0.0 {
        return weights.to_vec();
    }
    weights
        .chunks(AGES)
        .flat_map(|of_sex| {
            (0..of_sex.len()).map(move |age| {
                let last = f64::from(u16::try_from(of_sex.len() - 1).unwrap_or(0));
                let wanted = cut(
                    f64::from(u16::try_from(age).unwrap_or(0)) - delta,
                    0.0,
                    last,
                );
                let low = libm::floor(wanted);
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "clamped to 0..=100"
                )]
                let at = low as usize;
                let part = wanted - low;
                let high = of_sex.get(at + 1).copied().unwrap_or(of_sex[at]);
                of_sex[at] * (1.0 - part) + high * part
            })
        })
        .collect()
}
