//! One row of a table: typed cells that know their place. Knows no table by name.
//!
//! Cells are read by calls kept out of line: there are hundreds of them, and the engine's download
//! would double if each were copied to its place.

use crate::pack::read::error::{Mistake, PackErrorKind as Kind};
use crate::pack::read::near::near;
use crate::pack::read::place::{At, Codes, Span};
use crate::unit::{Sex, Year, decimal};
use crate::word::Grade;

/// Most of anything that is counted and no money: a thousand million. Whatever is larger has lost
/// its unit, and the products of such figures would not be numbers for long.
pub(crate) const MOST: f64 = 1e9;
/// Most heads: more than all who work in health in the world (65 million in 2020, WHO).
pub(crate) const HEADS: f64 = 1e8;
/// Most euros of one head and year; all heads at this price are still whole cents.
pub(crate) const PRICE: f64 = 1e7;
/// Most euros of a nation: about what the whole world earns in a year (IMF, 2024).
pub(crate) const BUDGET: f64 = 1e14;
/// Most residents: more than live on Earth.
pub(crate) const PEOPLE: f64 = 1e10;

/// What should stand where a number has a comma; nothing where the comma is not what is wrong.
fn without_comma(text: &str) -> Option<String> {
    let (whole, decimals) = text.rsplit_once(',')?;
    let with_dot = format!("{}.{decimals}", whole.replace('.', ""));
    let bare = text.replace(',', "");
    // With one comma and no dot behind it, it may stand before decimals; groups have three digits.
    let decimal = !whole.contains(',') && !decimals.contains('.');
    let groups = decimals
        .split('.')
        .next()
        .is_some_and(|group| group.len() == 3);
    let led = !whole.starts_with('0') && !whole.is_empty() && !whole.contains('.');
    let clear = |text: &String| decimal::parse(text).is_some();
    let with_dot = Some(with_dot).filter(|text| decimal && clear(text));
    let bare = Some(bare).filter(|text| groups && led && clear(text));
    match (with_dot, bare) {
        (Some(one), Some(other)) => Some(format!("`{other}` or `{one}`, whichever is meant")),
        (one, other) => one.or(other).map(|text| format!("`{text}`")),
    }
}

/// Whether a column of a key holds whole numbers: `2024` and `2024.0` are one year, while `01` and
/// `1` may be two regions.
fn counted(column: &str) -> bool {
    column.ends_with("year") || column.starts_with("course_") || COUNTED.contains(&column)
}

const COUNTED: [&str; 3] = ["age", "age_from", "age_to"];

/// One row: cells by column name. Every reading says where it failed.
pub(crate) struct Row<'t> {
    pub(super) at: At,
    pub(super) columns: &'t [&'static str],
    pub(super) cells: &'t csv::StringRecord,
}

