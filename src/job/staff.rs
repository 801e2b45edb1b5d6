//! Single figures of the staff of a profession, as a lever names them: means over its cadres.

use crate::pack::{Cadre, Destination, Pack, Retirement};

/// Mean over cadres, weighted by opening heads.
pub(super) fn mean(cadres: &[Cadre], value: impl Fn(&Cadre) -> f64) -> f64 {
    let heads = |c: &Cadre| c.opening.iter().sum::<f64>();
    let all: f64 = cadres.iter().map(heads).sum();
    if all > 0.0 {
        cadres.iter().map(|c| heads(c) * value(c)).sum::<f64>() / all
    } else {
        0.0
    }
}

/// Mean yearly hazard to some destinations, weighted by opening heads; `None` without one.
pub(super) fn exits(
    pack: &Pack,
    cadres: &[Cadre],
    wanted: impl Fn(Destination) -> bool,
) -> Option<f64> {
    if !cadres
        .iter()
        .flat_map(|c| &c.exits)
        .any(|e| wanted(e.destination))
    {
        return None;
    }
    let len = pack.row_len();
    Some(mean(cadres, |cadre| {
        let heads: f64 = cadre.opening.iter().sum();
        let leaving: f64 = cadre
            .exits
            .iter()
            .filter(|e| wanted(e.destination))
            .map(|e| {
                cadre
                    .opening
                    .iter()
                    .enumerate()
                    .map(|(i, n)| n * e.hazard[i % len])
                    .sum::<f64>()
            })
            .sum();
        if heads > 0.0 { leaving / heads } else { 0.0 }
    }))
}

/// Mean usual leaving age; `None` when no rule has one.
pub(super) fn leaving_age(cadres: &[Cadre]) -> Option<f64> {
    let age = |rule: &Retirement| match rule {
        Retirement::Step { age } | Retirement::Logistic { age, .. } => Some(*age),
        Retirement::None | Retirement::Table(_) => None,
    };
    let known: Vec<Cadre> = cadres
        .iter()
        .filter(|c| c.retirement.iter().all(|r| age(r).is_some()))
        .cloned()
        .collect();
    (!known.is_empty()).then(|| {
        mean(&known, |c| {
            c.retirement.iter().filter_map(age).sum::<f64>()
                / f64::from(u8::try_from(c.retirement.len()).unwrap_or(1))
        })
    })
}

/// FTE of a head, weighted by opening heads.
pub(super) fn fte_per_head(cadres: &[Cadre]) -> f64 {
    mean(cadres, |c| {
        let heads: f64 = c.opening.iter().sum();
        let fte: f64 = c
            .opening
            .iter()
            .enumerate()
            .map(|(i, n)| n * c.fte[i % c.fte.len()])
            .sum();
        if heads > 0.0 { fte / heads } else { 0.0 }
    })
}
