//! Locales: every language says the same things, all that is asked for, and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use organico::i18n::{LANGS, Lang};
use organico::model::METHODS;
use organico::pack::{Finding, PackError, PackErrorKind};
use organico::scenario::{CHOICES, LEVERS, TABS};
use organico::view::PANELS;
use organico::word::{COSTS, DRIVERS, FundKind, INDICATORS, LIMITS, MEASURES, REASONS};

type Texts = BTreeMap<String, String>;

fn texts(lang: Lang) -> Texts {
    serde_json::from_str(lang.file()).expect("a locale is a flat object of texts")
}

/// Names between braces, sorted.
fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name)
        .collect()
}

#[test]
fn every_language_has_the_same_keys() {
    let english: BTreeSet<String> = texts(Lang::En).into_keys().collect();
    for lang in LANGS {
        let own: BTreeSet<String> = texts(*lang).into_keys().collect();
        let missing: Vec<_> = english.difference(&own).collect();
        let surplus: Vec<_> = own.difference(&english).collect();
        assert!(
            missing.is_empty() && surplus.is_empty(),
            "{}: missing {missing:?}, surplus {surplus:?}",
            lang.code()
        );
    }
}

#[test]
fn every_language_has_the_same_placeholders() {
    let english = texts(Lang::En);
    for lang in LANGS {
        for (key, text) in texts(*lang) {
            let wanted = placeholders(&english[&key]);
            assert_eq!(placeholders(&text), wanted, "{}: {key}", lang.code());
        }
    }
}

#[test]
fn no_text_is_empty_unfinished_or_loose_at_the_ends() {
    for lang in LANGS {
        for (key, text) in texts(*lang) {
            let place = format!("{}: {key}: {text:?}", lang.code());
            assert!(!text.trim().is_empty() && text.trim() == text, "{place}");
            assert!(
                !text.contains("  ") && !text.contains("TODO") && !text.contains('\u{2014}'),
                "{place}"
            );
            assert_eq!(
                text.matches('{').count(),
                text.matches('}').count(),
                "{place}"
            );
        }
    }
}

#[test]
fn files_are_sorted_and_hold_no_key_twice() {
    for lang in LANGS {
        let keys: Vec<&str> = lang
            .file()
            .lines()
            .filter_map(|line| line.trim().strip_prefix('"')?.split_once('"'))
            .map(|(key, _)| key)
            .collect();
        let sorted: BTreeSet<&str> = keys.iter().copied().collect();
        assert_eq!(
            keys,
            sorted.into_iter().collect::<Vec<_>>(),
            "{}",
            lang.code()
        );
    }
}

