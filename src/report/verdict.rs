//! Whether a pack, and a scenario on it, is answered at all: one verdict for every command.
//!
//! A pack that the check refuses is not run, and a pack that it lets pass runs to its last year. What
//! is asked for and cannot be given is a refusal, never a missing row.

use super::{ALL, Detail, Report, Row, place_of};
use crate::model::money::{MOST, euros};
use crate::model::{METHODS, Method, Model, NegativeStock, ProfessionRun};
use crate::pack::{Finding, Pack, Severity};
use crate::scenario::Scenario;
use crate::unit::{ProfessionIx, Year};

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// Findings of the pack that are errors.
    Findings(Vec<Finding>),
    /// A stock that falls below zero.
    Fallen {
        /// Where, in the codes of the pack.
        place: String,
        /// Whether a scenario was given that can be the cause.
        moved: bool,
    },
    /// A way to demand that was asked for and has no figures.
    NoFigures {
        /// What was asked for: `needs`, `ratio region:03`.
        what: String,
        /// Professions without figures for it.
        without: Vec<String>,
        /// Professions with figures for it.
        with: Vec<String>,
        /// Methods that have figures for all of the professions that were asked for.
        others: Vec<&'static str>,
    },
    /// A figure too large to be counted with: beyond it one head or one cent more makes no difference.
    TooLarge {
        /// Where, in the codes of the pack.
        place: String,
        /// The figure.
        value: f64,
        /// The largest that is answered with.
        most: f64,
    },
}

/// Largest figure of which every whole number is one of its own.
const LARGEST: f64 = 9_007_199_254_740_992.0;

/// A pack made ready to run.
///
/// # Errors
/// Findings that are errors; a stock below zero already in the opening year.
pub fn ready(pack: Pack) -> Result<Model, Refusal> {
    let wrong = pack.findings.iter();
    let wrong: Vec<Finding> = wrong
        .filter(|finding| finding.severity == Severity::Error)
        .cloned()
        .collect();
    if !wrong.is_empty() {
        return Err(Refusal::Findings(wrong));
    }
    let pack = std::sync::Arc::new(pack);
    Model::new(pack.clone()).map_err(|fallen| Refusal::Fallen {
        place: place_of(&pack, &fallen),
        moved: false,
    })
}

/// The report of a scenario; `asked` are the professions whose figures are wanted, `None` = all that
/// are run.
///
/// # Errors
/// A method, ratio or weight that was asked for and has no figures; a stock below zero in any year;
/// a figure that is no number, or one too large to be counted with.
pub fn answer<'m>(
    model: &'m Model,
    scenario: &'m Scenario,
    detail: &Detail,
    asked: Option<&[ProfessionIx]>,
) -> Result<Report<'m>, Refusal> {
    figures(model, scenario, asked)?;
    let report = Report::new(model, scenario, detail)
        .map_err(|fallen| self::fallen(model, scenario, &fallen))?;
    // a rate over nothing has no row: what is no number among the stocks must not pass as one
    let odd = report.run.professions.iter().find_map(|run| {
        let step = not_finite(run)?;
        Some((run.profession, step))
    });
    if let Some((profession, step)) = odd {
        let year = model.pack.opening_year + Year::try_from(step).unwrap_or(0);
        let code = code(model, profession);
        return Err(Refusal::TooLarge {
            place: format!("profession {code}, year {year}"),
            value: f64::INFINITY,
            most: LARGEST,
        });
    }
    match report.each(countable) {
        Err(refusal) => Err(refusal),
        // the amounts without levers are in no row of their own
        Ok(()) if report.money().is_none() && !model.pack.prices.is_empty() => {
            Err(Refusal::TooLarge {
                place: "the cost of the baseline".to_owned(),
                value: f64::INFINITY,
                most: euros(MOST),
            })
        }
        Ok(()) => Ok(report),
    }
}

/// Refuses a row whose figure cannot be counted with.
fn countable(row: &Row<'_>) -> Result<(), Refusal> {
    let most = if row.unit == "eur" {
        euros(MOST)
    } else {
        LARGEST
    };
    if row.value.abs() <= most {
        return Ok(());
    }
    let mut place = String::new();
    let codes = [
        ("profession ", row.profession),
        (", region ", row.region),
        (", sector ", row.sector),
    ];
    for (what, code) in codes.into_iter().filter(|(_, code)| *code != ALL) {
        place.push_str(what);
        place.push_str(code);
    }
    let place = place.trim_start_matches(", ");
    let and = if place.is_empty() { "" } else { ", " };
    Err(Refusal::TooLarge {
        place: format!("{place}{and}{}, year {}", row.measure, row.year),
        value: row.value,
        most,
    })
}

/// A stock that fell below zero under a scenario.
#[must_use]
pub fn fallen(model: &Model, scenario: &Scenario, fallen: &NegativeStock) -> Refusal {
    Refusal::Fallen {
        place: place_of(&model.pack, fallen),
        moved: *scenario != Scenario::default(),
    }
}

/// Whether every way to demand that the scenario names has figures.
fn figures(
    model: &Model,
    scenario: &Scenario,
    asked: Option<&[ProfessionIx]>,
) -> Result<(), Refusal> {
    let wanted = |profession: &ProfessionIx| asked.is_none_or(|list| list.contains(profession));
    let named = |id: &str| METHODS.iter().find(|method| method.id == id);
    let split = |method: &Method| -> (Vec<ProfessionIx>, Vec<ProfessionIx>) {
        let all = model.runnable().filter(wanted);
        all.partition(|p| method.applies(&model.pack, scenario, *p))
    };
    let refuse = |what: String, (with, without): (Vec<ProfessionIx>, Vec<ProfessionIx>)| {
        let codes = |list: Vec<ProfessionIx>| list.into_iter().map(|p| code(model, p)).collect();
        let whole = METHODS.iter().filter(|method| split(method).1.is_empty());
        Refusal::NoFigures {
            what,
            without: codes(without),
            with: codes(with),
            others: whole.map(|method| method.id).collect(),
        }
    };
    let id = scenario.method.as_deref().unwrap_or(&model.pack.method);
    if let Some(method) = named(id) {
        let both = split(method);
        if !both.1.is_empty() {
            return Err(refuse(id.to_owned(), both));
        }
    }
    if let Some(ratio) = named("ratio").filter(|_| !scenario.ratio.is_empty()) {
        let both = split(ratio);
        if !both.1.is_empty() {
            return Err(refuse(format!("ratio {}", scenario.ratio), both));
        }
    }
    for (id, _) in &scenario.weights {
        if let Some(method) = named(id) {
            let both = split(method);
            if both.0.is_empty() && !both.1.is_empty() {
                return Err(refuse(format!("weights {id}"), both));
            }
        }
    }
    Ok(())
}

fn code(model: &Model, profession: ProfessionIx) -> String {
    let facts = model.pack.professions.get(profession.0);
    facts.map(|facts| facts.code.clone()).unwrap_or_default()
}

/// The first step with a stock, a flow, a need or a capacity that is no number.
fn not_finite(run: &ProfessionRun) -> Option<usize> {
    let rows = run.rows.max(1);
    let odd = |values: &[f64], wide: usize| {
        let at = values.iter().position(|value| !value.is_finite())?;
        Some(at / wide)
    };
    let staff = run.cadres.iter().filter_map(|cadre| {
        let wide = (cadre.series.len() / run.years().max(1)).max(1);
        odd(&cadre.series, wide)
    });
    let sides = [&run.demand.fte, &run.capacity];
    let sides = sides.into_iter().filter_map(|values| odd(values, rows));
    staff.chain(sides).min()
}
