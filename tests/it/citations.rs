//! Whoever reads a rule in the code finds it in the method document: every citation has its section,
//! and none points to a document that is not here.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Places that may cite the method, and the ends of the names of their files.
const PLACES: [(&str, &[&str]); 3] = [
    ("src", &["rs"]),
    ("tests/it", &["rs"]),
    ("tests/cases", &["md", "csv"]),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All files below a folder with one of these ends, with their text.
fn files(folder: &Path, ends: &[&str], found: &mut Vec<(String, String)>) {
    for path in fs::read_dir(folder)
        .expect("a folder is readable")
        .flatten()
    {
        let path = path.path();
        let end = path.extension().and_then(|end| end.to_str());
        if path.is_dir() {
            files(&path, ends, found);
        } else if end.is_some_and(|end| ends.contains(&end)) {
            let text = fs::read_to_string(&path).expect("a file is readable");
            found.push((path.display().to_string(), text));
        }
    }
}

fn cited() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (folder, ends) in PLACES {
        files(&root().join(folder), ends, &mut found);
    }
    // this file speaks of citations and makes none
    found.retain(|(path, _)| !path.ends_with("citations.rs"));
    found
}

/// The sections of the method document: `S4`, `S4.3`.
fn sections() -> BTreeSet<String> {
    let text = fs::read_to_string(root().join("docs/model.md")).expect("the method is readable");
    let heads = text.lines().filter_map(|line| {
        let head = line
            .strip_prefix("### ")
            .or_else(|| line.strip_prefix("## "))?;
        head.split(' ').next().map(str::to_owned)
    });
    let mut known = BTreeSet::new();
    for head in heads.filter(|head| number(head).is_some()) {
        assert!(known.insert(head.clone()), "{head} stands twice");
    }
    known
}

/// `S4.3` at the start of a text; nothing where no number follows the letter.
fn number(text: &str) -> Option<&str> {
    let digits = text.strip_prefix('S')?;
    let end = digits.find(|c: char| !c.is_ascii_digit() && c != '.');
    let found = digits[..end.unwrap_or(digits.len())].trim_end_matches('.');
    (!found.is_empty()).then(|| &text[..=found.len()])
}

/// Sections cited in a text: `method S4.3`, `method S4 and S5.2`; comments may break the line.
fn citations(text: &str) -> Vec<String> {
    let lines = text.lines().map(|line| {
        let line = line.trim();
        line.strip_prefix("//!")
            .or_else(|| line.strip_prefix("///"))
            .unwrap_or(line)
            .trim()
    });
    let text = lines.collect::<Vec<_>>().join(" ");
    let mut found = Vec::new();
    for after in text.split("method ").skip(1) {
        let mut rest = after;
        while let Some(section) = number(rest) {
            found.push(section.to_owned());
            rest = &rest[section.len()..];
            rest = rest.strip_prefix(" and ").unwrap_or("");
        }
    }
    found
}

#[test]
fn every_cited_section_of_the_method_exists() {
    let known = sections();
    assert!(known.len() > 60, "{} sections", known.len());
    let mut count = 0;
    for (path, text) in cited() {
        for section in citations(&text) {
            assert!(known.contains(&section), "{path} cites {section}");
            count += 1;
        }
    }
    assert!(count > 50, "{count} citations");
}

#[test]
fn nobody_cites_a_document_that_is_not_here() {
    for (path, text) in cited() {
        for line in text.lines() {
            let lettered = |word: &str| {
                let mut letters = word
                    .trim_matches(|c: char| !c.is_ascii_alphanumeric())
                    .chars();
                let first = letters.next();
                let rest: Vec<&str> = letters.as_str().split('.').collect();
                let whole = rest
                    .iter()
                    .skip(1)
                    .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
                matches!(first, Some('A'..='D')) && rest.len() == 2 && rest[0].is_empty() && whole
            };
            let outside = line.contains("method D")
                || line.to_lowercase().contains("model specification")
                || line.split_whitespace().any(lettered);
            let comment = path.ends_with(".md")
                || path.ends_with(".csv")
                || line.trim_start().starts_with("//");
            assert!(!(outside && comment), "{path}: {line}");
        }
    }
}

#[test]
fn citations_are_found_across_lines_and_in_pairs() {
    let text = "//! Source:\n//! method S5.1 and S5.2. More, method S12, of a method Simple.";
    assert_eq!(citations(text), ["S5.1", "S5.2", "S12"]);
}
