//! The keys of a scenario file, one by one, each mistake with its line. Knows no pack.

use serde_json::{Map, Value};

use super::allowed::{Allowed, ScenarioError, base_word, codes, first_and_last, inside, range};
use crate::scenario::limits::{self, BLEND, RAMP};
use crate::scenario::{DemandBase, LeverId, Move, Scenario};
use crate::unit::{Year, json};

/// Reads one file and collects its mistakes.
pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) allowed: &'t Allowed<'t>,
    pub(super) errors: Vec<ScenarioError>,
}

impl Reader<'_> {
    /// Notes a mistake at a key.
    pub(super) fn wrong(&mut self, key: &str, found: &Value, expected: &str, cure: &'static str) {
        self.errors.push(ScenarioError {
            line: json::line_of(self.text, key),
            key: key.to_owned(),
            found: found.to_string(),
            expected: expected.to_owned(),
            cure,
        });
    }

    /// Reads the keys of the file into a scenario.
    pub(super) fn scenario(&mut self, object: &Map<String, Value>, scenario: &mut Scenario) {
        for (key, value) in object {
            match key.as_str() {
                "levers" => self.levers(value, scenario),
                _ if value.is_null() => {}
                "until" => scenario.until = self.until(value),
                "method" => scenario.method = self.method(value),
                "capacity_mean" => {
                    let cure = "true = mean of two year-ends, false = year-end.";
                    scenario.capacity_mean = self.truth(key, value, cure);
                }
                "whole_sites" => {
                    let cure = "true = the sites of a standard are rounded up in every region.";
                    scenario.whole_sites = self.truth(key, value, cure).unwrap_or(false);
                }
                "market" => {
                    let cure = "true = posts limit hiring, false = whoever enters is hired.";
                    scenario.market = self.truth(key, value, cure).unwrap_or(false);
                }
                "workload" => {
                    let cure = "true = workload moves voluntary exits, false = it does not.";
                    scenario.workload = self.truth(key, value, cure).unwrap_or(false);
                }
                "caps" => {
                    let cure = "true = limits on payroll limit posts, false = they do not.";
                    scenario.caps = self.truth(key, value, cure).unwrap_or(false);
                }
                "base" => self.base(value, scenario),
                "need_ages" => self.need_ages(value, scenario),
                "variant" => self.variant(value, scenario),
                "funds" => self.funds(value, scenario),
                "ratio" => self.ratio(value, scenario),
                "weights" => self.weights(value, scenario),
                _ => self.wrong(
                    key,
                    value,
                    "levers, until, method, capacity_mean, base, need_ages, variant, whole_sites, market, workload, caps, ratio, weights or funds",
                    "Take the key away or mend its spelling.",
                ),
            }
        }
    }

    fn truth(&mut self, key: &str, value: &Value, cure: &'static str) -> Option<bool> {
        let found = value.as_bool();
        if found.is_none() {
            self.wrong(key, value, "true or false", cure);
        }
        found
    }

    fn until(&mut self, value: &Value) -> Option<Year> {
        let (from, to) = self.allowed.years;
        let year = value.as_i64().and_then(|year| Year::try_from(year).ok());
        let year = year.filter(|year| (from..=to).contains(year));
        if year.is_none() {
            let expected = format!("a year {from} to {to}");
            self.wrong("until", value, &expected, "Choose a year of the pack.");
        }
        year
    }

    fn method(&mut self, value: &Value) -> Option<String> {
        let known = value
            .as_str()
            .filter(|id| self.allowed.methods.contains(id));
        if known.is_none() {
            let expected = self.allowed.methods.join(", ");
            self.wrong(
                "method",
                value,
                &expected,
                "Write the id of a demand method.",
            );
        }
        known.map(str::to_owned)
    }

    fn base(&mut self, value: &Value, scenario: &mut Scenario) {
        let both = [DemandBase::NeedWeighted, DemandBase::OwnDensity];
        match both
            .into_iter()
            .find(|base| value.as_str() == Some(base_word(*base)))
        {
            Some(base) => scenario.base = base,
            None => self.wrong(
                "base",
                value,
                "need-weighted or own-density",
                "Write one of them.",
            ),
        }
    }

    fn need_ages(&mut self, value: &Value, scenario: &mut Scenario) {
        let list = value.as_array().map_or(&[][..], Vec::as_slice);
        let ages: Vec<u16> = list
            .iter()
            .filter_map(|age| age.as_u64().and_then(|age| u16::try_from(age).ok()))
            .collect();
        match ages.as_slice() {
            &[from, to] if list.len() == 2 && limits::ages(from, to) => {
                scenario.need_ages = Some((from, to));
            }
            _ => self.wrong(
                "need_ages",
                value,
                "[first, last], 0 to 100",
                "Write the youngest and the oldest age that counts; 100 means 100 and over.",
            ),
        }
    }

    fn variant(&mut self, value: &Value, scenario: &mut Scenario) {
        match value.as_str() {
            Some(name) if name.is_empty() || self.allowed.variants.contains(&name) => {
                name.clone_into(&mut scenario.variant);
            }
            _ => {
                let expected = match (self.allowed.variants.as_slice(), self.allowed.index) {
                    ([], false) => "no variant: the pack has no need_index.csv".to_owned(),
                    ([], true) => "no variant: need_index.csv has only the usual index".to_owned(),
                    (names, _) => names.join(", "),
                };
                let cure = if self.allowed.variants.is_empty() {
                    "Leave `variant` out."
                } else {
                    "Write a variant of need_index.csv, or leave `variant` out for the usual index."
                };
                self.wrong("variant", value, &expected, cure);
            }
        }
    }

    fn ratio(&mut self, value: &Value, scenario: &mut Scenario) {
        let ratios = &self.allowed.ratios;
        let known = |word: &&str| ratios.iter().any(|ratio| ratio == word);
        match value.as_str().filter(known) {
            Some(word) => word.clone_into(&mut scenario.ratio),
            None => self.wrong(
                "ratio",
                value,
                &ratios.join(", "),
                "Leave the key out for the norm, or today's density without one.",
            ),
        }
    }

    fn weights(&mut self, value: &Value, scenario: &mut Scenario) {
        for (method, weight) in value.as_object().into_iter().flatten() {
            let known = method != BLEND && self.allowed.methods.contains(&method.as_str());
            match weight.as_f64().filter(|w| known && limits::weight(*w)) {
                Some(weight) => scenario.weigh(method, weight),
                None => self.wrong(
                    method,
                    weight,
                    "a demand method and its weight, 0 to 100",
                    "Write the ids of methods other than the blend.",
                ),
            }
        }
        if scenario.weights.is_empty() {
            let expected = "{ \"method\": weight, ... }, one above 0";
            self.wrong(
                "weights",
                value,
                expected,
                "Leave the key out for the usual weights.",
            );
        }
    }

    fn funds(&mut self, value: &Value, scenario: &mut Scenario) {
        let Value::Object(list) = value else {
            let expected = "{ \"code\": true, ... }";
            return self.wrong(
                "funds",
                value,
                expected,
                "Write true or false for each fund.",
            );
        };
        for (code, on) in list {
            match on.as_bool() {
                Some(on) if self.allowed.funds.contains(&code.as_str()) => {
                    scenario.switch(code, Some(on));
                }
                _ => {
                    let funds = self.allowed.funds.join(", ");
                    let expected = format!("true or false for a fund of the pack: {funds}");
                    self.wrong(
                        code,
                        on,
                        &expected,
                        "See funds.csv of the pack for the codes.",
                    );
                }
            }
        }
    }

    fn levers(&mut self, value: &Value, scenario: &mut Scenario) {
        let Value::Array(list) = value else {
            return self.wrong(
                "levers",
                value,
                "a list: [ {...}, {...} ]",
                "Put it in brackets.",
            );
        };
        let mut seen = Vec::new();
        for (at, entry) in list.iter().enumerate() {
            if let Some(wanted) = self.lever(at, entry) {
                if seen.contains(&wanted.lever) {
                    let key = format!("levers[{at}].lever");
                    self.wrong(
                        &key,
                        entry,
                        "each lever once",
                        "Keep one entry for this lever.",
                    );
                }
                seen.push(wanted.lever);
                scenario.set(wanted);
            }
        }
    }

    fn lever(&mut self, at: usize, entry: &Value) -> Option<Move> {
        let place = |key: &str| format!("levers[{at}].{key}");
        let before = self.errors.len();
        let Value::Object(object) = entry else {
            let expected = "{ \"lever\": \"...\", \"value\": ... }";
            self.wrong(
                &format!("levers[{at}]"),
                entry,
                expected,
                "Write one object per lever.",
            );
            return None;
        };
        let of = |key: &str| object.get(key).unwrap_or(&Value::Null);
        for (key, value) in object {
            if !["lever", "value", "start", "ramp"].contains(&key.as_str()) {
                let cure = "Take the key away or mend its spelling.";
                self.wrong(&place(key), value, "lever, value, start or ramp", cure);
            }
        }
        let id = of("lever").as_str().and_then(LeverId::parse);
        if id.is_none() {
            let cure = "See `organico levers` for codes, units and ranges.";
            self.wrong(
                &place("lever"),
                of("lever"),
                &format!("a lever: {}", codes()),
                cure,
            );
        }
        let number = of("value").as_f64();
        if let Some(id) = id
            && number.is_none_or(|value| !inside(id, value))
        {
            let cure = "Choose a number inside the range.";
            self.wrong(&place("value"), of("value"), &range(id), cure);
        }
        let (from, to) = first_and_last(self.allowed);
        let start = match of("start") {
            Value::Null => Some(from),
            value => value
                .as_i64()
                .and_then(|y| Year::try_from(y).ok())
                .filter(|y| (from..=to).contains(y)),
        };
        if start.is_none() {
            let expected = format!("a year {from} to {to}");
            self.wrong(
                &place("start"),
                of("start"),
                &expected,
                "Choose a projected year of the pack.",
            );
        }
        let ramp = match of("ramp") {
            Value::Null => Some(0),
            value => value
                .as_u64()
                .and_then(|y| u16::try_from(y).ok())
                .filter(|y| *y <= RAMP),
        };
        if ramp.is_none() {
            let expected = format!("0 to {RAMP} years");
            self.wrong(
                &place("ramp"),
                of("ramp"),
                &expected,
                "Write the years until the full value.",
            );
        }
        if self.errors.len() > before {
            return None;
        }
        Some(Move {
            lever: id?,
            value: number?,
            start: start?,
            ramp: ramp?,
        })
    }
}
