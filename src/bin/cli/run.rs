//! `organico run`: a pack and a scenario in, every series in long form out.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use organico::model::Model;
use organico::report::{Detail, Report, allowed, csv, header, json};
use organico::scenario::{Scenario, file};

use crate::args::{Args, Takes};
use crate::fault::Fault;
use crate::{Answer, disk, fault};

const HELP: &str = "\
organico run: runs a pack and writes every series in long form

Usage: organico run --pack <FOLDER|it> --out <FOLDER|-> [OPTIONS]

  --pack P       a pack folder (docs/pack-format.md), or the id of a shipped pack
  --out O        a folder (written: series.csv or series.json, and header.json), or - for standard output
  --scenario F   a scenario file (JSON); without it the baseline
  --lever L      code=value[@start[+ramp]], as often as wanted: --lever places-nursing=20@2026+3
  --fund F       code=on or code=off, as often as wanted: a fund that may pay, or may not
  --until Y      last year of the run
  --method ID    demand method instead of the pack's default
  --market M     on: posts limit hiring, who finds none waits; off (default)
  --workload W   on: workload moves voluntary exits; off (default)
  --caps C       on: limits on payroll limit posts, while posts limit hiring; off (default)
  --format F     csv (default) or json (with the header inside)
  --services     adds coverage by service when work may move (as `organico services`)
  --detail       adds the columns sex and age, and heads in post by single age

Columns: year,region,profession,sector,measure,unit,value. `*` = all. Sector `training` = a programme.
Profession `*` = money of all: cost, who pays (paid_by_CODE), what stays to be paid (cliff), what it buys.
A lever on the command line replaces the same lever of the file. gap = demand - capacity: positive = shortage.
";

const KNOWN: [(&str, Takes); 13] = [
    ("--pack", Takes::One),
    ("--out", Takes::One),
    ("--scenario", Takes::One),
    ("--lever", Takes::Many),
    ("--fund", Takes::Many),
    ("--until", Takes::One),
    ("--method", Takes::One),
    ("--market", Takes::One),
    ("--workload", Takes::One),
    ("--caps", Takes::One),
    ("--format", Takes::One),
    ("--services", Takes::Nothing),
    ("--detail", Takes::Nothing),
];

/// Runs the command.
pub(crate) fn command(words: &[String]) -> Answer {
    let args = Args::read(words, &KNOWN)?;
    if args.help {
        return fault::print(HELP);
    }
    let as_json = as_json(&args)?;
    let wanted = args.required("--pack", "a pack folder, or the id of a shipped pack")?;
    let out = args.required("--out", "a folder, or - for standard output")?;
    let model = disk::model(wanted)?;
    let scenario = scenario(&args, &model)?;
    let detail = args.one("--detail").is_some();
    let whose = if detail { Detail::All } else { Detail::None };
    let report = Report::new(&model, &scenario, &whose)
        .map_err(|fallen| vec![Fault::fallen(wanted, &model.pack, &fallen)])?;
    let report = if args.one("--services").is_some() {
        report.with_services()
    } else {
        report
    };
    let written = if out == "-" {
        let mut stdout = BufWriter::new(io::stdout().lock());
        series(&report, as_json, detail, &mut stdout).map_err(|error| ("-".to_owned(), error))
    } else {
        folder(&report, as_json, detail, Path::new(out))
    };
    match written {
        Ok(rows) => {
            if out != "-" {
                eprintln!("{rows} rows in {out}");
            }
            Ok(ExitCode::SUCCESS)
        }
        Err((_, error)) if error.kind() == io::ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        Err((path, error)) => Err(vec![Fault::disk(&path, &error, "a place to write to")]),
    }
}

/// Whether JSON is wanted instead of CSV.
pub(crate) fn as_json(args: &Args) -> Result<bool, Vec<Fault>> {
    match args.one("--format").unwrap_or("csv") {
        "csv" => Ok(false),
        "json" => Ok(true),
        other => {
            let cure = "Write --format csv or --format json.";
            let found = format!("`{other}`");
            Err(vec![Fault::usage("--format", &found, "csv or json", cure)])
        }
    }
}

fn series(
    report: &Report<'_>,
    as_json: bool,
    detail: bool,
    out: &mut impl Write,
) -> io::Result<u64> {
    let rows = if as_json {
        json::write(report, detail, out)?
    } else {
        csv::write(report, detail, out)?
    };
    out.flush()?;
    Ok(rows)
}

fn folder(
    report: &Report<'_>,
    as_json: bool,
    detail: bool,
    folder: &Path,
) -> Result<u64, (String, io::Error)> {
    let failed = |path: &Path| {
        let path = path.to_string_lossy().into_owned();
        move |error| (path, error)
    };
    fs::create_dir_all(folder).map_err(failed(folder))?;
    let path = folder.join("header.json");
    fs::write(&path, format!("{:#}\n", header(report))).map_err(failed(&path))?;
    let path = folder.join(if as_json { "series.json" } else { "series.csv" });
    let mut out = BufWriter::new(
        fs::OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .open(&path)
            .map_err(failed(&path))?,
    );
    series(report, as_json, detail, &mut out).map_err(failed(&path))
}

/// The scenario of the file, then the options of the command line on top.
pub(crate) fn scenario(args: &Args, model: &Model) -> Result<Scenario, Vec<Fault>> {
    let allowed = allowed(model);
    let mut scenario = match args.one("--scenario") {
        None => Scenario::default(),
        Some(path) => {
            let text = fs::read_to_string(path)
                .map_err(|error| vec![Fault::disk(path, &error, "a scenario file")])?;
            let told = |errors: Vec<file::ScenarioError>| -> Vec<Fault> {
                errors
                    .iter()
                    .map(|error| Fault::scenario(path, error))
                    .collect()
            };
            file::read(&text, &allowed).map_err(told)?
        }
    };
    let mut faults = Vec::new();
    for words in args.many("--lever") {
        match file::lever(words, &allowed) {
            Ok(wanted) => scenario.set(wanted),
            Err(error) => faults.push(Fault::scenario("", &error)),
        }
    }
    for words in args.many("--fund") {
        match file::fund(words, &allowed) {
            Ok((code, on)) => scenario.switch(&code, Some(on)),
            Err(error) => faults.push(Fault::scenario("", &error)),
        }
    }
    if let Some(text) = args.one("--until") {
        let (from, to) = allowed.years;
        let year = text.parse().ok().filter(|year| (from..=to).contains(year));
        if year.is_none() {
            let expected = format!("a year {from} to {to}");
            let cure = "Choose a year of the pack.";
            faults.push(Fault::usage(
                "--until",
                &format!("`{text}`"),
                &expected,
                cure,
            ));
        }
        scenario.until = year;
    }
    if let Some(id) = args.one("--method") {
        if !allowed.methods.contains(&id) {
            let cure = "Write the id of a demand method.";
            let expected = allowed.methods.join(", ");
            faults.push(Fault::usage(
                "--method",
                &format!("`{id}`"),
                &expected,
                cure,
            ));
        }
        scenario.method = Some(id.to_owned());
    }
    for (option, choice) in [
        ("--market", &mut scenario.market),
        ("--workload", &mut scenario.workload),
        ("--caps", &mut scenario.caps),
    ] {
        match args.one(option) {
            None => {}
            Some("on") => *choice = true,
            Some("off") => *choice = false,
            Some(other) => {
                let cure = "Write on or off.";
                let found = format!("`{other}`");
                faults.push(Fault::usage(option, &found, "on or off", cure));
            }
        }
    }
    if faults.is_empty() {
        Ok(scenario)
    } else {
        Err(faults)
    }
}
