//! Made-up answers that look like the real ones: nurses of Italy, with every series filled.

use organico::i18n::Names;
use organico::outcome::{
    Catalogue, FundCard, Money, Payer, Picture, Pipeline, PostsTrack, ProfessionCard, RegionCard,
    RegionTrack, Share, Step, Track,
};
use organico::word::Grade;
use organico::word::{CostType, DriverId, FundKind, Limiting, Measure};

/// Opening year of the made-up answers.
pub(crate) const OPENING: i32 = 2024;
/// Number of years.
pub(crate) const YEARS: usize = 27;

fn names(it: &str, en: &str) -> Names {
    Names {
        it: it.into(),
        en: en.into(),
        es: String::new(),
    }
}

/// Code, Italian name, English name, label, row, column, share of the nation, tilt of the gap.
type Place = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    u8,
    u8,
    f64,
    f64,
);

const PLACES: &[Place] = &[
    ("01", "Piemonte", "Piedmont", "PIE", 1, 0, 0.073, 0.02),
    (
        "02",
        "Valle d'Aosta",
        "Aosta Valley",
        "VDA",
        0,
        0,
        0.002,
        0.05,
    ),
    ("03", "Lombardia", "Lombardy", "LOM", 1, 1, 0.160, 0.09),
    ("05", "Veneto", "Veneto", "VEN", 1, 3, 0.084, 0.03),
    (
        "06",
        "Friuli-Venezia Giulia",
        "Friuli-Venezia Giulia",
        "FVG",
        1,
        4,
        0.024,
        -0.08,
    ),
    ("07", "Liguria", "Liguria", "LIG", 2, 1, 0.031, -0.03),
    (
        "08",
        "Emilia-Romagna",
        "Emilia-Romagna",
        "EMR",
        2,
        2,
        0.086,
        -0.12,
    ),
    ("09", "Toscana", "Tuscany", "TOS", 3, 2, 0.071, -0.09),
    ("10", "Umbria", "Umbria", "UMB", 3, 3, 0.016, -0.06),
    ("11", "Marche", "Marche", "MAR", 3, 4, 0.029, -0.02),
    ("12", "Lazio", "Lazio", "LAZ", 4, 3, 0.088, 0.04),
    ("13", "Abruzzo", "Abruzzo", "ABR", 4, 4, 0.022, 0.0),
    ("14", "Molise", "Molise", "MOL", 4, 5, 0.005, -0.05),
    ("15", "Campania", "Campania", "CAM", 5, 4, 0.085, 0.11),
    ("16", "Puglia", "Apulia", "PUG", 5, 5, 0.063, 0.01),
    ("17", "Basilicata", "Basilicata", "BAS", 6, 4, 0.010, 0.0),
    ("18", "Calabria", "Calabria", "CAL", 7, 4, 0.028, 0.13),
    ("19", "Sicilia", "Sicily", "SIC", 7, 3, 0.070, 0.12),
    ("20", "Sardegna", "Sardinia", "SAR", 5, 0, 0.028, -0.04),
    ("21", "Bolzano", "Bolzano", "BZ", 0, 2, 0.012, -0.02),
    ("22", "Trento", "Trento", "TN", 1, 2, 0.013, -0.05),
];

/// The made-up catalogue.
pub(crate) fn catalogue() -> Catalogue {
    Catalogue {
        engine: "0.1.0".into(),
        pack: "it".into(),
        hash: "3f9a1c5d7e8b2046".into(),
        names: names("Italia", "Italy"),
        years: (OPENING, OPENING + 26),
        regions: PLACES
            .iter()
            .map(|(code, it, en, label, row, column, ..)| RegionCard {
                code: (*code).into(),
                names: names(it, en),
                tile: Some(((*label).into(), *row, *column)),
            })
            .collect(),
        professions: vec![ProfessionCard {
            code: "NURSE".into(),
            names: names("Infermiere", "Nurse"),
            family: 0,
            regional: true,
            runnable: true,
            grade: Grade::B,
            ..ProfessionCard::default()
        }],
        funds: vec![FundCard {
            code: "ESF-REG".into(),
            names: names("Programmi regionali FSE+", "Regional ESF+ programmes"),
            kind: FundKind::Eu,
            window: ((2021, 1), (2029, 12)),
            on: true,
            ceiling: None,
            note: String::new(),
        }],
        ..Catalogue::default()
    }
}

