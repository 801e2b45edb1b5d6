//! `organico services`: coverage by service when work may move as far as the pack lets it, and who
//! does what.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Args;
use organico::model::{Model, Scope, ServiceCoverage, Services};
use organico::report::Detail;
use organico::report::csv::Number;
use organico::scenario::Scenario;
use organico::unit::sheet::Sheet;
use organico::unit::{ProfessionIx, Year};
use organico::word::Grade;
use serde_json::{Value, json};

use crate::fault::Fault;
use crate::options::{Scenarios, Source};
use crate::out::{self, Format, Target, Written};
use crate::{Answer, money, verdict};

const AFTER: &str = "\
The worst coverage is made as large as possible, then the next worst, and so on; then as little time as
possible goes to the work of others. Work moves as far as shifts.csv allows and as the taker's staff is
trained; the lever skill-mix plays no part. Every answer is proved; without a proof there is none.

Columns: measure,service,profession,for,unit,value,grade,note. `coverage_own` = everybody does own work
only; `work` = FTE of those whose work it is (`for`), `time` = FTE of those who do it; `may_move` = the
limit of a shift; `left_out` = a profession that is not in it, and why.";

/// Coverage by service when work may move as far as the pack lets it, and who does what.
#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub(crate) struct Options {
    #[command(flatten)]
    source: Source,
    /// One region; without it the nation as one place: a surplus here helps there
    #[arg(long, value_name = "CODE")]
    region: Option<String>,
    /// The year; without it the last of the run
    #[arg(long, value_name = "YEAR")]
    year: Option<String>,
    /// A file that ends in .csv or .json, or - for standard output
    #[arg(long, value_name = "FILE|-", default_value = "-")]
    out: OsString,
    /// The form; without it as the name of the file says, else csv
    #[arg(long)]
    format: Option<Format>,
    #[command(flatten)]
    written: Written,
    #[command(flatten)]
    scenario: Scenarios,
}

const COLUMNS: [&str; 8] = [
    "measure",
    "service",
    "profession",
    "for",
    "unit",
    "value",
    "grade",
    "note",
];

/// One line of the answer.
#[derive(Default)]
struct Line<'a> {
    measure: &'static str,
    service: &'a str,
    profession: &'a str,
    giver: &'a str,
    unit: &'static str,
    value: Option<f64>,
    grade: Option<Grade>,
    note: String,
}

/// Runs the command.
pub(crate) fn command(options: &Options) -> Answer {
    let target = Target::of(&options.out)?;
    let format = out::format(options.format, &target)?;
    let sheet = options.written.sheet(format == Format::Csv)?;
    let wanted = &options.source.pack;
    let model = verdict::model(wanted)?;
    let scenario = options.scenario.read(&model)?;
    let region = money::region(options.region.as_deref(), &model)?;
    verdict::answer(wanted, &model, &scenario, &Detail::None, None)?;
    let run = model
        .run(&scenario, Scope::All)
        .map_err(|error| verdict::fallen(wanted, &model, &scenario, &error))?;
    let step = step(options.year.as_deref(), &run.years)?;
    let place = wanted.to_string_lossy();
    if model.pack.services.is_empty() {
        let cure = "Add services.csv, see docs/pack-format.md.";
        let expected = "a pack with services";
        return Err(vec![Fault::at(&place, "no service", expected, cure)]);
    }
    let Some(answer) = model.services(&scenario, &run, region, step) else {
        let cure = "Tell us the pack and the scenario: the programme found no proof.";
        let found = "no certified answer";
        return Err(vec![Fault::at(
            &place,
            found,
            "an allocation with its proof",
            cure,
        )]);
    };
    let lines = lines(&model, &answer);
    let text = match format {
        Format::Json => json_of(&head(&model, &scenario, region, run.years[step]), &lines),
        Format::Csv => csv_of(sheet, &lines),
    };
    out::text(&target, &text)?;
    Ok(ExitCode::SUCCESS)
}

/// The year wanted, as a step of the run.
fn step(wanted: Option<&str>, years: &[Year]) -> Result<usize, Vec<Fault>> {
    let Some(text) = wanted else {
        return Ok(years.len() - 1);
    };
    let year: Option<Year> = text.parse().ok();
    let found = years.iter().position(|one| Some(*one) == year);
    found.ok_or_else(|| {
        let expected = format!("a year {} to {}", years[0], years[years.len() - 1]);
        let (found, cure) = (format!("`{text}`"), "Choose a year of the run.");
        vec![Fault::usage("--year", &found, &expected, cure)]
    })
}

