//! "To add one thing": the lists of tests/add still fit the sources, and ARCHITECTURE.md names every
//! place that they touch. `cargo xtask add` then adds all of it to a copy.

#[path = "../../../src/bin/xtask/recipe.rs"]
mod recipe;

use std::collections::BTreeSet;
use std::fs;

use super::root;
use recipe::{How, Touch};

/// Every list, by the name of its thing.
fn lists() -> Vec<(String, Vec<Touch>)> {
    let folder = root().join("tests/add");
    let entries = fs::read_dir(folder).expect("tests/add is readable");
    let mut lists: Vec<_> = entries
        .flatten()
        .map(|entry| {
            let name = entry.file_name().into_string().expect("a name is a text");
            let thing = name.trim_end_matches(".txt");
            let thing = thing.split_once('-').map_or(thing, |(_, thing)| thing);
            let text = fs::read_to_string(entry.path()).expect("a list is readable");
            let touches = recipe::read(&text).unwrap_or_else(|why| panic!("{name}: {why}"));
            (thing.to_owned(), touches)
        })
        .collect();
    lists.sort_by(|a, b| a.0.cmp(&b.0));
    lists
}

#[test]
fn every_list_of_what_to_add_fits_the_sources() {
    for (thing, touches) in lists() {
        assert!(!touches.is_empty(), "{thing} touches nothing");
        for touch in &touches {
            let path = root().join(&touch.path);
            match &touch.how {
                How::New => assert!(!path.exists(), "{thing}: {} is there", touch.path),
                How::Copy(from) => {
                    assert!(
                        !path.exists() && root().join(from).exists(),
                        "{thing}: {from}"
                    );
                }
                How::Text(_) => assert!(path.is_dir(), "{thing}: {}", touch.path),
                How::After(_) | How::Before(_) => {
                    let text = fs::read_to_string(&path);
                    let text = text.unwrap_or_else(|why| panic!("{thing}: {}: {why}", touch.path));
                    recipe::put(touch, &text).unwrap_or_else(|why| panic!("{thing}: {why}"));
                }
            }
        }
    }
}

/// The table of ARCHITECTURE.md: its first two columns.
fn told() -> Vec<(String, String)> {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("the map is readable");
    let table = text
        .split_once("## To add one thing")
        .map_or("", |(_, rest)| rest);
    let rows = table.lines().filter_map(|line| {
        let mut cells = line.strip_prefix("| ")?.split(" | ");
        Some((cells.next()?.to_owned(), cells.next()?.to_owned()))
    });
    rows.collect()
}

#[test]
fn the_map_names_every_place_that_one_more_thing_touches() {
    let table = told();
    for (thing, touches) in lists() {
        let row = table.iter().find(|(name, _)| {
            let mut names = name.split(", ");
            names.any(|name| name == thing || name.ends_with(&format!(" {thing}")))
        });
        let (_, row) =
            row.unwrap_or_else(|| panic!("ARCHITECTURE.md does not say how to add a {thing}"));
        let row = row.replace("<name>", "dummy").replace("<xx>", "xx");
        let places: BTreeSet<&str> = touches.iter().map(|touch| touch.path.as_str()).collect();
        for place in places.iter().filter(|place| **place != "locales") {
            let short = place.trim_start_matches("src/");
            assert!(
                row.contains(short),
                "{thing}: ARCHITECTURE.md does not name {short}"
            );
        }
    }
}
