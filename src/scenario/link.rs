//! Share links: a session as readable text in the fragment, and back, whatever the text is.
//!
//! `v1;e=<engine>;p=<pack>.<hash>;s=<seed>;w=<profession>;r=<region>;y=<year>;t=<view>;
//! m=<method>;u=<last year>;c=<capacity>;b=<base>;a=<ages>;x=<variant>;n=<rounding of sites>;
//! f=<fund>:on,...;d=<density>;h=<method>:<weight>,...;j=<market>;g=<workload>;q=<caps>;
//! l=<lever>:<value>@<start>+<ramp>,...;k=<seal>`. Fields with their default value are left
//! out. A link carries inputs, never results. The seal only tells damage from intent.

mod text;

use super::edit::on_grid;
use super::{DemandBase, LEVERS, LeverId, Move, Session, Tab};
use crate::unit::{Year, decimal};
use text::{escape, printable, unescape};

/// Longest link that is read, in bytes.
pub const LONGEST: usize = 8 * 1024;
/// Years that a link may name at all.
const YEARS: (Year, Year) = (1900, 2300);
/// Longest ramp.
const RAMP: u16 = 100;
/// Most funds that a link switches.
const FUNDS: usize = 64;

/// A remark for the reader: locale key and named arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Locale key.
    pub key: &'static str,
    /// Named arguments.
    pub arguments: Vec<(&'static str, String)>,
}

impl Notice {
    /// A remark with its arguments.
    #[must_use]
    pub fn new(key: &'static str, arguments: &[(&'static str, &str)]) -> Self {
        let own = |(name, value): &(&'static str, &str)| (*name, (*value).to_owned());
        Self {
            key,
            arguments: arguments.iter().map(own).collect(),
        }
    }
}

/// What a link said.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opened {
    /// The best session that the text allows.
    pub session: Session,
    /// Engine version that made the link; empty when it does not say.
    pub engine: String,
    /// Hash of the pack that it was made with; empty when it does not say.
    pub hash: String,
    /// What could not be restored.
    pub notices: Vec<Notice>,
}

impl Opened {
    /// What differs from the engine and the pack that are here.
    #[must_use]
    pub fn differences(&self, engine: &str, hash: &str) -> Vec<Notice> {
        let mut notices = Vec::new();
        if !self.engine.is_empty() && self.engine != engine {
            notices.push(Notice::new(
                "link-other-engine",
                &[("then", &self.engine), ("now", engine)],
            ));
        }
        if !self.hash.is_empty() && self.hash != hash {
            notices.push(Notice::new(
                "link-other-pack",
                &[("then", &self.hash), ("now", hash)],
            ));
        }
        notices
    }
}

/// Writes a session, with the versions that make its numbers repeatable.
#[must_use]
pub fn encode(session: &Session, engine: &str, hash: &str) -> String {
    let scenario = &session.scenario;
    let mut out = String::from("v1");
    let mut field = |name: char, value: &str| {
        if !value.is_empty() {
            out.push(';');
            out.push(name);
            out.push('=');
            out.push_str(value);
        }
    };
    field('e', &escape(engine));
    let pack = escape(&session.pack);
    // A dot of the pack's own name must not be taken for the separator.
    let separated = !hash.is_empty() || pack.contains('.');
    let dot = if separated { "." } else { "" };
    let pack = format!("{pack}{dot}{}", escape(hash).replace('.', "%2E"));
    field('p', &pack);
    let filled = |on: bool, value: String| if on { value } else { String::new() };
    field('s', &filled(session.seed != 0, session.seed.to_string()));
    field('w', &escape(&session.profession));
    field('r', &escape(&session.region));
    field('y', &filled(session.year != 0, session.year.to_string()));
    field('t', session.tab.code());
    field(
        'm',
        &scenario.method.as_deref().map(escape).unwrap_or_default(),
    );
    field(
        'u',
        &scenario
            .until
            .map(|year| year.to_string())
            .unwrap_or_default(),
    );
    field(
        'c',
        scenario
            .capacity_mean
            .map_or("", |mean| if mean { "mean" } else { "end" }),
    );
    field(
        'b',
        if scenario.base == DemandBase::OwnDensity {
            "own"
        } else {
            ""
        },
    );
    let ages = scenario.need_ages.map(|(from, to)| format!("{from}-{to}"));
    field('a', &ages.unwrap_or_default());
    field('x', &escape(&scenario.variant));
    field('n', if scenario.whole_sites { "up" } else { "" });
    let funds = scenario.funds.iter().map(|(code, on)| {
        let word = if *on { "on" } else { "off" };
        format!("{}:{word}", escape(code))
    });
    field('f', &funds.collect::<Vec<_>>().join(","));
    field('d', &escape(&scenario.ratio));
    let weights = scenario.weights.iter();
    let weights = weights.map(|(id, weight)| format!("{}:{}", escape(id), decimal::write(*weight)));
    field('h', &weights.collect::<Vec<_>>().join(","));
    field('j', if scenario.market { "on" } else { "" });
    field('g', if scenario.workload { "on" } else { "" });
    field('q', if scenario.caps { "on" } else { "" });
    let levers: Vec<String> = scenario.levers.iter().map(lever).collect();
    field('l', &levers.join(","));
    let seal = seal(&out);
    format!("{out};k={seal:08x}")
}