fn lines<'a>(model: &'a Model, answer: &Services) -> Vec<Line<'a>> {
    let pack = &model.pack;
    let code = |at: ProfessionIx| pack.professions[at.0].code.as_str();
    let service = |at: usize| pack.services[at].code.as_str();
    let mut lines = Vec::new();
    for one in &answer.services {
        let (grade, note) = divided(model, answer, one);
        for (measure, unit, value) in [
            ("need", "fte", one.need),
            ("coverage_own", "share", one.own),
            ("coverage", "share", one.coverage),
        ] {
            lines.push(Line {
                measure,
                service: service(one.service),
                unit,
                value: Some(value),
                grade,
                note: note.clone(),
                ..Line::default()
            });
        }
    }
    let fte = |measure, profession, value| Line {
        measure,
        profession,
        unit: "fte",
        value: Some(value),
        ..Line::default()
    };
    for work in &answer.work {
        let line = |measure, value| Line {
            service: service(work.service),
            giver: code(work.of),
            ..fte(measure, code(work.by), value)
        };
        lines.push(line("work", work.fte));
        if work.by != work.of {
            lines.push(line("time", work.time));
            lines.push(Line {
                giver: code(work.by),
                ..line("supervision", work.supervision)
            });
            let last = lines.len() - 1;
            lines[last].profession = code(work.of);
        }
    }
    for staff in &answer.staff {
        lines.push(fte("own_need", code(staff.profession), staff.need));
        lines.push(fte("capacity", code(staff.profession), staff.capacity));
    }
    for limit in &answer.limits {
        let shift = &pack.mix.shifts[limit.shift];
        let (grade, mut note) = trained(model, shift.to, shift.competence);
        if limit.trained <= 0.0 {
            note.push_str("; nobody is trained, nothing may move");
        }
        lines.push(Line {
            service: shift.service.map_or("", service),
            giver: code(shift.from),
            grade: Some(grade.map_or(shift.grade, |grade| grade.max(shift.grade))),
            note: format!("trained {}{note}", Number(limit.trained)),
            ..fte("may_move", code(shift.to), limit.fte)
        });
    }
    for (profession, why) in &answer.left_out {
        lines.push(Line {
            measure: "left_out",
            profession: code(*profession),
            note: why.code().to_owned(),
            ..Line::default()
        });
    }
    lines
}

/// How well it is known which services the work of its professions is for: the worst grade, and the
/// professions of which nobody says.
fn divided(model: &Model, answer: &Services, one: &ServiceCoverage) -> (Option<Grade>, String) {
    let pack = &model.pack;
    let mut worst: Option<Grade> = None;
    let mut unsaid = Vec::new();
    for staff in answer.staff.iter().filter(|staff| staff.need > 0.0) {
        let facts = &pack.professions[staff.profession.0];
        if facts
            .services
            .iter()
            .all(|(service, _)| *service != one.service)
        {
            continue;
        }
        let rows = pack.facts.iter().filter(|fact| fact.table == "services");
        match rows
            .filter(|fact| pack.is_about(fact, facts))
            .map(|fact| fact.grade)
            .max()
        {
            Some(grade) => worst = worst.max(Some(grade)),
            None => unsaid.push(facts.code.as_str()),
        }
    }
    if unsaid.is_empty() {
        return (worst, String::new());
    }
    let note = format!(
        "no row in services.csv, whole work taken as one service: {}",
        unsaid.join(" ")
    );
    (Some(Grade::D), note)
}

/// How well it is known who is trained, and what is written beside it.
fn trained(
    model: &Model,
    taker: ProfessionIx,
    competence: Option<usize>,
) -> (Option<Grade>, String) {
    let pack = &model.pack;
    let Some(competence) = competence else {
        return (None, String::new());
    };
    let wanted = (
        &pack.mix.competences[competence].named.code,
        &pack.professions[taker.0].code,
    );
    let mut rows = pack
        .facts
        .iter()
        .filter(|fact| fact.table == "profiles" && fact.used);
    rows.find(|fact| (&fact.item, &fact.profession) == wanted)
        .map_or_else(
            || (Some(Grade::D), "; no row in profiles.csv".to_owned()),
            |fact| (Some(fact.grade), format!("; {}", fact.note)),
        )
}

fn csv_of(sheet: Sheet, lines: &[Line<'_>]) -> String {
    let comma = sheet.separator.to_string();
    let mut text = format!("{}\n", COLUMNS.join(&comma));
    for line in lines {
        let value = line
            .value
            .map(|value| sheet.number(&Number(value).to_string()));
        let grade = line.grade.map(|grade| grade.letter().to_string());
        let codes = [
            line.measure,
            line.service,
            line.profession,
            line.giver,
            line.unit,
        ];
        let mut cells: Vec<String> = codes.into_iter().map(|code| sheet.text(code)).collect();
        // a value below zero begins with a sign and is a number all the same
        cells.push(value.unwrap_or_default());
        cells.push(grade.unwrap_or_default());
        cells.push(sheet.text(&line.note));
        text.push_str(&cells.join(&comma));
        text.push('\n');
    }
    text
}

fn head(model: &Model, scenario: &Scenario, region: Option<usize>, year: Year) -> Value {
    let pack = &model.pack;
    json!({
        "pack": { "id": pack.id, "hash": format!("{:016x}", pack.hash) },
        "year": year,
        "region": region.map_or("*", |at| pack.regions[at].code.as_str()),
        "method": scenario.method.as_deref().unwrap_or(&pack.method),
        "baseline": scenario.actions.is_empty(),
        "objective": "worst coverage first, then least time on the work of others",
        "proved": true,
    })
}

fn json_of(head: &Value, lines: &[Line<'_>]) -> String {
    let rows: Vec<Value> = lines
        .iter()
        .map(|line| {
            let grade = line.grade.map(|grade| grade.letter().to_string());
            json!([
                line.measure,
                line.service,
                line.profession,
                line.giver,
                line.unit,
                line.value,
                grade,
                line.note
            ])
        })
        .collect();
    let answer = json!({ "header": head, "columns": COLUMNS, "rows": rows });
    format!("{answer:#}\n")
}
