//! Hostile input: it is told, cut and escaped, and never ends the program.

use super::{CASE, changed, folder, organico, said};
use std::ffi::OsStr;
use std::fs::{self, OpenOptions};
use std::os::unix::ffi::OsStrExt;
use std::process::{Command, Stdio};

fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_organico"));
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

#[test]
fn words_that_are_no_utf8_are_told() {
    for (option, code) in [("--pack", 1), ("--lever", 2)] {
        let output = program()
            .args(["run", "--out", "-"])
            .args(["--pack", "it"].iter().filter(|_| option != "--pack"))
            .arg(option)
            .arg(OsStr::from_bytes(b"p\xff"))
            .output()
            .unwrap();
        let (found, _, told) = said(&output);
        assert_eq!(found, code, "{told}");
        assert!(told.contains("cure:"), "{told}");
    }
}

#[test]
fn outputs_that_cannot_be_written_end_no_program() {
    let full = || OpenOptions::new().write(true).open("/dev/full").unwrap();
    for words in [
        &["levers"][..],
        &["run", "--pack", CASE, "--out", "-"],
        &["check", "--pack", CASE],
        &["services", "--pack", "it", "--year", "2030"],
    ] {
        let output = program().args(words).stdout(full()).output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{words:?}: {told}");
        assert!(
            told.contains("standard output") && !told.contains("panicked"),
            "{told}"
        );
    }
    let status = program()
        .args(["run", "--pack", "nowhere", "--out", "-"])
        .stderr(full())
        .status();
    assert_eq!(status.unwrap().code(), Some(1));
    let mut child = program()
        .args(["run", "--pack", "it", "--out", "-"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
}

#[test]
fn control_sequences_never_reach_the_terminal() {
    let loud = "\u{1b}[31m\u{9b}2J\u{202e}\u{7}\r";
    let cell = "DOC,all,*,*,27,in_post,8381";
    let pack = changed("cli-loud", "cells.csv", cell, &format!("{cell}{loud}"));
    let name = changed(
        "cli-loud-name",
        "pack.json",
        "\"utilisation\"",
        "\"\\u001b[31m\\u009b\"",
    );
    let file = folder("cli-loud-scenario").join("loud.json");
    fs::write(
        &file,
        "{ \"\\u001b[2J\": \"\\u009b\\u202e\", \"until\": \"\\u0007\" }",
    )
    .unwrap();
    let scenario = file.to_str().unwrap();
    let (pack, name) = (pack.to_str().unwrap(), name.to_str().unwrap());
    for words in [
        &["check", "--pack", pack][..],
        &["check", "--pack", name],
        &["run", "--pack", CASE, "--out", "-", "--scenario", scenario],
        &["run", "--pack", "\u{1b}[2J", "--out", "-"],
        &["\u{1b}[2J"],
        &["run", "--\u{1b}[2J"],
        &["run", "--pack", CASE, "--out", "-", "--market", "\u{1b}[2J"],
    ] {
        let (code, text, told) = said(&organico(words));
        assert_ne!(code, 0, "{words:?}");
        for out in [text, told] {
            let bad = out
                .chars()
                .find(|c| c.is_control() && *c != '\n' || *c == '\u{202e}');
            assert_eq!(bad, None, "{words:?}: {out:?}");
        }
    }
}

#[test]
fn a_huge_cell_is_cut_and_many_mistakes_are_counted() {
    let pack = changed(
        "cli-huge",
        "cells.csv",
        "in_post,8381",
        &format!("in_post,{}", "A".repeat(1_000_000)),
    );
    let (code, _, told) = said(&organico(&["check", "--pack", pack.to_str().unwrap()]));
    assert_eq!(code, 1);
    assert!(told.len() < 2_000 && told.contains('…'), "{}", told.len());
    let file = folder("cli-many").join("many.json");
    let levers: Vec<String> = (0..5_000)
        .map(|n| format!("{{ \"lever\": \"x{n}\", \"value\": 1 }}"))
        .collect();
    fs::write(&file, format!("{{ \"levers\": [{}] }}", levers.join(",\n"))).unwrap();
    let words = [
        "run",
        "--pack",
        CASE,
        "--out",
        "-",
        "--scenario",
        file.to_str().unwrap(),
    ];
    let (code, _, told) = said(&organico(&words));
    assert_eq!(code, 1);
    for part in [
        "line 1, levers[0].lever",
        "and 4,995 more like these",
        "5,000 mistakes in all",
    ] {
        assert!(told.contains(part), "{part} is missing in {told}");
    }
    assert!(told.lines().count() < 20, "{told}");
}

#[test]
fn files_of_a_pack_are_never_passed_over() {
    let pack = changed("cli-folder", "cells.csv", "8381", "8381");
    fs::create_dir(pack.join("exits.csv")).unwrap();
    let (code, _, told) = said(&organico(&["check", "--pack", pack.to_str().unwrap()]));
    assert_eq!(code, 1, "{told}");
    assert!(told.contains("exits.csv"), "{told}");
    let root = folder("cli-bytes");
    fs::create_dir(root.join(OsStr::from_bytes(b"case\xff"))).unwrap();
    let (code, _, told) = said(&organico(&["validate", "--cases", root.to_str().unwrap()]));
    assert_eq!(code, 1);
    assert!(told.contains("names in UTF-8"), "{told}");
}

#[test]
fn the_folder_above_a_pack_says_where_the_pack_is() {
    let pack = changed("cli-above/it", "cells.csv", "8381", "8381");
    let above = pack.parent().unwrap().to_str().unwrap();
    let (code, _, told) = said(&organico(&["check", "--pack", above]));
    assert_eq!(code, 1);
    assert!(
        told.contains("found `it/pack.json`, expected `pack.json`"),
        "{told}"
    );
    assert_eq!(told.lines().count(), 2, "{told}");
}

#[test]
fn a_single_case_is_named_by_its_path_once() {
    let folder = "tests/cases/it_doctors_cohort_2040";
    let (code, text, told) = said(&organico(&["validate", "--cases", folder]));
    assert_eq!(code, 0, "{told}");
    for line in text.lines().chain(told.lines()) {
        assert!(line.matches(folder).count() < 2, "{line}");
    }
}