fn years(of: impl Fn(f64) -> f64) -> Vec<f64> {
    (0..YEARS).map(|t| of(t as f64)).collect()
}

/// Supply: falls while the large cohorts leave, then recovers; `help` heads a year are added.
fn supply(t: f64, help: f64) -> f64 {
    let dip = 900.0 * t - 260.0 * (t - 4.0).max(0.0) * (12.0 - t).clamp(0.0, 8.0) / 2.0;
    412_000.0 + dip - 620.0 * (t - 14.0).max(0.0) + help * (t - 3.0).max(0.0)
}

fn need(t: f64) -> f64 {
    424_000.0 + 2_350.0 * t - 24.0 * t * t
}

fn track(help: f64) -> Track {
    let gap = move |t: f64| need(t) - supply(t, help);
    let mut sum = 0.0;
    let cumulative = (0..YEARS)
        .map(|t| {
            sum += gap(t as f64).max(0.0);
            sum
        })
        .collect();
    let flow = |of: fn(f64) -> f64| {
        let mut values = years(of);
        values[0] = 0.0;
        values
    };
    let mut entrants = flow(|t| 9_600.0 + 180.0 * t);
    for (t, value) in entrants.iter_mut().enumerate().skip(4) {
        *value += help * (t as f64 - 3.0).min(1.0);
    }
    Track {
        series: vec![
            (Measure::Capacity, years(|t| supply(t, help))),
            (Measure::Demand, years(need)),
            (Measure::Gap, years(gap)),
            (
                Measure::Coverage,
                years(|t| (supply(t, help) / need(t)).min(1.0)),
            ),
            (Measure::CumulativeShortage, cumulative),
            (
                Measure::Share55,
                years(|t| 0.27 + 0.006 * t - 0.0004 * t * t),
            ),
            (
                Measure::ReplacementRate,
                years(|t| 0.82 + 0.006 * t + help / 30_000.0),
            ),
            (Measure::Entrants, entrants),
            (Measure::Immigration, flow(|t| 1_250.0 + 20.0 * t)),
            (Measure::Returns, flow(|_| 640.0)),
            (Measure::SectorIn, flow(|_| 900.0)),
            (Measure::ExitsSector, flow(|t| 1_100.0 + 5.0 * t)),
            (Measure::MovedIn, flow(|_| 3_000.0)),
            (Measure::MovedOut, flow(|_| 3_000.0)),
            (
                Measure::Retirements,
                flow(|t| 7_200.0 + 900.0 * t - 34.0 * t * t),
            ),
            (Measure::ExitsOther, flow(|t| 3_050.0 - 20.0 * t)),
            (Measure::ExitsAbroad, flow(|_| 1_420.0)),
            (Measure::Deaths, flow(|_| 310.0)),
            (Measure::AgedOut, flow(|_| 120.0)),
            (
                Measure::CapacityWithoutAi,
                years(|t| supply(t, help) * (1.0 - 0.0015 * t)),
            ),
            (Measure::CpdFte, years(|t| 4_900.0 - 30.0 * t)),
            (Measure::CpdCompliant70, years(|t| 0.41 + 0.004 * t)),
            (Measure::CpdCompliant100, years(|t| 0.32 + 0.005 * t)),
            (Measure::Closure, flow(|t| (1_500.0 - 300.0 * t).max(0.0))),
            (Measure::Exogenous, flow(|_| 0.0)),
        ],
    }
}

