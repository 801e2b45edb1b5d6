//! Scenario files: JSON written by people, read with the place of every mistake. Knows no pack.

mod reader;

use std::fmt;

use serde_json::{Map, Value};

use super::limits::RAMP;
use super::{DemandBase, LEVERS, LeverId, Move, Scenario};
use crate::unit::Year;

/// What a pack allows a scenario to say.
#[derive(Clone, Debug, Default)]
pub struct Allowed<'a> {
    /// Opening year and last year.
    pub years: (Year, Year),
    /// Ids of demand methods.
    pub methods: Vec<&'a str>,
    /// Named variants of the exogenous index of need.
    pub variants: Vec<&'a str>,
    /// Whether there is such an index at all, named or not.
    pub index: bool,
    /// What a ratio can be taken from: `today`, `norm`, `region:CODE`, `benchmark:CODE`.
    pub ratios: Vec<String>,
    /// Codes of funds.
    pub funds: Vec<&'a str>,
}

/// A mistake in a scenario: where it stands, what was found, what was expected, how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioError {
    /// Line as a text editor counts it; 0 when the text has none.
    pub line: usize,
    /// Key inside the file, such as `levers[1].value`, or the words on the command line.
    pub key: String,
    /// What was found.
    pub found: String,
    /// What was expected.
    pub expected: String,
    /// How to mend it, one English sentence.
    pub cure: &'static str,
}

impl fmt::Display for ScenarioError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line > 0 {
            write!(f, "line {}, ", self.line)?;
        }
        write!(
            f,
            "{}: found {}, expected {}",
            self.key, self.found, self.expected
        )
    }
}

impl std::error::Error for ScenarioError {}

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

/// Reads a lever as the command line writes it: `code=value[@start[+ramp]]`.
///
/// # Errors
/// The first mistake.
pub fn lever(words: &str, allowed: &Allowed<'_>) -> Result<Move, ScenarioError> {
    let wrong = |found: &str, expected: &str, cure: &'static str| ScenarioError {
        line: 0,
        key: format!("--lever {words}"),
        found: format!("`{found}`"),
        expected: expected.to_owned(),
        cure,
    };
    let form = "code=value[@start[+ramp]], such as places-nursing=20@2026+3";
    let see = "See `organico levers` for codes, units and ranges.";
    let (code, rest) = words
        .split_once('=')
        .ok_or_else(|| wrong(words, form, see))?;
    let id =
        LeverId::parse(code).ok_or_else(|| wrong(code, &format!("a lever: {}", codes()), see))?;
    let (value, when) = rest
        .split_once('@')
        .map_or((rest, None), |(v, w)| (v, Some(w)));
    let (start, ramp) = when.map_or((None, None), |when| {
        when.split_once('+')
            .map_or((Some(when), None), |(start, ramp)| {
                (Some(start), Some(ramp))
            })
    });
    let value: f64 = value
        .parse()
        .map_err(|_| wrong(value, "a number with a decimal dot", form))?;
    let range = range(id);
    if !inside(id, value) {
        return Err(wrong(
            &value.to_string(),
            &range,
            "Choose a value inside the range.",
        ));
    }
    let (from, to) = first_and_last(allowed);
    let start = match start {
        None => from,
        Some(text) => text
            .parse()
            .ok()
            .filter(|year| (from..=to).contains(year))
            .ok_or_else(|| {
                wrong(
                    text,
                    &format!("a year {from} to {to}"),
                    "Choose a projected year of the pack.",
                )
            })?,
    };
    let ramp = match ramp {
        None => 0,
        Some(text) => text
            .parse()
            .ok()
            .filter(|years| *years <= RAMP)
            .ok_or_else(|| {
                wrong(
                    text,
                    &format!("0 to {RAMP} years"),
                    "Write the years until the full value.",
                )
            })?,
    };
    Ok(Move {
        lever: id,
        value,
        start,
        ramp,
    })
}

/// Reads a switched fund as the command line writes it: `code=on` or `code=off`.
///
/// # Errors
/// A word that is not understood, or a fund that the pack does not have.
pub fn fund(words: &str, allowed: &Allowed<'_>) -> Result<(String, bool), ScenarioError> {
    let (code, word) = words.split_once('=').unwrap_or((words, ""));
    let on = match word {
        "on" => Some(true),
        "off" => Some(false),
        _ => None,
    };
    match on.filter(|_| allowed.funds.contains(&code)) {
        Some(on) => Ok((code.to_owned(), on)),
        None => Err(ScenarioError {
            line: 0,
            key: format!("--fund {words}"),
            found: format!("`{words}`"),
            expected: format!(
                "code=on or code=off, code one of: {}",
                allowed.funds.join(", ")
            ),
            cure: "See funds.csv of the pack for the codes.",
        }),
    }
}

/// Writes a scenario so that [`read`] gives it back.
#[must_use]
pub fn write(scenario: &Scenario) -> Value {
    let mut object = Map::new();
    let levers = scenario.levers.iter().map(|m| {
        serde_json::json!({
            "lever": m.lever.row().code, "value": m.value, "start": m.start, "ramp": m.ramp
        })
    });
    object.insert("levers".to_owned(), levers.collect());
    if let Some(until) = scenario.until {
        object.insert("until".to_owned(), until.into());
    }
    if let Some(method) = &scenario.method {
        object.insert("method".to_owned(), method.as_str().into());
    }
    if let Some(mean) = scenario.capacity_mean {
        object.insert("capacity_mean".to_owned(), mean.into());
    }
    object.insert("base".to_owned(), base_word(scenario.base).into());
    if let Some((from, to)) = scenario.need_ages {
        object.insert("need_ages".to_owned(), vec![from, to].into());
    }
    if !scenario.variant.is_empty() {
        object.insert("variant".to_owned(), scenario.variant.as_str().into());
    }
    for (key, on) in [
        ("whole_sites", scenario.whole_sites),
        ("market", scenario.market),
        ("workload", scenario.workload),
        ("caps", scenario.caps),
    ] {
        if on {
            object.insert(key.to_owned(), on.into());
        }
    }
    if !scenario.ratio.is_empty() {
        object.insert("ratio".to_owned(), scenario.ratio.as_str().into());
    }
    if !scenario.weights.is_empty() {
        let weights = scenario.weights.iter();
        let weights: Map<String, Value> = weights
            .map(|(method, weight)| (method.clone(), (*weight).into()))
            .collect();
        object.insert("weights".to_owned(), weights.into());
    }
    if !scenario.funds.is_empty() {
        let switched = scenario.funds.iter();
        let funds: Map<String, Value> = switched
            .map(|(code, on)| (code.clone(), (*on).into()))
            .collect();
        object.insert("funds".to_owned(), funds.into());
    }
    Value::Object(object)
}

const fn base_word(base: DemandBase) -> &'static str {
    match base {
        DemandBase::NeedWeighted => "need-weighted",
        DemandBase::OwnDensity => "own-density",
    }
}

fn codes() -> String {
    LEVERS
        .iter()
        .map(|lever| lever.code)
        .collect::<Vec<_>>()
        .join(", ")
}

fn range(id: LeverId) -> String {
    let row = id.row();
    format!("{} to {} for {}", row.min, row.max, row.code)
}

fn inside(id: LeverId, value: f64) -> bool {
    (id.row().min..=id.row().max).contains(&value)
}

/// First and last year in which a lever may begin.
fn first_and_last(allowed: &Allowed<'_>) -> (Year, Year) {
    let first = allowed.years.0 + 1;
    (first, allowed.years.1.max(first))
}

#[cfg(test)]
mod tests {
    use super::*;

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
