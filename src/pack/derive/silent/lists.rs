//! Tables that are lists: they span no axis, so that nothing says what is missing; what they hold is told.

use super::unsaid::Silent;
use crate::pack::facts::finding::{Finding, Note};
use crate::unit::sort;
use crate::word::Fact;

const LISTS: &[&str] = &[
    "ai_effects",
    "beds",
    "cpd_topics",
    "densities",
    "developments",
    "economy",
    "fund_rules",
    "commitments",
    "funding",
    "needs",
    "norms",
    "posts",
    "profiles",
    "shifts",
    "sites",
    "spending_caps",
    "standards",
    "statements",
    "training_costs",
    "unit_costs",
    "workloads",
];

impl Silent<'_> {
    pub(super) fn lists(&mut self, facts: &[Fact]) {
        let mut lists: Vec<(&str, Vec<String>)> = Vec::new();
        for fact in facts.iter().filter(|fact| fact.used) {
            if let Some(table) = LISTS.iter().find(|table| **table == fact.table) {
                sort::slot(&mut lists, *table, Vec::new).push(key(fact));
            }
        }
        let funds = self.tables.money.funds.iter();
        let funds: Vec<String> = funds.map(|fund| fund.code.clone()).collect();
        if !funds.is_empty() {
            *sort::slot(&mut lists, "funds", Vec::new) = funds;
        }
        for (table, keys) in lists {
            let keys = vec![("keys", keys.join("; ").into())];
            let place = format!("{table}.csv");
            self.findings.push(Finding::with(Note::Listed, place, keys));
        }
    }
}

/// What a row is about, in the codes of its table.
fn key(fact: &Fact) -> String {
    let year = fact.year.map(|year| year.to_string()).unwrap_or_default();
    let parts = [
        &fact.item,
        &fact.profession,
        &fact.sector,
        &fact.region,
        &fact.place,
        &year,
    ];
    let said = parts
        .into_iter()
        .filter(|part| !matches!(part.as_str(), "" | "*"));
    said.map(String::as_str).collect::<Vec<_>>().join(" ")
}
