//! Words that a room must not contain, whatever the reason.

use super::{code, sources};

/// Folder and words.
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
