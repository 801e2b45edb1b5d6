//! Whether a pack and a scenario are answered: the one verdict of the library, in words for people.

use std::ffi::OsStr;

use organico::i18n::{Lang, number};
use organico::model::{Model, NegativeStock};
use organico::pack::{Finding, Pack};
use organico::report::{self, Detail, Refusal, Report};
use organico::scenario::Scenario;
use organico::unit::ProfessionIx;
use organico::word::sentence;

use crate::disk;
use crate::fault::Fault;
use crate::plain::cut;

/// Longest finding that is told whole.
const LONGEST: usize = 1000;

/// A pack from the disk, made ready to run.
pub(crate) fn model(wanted: &OsStr) -> Result<Model, Vec<Fault>> {
    ready(wanted, disk::pack(wanted)?)
}

/// A pack, made ready to run.
pub(crate) fn ready(wanted: &OsStr, pack: Pack) -> Result<Model, Vec<Fault>> {
    report::ready(pack).map_err(|refusal| faults(wanted, &refusal))
}

/// The report of a scenario, where figures of these professions are wanted; `None` = of all.
pub(crate) fn answer<'m>(
    wanted: &OsStr,
    model: &'m Model,
    scenario: &'m Scenario,
    detail: &Detail,
    asked: Option<&[ProfessionIx]>,
) -> Result<Report<'m>, Vec<Fault>> {
    report::answer(model, scenario, detail, asked).map_err(|refusal| faults(wanted, &refusal))
}

/// A run that came to nothing.
pub(crate) fn fallen(
    wanted: &OsStr,
    model: &Model,
    scenario: &Scenario,
    error: &NegativeStock,
) -> Vec<Fault> {
    faults(wanted, &report::fallen(model, scenario, error))
}

fn faults(wanted: &OsStr, refusal: &Refusal) -> Vec<Fault> {
    let wanted = wanted.to_string_lossy();
    match refusal {
        Refusal::Findings(list) => list.iter().map(|one| found(&wanted, one)).collect(),
        Refusal::Fallen { place, moved } => {
            let found = format!("a stock below zero ({place})");
            let cure = if *moved {
                "Lower the outflows, move the levers less, or raise the stock at that place."
            } else {
                "Lower the outflows or raise the stock at that place."
            };
            vec![Fault::at(&wanted, &found, "zero or more", cure)]
        }
        Refusal::NoFigures {
            what,
            without,
            with,
            others,
        } => {
            let found = format!("`{what}` without figures for {}", without.join(", "));
            let with = match with.as_slice() {
                [] => "no profession".to_owned(),
                list => list.join(", "),
            };
            let expected =
                format!("figures for every profession asked for; it has them for {with}");
            let cure = format!(
                "Ask for those professions (run --profession), add the rows that it needs, or choose a method that has all: {}.",
                others.join(", ")
            );
            vec![Fault::at(&wanted, &found, &expected, &cure)]
        }
        Refusal::TooLarge { place, value, most } => {
            let found = format!("a figure of {value:e} ({place})");
            let most = number::count(Lang::En, *most);
            let expected = format!("at most {most}: beyond it one more makes no difference");
            let cure = "Check the units of stocks, rates, shares and prices at that place.";
            vec![Fault::at(&wanted, &found, &expected, cure)]
        }
    }
}

fn found(wanted: &str, finding: &Finding) -> Fault {
    let cure = "Mend the figures that it names; docs/pack-format.md describes them.";
    Fault::at(wanted, &told(finding), "none of it", cure)
}

/// A finding in one line.
pub(crate) fn told(finding: &Finding) -> String {
    let mut text = String::new();
    if !finding.place.is_empty() {
        text = format!("{}: ", finding.place);
    }
    text.push_str(&sentence(Lang::En, finding.key, &finding.arguments));
    if !finding.quote.is_empty() {
        text.push_str(": ");
        text.push_str(&finding.quote);
    }
    cut(&text, LONGEST)
}
