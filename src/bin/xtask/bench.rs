//! `cargo xtask bench`: the engine against the reference kernels, natively and as wasm, the latter
//! with and without vector instructions under Node and in a worker of headless Chromium.
//!
//! Judges ratios within one run, never milliseconds, and that every machine finds the same bits.
//! numpy's reference run is compared where python3 and numpy are; nothing fails where they are not.

use crate::env::{self, WASM, cargo, root, target};
use crate::serve::{Site, background};
use crate::{Done, build, only};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// One measurement in one place.
struct Row {
    name: String,
    cell_years: f64,
    bits: String,
    /// Milliseconds by round.
    times: Vec<f64>,
}

/// One place in which everything was measured, or numpy alone.
struct Column {
    name: &'static str,
    rows: Vec<Row>,
}

impl Column {
    /// Node tells processor time. A page has a wall clock only, which other programs lengthen: its
    /// least times are compared, not those of one round.
    fn on_the_wall(&self) -> bool {
        self.name == CHROMIUM
    }
}

/// What a ratio is compared with, and its limit.
struct Gate {
    what: &'static str,
    /// Measured, and measured against.
    rows: [&'static str; 2],
    per_cell: bool,
    most: f64,
}

const CHROMIUM: &str = "wasm, Chromium";
const DENSE: &str = "reference dense, all series";
const ITALY: &str = "engine, Italian pack, all";
const NUMPY: &str = "numpy, matmul for mobility";
const GATES: [Gate; 4] = [
    Gate {
        what: "engine against the dense reference, per cell-year",
        rows: ["engine, synthetic pack, all", DENSE],
        per_cell: true,
        most: 1.5,
    },
    Gate {
        what: "one profession against the full run",
        rows: ["engine, synthetic pack, one", "engine, synthetic pack, all"],
        per_cell: false,
        most: 1.0 / 15.0,
    },
    Gate {
        what: "full Italian run against the naive reference run",
        rows: [ITALY, "reference naive"],
        per_cell: false,
        most: 1.0,
    },
    Gate {
        what: "picture of a dragged slider against one run of its profession",
        rows: [
            "picture of nurses, places dragged",
            "engine, Italian pack, nurses",
        ],
        per_cell: false,
        most: 2.5,
    },
];

/// Builds `tests/perf` natively and as wasm, runs it in four places; a broken ratio fails.
pub(crate) fn run(words: &[String]) -> Done {
    only(words, &[], &[])?;
    env::wasm_target()?;
    env::npm("tests/page")?;
    let chromium = env::chromium()?;
    let native = build(&["--bin", "perf"], "perf", None, None)?.join("release/perf");
    let simd = modules("perf", build::VECTORS)?;
    let scalar = modules("perf-scalar", build::NO_VECTORS)?;
    println!("{}", machine());
    let mut node = Command::new("node");
    node.arg(root().join("tests/perf/node.mjs")).args(&simd);
    let mut node_scalar = Command::new("node");
    node_scalar
        .arg(root().join("tests/perf/node.mjs"))
        .args(&scalar);
    let columns = [
        column("native", &mut Command::new(&native))?,
        column("wasm, Node", &mut node)?,
        column("scalar, Node", &mut node_scalar)?,
        in_chromium(&simd, &chromium)?,
    ];
    let numpy = numpy(&native)?;
    print(&columns, numpy.as_ref());
    judge(&columns, numpy.as_ref())
}

/// The module that the reference kernels are taken from, at the level of the package, and the one
/// that the engine is taken from, built as the worker is: what is measured is what ships.
fn modules(folder: &str, flags: &str) -> Done<[PathBuf; 2]> {
    let lib = ["--lib", "--target", WASM];
    let wasm = format!("{WASM}/release/organico_perf.wasm");
    let reference = build(&lib, folder, None, Some(flags))?.join(&wasm);
    let level = Some(build::ENGINE_LEVEL);
    let engine = build(&lib, &format!("{folder}-engine"), level, Some(flags))?.join(&wasm);
    Ok([reference, engine])
}

/// Builds one program of `tests/perf` into a folder of its own.
fn build(what: &[&str], folder: &str, level: Option<&str>, flags: Option<&str>) -> Done<PathBuf> {
    let dir = target().join(folder);
    let mut call = cargo(&["build", "--locked", "--release", "--quiet"]);
    call.arg("--manifest-path")
        .arg(root().join("tests/perf/Cargo.toml"))
        .args(what)
        .env("CARGO_TARGET_DIR", &dir)
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .env_remove("RUSTFLAGS");
    if let Some(level) = level {
        call.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", level);
    }
    if let Some(flags) = flags {
        call.env("RUSTFLAGS", flags);
    }
    env::run(&mut call)?;
    Ok(dir)
}

/// Processor and load: without them the figures mean nothing.
fn machine() -> String {
    let text = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let cpu = text("/proc/cpuinfo");
    let model = cpu
        .lines()
        .find_map(|line| line.strip_prefix("model name"))
        .map_or("unknown processor", |rest| {
            rest.trim_start_matches([' ', '\t', ':'])
        });
    let load = text("/proc/loadavg");
    let load: Vec<&str> = load.split(' ').take(3).collect();
    format!("{model}, load average {} before", load.join(" "))
}

fn column(name: &'static str, call: &mut Command) -> Done<Column> {
    read(name, &env::output(call)?)
}

/// The lines of a runner.
fn read(name: &'static str, text: &str) -> Done<Column> {
    let row = |line: &str| -> Option<Row> {
        let mut parts = line.split('\t');
        let (label, cells, bits) = (parts.next()?, parts.next()?, parts.next()?);
        let times: Result<Vec<f64>, _> = parts.next()?.split(',').map(str::parse).collect();
        Some(Row {
            name: label.to_owned(),
            cell_years: cells.parse().ok()?,
            bits: bits.to_owned(),
            times: times.ok().filter(|times| !times.is_empty())?,
        })
    };
    let lines = text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    let rows: Option<Vec<Row>> = lines.map(row).collect();
    match rows {
        Some(rows) if !rows.is_empty() => Ok(Column { name, rows }),
        _ => Err(format!(
            "{name}: no measurements in what it printed:\n{text}"
        )),
    }
}

/// A page for the benchmark only, with the modules that Node ran.
fn in_chromium([reference, engine]: &[PathBuf; 2], chromium: &Path) -> Done<Column> {
    let dir = target().join("perf/page");
    fs::create_dir_all(&dir).map_err(|why| format!("cannot make {}: {why}", dir.display()))?;
    let own = root().join("tests/perf");
    env::copy(&own.join("page/index.html"), &dir.join("index.html"))?;
    env::copy(&own.join("page/worker.js"), &dir.join("worker.js"))?;
    env::copy(&own.join("rounds.mjs"), &dir.join("rounds.js"))?;
    env::copy(reference, &dir.join("reference.wasm"))?;
    env::copy(engine, &dir.join("engine.wasm"))?;
    let base = background(Site {
        dir,
        wrong_mime: false,
    })?;
    let mut call = Command::new("node");
    call.arg(own.join("chromium.mjs"))
        .env("BASE", base)
        .env("CHROMIUM", chromium);
    column(CHROMIUM, &mut call)
}

/// numpy's run of the reference model, on one thread; `None` where there is no numpy.
fn numpy(native: &Path) -> Done<Option<Column>> {
    let there = Command::new("python3")
        .args(["-c", "import numpy"])
        .output()
        .is_ok_and(|end| end.status.success());
    if !there {
        println!(
            "numpy is not here: its reference run is not compared (python3 -m pip install numpy)"
        );
        return Ok(None);
    }
    let file = target().join("perf/baseline.bin");
    let sums = env::output(Command::new(native).arg("dump").arg(&file))?;
    let told = env::output(
        Command::new("python3")
            .arg(root().join("tests/perf/numpy_model.py"))
            .arg(&file)
            .env("OPENBLAS_NUM_THREADS", "1")
            .env("OMP_NUM_THREADS", "1"),
    )?;
    let digests = |text: &str| -> Vec<f64> {
        let line = text.lines().find_map(|line| line.strip_prefix("#check "));
        line.unwrap_or_default()
            .split(' ')
            .filter_map(|word| word.parse().ok())
            .collect()
    };
    let (ours, theirs) = (digests(&sums), digests(&told));
    let same = |(a, b): (&f64, &f64)| (a - b).abs() <= 1e-9 * a.abs();
    if ours.len() != 4 || theirs.len() != 4 || !ours.iter().zip(&theirs).all(same) {
        return Err(format!(
            "numpy computes another model: {ours:?} here, {theirs:?} there"
        ));
    }
    read("numpy", &told).map(Some)
}

fn find<'a>(column: &'a Column, name: &str) -> Done<&'a Row> {
    let found = column.rows.iter().find(|row| row.name == name);
    found.ok_or_else(|| format!("{}: no measurement `{name}`", column.name))
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

