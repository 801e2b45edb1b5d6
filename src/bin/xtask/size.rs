//! What the site weighs on the wire, and how much it may.

use crate::hash::Names;
use crate::{Done, env};
use flate2::{Compression, write::GzEncoder};
use std::fs;
use std::io::Write;
use std::path::Path;

/// Bytes of brotli that a part may weigh; a kilobyte is 1,000 bytes.
///
/// `limit` is a ratchet: the build fails above it, and it only ever goes down, until it meets
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
        limit: 230_000,
        goal: 230_000,
        files: &["app_bg.wasm"],
    },
    Budget {
        what: "texts of one language",
        limit: 18_000,
        goal: 15_000,
        files: &["locales/it.json"],
    },
    Budget {
        what: "engine with its pack",
        limit: 250_000,
        goal: 250_000,
        files: &["worker_bg.wasm"],
    },
    Budget {
        what: "a whole first visit",
        limit: 550_000,
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
    for file in env::files(dir)? {
        let path = dir.join(&file);
        if packed(&path) {
            continue;
        }
        let bytes = fs::read(&path).map_err(|why| format!("{}: {why}", path.display()))?;
        env::write(&with(&path, "br"), brotli(&bytes)?)?;
        env::write(&with(&path, "gz"), gzip(&bytes)?)?;
    }
    Ok(())
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

fn brotli(bytes: &[u8]) -> Done<Vec<u8>> {
    let how = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut out, &how).map_err(|why| format!("brotli: {why}"))?;
    Ok(out)
}

fn gzip(bytes: &[u8]) -> Done<Vec<u8>> {
    let mut out = GzEncoder::new(Vec::new(), Compression::best());
    out.write_all(bytes)
        .and_then(|()| out.finish())
        .map_err(|why| format!("gzip: {why}"))
}
