//! What a loaded pack has to say about itself: missing, derived, conflicting. Mends nothing.

use super::derive::Tables;
use super::read::remarks::ConflictRow;
use super::{Extent, Pack};
use std::collections::BTreeSet;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The pack runs, yet a figure is wrong or contradictory.
    Error,
    /// Something is missing, and an assumption stands in for it.
    Warning,
    /// A derivation that was asked for, told for the record.
    Info,
}

/// One thing that the check has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// Locale key of its kind, one of [`Finding::KEYS`].
    pub key: &'static str,
    /// English sentence for developers, lower case, no full stop.
    pub text: String,
    /// Table, codes or years that it is about.
    pub place: String,
}

macro_rules! notes {
    ($($(#[doc = $doc:literal])+ $name:ident, $severity:ident, $key:literal;)+) => {
        /// Sorts of findings.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Note { $($(#[doc = $doc])+ $name,)+ }

        impl Note {
            const fn key(self) -> &'static str {
                match self { $(Self::$name => concat!("check-", $key),)+ }
            }

            const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)+ }
            }
        }

        impl Finding {
            /// Locale keys of every sort of finding. Arguments: `place`, `text`.
            pub const KEYS: &[&str] = &[$(concat!("check-", $key),)+];
        }
    };
}

notes! {
    /// A cadre has neither a stock nor cells.
    NoStock, Error, "no-stock";
    /// Parts do not add up to their whole.
    Sum, Error, "sum";
    /// A profession that is to be run has no cadre.
    NoCadre, Warning, "no-cadre";
    /// Nothing brings anybody in.
    NotProjected, Warning, "not-projected";
    /// Ages or sexes are spread evenly for want of a margin.
    Even, Warning, "even";
    /// Regions are shared out by residents for want of a margin.
    ByResidents, Warning, "by-residents";
    /// Nobody is known to retire.
    NoRetirement, Warning, "no-retirement";
    /// Death rates or ages are missing, so the mortality ratio does nothing.
    NoMortality, Warning, "no-mortality";
    /// Where new entrants go is not stated.
    NoHiring, Warning, "no-hiring";
    /// How long the closure flow lasts is not stated.
    NoClosureHold, Warning, "no-closure-hold";
    /// A programme has no places.
    NoPlaces, Warning, "no-places";
    /// The share of candidates that wants a school is not stated.
    NoPreference, Warning, "no-preference";
    /// A service has no use weights for some ages.
    NoWeights, Warning, "no-weights";
    /// Residents are held beyond the last year known.
    ResidentsHeld, Warning, "residents-held";
    /// A table whose name the format does not know.
    UnknownFile, Warning, "unknown-file";
    /// A margin that no table names.
    UnusedMargin, Warning, "unused-margin";
    /// A source that no figure names.
    UnusedSource, Info, "unused-source";
    /// An older (or newer) stock was brought to the opening year.
    Carried, Info, "carried";
    /// Residents of years between two known ones are interpolated.
    ResidentsBetween, Info, "residents-between";
    /// Places of earlier years are held at the first known.
    PlacesHeld, Info, "places-held";
    /// Places between two known years are interpolated.
    PlacesBetween, Info, "places-between";
    /// Some graduates join a profession that is not run.
    FeedDropped, Info, "feed-dropped";
    /// A profession without a usable figure.
    NoFigure, Info, "no-figure";
    /// Two sources disagree.
    Conflict, Info, "conflict";
}

impl Finding {
    pub(crate) fn new(note: Note, place: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            severity: note.severity(),
            key: note.key(),
            text: text.into(),
            place: place.into(),
        }
    }
}

/// Looks at the finished pack as a whole.
pub(crate) fn check(pack: &Pack, tables: &Tables, used: &BTreeSet<usize>) -> Vec<Finding> {
    let mut found = Vec::new();
    for profession in &pack.professions {
        let code = profession.code.as_str();
        match profession.extent {
            Extent::None => {
                let text = format!("no usable figure: {}", profession.note);
                found.push(Finding::new(Note::NoFigure, code, text));
            }
            _ if profession.cadres.0 == profession.cadres.1 => {
                found.push(Finding::new(Note::NoCadre, code, "no sector with people"));
            }
            _ if !profession.projected => {
                let text = "people leave, yet neither training nor another inflow is known: \
                            only the opening year is shown";
                found.push(Finding::new(Note::NotProjected, code, text));
            }
            _ => {}
        }
    }
    let margins = tables.stocks.margins.iter().enumerate();
    for (_, margin) in margins.filter(|(at, _)| !used.contains(at)) {
        let place = format!("margins.csv, {}", margin.code);
        found.push(Finding::new(
            Note::UnusedMargin,
            place,
            "no table names this margin",
        ));
    }
    let quoted = tables
        .conflicts
        .iter()
        .flat_map(|row| [&row.used_source, &row.other_source]);
    let facts = pack.facts.iter().map(|fact| &fact.source);
    let named: BTreeSet<&str> = facts.chain(quoted).map(String::as_str).collect();
    for source in pack
        .sources
        .iter()
        .filter(|source| !named.contains(source.id.as_str()))
    {
        let place = format!("sources.csv, {}", source.id);
        found.push(Finding::new(
            Note::UnusedSource,
            place,
            "no figure quotes this source",
        ));
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
            found.push(Finding::new(
                Note::Sum,
                place,
                format!("{what} add up to {sum}, not to 1"),
            ));
        }
    };
    for cadre in &pack.cadres {
        let place = pack.place_of(cadre);
        one(&place, "ages and sexes of entrants", &cadre.hire_profile);
        one(&place, "regions of entrants", &cadre.hire_rows);
        one(&place, "regions of movers", &cadre.attraction);
        for inflow in &cadre.inflows {
            one(&place, "ages and sexes of an inflow", &inflow.profile);
            one(&place, "regions of an inflow", &inflow.rows);
        }
    }
    for programme in &pack.programmes {
        one(&programme.code, "shares of late graduates", &programme.late);
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
        let text = format!(
            "{}: {} ({}) is used, {} ({}) is not: {}",
            self.subject, self.used, self.used_source, self.other, self.other_source, self.reason
        );
        Finding::new(Note::Conflict, format!("conflicts.csv:{}", self.line), text)
    }
}
