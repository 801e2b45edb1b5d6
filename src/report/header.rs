//! Where a table comes from: engine, pack, scenario and years. The same run, the same bytes.

use serde_json::{Value, json};

use super::Report;
use crate::model::METHODS;
use crate::scenario::{Scenario, file};

/// The header of a report; its `scenario` is a scenario file that repeats the run.
#[must_use]
pub fn header(report: &Report<'_>) -> Value {
    let pack = &report.model.pack;
    let scenario: &Scenario = report.scenario;
    let (first, last) = report.years();
    json!({
        "format": 1,
        "engine": { "name": env!("CARGO_PKG_NAME"), "version": env!("CARGO_PKG_VERSION") },
        "pack": {
            "id": pack.id,
            "hash": format!("{:016x}", pack.hash),
            "name": pack.names.en,
            "regions": pack.regions.len(),
            "professions": pack.professions.len(),
        },
        "years": { "first": first, "last": last },
        "method": scenario.method.as_deref().unwrap_or(&pack.method),
        "methods": METHODS.iter().map(|m| m.id).collect::<Vec<_>>(),
        "capacity": if scenario.capacity_mean.unwrap_or(pack.capacity_mean) { "mean" } else { "year_end" },
        "baseline": scenario.actions.is_empty(),
        "scenario": file::write(scenario),
        "note": "gap = demand - capacity, positive = shortage; * = all; stocks of 31 December; flows from the year after the opening on; rows without a finite value are left out; professions without a known inflow have their opening year only",
    })
}
