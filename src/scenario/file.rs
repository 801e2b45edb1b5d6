//! Scenario files: JSON written by people, read with the place of every mistake. Knows no pack.

mod allowed;
mod fund;
mod lever;
mod reader;
mod write;

use serde_json::{Map, Value};

use super::Scenario;

pub use allowed::{Allowed, ScenarioError};
pub use fund::fund;
pub use lever::lever;
pub use write::write;

/// Reads a scenario file.
///
/// # Errors
/// Every mistake of the file, in the order of its lines.
pub fn read(text: &str, allowed: &Allowed<'_>) -> Result<Scenario, Vec<ScenarioError>> {
    let value: Value = serde_json::from_str(text).map_err(|error| {
        vec![ScenarioError {
            line: error.line(),
            key: format!("column {}", error.column()),
            found: error.to_string(),
            expected: "JSON".to_owned(),
            cure: "Mend the brackets, commas and quotes at that place.",
        }]
    })?;
    let mut reader = reader::Reader {
        text,
        allowed,
        errors: Vec::new(),
    };
    let mut scenario = Scenario::default();
    match &value {
        Value::Object(object) => reader.scenario(object, &mut scenario),
        other => reader.wrong(
            "the file",
            other,
            "an object: { \"levers\": [...] }",
            "Begin the file with { and end it with }.",
        ),
    }
    reader.errors.sort_by_key(|error| error.line);
    if reader.errors.is_empty() {
        Ok(scenario)
    } else {
        Err(reader.errors)
    }
}

/// Reads one key of a scenario file on top of a scenario, as the command line does.
///
/// # Errors
/// Every mistake of the value; they have no line.
pub fn choice(
    key: &str,
    value: &Value,
    allowed: &Allowed<'_>,
    scenario: &mut Scenario,
) -> Result<(), Vec<ScenarioError>> {
    let mut reader = reader::Reader {
        text: "",
        allowed,
        errors: Vec::new(),
    };
    let object = Map::from_iter([(key.to_owned(), value.clone())]);
    reader.scenario(&object, scenario);
    if reader.errors.is_empty() {
        Ok(())
    } else {
        Err(reader.errors)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Axis;

    fn allowed() -> Allowed<'static> {
        Allowed {
            years: (2024, 2050),
            methods: vec!["utilisation", "ratio"],
            variants: vec!["s1"],
            index: true,
            ratios: vec!["region:01".to_owned(), "today".to_owned()],
            funds: vec!["esf", "later"],
            reach: vec![
                (Axis::Region, vec!["18", "19"]),
                (Axis::Profession, vec!["NURSE"]),
                (Axis::Programme, vec!["BSN"]),
            ],
        }
    }

    #[test]
    fn a_written_scenario_reads_back() {
        let text = r#"{ "levers": [{"lever":"places-nursing","value":20,"start":2026,"ramp":3},
            {"lever":"retirement-age","value":-1.5}], "until": 2040, "method": "ratio",
            "base": "own-density", "need_ages": [50, 100], "variant": "s1", "capacity_mean": false,
            "whole_sites": true, "market": true, "workload": true, "caps": true,
            "ratio": "region:01", "weights": {"ratio": 2.5},
            "funds": {"later": true, "esf": false} }"#;
        let scenario = read(text, &allowed()).unwrap_or_default();
        assert_eq!(scenario.actions.len(), 2);
        assert_eq!(
            scenario.funds,
            [("esf".to_owned(), false), ("later".to_owned(), true)]
        );
        assert!(scenario.market && scenario.workload && scenario.caps);
        assert_eq!(scenario.actions[1].start, 2025);
        assert_eq!(
            read(&write(&scenario).to_string(), &allowed()),
            Ok(scenario)
        );
    }

    #[test]
    fn an_unknown_variant_is_told_with_what_the_pack_has() {
        let told = |variants: &[&'static str], index| {
            let allowed = Allowed {
                variants: variants.to_vec(),
                index,
                ..allowed()
            };
            let errors = read(r#"{"variant": "s2"}"#, &allowed)
                .err()
                .unwrap_or_default();
            errors.into_iter().map(|e| e.expected).collect::<String>()
        };
        assert_eq!(told(&["s1", "s3"], true), "s1, s3");
        let usual = "no variant: need_index.csv has only the usual index";
        assert_eq!(told(&[], true), usual);
        let none = "no variant: the pack has no need_index.csv";
        assert_eq!(told(&[], false), none);
    }

    #[test]
    fn every_mistake_is_told_with_its_line_and_key() {
        let text = "{\n \"levers\": [\n  {\"lever\": \"fill\", \"value\": 5},\n  {\"lever\": \"fil\",\n   \
                    \"value\": 5},\n  {\"lever\": \"hours\",\n   \"value\": 500}],\n \"until\": 1999,\n \
                    \"methode\": \"ratio\"\n}";
        let errors = read(text, &allowed()).err().unwrap_or_default();
        let places: Vec<(usize, &str)> = errors.iter().map(|e| (e.line, e.key.as_str())).collect();
        let expected = [
            (4, "levers[1].lever"),
            (7, "levers[2].value"),
            (8, "until"),
            (9, "methode"),
        ];
        assert_eq!(places, expected);
    }
}
