//! Do the laws bite? Plants faults into a copy of the engine and sees which law, which hand
//! calculation or which case catches each.
//!
//! All faults are compiled at once, each behind a number; hand calculations, laws and cases then run
//! once per number, in this order. The sources stay as they are.

use crate::Done;
use crate::env::{self, cargo, read, root, target, write};
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::time::Instant;

/// What the copy is made of, besides `src`.
const COPIED: &[&str] = &[
    "src",
    "data",
    "locales",
    "tests/common",
    "tests/cases",
    "tests/it/laws",
    "tests/it/analytic",
];
/// Single files of the copy.
const FILES: &[&str] = &[
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
    "tests/it/analytic.rs",
    "tests/it/cases.rs",
];
/// The test program of the copy: the hand calculations, the laws and the cases, by name in the order
/// in which they run.
const PROGRAM: &str = "\
//! The laws, to be broken.
#![allow(warnings)]

#[path = \"../common/mod.rs\"]
mod common;
mod analytic;
mod laws;
#[path = \"cases.rs\"]
mod published;
";
/// The switch that the copy has and the library has not.
const SWITCH: &str = "
/// Which planted fault acts.
pub(crate) mod fault {
    use std::sync::OnceLock;
    static ACTING: OnceLock<usize> = OnceLock::new();
    pub(crate) fn on(number: usize) -> bool {
        let read = || std::env::var(\"ORGANICO_FAULT\").ok()?.parse().ok();
        *ACTING.get_or_init(|| read().unwrap_or(0)) == number
    }
}
";

/// One fault of the list.
#[derive(Debug)]
struct Fault {
    claim: String,
    file: String,
    find: String,
    plant: String,
}

/// `cargo xtask faults`: all of them, or those whose claim has one of the words.
pub(crate) fn run(words: &[String]) -> Done {
    let began = Instant::now();
    let faults = list(&read(&root().join("tests/faults/list.txt"))?)?;
    let copy = target().join("faults");
    make(&copy, &faults)?;
    let program = compile(&copy)?;
    println!(
        "{} faults planted and compiled, {:.0} s",
        faults.len(),
        began.elapsed().as_secs_f64()
    );
    if let Some(law) = first_broken(&program, &copy, 0)? {
        return Err(format!("with no fault at all, {law} fails"));
    }
    let asked = |fault: &Fault| words.is_empty() || words.iter().any(|w| fault.claim.contains(w));
    let numbers: Vec<usize> = (1..=faults.len())
        .filter(|number| asked(&faults[number - 1]))
        .collect();
    if numbers.is_empty() {
        return Err(format!("no fault has a word of: {}", words.join(" ")));
    }
    let caught = catch(&program, &copy, &numbers)?;
    let mut survivors = Vec::new();
    for (number, law) in &caught {
        let fault = &faults[number - 1];
        match law {
            Some(law) => println!("caught    {} — {law}", fault.claim),
            None => {
                println!("SURVIVED  {} ({})", fault.claim, fault.file);
                survivors.push(fault.claim.as_str());
            }
        }
    }
    println!(
        "{} faults, {} caught, {:.0} s",
        caught.len(),
        caught.len() - survivors.len(),
        began.elapsed().as_secs_f64()
    );
    if survivors.is_empty() {
        Ok(())
    } else {
        Err(format!("no law catches: {}", survivors.join("; ")))
    }
}

/// Reads the list: blocks of a claim and three named lines.
fn list(text: &str) -> Done<Vec<Fault>> {
    let text: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
    let blocks = text
        .split(|line| line.trim().is_empty())
        .filter(|block| !block.is_empty());
    let faults: Vec<Fault> = blocks
        .map(|block| {
            let named = |name: &str| {
                let line = block
                    .iter()
                    .skip(1)
                    .find_map(|line| line.strip_prefix(name));
                line.map(|value| value.trim().to_owned())
                    .ok_or_else(|| format!("list.txt: `{}` has no line `{name}`", block[0]))
            };
            Ok(Fault {
                claim: block[0].to_owned(),
                file: named("file ")?,
                find: named("find ")?,
                plant: named("plant ")?,
            })
        })
        .collect::<Done<_>>()?;
    if faults.len() < 30 {
        return Err(format!(
            "list.txt: {} faults are too few to trust the laws",
            faults.len()
        ));
    }
    Ok(faults)
}

/// Makes the copy; files that are the same keep their date, so that little is compiled again.
fn make(copy: &Path, faults: &[Fault]) -> Done {
    for folder in COPIED {
        let from = root().join(folder);
        let names = env::files(&from)?;
        if let Ok(old) = env::files(&copy.join(folder)) {
            for gone in old.iter().filter(|name| !names.contains(name)) {
                let path = copy.join(folder).join(gone);
                fs::remove_file(&path).map_err(|why| format!("{}: {why}", path.display()))?;
            }
        }
        let mut planted = if *folder == "src" {
            plant(&from, &names, faults)?
        } else {
            BTreeMap::new()
        };
        for name in names {
            let bytes = match planted.remove(&name) {
                Some(text) => text.into_bytes(),
                None => fs::read(from.join(&name))
                    .map_err(|why| format!("cannot read {}: {why}", name.display()))?,
            };
            put(&copy.join(folder).join(&name), &bytes)?;
        }
    }
    for name in FILES {
        put(&copy.join(name), read(&root().join(name))?.as_bytes())?;
    }
    put(&copy.join("tests/it/main.rs"), PROGRAM.as_bytes())?;
    put(&copy.join("tests/wasm.rs"), b"//! Not in this copy.\n")
}

/// Writes a file of a copy; one that is the same keeps its date, so that little is compiled again.
pub(crate) fn put(path: &Path, bytes: &[u8]) -> Done {
    if fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
    let folder = path.parent().ok_or("a file has a folder")?;
    fs::create_dir_all(folder).map_err(|why| format!("cannot make {}: {why}", folder.display()))?;
    write(path, bytes)
}

/// The sources that change: every fault behind its number, the switch in `lib.rs`.
fn plant(src: &Path, names: &[PathBuf], faults: &[Fault]) -> Done<BTreeMap<PathBuf, String>> {
    let mut texts = BTreeMap::new();
    for name in names
        .iter()
        .filter(|name| name.extension().is_some_and(|end| end == "rs"))
    {
        texts.insert(name.clone(), read(&src.join(name))?);
    }
    let mut places: Vec<(&PathBuf, usize, usize, usize)> = Vec::new();
    for (at, fault) in faults.iter().enumerate() {
        let files = texts
            .iter()
            .filter(|(name, _)| name.starts_with(&fault.file));
        let found: Vec<_> = files
            .flat_map(|(name, text)| {
                let ranges = matches(text, &fault.find).into_iter();
                ranges.map(move |(from, to)| (name, from, to, at))
            })
            .collect();
        let [place] = found[..] else {
            let (
                times,
                Fault {
                    claim, file, find, ..
                },
            ) = (found.len(), fault);
            return Err(format!(
                "`{find}` stands {times} times in src/{file}: {claim}"
            ));
        };
        places.push(place);
    }
    places.sort_unstable();
    if let Some(two) = places
        .windows(2)
        .find(|two| two[0].0 == two[1].0 && two[1].1 < two[0].2)
    {
        let claims = [two[0].3, two[1].3].map(|at| faults[at].claim.as_str());
        return Err(format!("two faults overlap: {}", claims.join("; ")));
    }
    let mut changed = BTreeMap::new();
    for &(name, from, to, at) in places.iter().rev() {
        let text: &mut String = changed
            .entry(name.clone())
            .or_insert_with(|| texts[name].clone());
        let (number, found, wrong) = (at + 1, &texts[name][from..to], &faults[at].plant);
        let switch = format!("if crate::fault::on({number}) {{ {wrong} }} else {{ {found} }}");
        let whole = if found.ends_with([';', '}']) {
            switch
        } else {
            format!("({switch})")
        };
        text.replace_range(from..to, &whole);
    }
    let front = PathBuf::from("lib.rs");
    let library = changed
        .remove(&front)
        .unwrap_or_else(|| texts[&front].clone());
    changed.insert(front, format!("#![allow(warnings)]\n{library}{SWITCH}"));
    Ok(changed)
}

/// Where a text stands in a source, spaces and line breaks (and the comma before a closing
/// bracket on its own line) left aside.
fn matches(source: &str, wanted: &str) -> Vec<(usize, usize)> {
    let wanted: Vec<char> = wanted.chars().filter(|c| !c.is_whitespace()).collect();
    let letters: Vec<(usize, char)> = source
        .char_indices()
        .filter(|(_, c)| !c.is_whitespace())
        .collect();
    let mut found = Vec::new();
    for start in 0..letters.len() {
        let (mut at, mut done) = (start, 0);
        while done < wanted.len() && at < letters.len() {
            let next = letters.get(at + 1).map_or(' ', |(_, c)| *c);
            if letters[at].1 == wanted[done] {
                done += 1;
            } else if !(letters[at].1 == ',' && next == wanted[done] && matches!(next, ')' | ']')) {
                break;
            }
            at += 1;
        }
        if done == wanted.len() {
            let (last, letter) = letters[at - 1];
            found.push((letters[start].0, last + letter.len_utf8()));
        }
    }
    found
}

/// Compiles the test program of the copy and says where it is.
fn compile(copy: &Path) -> Done<PathBuf> {
    let mut call = cargo(&["test", "--locked", "--quiet", "--no-run", "--test", "it"]);
    call.args([
        "--message-format",
        "json-render-diagnostics",
        "--manifest-path",
    ])
    .arg(copy.join("Cargo.toml"))
    // cargo could not tell the copy from the library in one folder
    .env("CARGO_TARGET_DIR", copy.join("target"))
    .current_dir(copy);
    program(&mut call)
}

/// Compiles a test program and says where it is.
pub(crate) fn program(call: &mut Command) -> Done<PathBuf> {
    let told = env::output(call)?;
    let mut programs = told.lines().filter_map(|line| {
        let message: serde_json::Value = serde_json::from_str(line).ok()?;
        let program = message.get("executable")?.as_str()?;
        Some(PathBuf::from(program))
    });
    programs
        .next_back()
        .ok_or_else(|| "cargo names no test program".to_owned())
}

/// Runs the laws once per fault, several at a time.
fn catch(program: &Path, copy: &Path, numbers: &[usize]) -> Done<BTreeMap<usize, Option<String>>> {
    let next = Mutex::new(numbers.iter());
    let caught = Mutex::new(BTreeMap::new());
    let worker = || -> Done {
        loop {
            let Some(&number) = next.lock().map_err(|_| "a worker fell")?.next() else {
                return Ok(());
            };
            let law = first_broken(program, copy, number)?;
            let mut all = caught.lock().map_err(|_| "a worker fell")?;
            all.insert(number, law);
        }
    };
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let running: Vec<_> = (0..workers).map(|_| scope.spawn(worker)).collect();
        running
            .into_iter()
            .try_for_each(|thread| thread.join().map_err(|_| "a worker fell".to_owned())?)
    })?;
    caught.into_inner().map_err(|_| "a worker fell".to_owned())
}

