//! `cargo xtask bench`: the engine against the reference kernels, natively and as wasm under Node.
//!
//! Judges ratios within one run, never milliseconds; numpy's reference run is shown where numpy is.

use crate::env::{self, WASM, cargo, root, target};
use crate::{Done, only};
use std::process::Command;

/// Builds `tests/perf` twice and runs it; a broken ratio fails.
pub(crate) fn run(words: &[String]) -> Done {
    only(words, &[], &[])?;
    let manifest = root().join("tests/perf/Cargo.toml");
    let built = target().join("perf");
    let build = |more: &[&str]| {
        let mut call = cargo(&[
            "build",
            "--locked",
            "--release",
            "--quiet",
            "--manifest-path",
        ]);
        call.arg(&manifest)
            .args(more)
            .env("CARGO_TARGET_DIR", &built);
        env::run(&mut call)
    };
    build(&[])?;
    println!("── native");
    env::run(&mut Command::new(built.join("release/perf")))?;
    env::wasm_target()?;
    build(&["--lib", "--target", WASM])?;
    println!("── wasm with SIMD, under Node; the ratios are judged here");
    let module = built.join(WASM).join("release/organico_perf.wasm");
    env::run(
        Command::new("node")
            .arg(root().join("tests/perf/run.mjs"))
            .arg(module)
            .arg("--judge"),
    )
}
