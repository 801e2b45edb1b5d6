//! The keys of a scenario file, one by one, each mistake with its line. Knows no pack.

use serde_json::{Map, Value};

use super::allowed::{
    Allowed, ScenarioError, base_word, codes, first_and_last, inside, may_name, range,
};
use crate::scenario::limits::{self, BLEND, RAMP};
use crate::scenario::{AXES, Action, DemandBase, LeverId, Reach, Scenario};
use crate::unit::Year;

/// Keys of an action beside what its reach names.
const KEYS: &[&str] = &["lever", "value", "start", "ramp", "last", "back", "path"];

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
            line: self.line_of(key),
            key: key.to_owned(),
            found: found.to_string(),
            expected: expected.to_owned(),
            cure,
        });
    }

    /// The line of `levers[2].value` or `until`: the n-th entry begins at the n-th `"lever"`.
    fn line_of(&self, key: &str) -> usize {
        let (entry, name) = match key
            .strip_prefix("levers[")
            .and_then(|rest| rest.split_once(']'))
        {
            Some((at, name)) => (at.parse::<usize>().ok(), name.trim_start_matches('.')),
            None => (None, key),
        };
        let begin = entry.and_then(|n| self.text.match_indices("\"lever\"").nth(n));
        let from = begin.map_or(0, |(at, _)| at);
        let quoted = format!("\"{name}\"");
        let rest = self.text.get(from..).unwrap_or("");
        let at = rest
            .find(&quoted)
            .map_or((entry.is_some()).then_some(from), |at| Some(from + at));
        at.map_or(0, |at| {
            self.text.get(..at).unwrap_or("").matches('\n').count() + 1
        })
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
        for (at, entry) in list.iter().enumerate() {
            let Some(wanted) = self.lever(at, entry) else {
                continue;
            };
            if scenario.actions.contains(&wanted) {
                let expected = "each action once";
                self.wrong(
                    &format!("levers[{at}].lever"),
                    entry,
                    expected,
                    "Keep one of the two entries.",
                );
            }
            scenario.add(wanted);
        }
    }

    fn lever(&mut self, at: usize, entry: &Value) -> Option<Action> {
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
            let axis = AXES.iter().any(|(_, word, _)| word == key);
            if !axis && !KEYS.contains(&key.as_str()) {
                let cure = "Take the key away or mend its spelling.";
                let axes = AXES.iter().map(|(_, word, _)| *word);
                let known = KEYS.iter().copied().chain(axes).collect::<Vec<_>>();
                self.wrong(&place(key), value, &known.join(", "), cure);
            }
        }
        let id = of("lever").as_str().and_then(LeverId::parse);
        let Some(id) = id else {
            let cure = "See `organico levers` for codes, units and ranges.";
            self.wrong(
                &place("lever"),
                of("lever"),
                &format!("a lever: {}", codes()),
                cure,
            );
            return None;
        };
        let reach = self.reach(at, id, object);
        let action = match of("path") {
            Value::Null => self.held(at, id, object),
            path => {
                for key in ["value", "start", "ramp", "last", "back"] {
                    if object.contains_key(key) {
                        let cure = "A path says it all: take the key away.";
                        self.wrong(&place(key), of(key), "no such key beside path", cure);
                    }
                }
                self.path(at, id, path)
            }
        };
        if self.errors.len() > before {
            return None;
        }
        Some(action?.within(reach))
    }

    /// A value from a year on, over a ramp, until an end.
    fn held(&mut self, at: usize, id: LeverId, object: &Map<String, Value>) -> Option<Action> {
        let place = |key: &str| format!("levers[{at}].{key}");
        let of = |key: &str| object.get(key).unwrap_or(&Value::Null);
        let number = of("value").as_f64().filter(|value| inside(id, *value));
        if number.is_none() {
            let cure = "Choose a number inside the range.";
            self.wrong(&place("value"), of("value"), &range(id), cure);
        }
        let (first, _) = first_and_last(self.allowed);
        let start = match of("start") {
            Value::Null => Some(first),
            value => self.year(&place("start"), value, first),
        };
        let ramp = self.ramp(&place("ramp"), of("ramp"));
        let back = self.ramp(&place("back"), of("back"));
        let last = match of("last") {
            Value::Null => None,
            value => Some(self.year(&place("last"), value, start.unwrap_or(first))?),
        };
        if last.is_none() && !of("back").is_null() {
            let cure = "Write `last`, the last year of the full value, or take `back` away.";
            self.wrong(&place("back"), of("back"), "back beside last only", cure);
        }
        let action = Action::new(id, number?, start?, ramp?);
        Some(match last {
            Some(last) => action.until(last, back?),
            None => action,
        })
    }

    /// Points `[[year, value], ...]`.
    fn path(&mut self, at: usize, id: LeverId, path: &Value) -> Option<Action> {
        let key = format!("levers[{at}].path");
        let (first, _) = first_and_last(self.allowed);
        let mut points: Vec<(Year, f64)> = Vec::new();
        for point in path.as_array().map_or(&[][..], Vec::as_slice) {
            let pair = point.as_array().map_or(&[][..], Vec::as_slice);
            let [year, value] = pair else {
                self.wrong(&key, point, "[year, value]", "Write a year and a value.");
                continue;
            };
            let year = self.year(&key, year, first);
            let number = value.as_f64().filter(|value| inside(id, *value));
            if number.is_none() {
                let cure = "Choose a number inside the range.";
                self.wrong(&key, value, &range(id), cure);
            }
            let Some(point_read) = year.zip(number) else {
                continue;
            };
            if points.iter().any(|(known, _)| *known == point_read.0) {
                self.wrong(
                    &key,
                    point,
                    "each year once",
                    "Keep one value for this year.",
                );
            }
            points.push(point_read);
        }
        if points.is_empty() {
            let expected = "[[year, value], ...]";
            self.wrong(&key, path, expected, "Write at least one point.");
        }
        Some(Action::along(id, &points))
    }

    /// What the action reaches: codes of the pack on the axes that the lever takes.
    fn reach(&mut self, at: usize, id: LeverId, object: &Map<String, Value>) -> Reach {
        let mut reach = Reach::default();
        for (axis, word, _) in AXES {
            let Some(value) = object.get(*word) else {
                continue;
            };
            let key = format!("levers[{at}].{word}");
            if !id.row().reach.contains(axis) {
                let cure = "Take the key away.";
                self.wrong(&key, value, &may_name(id), cure);
                continue;
            }
            let one = std::slice::from_ref(value);
            for code in value.as_array().map_or(one, Vec::as_slice) {
                let known = code.as_str().filter(|code| self.allowed.holds(*axis, code));
                if !known.is_some_and(|code| reach.name(*axis, code)) {
                    let expected = self.allowed.named(Some(*axis));
                    self.wrong(&key, code, &expected, "Write codes of the pack.");
                }
            }
        }
        reach
    }

    /// A projected year, not before `first`.
    fn year(&mut self, key: &str, value: &Value, first: Year) -> Option<Year> {
        let (_, to) = first_and_last(self.allowed);
        let year = value.as_i64().and_then(|year| Year::try_from(year).ok());
        let year = year.filter(|year| (first..=to).contains(year));
        if year.is_none() {
            let expected = format!("a year {first} to {to}");
            let cure = "Choose a projected year of the pack, the end after the start.";
            self.wrong(key, value, &expected, cure);
        }
        year
    }

    fn ramp(&mut self, key: &str, value: &Value) -> Option<u16> {
        if value.is_null() {
            return Some(0);
        }
        let years = value.as_u64().and_then(|years| u16::try_from(years).ok());
        let years = years.filter(|years| *years <= RAMP);
        if years.is_none() {
            let expected = format!("0 to {RAMP} years");
            self.wrong(
                key,
                value,
                &expected,
                "Write the years on the way to the value, or back.",
            );
        }
        years
    }
}
