//! Reads the actions of a link, one by one.

use super::Opened;
use super::read::year;
use super::text::{printable, unescape};
use crate::scenario::limits::RAMP;
use crate::scenario::{AXES, Action, LeverId, Notice, Reach};
use crate::unit::{Year, decimal};

/// Reads one action; what cannot be read or must be cut becomes a remark. The first version of links
/// says each lever once: of a repeated one the last holds; `several` add up.
pub(super) fn read(opened: &mut Opened, part: &str, several: bool) {
    let (head, course) = part.split_once(':').unwrap_or((part, ""));
    let (code, named) = match head.split_once('~') {
        Some((code, named)) => (code, Some(named)),
        None => (head, None),
    };
    let notices = &mut opened.notices;
    let Some(id) = LeverId::parse(code) else {
        let shown = printable(code);
        return Notice::new("link-unknown-lever", &[("code", &shown)]).join(notices);
    };
    // An action whose reach is not understood must not act everywhere instead.
    let read = named.map_or(Some(Reach::default()), reach);
    let read = read.and_then(|reach| Some(action(id, course)?.within(reach)));
    let Some(read) = read else {
        return Notice::new("link-unreadable-lever", &[("lever", code)]).join(notices);
    };
    let cut = Action {
        ramp: read.ramp.min(RAMP),
        ..read.on_grid()
    };
    if let Some((was, now)) = furthest(&read, &cut) {
        let (was, now) = (decimal::write(was), decimal::write(now));
        let arguments = [
            ("lever", code),
            ("was", was.as_str()),
            ("now", now.as_str()),
        ];
        Notice::new("link-clamped", &arguments).join(notices);
    }
    if read.ramp > cut.ramp {
        let (was, now) = (read.ramp.to_string(), cut.ramp.to_string());
        let arguments = [
            ("lever", code),
            ("was", was.as_str()),
            ("now", now.as_str()),
        ];
        Notice::new("link-clamped-ramp", &arguments).join(notices);
    }
    let scenario = &mut opened.session.scenario;
    if several {
        scenario.add(cut);
    } else {
        scenario.set(cut);
    }
}

/// The first value that was cut, before and after; what only came onto the grid was not.
fn furthest(was: &Action, now: &Action) -> Option<(f64, f64)> {
    let values = |of: &Action| {
        let path = of.path.iter().map(|(_, value)| *value);
        std::iter::once(of.value).chain(path).collect::<Vec<_>>()
    };
    let both = values(was).into_iter().zip(values(now));
    both.into_iter().find(|(was, now)| (was - now).abs() > 1e-6)
}

/// `r/18/19~p/NURSE`.
fn reach(named: &str) -> Option<Reach> {
    let mut reach = Reach::default();
    for part in named.split('~') {
        let mut words = part.split('/');
        let mut letter = words.next()?.chars();
        let axis = letter.next().filter(|_| letter.next().is_none());
        let (axis, ..) = AXES.iter().find(|(.., known)| Some(*known) == axis)?;
        let before = reach.clone();
        for word in words {
            reach.name(*axis, &unescape(word)?).then_some(())?;
        }
        (reach != before).then_some(())?;
    }
    Some(reach)
}

fn action(id: LeverId, course: &str) -> Option<Action> {
    if course.contains(':') {
        let points = course.split('/').map(|point| {
            let (when, value) = point.split_once(':')?;
            Some((year(when)?, decimal::parse(value)?))
        });
        return Some(Action::along(id, &points.collect::<Option<Vec<_>>>()?));
    }
    let (begin, end) = match course.split_once("..") {
        Some((begin, end)) => (begin, Some(end)),
        None => (course, None),
    };
    let (value, when) = begin.split_once('@').unwrap_or((begin, ""));
    let (start, ramp) = year_and_ramp(when)?;
    let action = Action::new(id, decimal::parse(value)?, start, ramp);
    match end {
        None => Some(action),
        Some(end) => {
            let (last, ramp) = year_and_ramp(end)?;
            (last >= start).then(|| action.until(last, ramp.min(RAMP)))
        }
    }
}

/// `2026+3`; some programs read a plus as a blank.
fn year_and_ramp(text: &str) -> Option<(Year, u16)> {
    let (year_text, ramp) = text.split_once(['+', ' ']).unwrap_or((text, "0"));
    Some((year(year_text)?, ramp.parse().ok()?))
}
