//! Every check, cheapest first; stops at the first that fails.

use crate::env::{self, WASM, cargo, line, root, target};
use crate::serve::{Site, background};
use crate::{Done, add, build, follow, guard, has, only};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

/// How many tests ran, and how they ended.
#[derive(Default)]
struct Tally {
    passed: u64,
    failed: u64,
}

/// `cargo xtask test`; its last line is the count of all tests.
pub(crate) fn run(words: &[String]) -> ExitCode {
    let mut tally = Tally::default();
    let began = Instant::now();
    println!("{}", expected(has(words, "--quick")));
    let done = only(words, &["--quick"], &[]).and_then(|()| all(has(words, "--quick"), &mut tally));
    println!("\nall steps: {:.1} s", began.elapsed().as_secs_f64());
    if let Err(why) = &done {
        println!("xtask: {why}");
        // A step that is no test, a lint say, counts as one failure.
        tally.failed = tally.failed.max(1);
    }
    println!("{} passed, {} failed", tally.passed, tally.failed);
    if done.is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// What is about to happen and how long it takes, measured on a 2 vCPU cloud machine in November
/// 2026: nobody should wait without knowing for how long, or find a package installed by surprise.
fn expected(quick: bool) -> String {
    if quick {
        return "lints and native tests: about 8 minutes the first time on two cores, then 1 to 2"
            .into();
    }
    let chromium = match env::found_chromium() {
        Some(path) => format!("Chromium is {}", path.display()),
        None => {
            "Chromium is missing: the last step installs it with apt-get if root or CI is set, \
                 and says the line before it runs it"
                .into()
        }
    };
    format!("every check: about 30 minutes the first time on two cores, then about 15; {chromium}")
}

fn all(quick: bool, tally: &mut Tally) -> Done {
    step("format", || env::run(&mut cargo(&["fmt", "--check"])))?;
    step("clippy: library", || {
        clippy(&["--no-default-features", "--lib"])
    })?;
    step("clippy: library and tests", || {
        clippy(&["--lib", "--tests", "--features", "cli,svg"])
    })?;
    step("clippy: command line", || {
        clippy(&["--features", "cli", "--bin", "organico"])
    })?;
    step("native tests", || {
        // With the command line and the SVG backend: their tests are compiled only then.
        let mut call = cargo(&["test", "--locked", "--quiet", "--features", "cli,svg"]);
        if !quick {
            call.env("ORGANICO_LAWS", "full"); // thousands of cases for each law, not hundreds
        }
        count(&mut call, tally)
    })?;
    step("dependency trees", guard::trees)?;
    if quick {
        return Ok(());
    }
    step("clippy: xtask", || {
        clippy(&[
            "--profile",
            "xtask",
            "--features",
            "xtask",
            "--bin",
            "xtask",
        ])
    })?;
    step("documentation", || {
        let mut call = cargo(&["doc", "--locked", "--quiet", "--no-deps", "--lib"]);
        env::run(
            call.args(["--features", "chart"])
                .env("RUSTDOCFLAGS", "-D warnings"),
        )
    })?;
    step("the home page follows its pack", follow::home)?;
    step("wasm target", env::wasm_target)?;
    for (bin, profile) in [("worker", "engine"), ("app", "release")] {
        // In the profile of the site: macros and build scripts are compiled once for both.
        let mut words = vec!["--profile", profile, "--target", WASM];
        words.extend(["--no-default-features", "--features", bin, "--bin", bin]);
        step(&format!("clippy: {bin} on wasm"), || clippy(&words))?;
    }
    step("one more of each kind", add::run)?;
    step("golden runs under wasm", || wasm_golden(false, tally))?;
    step("a tenth of them under wasm without vectors", || {
        wasm_golden(true, tally)
    })?;
    let site = target().join("site-under-test");
    step("site and size budget", || build::published(&site))?;
    step("browser tests", || browser(&site, &[], tally))
}

/// Runs a step and prints how long it took.
fn step(name: &str, work: impl FnOnce() -> Done) -> Done {
    println!("── {name}");
    let began = Instant::now();
    let done = work();
    let end = if done.is_ok() { "ok" } else { "FAILED" };
    println!("── {name}: {end}, {:.1} s", began.elapsed().as_secs_f64());
    done.map_err(|why| format!("{name}: {why}"))
}

fn clippy(words: &[&str]) -> Done {
    let mut call = cargo(&["clippy", "--locked", "--quiet"]);
    env::run(call.args(words).args(["--", "-D", "warnings"]))
}

/// The same golden runs as the native ones, in the page's number machine, under Node.
fn wasm_golden(scalar: bool, tally: &mut Tally) -> Done {
    if !root().join("tests/wasm.rs").exists() {
        return Ok(());
    }
    let runner = std::env::current_exe().map_err(|why| format!("who am I: {why}"))?;
    let runner = format!(
        "target.{WASM}.runner=[{:?}, \"test-runner\"]",
        runner.display()
    );
    // As the worker is built, so that it is the shipped code that is compared.
    let mut call = cargo(&["test", "--locked", "--profile", "engine", "--target", WASM]);
    call.args(["--no-default-features", "--features", "engine,packs"]);
    call.args(["--test", "wasm", "--config", &runner]);
    call.env("CARGO_PROFILE_ENGINE_OPT_LEVEL", build::ENGINE_LEVEL);
    // See build.rs: a RUSTFLAGS of the caller would drop the vector instructions.
    call.env("RUSTFLAGS", build::VECTORS)
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    if scalar {
        // Beside the engine that build.rs makes for old browsers.
        call.env("CARGO_TARGET_DIR", target().join("scalar"))
            .env("RUSTFLAGS", build::NO_VECTORS)
            .env("ORGANICO_SCALAR", "1");
    }
    count(&mut call, tally)
}

/// `cargo xtask test-runner`: cargo gives the test file, Node calls what it offers.
pub(crate) fn wasm_runner(words: &[String]) -> Done {
    let wasm = Path::new(words.first().ok_or("test-runner needs a FILE")?);
    let out = wasm.with_extension("node");
    let mut glue = wasm_bindgen_cli_support::Bindgen::new();
    let made = glue.input_path(wasm).typescript(false).out_name("tests");
    made.nodejs(true)
        .and_then(|glue| glue.generate(&out))
        .map_err(|why| format!("wasm-bindgen on {}: {why:#}", wasm.display()))?;
    let mut node = Command::new("node");
    env::run(
        node.arg(root().join("tests/wasm.mjs"))
            .arg(out.join("tests.js")),
    )
}

/// `cargo xtask page`: the browser tests alone.
pub(crate) fn page(words: &[String]) -> Done {
    let site = target().join("site-under-test");
    if !has(words, "--no-build") {
        build::packed(&site)?;
    }
    let names: Vec<String> = words
        .iter()
        .filter(|word| *word != "--no-build")
        .cloned()
        .collect();
    browser(&site, &names, &mut Tally::default())
}

/// Serves the site twice, once as a host that does not know wasm, and drives Chromium over it.
fn browser(site: &Path, names: &[String], tally: &mut Tally) -> Done {
    env::npm("tests/page")?;
    let chromium = env::chromium()?;
    let right = background(Site {
        dir: site.to_owned(),
        wrong_mime: false,
    })?;
    let wrong = background(Site {
        dir: site.to_owned(),
        wrong_mime: true,
    })?;
    let mut call = Command::new("node");
    call.arg(root().join("tests/page/run.mjs"))
        .args(names)
        .current_dir(root());
    call.env("BASE", right)
        .env("BASE_WRONG_MIME", wrong)
        .env("CHROMIUM", chromium);
    count(&mut call, tally)
}

/// Runs tests, passes their output on, and adds up their closing lines.
fn count(call: &mut Command, tally: &mut Tally) -> Done {
    let told = line(call);
    let mut child = call
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|why| format!("cannot start `{told}`: {why}"))?;
    let out = child.stdout.take().ok_or("no output to read")?;
    for text in BufReader::new(out).lines().map_while(Result::ok) {
        println!("{text}");
        if text.starts_with("test result:") {
            tally.passed += before(&text, " passed");
            tally.failed += before(&text, " failed");
        }
    }
    let end = child.wait().map_err(|why| format!("`{told}`: {why}"))?;
    if end.success() {
        Ok(())
    } else {
        Err(format!("`{told}` failed ({end})"))
    }
}

/// The number that stands before a word: 12 in "12 passed".
fn before(text: &str, word: &str) -> u64 {
    let head = text.split(word).next().unwrap_or_default();
    head.rsplit(|c: char| !c.is_ascii_digit())
        .next()
        .and_then(|n| n.parse().ok())
        .unwrap_or(0)
}
