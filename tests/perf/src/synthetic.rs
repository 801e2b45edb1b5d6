//! A pack of the reference's size (21 regions x 30 professions x 2 sexes x 56 ages x 26 years)
//! with the reference's own synthetic rates, run through the ordinary engine.

use crate::reference::data::{A, Data, G, P, R, SA, T};
use organico::i18n::Names;
use organico::pack::{
    Ages, Cadre, Destination, Exit, Inflow, InflowCause, LATE_YEARS, Pack, Population, Profession,
    Programme, ProgrammeGroup, Region, Retirement, Service,
};
use organico::unit::{ProfessionIx, Sex};
use organico::word::Grade;

/// A pack in which nothing happens: what is not said here is said there.
#[path = "../../common/simple.rs"]
#[allow(dead_code, reason = "hand calculations use more of it")]
mod simple;

/// Ages of staff, as in the reference.
const AGES: Ages = Ages { first: 20, count: A, ageing: true };

/// Builds the pack.
pub fn pack(data: &Data<f64>) -> Pack {
    let mortality: Vec<f64> = data.q.clone();
    let cadres = (0..P).map(|p| cadre(data, p, &mortality)).collect();
    Pack {
        id: "synthetic".into(),
        sexes: vec![Sex::F, Sex::M],
        capacity_mean: true,
        regions: (0..R)
            .map(|r| Region {
                code: r.to_string(),
                names: Names::default(),
                tile: None,
            })
            .collect(),
        professions: (0..P).map(|p| profession(p)).collect(),
        cadres,
        programmes: (0..P).map(|p| programme(data, p)).collect(),
        population: population(data),
        services: (0..P)
            .map(|p| Service {
                code: p.to_string(),
                weights: data.need[p * G..(p + 1) * G].repeat(2),
            })
            .collect(),
        ..simple::pack(AGES, T - 1, &[])
    }
}

fn profession(p: usize) -> Profession {
    Profession {
        code: format!("P{p}"),
        cadres: (p, p + 1),
        services: vec![(p, 1.0)],
        grade: Grade::D,
        ..simple::profession()
    }
}

fn cadre(data: &Data<f64>, p: usize, mortality: &[f64]) -> Cadre {
    let row = |v: &[f64]| v[p * SA..(p + 1) * SA].to_vec();
    let hazard = |v: &[f64]| row(v).into_iter().map(|q| q / (1.0 - q / 2.0)).collect();
    let total: f64 = data.imm[p * R..(p + 1) * R].iter().sum();
    let entrants: Vec<f64> = (0..R).map(|r| data.intake[p * R + r]).collect();
    let all: f64 = entrants.iter().sum();
    Cadre {
        profession: ProfessionIx(p),
        rows: R,
        opening: data.stock0[p * R * SA..(p + 1) * R * SA].to_vec(),
        grade: Grade::D,
        fte: row(&data.fte),
        mortality: mortality[SA..].to_vec(),
        retirement: (0..2)
            .map(|s| Retirement::Table(data.ret[p * SA + s * A..p * SA + (s + 1) * A].to_vec()))
            .collect(),
        exits: vec![
            Exit { destination: Destination::Other, hazard: hazard(&data.ex) },
            Exit { destination: Destination::Abroad, hazard: hazard(&data.em) },
        ],
        inflows: vec![Inflow {
            cause: InflowCause::Immigration,
            heads: vec![total; T],
            profile: row(&data.immp),
            rows: data.imm[p * R..(p + 1) * R].iter().map(|h| h / total).collect(),
        }],
        hire_profile: row(&data.entry),
        hire_rows: entrants.iter().map(|e| e / all).collect(),
        mobility: row(&data.mob),
        attraction: data.attract[p * R..(p + 1) * R].to_vec(),
        ..simple::cadre(AGES, &[])
    }
}

fn programme(data: &Data<f64>, p: usize) -> Programme {
    let years = data.len[p];
    let places = (0..years + LATE_YEARS + T).map(|t| {
        let t = t.saturating_sub(years + LATE_YEARS).min(T - 1);
        (0..R).map(|r| data.intake[(t * P + p) * R + r]).sum()
    });
    Programme {
        code: format!("T{p}"),
        group: ProgrammeGroup::Other,
        places: places.collect(),
        dropout: vec![1.0 - data.keep[p]; years],
        feeds: vec![(ProfessionIx(p), 1.0)],
        ..simple::course(years, 0, 0.0)
    }
}

fn population(data: &Data<f64>) -> Population {
    let mut persons = Vec::with_capacity(T * R * 2 * G);
    for at in data.pop.chunks_exact(G) {
        for _ in 0..2 {
            persons.extend(at.iter().map(|people| people / 2.0));
        }
    }
    Population { first_year: 2024, sexes: 2, regions: R, persons }
}
