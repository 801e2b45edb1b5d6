//! A pack of the reference's size (21 regions x 30 professions x 2 sexes x 56 ages x 26 years)
//! with the reference's own synthetic rates, run through the ordinary engine.

use crate::reference::data::{A, Data, G, P, R, SA, T};
use organico::i18n::Names;
use organico::pack::{
    Ages, Cadre, Destination, Exit, Extent, Inflow, InflowCause, LATE_YEARS, Named, Pack, Population,
    Profession, Programme, ProgrammeGroup, Region, Retirement, Service,
};
use organico::unit::{Grade, ProfessionIx, SectorIx, Sex};

/// Builds the pack.
pub fn pack(data: &Data<f64>) -> Pack {
    let mortality: Vec<f64> = data.q.clone();
    let cadres = (0..P).map(|p| cadre(data, p, &mortality)).collect();
    Pack {
        id: "synthetic".into(),
        names: Names::default(),
        hash: 0,
        opening_year: 2024,
        last_year: 2024 + T as i32 - 1,
        ages: Ages { first: 20, count: A, ageing: true },
        sexes: vec![Sex::F, Sex::M],
        capacity_mean: true,
        method: "utilisation".into(),
        headline: None,
        regions: (0..R)
            .map(|r| Region {
                code: r.to_string(),
                names: Names::default(),
                tile: None,
            })
            .collect(),
        families: vec![named("all")],
        sectors: vec![named("all")],
        professions: (0..P).map(|p| profession(data, p)).collect(),
        cadres,
        programmes: (0..P).map(|p| programme(data, p)).collect(),
        projection: None,
        mix: organico::pack::Mix::default(),
        care: organico::pack::Care::default(),
        population: population(data),
        services: (0..P)
            .map(|p| Service {
                code: p.to_string(),
                weights: data.need[p * G..(p + 1) * G].repeat(2),
            })
            .collect(),
        prices: Default::default(),
        sources: Vec::new(),
        facts: Vec::new(),
        basis: Vec::new(),
        benchmarks: Vec::new(),
        findings: Vec::new(),
    }
}

fn named(code: &str) -> Named {
    Named { code: code.into(), names: Names::default() }
}

fn profession(_: &Data<f64>, p: usize) -> Profession {
    Profession {
        code: format!("P{p}"),
        family: 0,
        names: Names::default(),
        extent: Extent::Regions,
        note: String::new(),
        cadres: (p, p + 1),
        services: vec![(p, 1.0)],
        unmet_need: 0.0,
        use_trend: 0.0,
        healthy_ageing: 0.0,
        productivity: 0.0,
        hours_growth: 0.0,
        residents_in_capacity: 0.0,
        wage_growth: 0.0,
        norm: None,
        need_index: Vec::new(),
        asks: organico::pack::Asks::default(),
        market: organico::pack::LabourMarket::default(),
        grade: Grade::D,
        projected: true,
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
        sector: SectorIx(0),
        rows: R,
        opening: data.stock0[p * R * SA..(p + 1) * R * SA].to_vec(),
        opening_active: Vec::new(),
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
        hire_share: 1.0,
        hire_profile: row(&data.entry),
        hire_rows: entrants.iter().map(|e| e / all).collect(),
        mobility: row(&data.mob),
        attraction: data.attract[p * R..(p + 1) * R].to_vec(),
        active_share: 0.0,
        active_fte: 0.0,
        active_last_age: 72,
        observed_change: None,
        closure_hold: 1.0,
        exogenous: Vec::new(),
        recruiting: organico::pack::Recruiting::default(),
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
        names: Names::default(),
        years,
        group: ProgrammeGroup::Other,
        draws_from: None,
        places: places.collect(),
        fill: 1.0,
        applicants: Vec::new(),
        limits: Vec::new(),
        dropout: vec![1.0 - data.keep[p]; years],
        repeat: vec![0.0; years],
        late: [1.0, 0.0, 0.0],
        licence: 1.0,
        enter: 1.0,
        abroad: 0.0,
        preference: 0.0,
        waiting_opening: 0.0,
        waiting_leave: 0.0,
        waiting_work: 0.0,
        dropout_return: 0.0,
        switch: 0.0,
        premium_response: 0.0,
        resident_fte: Vec::new(),
        regions: Vec::new(),
        feeds: vec![(ProfessionIx(p), 1.0)],
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
