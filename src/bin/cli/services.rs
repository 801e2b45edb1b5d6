//! `organico services`: coverage by service when work may move as far as the pack lets it, and who
//! does what.

use organico::model::{Model, Scope, ServiceCoverage, Services};
use organico::report::csv::{Number, Text};
use organico::scenario::Scenario;
use organico::unit::{Grade, ProfessionIx, Year};
use serde_json::{Value, json};

use crate::args::{Args, Takes};
use crate::fault::Fault;
use crate::{Answer, disk, fault, money, run};

const HELP: &str = "\
organico services: coverage by service when work may move as far as the pack lets it, and who does what

Usage: organico services --pack <FOLDER|it> [OPTIONS]

  --pack P       a pack folder (docs/pack-format.md), or the id of a shipped pack
  --region C     one region; without it the nation as one place: a surplus here helps there
  --year Y       the year; without it the last of the run
  --scenario F   a scenario file (JSON); without it the baseline
  --lever L      code=value[@start[+ramp]], as often as wanted: --lever mix-training=30@2026
  --method ID    demand method instead of the pack's default
  --format F     csv (default) or json

The worst coverage is made as large as possible, then the next worst, and so on; then as little time as
possible goes to the work of others. Work moves as far as shifts.csv allows and as the taker's staff is
trained; the lever skill-mix plays no part. Every answer is proved; without a proof there is none.

Columns: measure,service,profession,for,unit,value,grade,note. `coverage_own` = everybody does own work
only; `work` = FTE of those whose work it is (`for`), `time` = FTE of those who do it; `may_move` = the
limit of a shift; `left_out` = a profession that is not in it, and why.
";

const KNOWN: [(&str, Takes); 7] = [
    ("--pack", Takes::One),
    ("--region", Takes::One),
    ("--year", Takes::One),
    ("--scenario", Takes::One),
    ("--lever", Takes::Many),
    ("--method", Takes::One),
    ("--format", Takes::One),
];

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
pub(crate) fn command(words: &[String]) -> Answer {
    let args = Args::read(words, &KNOWN)?;
    if args.help {
        return fault::print(HELP);
    }
    let as_json = run::as_json(&args)?;
    let wanted = args.required("--pack", "a pack folder, or the id of a shipped pack")?;
    let model = disk::model(wanted)?;
    let scenario = run::scenario(&args, &model)?;
    let region = money::region(&args, &model)?;
    let run = model
        .run(&scenario, Scope::All)
        .map_err(|fallen| vec![Fault::fallen(wanted, &model.pack, &fallen)])?;
    let step = step(&args, &run.years)?;
    let Some(answer) = model.services(&scenario, &run, region, step) else {
        let cure = "Tell us the pack and the scenario: the programme found no proof.";
        let found = "no certified answer";
        return Err(vec![Fault::at(
            wanted,
            found,
            "an allocation with its proof",
            cure,
        )]);
    };
    let lines = lines(&model, &answer);
    let text = if as_json {
        let head = head(&model, &scenario, region, run.years[step]);
        json_of(&head, &lines)
    } else {
        csv_of(&lines)
    };
    fault::print(&text)
}

/// The year wanted, as a step of the run.
fn step(args: &Args, years: &[Year]) -> Result<usize, Vec<Fault>> {
    let Some(text) = args.one("--year") else {
        return Ok(years.len() - 1);
    };
    let wanted: Option<Year> = text.parse().ok();
    let found = years.iter().position(|year| Some(*year) == wanted);
    found.ok_or_else(|| {
        let expected = format!("a year {} to {}", years[0], years[years.len() - 1]);
        let cure = "Choose a year of the run.";
        vec![Fault::usage(
            "--year",
            &format!("`{text}`"),
            &expected,
            cure,
        )]
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

fn csv_of(lines: &[Line<'_>]) -> String {
    let mut text = format!("{}\n", COLUMNS.join(","));
    for line in lines {
        let value = line
            .value
            .map_or(String::new(), |value| Number(value).to_string());
        let grade = line
            .grade
            .map_or(String::new(), |grade| grade.letter().to_string());
        let cells = [
            line.measure,
            line.service,
            line.profession,
            line.giver,
            line.unit,
        ];
        let cells = cells
            .into_iter()
            .chain([value.as_str(), grade.as_str(), &line.note]);
        let cells: Vec<String> = cells.map(|cell| Text(cell).to_string()).collect();
        text.push_str(&cells.join(","));
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
        "baseline": scenario.levers.is_empty(),
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
