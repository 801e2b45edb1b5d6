//! One case from its files to its verdicts.

use std::collections::{BTreeMap, BTreeSet};

use super::error::CaseError;
use super::evaluate::{Table, number};
use super::expectation::{self, FILE};
use super::{Expectation, Selector, Verdict};
use crate::model::Model;
use crate::pack::{Files, Pack};
use crate::report::{Detail, Report, allowed, place_of};
use crate::scenario::Scenario;
use crate::scenario::file;

/// The files of a case, wherever they came from.
#[derive(Clone, Debug, Default)]
pub struct CaseFiles {
    /// Name: its folder.
    pub name: String,
    /// Its pack.
    pub pack: Files,
    /// `expect.csv`, `README.md`, `scenario-*.json`.
    pub files: Files,
}

/// What became of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseReport {
    /// Its name.
    pub name: String,
    /// What the engine was given, in the words of its README.
    pub given: String,
    /// What the engine computed, in the words of its README.
    pub computed: String,
    /// One verdict per expectation.
    pub verdicts: Vec<Verdict>,
}

impl CaseReport {
    /// Whether nothing failed.
    #[must_use]
    pub fn passes(&self) -> bool {
        self.verdicts
            .iter()
            .all(|verdict| verdict.pass != Some(false))
    }
}

