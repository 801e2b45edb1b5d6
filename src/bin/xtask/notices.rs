//! Whose work is in the site, and under which licence: `notices.txt` and `LICENSE.txt`.
//!
//! The list is read, never written by hand: cargo says which crates are in the two programs, npm which
//! packages are in the style, and each package brings the text of its licence. Where one may choose,
//! the MIT licence is taken. No visitor loads the file who does not ask for it.

use crate::Done;
use crate::env::{self, WASM, cargo, read, root};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Programs of the site, as features of this package.
const PROGRAMS: &[&str] = &["app", "worker"];

/// npm packages of which something is in the site; the others of `style/package.json` are tools.
const SHIPPED: &[&str] = &["bootstrap-italia", "@fontsource/titillium-web"];
const TOOLS: &[&str] = &["esbuild", "lightningcss", "purgecss"];

/// What the name of a file with a licence begins with.
const NAMES: &[&str] = &[
    "LICENSE",
    "LICENCE",
    "COPYING",
    "NOTICE",
    "UNLICENSE",
    "COPYRIGHT",
];

/// Longest text of a licence: what is longer is no licence.
const LONGEST: u64 = 60_000;

/// Somebody's work.
struct Work {
    /// `serde 1.0.229`.
    name: String,
    /// In the words of SPDX.
    licence: String,
    /// Where it comes from.
    from: String,
    /// Texts of its licence and notices.
    texts: Vec<String>,
}

/// Writes both files into the site.
pub(crate) fn write(out: &Path) -> Done {
    env::copy(&root().join("LICENSE"), &out.join("LICENSE.txt"))?;
    let mut all = vec![library()?];
    for name in SHIPPED {
        all.push(package(&root().join("style/node_modules").join(name))?);
    }
    tools()?;
    all.extend(crates()?);
    env::write(&out.join("notices.txt"), told(&all))
}