fn least(values: &[f64]) -> f64 {
    values.iter().copied().fold(f64::INFINITY, f64::min)
}

/// Median of the ratios of the rounds, or the ratio of the least times; per cell-year if told so.
fn ratio(column: &Column, [a, b]: [&str; 2], per_cell: bool) -> Done<f64> {
    let (a, b) = (find(column, a)?, find(column, b)?);
    let size = if per_cell {
        b.cell_years / a.cell_years
    } else {
        1.0
    };
    Ok(size
        * if column.on_the_wall() {
            least(&a.times) / least(&b.times)
        } else {
            median(a.times.iter().zip(&b.times).map(|(a, b)| a / b).collect())
        })
}

fn print(columns: &[Column], numpy: Option<&Column>) {
    let head = |title: &str| {
        print!("\n{title:46}");
        columns
            .iter()
            .for_each(|column| print!("{:>20}", column.name));
        println!();
    };
    head("milliseconds: median (least)");
    let names: Vec<&str> = columns[0]
        .rows
        .iter()
        .map(|row| row.name.as_str())
        .collect();
    for name in &names {
        print!("{name:46}");
        for row in columns.iter().filter_map(|column| find(column, name).ok()) {
            let told = format!(
                "{:.3} ({:.3})",
                median(row.times.clone()),
                least(&row.times)
            );
            print!("{told:>20}");
        }
        println!();
    }
    for row in numpy.iter().flat_map(|column| &column.rows) {
        let told = format!(
            "{:.3} ({:.3})",
            median(row.times.clone()),
            least(&row.times)
        );
        println!("{:46}{told:>20}", row.name);
    }
    head("ns per cell-year (x of the dense reference)");
    for name in &names {
        let told = columns.iter().filter_map(|column| {
            let row = find(column, name).ok()?;
            let cost = median(row.times.clone()) * 1e6 / row.cell_years;
            let times = ratio(column, [name, DENSE], true).ok()?;
            cost.is_finite()
                .then(|| format!("{cost:.2} ({times:.2} x)"))
        });
        let told: Vec<String> = told.collect();
        if !told.is_empty() {
            print!("{name:46}");
            told.iter().for_each(|told| print!("{told:>20}"));
            println!();
        }
    }
    println!();
}

