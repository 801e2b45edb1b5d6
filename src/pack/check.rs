//! What a loaded pack has to say about itself: missing, derived, conflicting. Mends nothing.

use crate::pack::Pack;
use crate::pack::derive::tables::Tables;
use crate::pack::facts::finding::{Finding, Note, exact};
use crate::pack::facts::profession::Extent;
use crate::pack::read::remarks::ConflictRow;
use std::collections::BTreeSet;

/// Looks at the finished pack as a whole.
pub(crate) fn check(pack: &Pack, tables: &Tables, used: &[usize]) -> Vec<Finding> {
    let mut found = Vec::new();
    for profession in &pack.professions {
        let code = profession.code.as_str();
        match profession.extent {
            Extent::None => {
                found.push(Finding::new(Note::NoFigure, code).quoting(&profession.note));
            }
            _ if profession.cadres.0 == profession.cadres.1 => {
                found.push(Finding::new(Note::NoCadre, code));
            }
            _ if !profession.projected => {
                found.push(Finding::new(Note::NotProjected, code));
            }
            _ => {}
        }
    }
    let margins = tables.stocks.margins.iter().enumerate();
    for (_, margin) in margins.filter(|(at, _)| !used.contains(at)) {
        let place = format!("margins.csv, {}", margin.code);
        found.push(Finding::new(Note::UnusedMargin, place));
    }
    let quoted = tables
        .conflicts
        .iter()
        .flat_map(|row| [&row.used_source, &row.other_source])
        .chain(&tables.money.quoted);
    let facts = pack.facts.iter().map(|fact| &fact.source);
    let named: BTreeSet<&String> = facts.chain(quoted).collect();
    for source in pack
        .sources
        .iter()
        .filter(|source| !named.contains(&source.id))
    {
        let place = format!("sources.csv, {}", source.id);
        found.push(Finding::new(Note::UnusedSource, place));
    }
    found.extend(sums(pack));
    found.extend(tables.conflicts.iter().map(ConflictRow::finding));
    found
}

/// Shares that the model relies upon: each must add up to 1 to 1e-9.
fn sums(pack: &Pack) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut one = |place: &str, what: &str, shares: &[f64]| {
        let sum: f64 = shares.iter().sum();
        if !shares.is_empty() && (sum - 1.0).abs() > 1e-9 {
            let arguments = vec![("what", what.to_owned().into()), ("sum", exact(sum))];
            found.push(Finding::with(Note::Sum, place, arguments));
        }
    };
    for cadre in &pack.cadres {
        let place = pack.place_of(cadre);
        one(&place, "hire_profile", &cadre.hire_profile);
        one(&place, "hire_rows", &cadre.hire_rows);
        one(&place, "attraction", &cadre.attraction);
        for inflow in &cadre.inflows {
            one(&place, "inflow profile", &inflow.profile);
            one(&place, "inflow rows", &inflow.rows);
        }
    }
    for programme in &pack.programmes {
        one(&programme.code, "late", &programme.late);
    }
    for profession in pack.professions.iter().filter(|p| p.cadres.0 < p.cadres.1) {
        let shares: Vec<f64> = profession
            .services
            .iter()
            .map(|(_, share)| *share)
            .collect();
        one(&profession.code, "services", &shares);
    }
    found
}

impl ConflictRow {
    /// Tells which value was taken, which was not, and why.
    pub(crate) fn finding(&self) -> Finding {
        let quote = format!(
            "{}: {} ({}) is used, {} ({}) is not: {}",
            self.subject, self.used, self.used_source, self.other, self.other_source, self.reason
        );
        let place = format!("conflicts.csv:{}", self.line);
        Finding::new(Note::Conflict, place).quoting(quote)
    }
}
