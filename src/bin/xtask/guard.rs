//! Who may depend on whom, checked on cargo's own dependency trees.

use crate::Done;
use crate::env::{WASM, cargo, output};

/// Crates that only a browser program or a picture needs.
const WEB: &[&str] = &[
    "web-sys",
    "js-sys",
    "wasm-bindgen",
    "leptos",
    "gloo",
    "plotters",
    "plotters-canvas",
];

/// Crates that only the engine needs.
const ENGINE: &[&str] = &["csv"];

/// Crates that only the page needs.
const PAGE: &[&str] = &["leptos", "gloo", "plotters", "plotters-canvas"];

/// Crates that only the command line needs.
const WORDS: &[&str] = &["clap"];

/// Fails where a program's tree holds a crate that it must not know.
pub(crate) fn trees() -> Done {
    check("the library", &[], WEB)?;
    check("the library", &[], WORDS)?;
    check("the library on wasm", &["--target", WASM], WEB)?;
    let app = [
        "--target",
        WASM,
        "--no-default-features",
        "--features",
        "app",
    ];
    check("the page", &app, ENGINE)?;
    check("the page", &app, WORDS)?;
    let worker = [
        "--target",
        WASM,
        "--no-default-features",
        "--features",
        "worker",
    ];
    check("the worker", &worker, WORDS)?;
    check("the worker", &worker, PAGE)
}

fn check(what: &str, words: &[&str], forbidden: &[&str]) -> Done {
    let mut call = cargo(&["tree", "--locked", "--edges", "normal", "--prefix", "none"]);
    let tree = output(call.args(words))?;
    let names: Vec<&str> = tree
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    match forbidden.iter().find(|name| names.contains(name)) {
        Some(name) => Err(format!("{what} must not depend on {name}")),
        None => Ok(()),
    }
}
