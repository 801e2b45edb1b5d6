//! What the golden runs draw from, written down once: the registries as they were on 29 November 2026.
//!
//! A lever, method, cause or sort of cost that is new does not stand here, so that it moves no golden
//! number of what was there before; the laws draw from the registries themselves and find it at once.
//! Whoever takes a row out of a registry takes it out here too, and records the golden runs anew.

use organico::model::{METHODS as ALL, Method};
use organico::scenario::LeverId;
use organico::word::{COSTS, CostType, DRIVERS, DriverId};

/// Demand methods.
pub(crate) const METHODS: [&str; 10] = [
    "utilisation",
    "ratio",
    "standards",
    "wisn",
    "needs",
    "experts",
    "economic",
    "statements",
    "replacement",
    "blend",
];

/// Levers with the least and the greatest value that is drawn.
const LEVERS: [(&str, f64, f64); 40] = [
    ("places-medicine", -50.0, 100.0),
    ("specialty-contracts", -50.0, 100.0),
    ("places-gp", -50.0, 100.0),
    ("places-nursing", -50.0, 100.0),
    ("places-other", -50.0, 100.0),
    ("fill", -30.0, 40.0),
    ("dropout", -100.0, 100.0),
    ("voluntary-exits", -100.0, 100.0),
    ("retirement-age", -5.0, 5.0),
    ("active-retired", -30.0, 50.0),
    ("fte-per-head", -20.0, 20.0),
    ("immigration", -100.0, 300.0),
    ("emigration", -100.0, 100.0),
    ("sector-moves", -100.0, 200.0),
    ("premium", 0.0, 100.0),
    ("mobility", -100.0, 100.0),
    ("posts", -50.0, 50.0),
    ("hours", -15.0, 15.0),
    ("productivity", -2.0, 2.0),
    ("skill-mix", 0.0, 100.0),
    ("mix-training", 0.0, 100.0),
    ("ai-adoption", 0.0, 100.0),
    ("ai-saving", -100.0, 100.0),
    ("ai-reinvested", -50.0, 50.0),
    ("cpd-credits", -50.0, 100.0),
    ("cpd-digital", 0.0, 30.0),
    ("cpd-retention", 0.0, 25.0),
    ("cpd-productivity", 0.0, 5.0),
    ("use-trend", -2.0, 2.0),
    ("healthy-ageing", -1.0, 2.0),
    ("unmet-need", -25.0, 25.0),
    ("backlog-clear", 0.0, 100.0),
    ("sites-open", -100.0, 100.0),
    ("standard-level", -50.0, 50.0),
    ("development-level", -50.0, 50.0),
    ("births", -50.0, 50.0),
    ("resident-deaths", -50.0, 50.0),
    ("net-migration", -200.0, 200.0),
    ("closure-off", 0.0, 100.0),
    ("wage-growth", -2.0, 3.0),
];

/// Causes of a change of the gap.
const CAUSES: [&str; 34] = [
    "population-size",
    "population-ageing",
    "healthy-ageing",
    "use-trend",
    "need-index",
    "skill-mix",
    "sites-open",
    "standard-level",
    "developments",
    "income",
    "statements",
    "ai-need",
    "backlog",
    "unmet-need",
    "retirement",
    "death",
    "exit-other",
    "exit-abroad",
    "sector-moves",
    "aged-out",
    "training",
    "immigration",
    "return",
    "mobility",
    "active-retired",
    "residents",
    "closure",
    "exogenous",
    "staff-ageing",
    "working-time",
    "productivity",
    "cpd-time",
    "cpd-skill",
    "ai",
];

/// Sorts of cost.
const SORTS: [&str; 8] = [
    "payroll",
    "contracts",
    "bursaries",
    "teaching",
    "cpd",
    "recruitment",
    "agency",
    "licences",
];

/// The methods, as the program knows them today.
pub(crate) fn methods() -> Vec<&'static Method> {
    let known = |id: &&str| ALL.iter().find(|method| method.id == *id);
    let found: Vec<_> = METHODS.iter().filter_map(known).collect();
    assert_eq!(found.len(), METHODS.len(), "a frozen method is gone");
    found
}

/// The levers, as the program knows them today.
pub(crate) fn levers() -> Vec<(LeverId, f64, f64)> {
    let known = |code: &str| LeverId::parse(code).unwrap_or_else(|| panic!("no lever `{code}`"));
    LEVERS
        .iter()
        .map(|&(code, min, max)| (known(code), min, max))
        .collect()
}

/// The causes, as the program knows them today.
pub(crate) fn causes() -> Vec<DriverId> {
    let known = |code: &&str| DRIVERS.iter().copied().find(|d| d.code() == *code);
    let found: Vec<_> = CAUSES.iter().filter_map(known).collect();
    assert_eq!(found.len(), CAUSES.len(), "a frozen cause is gone");
    found
}

/// The sorts of cost, as the program knows them today.
pub(crate) fn sorts() -> Vec<CostType> {
    let known = |code: &&str| COSTS.iter().copied().find(|cost| cost.code() == *code);
    let found: Vec<_> = SORTS.iter().filter_map(known).collect();
    assert_eq!(found.len(), SORTS.len(), "a frozen sort of cost is gone");
    found
}
