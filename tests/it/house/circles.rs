//! No file of a room names, through others, itself: what is shared stands in a file of its own.

use std::collections::{BTreeMap, BTreeSet};

use super::paths::Crate;

/// The library and the programs beside it.
const CRATES: &[(&str, &str)] = &[
    ("src", "src/bin"),
    ("src/bin/app", ""),
    ("src/bin/cli", ""),
    ("src/bin/xtask", ""),
];

/// Everything that a file names, directly or through others.
fn reached<'a>(arrows: &BTreeMap<&'a str, BTreeSet<&'a str>>, from: &'a str) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut next = vec![from];
    while let Some(file) = next.pop() {
        for other in arrows.get(file).into_iter().flatten() {
            if found.insert(*other) {
                next.push(other);
            }
        }
    }
    found
}

#[test]
fn no_files_name_each_other_in_a_circle() {
    let mut circles = Vec::new();
    for (folder, leave) in CRATES {
        let sources = Crate::read(folder, leave);
        let arrows = sources.arrows();
        let named: usize = arrows.values().map(BTreeSet::len).sum();
        assert!(named > 20, "{folder}: the arrows are read wrongly: {named}");
        let all: BTreeMap<&str, BTreeSet<&str>> = arrows
            .keys()
            .map(|file| (*file, reached(&arrows, file)))
            .collect();
        for (file, others) in &arrows {
            let back = |other: &&&str| all[**other].contains(file);
            for other in others.iter().filter(back) {
                circles.push(format!("{file} names {other}, which leads back to it"));
            }
        }
    }
    assert!(
        circles.is_empty(),
        "circles of files; put what they share into a file of its own:\n{}",
        circles.join("\n")
    );
}
