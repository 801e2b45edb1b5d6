//! Names with a hash of the content, so that a host may keep the files for ever.
//!
//! Files that name others are renamed after them; the pages keep their names and are last.

use crate::{Done, env};
use organico::unit::fnv::Fnv;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Old name to new name, both relative to the site.
pub(crate) type Names = BTreeMap<String, String>;

/// Files in an order in which each names only earlier ones. Pages and texts for people keep theirs.
const STAGES: &[&str] = &[
    ".woff2",
    ".svg",
    ".json",
    "-data.txt",
    "-notes.txt",
    ".css",
    ".wasm",
    "wasm.js",
    "app.js",
    "worker.js",
    "worker_scalar.js",
    "worker_loader.js",
    "boot.js",
];

/// Files that are asked for by their names, whoever asks.
const KEPT: &[&str] = &["robots.txt", "notices.txt", "LICENSE.txt"];

/// Renames the files of a site and rewrites every mention of them.
pub(crate) fn rename(dir: &Path) -> Done<Names> {
    let mut names = Names::new();
    let all = env::files(dir)?;
    for stage in STAGES {
        for file in &all {
            let old = file.to_string_lossy().replace('\\', "/");
            let short = old.rsplit('/').next().unwrap_or(&old);
            let fits = if stage.starts_with(['.', '_', '-']) {
                short.ends_with(stage)
            } else {
                short == *stage
            };
            if !fits {
                continue;
            }
            rewrite(&dir.join(&old), &names)?;
            let bytes = fs::read(dir.join(&old)).map_err(|why| format!("{old}: {why}"))?;
            let new = hashed(&old, &bytes);
            fs::rename(dir.join(&old), dir.join(&new)).map_err(|why| format!("{old}: {why}"))?;
            names.insert(old, new);
        }
    }
    for file in &all {
        let old = file.to_string_lossy().replace('\\', "/");
        if names.contains_key(&old) || KEPT.contains(&old.as_str()) {
            continue;
        }
        if !old.ends_with(".html") {
            return Err(format!(
                "{old}: no stage in hash.rs says when to rename this file"
            ));
        }
        rewrite(&dir.join(&old), &names)?;
    }
    Ok(names)
}

/// `fonts/a.woff2` to `fonts/a-0123456789ab.woff2`.
fn hashed(name: &str, bytes: &[u8]) -> String {
    // It only has to differ when the content does.
    let mut hash = Fnv::default();
    hash.feed(bytes);
    let hash = hash.0 & 0xffff_ffff_ffff;
    match name.rsplit_once('.') {
        Some((stem, end)) => format!("{stem}-{hash:012x}.{end}"),
        None => format!("{name}-{hash:012x}"),
    }
}

/// Replaces the old names in a text file; other files are left alone.
fn rewrite(path: &Path, names: &Names) -> Done {
    let Ok(mut text) = fs::read_to_string(path) else {
        return Ok(()); // not text: a font or a module
    };
    for (old, new) in names {
        text = replace_whole(&text, old, new);
    }
    env::write(path, text)
}

/// Replaces `old` where it is a whole name and not the end of a longer one.
fn replace_whole(text: &str, old: &str, new: &str) -> String {
    let mut done = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(old) {
        let (before, from) = rest.split_at(at);
        let longer = before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '-');
        done.push_str(before);
        done.push_str(if longer { old } else { new });
        rest = from.get(old.len()..).unwrap_or_default();
    }
    done.push_str(rest);
    done
}
