//! Builds the site: two programs to wasm, their glue, the style, the static pages.
//!
//! The page is built for size, the engine for speed: one package has one profile per
//! build, so cargo is called once for each, with the level changed by the environment.

use crate::env::{self, WASM, cargo, dist, root, target};
use crate::{Done, after, has, hash, notices, only, parcels, shell, size, split, trim};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Instant;

/// A program that becomes a wasm module.
struct Module {
    /// Feature and binary of this package.
    bin: &'static str,
    /// Name of the files in the site.
    name: &'static str,
    /// Cargo's profile: each has a folder of its own.
    profile: &'static str,
    /// Cut into pieces that are fetched when they are used.
    pieces: bool,
    /// Built without vector instructions, for browsers that lack them.
    scalar: bool,
}

const PAGE: Module = Module {
    bin: "app",
    name: "app",
    profile: "release",
    pieces: true,
    scalar: false,
};
const ENGINE: Module = Module {
    bin: "worker",
    name: "worker",
    profile: "engine",
    pieces: false,
    scalar: false,
};
const ENGINE_SCALAR: Module = Module {
    bin: "worker",
    name: "worker_scalar",
    profile: "engine",
    pieces: false,
    scalar: true,
};

/// Level of the engine: small, so that a first visit is short. Its kernels name their registers
/// themselves (`model/supply/pair.rs`) and lose little by it (README).
pub(crate) const ENGINE_LEVEL: &str = "s";

/// Compiler flags of the engine, in place of those of `.cargo/config.toml`. The level leaves out
/// the pass that joins two loads or stores of neighbours into one of a register: asked for.
pub(crate) const VECTORS: &str = "-Ctarget-feature=+simd128 -Cpasses=slp-vectorizer";

/// Compiler flags of a module without vector instructions.
pub(crate) const NO_VECTORS: &str = "-Ctarget-feature=-simd128";

/// Own files that go into the site as they are.
const PLAIN: &[&str] = &[
    "boot.js",
    "wasm.js",
    "worker_loader.js",
    "favicon.svg",
    "robots.txt",
];

/// Weights of the typeface that the style names.
const FONTS: &[&str] = &["400", "600"];

/// `cargo xtask build`.
pub(crate) fn run(words: &[String]) -> Done {
    only(words, &["--scalar"], &[])?;
    let out = dist();
    site(&out, has(words, "--scalar"))?;
    println!("the site is in {}", out.display());
    Ok(())
}

/// `cargo xtask release`.
pub(crate) fn release(words: &[String]) -> Done {
    only(words, &[], &["--out"])?;
    let out = after(words, "--out").map_or_else(dist, PathBuf::from);
    published(&out)?;
    println!("the site is in {}", out.display());
    Ok(())
}

/// The site as it is published; fails above the size budget.
pub(crate) fn published(out: &Path) -> Done {
    let names = packed(out)?;
    size::budget(out, &names)
}

/// The same without asking what it weighs.
pub(crate) fn packed(out: &Path) -> Done<hash::Names> {
    site(out, true)?;
    let names = hash::rename(out)?;
    size::compress(out)?;
    Ok(names)
}

/// Builds the site with plain names. The old one is replaced only when the new is complete.
pub(crate) fn site(out: &Path, scalar: bool) -> Done {
    env::wasm_target()?;
    env::npm("style")?;
    let next = out.with_extension("next");
    let _ = fs::remove_dir_all(&next);
    fs::create_dir_all(&next).map_err(|why| format!("cannot make {}: {why}", next.display()))?;
    let engines = if scalar {
        vec![ENGINE, ENGINE_SCALAR]
    } else {
        vec![ENGINE]
    };
    // Two at a time: the last step of a module, which looks at all of it, keeps one core busy.
    println!("compiling the page, and beside it the engine; minutes at first, then seconds");
    thread::scope(|scope| {
        let beside = scope.spawn(|| {
            style(&next)?;
            parcels::write(&next)?;
            engines.iter().try_for_each(|engine| made(engine, &next))
        });
        made(&PAGE, &next)?;
        beside.join().map_err(|_| "the engine's thread fell over")?
    })?;
    println!("running the engine for the static pages");
    notices::write(&next)?;
    shell::write_texts(&next)?;
    shell::write_pages(&next, &root().join("data/it"))?;
    let _ = fs::remove_dir_all(out);
    fs::rename(&next, out).map_err(|why| format!("cannot move to {}: {why}", out.display()))
}