/// Runs a case and judges it.
///
/// # Errors
/// Every mistake in its files; a number that is off is a verdict, not an error.
pub fn judge(case: &CaseFiles) -> Result<CaseReport, Vec<CaseError>> {
    let missing = |file: &str| {
        let cure = "See docs/cases.md for the files of a case.";
        vec![CaseError::new(
            (file, 0, ""),
            "no such file",
            "a file",
            cure,
        )]
    };
    let wanted = expectation::read(case.files.get(FILE).ok_or_else(|| missing(FILE))?)?;
    let readme = case
        .files
        .get("README.md")
        .ok_or_else(|| missing("README.md"))?;
    let readme = String::from_utf8_lossy(readme);
    let section = |name: &str| {
        section(&readme, name).ok_or_else(|| {
            let expected = format!("a section `## {name}`");
            let cure =
                "Say in one paragraph what the engine was given, in another what it computed.";
            vec![CaseError::new(
                ("README.md", 0, ""),
                "no such section",
                expected,
                cure,
            )]
        })
    };
    let (given, computed) = (section("Given")?, section("Computed")?);
    let pack = Pack::load(&case.pack)
        .map_err(|errors| errors.iter().map(CaseError::of_pack).collect::<Vec<_>>())?;
    let fallen = |place: String| {
        let cure = "Lower the outflows or raise the stock at that place.";
        vec![CaseError::new(
            ("pack", 0, &place),
            "a stock below zero",
            "zero or more",
            cure,
        )]
    };
    let model = Model::new(pack.clone()).map_err(|error| fallen(place_of(&pack, &error)))?;
    let scenarios = scenarios(case, &model, &wanted)?;
    let mut reports: BTreeMap<&str, Report> = BTreeMap::new();
    for (name, scenario) in &scenarios {
        let report = Report::new(&model, scenario, &detail(&model, &wanted, name))
            .map_err(|error| fallen(place_of(&model.pack, &error)))?;
        let mut measures = wanted
            .iter()
            .flat_map(selectors)
            .map(|s| s.measure.as_str());
        let report = if measures.any(|measure| measure.starts_with("service_")) {
            report.with_services()
        } else {
            report
        };
        reports.insert(name, report);
    }
    let tables: BTreeMap<&str, Table> = reports
        .iter()
        .map(|(name, report)| (*name, table(&model, report, &wanted)))
        .collect();
    let mut verdicts = Vec::new();
    let mut errors = Vec::new();
    for expectation in wanted {
        let find = |name: &str| tables.get(if name == BASELINE { "" } else { name });
        match number(&expectation.expression, &expectation.scenario, &find) {
            Ok(got) => {
                let pass = expectation.judge(got);
                verdicts.push(Verdict {
                    expectation,
                    got,
                    pass,
                });
            }
            Err(error) => {
                let place = format!("expression, character {}", error.column);
                let cure = "See docs/cases.md for the language of expressions.";
                let at = (FILE, expectation.line, place.as_str());
                errors.push(CaseError::new(at, error.found, error.expected, cure));
            }
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    Ok(CaseReport {
        name: case.name.clone(),
        given,
        computed,
        verdicts,
    })
}

/// Name of the scenario without levers, when an expression has to say so.
const BASELINE: &str = "baseline";

/// Every scenario that an expectation names, read; the empty name is the baseline.
fn scenarios(
    case: &CaseFiles,
    model: &Model,
    wanted: &[Expectation],
) -> Result<BTreeMap<String, Scenario>, Vec<CaseError>> {
    let allowed = allowed(model);
    let mut all: BTreeMap<String, Scenario> = BTreeMap::new();
    let mut errors = Vec::new();
    for expectation in wanted {
        for name in names(expectation) {
            if all.contains_key(&name) {
                continue;
            }
            let file = format!("scenario-{name}.json");
            let scenario = match case.files.get(&file) {
                _ if name.is_empty() => Scenario::default(),
                Some(bytes) => match file::read(&String::from_utf8_lossy(bytes), &allowed) {
                    Ok(scenario) => scenario,
                    Err(found) => {
                        errors.extend(found.iter().map(|e| CaseError::of_scenario(&file, e)));
                        Scenario::default()
                    }
                },
                None => {
                    let at = (FILE, expectation.line, "scenario");
                    let cure = "Add the scenario file or mend the name.";
                    let expected = format!("a file {file}");
                    errors.push(CaseError::new(at, format!("`{name}`"), expected, cure));
                    Scenario::default()
                }
            };
            all.insert(name, scenario);
        }
    }
    if errors.is_empty() {
        Ok(all)
    } else {
        Err(errors)
    }
}

fn selectors(expectation: &Expectation) -> Vec<&Selector> {
    let mut list = Vec::new();
    expectation.expression.selectors(&mut list);
    list
}

/// Scenario names of an expectation: its own, and those in square brackets.
fn names(expectation: &Expectation) -> Vec<String> {
    let plain = |name: &str| {
        if name == BASELINE {
            String::new()
        } else {
            name.to_owned()
        }
    };
    let mut names = vec![plain(&expectation.scenario)];
    names.extend(
        selectors(expectation)
            .iter()
            .filter_map(|s| s.scenario.as_deref().map(plain)),
    );
    names
}

/// Professions of whom one of the expectations of a scenario wants sex or age.
fn detail(model: &Model, wanted: &[Expectation], scenario: &str) -> Detail {
    let of_scenario = wanted
        .iter()
        .filter(|e| names(e).iter().any(|name| name == scenario));
    let mut list = Vec::new();
    for selector in of_scenario.flat_map(selectors).filter(|s| s.detailed()) {
        if selector.professions.is_empty() {
            return Detail::All;
        }
        list.extend(
            selector
                .professions
                .iter()
                .filter_map(|code| model.pack.profession(code)),
        );
    }
    if list.is_empty() {
        Detail::None
    } else {
        Detail::Of(list)
    }
}

/// The rows of a report that some expectation asks for.
fn table<'m>(model: &'m Model, report: &Report<'m>, wanted: &[Expectation]) -> Table<'m> {
    let measures: BTreeSet<&str> = wanted
        .iter()
        .flat_map(selectors)
        .map(|s| s.measure.as_str())
        .collect();
    let mut table = Table::default();
    let mut runnable = model.runnable();
    if let (Some(only), None) = (runnable.next(), runnable.next()) {
        table.only = model.pack.professions.get(only.0).map(|p| p.code.clone());
    }
    let taken: Result<(), std::convert::Infallible> = report.each(|row| {
        table.offer(&measures, row);
        Ok(())
    });
    let Ok(()) = taken;
    table
}

/// The first paragraphs under a heading of a README, as one line.
pub(super) fn section(text: &str, name: &str) -> Option<String> {
    let mut lines = text
        .lines()
        .skip_while(|line| line.trim() != format!("## {name}"));
    lines.next()?;
    let words: Vec<&str> = lines
        .take_while(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}
