//! The list of mistakes at the end of a command.

use std::process::ExitCode;

use organico::i18n::{Lang, number};

use crate::fault::Fault;
use crate::say;

/// Mistakes of one kind that are told one by one.
const ALIKE: usize = 5;
/// Kinds of mistakes that are told.
const KINDS: usize = 50;

/// How many mistakes some faults stand for.
fn many<'f>(faults: impl Iterator<Item = &'f Fault>) -> usize {
    faults.map(|fault| fault.many).sum()
}

/// Tells all mistakes, those of one kind together; gives the exit code.
pub(crate) fn all(faults: &[Fault]) -> ExitCode {
    let count = |many: usize| number::count(Lang::En, many as f64);
    let mut kinds: Vec<(&str, Vec<&Fault>)> = Vec::new();
    for fault in faults {
        match kinds.iter_mut().find(|(kind, _)| *kind == fault.kind) {
            Some((_, list)) => list.push(fault),
            None => kinds.push((&fault.kind, vec![fault])),
        }
    }
    let mut text = String::new();
    for (_, list) in kinds.iter().take(KINDS) {
        for fault in list.iter().take(ALIKE) {
            text.push_str(&format!("error: {fault}\n"));
        }
        if list.len() > ALIKE {
            let more = count(many(list.iter().skip(ALIKE).copied()));
            text.push_str(&format!("error: and {more} more like these\n"));
        }
    }
    let rest = kinds.iter().skip(KINDS).flat_map(|(_, list)| list);
    let rest = many(rest.copied());
    if rest > 0 {
        let kinds = count(kinds.len() - KINDS);
        text.push_str(&format!(
            "error: and {} more of {kinds} other kinds\n",
            count(rest)
        ));
    }
    let all = many(faults.iter());
    if all > 1 {
        text.push_str(&format!("{} mistakes in all\n", count(all)));
    }
    say::aside(&text);
    if faults.iter().any(|fault| fault.usage) {
        ExitCode::from(2)
    } else {
        ExitCode::from(1)
    }
}
