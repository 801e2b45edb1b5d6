//! Is "to add one thing" as short as ARCHITECTURE.md says? Adds one more of each kind to a copy, as
//! the lists of tests/add say, and lets the copy's own tests say what is still missing.
//!
//! The copy is another version of the package, so that both share one folder of compiled libraries.

use crate::Done;
use crate::env::{self, WASM, cargo, read, root, target};
use crate::faults::{program, put};
use crate::recipe::{self, How, Touch};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// Folders of the copy.
const FOLDERS: &[&str] = &[
    "src",
    "data",
    "docs",
    "locales",
    "tests/add",
    "tests/cases",
    "tests/common",
    "tests/faults",
    "tests/it",
];
/// Single files of the copy.
const FILES: &[&str] = &[
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "README.md",
    "index.html",
    "rust-toolchain.toml",
    "tests/wasm.rs",
];
/// The test program of the copy: what finds that something was forgotten.
const PROGRAM: &str = "\
//! The registries, with one row more in each.
#![allow(warnings)]

#[path = \"../common/mod.rs\"]
mod common;
mod cases;
mod choices;
mod house;
mod locales;
";
/// Tests that speak of the list itself, or of numbers that one more row moves.
const LEFT_OUT: &[&str] = &["house::add", "house::files", "house::faults"];
/// The version that the copy has.
const VERSION: &str = "0.0.1-add";

/// `cargo xtask add`: everything at once.
pub(crate) fn run() -> Done {
    let began = Instant::now();
    let copy = target().join("add");
    let folder = root().join("tests/add");
    let mut lists = env::files(&folder)?;
    lists.sort();
    let mut touches = Vec::new();
    for list in &lists {
        let read = recipe::read(&read(&folder.join(list))?);
        touches.extend(read.map_err(|why| format!("tests/add/{}: {why}", list.display()))?);
    }
    make(&copy, &touches)?;
    let mut call = cargo(&["test", "--locked", "--quiet", "--no-run", "--test", "it"]);
    call.args([
        "--features",
        "svg",
        "--message-format",
        "json-render-diagnostics",
    ]);
    let program = program(call.current_dir(&copy))?;
    let mut tests = Command::new(&program);
    tests.args(["cases::", "choices::", "house::", "locales::", "--quiet"]);
    for name in LEFT_OUT {
        tests.args(["--skip", name]);
    }
    env::run(tests.env("ORGANICO_LAWS", "few").current_dir(&copy))?;
    let mut page = cargo(&["check", "--locked", "--quiet", "--profile", "release"]);
    page.args(["--target", WASM, "--no-default-features"]);
    page.args(["--features", "app", "--bin", "app"]);
    env::run(page.current_dir(&copy))?;
    let seconds = began.elapsed().as_secs_f64();
    println!(
        "{} kinds of things, one more of each: {seconds:.0} s",
        lists.len()
    );
    Ok(())
}

/// Makes the copy with everything added; a file that is the same keeps its date.
fn make(copy: &Path, touches: &[Touch]) -> Done {
    let mut files: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    for folder in FOLDERS {
        for name in env::files(&root().join(folder))? {
            let path = Path::new(folder).join(name);
            let bytes = fs::read(root().join(&path)).map_err(|why| told(&path, &why))?;
            files.push((path, bytes));
        }
    }
    for name in FILES {
        files.push((PathBuf::from(name), read(&root().join(name))?.into_bytes()));
    }
    for name in ["Cargo.toml", "Cargo.lock"] {
        let text = read(&root().join(name))?;
        let own = format!(
            "name = \"organico\"\nversion = \"{}\"",
            env!("CARGO_PKG_VERSION")
        );
        let other = format!("name = \"organico\"\nversion = \"{VERSION}\"");
        files.push((PathBuf::from(name), text.replace(&own, &other).into_bytes()));
    }
    for touch in touches {
        add(&mut files, touch)?;
    }
    files.retain(|(path, _)| path != Path::new("tests/it/main.rs"));
    files.push(("tests/it/main.rs".into(), PROGRAM.into()));
    let names: BTreeSet<&PathBuf> = files.iter().map(|(path, _)| path).collect();
    for folder in FOLDERS {
        for old in env::files(&copy.join(folder)).unwrap_or_default() {
            let path = Path::new(folder).join(old);
            if !names.contains(&path) {
                fs::remove_file(copy.join(&path)).map_err(|why| told(&path, &why))?;
            }
        }
    }
    for (path, bytes) in &files {
        put(&copy.join(path), bytes)?;
    }
    Ok(())
}

/// Does what one block of a list says.
fn add(files: &mut Vec<(PathBuf, Vec<u8>)>, touch: &Touch) -> Done {
    let path = Path::new(&touch.path);
    match &touch.how {
        How::New => files.push((path.into(), touch.block.clone().into_bytes())),
        How::Copy(from) => {
            let same = files.iter().filter_map(|(known, bytes)| {
                let rest = known.strip_prefix(from).ok()?;
                let to = if rest.as_os_str().is_empty() {
                    path.to_owned()
                } else {
                    path.join(rest)
                };
                Some((to, bytes.clone()))
            });
            let same: Vec<_> = same.collect();
            if same.is_empty() {
                return Err(format!("there is no {from} to copy"));
            }
            files.extend(same);
        }
        How::After(_) | How::Before(_) | How::Text(_) => {
            let mut found = false;
            for (known, bytes) in files
                .iter_mut()
                .filter(|(known, _)| known.starts_with(path))
            {
                let text = str::from_utf8(bytes).map_err(|why| told(known, &why))?;
                if let Some(text) = recipe::put(touch, text)? {
                    (*bytes, found) = (text.into_bytes(), true);
                }
            }
            if !found {
                return Err(format!("there is no {}", touch.path));
            }
        }
    }
    Ok(())
}

fn told(path: &Path, why: &impl std::fmt::Display) -> String {
    format!("{}: {why}", path.display())
}
