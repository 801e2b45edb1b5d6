//! Words as they are searched for: no accents, no capitals. Knows no word.

/// `U+00C0` to `U+017F` without their accents, in order; `-` = no letter.
const LATIN: &[u8; 192] = b"aaaaaaaceeeeiiiidnooooo-ouuuuytsaaaaaaaceeeeiiiidnooooo-ouuuuyty\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll\
lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// A text for a search: small letters without accents, written in one piece or with the accent behind.
/// The tables of all scripts would weigh as much as a chart: Greek and Cyrillic are shifted, the
/// others stay.
///
/// ```
/// # use organico::i18n::fold;
/// assert_eq!(fold("Età dell'Übergang"), "eta dell'ubergang");
/// assert_eq!(fold("e\u{300}"), "e");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let letters = text.chars().filter(|c| !matches!(c, '\u{300}'..='\u{36f}'));
    letters.map(small).collect()
}

fn small(letter: char) -> char {
    let code = u32::from(letter);
    let moved = |by: u32| char::from_u32(code + by).unwrap_or(letter);
    match letter {
        '\u{c0}'..='\u{17f}' => match LATIN.get(code as usize - 0xc0) {
            Some(b'-') | None => letter,
            Some(base) => char::from(*base),
        },
        'Α'..='Ω' | 'А'..='Я' => moved(32),
        'Ѐ'..='Џ' => moved(80),
        _ => letter.to_ascii_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_capitals_make_no_difference_in_any_language() {
        for (typed, name) in [
            ("eta", "Età"),
            ("ETÀ", "età"),
            ("perche", "perché"),
            ("Ausbildungsplatze", "Ausbildungsplätze"),
            ("espana", "España"),
            ("francais", "FRANÇAIS"),
            ("lodz", "Łódź"),
            ("ckod", "Čkôď"),
            ("ΜΑΘΗΜΑ", "μαθημα"),
            ("ВРАЧИ", "врачи"),
            ("zurich", "Zu\u{308}rich"),
            ("szamur", "Számŭř"),
            ("zest", "žęŝť"),
        ] {
            assert_eq!(fold(typed), fold(name), "{typed}");
        }
        assert_eq!(fold("3 × 4 ÷ 2"), "3 × 4 ÷ 2");
    }
}