/// Runs hand calculations, laws and cases with one fault acting (0: none) until one of them fails, and
/// names it.
fn first_broken(program: &Path, copy: &Path, number: usize) -> Done<Option<String>> {
    let mut laws = Command::new(program)
        .args(["analytic::", "laws::", "published::"])
        // the docs are not in the copy
        .args(["--skip", "published::every_", "--test-threads", "1"])
        .env("ORGANICO_FAULT", number.to_string())
        .env("ORGANICO_LAWS", "few")
        .env("RUST_BACKTRACE", "0")
        .current_dir(copy)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|why| format!("cannot start {}: {why}", program.display()))?;
    let broken = broken_law(&mut laws);
    let _ = laws.kill();
    let end = laws
        .wait()
        .map_err(|why| format!("{}: {why}", program.display()))?;
    match broken {
        Some(law) => Ok(Some(law)),
        None if end.success() => Ok(None),
        // it ended without naming a test: a stack overflow, say
        None => Ok(Some(format!("the laws stopped ({end})"))),
    }
}

/// Reads the output of the laws up to the first that fails, or to its end.
fn broken_law(laws: &mut Child) -> Option<String> {
    let out = BufReader::new(laws.stdout.take()?);
    out.lines().map_while(Result::ok).find_map(|line| {
        let name = line.strip_prefix("test ")?.strip_suffix(" ... FAILED")?;
        Some(name.to_owned())
    })
}
