//! Which texts a first visit does without: the page fetches them as a file of their own when something shows them.

/// How the keys of these texts begin.
const LATE: [&str; 23] = [
    "check-",
    "error-",
    "explain-",
    "fact-",
    "grade-a-",
    "grade-b-",
    "grade-c-",
    "grade-d-",
    "method-backcast",
    "method-figures",
    "method-how",
    "method-lead",
    "method-limits",
    "method-notices",
    "method-professions",
    "method-read",
    "method-sources",
    "method-step",
    "method-versions",
    "notices-",
    "panel-",
    "source-",
    "text-",
];

/// Whether the text of a key comes with the second file of its language.
#[must_use]
pub fn late(key: &str) -> bool {
    LATE.iter().any(|begin| key.starts_with(begin))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_file_holds_what_is_explained_and_none_of_the_first_screen() {
        for key in [
            "explain-gap-words",
            "fact-stock",
            "error-question",
            "panel-posts",
        ] {
            assert!(late(key), "{key}");
        }
        for key in [
            "method-blend",
            "method-replacement",
            "notice-retry",
            "grade-a",
            "tab-gap",
        ] {
            assert!(!late(key), "{key}");
        }
    }
}
