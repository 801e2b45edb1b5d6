//! What a person typed or pasted into a number box: read only where it can mean one thing.

use super::number::{MINUS, parse, with_marks};
use super::{Lang, Marks};

/// Why a text is not taken as a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Unread {
    /// It is none.
    NotANumber,
    /// One mark before three digits: a fraction for some, thousands for others.
    Ambiguous {
        /// The number if the mark is the decimal mark.
        fraction: f64,
        /// The number if the mark only groups digits.
        thousands: f64,
    },
}

/// Reads a number as the language writes it, or as others write it where that is clear.
///
/// Blanks, apostrophes between digits, a plus and a per cent sign do not count. The mark of the
/// language's own fractions is always that; the other mark before exactly three digits, with
/// nothing that tells which it is, is refused.
///
/// ```
/// # use organico::i18n::{Lang, typed::{read, Unread}};
/// assert_eq!(read(Lang::It, " 1.234,5 %"), Ok(1234.5));
/// assert_eq!(read(Lang::It, "0.5"), Ok(0.5));
/// assert!(matches!(read(Lang::It, "1.500"), Err(Unread::Ambiguous { .. })));
/// assert_eq!(read(Lang::En, "abc"), Err(Unread::NotANumber));
/// ```
///
/// # Errors
/// Why it is not taken.
pub fn read(lang: Lang, typed: &str) -> Result<f64, Unread> {
    let Marks {
        thousands, point, ..
    } = lang.marks();
    let clean = cleaned(typed);
    let (sign, size) = match clean.strip_prefix('-') {
        Some(size) => (-1.0, size),
        None => (1.0, clean.strip_prefix('+').unwrap_or(&clean)),
    };
    let doubtful = size
        .split_once(thousands)
        .filter(|(whole, rest)| whole.len() <= 3 && rest.len() == 3)
        .filter(|(whole, rest)| digits(whole) && digits(rest));
    if let Some((whole, rest)) = doubtful {
        let of = |mark: &str| {
            let written = format!("{whole}{mark}{rest}");
            sign * with_marks(',', '.', &written).unwrap_or(f64::NAN)
        };
        return Err(Unread::Ambiguous {
            fraction: of("."),
            thousands: of(""),
        });
    }
    parse(lang, &clean)
        .or_else(|| with_marks(point, thousands, &clean))
        .ok_or(Unread::NotANumber)
}

fn digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Without what does not count, minus as ASCII writes it.
fn cleaned(typed: &str) -> String {
    let typed = typed.trim();
    let typed = typed.strip_suffix('%').unwrap_or(typed);
    let kept = typed
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '\u{2019}'));
    kept.map(|c| if matches!(c, MINUS | '–') { '-' } else { c })
        .collect()
}
