//! `organico validate`: the published cases, what was expected and what came out.

use std::process::ExitCode;

use organico::i18n::Lang;
use organico::i18n::number::decimal;
use organico::validate::{CaseReport, Verdict, judge};

use crate::args::{Args, Takes};
use crate::fault::{self, Fault};
use crate::levers::table;
use crate::{Answer, backcast, disk};

const HELP: &str = "\
organico validate: runs the published cases and compares with what was published

Usage: organico validate [--cases FOLDER]
       organico validate --backcast [--cases FOLDER]

  --cases F   folder of cases, or one case (docs/cases.md); default tests/cases
  --backcast  runs from the past beside what was published later (docs/backcast.md): every error,
              the error of `no change`, MAPE, bias and skill; default folder tests/backcast

A case is an ordinary pack, run as `organico run` does. Exit code 1 when a figure lies outside its
tolerance. `shown` marks figures that are told, not judged.
";

/// Longest line of a paragraph.
const WIDTH: usize = 110;

/// Runs the command.
pub(crate) fn command(words: &[String]) -> Answer {
    let known = [("--cases", Takes::One), ("--backcast", Takes::Nothing)];
    let args = Args::read(words, &known)?;
    if args.help {
        return fault::print(HELP);
    }
    if args.one("--backcast").is_some() {
        return backcast::command(args.one("--cases").unwrap_or("tests/backcast"));
    }
    let folder = args.one("--cases").unwrap_or("tests/cases");
    let (mut passed, mut failed, mut shown) = (0, 0, 0);
    let mut faults = Vec::new();
    for case in disk::cases(folder)? {
        match judge(&case) {
            Ok(report) => {
                fault::print(&told(&report))?;
                for verdict in &report.verdicts {
                    match verdict.pass {
                        Some(true) => passed += 1,
                        Some(false) => failed += 1,
                        None => shown += 1,
                    }
                }
            }
            Err(errors) => {
                let place = format!("{folder}/{}", case.name);
                faults.extend(errors.iter().map(|error| Fault::case(&place, error)));
            }
        }
    }
    fault::print(&format!("{passed} pass, {failed} fail, {shown} shown\n"))?;
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(if failed > 0 {
        ExitCode::from(1)
    } else {
        ExitCode::SUCCESS
    })
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
        table(&rows)
            .lines()
            .map(|line| format!("  {line}\n"))
            .collect::<String>()
    )
}

/// A text broken into lines, hanging under its first word.
pub(crate) fn paragraph(head: &str, words: &str) -> String {
    let (mut text, mut line) = (String::new(), head.trim_end().to_owned());
    for word in words.split(' ') {
        if line.chars().count() + word.chars().count() > WIDTH {
            text.push_str(&line);
            text.push('\n');
            line = " ".repeat(head.len() - 1);
        }
        let blanks = head.len().saturating_sub(line.len()).max(1);
        line.push_str(&" ".repeat(blanks));
        line.push_str(word);
    }
    text + &line + "\n"
}

fn row(verdict: &Verdict) -> [String; 6] {
    let wanted = &verdict.expectation;
    let places = [Some(verdict.got), wanted.expected, wanted.low, wanted.high];
    let decimals = decimals(&places);
    let show = |value: Option<f64>| value.map(|value| number(value, decimals));
    let tolerance = match (show(wanted.low), show(wanted.high)) {
        (None, None) => "-".to_owned(),
        (Some(low), None) => format!("at least {low}"),
        (None, Some(high)) => format!("at most {high}"),
        (Some(low), Some(high)) => format!("{low} to {high}"),
    };
    let pass = match verdict.pass {
        Some(true) => "yes",
        Some(false) => "NO",
        None => "shown",
    };
    [
        wanted.id.clone(),
        show(wanted.expected).unwrap_or_else(|| "-".to_owned()),
        number(verdict.got, decimals),
        tolerance,
        pass.to_owned(),
        wanted.note.clone(),
    ]
}

/// Enough decimals for small numbers, few for large ones.
fn decimals(values: &[Option<f64>]) -> usize {
    let most = values
        .iter()
        .flatten()
        .fold(0.0_f64, |most, value| most.max(value.abs()));
    match most {
        most if most < 10.0 => 4,
        most if most < 1000.0 => 2,
        _ => 1,
    }
}

/// Years are written without a sign of thousands.
fn number(value: f64, decimals: usize) -> String {
    if (1900.0..2200.0).contains(&value) && value.fract() == 0.0 {
        format!("{value}")
    } else {
        decimal(Lang::En, value, decimals)
    }
}