fn lever(moved: &Move) -> String {
    let code = moved.lever.row().code;
    let ramp = if moved.ramp == 0 {
        String::new()
    } else {
        format!("+{}", moved.ramp)
    };
    format!(
        "{code}:{}@{}{ramp}",
        decimal::write(moved.value),
        moved.start
    )
}

/// Reads a link: always gives a valid session, and says what it could not restore.
#[must_use]
pub fn decode(text: &str) -> Opened {
    let mut opened = Opened::default();
    let mut text = text;
    if text.len() > LONGEST {
        let cut = (0..=LONGEST)
            .rev()
            .find(|at| text.is_char_boundary(*at))
            .unwrap_or(0);
        text = text.get(..cut).unwrap_or_default();
        opened.notices.push(Notice::new("link-too-long", &[]));
    }
    let mut fields = text.split(';');
    match fields.next().unwrap_or_default() {
        "v1" => {}
        other => {
            let newer = other.strip_prefix('v').and_then(|n| n.parse::<u32>().ok());
            opened.notices.push(match newer {
                Some(version) if version > 1 => {
                    Notice::new("link-newer", &[("version", &version.to_string())])
                }
                _ => Notice::new("link-damaged", &[]),
            });
        }
    }
    let mut sealed = false;
    for part in fields {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        if name == "k" {
            let body = text.rsplit_once(';').map_or(text, |(body, _)| body);
            sealed = u32::from_str_radix(value, 16) == Ok(seal(body));
        } else {
            read(&mut opened, name, value);
        }
    }
    let damaged = Notice::new("link-damaged", &[]);
    if !sealed && !opened.notices.contains(&damaged) {
        opened.notices.push(damaged);
    }
    opened
}

/// Reads one field; what cannot be read becomes a remark.
fn read(opened: &mut Opened, name: &str, value: &str) {
    let session = &mut opened.session;
    let understood = match name {
        "e" => put(&mut opened.engine, unescape(value)),
        "p" => {
            let (pack, hash) = value.rsplit_once('.').unwrap_or((value, ""));
            put(&mut session.pack, unescape(pack)) && put(&mut opened.hash, unescape(hash))
        }
        "s" => put(&mut session.seed, value.parse().ok()),
        "w" => put(&mut session.profession, unescape(value)),
        "r" => put(&mut session.region, unescape(value)),
        "y" => put(&mut session.year, year(value)),
        "t" => put(&mut session.tab, Tab::parse(value)),
        "m" => {
            let method = unescape(value).map(|id| Some(id).filter(|id| !id.is_empty()));
            put(&mut session.scenario.method, method)
        }
        "u" => put(&mut session.scenario.until, year(value).map(Some)),
        "c" => put(
            &mut session.scenario.capacity_mean,
            capacity(value).map(Some),
        ),
        "b" => put(
            &mut session.scenario.base,
            (value == "own").then_some(DemandBase::OwnDensity),
        ),
        "a" => put(&mut session.scenario.need_ages, ages(value).map(Some)),
        "x" => put(&mut session.scenario.variant, unescape(value)),
        "n" => put(
            &mut session.scenario.whole_sites,
            (value == "up").then_some(true),
        ),
        "d" => put(&mut session.scenario.ratio, unescape(value)),
        "h" => pairs(value, weight, |id, w| session.scenario.weigh(id, w)),
        "f" => pairs(value, switched, |code, on| {
            session.scenario.switch(code, Some(on));
        }),
        "j" => put(&mut session.scenario.market, on(value)),
        "g" => put(&mut session.scenario.workload, on(value)),
        "q" => put(&mut session.scenario.caps, on(value)),
        "l" => {
            for part in value
                .split(',')
                .filter(|part| !part.is_empty())
                .take(LEVERS.len() * 2)
            {
                read_lever(opened, part);
            }
            true
        }
        _ => false,
    };
    if !understood {
        let shown = printable(name);
        opened
            .notices
            .push(Notice::new("link-unknown-field", &[("field", &shown)]));
    }
}

