//! The options that say which pack and which scenario: the same for every command.

use std::ffi::{OsStr, OsString};
use std::fs;

use clap::{Args, ValueEnum};
use organico::model::Model;
use organico::report::allowed;
use organico::scenario::file::{self, Allowed, ScenarioError};
use organico::scenario::{Action, Scenario};
use serde_json::{Map, Value};

use crate::fault::Fault;
use crate::say;

/// Which pack.
#[derive(Debug, Args)]
pub(crate) struct Source {
    /// A pack folder (docs/pack-format.md), or the id of a shipped pack: it
    #[arg(long, value_name = "FOLDER|ID")]
    pub(crate) pack: OsString,
}

/// On or off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Switch {
    On,
    Off,
}

/// When capacity is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Counted {
    /// Mean of two year-ends
    Mean,
    /// At the year-end
    YearEnd,
}

/// Which scenario: a file, and options on top of it.
#[derive(Debug, Args)]
#[command(next_help_heading = "Scenario, the same for every command")]
pub(crate) struct Scenarios {
    /// A scenario file (JSON, docs/cases.md); without it the baseline
    #[arg(long, value_name = "FILE")]
    scenario: Option<OsString>,
    /// code[reach]=value[@start[+ramp]][..last[+ramp]] or code[reach]=year:value,..., as often as wanted:
    /// places-nursing=20@2026+3, hours[NURSE]=-2..2032; `organico levers` lists them. Several of one lever
    /// add up; they replace the same lever of the file
    #[arg(long, value_name = "LEVER")]
    lever: Vec<String>,
    /// code=on or code=off, as often as wanted: a fund that may pay, or may not
    #[arg(long, value_name = "FUND")]
    fund: Vec<String>,
    /// Last year of the run
    #[arg(long, value_name = "YEAR")]
    until: Option<String>,
    /// Demand method instead of the pack's default
    #[arg(long, value_name = "ID")]
    method: Option<String>,
    /// Density of the method `ratio`: today, norm, region:CODE or benchmark:CODE
    #[arg(long, value_name = "RATIO")]
    ratio: Option<String>,
    /// method=weight of the method `blend`, as often as wanted: needs=2
    #[arg(long, value_name = "WEIGHT")]
    weight: Vec<String>,
    /// Where regional need comes from: need-weighted or own-density
    #[arg(long, value_name = "BASE")]
    base: Option<String>,
    /// Residents whose need counts: first-last age, such as 50-100
    #[arg(long, value_name = "AGES")]
    need_ages: Option<String>,
    /// Variant of the index of need
    #[arg(long, value_name = "NAME")]
    variant: Option<String>,
    /// When capacity is counted, instead of the pack's default
    #[arg(long, value_name = "WHEN")]
    capacity: Option<Counted>,
    /// Whether the sites of a standard are rounded up in every region
    #[arg(long, value_name = "on|off", hide_possible_values = true)]
    whole_sites: Option<Switch>,
    /// Whether posts limit hiring and who finds none waits
    #[arg(long, value_name = "on|off", hide_possible_values = true)]
    market: Option<Switch>,
    /// Whether workload moves voluntary exits
    #[arg(long, value_name = "on|off", hide_possible_values = true)]
    workload: Option<Switch>,
    /// Whether limits on payroll limit posts, while posts limit hiring
    #[arg(long, value_name = "on|off", hide_possible_values = true)]
    caps: Option<Switch>,
}

impl Scenarios {
    /// The scenario of the file, then the options on top.
    pub(crate) fn read(&self, model: &Model) -> Result<Scenario, Vec<Fault>> {
        let allowed = allowed(model);
        let mut scenario = match &self.scenario {
            None => Scenario::default(),
            Some(path) => of_file(path, &allowed)?,
        };
        let mut errors = Vec::new();
        for (option, words) in [("--fund", &self.fund), ("--weight", &self.weight)] {
            errors.extend(once(option, words).err());
        }
        let mut asked = Vec::new();
        for words in &self.lever {
            match file::lever(words, &allowed) {
                Ok(wanted) => asked.push(wanted),
                Err(error) => errors.push(error),
            }
        }
        let named = |action: &Action| asked.iter().any(|wanted| wanted.lever == action.lever);
        scenario.actions.retain(|action| !named(action));
        for wanted in asked {
            if scenario.actions.contains(&wanted) {
                let words = format!("{} twice", wanted.lever.row().code);
                errors.push(twice("--lever", &words));
            }
            scenario.add(wanted);
        }
        for words in &self.fund {
            match file::fund(words, &allowed) {
                Ok((code, on)) => scenario.switch(&code, Some(on)),
                Err(error) => errors.push(error),
            }
        }
        for (option, key, value) in self.choices() {
            let wrong = file::choice(key, &value, &allowed, &mut scenario).err();
            errors.extend(wrong.into_iter().flatten().map(|error| ScenarioError {
                line: 0,
                key: option.to_owned(),
                ..error
            }));
        }
        if errors.is_empty() {
            idle(&scenario);
            return Ok(scenario);
        }
        Err(errors
            .iter()
            .map(|error| Fault::scenario("", error))
            .collect())
    }