impl Row<'_> {
    pub(crate) fn at(&self) -> At {
        self.at.clone()
    }

    /// What the row is about, as one text: the cells of its key. A row that is not used only clashes
    /// with one that is the same in every cell but its note.
    #[inline(never)]
    pub(super) fn key(&self, key: &[usize], only: Option<&str>) -> String {
        let mut text = String::new();
        let unused = self.text("use") == "other";
        for (place, (column, cell)) in self.columns.iter().zip(self.cells.iter()).enumerate() {
            // Notes may come later than the figures; a row is not another one for its note alone.
            let counts = key.contains(&place) || unused && *column != "note";
            if !counts {
                continue;
            }
            text.push('\n');
            match cell {
                // An empty cell of a key says what `*` says.
                "*" => {}
                code if *column == "region" && Some(code) == only => {}
                count if counted(column) => match decimal::parse(count) {
                    Some(count) => text.push_str(&decimal::write(count)),
                    None => text.push_str(count),
                },
                code => text.push_str(code),
            }
        }
        if unused {
            text.push_str("\nother");
        }
        text
    }

    /// A row that says what an earlier one said.
    #[inline(never)]
    pub(super) fn said_before(&self, key: &[usize], first: usize) -> Mistake {
        let names = key.iter().filter_map(|place| self.columns.get(*place));
        let names: Vec<&str> = names.copied().collect();
        let cells = key.iter().filter_map(|place| self.cells.get(*place));
        let cells: Vec<&str> = cells.collect();
        let found = format!("`{}`, the same as line {first}", cells.join(", "));
        self.at
            .error(&names.join(", "), Kind::Duplicate, found, "one row")
    }

    /// The cell as text; empty also when the table has no such column.
    #[inline(never)]
    pub(crate) fn text(&self, column: &str) -> &str {
        let place = self.columns.iter().position(|known| *known == column);
        place.and_then(|place| self.cells.get(place)).unwrap_or("")
    }

    /// Whether the table has this column at all.
    #[inline(never)]
    pub(crate) fn has(&self, column: &str) -> bool {
        self.columns.contains(&column)
    }

    #[inline(never)]
    pub(crate) fn owned(&self, column: &str) -> String {
        self.text(column).to_owned()
    }

    /// A mistake in one cell.
    #[inline(never)]
    pub(crate) fn error(&self, column: &str, kind: Kind, expected: impl Into<String>) -> Mistake {
        let found = match self.text(column) {
            "" => "nothing".to_owned(),
            text => format!("`{text}`"),
        };
        self.at.error(column, kind, found, expected)
    }

    /// A cell that must not be empty.
    #[inline(never)]
    pub(crate) fn filled(&self, column: &str) -> Result<&str, Mistake> {
        match self.text(column) {
            "" => Err(self.error(column, Kind::EmptyCell, "a value")),
            text => Ok(text),
        }
    }

    /// A code: ASCII letters, digits, `-` and `_`.
    #[inline(never)]
    pub(crate) fn code(&self, column: &str) -> Result<&str, Mistake> {
        let text = self.filled(column)?;
        if text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
        {
            Ok(text)
        } else {
            Err(self.error(column, Kind::NotACode, "letters, digits, - and _"))
        }
    }

    /// A finite number.
    #[inline(never)]
    pub(crate) fn number(&self, column: &str) -> Result<f64, Mistake> {
        let text = self.filled(column)?;
        decimal::parse(text)
            .filter(|number| number.is_finite())
            .ok_or_else(|| match without_comma(text) {
                Some(expected) => self.error(column, Kind::DecimalComma, expected),
                None => self.error(column, Kind::NotANumber, "a number such as 0.25"),
            })
    }

    /// A number in `from..=to`.
    #[inline(never)]
    pub(crate) fn within(&self, column: &str, from: f64, to: f64) -> Result<f64, Mistake> {
        let value = self.number(column)?;
        if (from..=to).contains(&value) {
            Ok(value)
        } else {
            let from = decimal::write(from);
            let expected = match to.is_finite() {
                true => format!("{from} to {}", decimal::write(to)),
                false => format!("{from} or more"),
            };
            Err(self.error(column, Kind::OutOfRange, expected))
        }
    }

    /// A share or rate, 0..1.
    #[inline(never)]
    pub(crate) fn share(&self, column: &str) -> Result<f64, Mistake> {
        self.within(column, 0.0, 1.0)
    }

    /// Zero or more: an amount of something that is no money.
    #[inline(never)]
    pub(crate) fn amount(&self, column: &str) -> Result<f64, Mistake> {
        self.within(column, 0.0, MOST)
    }

    /// Staff, students, posts of a nation.
    #[inline(never)]
    pub(crate) fn heads(&self, column: &str) -> Result<f64, Mistake> {
        self.within(column, 0.0, HEADS)
    }

    /// Euros of one head, student or credit.
    #[inline(never)]
    pub(crate) fn price(&self, column: &str) -> Result<f64, Mistake> {
        self.within(column, 0.0, PRICE)
    }

    /// Euros of a nation.
    #[inline(never)]
    pub(crate) fn budget(&self, column: &str) -> Result<f64, Mistake> {
        self.within(column, 0.0, BUDGET)
    }

    /// A calendar year.
    #[inline(never)]
    pub(crate) fn year(&self, column: &str) -> Result<Year, Mistake> {
        self.whole(column, 1900, 2200).map_err(|mut mistake| {
            let text = self.text(column);
            let digits = text.bytes().filter(u8::is_ascii_digit).count();
            if digits >= 5 && text.contains(['-', '/', '.', ' ']) {
                mistake.expected = "a year such as 2024, not a date".to_owned();
            }
            mistake
        })
    }

    /// A whole number in `from..=to`.
    #[inline(never)]
    pub(crate) fn whole(&self, column: &str, from: i32, to: i32) -> Result<i32, Mistake> {
        let text = self.filled(column)?;
        // `2024.0` is what some programs make of 2024.
        let plain = match text.split_once('.') {
            Some((whole, zeros)) if zeros.bytes().all(|byte| byte == b'0') => whole,
            _ => text,
        };
        let value: i32 = plain
            .parse()
            .map_err(|_| self.error(column, Kind::NotANumber, "a whole number"))?;
        if (from..=to).contains(&value) {
            Ok(value)
        } else {
            Err(self.error(column, Kind::OutOfRange, format!("{from} to {to}")))
        }
    }

    /// An age in whole years.
    #[inline(never)]
    pub(crate) fn age(&self, column: &str) -> Result<u16, Mistake> {
        self.whole(column, 0, 120)
            .map(|age| u16::try_from(age).unwrap_or(0))
    }

    /// Nothing when the cell is empty, else what `read` makes of it.
    #[inline(never)]
    pub(crate) fn maybe<T>(
        &self,
        column: &str,
        read: impl FnOnce(&Self, &str) -> Result<T, Mistake>,
    ) -> Result<Option<T>, Mistake> {
        if self.text(column).is_empty() {
            Ok(None)
        } else {
            read(self, column).map(Some)
        }
    }

    /// One word of a closed list.
    #[inline(never)]
    pub(crate) fn word<T: Copy>(&self, column: &str, words: &[(&str, T)]) -> Result<T, Mistake> {
        let text = self.filled(column)?;
        words
            .iter()
            .find(|(word, _)| *word == text)
            .map(|(_, value)| *value)
            .ok_or_else(|| {
                let list: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
                let mut expected = list.join(", ");
                if let Some(word) = near(text, list.iter().copied()) {
                    expected.push_str(&format!("; did you mean `{word}`?"));
                }
                self.error(column, Kind::NotAWord, expected)
            })
    }

    /// A grade letter.
    #[inline(never)]
    pub(crate) fn grade(&self) -> Result<Grade, Mistake> {
        let text = self.filled("grade")?;
        Grade::parse(text).ok_or_else(|| self.error("grade", Kind::NotAWord, "A, B, C or D"))
    }

    /// A code that another table lists, as its place there.
    #[inline(never)]
    pub(crate) fn one_of(&self, column: &str, codes: &Codes) -> Result<usize, Mistake> {
        let code = self.filled(column)?;
        codes
            .find(code)
            .ok_or_else(|| self.error(column, Kind::UnknownCode, codes.expected(code)))
    }

    /// `*` (nothing) or a code that another table lists.
    #[inline(never)]
    pub(crate) fn any_of(&self, column: &str, codes: &Codes) -> Result<Option<usize>, Mistake> {
        if self.text(column) == "*" {
            Ok(None)
        } else {
            self.one_of(column, codes).map(Some)
        }
    }

    /// The sex of a row; a pack that does not split only knows `*`.
    #[inline(never)]
    pub(crate) fn sex(&self, sexes: &[Sex]) -> Result<Sex, Mistake> {
        let every = [("F", Sex::F), ("M", Sex::M), ("*", Sex::All)];
        let split = sexes.len() > 1;
        self.word(
            "sex",
            if split {
                &every
            } else {
                every.get(2..).unwrap_or(&every)
            },
        )
    }

    /// `age_from`, `age_to`: nothing when both are empty, open-ended when only the second is.
    #[inline(never)]
    pub(crate) fn ages(&self) -> Result<Option<Span>, Mistake> {
        let to = self.maybe("age_to", Self::age)?;
        if self.text("age_from").is_empty() && to.is_none() {
            return Ok(None);
        }
        let span = Span {
            from: self.age("age_from")?,
            to: to.unwrap_or(u16::MAX),
        };
        if span.from > span.to {
            return Err(self.error("age_to", Kind::OutOfRange, format!("{} or more", span.from)));
        }
        Ok(Some(span))
    }
}

#[cfg(test)]
mod tests {
    use super::without_comma;

    #[test]
    fn numbers_with_a_comma_are_written_anew_and_not_guessed() {
        let of = |text| without_comma(text).unwrap_or_default();
        assert_eq!(of("0,5"), "`0.5`");
        assert_eq!(of("1.234,5"), "`1234.5`");
        assert_eq!(of("0,500"), "`0.500`");
        assert_eq!(of("12,5"), "`12.5`");
        assert_eq!(of("6,000"), "`6000` or `6.000`, whichever is meant");
        assert_eq!(of("1,234,567"), "`1234567`");
        assert_eq!(of("1,234.5"), "`1234.5`");
        assert_eq!(
            (of("many, or few"), of("12")),
            (String::new(), String::new())
        );
    }
}