/// Reads pairs `code:word,...`; whether all of them were understood.
fn pairs<T>(value: &str, read: fn(&str) -> Option<T>, mut put: impl FnMut(&str, T)) -> bool {
    let mut understood = true;
    for part in value.split(',').take(FUNDS) {
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

fn weight(word: &str) -> Option<f64> {
    decimal::parse(word).filter(|weight| (0.0..=100.0).contains(weight))
}

fn read_lever(opened: &mut Opened, part: &str) {
    let (code, rest) = part.split_once(':').unwrap_or((part, ""));
    let Some(id) = LeverId::parse(code) else {
        let shown = printable(code);
        opened
            .notices
            .push(Notice::new("link-unknown-lever", &[("code", &shown)]));
        return;
    };
    let (value, when) = rest.split_once('@').unwrap_or((rest, ""));
    let (start, ramp) = when.split_once('+').unwrap_or((when, "0"));
    let value = decimal::parse(value).map(on_grid);
    let (Some(value), Some(start), Ok(ramp)) = (value, year(start), ramp.parse::<u16>()) else {
        opened
            .notices
            .push(Notice::new("link-unreadable-lever", &[("code", code)]));
        return;
    };
    let allowed = id.row().clamp(value);
    if allowed != value || ramp > RAMP {
        let (was, now) = (decimal::write(value), decimal::write(allowed));
        let arguments = [("code", code), ("was", was.as_str()), ("now", now.as_str())];
        opened.notices.push(Notice::new("link-clamped", &arguments));
    }
    let wanted = Move {
        lever: id,
        value: allowed,
        start,
        ramp: ramp.min(RAMP),
    };
    opened.session.scenario.set(wanted);
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

fn year(value: &str) -> Option<Year> {
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

fn ages(value: &str) -> Option<(u16, u16)> {
    let (from, to) = value.split_once('-')?;
    let (from, to) = (from.parse().ok()?, to.parse().ok()?);
    (from <= to && to <= 120).then_some((from, to))
}

/// FNV-1a, 32 bits.
fn seal(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_can_be_read_by_people() {
        let mut session = Session {
            pack: "it".into(),
            profession: "NURSE".into(),
            region: "01".into(),
            year: 2035,
            seed: 7,
            ..Session::default()
        };
        let wanted = Move {
            lever: LeverId::PlacesNursing,
            value: 20.0,
            start: 2026,
            ramp: 3,
        };
        session.scenario.set(wanted);
        let link = encode(&session, "0.1.0", "00ff");
        let body =
            "v1;e=0.1.0;p=it.00ff;s=7;w=NURSE;r=01;y=2035;t=gap;l=places-nursing:20@2026+3;k=";
        assert!(link.starts_with(body), "{link}");
        let opened = decode(&link);
        assert_eq!(opened.session, session);
        assert_eq!(
            (opened.engine.as_str(), opened.hash.as_str()),
            ("0.1.0", "00ff")
        );
        assert_eq!(opened.notices, []);
    }

    #[test]
    fn codes_of_any_pack_survive() {
        for code in ["", "a.b", "è;=,:@+~", "100%", "日本"] {
            let session = Session {
                pack: code.into(),
                profession: code.into(),
                ..Session::default()
            };
            let opened = decode(&encode(&session, code, ""));
            assert_eq!(opened.session, session);
            assert_eq!(opened.notices, []);
        }
    }
}
