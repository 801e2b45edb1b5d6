//! What the site weighs on the wire, and how much it may.

use crate::hash::Names;
use crate::{Done, env, parcels, split};
use organico::pack::catalogue;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// Bytes of brotli that a part may weigh; a kilobyte is 1,000 bytes. The build fails above it.
struct Budget {
    what: &'static str,
    limit: u64,
    /// Plain names of the files that count; the names with a hash are looked up.
    files: &'static [&'static [&'static str]],
}

/// What everybody fetches who opens the home page.
const FIRST_VISIT: &[&str] = &[
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
];

const BUDGETS: &[Budget] = &[
    Budget {
        what: "page program with home",
        limit: 167_000, // to be 150: the page itself grew since the pieces were measured
        files: &[&["app_bg.wasm"]],
    },
    Budget {
        what: "simulator",
        limit: 60_000,
        files: &[&["piece_simulator.wasm"]],
    },
    Budget {
        what: "charts",
        limit: 36_000,
        files: &[&["piece_charts.wasm"]],
    },
    Budget {
        what: "topics, and what pieces share",
        limit: 18_000,
        files: &[&["piece_topics.wasm", "piece_shared.wasm"]],
    },
    Budget {
        what: "drawers",
        limit: 12_000,
        files: &[&["piece_drawers.wasm"]],
    },
    Budget {
        what: "pages to read",
        limit: 20_000,
        files: &[&["piece_pages.wasm"]],
    },
    Budget {
        what: "engine without pack",
        limit: 256_000, // to be 215: the checks and messages of packs are in it, and could be told by the build
        files: &[&["worker_bg.wasm"]],
    },
    Budget {
        what: "texts of a first visit",
        limit: 14_000,
        files: &[&["locales/it.json"]],
    },
    Budget {
        what: "a whole first visit",
        limit: 505_000, // to be 455
        files: &[FIRST_VISIT],
    },
    Budget {
        what: "simulator interactive, all that it fetched",
        limit: 575_000, // to be 515
        files: &[FIRST_VISIT, &["piece_simulator.wasm", "piece_shared.wasm"]],
    },
];

/// Bytes of brotli of each half of a country: what is computed with, what only people read.
const PACK: [(&str, u64); 2] = [("data", 30_000), ("notes", 14_500)];

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
    let mut over = unbudgeted(names);
    let mut judge = |what: &str, limit: u64, files: &[&str]| -> Done {
        let mut total = 0;
        for name in files {
            let path = dir.join(names.get(*name).map_or(*name, String::as_str));
            // The picture is there only when the engine had a finding to draw, the shared file where pieces share.
            if path.exists() {
                total += wire(&path)?;
            }
        }
        println!("{what:<46} {total:>10} of {limit:>8} brotli bytes");
        if total > limit {
            let more = total - limit;
            over.push(format!("{what} weighs {total} bytes, {more} too many"));
        }
        Ok(())
    };
    for budget in BUDGETS {
        judge(budget.what, budget.limit, &budget.files.concat())?;
    }
    for id in catalogue::SHIPPED {
        for (half, limit) in PACK {
            let file = parcels::address(id, half);
            judge(&format!("country {id}: {half}"), limit, &[&file])?;
        }
    }
    if over.is_empty() {
        Ok(())
    } else {
        Err(over.join("; "))
    }
}

/// Pieces of the page that no budget knows.
fn unbudgeted(names: &Names) -> Vec<String> {
    let known = |name: &str| {
        let mut files = BUDGETS.iter().flat_map(|budget| budget.files.concat());
        files.any(|file| file == name)
    };
    let pieces = names.keys().filter(|name| name.starts_with(split::PIECE));
    let lost = pieces.filter(|name| !known(name));
    lost.map(|name| format!("{name} has no budget in size.rs"))
        .collect()
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
