//! Share links: a session as readable text in the fragment, and back, whatever the text is.
//!
//! `v1;e=<engine>;p=<pack>.<hash>;s=<seed>;w=<profession>;r=<region>;y=<year>;t=<view>;
//! m=<method>;u=<last year>;c=<capacity>;b=<base>;a=<ages>;x=<variant>;n=<rounding of sites>;
//! f=<fund>:on,...;d=<density>;h=<method>:<weight>,...;j=<market>;g=<workload>;q=<caps>;
//! l=<lever>:<value>@<start>+<ramp>,...;k=<seal>`. Version 2 is the same with actions that say more:
//! `<lever>~<axis>/<code>/<code>:<value>@<start>+<ramp>..<last>+<back>` or `<lever>:<year>:<value>/...`; it
//! is written where an action needs it, so that simple links open in older programs too. Fields with their default value are left
//! out. A link carries inputs, never results. The seal only tells damage from intent.

mod actions;
mod mend;
mod read;
mod text;

use super::{AXES, Action, DemandBase, Notice, Session};
use crate::unit::decimal;
use text::escape;

pub use mend::parted;
pub use read::decode;

/// Longest link that is read, in bytes.
pub const LONGEST: usize = 8 * 1024;

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
    let version = if scenario.actions.iter().all(Action::is_plain) && scenario.each_once() {
        "v1"
    } else {
        "v2"
    };
    let mut out = String::from(version);
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
    let levers: Vec<String> = scenario.actions.iter().map(lever).collect();
    field('l', &levers.join(","));
    let seal = seal(&out);
    format!("{out};k={seal:08x}")
}

fn lever(action: &Action) -> String {
    let mut out = String::from(action.lever.row().code);
    for (axis, _, letter) in AXES {
        let words = action.reach.words(*axis);
        if !words.is_empty() {
            out.push('~');
            out.push(*letter);
        }
        for word in words {
            out.push('/');
            out.push_str(&escape(&word));
        }
    }
    out.push(':');
    if !action.path.is_empty() {
        let points = action.path.iter();
        let points = points.map(|(year, value)| format!("{year}:{}", decimal::write(*value)));
        out.push_str(&points.collect::<Vec<_>>().join("/"));
        return out;
    }
    out.push_str(&format!(
        "{}@{}",
        decimal::write(action.value),
        action.start
    ));
    if action.ramp > 0 {
        out.push_str(&format!("+{}", action.ramp));
    }
    if let Some(end) = action.end {
        out.push_str(&format!("..{}", end.last));
        if end.ramp > 0 {
            out.push_str(&format!("+{}", end.ramp));
        }
    }
    out
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
    use crate::scenario::LeverId;

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
        let wanted = Action::new(LeverId::PlacesNursing, 20.0, 2026, 3);
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
