//! What a scenario file may say on a pack, and how a mistake in it is told.

use std::fmt;

use crate::scenario::{Axis, DemandBase, LEVERS, LeverId};
use crate::unit::Year;

/// What a pack allows a scenario to say.
#[derive(Clone, Debug, Default)]
pub struct Allowed<'a> {
    /// Opening year and last year.
    pub years: (Year, Year),
    /// Ids of demand methods.
    pub methods: Vec<&'a str>,
    /// Named variants of the exogenous index of need.
    pub variants: Vec<&'a str>,
    /// Whether there is such an index at all, named or not.
    pub index: bool,
    /// What a ratio can be taken from: `today`, `norm`, `region:CODE`, `benchmark:CODE`.
    pub ratios: Vec<String>,
    /// Codes of funds.
    pub funds: Vec<&'a str>,
    /// What the reach of an action can name.
    pub reach: Vec<(Axis, Vec<&'a str>)>,
}

impl Allowed<'_> {
    /// Whether the pack lists codes on an axis.
    pub(super) fn lists(&self, axis: Axis) -> bool {
        self.reach.iter().any(|(known, _)| *known == axis)
    }

    /// Whether a code is one of the pack's; on an axis without codes every word is.
    pub(super) fn holds(&self, axis: Axis, code: &str) -> bool {
        match self.reach.iter().find(|(known, _)| *known == axis) {
            Some((_, codes)) => codes.contains(&code),
            None => matches!(axis, Axis::Sex | Axis::Ages),
        }
    }

    /// The codes of one axis, or of all, in words.
    pub(super) fn named(&self, axis: Option<Axis>) -> String {
        let lists = self.reach.iter();
        let lists = lists
            .filter(|(known, codes)| !codes.is_empty() && axis.is_none_or(|axis| axis == *known));
        let words = lists.map(|(axis, codes)| format!("{}: {}", axis.word(), codes.join(" ")));
        let all = words.collect::<Vec<_>>().join("; ");
        if all.is_empty() {
            "no such code: the pack has none".to_owned()
        } else {
            all
        }
    }
}

/// A mistake in a scenario: where it stands, what was found, what was expected, how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioError {
    /// Line as a text editor counts it; 0 when the text has none.
    pub line: usize,
    /// Key inside the file, such as `levers[1].value`, or the words on the command line.
    pub key: String,
    /// What was found.
    pub found: String,
    /// What was expected.
    pub expected: String,
    /// How to mend it, one English sentence.
    pub cure: &'static str,
}

impl fmt::Display for ScenarioError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line > 0 {
            write!(f, "line {}, ", self.line)?;
        }
        write!(
            f,
            "{}: found {}, expected {}",
            self.key, self.found, self.expected
        )
    }
}

impl std::error::Error for ScenarioError {}

/// The word for a base of demand.
pub(super) const fn base_word(base: DemandBase) -> &'static str {
    match base {
        DemandBase::NeedWeighted => "need-weighted",
        DemandBase::OwnDensity => "own-density",
    }
}

/// The codes of all levers.
pub(super) fn codes() -> String {
    LEVERS
        .iter()
        .map(|lever| lever.code)
        .collect::<Vec<_>>()
        .join(", ")
}

/// The range of a lever in words.
pub(super) fn range(id: LeverId) -> String {
    let row = id.row();
    format!("{} to {} for {}", row.min, row.max, row.code)
}

/// Whether a lever may have a value.
pub(super) fn inside(id: LeverId, value: f64) -> bool {
    (id.row().min..=id.row().max).contains(&value)
}

/// First and last year in which a lever may begin.
pub(super) fn first_and_last(allowed: &Allowed<'_>) -> (Year, Year) {
    let first = allowed.years.0 + 1;
    (first, allowed.years.1.max(first))
}

/// What the reach of a lever may name, in words.
pub(super) fn may_name(id: LeverId) -> String {
    let row = id.row();
    let words: Vec<&str> = row.reach.iter().map(|axis| axis.word()).collect();
    if words.is_empty() {
        format!("no reach: {} acts on everything that it touches", row.code)
    } else {
        format!("a {} for {}", words.join(" or a "), row.code)
    }
}
