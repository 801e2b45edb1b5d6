//! What the site weighs on the wire, and how much it may.

use crate::hash::Names;
use crate::{Done, env};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// Bytes of brotli that a part may weigh; a kilobyte is 1,000 bytes.
///
/// `limit` is a ratchet: the build fails above it. It was raised once, for version 0.2.0, whose page
/// says more than one file can hold; splitting the page brings it down again, until it meets
/// `goal`, which is what a first visit on a slow line should cost.
struct Budget {
    what: &'static str,
    limit: u64,
    goal: u64,
    /// Plain names of the files that count; the names with a hash are looked up.
    files: &'static [&'static str],
}

const BUDGETS: &[Budget] = &[
    Budget {
        what: "wasm of the page",
        limit: 254_000,
        goal: 230_000,
        files: &["app_bg.wasm"],
    },
    Budget {
        what: "texts of one language",
        limit: 20_500,
        goal: 15_000,
        files: &["locales/it.json"],
    },
    Budget {
        what: "engine without pack",
        limit: 215_000,
        goal: 215_000,
        files: &["worker_bg.wasm"],
    },
    Budget {
        what: "a country: data",
        limit: 30_000,
        goal: 30_000,
        files: &["packs/it-data.txt"],
    },
    Budget {
        what: "a country: notes",
        limit: 12_000,
        goal: 12_000,
        files: &["packs/it-notes.txt"],
    },
    Budget {
        what: "a whole first visit",
        limit: 584_000,
        goal: 550_000,
        files: &[
            "index.html",
            "app.css",
            "boot.js",
            "wasm.js",
            "app.js",
            "app_bg.wasm",
            "worker_loader.js",
            "worker.js",
            "worker_bg.wasm",
            "packs/it-data.txt",
            "locales/it.json",
            "favicon.svg",
            "finding-it.svg",
            "fonts/titillium-web-latin-400-normal.woff2",
            "fonts/titillium-web-latin-600-normal.woff2",
        ],
    },
];

/// Files that are compressed already.
const PACKED: &[&str] = &["woff2", "br", "gz"];

/// Writes `.br` and `.gz` beside every file that gains by it.
pub(crate) fn compress(dir: &Path) -> Done {
    let mut names = String::new();
    for file in env::files(dir)? {
        let path = dir.join(&file);
        if !packed(&path) {
            names.push_str(&path.to_string_lossy());
            names.push('\n');
        }
    }
    let mut node = Command::new("node");
    node.arg(env::root().join("style/compress.mjs"));
    let told = env::line(&node);
    let started = node.stdin(Stdio::piped()).spawn();
    let mut child = started.map_err(|why| format!("cannot start `{told}`: {why}"))?;
    if let Some(mut list) = child.stdin.take() {
        let sent = list.write_all(names.as_bytes());
        sent.map_err(|why| format!("`{told}`: {why}"))?;
    }
    match child.wait() {
        Ok(end) if end.success() => Ok(()),
        Ok(end) => Err(format!("`{told}` failed ({end})")),
        Err(why) => Err(format!("`{told}`: {why}")),
    }
}

/// Prints the size table and fails where a budget is exceeded.
pub(crate) fn budget(dir: &Path, names: &Names) -> Done {
    println!("\n{:<46} {:>10} {:>10}", "file", "bytes", "brotli");
    for file in env::files(dir)? {
        let path = dir.join(&file);
        if path
            .extension()
            .is_some_and(|end| end == "br" || end == "gz")
        {
            continue;
        }
        println!(
            "{:<46} {:>10} {:>10}",
            file.display(),
            bytes(&path)?,
            wire(&path)?
        );
    }
    println!();
    let mut over = Vec::new();
    for budget in BUDGETS {
        let mut total = 0;
        for name in budget.files {
            let path = dir.join(names.get(*name).map_or(*name, String::as_str));
            // The picture is there only when the engine had a finding to draw.
            if path.exists() {
                total += wire(&path)?;
            }
        }
        let limit = budget.limit;
        println!(
            "{:<46} {total:>10} of {limit:>8} brotli bytes (goal {})",
            budget.what, budget.goal
        );
        if total > limit {
            over.push(format!(
                "{} weighs {total} bytes, {} too many",
                budget.what,
                total - limit
            ));
        }
    }
    if over.is_empty() {
        Ok(())
    } else {
        Err(over.join("; "))
    }
}

/// What the file weighs on the wire.
fn wire(path: &Path) -> Done<u64> {
    if packed(path) {
        bytes(path)
    } else {
        bytes(&with(path, "br"))
    }
}

fn bytes(path: &Path) -> Done<u64> {
    fs::metadata(path)
        .map(|file| file.len())
        .map_err(|why| format!("{}: {why}", path.display()))
}

fn packed(path: &Path) -> bool {
    PACKED
        .iter()
        .any(|end| path.extension().is_some_and(|found| found == *end))
}

fn with(path: &Path, end: &str) -> std::path::PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(end);
    name.into()
}