/// The crates that are in one of the programs of the site.
fn crates() -> Done<Vec<Work>> {
    let mut found: BTreeMap<String, Work> = BTreeMap::new();
    for program in PROGRAMS {
        let mut call = cargo(&["metadata", "--format-version", "1", "--locked"]);
        call.args([
            "--filter-platform",
            WASM,
            "--no-default-features",
            "--features",
            program,
        ]);
        let text = env::output(&mut call)?;
        let all: Value = serde_json::from_str(&text).map_err(|why| format!("metadata: {why}"))?;
        for id in inside(&all) {
            let known = list(&all["packages"]).find(|one| one["id"] == id.as_str());
            let one = known.ok_or_else(|| format!("metadata: no package {id}"))?;
            let work = library_of(one)?;
            found.insert(work.name.clone(), work);
        }
    }
    Ok(found.into_values().collect())
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// Ids of what the program is linked from: no tool of its build, no macro, which leaves only what it wrote.
fn inside(all: &Value) -> BTreeSet<String> {
    let is_macro = |id: &str| {
        let one = list(&all["packages"]).find(|one| one["id"] == id);
        let targets = one.into_iter().flat_map(|one| list(&one["targets"]));
        targets
            .flat_map(|target| list(&target["kind"]))
            .any(|kind| kind == "proc-macro")
    };
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let first = text(&all["resolve"]["root"]);
    let (mut open, mut found) = (vec![first.clone()], BTreeSet::new());
    while let Some(id) = open.pop() {
        let node = list(&all["resolve"]["nodes"]).find(|node| node["id"] == id.as_str());
        for needed in node.into_iter().flat_map(|node| list(&node["deps"])) {
            let linked = list(&needed["dep_kinds"]).any(|kind| kind["kind"].is_null());
            let next = text(&needed["pkg"]);
            if linked && !is_macro(&next) && found.insert(next.clone()) {
                open.push(next);
            }
        }
    }
    found.remove(&first);
    found
}

/// One crate.
fn library_of(one: &Value) -> Done<Work> {
    let text = |key: &str| one[key].as_str().unwrap_or_default();
    let manifest = PathBuf::from(text("manifest_path"));
    let folder = manifest.parent().unwrap_or(Path::new("")).to_owned();
    let mut licence = text("license").to_owned();
    if licence.is_empty() {
        text("license_file").clone_into(&mut licence);
    }
    let name = format!("{} {}", text("name"), text("version"));
    if licence.is_empty() {
        return Err(format!("{name}: no licence"));
    }
    Ok(Work {
        texts: texts(&folder, &licence)?,
        from: text("repository").to_owned(),
        name,
        licence,
    })
}

/// One npm package; the mark at the head of a style sheet is part of what its authors ask to keep.
fn package(folder: &Path) -> Done<Work> {
    let path = folder.join("package.json");
    let one: Value =
        serde_json::from_str(&read(&path)?).map_err(|why| format!("{}: {why}", path.display()))?;
    let text = |key: &str| one[key].as_str().unwrap_or_default();
    let licence = text("license").to_owned();
    let mut texts = texts(folder, &licence)?;
    if texts.is_empty() {
        return Err(format!("{}: no text of its licence", folder.display()));
    }
    let sheet = folder.join("dist/css/bootstrap-italia.min.css");
    if let Ok(sheet) = fs::read_to_string(sheet) {
        let mark = sheet
            .split_once("/*!")
            .and_then(|(_, rest)| rest.split_once("*/"));
        texts.extend(mark.map(|(mark, _)| plain(mark)));
    }
    let from = one["repository"]["url"].as_str().unwrap_or_default();
    Ok(Work {
        name: format!("{} {}", text("name"), text("version")),
        licence,
        from: from.to_owned(),
        texts,
    })
}

/// Stops where a package is neither shipped nor known as a tool: somebody must say which.
fn tools() -> Done {
    let path = root().join("style/package.json");
    let all: Value =
        serde_json::from_str(&read(&path)?).map_err(|why| format!("{}: {why}", path.display()))?;
    let named = all["dependencies"].as_object().into_iter().flatten();
    for (name, _) in named {
        if !SHIPPED.contains(&name.as_str()) && !TOOLS.contains(&name.as_str()) {
            return Err(format!(
                "{}: `{name}`: say in notices.rs whether it is in the site or a tool",
                path.display()
            ));
        }
    }
    Ok(())
}

/// The library that comes with the compiler, and is in every program.
fn library() -> Done<Work> {
    let mut call = Command::new("rustc");
    let version = env::output(call.arg("--version").current_dir(root()))?;
    let mut call = Command::new("rustc");
    let place = env::output(call.args(["--print", "sysroot"]).current_dir(root()))?;
    let texts = Path::new(place.trim()).join("share/doc/rust/licenses");
    // not with every way of installing the compiler
    let text = |name: &str| fs::read_to_string(texts.join(name)).ok();
    Ok(Work {
        name: format!("Rust standard library, {}", version.trim()),
        licence: "MIT OR Apache-2.0, parts MIT, BSD-2-Clause, Unicode-3.0".to_owned(),
        from: "https://github.com/rust-lang/rust".to_owned(),
        texts: ["MIT.txt", "Unicode-3.0.txt"]
            .into_iter()
            .filter_map(text)
            .map(|t| plain(&t))
            .collect(),
    })
}

/// The texts of licence and notices in the folder of a package; of several licences to choose from, MIT.
fn texts(folder: &Path, licence: &str) -> Done<Vec<String>> {
    let entries = fs::read_dir(folder).map_err(|why| format!("{}: {why}", folder.display()))?;
    let mut found: Vec<(String, PathBuf)> = entries
        .flatten()
        .filter(|entry| {
            entry
                .metadata()
                .is_ok_and(|is| is.is_file() && is.len() < LONGEST)
        })
        .map(|entry| {
            (
                entry.file_name().to_string_lossy().to_uppercase(),
                entry.path(),
            )
        })
        .filter(|(name, _)| NAMES.iter().any(|start| name.starts_with(start)))
        .collect();
    found.sort();
    let chosen = found.iter().any(|(name, _)| name.contains("MIT"));
    if chosen && (licence.contains("OR") || licence.contains('/')) {
        let other = |name: &str| {
            name.contains("APACHE") || name.contains("UNLICENSE") || name.contains("ZLIB")
        };
        found.retain(|(name, _)| !other(name));
    }
    let texts = found
        .iter()
        .map(|(_, path)| read(path).map(|text| plain(&text)));
    texts.collect()
}

/// A text without what only its file needed: line ends of another system, blanks at the end of lines.
fn plain(text: &str) -> String {
    let lines: Vec<&str> = text
        .trim_matches('\u{feff}')
        .lines()
        .map(str::trim_end)
        .collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// The file: who, then each text once with the names of those whose it is.
fn told(all: &[Work]) -> String {
    let mut text = String::from(
        "Organico is free software under the EUPL-1.2 (LICENSE.txt). It holds work of others, under their \
         licences.\nWhere several may be chosen from, MIT is. Texts are those that each package brings.\n\n",
    );
    for work in all {
        let _ = writeln!(text, "{} - {} - {}", work.name, work.licence, work.from);
    }
    let mut by_text: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for work in all {
        for own in &work.texts {
            by_text.entry(own).or_default().push(&work.name);
        }
    }
    for (own, names) in by_text {
        let line = "-".repeat(80);
        let _ = write!(text, "\n{line}\n{}\n\n{own}\n", names.join(", "));
    }
    text
}
