//! The published cases of `tests/cases`: every one passes, and no list forgets one.
#![expect(
    clippy::disallowed_methods,
    reason = "a test reads the files of its cases"
)]

use std::fs;
use std::path::{Path, PathBuf};

use organico::pack::{Files, Pack, PackErrorKind, catalogue};
use organico::validate::{CaseFiles, judge};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

/// The files of a folder.
pub(crate) fn files(folder: &Path) -> Files {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    Files::new(entries.filter(|path| path.is_file()).map(|path| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        (name, fs::read(&path).unwrap())
    }))
}

fn case(name: &str) -> CaseFiles {
    let folder = root().join(name);
    let own = files(&folder);
    let pack = match own.get("pack.txt") {
        Some(id) => catalogue::shipped(str::from_utf8(id).unwrap().trim()).unwrap(),
        None => files(&folder.join("pack")),
    };
    CaseFiles {
        name: name.to_owned(),
        pack,
        files: own,
    }
}

#[track_caller]
fn passes(name: &str) {
    let report = judge(&case(name)).unwrap_or_else(|errors| {
        let list: Vec<String> = errors.iter().map(ToString::to_string).collect();
        unreachable!("{name}: {}", list.join("\n"))
    });
    for verdict in &report.verdicts {
        let wanted = &verdict.expectation;
        let (id, got) = (&wanted.id, verdict.got);
        let bounds = (wanted.low, wanted.high);
        assert_ne!(
            verdict.pass,
            Some(false),
            "{name}, {id}: got {got}, bounds {bounds:?}"
        );
        assert!(got.is_finite(), "{name}, {id}: {got}");
    }
}

macro_rules! cases {
    ($($test:ident: $name:literal,)+) => {
        const CASES: &[&str] = &[$($name,)+];
        $(#[test] fn $test() { passes($name); })+
    };
}

cases! {
    ai_adoption: "ai/adoption",
    ai_cap: "ai/cap",
    ai_checking: "ai/checking",
    ai_doctor_2035: "ai/doctor_2035",
    ai_doctor_2035_best: "ai/doctor_2035_best",
    ai_extra_need: "ai/extra_need",
    ai_loss: "ai/loss",
    ai_range: "ai/range",
    ai_training: "ai/training",
    cpd_calibration: "cpd/calibration",
    cpd_cycle: "cpd/cycle",
    cpd_forgetting: "cpd/forgetting",
    cpd_hours: "cpd/hours",
    cpd_mix: "cpd/mix",
    cpd_productivity: "cpd/productivity",
    cpd_providers: "cpd/providers",
    cpd_retention: "cpd/retention",
    demand_backlog: "demand/backlog",
    demand_blend_weights: "demand/blend_weights",
    demand_economic_income: "demand/economic_income",
    demand_experts_developments: "demand/experts_developments",
    demand_needs_cases: "demand/needs_cases",
    demand_ratio_choice: "demand/ratio_choice",
    demand_standards_beds: "demand/standards_beds",
    demand_standards_sites: "demand/standards_sites",
    demand_standards_today: "demand/standards_today",
    demand_statements_nation: "demand/statements_nation",
    demand_statements_regions: "demand/statements_regions",
    demand_wisn_allowances: "demand/wisn_allowances",
    dm77_full_standard: "dm77_community_hospitals/full_standard",
    dm77_plans: "dm77_community_hospitals/plans",
    er_specialists_2015: "er_specialists_2015",
    gimbe_gp_ratio_2024: "gimbe_gp_ratio_2024",
    growth_density_2024: "growth_identities/density_2024",
    growth_esri_2022: "growth_identities/esri_2022",
    growth_ghana_2020: "growth_identities/ghana_2020",
    growth_market_2030: "growth_identities/market_2030",
    growth_nhs_2021: "growth_identities/nhs_2021",
    growth_ssn_2019: "growth_identities/ssn_2019",
    it_demand_weights_2040: "it_demand_weights_2040",
    it_doctors_cohort_2040: "it_doctors_cohort_2040",
    it_residency_budget: "it_residency_budget",
    it_residency_decrees: "it_residency_decrees",
    market_agency: "market/agency",
    market_hires: "market/hires",
    market_limiting_factor: "market/limiting_factor",
    market_limits_on_posts: "market/limits_on_posts",
    market_payroll_limits: "market/payroll_limits",
    market_posts_wanted: "market/posts_wanted",
    market_queue: "market/queue",
    market_time_to_fill: "market/time_to_fill",
    market_turnover: "market/turnover",
    market_workload: "market/workload",
    market_workload_and_staying: "market/workload_and_staying",
    mix_regions: "mix/regions",
    mix_services: "mix/services",
    mix_shift: "mix/shift",
    mix_training: "mix/training",
    money_credit_fees: "money/credit_fees",
    nl_gp_2009: "nl_gp_2009",
    nursecast_2021: "nursecast_2021",
    ssn_retirements_baseline: "ssn_retirements/baseline",
    ssn_retirements_cohort_2022: "ssn_retirements/cohort_2022",
    ssn_retirements_over_55_2023: "ssn_retirements/over_55_2023",
    training_applicants: "training/applicants",
    training_clinical_places: "training/clinical_places",
    training_cohort_of_100: "training/cohort_of_100",
    training_kept_by_their_region: "training/kept_by_their_region",
    training_premium: "training/premium",
    training_repetition: "training/repetition",
    training_residents_counted: "training/residents_counted",
    training_residents_work: "training/residents_work",
    training_school_switches: "training/school_switches",
    wisn_kisumu_2011: "wisn_kisumu_2011",
}

/// Folders with an `expect.csv`, one or two levels down.
fn folders() -> Vec<String> {
    let mut found = Vec::new();
    let inside = |folder: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path());
        entries.filter(|path| path.is_dir()).collect()
    };
    for folder in inside(&root()) {
        let here = std::iter::once(folder.clone()).chain(inside(&folder));
        found.extend(here.filter(|path| path.join("expect.csv").is_file()));
    }
    let name = |path: PathBuf| {
        path.strip_prefix(root())
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned()
    };
    let mut names: Vec<String> = found.into_iter().map(name).collect();
    names.sort();
    names
}

