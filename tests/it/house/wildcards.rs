//! A `match` on a registry names every row: the compiler then lists what a new row needs.

use super::{code, sources};

/// The registries: whoever adds a row must see every `match` on them.
const REGISTRIES: &[&str] = &[
    "LeverId",
    "Group",
    "LeverUnit",
    "Measure",
    "Unit",
    "DriverId",
    "CostType",
    "FundKind",
    "Reason",
    "Indicator",
    "Tab",
    "KpiId",
    "TileMeasure",
    "WaterfallKind",
    "Lang",
    "DemandBase",
    "ProgrammeGroup",
    "LimitKind",
    "Question",
    "Choice",
    "Panel",
    "Place",
];

/// The arms of a `match` body: pattern and whatever follows the arrow, at its own depth only.
fn patterns(body: &str) -> Vec<String> {
    let (mut found, mut pattern) = (Vec::new(), String::new());
    let (mut depth, mut in_pattern) = (0_i32, true);
    let letters: Vec<char> = body.chars().collect();
    let mut at = 0;
    while at < letters.len() {
        let (letter, next) = (letters[at], letters.get(at + 1).copied().unwrap_or(' '));
        if in_pattern && depth == 0 && letter == '=' && next == '>' {
            found.push(pattern.trim().to_owned());
            pattern.clear();
            in_pattern = false;
            at += 2;
            continue;
        }
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        if in_pattern {
            pattern.push(letter);
        } else if depth == 0 && (letter == ',' || letter == '}') {
            in_pattern = true;
            if letter == '}' && letters[at + 1..].iter().find(|c| !c.is_whitespace()) == Some(&',')
            {
                at += letters[at + 1..].iter().position(|c| *c == ',').unwrap() + 1;
            }
        }
        at += 1;
    }
    found
}

/// The bodies of all `match`es of a source, with what stands before each.
fn matches(code: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("match ") {
        let mut depth = 0_i32;
        let mut open = None;
        for (place, letter) in code[at..].char_indices() {
            match letter {
                '(' | '[' => depth += 1,
                ')' | ']' => depth -= 1,
                '{' if depth == 0 => {
                    open = Some(at + place + 1);
                    break;
                }
                ';' if depth == 0 => break,
                _ => {}
            }
        }
        let Some(open) = open else { continue };
        let mut depth = 1;
        let end = code[open..].char_indices().find_map(|(place, letter)| {
            match letter {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            (depth == 0).then_some(open + place)
        });
        if let Some(end) = end {
            found.push((at, code[open..end].to_owned()));
        }
    }
    found
}

/// The registry that some pattern names; `Self::` stands for the type of the `impl` before it.
fn registry<'p>(patterns: &'p [String], before: &str) -> Option<&'p str> {
    let own = before.rfind("\nimpl").map(|at| &before[at + 1..]);
    let own = own.and_then(|text| text.split('{').next()).unwrap_or("");
    REGISTRIES.iter().copied().find(|name| {
        let named = patterns.iter().any(|pattern| {
            let path = format!("{name}::");
            // without the guard: what it names is not what is matched
            let pattern = pattern.split(" if ").next().unwrap_or("");
            let mut places = pattern.match_indices(&path);
            places.any(|(at, _)| !pattern[..at].ends_with(|c: char| c.is_ascii_alphanumeric()))
        });
        let by_self = patterns.iter().any(|pattern| pattern.contains("Self::"))
            && own
                .split(|c: char| !c.is_ascii_alphanumeric())
                .any(|word| word == *name);
        named || by_self
    })
}

#[test]
fn a_match_on_a_registry_names_every_row() {
    let mut loose = Vec::new();
    let mut seen = 0;
    for (path, text) in sources("src") {
        let code = code(&text);
        for (at, body) in matches(&code) {
            let patterns = patterns(&body);
            let Some(registry) = registry(&patterns, &code[..at]) else {
                continue;
            };
            seen += 1;
            if patterns.iter().any(|pattern| pattern == "_") {
                let line = code[..at].lines().count();
                loose.push(format!("{path}:{line}: `_ =>` in a match on {registry}"));
            }
        }
    }
    assert!(seen > 30, "matches on registries are read wrongly: {seen}");
    assert!(
        loose.is_empty(),
        "name every row, so that a new one is not forgotten:\n{}",
        loose.join("\n")
    );
}