    /// Choices in the words of a scenario file: option, key, value.
    fn choices(&self) -> Vec<(&'static str, &'static str, Value)> {
        let mut all = Vec::new();
        let whole = |text: &String| {
            text.parse::<i64>()
                .map_or(Value::from(text.as_str()), Value::from)
        };
        let texts = [
            ("--method", "method", &self.method),
            ("--ratio", "ratio", &self.ratio),
            ("--base", "base", &self.base),
            ("--variant", "variant", &self.variant),
        ];
        for (option, key, text) in texts {
            all.extend(
                text.as_ref()
                    .map(|text| (option, key, Value::from(text.as_str()))),
            );
        }
        all.extend(
            self.until
                .as_ref()
                .map(|year| ("--until", "until", whole(year))),
        );
        all.extend(self.need_ages.as_ref().map(|text| {
            let ages = text.split_once('-').map(|(from, to)| {
                Value::from(vec![whole(&from.to_owned()), whole(&to.to_owned())])
            });
            let ages = ages.unwrap_or_else(|| Value::from(text.as_str()));
            ("--need-ages", "need_ages", ages)
        }));
        all.extend(self.capacity.map(|when| {
            (
                "--capacity",
                "capacity_mean",
                Value::from(when == Counted::Mean),
            )
        }));
        let switches = [
            ("--whole-sites", "whole_sites", self.whole_sites),
            ("--market", "market", self.market),
            ("--workload", "workload", self.workload),
            ("--caps", "caps", self.caps),
        ];
        for (option, key, switch) in switches {
            all.extend(switch.map(|switch| (option, key, Value::from(switch == Switch::On))));
        }
        if !self.weight.is_empty() {
            let weights = self.weight.iter().map(|words| {
                let (method, weight) = words.split_once('=').unwrap_or((words, ""));
                let number = weight
                    .parse::<f64>()
                    .map_or(Value::from(weight), Value::from);
                (method.to_owned(), number)
            });
            all.push((
                "--weight",
                "weights",
                Value::Object(weights.collect::<Map<_, _>>()),
            ));
        }
        all
    }
}

fn of_file(path: &OsStr, allowed: &Allowed<'_>) -> Result<Scenario, Vec<Fault>> {
    let name = path.to_string_lossy();
    let text = fs::read_to_string(path)
        .map_err(|error| vec![Fault::disk(&name, &error, "a scenario file")])?;
    file::read(&text, allowed).map_err(|errors| {
        let all = errors.iter();
        all.map(|error| Fault::scenario(&name, error)).collect()
    })
}

/// Refuses a code that is given twice: only one of the values could act.
fn once(option: &str, words: &[String]) -> Result<(), ScenarioError> {
    let code = |words: &str| words.split('=').next().unwrap_or("").to_owned();
    let mut seen = Vec::new();
    for words in words {
        let code = code(words);
        if seen.contains(&code) {
            return Err(twice(option, &format!("`{code}` twice")));
        }
        seen.push(code);
    }
    Ok(())
}

fn twice(option: &str, found: &str) -> ScenarioError {
    ScenarioError {
        line: 0,
        key: option.to_owned(),
        found: found.to_owned(),
        expected: "each once".to_owned(),
        cure: "Keep one of them.",
    }
}

/// Says what was chosen and does nothing by itself.
fn idle(scenario: &Scenario) {
    for moved in &scenario.actions {
        let row = moved.lever.row();
        let alone = row
            .with
            .filter(|with| scenario.actions.iter().all(|m| m.lever != *with));
        if let Some(with) = alone {
            let (code, with) = (row.code, with.row().code);
            say::aside(&format!("note: {code} acts only together with {with}\n"));
        }
    }
    if scenario.caps && !scenario.market {
        say::aside("note: --caps acts only together with --market on\n");
    }
}
