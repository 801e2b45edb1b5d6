//! Ratio: a fixed number of residents per head or the density of the opening year.
//!
//! With a norm (1 head per q residents of some ages), R = P / q x mean FTE per head: a norm counts
//! heads, not FTE. Without one, today's national density, unmet need included. Source: method D1.

use super::utilisation::{by_row, per};
use super::{Base, Method, Question, always, no_workings};
use crate::outcome::DriverId;

pub(super) const METHOD: Method = Method {
    id: "ratio",
    applies: always,
    base,
    workings: no_workings,
};

fn base(question: &Question) -> Base {
    let facts = &question.pack.professions[question.profession.0];
    let fte: f64 = question.opening_fte.iter().sum();
    let everybody = by_row(question, &question.uses.residents);
    let rows = question.rows;
    let (counted, per_resident) = match facts.norm {
        Some(norm) => {
            let ages = (norm.age_from, norm.age_to);
            let fte_per_head = per(fte, question.opening_heads);
            (
                by_row(question, &question.uses.residents_aged(question.pack, ages)),
                fte_per_head / norm.persons_per_head,
            )
        }
        None => {
            let nation: f64 = everybody[..rows].iter().sum();
            let density = if nation > 0.0 { fte / nation } else { 0.0 };
            (everybody.clone(), density * (1.0 + facts.unmet_need))
        }
    };
    let structure: Vec<f64> = counted.iter().map(|people| people * per_resident).collect();
    let size = (0..structure.len())
        .map(|at| structure[at % rows] * per(everybody[at], everybody[at % rows]))
        .collect();
    Base {
        opening: structure[..rows].to_vec(),
        series: vec![
            (DriverId::PopulationSize, size),
            (DriverId::PopulationAgeing, structure),
        ],
        grows: true,
    }
}
