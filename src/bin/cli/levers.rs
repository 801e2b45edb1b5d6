//! `organico levers`: the registry of levers as a table.

use clap::Args;
use organico::scenario::{Group, LEVERS, LeverUnit};

use crate::Answer;
use crate::say;
use crate::table::table;

const AFTER: &str = "\
Every lever is an offset or a relative change; 0 is always neutral. A lever acts only together
with the one in the last column, where one is named. On the command line:
  --lever code[reach]=value[@start[+ramp]][..last[+ramp]]   start: first year of action; ramp: years until
                       the full value; last: last year of it, then back at once or over a ramp
  --lever code[reach]=year:value,year:value                 values joined by straight lines
The reach names codes of the pack, those of one sort with a bar between: [NURSE|MIDWIFE]. Without it a
lever acts on everything that it touches. Several actions of one lever add up, within its range.";

/// Lists the levers: code, unit, range, step, who decides, what they touch.
#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub(crate) struct Options {}

/// Runs the command.
pub(crate) fn command(_: &Options) -> Answer {
    let mut rows = vec![
        [
            "code", "unit", "range", "step", "group", "touches", "reach", "with",
        ]
        .map(str::to_owned),
    ];
    rows.extend(LEVERS.iter().map(|lever| {
        [
            lever.code.to_owned(),
            unit(lever.unit).to_owned(),
            format!("{} to {}", lever.min, lever.max),
            lever.step.to_string(),
            group(lever.group).to_owned(),
            lever.touches.to_owned(),
            lever
                .reach
                .iter()
                .map(|axis| axis.word())
                .collect::<Vec<_>>()
                .join(" "),
            lever.with.map_or("", |needed| needed.row().code).to_owned(),
        ]
    }));
    say::print(&table(&rows))
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
