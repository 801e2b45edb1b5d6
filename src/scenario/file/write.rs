//! A scenario as the text of a file.

use serde_json::{Map, Value};

use super::allowed::base_word;
use crate::scenario::{Action, Scenario};

/// Writes a scenario so that [`read`](super::read) gives it back.
#[must_use]
pub fn write(scenario: &Scenario) -> Value {
    let mut object = Map::new();
    let levers = scenario.actions.iter().map(written);
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

fn written(action: &Action) -> Value {
    let mut object = Map::new();
    object.insert("lever".to_owned(), action.lever.row().code.into());
    if action.path.is_empty() {
        object.insert("value".to_owned(), action.value.into());
        object.insert("start".to_owned(), action.start.into());
        object.insert("ramp".to_owned(), action.ramp.into());
    } else {
        let points = action.path.iter();
        let points = points.map(|(year, value)| serde_json::json!([year, value]));
        object.insert("path".to_owned(), points.collect());
    }
    if let Some(end) = action.end {
        object.insert("last".to_owned(), end.last.into());
        if end.ramp > 0 {
            object.insert("back".to_owned(), end.ramp.into());
        }
    }
    for axis in action.reach.axes() {
        object.insert(axis.word().to_owned(), action.reach.words(axis).into());
    }
    Value::Object(object)
}
