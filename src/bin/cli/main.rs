//! The command line: the same questions as the page, headless. Files come in and go out here.
#![expect(
    clippy::disallowed_methods,
    reason = "a program reads and writes files"
)]

mod args;
mod backcast;
mod bench;
mod cell;
mod check;
mod disk;
mod fault;
mod levers;
mod money;
mod options;
mod out;
mod plain;
mod run;
mod say;
mod services;
mod table;
mod tell;
mod validate;
mod verdict;
mod wanted;

use std::process::ExitCode;

use fault::Fault;

/// What a command answers: done, or done with errors in what it was given.
type Answer = Result<ExitCode, Vec<Fault>>;

fn main() -> ExitCode {
    let words: Vec<_> = std::env::args_os().collect();
    args::command(&words).unwrap_or_else(|faults| tell::all(&faults))
}
