//! Replacement: as many FTE as at the opening, for ever. Source: method D8.

use super::{Base, Method, Question};

pub(super) const METHOD: Method = Method {
    id: "replacement",
    base,
};

fn base(question: &Question) -> Base {
    let same: Vec<f64> = (0..=question.steps)
        .flat_map(|_| question.opening_fte.iter().copied())
        .collect();
    Base {
        size: same.clone(),
        structure: same.clone(),
        healthy: same,
        grows: false,
    }
}
