//! The list of mistakes at the end of a command.

use std::process::ExitCode;

use organico::i18n::{Lang, number};

use crate::fault::Fault;
use crate::say;

/// Mistakes of one kind that are told one by one.
const ALIKE: usize = 5;
/// Kinds of mistakes that are told.
const KINDS: usize = 50;

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
            let more = count(list.len() - ALIKE);
            text.push_str(&format!("error: and {more} more like these\n"));
        }
    }
    let rest: usize = kinds.iter().skip(KINDS).map(|(_, list)| list.len()).sum();
    if rest > 0 {
        let kinds = count(kinds.len() - KINDS);
        text.push_str(&format!(
            "error: and {} more of {kinds} other kinds\n",
            count(rest)
        ));
    }
    if faults.len() > 1 {
        text.push_str(&format!("{} mistakes in all\n", count(faults.len())));
    }
    say::aside(&text);
    if faults.iter().any(|fault| fault.usage) {
        ExitCode::from(2)
    } else {
        ExitCode::from(1)
    }
}
