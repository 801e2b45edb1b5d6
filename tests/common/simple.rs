//! A pack in which nothing happens, to which a hand calculation adds what it needs.

use organico::pack::{
    AGES, Ages, Cadre, Extent, LATE_YEARS, LabourMarket, Named, Names, Pack, Population,
    Profession, Programme, ProgrammeGroup, Recruiting, Region, Retirement, Service,
};
use organico::unit::{ProfessionIx, SectorIx, Sex, Year};
use organico::word::Grade;

/// No ages.
pub(crate) const AGELESS: Ages = Ages {
    first: 0,
    count: 1,
    ageing: false,
};

/// One profession in one sector: `opening` by region and class, one sex, full time, no flow.
pub(crate) fn pack(ages: Ages, steps: usize, opening: &[&[f64]]) -> Pack {
    let regions = opening.len();
    let named = |code: &str| Named {
        code: code.into(),
        names: Names::default(),
    };
    Pack {
        id: "simple".into(),
        names: Names::default(),
        hash: 0,
        opening_year: 2024,
        last_year: 2024 + Year::try_from(steps).unwrap(),
        ages,
        sexes: vec![Sex::All],
        capacity_mean: false,
        method: "utilisation".into(),
        headline: None,
        regions: (0..regions).map(|_| region()).collect(),
        groups: Vec::new(),
        families: vec![named("family")],
        sectors: vec![named("sector")],
        professions: vec![profession()],
        cadres: vec![cadre(ages, opening)],
        programmes: Vec::new(),
        projection: None,
        mix: organico::pack::Mix::default(),
        care: organico::pack::Care::default(),
        population: Population {
            first_year: 2024,
            sexes: 1,
            regions,
            persons: vec![10.0; (steps + 1) * regions * AGES],
        },
        services: vec![Service {
            code: "care".into(),
            weights: vec![1.0; AGES],
        }],
        prices: Default::default(),
        sources: Vec::new(),
        facts: Vec::new(),
        basis: Vec::new(),
        benchmarks: Vec::new(),
        findings: Vec::new(),
    }
}

fn region() -> Region {
    Region {
        code: "region".into(),
        names: Names::default(),
        tile: None,
    }
}

/// A profession that nothing is said of.
pub(crate) fn profession() -> Profession {
    Profession {
        code: "profession".into(),
        family: 0,
        names: Names::default(),
        extent: Extent::Regions,
        note: String::new(),
        cadres: (0, 1),
        services: vec![(0, 1.0)],
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
        market: LabourMarket::default(),
        grade: Grade::A,
        projected: true,
    }
}

/// Staff that nothing happens to.
pub(crate) fn cadre(ages: Ages, opening: &[&[f64]]) -> Cadre {
    let rows = opening.len();
    let cells = ages.count;
    let mut youngest = vec![0.0; cells];
    youngest[0] = 1.0;
    Cadre {
        profession: ProfessionIx(0),
        sector: SectorIx(0),
        rows,
        opening: opening.concat(),
        opening_active: Vec::new(),
        grade: Grade::A,
        fte: vec![1.0; cells],
        mortality: Vec::new(),
        retirement: vec![Retirement::None],
        exits: Vec::new(),
        inflows: Vec::new(),
        hire_share: 1.0,
        hire_profile: youngest,
        hire_rows: vec![1.0 / rows as f64; rows],
        mobility: vec![0.0; cells],
        attraction: vec![1.0 / rows as f64; rows],
        active_share: 0.0,
        active_fte: 0.0,
        active_last_age: 72,
        observed_change: None,
        closure_hold: 1.0,
        exogenous: Vec::new(),
        recruiting: Recruiting::default(),
    }
}

/// A course in which everybody stays, graduates on time and enters; places are constant.
pub(crate) fn course(years: usize, steps: usize, places: f64) -> Programme {
    Programme {
        code: "course".into(),
        names: Names::default(),
        years,
        group: ProgrammeGroup::Nursing,
        draws_from: None,
        places: vec![places; years + LATE_YEARS + steps],
        earlier: Vec::new(),
        fill: 1.0,
        applicants: Vec::new(),
        limits: Vec::new(),
        dropout: vec![0.0; years],
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
        feeds: vec![(ProfessionIx(0), 1.0)],
    }
}
