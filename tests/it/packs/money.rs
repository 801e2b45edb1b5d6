//! Prices of a pack: the closest row, items that add up, years, funds, limits.

use super::tiny;
use organico::pack::{Month, Pack, Severity};
use organico::unit::SectorIx;
use organico::word::Grade;
use organico::word::{Argument, CostType, FundKind};

#[test]
fn the_closest_unit_cost_wins_and_a_sector_without_one_has_none() {
    let pack = tiny::load();
    let price = |cadre, cost| pack.prices.of_cadre(cadre, cost).map(|p| (p.eur, p.grade));
    // public nurses, private nurses, public doctors
    assert_eq!(price(0, CostType::Payroll), Some((40_000.0, Grade::C)));
    assert_eq!(price(1, CostType::Payroll), None);
    assert_eq!(price(2, CostType::Payroll), Some((90_000.0, Grade::B)));
    assert_eq!(price(1, CostType::Recruitment), Some((3000.0, Grade::D)));
    assert_eq!(price(0, CostType::Agency), None);
    assert_eq!((pack.prices.year, pack.prices.discount), (2023, 0.03));
    assert_eq!(pack.professions[0].wage_growth, 0.0);
    assert_eq!(pack.professions[1].wage_growth, 0.01);
    let told = pack.findings.iter().find(|f| f.key == "check-price-year");
    let years = &told.expect("told").arguments[0];
    assert_eq!(*years, ("years", Argument::Text("2022".to_owned())));
}

#[test]
fn prices_of_a_course_change_by_year_of_course_and_by_year() {
    let pack = tiny::load();
    let at = |code: &str| {
        let found = pack.programmes.iter().position(|p| p.code == code);
        found.expect("a course of the pack")
    };
    let price = |code: &str, cost: CostType| {
        let prices = pack.prices.of_course(at(code));
        prices.iter().find(|p| p.cost == cost).expect("priced")
    };
    let pay = price("residency", CostType::Contracts);
    assert_eq!(pay.eur[..4], [25_000.0, 25_000.0, 26_000.0, 26_000.0]);
    // the row of the school itself wins over that of its group, from 2026 on
    assert_eq!(pay.eur[8..12], [27_000.0, 25_000.0, 26_000.0, 26_000.0]);
    assert_eq!(pay.grade, Grade::C);
    let teaching = price("nursing", CostType::Teaching);
    // 2024, 2025: its own price; later that of every course; tutors on top
    assert_eq!(teaching.eur[..3], [4500.0; 3]);
    assert_eq!(teaching.eur[6..9], [5500.0; 3]);
    assert_eq!(price("medicine", CostType::Teaching).eur, [5000.0; 7 * 6]);
    assert!(pack.prices.of_course(at("medicine")).len() == 1);
}

#[test]
fn funds_have_a_window_of_months_and_rates_by_category() {
    let pack = tiny::load();
    let prices = &pack.prices;
    assert_eq!(prices.categories, ["more", "less"]);
    assert_eq!(prices.category_of, [0, 1]);
    let [plan, later, state] = &prices.funds[..] else {
        panic!("{:?}", prices.funds)
    };
    let august = Month {
        year: 2026,
        month: 8,
    };
    assert_eq!((plan.to, plan.kind, plan.on), (august, FundKind::Eu, true));
    assert_eq!((later.on, later.ceiling), (false, None));
    let months = |year| plan.months(year);
    assert_eq!(
        [2020, 2021, 2022, 2026, 2027].map(months),
        [0, 11, 12, 8, 0]
    );
    let rate = |category| plan.rate(CostType::Contracts, category);
    assert_eq!([rate(0), rate(1)], [Some(0.6), Some(0.85)]);
    assert_eq!(plan.rate(CostType::Teaching, 0), None);
    assert_eq!(state.rate(CostType::Contracts, 1), Some(0.9));
    assert_eq!(prices.commitments.len(), 1);
    let told = pack.findings.iter().find(|f| f.key == "check-no-amount");
    assert!(told.expect("told").place.contains("later"));
}

#[test]
fn promises_beyond_a_ceiling_are_an_error_of_the_pack() {
    // 100,000 from 2022 to 2025 and eight months of 2026: 466,667
    for (ceiling, wrong) in [("466667", false), ("466666", true)] {
        let pack = tiny::broken("funds.csv", "1000000", ceiling).expect("it loads");
        let errors = pack
            .findings
            .iter()
            .filter(|f| f.severity == Severity::Error);
        assert_eq!(errors.count() > 0, wrong, "{ceiling}");
    }
}

#[test]
fn a_limit_on_payroll_grows_by_its_share_of_the_growth_of_funding() {
    let pack = tiny::load();
    let [cap] = &pack.prices.caps[..] else {
        panic!("{:?}", pack.prices.caps)
    };
    assert_eq!((cap.region, cap.sector, cap.payroll), (0, SectorIx(0), 5e7));
    // funding of the nation +5% in 2025, +10% from 2026 on: a tenth of 200 million times that
    let expected = [50e6, 51e6, 52e6, 52e6];
    for (found, expected) in cap.limit.iter().zip(expected) {
        assert!((found - expected).abs() < 1e-3, "{found}, not {expected}");
    }
    let errors = tiny::broken(
        "funding.csv",
        "2024,1000,s,B,yes,\n2026,1100,s,B,yes,\n",
        "",
    );
    assert_eq!(errors.unwrap_err()[0].file, "spending_caps.csv");
}

#[test]
fn a_region_without_a_category_is_missed() {
    let files = tiny::files(|name, text| match name {
        "region_categories.csv" => text.replace("s,less,2021,s,B,\n", ""),
        "fund_rules.csv" => text.replace("plan,contracts,less,0.85,,,2021,s,B,yes,\n", ""),
        _ => text.to_owned(),
    });
    let errors = Pack::load(&files).unwrap_err();
    let told = errors
        .iter()
        .any(|e| e.file == "region_categories.csv" && e.expected.contains("s South"));
    assert!(told, "{errors:?}");
}