/// Causes by year that add up to the change of the gap, exactly but for rounding.
fn drivers() -> Vec<Step> {
    let shares: &[(DriverId, f64, f64)] = &[
        (DriverId::PopulationSize, -420.0, -420.0),
        (DriverId::PopulationAgeing, 2_100.0, 2_100.0),
        (DriverId::UseTrend, 670.0, 670.0),
        (DriverId::Retirement, 9_800.0, 9_200.0),
        (DriverId::Death, 300.0, 300.0),
        (DriverId::ExitOther, 3_000.0, 2_700.0),
        (DriverId::ExitAbroad, 1_400.0, 1_400.0),
        (DriverId::AgedOut, 90.0, 90.0),
        (DriverId::Training, -11_200.0, -12_900.0),
        (DriverId::Immigration, -1_500.0, -1_500.0),
        (DriverId::Return, -640.0, -640.0),
        (DriverId::StaffAgeing, 210.0, 205.0),
        (DriverId::WorkingTime, 0.0, -60.0),
    ];
    let mut steps: Vec<Step> = shares
        .iter()
        .map(|(driver, base, own)| Step {
            driver: *driver,
            baseline: years(|t| base * t),
            scenario: years(|t| own * t),
        })
        .collect();
    // Whatever is left of the made-up gap goes to productivity.
    let left = |help: f64, of: fn(&Step) -> &Vec<f64>| -> Vec<f64> {
        (0..YEARS)
            .map(|t| {
                let change = |t: f64| need(t) - supply(t, help);
                change(t as f64) - change(0.0) - steps.iter().map(|s| of(s)[t]).sum::<f64>()
            })
            .collect()
    };
    let baseline = left(0.0, |step| &step.baseline);
    let scenario = left(HELP, |step| &step.scenario);
    steps.push(Step {
        driver: DriverId::Productivity,
        baseline,
        scenario,
    });
    steps
}

/// A made-up labour market: fewer posts are opened than need asks for, some stay empty.
pub(crate) fn posts() -> PostsTrack {
    let track = Track {
        series: vec![
            (Measure::PostsNeeded, years(|t| 410e3 + 1e3 * t)),
            (Measure::PostsWanted, years(|t| 395e3 + 1e3 * t)),
            (Measure::Vacancies, years(|t| 11e3 + 400.0 * t)),
            (Measure::Hires, years(|t| 13e3 + 100.0 * t)),
            (Measure::PostQueue, years(|_| 0.0)),
            (Measure::AgencyFte, years(|t| 500.0 + 20.0 * t)),
        ],
    };
    let limiting = |at: usize| {
        if at == 0 {
            Limiting::None
        } else {
            Limiting::Candidates
        }
    };
    let limiting: Vec<Limiting> = (0..YEARS).map(limiting).collect();
    PostsTrack {
        baseline: track.clone(),
        scenario: track,
        baseline_limiting: limiting.clone(),
        scenario_limiting: limiting,
        stated: true,
    }
}

/// Made-up money: pay that grows, contracts that a fund pays in part until it closes.
pub(crate) fn money() -> Money {
    let costs = |more: f64| {
        vec![
            (
                CostType::Payroll,
                years(|t| 17.2e9 + 6e7 * t * (1.0 + more)),
            ),
            (CostType::Teaching, years(|t| 2.1e8 + 4e6 * t * more)),
        ]
    };
    let payer = |fund: &str, euros: f64| Payer {
        fund: fund.into(),
        baseline: years(|_| 0.0),
        scenario: years(|t| if t < 4.0 { euros * (1.0 + t) } else { 0.0 }),
    };
    Money {
        profession: "NURSE".into(),
        years: (0..YEARS as i32).map(|t| OPENING + t).collect(),
        price_year: 2024,
        baseline: costs(0.0),
        scenario: costs(1.0),
        payers: vec![payer("ESF-REG", 2e6), payer("", 1.7e10)],
        cliff: (years(|_| 0.0), years(|t| if t < 4.0 { 0.0 } else { 9e6 })),
        ..Money::default()
    }
}

