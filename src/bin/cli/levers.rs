//! `organico levers`: the registry of levers as a table.

use organico::scenario::{Group, LEVERS, LeverUnit};

use crate::Answer;
use crate::args::Args;
use crate::fault;

const HELP: &str = "\
organico levers: lists the levers

Usage: organico levers

Every lever is an offset or a relative change; 0 is always neutral. A lever acts only together
with the one in the last column, where one is named. On the command line of `run`:
  --lever code=value[@start[+ramp]]   start: first year of action; ramp: years until the full value
";

/// Runs the command.
pub(crate) fn command(words: &[String]) -> Answer {
    let args = Args::read(words, &[])?;
    if args.help {
        return fault::print(HELP);
    }
    let mut rows =
        vec![["code", "unit", "range", "step", "group", "touches", "with"].map(str::to_owned)];
    rows.extend(LEVERS.iter().map(|lever| {
        [
            lever.code.to_owned(),
            unit(lever.unit).to_owned(),
            format!("{} to {}", lever.min, lever.max),
            lever.step.to_string(),
            group(lever.group).to_owned(),
            lever.touches.to_owned(),
            lever.with.map_or("", |needed| needed.row().code).to_owned(),
        ]
    }));
    fault::print(&table(&rows))
}

/// Rows with columns of equal width, two blanks between them.
pub(crate) fn table<const N: usize>(rows: &[[String; N]]) -> String {
    let width = |at: usize| {
        rows.iter()
            .map(|row| row[at].chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: [usize; N] = std::array::from_fn(width);
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(widths) {
            line.push_str(&format!("{cell:width$}  "));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

const fn unit(unit: LeverUnit) -> &'static str {
    match unit {
        LeverUnit::Percent => "per cent",
        LeverUnit::Points => "points",
        LeverUnit::Years => "years",
        LeverUnit::YearsPerDecade => "years per decade",
        LeverUnit::PercentPerYear => "per cent per year",
    }
}

const fn group(group: Group) -> &'static str {
    match group {
        Group::Train => "train",
        Group::Retain => "retain",
        Group::Attract => "attract",
        Group::Organise => "organise",
        Group::Need => "need",
        Group::Model => "model",
    }
}
