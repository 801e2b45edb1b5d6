//! The known word that a wrong one was most likely meant to be. Knows no table.

/// A known word that differs only in zeros before it or in capitals, else the one that fewest
/// strokes turn into it, where one or two are enough.
pub(crate) fn near<'k>(
    text: &str,
    known: impl Iterator<Item = &'k str> + Clone,
) -> Option<&'k str> {
    let letters = text.chars().count();
    if letters == 0 || letters > LONGEST {
        return None;
    }
    let bare = |text: &'k str| text.trim_start_matches('0');
    let own = text.trim_start_matches('0');
    let mut same = known
        .clone()
        .filter(|word| bare(word).eq_ignore_ascii_case(own));
    if let Some(word) = same.next() {
        return Some(word);
    }
    let most = match letters {
        0..=2 => return None,
        3..=5 => 1,
        _ => 2,
    };
    let close = known.filter(|word| word.chars().count().abs_diff(letters) <= most);
    let far = close.map(|word| (strokes(text, word), word));
    let best = far.fold(None, |best: Option<(usize, &str)>, one| match best {
        Some(known) if known.0 <= one.0 => Some(known),
        _ => Some(one),
    })?;
    (best.0 <= most).then_some(best.1)
}

/// Words longer than this are not compared.
const LONGEST: usize = 40;

/// Letters to add, drop or change to make one word of another (Levenshtein).
fn strokes(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.chars().enumerate() {
        let mut corner = std::mem::replace(&mut row[0], at + 1);
        for (place, known) in other.iter().enumerate() {
            let changed = corner + usize::from(letter != *known);
            corner = row[place + 1];
            row[place + 1] = changed.min(corner + 1).min(row[place] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::near;

    #[test]
    fn the_nearest_word_is_found_and_nothing_far() {
        let codes = ["001", "010", "nurse", "utilisation", "NUR"];
        let of = |text| near(text, codes.into_iter());
        assert_eq!(of("1"), Some("001"));
        assert_eq!(of("10"), Some("010"));
        assert_eq!(of("nur"), Some("NUR"));
        assert_eq!(of("nurs"), Some("nurse"));
        assert_eq!(of("utilization"), Some("utilisation"));
        assert_eq!(of("doctor"), None);
        assert_eq!(of("02"), None);
        assert_eq!(of(""), None);
    }
}
