//! The command line: the same questions as the page, headless. Files come in and go out here.
#![expect(
    clippy::disallowed_methods,
    reason = "a program reads and writes files"
)]

mod args;
mod backcast;
mod bench;
mod check;
mod disk;
mod fault;
mod levers;
mod money;
mod run;
mod services;
mod validate;

use std::process::ExitCode;

use fault::Fault;

/// What a command answers: done, or done with errors in what it was given.
type Answer = Result<ExitCode, Vec<Fault>>;

const HELP: &str = "\
organico: a health workforce planning simulator

Usage: organico COMMAND [OPTIONS]

Commands:
  run        runs a pack and writes every series in long form
  check      reads a pack and says what is wrong, missing, derived or conflicting
  levers     lists the levers: code, unit, range, step, who decides, what they touch
  money      what a scenario costs, who may pay and why not, what stays to be paid
  services   coverage by service when work may move, and who does what
  validate   runs the published cases and compares with what was published
  bench      measures the engine on this machine

`organico COMMAND --help` explains one command.

Exit code: 0 all well, 1 something given is wrong or a case fails, 2 the command is not understood.
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = match words.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("--help", &[][..]),
    };
    let answer = match command {
        "run" => run::command(rest),
        "check" => check::command(rest),
        "levers" => levers::command(rest),
        "money" => money::command(rest),
        "services" => services::command(rest),
        "validate" => validate::command(rest),
        "bench" => bench::command(rest),
        "--help" | "-h" | "help" => fault::print(HELP),
        "--version" | "-V" => fault::print(concat!("organico ", env!("CARGO_PKG_VERSION"), "\n")),
        other => Err(vec![Fault::usage(
            "the command",
            &format!("`{other}`"),
            "run, check, levers, money, services, validate or bench",
            "Type `organico --help`.",
        )]),
    };
    answer.unwrap_or_else(|faults| {
        for fault in &faults {
            eprintln!("error: {fault}");
        }
        if faults.iter().any(|fault| fault.usage) {
            ExitCode::from(2)
        } else {
            ExitCode::from(1)
        }
    })
}