#[test]
fn every_case_has_a_test_and_a_row_in_the_docs() {
    assert_eq!(folders(), CASES);
    let docs = fs::read_to_string(root().join("../../docs/cases.md")).unwrap();
    let rows = docs
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
    let mut listed: Vec<&str> = rows
        .map(|(name, _)| name)
        .filter(|name| is_case(name))
        .collect();
    listed.sort_unstable();
    assert_eq!(listed, CASES);
}

fn is_case(name: &str) -> bool {
    root().join(name).join("expect.csv").is_file() || CASES.contains(&name)
}

#[test]
fn every_readme_tells_the_faults_of_its_source() {
    for name in CASES {
        let text = fs::read_to_string(root().join(name).join("README.md")).unwrap();
        let told = ["## Faults of the source", "## What to know before quoting"];
        assert!(told.iter().any(|heading| text.contains(heading)), "{name}");
    }
}

#[test]
fn a_figure_outside_its_bounds_fails_and_a_typing_error_has_its_place() {
    let good = case("nl_gp_2009");
    let with = |row: &str| {
        let table = format!("id,scenario,expression,expected,low,high,note\n{row}\n");
        let readme = good.files.get("README.md").unwrap().to_vec();
        let own = [
            ("expect.csv".to_owned(), table.into_bytes()),
            ("README.md".to_owned(), readme),
        ];
        judge(&CaseFiles {
            files: Files::new(own),
            ..good.clone()
        })
    };
    let report = with("heads,,\"in_post(GP, 2018)\",12246,1,2,").unwrap();
    assert!(!report.passes());
    for (row, place) in [
        ("a,,\"in_post(GP, 2018\",1,,,", "expression, character 17"),
        ("a,,\"in_post(XX, 2018)\",1,,,", "expression, character 1"),
        ("a,,\"in_pots(GP, 2018)\",1,,,", "expression, character 1"),
        (
            "a,,\"in_post(GP, 2008..2040)\",1,,,",
            "expression, character 1",
        ),
        ("a,,in_post(GP),1,,,", "expression, character 1"),
        ("a,none,1,1,,,", "scenario"),
        ("a,,1,x,,,", "expected"),
        ("a,,1,1,3,2,", "low"),
    ] {
        let errors = with(row).unwrap_err();
        let error = &errors[0];
        assert_eq!(
            (error.file.as_str(), error.line),
            ("expect.csv", 2),
            "{row}"
        );
        assert_eq!(error.place, place, "{row}: {error}");
        assert!(!error.cure.is_empty() && !error.expected.is_empty());
    }
}

#[test]
fn allowances_that_take_all_the_time_of_a_head_are_refused() {
    // 200 days of eight hours are all that a head has there
    let whole = case("demand/wisn_allowances").pack;
    let with = |days: &str| {
        let all = whole.names().map(|name| {
            let text = str::from_utf8(whole.get(name).unwrap()).unwrap();
            let text = text.replace("head,,,20,480", &format!("head,,,{days},480"));
            (name.to_owned(), text.into_bytes())
        });
        Pack::load(&Files::new(all))
    };
    assert!(with("199").is_ok());
    let errors = with("200").unwrap_err();
    let place = (errors[0].file.as_str(), errors[0].line, errors[0].kind);
    assert_eq!(place, ("workloads.csv", 4, PackErrorKind::OutOfRange));
}
