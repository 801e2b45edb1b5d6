//! Scenario files: JSON written by people, read with the place of every mistake. Knows no pack.

mod allowed;
mod reader;
mod words;
mod write;

use serde_json::{Map, Value};

use super::Scenario;
use crate::unit::json;

pub use allowed::{Allowed, ScenarioError};
pub use words::{fund, lever};
pub use write::write;

/// Reads a scenario file.
///
/// # Errors
/// Every mistake of the file, in the order of its lines.
pub fn read(text: &str, allowed: &Allowed<'_>) -> Result<Scenario, Vec<ScenarioError>> {
    // Some programs put a byte-order mark before a text.
    let text = text.trim_start_matches('\u{feff}');
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
    for (first, key) in json::twice(text) {
        reader.errors.push(ScenarioError {
            line: key.line,
            key: key.name.to_owned(),
            found: format!("the same key as in line {first}"),
            expected: "one key".to_owned(),
            cure: "Keep one of the two.",
        });
    }
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
    use crate::scenario::{LeverId, Move};

    fn allowed() -> Allowed<'static> {
        Allowed {
            years: (2024, 2050),
            methods: vec!["utilisation", "ratio"],
            variants: vec!["s1"],
            index: true,
            ratios: vec!["region:01".to_owned(), "today".to_owned()],
            funds: vec!["esf", "later"],
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
        assert_eq!(scenario.levers.len(), 2);
        assert_eq!(
            scenario.funds,
            [("esf".to_owned(), false), ("later".to_owned(), true)]
        );
        assert!(scenario.market && scenario.workload && scenario.caps);
        assert_eq!(scenario.levers[1].start, 2025);
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
    fn a_mark_before_the_text_does_no_harm_and_no_key_comes_twice() {
        let text = "\u{feff}{\n \"until\": 2030,\n \"until\": 2031 }";
        let errors = read(text, &allowed()).err().unwrap_or_default();
        let places: Vec<(usize, &str)> = errors.iter().map(|e| (e.line, e.key.as_str())).collect();
        assert_eq!(places, [(3, "until")], "{errors:?}");
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

    #[test]
    fn levers_of_the_command_line_have_a_start_and_a_ramp() {
        let wanted = lever("places-nursing=20@2026+3", &allowed());
        let expected = Move {
            lever: LeverId::PlacesNursing,
            value: 20.0,
            start: 2026,
            ramp: 3,
        };
        assert_eq!(wanted, Ok(expected));
        assert_eq!(lever("hours=-2", &allowed()).map(|m| m.start), Ok(2025));
        for bad in [
            "hours",
            "hours=a",
            "hours=99",
            "hour=1",
            "hours=1@1990",
            "hours=1@2030+x",
        ] {
            let error = lever(bad, &allowed());
            assert!(
                error.is_err_and(|e| !e.cure.is_empty() && !e.expected.is_empty()),
                "{bad}"
            );
        }
    }
}
