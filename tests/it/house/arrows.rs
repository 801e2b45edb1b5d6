//! Which room names which: one table, held both ways.

use std::collections::{BTreeMap, BTreeSet};

use super::{code, sources};

/// The one table of arrows: a room of the library, and the rooms that it names. An arrow that is
/// used but not allowed fails, and so does one that is allowed but unused.
const ARROWS: &[(&str, &[&str])] = &[
    ("unit", &[]),
    ("seed", &[]),
    ("i18n", &["unit"]),
    ("word", &["i18n", "unit"]),
    ("scenario", &["unit"]),
    ("outcome", &["i18n", "scenario", "unit", "word"]),
    ("pack", &["i18n", "unit", "word"]),
    ("model", &["pack", "scenario", "unit", "word"]),
    ("report", &["model", "pack", "scenario", "unit", "word"]),
    (
        "validate",
        &["model", "pack", "report", "scenario", "unit", "word"],
    ),
    ("view", &["i18n", "outcome", "scenario", "unit", "word"]),
    ("chart", &["unit", "view"]),
    (
        "job",
        &["model", "outcome", "pack", "scenario", "unit", "word"],
    ),
];

/// The rooms named after `crate::` in a piece of code, braces included.
fn rooms_named(code: &str) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for tail in code.split("crate::").skip(1) {
        if let Some(group) = tail.strip_prefix('{') {
            let group = group.split('}').next().unwrap_or(group);
            for part in group.split(',') {
                named.insert(first_word(part.trim()));
            }
        } else {
            named.insert(first_word(tail));
        }
    }
    named
}

fn first_word(text: &str) -> String {
    text.chars()
        .take_while(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '_')
        .collect()
}

#[test]
fn rooms_name_only_the_rooms_that_the_table_allows_and_all_of_them() {
    let rooms: BTreeSet<&str> = ARROWS.iter().map(|(room, _)| *room).collect();
    let mut used: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, text) in sources("src") {
        let room = path
            .trim_start_matches("src/")
            .split(['/', '.'])
            .next()
            .unwrap_or("")
            .to_owned();
        if room == "bin" || room == "lib" {
            continue;
        }
        assert!(
            rooms.contains(room.as_str()),
            "room `{room}` is not in the table of arrows"
        );
        let named = rooms_named(&code(&text));
        used.entry(room.clone()).or_default().extend(
            named
                .into_iter()
                .filter(|other| *other != room && rooms.contains(other.as_str())),
        );
    }
    for (room, allowed) in ARROWS {
        let allowed: BTreeSet<String> = allowed.iter().map(|r| (*r).to_owned()).collect();
        let found = used.remove(*room).unwrap_or_default();
        assert_eq!(
            found, allowed,
            "arrows of room `{room}`: found (left), allowed (right)"
        );
    }
}

/// Floors inside a room, the lowest first: a file names only files of its own floor and of lower ones.
const FLOORS: &[(&str, &[&str])] = &[("src/pack", &["facts", "read", "derive", "check", "load"])];

#[test]
fn no_floor_of_a_room_names_a_higher_one() {
    let mut wrong = Vec::new();
    for (room, floors) in FLOORS {
        let path = room.trim_start_matches("src/").replace('/', "::");
        let floor_of = |file: &str| {
            let rest = file.strip_prefix(room)?.trim_start_matches('/');
            let first = rest.split(['/', '.']).next()?;
            floors.iter().position(|floor| *floor == first)
        };
        let mut seen = vec![0; floors.len()];
        for (file, text) in sources(room) {
            let Some(own) = floor_of(&file) else { continue };
            seen[own] += 1;
            for tail in code(&text).split(&format!("crate::{path}::")).skip(1) {
                let named = floors.iter().position(|floor| *floor == first_word(tail));
                if named.is_some_and(|named| named > own) {
                    wrong.push(format!("{file} names floor `{}`", first_word(tail)));
                }
            }
        }
        assert!(
            !seen.contains(&0),
            "{room}: a floor without files: {seen:?}"
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
