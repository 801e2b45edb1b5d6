//! The language of one reader: texts, names and numbers. Knows no chart and no pixel.

use crate::i18n::{self, Lang, Names, number};
use crate::unit::Year;

/// Writes in one language; small enough to be copied into every view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The language.
    pub lang: Lang,
}

impl Words {
    /// Words of a language.
    #[must_use]
    pub const fn new(lang: Lang) -> Self {
        Self { lang }
    }

    /// The text of a key with its named arguments.
    #[must_use]
    pub fn say(self, key: &str, arguments: &[(&str, &str)]) -> String {
        i18n::text(self.lang, key, arguments)
    }

    /// The text of a key without arguments.
    #[must_use]
    pub fn label(self, key: &str) -> String {
        i18n::text(self.lang, key, &[])
    }

    /// The text of a key, or `otherwise` where no locale has it.
    #[must_use]
    pub fn label_or(self, key: &str, otherwise: &str) -> String {
        if i18n::has(self.lang, key) {
            self.label(key)
        } else {
            otherwise.to_owned()
        }
    }

    /// One of a thing's names.
    #[must_use]
    pub fn name(self, names: &Names) -> String {
        names.of(self.lang).to_owned()
    }

    /// A number for sentences and labels: `61 mila`; small ones keep a decimal: `3,8`.
    #[must_use]
    pub fn round(self, value: f64) -> String {
        if value.abs() < 9.95 {
            number::short(self.lang, value, 1)
        } else {
            number::compact(self.lang, value)
        }
    }

    /// The size of a number, sign left out: the sentence says which way it goes.
    #[must_use]
    pub fn size(self, value: f64) -> String {
        self.round(value.abs())
    }

    /// A number for sentences with its sign.
    #[must_use]
    pub fn signed(self, value: f64) -> String {
        let text = self.round(value);
        if value > 0.0 && text.bytes().any(|byte| matches!(byte, b'1'..=b'9')) {
            format!("+{text}")
        } else {
            text
        }
    }

    /// A number for tables: whole, in full; small ones keep a decimal.
    #[must_use]
    pub fn count(self, value: f64) -> String {
        if value.abs() < 9.95 {
            number::short(self.lang, value, 1)
        } else {
            number::count(self.lang, value)
        }
    }

    /// A whole number, as people are counted: `31` of 100.
    #[must_use]
    pub fn whole(self, value: f64) -> String {
        number::count(self.lang, value)
    }

    /// A share as per cent without decimals.
    #[must_use]
    pub fn percent(self, share: f64) -> String {
        number::percent(self.lang, share, 0)
    }

    /// A share as per cent with its sign.
    #[must_use]
    pub fn signed_percent(self, share: f64) -> String {
        number::signed_percent(self.lang, share, 0)
    }

    /// Millions of euros for sentences and labels; from a thousand on in billions.
    #[must_use]
    pub fn millions(self, value: f64) -> String {
        let (value, key) = match value.abs() < 1e3 {
            true => (value, "panel-millions"),
            false => (value / 1e3, "panel-billions"),
        };
        self.say(key, &[("n", &self.round(value))])
    }

    /// What stands where there is no number.
    #[must_use]
    pub fn nothing(self) -> String {
        number::NOTHING.to_owned()
    }

    /// A mark on an axis of people or FTE whose marks are `step` apart.
    #[must_use]
    pub fn tick(self, value: f64, step: f64) -> String {
        let size = value.abs();
        let (scale, key) = if step >= 1e6 {
            (1e6, "chart-tick-millions")
        } else if step >= 1e3 && size >= 1e3 {
            (1e3, "chart-tick-thousands")
        } else {
            let digits = if step < 0.05 {
                2
            } else if (step - step.round()).abs() > 1e-9 {
                1
            } else {
                0
            };
            return number::short(self.lang, value, digits);
        };
        if size < scale / 1e3 {
            return self.count(0.0);
        }
        self.say(key, &[("n", &number::short(self.lang, value / scale, 1))])
    }
}

/// The year as an argument of a sentence.
#[must_use]
pub(super) fn year(year: Year) -> String {
    year.to_string()
}

/// A name as it stands inside a sentence: «Infermieri» becomes «infermieri», «OSS» stays.
#[must_use]
pub(super) fn inside(name: &str) -> String {
    let mut letters = name.chars();
    let (first, second) = (letters.next(), letters.next());
    match (first, second) {
        (Some(first), Some(second)) if large(second) != second => std::iter::once(small(first))
            .chain(name.chars().skip(1))
            .collect(),
        _ => name.to_owned(),
    }
}

/// A name as it stands at the head of a sentence.
#[must_use]
pub(super) fn begin(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| {
        std::iter::once(large(first)).chain(letters).collect()
    })
}

/// The letter in lower case. Names are Latin: `À`–`Þ` stand 32 places before `à`–`þ`, and the
/// tables of all other scripts would weigh as much as a chart.
fn small(letter: char) -> char {
    match letter {
        'À'..='Þ' if letter != '×' => shifted(letter, 32),
        _ => letter.to_ascii_lowercase(),
    }
}

/// The letter in upper case.
fn large(letter: char) -> char {
    match letter {
        'à'..='þ' if letter != '÷' => shifted(letter, -32),
        _ => letter.to_ascii_uppercase(),
    }
}

fn shifted(letter: char, by: i32) -> char {
    let moved = u32::from(letter).checked_add_signed(by);
    moved.and_then(char::from_u32).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_bend_to_a_sentence_and_acronyms_do_not() {
        assert_eq!(inside("Infermieri"), "infermieri");
        assert_eq!(inside("OSS"), "OSS");
        assert_eq!(inside("È"), "È");
        assert_eq!(inside(""), "");
    }

    #[test]
    fn ticks_of_one_axis_share_a_unit() {
        let it = Words::new(Lang::It);
        assert_eq!(it.tick(0.0, 100_000.0), "0");
        assert_eq!(it.tick(400_000.0, 100_000.0), "400 mila");
        assert_eq!(it.tick(2_500.0, 500.0), "2.500");
        assert_eq!(it.tick(0.5, 0.1), "0,5");
    }
}
