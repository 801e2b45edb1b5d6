//! What the machine has, and how to get what it lacks.
//!
//! Rust and Node are taken for granted; the wasm target, the npm packages and Chromium are
//! installed where that is allowed, else the error names the exact line to type.

use crate::Done;
use std::env::{current_dir, split_paths, var, var_os};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The one wasm target.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// The folder that holds Cargo.toml.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Cargo's target folder, always absolute: children run in the root, wherever we were called.
pub(crate) fn target() -> PathBuf {
    match var_os("CARGO_TARGET_DIR").filter(|dir| !dir.is_empty()) {
        Some(dir) => current_dir().unwrap_or_else(|_| root()).join(dir),
        None => root().join("target"),
    }
}

/// The folders below which cargo keeps the sources of the libraries.
pub(crate) fn libraries() -> Vec<PathBuf> {
    let home = var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(var_os("HOME")?).join(".cargo")));
    let found = home.and_then(|home| fs::read_dir(home.join("registry/src")).ok());
    let entries = found.into_iter().flatten().map_while(Result::ok);
    entries.map(|entry| entry.path()).collect()
}

/// Where the site goes: `dist`, or inside the target folder when that was chosen by hand.
pub(crate) fn dist() -> PathBuf {
    let chosen = var_os("CARGO_TARGET_DIR").is_some_and(|dir| !dir.is_empty());
    if chosen {
        target().join("dist")
    } else {
        root().join("dist")
    }
}

/// A cargo call in the root with our target folder.
pub(crate) fn cargo(words: &[&str]) -> Command {
    let program = var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut call = Command::new(program);
    call.args(words)
        .current_dir(root())
        .env("CARGO_TARGET_DIR", target());
    call
}

/// Runs a program to its end; its output goes to ours.
pub(crate) fn run(call: &mut Command) -> Done {
    let told = line(call);
    let end = call
        .status()
        .map_err(|why| format!("cannot start `{told}`: {why}"))?;
    if end.success() {
        Ok(())
    } else {
        Err(format!("`{told}` failed ({end})"))
    }
}

/// Runs a program and gives back what it printed.
pub(crate) fn output(call: &mut Command) -> Done<String> {
    let told = line(call);
    let end = call
        .stderr(Stdio::inherit())
        .output()
        .map_err(|why| format!("cannot start `{told}`: {why}"))?;
    if !end.status.success() {
        return Err(format!("`{told}` failed ({})", end.status));
    }
    String::from_utf8(end.stdout).map_err(|_| format!("`{told}` printed no text"))
}

/// The call as one would type it.
pub(crate) fn line(call: &Command) -> String {
    let program = Path::new(call.get_program())
        .file_name()
        .unwrap_or(call.get_program());
    let words = std::iter::once(program).chain(call.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Reads a text file; the error names it.
pub(crate) fn read(path: &Path) -> Done<String> {
    fs::read_to_string(path).map_err(|why| format!("cannot read {}: {why}", path.display()))
}

/// Writes a file; the error names it.
pub(crate) fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Done {
    fs::write(path, bytes).map_err(|why| format!("cannot write {}: {why}", path.display()))
}

/// Copies a file; the error names it.
pub(crate) fn copy(from: &Path, to: &Path) -> Done {
    fs::copy(from, to)
        .map(drop)
        .map_err(|why| format!("cannot copy {} to {}: {why}", from.display(), to.display()))
}

/// Every file below a folder, relative to it, in a fixed order.
pub(crate) fn files(dir: &Path) -> Done<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::new()];
    while let Some(below) = open.pop() {
        let place = dir.join(&below);
        let entries = fs::read_dir(&place)
            .map_err(|why| format!("cannot list {}: {why}", place.display()))?;
        for entry in entries.flatten() {
            let path = below.join(entry.file_name());
            if entry.path().is_dir() {
                open.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// A program on the path.
fn which(name: &str) -> Option<PathBuf> {
    let path = var_os("PATH")?;
    split_paths(&path)
        .map(|dir| dir.join(name))
        .find(|file| file.is_file())
}

/// Makes sure that the compiler has the wasm target.
pub(crate) fn wasm_target() -> Done {
    let rustc = var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let sysroot = output(
        Command::new(rustc)
            .args(["--print", "sysroot"])
            .current_dir(root()),
    )?;
    if Path::new(sysroot.trim())
        .join("lib/rustlib")
        .join(WASM)
        .is_dir()
    {
        return Ok(());
    }
    let typed = format!("rustup target add {WASM}");
    run(Command::new("rustup")
        .args(["target", "add", WASM])
        .current_dir(root()))
    .map_err(|why| format!("{why}\nthe wasm target is missing; type: {typed}"))
}

/// Installs the locked npm packages of a folder, unless they are there already.
pub(crate) fn npm(folder: &str) -> Done {
    let dir = root().join(folder);
    let lock = read(&dir.join("package-lock.json"))?;
    let stamp = dir.join("node_modules/.organico-lock");
    if fs::read_to_string(&stamp).is_ok_and(|old| old == lock) {
        return Ok(());
    }
    if which("node").is_none() || which("npm").is_none() {
        return Err("Node and npm are missing; install Node 20 or newer".into());
    }
    // No package of ours needs an install script, so none may run.
    run(Command::new("npm")
        .args([
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
        ])
        .current_dir(&dir))?;
    write(&stamp, lock)
}

/// The Chromium that the environment names, or one on the path.
pub(crate) fn found_chromium() -> Option<PathBuf> {
    let named = var_os("CHROMIUM").map(PathBuf::from);
    let names = ["chromium", "chromium-browser", "google-chrome"];
    named.or_else(|| names.into_iter().find_map(which))
}

/// Finds Chromium, or installs it with the distribution's own packages, and says so first.
pub(crate) fn chromium() -> Done<PathBuf> {
    if let Some(path) = found_chromium() {
        return Ok(path);
    }
    let packages = ["chromium", "chromium-driver"];
    let typed = format!(
        "apt-get update && apt-get install -y --no-install-recommends {}",
        packages.join(" ")
    );
    let root_user = output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if which("apt-get").is_none() || !(root_user || var("CI").is_ok()) {
        return Err(format!(
            "Chromium is missing; type: sudo sh -c '{typed}'\n\
             (or name an installed one: CHROMIUM=/path/to/chromium)"
        ));
    }
    println!("Chromium is missing; about to run: {typed}");
    let quiet = |call: &mut Command| run(call.env("DEBIAN_FRONTEND", "noninteractive"));
    quiet(Command::new("apt-get").args(["update", "-qq"]))?;
    quiet(
        Command::new("apt-get")
            .args(["install", "-y", "-qq", "--no-install-recommends"])
            .args(packages),
    )?;
    found_chromium().ok_or_else(|| format!("Chromium is still missing after: {typed}"))
}
