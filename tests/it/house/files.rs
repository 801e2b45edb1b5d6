//! Files are short and say what they answer.

use super::sources;

/// No file of code is longer than this.
const LONGEST: usize = 420;

#[test]
fn every_file_says_what_it_answers_and_stays_short() {
    for (path, text) in sources("src").into_iter().chain(sources("tests/it")) {
        assert!(text.starts_with("//!"), "{path} does not start with `//!`");
        let lines = text.lines().count();
        assert!(
            lines <= LONGEST,
            "{path} has {lines} lines, more than {LONGEST}"
        );
    }
}
