//! The words of the command line: what there is, and what is said about a word that is not.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory, Parser, Subcommand};

use crate::fault::Fault;
use crate::{Answer, bench, check, levers, money, run, say, services, validate};

/// A health workforce planning simulator.
#[derive(Debug, Parser)]
#[command(
    name = "organico",
    version,
    max_term_width = 110,
    after_help = "`organico COMMAND --help` explains one command.\n\nExit code: 0 all well, 1 something \
                  given is wrong or a case fails, 2 the command is not understood."
)]
struct Words {
    #[command(subcommand)]
    command: Asked,
}

#[derive(Debug, Subcommand)]
enum Asked {
    Run(run::Options),
    Check(check::Options),
    Levers(levers::Options),
    Money(money::Options),
    Services(services::Options),
    Validate(validate::Options),
    Bench(bench::Options),
}

/// Does what the words ask for.
pub(crate) fn command(words: &[OsString]) -> Answer {
    if words.len() < 2 {
        return say::print(&Words::command().render_help().to_string());
    }
    let asked = match Words::try_parse_from(words) {
        Ok(asked) => asked.command,
        Err(error) => return not_asked(&error, words),
    };
    match asked {
        Asked::Run(options) => run::command(&options),
        Asked::Check(options) => check::command(&options),
        Asked::Levers(options) => levers::command(&options),
        Asked::Money(options) => money::command(&options),
        Asked::Services(options) => services::command(&options),
        Asked::Validate(options) => validate::command(&options),
        Asked::Bench(options) => bench::command(&options),
    }
}

/// Help and version are answers; anything else is a mistake with its cure.
fn not_asked(error: &clap::Error, words: &[OsString]) -> Answer {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            say::print(&error.render().to_string())
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            say::aside(&error.render().to_string());
            Ok(ExitCode::from(2))
        }
        _ => Err(vec![fault(error, words)]),
    }
}

fn fault(error: &clap::Error, words: &[OsString]) -> Fault {
    let said = |kind| error.get(kind).map(text).unwrap_or_default();
    let quoted = |kind| match said(kind) {
        word if word.is_empty() => "nothing".to_owned(),
        word => format!("`{word}`"),
    };
    let all = Words::command();
    let word = words.get(1).and_then(|word| word.to_str());
    let known = word.and_then(|word| all.find_subcommand(word));
    let whose = known.map_or_else(String::new, |command| format!("{} ", command.get_name()));
    let help = format!("Type `organico {whose}--help`.");
    let meant = |kind| match said(kind) {
        word if word.is_empty() => help.clone(),
        word => format!("Did you mean `{word}`? {help}"),
    };
    let option = said(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::InvalidSubcommand | ErrorKind::MissingSubcommand => {
            let list: Vec<&str> = all.get_subcommands().map(Command::get_name).collect();
            Fault::usage(
                "the command",
                &quoted(ContextKind::InvalidSubcommand),
                &list.join(", "),
                &meant(ContextKind::SuggestedSubcommand),
            )
        }
        ErrorKind::UnknownArgument => {
            let list = options(known.unwrap_or(&all)).join(", ");
            let found = quoted(ContextKind::InvalidArg);
            Fault::usage(
                "an option",
                &found,
                &list,
                &meant(ContextKind::SuggestedArg),
            )
        }
        ErrorKind::InvalidValue => {
            let expected = match said(ContextKind::ValidValue) {
                none if none.is_empty() => "a value".to_owned(),
                list => list,
            };
            let found = quoted(ContextKind::InvalidValue);
            Fault::usage(
                &option,
                &found,
                &expected,
                &meant(ContextKind::SuggestedValue),
            )
        }
        ErrorKind::MissingRequiredArgument => Fault::usage(&option, "nothing", "a value", &help),
        ErrorKind::ArgumentConflict if option == said(ContextKind::PriorArg) => {
            Fault::usage(&option, "it twice", "it once", "Keep one of them.")
        }
        ErrorKind::ArgumentConflict => {
            let expected = format!("it without {}", said(ContextKind::PriorArg));
            Fault::usage(&option, "both", &expected, "Keep one of them.")
        }
        ErrorKind::TooManyValues => {
            let found = quoted(ContextKind::InvalidValue);
            Fault::usage(&option, &found, "no value", "Leave the value out.")
        }
        ErrorKind::InvalidUtf8 => {
            let found = "bytes that are no UTF-8";
            let cure = "Write codes and values as UTF-8; paths may be any bytes.";
            Fault::usage("an option", found, "text", cure)
        }
        _ => {
            let whole = error.render().to_string();
            let first = whole
                .lines()
                .next()
                .unwrap_or("")
                .trim_start_matches("error: ");
            Fault::usage("the command", first, "words that it knows", &help)
        }
    }
}

/// The options of a command.
fn options(command: &Command) -> Vec<String> {
    let long = command.get_arguments().filter_map(|one| one.get_long());
    let long = long.filter(|name| *name != "help");
    long.chain(["help"])
        .map(|name| format!("--{name}"))
        .collect()
}

/// What clap remembers of a mistake, as text.
fn text(value: &ContextValue) -> String {
    match value {
        ContextValue::String(one) => one.clone(),
        ContextValue::Strings(list) => list.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}
