//! What keeps the house standing: arrows between rooms, forbidden names, file lengths, registries.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The one table of arrows: a room of the library, and the rooms that it names. An arrow that is
/// used but not allowed fails, and so does one that is allowed but unused.
const ARROWS: &[(&str, &[&str])] = &[
    ("unit", &[]),
    ("seed", &[]),
    ("i18n", &["unit"]),
    ("scenario", &["unit"]),
    ("outcome", &["i18n", "scenario", "unit"]),
    ("pack", &["i18n", "outcome", "unit"]),
    ("model", &["outcome", "pack", "scenario", "unit"]),
    ("report", &["model", "outcome", "pack", "scenario", "unit"]),
    ("validate", &["model", "pack", "report", "scenario", "unit"]),
    ("view", &["i18n", "outcome", "unit"]),
    ("chart", &["unit", "view"]),
    ("job", &["model", "outcome", "pack", "scenario", "unit"]),
];

/// Words that a room must not contain, whatever the reason: (folder, words).
const FORBIDDEN: &[(&str, &[&str])] = &[
    (
        "src/model",
        &[
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "HashMap",
            "HashSet",
            "std::fs",
            "std::env",
            "std::time",
            "i18n",
            "\"it\"",
            "\"NURSE\"",
        ],
    ),
    (
        "src/pack",
        &[
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "HashMap",
            "HashSet",
            "std::fs",
            "std::env",
        ],
    ),
    ("src/view", &["leptos", "plotters", "web_sys"]),
    ("src/chart", &["leptos", "web_sys", "scenario::"]),
    (
        "src/bin/app",
        &["organico::model", "organico::pack", "organico::report"],
    ),
    ("src/bin/app/control", &["web_sys"]),
    ("src/bin/app/page", &["web_sys"]),
];

/// No file of code is longer than this.
const LONGEST: usize = 420;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All Rust files below a folder, sorted.
fn sources(folder: &str) -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        let Ok(entries) = fs::read_dir(folder) else {
            return;
        };
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), &mut found);
    found.sort();
    found
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a source file is readable");
            (
                path.strip_prefix(root())
                    .expect("below the root")
                    .display()
                    .to_string(),
                text,
            )
        })
        .collect()
}

/// Code without comments and without the tests at the foot of the file.
fn code(text: &str) -> String {
    let body = text.split("#[cfg(test)]").next().unwrap_or(text);
    body.lines()
        .map(|l| l.split("//").next().unwrap_or(l))
        .collect::<Vec<_>>()
        .join("\n")
}

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

#[test]
fn no_room_contains_a_word_that_it_must_not_know() {
    for (folder, words) in FORBIDDEN {
        for (path, text) in sources(folder) {
            let code = code(&text);
            for word in *words {
                assert!(!code.contains(word), "{path} names `{word}`");
            }
        }
    }
}

#[test]
fn browser_words_stand_in_the_browser_room_of_the_page_only() {
    for (path, text) in sources("src") {
        let browser = path.starts_with("src/bin/app/browser") || path == "src/bin/worker.rs";
        let build_tool = path.starts_with("src/bin/xtask");
        if !browser && !build_tool {
            assert!(!code(&text).contains("web_sys"), "{path} names web_sys");
        }
    }
}

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

#[test]
fn every_demand_method_has_its_file_and_its_line() {
    let helpers = ["mod", "uses"];
    let files: BTreeSet<String> = sources("src/model/demand")
        .into_iter()
        .filter_map(|(path, _)| Some(Path::new(&path).file_stem()?.to_str()?.to_owned()))
        .filter(|name| !helpers.contains(&name.as_str()))
        .collect();
    let listed: BTreeSet<String> = organico::model::METHODS
        .iter()
        .map(|method| method.id.to_owned())
        .collect();
    assert_eq!(files, listed);
}

#[test]
fn every_pack_folder_is_shipped_and_every_shipped_pack_has_its_folder() {
    let folders: BTreeSet<String> = fs::read_dir(root().join("data"))
        .expect("data/ is readable")
        .flatten()
        .filter(|entry| entry.path().join("pack.json").exists())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    for folder in &folders {
        let files = organico::pack::catalogue::shipped(folder);
        let files = files.unwrap_or_else(|| panic!("data/{folder} is not in the catalogue"));
        let on_disk: BTreeSet<String> = fs::read_dir(root().join("data").join(folder))
            .expect("a pack folder is readable")
            .flatten()
            .filter_map(|entry| entry.file_name().into_string().ok())
            .collect();
        let embedded: BTreeSet<String> = files.names().map(str::to_owned).collect();
        assert_eq!(
            embedded, on_disk,
            "files of data/{folder}: embedded (left), on disk (right)"
        );
    }
    assert!(!folders.is_empty());
}
