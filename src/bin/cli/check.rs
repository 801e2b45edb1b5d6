//! `organico check`: what is wrong in a pack, and what it has to say about itself.

use std::fmt::Write;
use std::process::ExitCode;

use clap::Args;
use organico::pack::{Extent, Pack, Severity};
use organico::report::Detail;

use crate::options::{Scenarios, Source};
use crate::plain::line;
use crate::say;
use crate::{Answer, disk, verdict};

const AFTER: &str = "\
Mistakes are told with file, line, column, what was found, what was expected and how to mend it.
Exit code 1 when something is wrong; findings marked warning or info are told, not punished. What this
command lets pass, with the same scenario, every other command runs; what it refuses, none runs.";

/// Reads a pack and says what is wrong, missing, derived or conflicting; runs it once.
#[derive(Debug, Args)]
#[command(after_help = AFTER)]
pub(crate) struct Options {
    #[command(flatten)]
    source: Source,
    #[command(flatten)]
    scenario: Scenarios,
}

/// Runs the command.
pub(crate) fn command(options: &Options) -> Answer {
    let wanted = &options.source.pack;
    let pack = disk::pack(wanted)?;
    say::print(&told(&pack))?;
    let model = verdict::ready(wanted, pack)?;
    let scenario = options.scenario.read(&model)?;
    verdict::answer(wanted, &model, &scenario, &Detail::None, None)?;
    Ok(ExitCode::SUCCESS)
}

fn told(pack: &Pack) -> String {
    let mut text = String::new();
    let none = pack
        .professions
        .iter()
        .filter(|p| p.extent == Extent::None)
        .count();
    let regional = pack
        .professions
        .iter()
        .filter(|p| p.extent == Extent::Regions)
        .count();
    let mut say = |words: String| {
        let _ = writeln!(text, "{}", line(&words));
    };
    say(format!(
        "pack {} ({:016x}): {}",
        pack.id, pack.hash, pack.names.en
    ));
    say(format!(
        "  years        {} to {}",
        pack.opening_year, pack.last_year
    ));
    say(format!("  regions      {}", pack.regions.len()));
    say(format!(
        "  professions  {} ({regional} by region, {} national, {none} without figures)",
        pack.professions.len(),
        pack.professions.len() - regional - none
    ));
    say(format!("  cadres       {}", pack.cadres.len()));
    say(format!("  programmes   {}", pack.programmes.len()));
    say(format!(
        "  figures      {} from {} sources",
        pack.facts.len(),
        pack.sources.len()
    ));
    for (severity, name) in [
        (Severity::Error, "error"),
        (Severity::Warning, "warning"),
        (Severity::Info, "info"),
    ] {
        for finding in pack
            .findings
            .iter()
            .filter(|finding| finding.severity == severity)
        {
            say(format!("{name}: {}", verdict::told(finding)));
        }
    }
    let count = |severity| {
        pack.findings
            .iter()
            .filter(|f| f.severity == severity)
            .count()
    };
    say(format!(
        "{} errors, {} warnings, {} remarks",
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Info)
    ));
    text
}