/// Ratios are judged in wasm with vector instructions; the cost per cell-year in the browser only, where
/// the product runs: Node's compiler of wasm is years older and leaves calls that the browser's takes in.
fn judge(columns: &[Column], numpy: Option<&Column>) -> Done {
    let mut broken = 0_u32;
    let mut verdict = |place: &str, what: &str, found: f64, most: f64| {
        let held = found <= most;
        broken += u32::from(!held);
        let word = if held { "ok    " } else { "BROKEN" };
        println!("{word} {place}: {what}: {found:.3}, at most {most:.3}");
    };
    for column in columns
        .iter()
        .filter(|column| column.name.starts_with("wasm"))
    {
        let judged = |gate: &&Gate| column.name == CHROMIUM || !gate.per_cell;
        for gate in GATES.iter().filter(judged) {
            let found = ratio(column, gate.rows, gate.per_cell)?;
            verdict(column.name, gate.what, found, gate.most);
        }
        if let Some(numpy) = numpy {
            let (ours, theirs) = (find(column, ITALY)?, find(numpy, NUMPY)?);
            let found = least(&ours.times) / least(&theirs.times);
            let what = "full Italian run against numpy's reference run";
            verdict(column.name, what, found, 1.0);
        }
    }
    for row in &columns[0].rows {
        for other in columns {
            if find(other, &row.name)?.bits != row.bits {
                broken += 1;
                println!(
                    "BROKEN {}: {}: other bits than natively",
                    other.name, row.name
                );
            }
        }
    }
    println!(
        "{} places, {} results compared bit by bit",
        columns.len(),
        columns[0].rows.len()
    );
    match broken {
        0 => Ok(()),
        _ => Err(format!("{broken} of the benchmark's conditions are broken")),
    }
}
