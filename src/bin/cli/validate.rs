//! `organico validate`: the published cases, what was expected and what came out.

use std::ffi::{OsStr, OsString};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use organico::i18n::Lang;
use organico::i18n::number::decimal;
use organico::report::csv::Number;
use organico::validate::{CaseReport, Expectation, Verdict, judge};

use crate::cell::{self, Cell};
use crate::fault::Fault;
use crate::out::Written;
use crate::table::{indented, paragraph, table};
use crate::{Answer, backcast, disk, say};

const AFTER: &str = "\
A case is an ordinary pack, run as `organico run` does; its scenarios are its own. Exit code 1 when a
figure lies outside its tolerance. `shown` marks figures that are told, not judged. CSV and JSON have
every number in full.";

/// Runs the published cases and compares with what was published.
#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub(crate) struct Options {
    /// Folder of cases, or one case (docs/cases.md); default tests/cases, with --backcast tests/backcast
    #[arg(long, value_name = "FOLDER")]
    cases: Option<OsString>,
    /// Runs from the past beside what was published later (docs/backcast.md): every error, the error of
    /// `no change`, MAPE, bias and skill
    #[arg(long)]
    backcast: bool,
    /// The form
    #[arg(long, default_value = "text")]
    format: Form,
    #[command(flatten)]
    written: Written,
}

/// The form of the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    Text,
    Csv,
    Json,
}

/// What is told of a figure, in CSV and JSON.
const COLUMNS: [&str; 10] = [
    "case",
    "id",
    "scenario",
    "expression",
    "expected",
    "low",
    "high",
    "got",
    "pass",
    "note",
];

/// Runs the command.
pub(crate) fn command(options: &Options) -> Answer {
    let sheet = options.written.sheet(options.format == Form::Csv)?;
    let usual = if options.backcast {
        "tests/backcast"
    } else {
        "tests/cases"
    };
    let folder = options.cases.as_deref().unwrap_or(OsStr::new(usual));
    if options.backcast {
        let all = backcast::all(folder)?;
        let text = match options.format {
            Form::Text => backcast::told(&all),
            Form::Csv => cell::csv(sheet, &backcast::COLUMNS, &backcast::cells(&all)),
            Form::Json => cell::json(&backcast::COLUMNS, &backcast::cells(&all)),
        };
        return say::print(&text);
    }
    let (mut reports, mut faults) = (Vec::new(), Vec::new());
    for case in disk::cases(folder)? {
        match judge(&case) {
            Ok(report) => {
                if options.format == Form::Text {
                    say::print(&told(&report))?;
                }
                reports.push(report);
            }
            Err(errors) => {
                let place = disk::place(folder, &case.name);
                faults.extend(errors.iter().map(|error| Fault::case(&place, error)));
            }
        }
    }
    let verdicts = || reports.iter().flat_map(|report| &report.verdicts);
    let count = |wanted| verdicts().filter(|one| one.pass == wanted).count();
    let failed = count(Some(false));
    let summary = format!(
        "{} pass, {failed} fail, {} shown\n",
        count(Some(true)),
        count(None)
    );
    match options.format {
        Form::Text => say::print(&summary)?,
        Form::Csv => say::print(&cell::csv(sheet, &COLUMNS, &cells(&reports)))?,
        Form::Json => say::print(&cell::json(&COLUMNS, &cells(&reports)))?,
    };
    if options.format != Form::Text {
        say::aside(&summary);
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(if failed > 0 {
        ExitCode::from(1)
    } else {
        ExitCode::SUCCESS
    })
}

fn cells(reports: &[CaseReport]) -> Vec<Vec<Cell<'_>>> {
    let mut rows = Vec::new();
    for report in reports {
        rows.extend(report.verdicts.iter().map(|verdict| {
            let wanted = &verdict.expectation;
            vec![
                Cell::Text(&report.name),
                Cell::Text(&wanted.id),
                Cell::Text(&wanted.scenario),
                Cell::Text(&wanted.text),
                Cell::Number(wanted.expected),
                Cell::Number(wanted.low),
                Cell::Number(wanted.high),
                Cell::Number(Some(verdict.got)),
                Cell::Text(passed(verdict.pass, "no")),
                Cell::Text(&wanted.note),
            ]
        }));
    }
    rows
}

const fn passed(pass: Option<bool>, no: &str) -> &str {
    match pass {
        Some(true) => "yes",
        Some(false) => no,
        None => "shown",
    }
}

fn told(report: &CaseReport) -> String {
    let mut rows =
        vec![["quantity", "expected", "got", "tolerance", "pass", "note"].map(str::to_owned)];
    rows.extend(report.verdicts.iter().map(row));
    format!(
        "\n{}\n{}{}{}",
        report.name,
        paragraph("  given:    ", &report.given),
        paragraph("  computed: ", &report.computed),
        indented(&table(&rows))
    )
}

fn row(verdict: &Verdict) -> [String; 6] {
    let wanted = &verdict.expectation;
    let decimals = decimals(wanted, verdict.got);
    let show = |value: Option<f64>| value.map(|value| number(value, decimals));
    let tolerance = match (show(wanted.low), show(wanted.high)) {
        (None, None) => "-".to_owned(),
        (Some(low), None) => format!("at least {low}"),
        (None, Some(high)) => format!("at most {high}"),
        (Some(low), Some(high)) => format!("{low} to {high}"),
    };
    [
        wanted.id.clone(),
        show(wanted.expected).unwrap_or_else(|| "-".to_owned()),
        number(verdict.got, decimals),
        tolerance,
        passed(verdict.pass, "NO").to_owned(),
        wanted.note.clone(),
    ]
}

/// Most decimals that are written; a number that needs more is written in full.
const MOST: usize = 9;

/// Enough decimals to read the verdict off the line: bounds as they are written, what came out on its
/// own side of each, and about a digit more than the tolerance is wide.
fn decimals(wanted: &Expectation, got: f64) -> Option<usize> {
    let given = [wanted.expected, wanted.low, wanted.high];
    let largest = given
        .iter()
        .flatten()
        .fold(got.abs(), |most, value| most.max(value.abs()));
    let least = match largest {
        most if most < 10.0 => 4,
        most if most < 1000.0 => 2,
        _ => 1,
    };
    let rounded = |value: f64, decimals: usize| format!("{value:.decimals$}").parse::<f64>().ok();
    let wide = wanted.low.zip(wanted.high).map(|(low, high)| high - low);
    let enough = |decimals: &usize| {
        let exact = given
            .iter()
            .flatten()
            .all(|value| rounded(*value, *decimals) == Some(*value));
        let seen =
            rounded(got, *decimals).is_some_and(|shown| wanted.judge(shown) == wanted.judge(got));
        let step = (0..*decimals).fold(1.0, |step, _| step / 10.0);
        let fine = wide.is_none_or(|wide| wide <= 0.0 || step <= wide / 9.0);
        exact && seen && fine
    };
    (least..=MOST).find(enough)
}

/// Years are written without a sign of thousands, and in full what no number of decimals fits.
fn number(value: f64, decimals: Option<usize>) -> String {
    let year = (1900.0..2200.0).contains(&value) && value.fract() == 0.0;
    match decimals.filter(|_| !year) {
        Some(decimals) => decimal(Lang::En, value, decimals),
        None => Number(value).to_string(),
    }
}
