//! The build tool: builds, serves, tests and measures the page; no part of it is shipped.
//!
//! It knows nothing of the model: only `finding` asks the engine one question.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a build tool works with files, processes, threads and clocks"
)]

mod backcast;
mod bench;
mod build;
mod env;
mod faults;
mod finding;
mod follow;
mod guard;
mod hash;
mod html;
mod notices;
mod parcels;
mod serve;
mod shell;
mod size;
mod split;
mod test;
mod trim;

use std::process::ExitCode;

/// What a step gives back: its value, or one sentence that says what to do.
type Done<T = ()> = Result<T, String>;

const HELP: &str = "\
cargo xtask <command>

  build [--scalar]           the site into dist/ (with --scalar: also the engine without SIMD)
  serve [--port N] [--release] [--wrong-mime] [--scalar]
                             builds, then serves on 127.0.0.1 (8080 unless told)
  release                    the site as it is published: hashed names, .br and .gz, size table
  test [--quick]             every check, cheapest first (--quick: nothing that needs wasm)
  page [--no-build] [WORD…]  the browser tests alone, those whose name has a WORD
  faults [WORD…]             plants faults into a copy of the engine: some law must catch each
  bench                      the engine against the reference kernels: native, Node, Chromium
  shell --out DIR [--pack DIR]
                             only the static pages, drawn from a pack
  test-runner FILE           runs a wasm test file (cargo calls this)

Everything goes under CARGO_TARGET_DIR when that is set (the site to its folder dist).";

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let command = words.next().unwrap_or_default();
    let rest: Vec<String> = words.collect();
    let done = match command.as_str() {
        "build" => build::run(&rest),
        "serve" => serve::run(&rest),
        "release" => build::release(&rest),
        "test" => return test::run(&rest),
        "page" => test::page(&rest),
        "faults" => faults::run(&rest),
        "bench" => bench::run(&rest),
        "shell" => shell::run(&rest),
        "test-runner" => test::wasm_runner(&rest),
        "" | "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        other => Err(format!("no command `{other}`\n\n{HELP}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("xtask: {why}");
            ExitCode::FAILURE
        }
    }
}

/// Says whether a flag is among the words.
fn has(words: &[String], flag: &str) -> bool {
    words.iter().any(|word| word == flag)
}

/// The word after a flag.
fn after<'a>(words: &'a [String], flag: &str) -> Option<&'a str> {
    let at = words.iter().position(|word| word == flag)?;
    words.get(at + 1).map(String::as_str)
}

/// Refuses words that a command does not know, so that a typing error is not ignored.
fn only(words: &[String], flags: &[&str], with_value: &[&str]) -> Done {
    let mut words = words.iter();
    while let Some(word) = words.next() {
        if with_value.contains(&word.as_str()) {
            words
                .next()
                .ok_or_else(|| format!("{word} needs a value"))?;
        } else if !flags.contains(&word.as_str()) {
            return Err(format!("unknown option `{word}`\n\n{HELP}"));
        }
    }
    Ok(())
}
