//! `organico check`: what is wrong in a pack, and what it has to say about itself.

use std::fmt::Write;
use std::process::ExitCode;

use organico::i18n::Lang;
use organico::outcome::sentence;
use organico::pack::{Extent, Pack, Severity};

use crate::args::{Args, Takes};
use crate::fault::{self, Fault};
use crate::{Answer, disk};

const HELP: &str = "\
organico check: reads a pack and says what is wrong, missing, derived or conflicting

Usage: organico check --pack <FOLDER|it>

Mistakes are told with file, line, column, what was found, what was expected and how to mend it.
Exit code 1 when something is wrong; findings marked warning or info are told, not punished.
";

/// Runs the command.
pub(crate) fn command(words: &[String]) -> Answer {
    let args = Args::read(words, &[("--pack", Takes::One)])?;
    if args.help {
        return fault::print(HELP);
    }
    let wanted = args.required("--pack", "a pack folder, or the id of a shipped pack")?;
    let pack = match disk::pack(wanted) {
        Ok(pack) => pack,
        Err(faults) => {
            for fault in &faults {
                eprintln!("error: {fault}");
            }
            let many = if faults.len() == 1 {
                "mistake"
            } else {
                "mistakes"
            };
            eprintln!("{}: {} {many}", wanted, faults.len());
            return Ok(ExitCode::from(1));
        }
    };
    fault::print(&told(&pack))?;
    let wrong = pack
        .findings
        .iter()
        .any(|finding| finding.severity == Severity::Error);
    if !wrong {
        let model = disk::model(wanted)?;
        let without: Vec<&str> = model
            .without_default()
            .iter()
            .filter_map(|at| model.pack.professions.get(at.0))
            .map(|profession| profession.code.as_str())
            .collect();
        if without.is_empty() {
            return Ok(ExitCode::SUCCESS);
        }
        Err(vec![Fault::at(
            "pack.json",
            &format!("no figures for {} by `{}`", without.join(", "), pack.method),
            "a method that has figures for every profession that is run",
            "Add the rows that the method needs, or name another method.",
        )])
    } else {
        Err(vec![Fault::at(
            wanted,
            "errors above",
            "none",
            "Mend the figures that they name.",
        )])
    }
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
    let mut say = |line: String| {
        let _ = writeln!(text, "{line}");
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
            let place = if finding.place.is_empty() {
                String::new()
            } else {
                format!("{}: ", finding.place)
            };
            let text = sentence(Lang::En, finding.key, &finding.arguments);
            let quote = if finding.quote.is_empty() {
                String::new()
            } else {
                format!(": {}", finding.quote)
            };
            say(format!("{name}: {place}{text}{quote}"));
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
