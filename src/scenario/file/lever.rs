//! A lever in the words of the command line: `code[reach]=course`.
//!
//! The course is `value[@start[+ramp]][..last[+ramp]]` or `year:value,year:value,...`; the reach names
//! codes of the pack, `NURSE,18|19`: a comma parts the axes, a bar the codes of one axis.

use super::allowed::{Allowed, ScenarioError, codes, first_and_last, inside, may_name, range};
use crate::scenario::limits::RAMP;
use crate::scenario::{AXES, Action, Axis, End, LeverId, Reach};
use crate::unit::Year;

const FORM: &str = "code=value[@start[+ramp]][..last[+ramp]] or code=year:value,year:value, with [reach] after \
                    the code where it does not act everywhere: voluntary-exits[NURSE,18|19]=-20@2026+2..2032";
const SEE: &str = "See `organico levers` for codes, units, ranges and reach.";

/// Reads a lever of the command line.
///
/// # Errors
/// The first mistake.
pub fn lever(words: &str, allowed: &Allowed<'_>) -> Result<Action, ScenarioError> {
    let text = Text { words, allowed };
    let (head, course) = text.parted()?;
    let (code, named) = match head.split_once('[') {
        None => (head, None),
        Some((code, rest)) => match rest.strip_suffix(']') {
            Some(named) => (code, Some(named)),
            None => return Err(text.wrong(head, FORM, "Close the bracket before the `=`.")),
        },
    };
    let Some(id) = LeverId::parse(code) else {
        return Err(text.wrong(code, &format!("a lever: {}", codes()), SEE));
    };
    let reach = match named {
        None => Reach::default(),
        Some(named) => text.reach(id, named)?,
    };
    let action = if course.contains(':') {
        text.path(id, course)?
    } else {
        text.held(id, course)?
    };
    Ok(action.within(reach))
}

struct Text<'t> {
    words: &'t str,
    allowed: &'t Allowed<'t>,
}

impl<'t> Text<'t> {
    fn wrong(&self, found: &str, expected: &str, cure: &'static str) -> ScenarioError {
        ScenarioError {
            line: 0,
            key: format!("--lever {}", self.words),
            found: format!("`{found}`"),
            expected: expected.to_owned(),
            cure,
        }
    }

    /// What stands before and after the first `=` outside brackets.
    fn parted(&self) -> Result<(&'t str, &'t str), ScenarioError> {
        let from = self.words.find(']').unwrap_or(0);
        let at = self.words.get(from..).and_then(|rest| rest.find('='));
        let parts = at.map(|at| self.words.split_at(from + at));
        match parts {
            Some((head, rest)) => Ok((head, rest.trim_start_matches('='))),
            None => Err(self.wrong(self.words, FORM, SEE)),
        }
    }

    fn reach(&self, id: LeverId, named: &str) -> Result<Reach, ScenarioError> {
        let mut reach = Reach::default();
        for part in named.split(',') {
            for word in part.split('|') {
                let (axis, code) = self.axis(word)?;
                if !id.row().reach.contains(&axis) {
                    return Err(self.wrong(word, &may_name(id), SEE));
                }
                if !reach.name(axis, code) {
                    let expected = "F or M for a sex, first-last for ages, each once";
                    return Err(self.wrong(word, expected, SEE));
                }
            }
        }
        Ok(reach)
    }