/// Everything that can ask for a text: Rust sources without comments, and the page's template.
fn sources() -> String {
    fn walk(folder: &Path, all: &mut String) {
        let Ok(entries) = fs::read_dir(folder) else {
            return;
        };
        let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths {
            if path.is_dir() {
                walk(&path, all);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = fs::read_to_string(&path).expect("a source is readable");
                let body = text.split("#[cfg(test)]").next().unwrap_or_default();
                for line in body
                    .lines()
                    .filter(|line| !line.trim_start().starts_with("//"))
                {
                    all.push_str(line);
                    all.push('\n');
                }
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = String::new();
    walk(&root.join("src"), &mut all);
    all.push_str(&fs::read_to_string(root.join("index.html")).expect("the template is readable"));
    all
}

/// Texts in quotes, and names of the template.
fn literals(sources: &str) -> BTreeSet<&str> {
    let quoted = sources.split('"').skip(1).filter(|part| {
        part.len() < 80
            && part
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_{}".contains(&b))
    });
    let template = sources
        .split("{{")
        .skip(1)
        .filter_map(|rest| rest.split_once("}}"));
    quoted.chain(template.map(|(name, _)| name)).collect()
}

/// Keys made from registries: a row of the registry asks for its text.
fn registered() -> BTreeSet<String> {
    let levers = LEVERS.iter().map(|lever| format!("lever-{}", lever.code));
    let measures = MEASURES
        .iter()
        .map(|m| format!("measure-{}", m.code().replace('_', "-")));
    let drivers = DRIVERS
        .iter()
        .map(|driver| format!("driver-{}", driver.code()));
    let methods = METHODS.iter().map(|method| format!("method-{}", method.id));
    // these two need nothing but residents and staff: they always have figures
    let silent = METHODS
        .iter()
        .filter(|m| !["utilisation", "replacement"].contains(&m.id));
    let methods = methods.chain(silent.map(|method| format!("method-{}-missing", method.id)));
    let remarks = remarks().into_iter().map(|(key, _)| key.to_owned());
    let costs = COSTS.iter().map(|cost| format!("cost-{}", cost.code()));
    let limits = LIMITS
        .iter()
        .map(|limit| format!("limiting-{}", limit.code()));
    let reasons = REASONS.iter().map(|why| format!("reason-{}", why.code()));
    let kinds = [FundKind::Eu, FundKind::National, FundKind::Regional];
    let kinds = kinds.map(|kind| format!("fund-kind-{}", kind.code()));
    let indicators = INDICATORS
        .iter()
        .map(|of| format!("indicator-{}", of.code().replace('_', "-")));
    let without = INDICATORS
        .iter()
        .filter(|of| of.without() != "never")
        .map(|of| format!("indicator-none-{}", of.without()));
    levers
        .chain(measures)
        .chain(drivers)
        .chain(methods)
        .chain(remarks)
        .chain(costs)
        .chain(reasons)
        .chain(kinds)
        .chain(limits)
        .chain(indicators)
        .chain(without)
        .chain([String::from("payer-budget")])
        .chain(TABS.iter().map(|tab| format!("tab-{}", tab.code())))
        .chain(CHOICES.iter().map(|of| format!("choice-{}", of.code())))
        .chain(PANELS.iter().flat_map(|panel| {
            let all = ["", "-measure", "-title", "-title-empty"];
            all.map(|end| format!("panel-{}{end}", panel.id()))
        }))
        .collect()
}

/// What a pack may be told about: key, and the arguments that its text gets.
fn remarks() -> Vec<(&'static str, &'static [&'static str])> {
    let errors = PackErrorKind::ALL.iter();
    let errors = errors.map(|kind| (kind.key(), PackError::ARGUMENTS));
    Finding::KINDS.iter().copied().chain(errors).collect()
}

#[test]
fn every_remark_on_a_pack_has_its_text_with_its_arguments_in_every_language() {
    for lang in LANGS {
        let texts = texts(*lang);
        for (key, arguments) in remarks() {
            let place = format!("{}: {key}", lang.code());
            let text = texts.get(key).unwrap_or_else(|| panic!("{place}: no text"));
            let wanted: BTreeSet<&str> = arguments.iter().copied().collect();
            assert_eq!(placeholders(text), wanted, "{place}");
        }
    }
}

/// Whether a text in quotes with `{}` parts can become a key.
fn made(pattern: &str, key: &str) -> bool {
    let mut parts = pattern.split('{').enumerate().map(|(at, part)| {
        if at == 0 {
            part
        } else {
            part.split_once('}').map_or(part, |(_, tail)| tail)
        }
    });
    let Some(mut rest) = parts.next().and_then(|head| key.strip_prefix(head)) else {
        return false;
    };
    let tails: Vec<&str> = parts.collect();
    let open = tails.last().is_some_and(|tail| tail.is_empty());
    for tail in tails.iter().filter(|tail| !tail.is_empty()) {
        let Some((between, after)) = rest.split_once(tail) else {
            return false;
        };
        if between.is_empty() {
            return false;
        }
        rest = after;
    }
    if open {
        !rest.is_empty()
    } else {
        rest.is_empty()
    }
}

fn singular(key: &str) -> &str {
    key.strip_suffix("_one")
        .or_else(|| key.strip_suffix("_other"))
        .unwrap_or(key)
}

#[test]
fn every_text_is_asked_for() {
    let sources = sources();
    let literals = literals(&sources);
    let patterns: Vec<&&str> = literals
        .iter()
        .filter(|l| l.contains('{') && l.contains('-'))
        .collect();
    let registered = registered();
    let unused: Vec<String> = texts(Lang::En)
        .into_keys()
        .filter(|key| {
            let base = singular(key);
            !(literals.contains(base)
                || literals.contains(key.as_str())
                || registered.contains(base)
                || patterns.iter().any(|pattern| made(pattern, base)))
        })
        .collect();
    assert!(unused.is_empty(), "texts that nothing asks for: {unused:?}");
}

#[test]
fn every_text_that_is_asked_for_exists() {
    // The functions that take a key, each with the text in quotes as its first or second argument.
    const ASKERS: &[&str] = &[
        "t(",
        "t_with(",
        "t_plural(",
        "label(",
        "text(",
        "plural(",
        "say(",
        "tell(",
        "Notice::new(",
        "words.label(",
    ];
    let english = texts(Lang::En);
    let bases: BTreeSet<&str> = english.keys().map(|key| singular(key)).collect();
    let sources = sources();
    let mut missing = BTreeSet::new();
    for asker in ASKERS {
        for (at, _) in sources.match_indices(asker) {
            let whole = sources[..at]
                .chars()
                .next_back()
                .is_none_or(|c| !c.is_alphanumeric() && c != '_');
            let rest = &sources[at + asker.len()..];
            let arguments = &rest[..rest.find([')', ';']).unwrap_or(rest.len())];
            let Some((before, tail)) = arguments.split_once('"') else {
                continue;
            };
            let Some((key, _)) = tail.split_once('"') else {
                continue;
            };
            let plain = before.trim().is_empty()
                || before.trim().ends_with("lang,")
                || before.trim() == "lang(),";
            let looks = key.contains('-')
                && key
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
            if whole && plain && looks && !bases.contains(key) {
                missing.insert(key);
            }
        }
    }
    let registered = registered();
    let unnamed: Vec<&String> = registered
        .iter()
        .filter(|key| !bases.contains(key.as_str()))
        .collect();
    assert!(
        missing.is_empty() && unnamed.is_empty(),
        "no text for {missing:?} {unnamed:?}"
    );
}
