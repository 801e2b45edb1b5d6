//! Reads a link: field by field, on the first of its mended texts whose seal fits.

use super::text::{printable, unescape};
use super::{LONGEST, Opened, actions, encode, mend, seal};
use crate::scenario::limits::{YEARS, ages, weight};
use crate::scenario::{DemandBase, Notice, Tab};
use crate::unit::{Year, decimal};

/// The newest version of a link that is understood.
const NEWEST: u32 = 2;
/// Most pairs of a list that are read: funds, weights.
const PAIRS: usize = 64;
/// Most actions that are read.
const ACTIONS: usize = 128;
/// How much longer than a link its text may be, when programs on the way escaped it.
const ESCAPED: usize = 4;

/// Reads a link: always gives a valid session, and says what it could not restore.
///
/// What programs do to an address on its way is undone first: the text whose seal fits is the one
/// that was shared. Where none does, the one that says most is read, and called damaged.
#[must_use]
pub fn decode(text: &str) -> Opened {
    let (text, mut long) = cut(text, ESCAPED * LONGEST);
    let mut best: Option<(usize, Opened)> = None;
    for candidate in mend::candidates(text) {
        let (candidate, longer) = cut(&candidate, LONGEST);
        let (understood, opened, whole) = parse(candidate);
        if whole && !longer {
            return opened;
        }
        if best.as_ref().is_none_or(|(most, _)| understood > *most) {
            long |= longer;
            best = Some((understood, opened));
        }
    }
    let mut opened = best.map(|(_, opened)| opened).unwrap_or_default();
    let key = if long {
        "link-too-long"
    } else {
        "link-damaged"
    };
    opened.notices.insert(0, Notice::new(key, &[]));
    opened
}

/// The text up to a length in bytes, and whether anything was cut.
fn cut(text: &str, most: usize) -> (&str, bool) {
    let end = (0..=most.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0);
    (text.get(..end).unwrap_or_default(), end < text.len())
}

/// One text: how many fields were understood, what they say, and whether the seal fits.
fn parse(text: &str) -> (usize, Opened, bool) {
    let mut opened = Opened::default();
    let (body, tail) = sealed(text).unwrap_or((text, ""));
    let mut fields = body.split(';');
    let version = fields.next().unwrap_or_default();
    let mut understood = usize::from(matches!(version, "v1" | "v2"));
    let newer = version.strip_prefix('v').and_then(|n| n.parse().ok());
    if newer.is_some_and(|version: u32| version > NEWEST) {
        let version = version.get(1..).unwrap_or_default();
        Notice::new("link-newer", &[("version", version)]).join(&mut opened.notices);
    }
    for part in fields {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        let before = opened.notices.len();
        read(&mut opened, (name, value), version);
        understood += usize::from(opened.notices.len() == before);
    }
    if tail.is_empty() {
        return (understood, opened, false);
    }
    if tail == format!("{:08x}", seal(body)) {
        return (understood, opened, true);
    }
    // The text was changed, but says the same as the one that was sealed.
    let again = encode(&opened.session, &opened.engine, &opened.hash);
    let same = again.ends_with(tail);
    if same {
        opened.notices.clear();
    }
    (understood, opened, same)
}

/// The sealed part of a text, and the seal; what follows the seal is none of ours.
fn sealed(text: &str) -> Option<(&str, &str)> {
    let at = text.rfind(";k=")?;
    let tail = text.get(at + 3..at + 11)?;
    let digit = |c: u8| matches!(c, b'0'..=b'9' | b'a'..=b'f');
    tail.bytes().all(digit).then_some((text.get(..at)?, tail))
}