    /// The axis of a word, `family:NURSING`, or of a code that only one axis of the pack has.
    fn axis<'w>(&self, word: &'w str) -> Result<(Axis, &'w str), ScenarioError> {
        let prefixed = word.split_once(':').and_then(|(name, code)| {
            let row = AXES.iter().find(|(_, known, _)| *known == name)?;
            Some((row.0, code))
        });
        let known = |axis: Axis, code: &str| self.allowed.holds(axis, code);
        let found: Vec<(Axis, &str)> = match prefixed {
            Some((axis, code)) => known(axis, code)
                .then_some((axis, code))
                .into_iter()
                .collect(),
            None => AXES
                .iter()
                .filter(|(axis, ..)| self.allowed.lists(*axis) && known(*axis, word))
                .map(|(axis, ..)| (*axis, word))
                .collect(),
        };
        match found.as_slice() {
            [one] => Ok(*one),
            [] => Err(self.wrong(
                word,
                &self.allowed.named(prefixed.map(|(axis, _)| axis)),
                SEE,
            )),
            several => {
                let words = several
                    .iter()
                    .map(|(axis, code)| format!("{}:{code}", axis.word()));
                let expected = words.collect::<Vec<_>>().join(" or ");
                Err(self.wrong(word, &expected, "Say which of them is meant."))
            }
        }
    }

    fn held(&self, id: LeverId, course: &str) -> Result<Action, ScenarioError> {
        let (begin, end) = match course.split_once("..") {
            Some((begin, end)) => (begin, Some(end)),
            None => (course, None),
        };
        let (value, when) = match begin.split_once('@') {
            Some((value, when)) => (value, Some(when)),
            None => (begin, None),
        };
        let value = self.value(id, value)?;
        let first = first_and_last(self.allowed).0;
        let (start, ramp) = match when {
            None => (first, 0),
            Some(when) => self.year_and_ramp(when, first)?,
        };
        let mut action = Action::new(id, value, start, ramp);
        if let Some(end) = end {
            let (last, ramp) = self.year_and_ramp(end, start)?;
            action.end = Some(End { last, ramp });
        }
        Ok(action)
    }

    fn path(&self, id: LeverId, course: &str) -> Result<Action, ScenarioError> {
        let first = first_and_last(self.allowed).0;
        let mut points: Vec<(Year, f64)> = Vec::new();
        for point in course.split(',') {
            let Some((year, value)) = point.split_once(':') else {
                return Err(self.wrong(point, "year:value", FORM));
            };
            let year_read = self.year(year, first)?;
            if points.iter().any(|(known, _)| *known == year_read) {
                return Err(self.wrong(point, "each year once", "Keep one value for this year."));
            }
            points.push((year_read, self.value(id, value)?));
        }
        Ok(Action::along(id, &points))
    }

    fn value(&self, id: LeverId, text: &str) -> Result<f64, ScenarioError> {
        let Ok(value) = text.parse::<f64>() else {
            return Err(self.wrong(text, "a number with a decimal dot", FORM));
        };
        if !inside(id, value) {
            let cure = "Choose a value inside the range.";
            return Err(self.wrong(&value.to_string(), &range(id), cure));
        }
        Ok(value)
    }

    /// A projected year, not before `first`.
    fn year(&self, text: &str, first: Year) -> Result<Year, ScenarioError> {
        let last = first_and_last(self.allowed).1;
        let year = text
            .parse()
            .ok()
            .filter(|year| (first..=last).contains(year));
        year.ok_or_else(|| {
            let expected = format!("a year {first} to {last}");
            self.wrong(
                text,
                &expected,
                "Choose a projected year of the pack, the end after the start.",
            )
        })
    }

    fn year_and_ramp(&self, text: &str, first: Year) -> Result<(Year, u16), ScenarioError> {
        let (year, ramp) = match text.split_once('+') {
            Some((year, ramp)) => (year, Some(ramp)),
            None => (text, None),
        };
        let year = self.year(year, first)?;
        let Some(ramp) = ramp else {
            return Ok((year, 0));
        };
        match ramp.parse().ok().filter(|years| *years <= RAMP) {
            Some(ramp) => Ok((year, ramp)),
            None => {
                let expected = format!("0 to {RAMP} years");
                Err(self.wrong(
                    ramp,
                    &expected,
                    "Write the years on the way to the value, or back.",
                ))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allowed() -> Allowed<'static> {
        Allowed {
            years: (2024, 2050),
            reach: vec![
                (Axis::Region, vec!["18", "19"]),
                (Axis::Profession, vec!["NURSE", "ALL"]),
                (Axis::Family, vec!["ALL"]),
                (Axis::Programme, vec!["BSN"]),
            ],
            ..Allowed::default()
        }
    }

    #[test]
    fn a_course_has_a_start_a_ramp_and_an_end_or_points() {
        let read = |words| lever(words, &allowed());
        let nursing = LeverId::PlacesNursing;
        assert_eq!(
            read("places-nursing=20@2026+3"),
            Ok(Action::new(nursing, 20.0, 2026, 3))
        );
        assert_eq!(
            read("places-nursing=20@2026+3..2032+1"),
            Ok(Action::new(nursing, 20.0, 2026, 3).until(2032, 1))
        );
        assert_eq!(
            read("places-nursing=20..2032"),
            Ok(Action::new(nursing, 20.0, 2025, 0).until(2032, 0))
        );
        let points = [(2026, 10.0), (2028, 15.0), (2035, 0.0)];
        assert_eq!(
            read("places-nursing=2026:10,2028:15,2035:0"),
            Ok(Action::along(nursing, &points))
        );
    }

    #[test]
    fn a_reach_names_codes_that_only_one_axis_has_or_says_which() {
        let reach = |words: &str| lever(words, &allowed()).map(|action| action.reach);
        let nurse = reach("hours[NURSE]=-2").unwrap_or_default();
        assert_eq!(nurse.professions, ["NURSE"]);
        let family = reach("hours[family:ALL]=-2").unwrap_or_default();
        assert_eq!(family.families, ["ALL"]);
        let error = reach("hours[ALL]=-2").map_err(|error| error.expected);
        assert_eq!(error, Err("profession:ALL or family:ALL".to_owned()));
        let course = reach("places-nursing[BSN]=5").unwrap_or_default();
        assert_eq!(course.programmes, ["BSN"]);
    }

    #[test]
    fn mistakes_say_what_was_found_what_is_there_and_what_to_do() {
        for (bad, found) in [
            ("hours", "`hours`"),
            ("hours=a", "`a`"),
            ("hours=99", "`99`"),
            ("hour=1", "`hour`"),
            ("hours=1@1990", "`1990`"),
            ("hours=1@2030+x", "`x`"),
            ("hours=1@2030..2029", "`2029`"),
            ("hours=2030:1,2030:2", "`2030:2`"),
            ("hours[NURSE=1", "`hours[NURSE`"),
            ("hours[DOCTOR]=1", "`DOCTOR`"),
            ("hours[BSN]=1", "`BSN`"),
            ("births[NURSE]=1", "`NURSE`"),
        ] {
            let error = lever(bad, &allowed())
                .err()
                .unwrap_or_else(|| panic!("{bad} was read"));
            assert_eq!(error.found, found, "{bad}");
            assert!(
                !error.cure.is_empty() && !error.expected.is_empty(),
                "{bad}"
            );
        }
    }
}