/// Makes one module and its glue.
fn made(module: &Module, out: &Path) -> Done {
    let began = Instant::now();
    let wasm = compile(module)?;
    if module.pieces {
        let cut = split::cut(&wasm, &target().join("pieces"), module.name)?;
        bindgen(&cut.main(), module.name, out, true)?;
        trim::pair(out, module.name, Some(cut.lay(out)?))?;
    } else {
        bindgen(&wasm, module.name, out, false)?;
        trim::pair(out, module.name, None)?;
    }
    if module.bin == ENGINE.bin {
        parcels::none_inside(&out.join(format!("{}_bg.wasm", module.name)))?;
    }
    let seconds = began.elapsed().as_secs_f64();
    println!("built {:<14} {seconds:5.1} s", module.name);
    Ok(())
}

/// Compiles one module and says where it is.
fn compile(module: &Module) -> Done<PathBuf> {
    let dir = if module.scalar {
        target().join("scalar")
    } else {
        target()
    };
    let mut call = cargo(&["rustc", "--locked", "--target", WASM]);
    call.args(["--profile", module.profile]);
    if module.profile == ENGINE.profile {
        // Beside the page, whose progress is the longer one.
        call.arg("--quiet")
            .env("CARGO_PROFILE_ENGINE_OPT_LEVEL", ENGINE_LEVEL);
    }
    call.args([
        "--no-default-features",
        "--features",
        module.bin,
        "--bin",
        module.bin,
    ]);
    if module.pieces {
        // The splitter reads from them what each function needs; only the last link changes.
        call.args(["--", "-Clink-args=--emit-relocs"]);
    }
    call.env("CARGO_TARGET_DIR", &dir);
    // In place of a RUSTFLAGS of the caller, which would silently drop the vector instructions.
    call.env_remove("RUSTFLAGS")
        .env("CARGO_ENCODED_RUSTFLAGS", flags(module)?);
    env::run(&mut call)?;
    let wasm = dir
        .join(WASM)
        .join(module.profile)
        .join(format!("{}.wasm", module.bin));
    let bytes = fs::read(&wasm).map_err(|why| format!("no {}: {why}", wasm.display()))?;
    // The compiler lists the features it used: `+`, length, name.
    let vector = bytes.windows(9).any(|at| at == b"+\x07simd128");
    if vector == module.scalar {
        return Err(format!(
            "{}: SIMD is {vector}, wanted {}",
            module.name, !module.scalar
        ));
    }
    Ok(wasm)
}

/// The compiler's flags: those of the module, and none of this machine's folders in its messages.
fn flags(module: &Module) -> Done<String> {
    let words = |flags: &str| flags.split(' ').map(str::to_owned).collect();
    let mut flags: Vec<String> = match (module.profile == ENGINE.profile, module.scalar) {
        (false, _) => page_flags()?,
        (true, true) => words(NO_VECTORS),
        (true, false) => words(VECTORS),
    };
    let folders = env::libraries().into_iter();
    flags.extend(folders.map(|folder| format!("--remap-path-prefix={}=", folder.display())));
    Ok(flags.join("\x1f"))
}

/// The page's own flags: those that cargo takes for the target when nobody says otherwise.
fn page_flags() -> Done<Vec<String>> {
    let path = root().join(".cargo/config.toml");
    let config = env::read(&path)?;
    let mut lines = config.lines();
    let list = lines.find_map(|line| line.strip_prefix("rustflags = "));
    list.and_then(|list| serde_json::from_str(list).ok())
        .ok_or_else(|| format!("{}: no list of rustflags on one line", path.display()))
}

/// Writes the glue between the module and the browser.
fn bindgen(wasm: &Path, name: &str, out: &Path, pieces: bool) -> Done {
    let mut glue = wasm_bindgen_cli_support::Bindgen::new();
    glue.input_path(wasm).out_name(name).typescript(false);
    glue.remove_name_section(true)
        .remove_producers_section(true)
        // The pieces take table and memory from the main module under the linker's names.
        .keep_lld_exports(pieces);
    glue.web(true)
        .and_then(|glue| glue.generate(out))
        .map_err(|why| format!("wasm-bindgen on {name}: {why:#}"))
}

/// The style sheet, the fonts and the start scripts.
fn style(out: &Path) -> Done {
    let dir = root().join("style");
    env::run(
        Command::new("node")
            .arg(dir.join("build.mjs"))
            .arg(out.join("app.css")),
    )?;
    for name in PLAIN {
        env::copy(&dir.join(name), &out.join(name))?;
    }
    let fonts = out.join("fonts");
    fs::create_dir_all(&fonts).map_err(|why| format!("cannot make {}: {why}", fonts.display()))?;
    for weight in FONTS {
        let name = format!("titillium-web-latin-{weight}-normal.woff2");
        let from = dir
            .join("node_modules/@fontsource/titillium-web/files")
            .join(&name);
        env::copy(&from, &fonts.join(&name))?;
    }
    Ok(())
}