/// Reads one field; what cannot be read becomes a remark.
fn read(opened: &mut Opened, (name, value): (&str, &str), version: &str) {
    let session = &mut opened.session;
    let scenario = &mut session.scenario;
    // What the field is about, for people; none: the remark quotes the link.
    let (choice, understood) = match name {
        "e" => ("engine", put(&mut opened.engine, unescape(value))),
        "p" => {
            let (pack, hash) = value.rsplit_once('.').unwrap_or((value, ""));
            let both = unescape(pack).zip(unescape(hash));
            let understood = both.is_some();
            if let Some(both) = both {
                (session.pack, opened.hash) = both;
            }
            ("pack", understood)
        }
        "s" => ("seed", put(&mut session.seed, value.parse().ok())),
        "w" => ("profession", put(&mut session.profession, unescape(value))),
        "r" => ("region", put(&mut session.region, unescape(value))),
        "y" => ("year", put(&mut session.year, year(value))),
        "t" => ("tab", put(&mut session.tab, Tab::parse(value))),
        "m" => {
            let method = unescape(value).map(|id| Some(id).filter(|id| !id.is_empty()));
            ("method", put(&mut scenario.method, method))
        }
        "u" => ("until", put(&mut scenario.until, year(value).map(Some))),
        "c" => (
            "capacity",
            put(&mut scenario.capacity_mean, capacity(value).map(Some)),
        ),
        "b" => {
            let own = (value == "own").then_some(DemandBase::OwnDensity);
            ("base", put(&mut scenario.base, own))
        }
        "a" => ("ages", put(&mut scenario.need_ages, span(value).map(Some))),
        "x" => ("variant", put(&mut scenario.variant, unescape(value))),
        "n" => (
            "sites",
            put(&mut scenario.whole_sites, (value == "up").then_some(true)),
        ),
        "d" => ("ratio", put(&mut scenario.ratio, unescape(value))),
        "h" => (
            "weights",
            pairs(value, share, |id, w| scenario.weigh(id, w)),
        ),
        "f" => (
            "funds",
            pairs(value, switched, |code, on| scenario.switch(code, Some(on))),
        ),
        "j" => ("market", put(&mut scenario.market, on(value))),
        "g" => ("workload", put(&mut scenario.workload, on(value))),
        "q" => ("caps", put(&mut scenario.caps, on(value))),
        "l" => {
            let parts = value.split(',').filter(|part| !part.is_empty());
            for part in parts.take(ACTIONS) {
                actions::read(opened, part, version == "v2");
            }
            return;
        }
        _ => ("", false),
    };
    if understood {
        return;
    }
    let shown = printable(name);
    match choice {
        "" => Notice::new("link-unknown-field", &[("field", &shown)]),
        choice => Notice::new("link-unreadable", &[("choice", choice)]),
    }
    .join(&mut opened.notices);
}

/// Reads pairs `code:word,...`; whether all of them were understood.
fn pairs<T>(value: &str, read: fn(&str) -> Option<T>, mut put: impl FnMut(&str, T)) -> bool {
    let mut understood = true;
    for part in value.split(',').take(PAIRS) {
        let (code, word) = part.split_once(':').unwrap_or((part, ""));
        let code = unescape(code).filter(|code| !code.is_empty());
        match code.zip(read(word)) {
            Some((code, word)) => put(&code, word),
            None => understood = false,
        }
    }
    understood
}

fn switched(word: &str) -> Option<bool> {
    match word {
        "on" => Some(true),
        "off" => Some(false),
        _ => None,
    }
}

fn on(word: &str) -> Option<bool> {
    (word == "on").then_some(true)
}

fn share(word: &str) -> Option<f64> {
    decimal::parse(word).filter(|share| weight(*share))
}

fn put<T>(place: &mut T, value: Option<T>) -> bool {
    match value {
        Some(value) => {
            *place = value;
            true
        }
        None => false,
    }
}

pub(super) fn year(value: &str) -> Option<Year> {
    value
        .parse()
        .ok()
        .filter(|year| (YEARS.0..=YEARS.1).contains(year))
}

fn capacity(value: &str) -> Option<bool> {
    match value {
        "mean" => Some(true),
        "end" => Some(false),
        _ => None,
    }
}

fn span(value: &str) -> Option<(u16, u16)> {
    let (from, to) = value.split_once('-')?;
    let (from, to) = (from.parse().ok()?, to.parse().ok()?);
    ages(from, to).then_some((from, to))
}
