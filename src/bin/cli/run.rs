//! `organico run`: a pack and a scenario in, every series in long form out.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::Args;
use organico::report::{Detail, Grid, Report, csv, header, json};
use organico::unit::sheet::Sheet;

use crate::fault::Fault;
use crate::options::{Scenarios, Source};
use crate::out::{self, Format, Target, Written};
use crate::say::{self, Screen, written_to_screen};
use crate::wanted::{self, Wanted};
use crate::{Answer, verdict};

const AFTER: &str = "\
Columns: year,region,profession,sector,measure,unit,value. `*` = all. Sector `training` = a programme.
Profession `*` = money of all: cost, who pays (paid_by_CODE), what stays to be paid (cliff), what it buys.
gap = demand - capacity: positive = shortage.

organico run --pack it --lever places-nursing=20@2026+3 --out series.csv
organico run --pack it --profession NURSE --measure gap,coverage --csv semicolon --out infermieri.csv";

/// Runs a pack and writes every series in long form.
#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub(crate) struct Options {
    #[command(flatten)]
    source: Source,
    /// A file that ends in .csv or .json, a folder (written: series.csv or series.json, and header.json),
    /// or - for standard output
    #[arg(long, value_name = "FILE|FOLDER|-")]
    out: OsString,
    /// The form; without it as the name of the file says, else csv. JSON has the header inside
    #[arg(long)]
    format: Option<Format>,
    #[command(flatten)]
    written: Written,
    /// Adds coverage by service when work may move (as `organico services`)
    #[arg(long)]
    services: bool,
    /// Adds the columns sex and age, and heads in post by single age
    #[arg(long)]
    detail: bool,
    #[command(flatten)]
    wanted: Wanted,
    #[command(flatten)]
    scenario: Scenarios,
}

/// How the rows are written.
struct Form {
    format: Format,
    sheet: Sheet,
    detail: bool,
}

/// Runs the command.
pub(crate) fn command(options: &Options) -> Answer {
    let target = Target::of(&options.out)?;
    let format = out::format(options.format, &target)?;
    let form = Form {
        format,
        sheet: options.written.sheet(format == Format::Csv)?,
        detail: options.detail,
    };
    let pack = &options.source.pack;
    let model = verdict::model(pack)?;
    let scenario = options.scenario.read(&model)?;
    let detail = if options.detail {
        Detail::All
    } else {
        Detail::None
    };
    let asked = options.wanted.professions(&model);
    let report = verdict::answer(pack, &model, &scenario, &detail, asked.as_deref())?;
    let report = if options.services {
        report.with_services()
    } else {
        report
    };
    let mut grid = options.wanted.grid(&report)?;
    match &target {
        Target::Screen => {
            let written = series(&report, &form, &mut grid, &mut Screen::new());
            written_to_screen(written)?;
        }
        Target::File(path) => {
            let mut file = out::file(path)?;
            let rows = series(&report, &form, &mut grid, &mut file)
                .map_err(|error| vec![out::unwritten(path, &error)])?;
            told(rows, path);
        }
        Target::Folder(path) => told(folder(&report, &form, &mut grid, path)?, path),
    }
    Ok(ExitCode::SUCCESS)
}

fn told(rows: u64, path: &Path) {
    say::aside(&format!("{rows} rows in {}\n", path.to_string_lossy()));
}

fn series(
    report: &Report<'_>,
    form: &Form,
    grid: &mut Grid,
    out: &mut impl Write,
) -> io::Result<u64> {
    let mut wanted = |row: &organico::report::Row<'_>| wanted::take(grid, row);
    let rows = match form.format {
        Format::Csv => csv::write(report, form.detail, form.sheet, &mut wanted, out)?,
        Format::Json => json::write(report, form.detail, &mut wanted, out)?,
    };
    out.flush()?;
    Ok(rows)
}

fn folder(
    report: &Report<'_>,
    form: &Form,
    grid: &mut Grid,
    folder: &Path,
) -> Result<u64, Vec<Fault>> {
    let failed = |path: &Path, error| vec![out::unwritten(path, &error)];
    fs::create_dir_all(folder).map_err(|error| failed(folder, error))?;
    let path = folder.join("header.json");
    let text = format!("{:#}\n", header(report));
    fs::write(&path, text).map_err(|error| failed(&path, error))?;
    let path = folder.join(match form.format {
        Format::Csv => "series.csv",
        Format::Json => "series.json",
    });
    let mut file = out::file(&path)?;
    series(report, form, grid, &mut file).map_err(|error| failed(&path, error))
}