/// A made-up share that grows by so much a year.
fn share(code: &str, (it, en): (&str, &str), step: f64) -> Share {
    Share {
        code: code.into(),
        names: names(it, en),
        by_year: years(|t| step * t),
    }
}

/// What the made-up measures add each year.
const HELP: f64 = 2_050.0;

fn pyramid() -> Vec<f64> {
    let women = [9.0, 24.0, 30.0, 33.0, 36.0, 44.0, 52.0, 50.0, 28.0, 6.0];
    let men = [3.0, 8.0, 10.0, 11.0, 11.5, 12.0, 13.5, 13.0, 8.0, 2.4];
    let mut heads = Vec::new();
    for t in 0..YEARS {
        for side in [women, men] {
            for band in 0..side.len() {
                let older = side[band.saturating_sub(1)];
                let way = (t as f64 / 12.0).min(1.0);
                let aged = side[band] + way * 0.8 * (older - side[band]) + way * 2.0;
                heads.push(1_000.0 * aged);
            }
        }
    }
    heads
}

/// The made-up reference: no lever moved.
pub(crate) fn reference() -> Picture {
    let mut picture = scenario();
    picture.scenario = picture.baseline.clone();
    for step in &mut picture.drivers {
        step.scenario = step.baseline.clone();
    }
    picture
}

/// The made-up scenario: more places, fewer exits.
pub(crate) fn scenario() -> Picture {
    let by_region = |share: f64, tilt: f64| Track {
        series: vec![
            (Measure::Demand, years(|t| share * need(t))),
            (
                Measure::Capacity,
                years(|t| share * supply(t, HELP) * (1.05 - tilt)),
            ),
            (Measure::Residents, years(|_| share * 58_900_000.0)),
        ],
    };
    let method = |id: &str, factor: f64, drift: f64| {
        (id.to_owned(), years(|t| need(t) * factor + drift * t))
    };
    let programme = Track {
        series: vec![
            (
                Measure::Intake,
                years(|t| 16_900.0 + 1_100.0 * (t - 1.0).clamp(0.0, 4.0)),
            ),
            (
                Measure::Students,
                years(|t| 44_000.0 + 2_900.0 * (t - 1.0).clamp(0.0, 6.0)),
            ),
            (
                Measure::Graduates,
                years(|t| 11_900.0 + 820.0 * (t - 3.0).clamp(0.0, 5.0)),
            ),
            (Measure::Dropouts, years(|_| 3_100.0)),
            (Measure::Waiting, years(|_| 0.0)),
        ],
    };
    Picture {
        profession: "NURSE".into(),
        region: String::new(),
        assumed: false,
        years: (0..YEARS as i32).map(|t| OPENING + t).collect(),
        baseline: track(0.0),
        scenario: track(HELP),
        bands: (0..10).map(|band| (20 + 5 * band, 24 + 5 * band)).collect(),
        sexes: vec!["F".into(), "M".into()],
        pyramid: pyramid(),
        regions: PLACES
            .iter()
            .map(|(code, .., share, tilt)| RegionTrack {
                code: (*code).into(),
                track: by_region(*share, *tilt),
            })
            .collect(),
        drivers: drivers(),
        methods: vec![
            method("utilisation", 1.0, 0.0),
            method("ratio", 0.965, -1_200.0),
            method("density", 0.985, -300.0),
            method("standards", 1.04, 150.0),
            method("target", 1.11, 500.0),
        ],
        pipelines: vec![Pipeline {
            code: "nursing".into(),
            names: names("Laurea in infermieristica", "Nursing degree"),
            track: programme,
        }],
        ai_uses: vec![
            share("documentation", ("Documentazione", "Notes"), 0.018),
            share("letters", ("Lettere", "Letters"), 0.011),
        ],
        cpd_topics: vec![share(
            "digital",
            ("Strumenti digitali", "Digital tools"),
            0.02,
        )],
        required_intake: Some(("nursing".into(), 20_300.0, 24_650.0)),
        grade: Grade::C,
    }
}
