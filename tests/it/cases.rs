//! The published cases of `tests/cases`: every folder there is one, and every one passes.
#![expect(
    clippy::disallowed_methods,
    reason = "a test reads the files of its cases"
)]

use std::fs;
use std::path::{Path, PathBuf};

use organico::pack::{Files, Pack, PackErrorKind, catalogue};
use organico::validate::{CaseFiles, Verdict, judge};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

/// The files of a folder.
pub(crate) fn files(folder: &Path) -> Files {
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    Files::new(entries.filter(|path| path.is_file()).map(|path| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        (name, fs::read(&path).unwrap())
    }))
}

fn case(name: &str) -> CaseFiles {
    let folder = root().join(name);
    let own = files(&folder);
    let pack = match own.get("pack.txt") {
        Some(id) => catalogue::shipped(str::from_utf8(id).unwrap().trim()).unwrap(),
        None => files(&folder.join("pack")),
    };
    CaseFiles {
        name: name.to_owned(),
        pack,
        files: own,
    }
}

/// What is wrong with a case; nothing when it passes.
fn faults(name: &str) -> Vec<String> {
    let report = match judge(&case(name)) {
        Ok(report) => report,
        Err(errors) => return errors.iter().map(|e| format!("{name}: {e}")).collect(),
    };
    let told = |verdict: &Verdict| {
        let wanted = &verdict.expectation;
        let (id, got, bounds) = (&wanted.id, verdict.got, (wanted.low, wanted.high));
        let wrong = verdict.pass == Some(false) || !got.is_finite();
        wrong.then(|| format!("{name}, {id}: got {got}, bounds {bounds:?}"))
    };
    report.verdicts.iter().filter_map(told).collect()
}

#[test]
fn the_published_cases_come_out() {
    let names = folders();
    assert!(names.len() > 60, "cases are not found: {names:?}");
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let share = names.len().div_ceil(workers);
    let wrong: Vec<String> = std::thread::scope(|scope| {
        let each =
            |part| scope.spawn(move || <[String]>::iter(part).flat_map(|n| faults(n)).collect());
        let running: Vec<_> = names.chunks(share).map(each).collect();
        let done = running.into_iter().map(|thread| thread.join());
        done.flat_map(|found: std::thread::Result<Vec<String>>| {
            found.unwrap_or_else(|_| vec!["a case panics".to_owned()])
        })
        .collect()
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Folders with an `expect.csv`, one or two levels down.
fn folders() -> Vec<String> {
    let mut found = Vec::new();
    let inside = |folder: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path());
        entries.filter(|path| path.is_dir()).collect()
    };
    for folder in inside(&root()) {
        let here = std::iter::once(folder.clone()).chain(inside(&folder));
        found.extend(here.filter(|path| path.join("expect.csv").is_file()));
    }
    let name = |path: PathBuf| {
        path.strip_prefix(root())
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned()
    };
    let mut names: Vec<String> = found.into_iter().map(name).collect();
    names.sort();
    names
}

#[test]
fn every_readme_says_what_it_checks_and_the_faults_of_its_source() {
    for name in folders() {
        let text = fs::read_to_string(root().join(&name).join("README.md"))
            .unwrap_or_else(|_| panic!("{name} has no README.md"));
        assert!(
            text.starts_with("# "),
            "{name}: README.md begins with a title"
        );
        assert!(
            text.lines().any(|line| line.starts_with("Engine part: ")),
            "{name}: README.md has no line `Engine part: ...`"
        );
        let told = ["## Faults of the source", "## What to know before quoting"];
        assert!(
            told.iter().any(|heading| text.contains(heading)),
            "{name}: README.md has no section `{}`",
            told[0]
        );
    }
}

#[test]
fn a_figure_outside_its_bounds_fails_and_a_typing_error_has_its_place() {
    let good = case("nl_gp_2009");
    let with = |row: &str| {
        let table = format!("id,scenario,expression,expected,low,high,note\n{row}\n");
        let readme = good.files.get("README.md").unwrap().to_vec();
        let own = [
            ("expect.csv".to_owned(), table.into_bytes()),
            ("README.md".to_owned(), readme),
        ];
        judge(&CaseFiles {
            files: Files::new(own),
            ..good.clone()
        })
    };
    let report = with("heads,,\"in_post(GP, 2018)\",12246,1,2,").unwrap();
    assert!(!report.passes());
    for (row, place) in [
        ("a,,\"in_post(GP, 2018\",1,,,", "expression, character 17"),
        ("a,,\"in_post(XX, 2018)\",1,,,", "expression, character 1"),
        ("a,,\"in_pots(GP, 2018)\",1,,,", "expression, character 1"),
        (
            "a,,\"in_post(GP, 2008..2040)\",1,,,",
            "expression, character 1",
        ),
        ("a,,in_post(GP),1,,,", "expression, character 1"),
        ("a,none,1,1,,,", "scenario"),
        ("a,,1,x,,,", "expected"),
        ("a,,1,1,3,2,", "low"),
    ] {
        let errors = with(row).unwrap_err();
        let error = &errors[0];
        assert_eq!(
            (error.file.as_str(), error.line),
            ("expect.csv", 2),
            "{row}"
        );
        assert_eq!(error.place, place, "{row}: {error}");
        assert!(!error.cure.is_empty() && !error.expected.is_empty());
    }
}

#[test]
fn allowances_that_take_all_the_time_of_a_head_are_refused() {
    // 200 days of eight hours are all that a head has there
    let whole = case("demand/wisn_allowances").pack;
    let with = |days: &str| {
        let all = whole.names().map(|name| {
            let text = str::from_utf8(whole.get(name).unwrap()).unwrap();
            let text = text.replace("head,,,20,480", &format!("head,,,{days},480"));
            (name.to_owned(), text.into_bytes())
        });
        Pack::load(&Files::new(all))
    };
    assert!(with("199").is_ok());
    let errors = with("200").unwrap_err();
    let place = (errors[0].file.as_str(), errors[0].line, errors[0].kind);
    assert_eq!(place, ("workloads.csv", 4, PackErrorKind::OutOfRange));
}
