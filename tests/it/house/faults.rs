//! The planted faults of `tests/faults/list.txt` still have their place in the sources.

use std::fs;

use super::{root, sources};

/// One fault of the list: what goes wrong, below which file or folder of `src`, the text there.
struct Fault {
    claim: String,
    file: String,
    find: String,
}

fn faults() -> Vec<Fault> {
    let text = fs::read_to_string(root().join("tests/faults/list.txt"));
    let text = text.expect("the list is readable");
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    let blocks = lines.split(|line| line.trim().is_empty());
    let fault = |block: &[&str]| {
        let named = |name: &str| {
            let line = block.iter().find_map(|line| line.strip_prefix(name));
            let line = line.unwrap_or_else(|| panic!("`{}` has no line `{name}`", block[0]));
            line.trim().to_owned()
        };
        Fault {
            claim: block[0].to_owned(),
            file: named("file "),
            find: named("find "),
        }
    };
    blocks
        .filter(|block| !block.is_empty())
        .map(fault)
        .collect()
}

/// A text as `cargo xtask faults` compares it: without spaces, line breaks and the comma that the
/// formatter puts before a closing bracket on a line of its own.
fn bare(text: &str) -> String {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    bare.replace(",)", ")").replace(",]", "]")
}

#[test]
fn every_planted_fault_stands_in_exactly_one_place() {
    let sources: Vec<(String, String)> = sources("src")
        .into_iter()
        .map(|(path, text)| (path, bare(&text)))
        .collect();
    let mut lost = Vec::new();
    let faults = faults();
    for Fault { claim, file, find } in &faults {
        let (folder, wanted) = (format!("src/{file}"), bare(find));
        let below = |path: &str| {
            let rest = path.strip_prefix(folder.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let texts = sources.iter().filter(|(path, _)| below(path));
        let times: usize = texts.map(|(_, text)| text.matches(&wanted).count()).sum();
        if times != 1 {
            lost.push(format!(
                "{claim}: `{find}` stands {times} times in {folder}"
            ));
        }
    }
    assert!(
        lost.is_empty(),
        "{} of {} faults of tests/faults/list.txt have no place (or several); follow the code that moved:\n{}",
        lost.len(),
        faults.len(),
        lost.join("\n")
    );
}
