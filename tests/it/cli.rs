//! The built command line, from outside: bytes, messages, exit codes.
#![expect(clippy::disallowed_methods, reason = "a test runs a program on files")]

mod asked;
mod hostile;
mod out;
mod verdict;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

pub(crate) const CASE: &str = "tests/cases/it_doctors_cohort_2040/pack";

pub(crate) fn organico(words: &[&str]) -> Output {
    let root = env!("CARGO_MANIFEST_DIR");
    let program = env!("CARGO_BIN_EXE_organico");
    Command::new(program)
        .current_dir(root)
        .args(words)
        .output()
        .unwrap()
}

pub(crate) fn said(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (
        output.status.code().unwrap_or(-1),
        text(&output.stdout),
        text(&output.stderr),
    )
}

/// A fresh folder for one test.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// A copy of a case's pack in which one file was changed.
pub(crate) fn changed(name: &str, file: &str, from: &str, to: &str) -> PathBuf {
    let folder = folder(name);
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(CASE)).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, folder.join(path.file_name().unwrap())).unwrap();
    }
    let text = fs::read_to_string(folder.join(file)).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    fs::write(folder.join(file), text.replacen(from, to, 1)).unwrap();
    folder
}

#[test]
fn the_same_run_twice_gives_the_same_bytes_in_every_form() {
    for extra in [
        &[][..],
        &["--detail"],
        &["--format", "json"],
        &["--lever", "hours=-5@2022+2"],
    ] {
        let words = [&["run", "--pack", CASE, "--out", "-"], extra].concat();
        let (first, second) = (organico(&words), organico(&words));
        assert!(first.status.success(), "{extra:?}: {:?}", said(&first));
        assert!(
            !first.stdout.is_empty() && first.stdout == second.stdout,
            "{extra:?}"
        );
    }
}

#[test]
fn a_folder_gets_the_series_and_a_header_that_repeats_the_run() {
    let out = folder("cli-out");
    let place = out.to_str().unwrap();
    let words = [
        "run",
        "--pack",
        CASE,
        "--until",
        "2030",
        "--lever",
        "hours=-5@2022+2",
        "--out",
        place,
    ];
    assert!(organico(&words).status.success());
    let series = fs::read_to_string(out.join("series.csv")).unwrap();
    let header: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(out.join("header.json")).unwrap()).unwrap();
    assert_eq!(
        series.lines().next(),
        Some("year,region,profession,sector,measure,unit,value")
    );
    assert!(series.contains("\n2026,*,DOC,*,in_post,heads,374584\n"));
    assert!(!series.contains("\n2031,"));
    assert_eq!(header["years"]["last"], 2030);
    assert_eq!(header["pack"]["hash"].as_str().map(str::len), Some(16));
    let scenario = out.join("again.json");
    fs::write(&scenario, header["scenario"].to_string()).unwrap();
    let words = [
        "run",
        "--pack",
        CASE,
        "--scenario",
        scenario.to_str().unwrap(),
        "--out",
        "-",
    ];
    let again = organico(&words);
    assert!(
        String::from_utf8(again.stdout).unwrap() == series,
        "{:?}",
        again.stderr
    );
}

#[test]
fn detail_adds_up_to_the_heads_in_post() {
    let words = [
        "run", "--pack", CASE, "--until", "2019", "--detail", "--out", "-",
    ];
    let (_, text, _) = said(&organico(&words));
    assert!(text.starts_with("year,region,profession,sector,sex,age,measure,unit,value\n"));
    let value = |line: &str| line.rsplit(',').next().unwrap().parse::<f64>().unwrap();
    let rows = text
        .lines()
        .filter(|line| line.starts_with("2019,*,DOC,*,*,"));
    let rows: Vec<&str> = rows.filter(|line| line.contains(",in_post,")).collect();
    let (all, ages): (Vec<&str>, Vec<&str>) =
        rows.iter().partition(|l| l.contains(",*,*,*,in_post"));
    assert_eq!(ages.len(), 48);
    assert_eq!(
        ages.iter().map(|line| value(line)).sum::<f64>(),
        value(all[0])
    );
}

#[test]
fn a_mistake_in_a_pack_is_told_with_file_row_column_and_cure() {
    let pack = changed(
        "cli-pack",
        "cells.csv",
        "DOC,all,*,*,27,in_post,8381",
        "DOC,all,*,*,27,in_post,many",
    );
    for command in ["check", "run"] {
        let words = [command, "--pack", pack.to_str().unwrap(), "--out", "-"];
        let words = if command == "check" {
            &words[..3]
        } else {
            &words[..]
        };
        let (code, _, told) = said(&organico(words));
        assert_eq!(code, 1, "{command}: {told}");
        for part in ["cells.csv:4", "heads", "many", "cure:"] {
            assert!(
                told.contains(part),
                "{command}: {part} is missing in {told}"
            );
        }
    }
}

#[test]
fn a_mistake_in_a_scenario_is_told_with_line_and_key() {
    let file = folder("cli-scenario").join("bad.json");
    let text =
        "{ \"levers\": [\n  { \"lever\": \"hours\", \"value\": 500 } ],\n  \"untill\": 2030 }\n";
    fs::write(&file, text).unwrap();
    let words = [
        "run",
        "--pack",
        CASE,
        "--scenario",
        file.to_str().unwrap(),
        "--out",
        "-",
    ];
    let (code, _, told) = said(&organico(&words));
    assert_eq!(code, 1);
    for part in [
        "bad.json",
        "line 2",
        "levers[0].value",
        "500",
        "-15 to 15",
        "line 3",
        "untill",
        "cure:",
    ] {
        assert!(told.contains(part), "{part} is missing in {told}");
    }
}

#[test]
fn words_that_are_not_understood_have_exit_code_two_and_a_cure() {
    for (words, part) in [
        (
            &["runn"][..],
            "run, check, levers, money, services, validate, bench",
        ),
        (&["run", "--pack", CASE][..], "--out"),
        (&["run", "--out", "-"][..], "--pack"),
        (
            &["run", "--pack", CASE, "--out", "-", "--lever", "hour=3"][..],
            "hours",
        ),
        (
            &[
                "run",
                "--pack",
                CASE,
                "--out",
                "-",
                "--lever",
                "hours=3@1990",
            ][..],
            "2020 to 2040",
        ),
        (
            &["run", "--pack", CASE, "--out", "-", "--until", "2100"][..],
            "2019 to 2040",
        ),
        (
            &["run", "--pack", CASE, "--out", "-", "--method", "guess"][..],
            "utilisation",
        ),
        (
            &["run", "--pack", CASE, "--out", "-", "--format", "xml"][..],
            "csv, json",
        ),
        (&["check", "--pak", "x"][..], "--pack"),
    ] {
        let (code, _, told) = said(&organico(words));
        assert_eq!(code, 2, "{words:?}: {told}");
        assert!(
            told.contains(part) && told.contains("cure:"),
            "{words:?}: {told}"
        );
    }
}

#[test]
fn every_command_explains_itself() {
    for command in ["run", "check", "levers", "money", "services", "validate"] {
        let (code, text, _) = said(&organico(&[command, "--help"]));
        assert_eq!(code, 0);
        assert!(
            text.contains(&format!("Usage: organico {command}")),
            "{text}"
        );
        let (_, all, _) = said(&organico(&["--help"]));
        assert!(all.contains(command));
    }
}

#[test]
fn every_lever_is_listed() {
    let (code, text, _) = said(&organico(&["levers"]));
    assert_eq!(code, 0);
    for lever in organico::scenario::LEVERS {
        assert!(
            text.lines().any(|line| line.starts_with(lever.code)),
            "{}",
            lever.code
        );
    }
}

#[test]
fn a_case_that_fails_has_exit_code_one() {
    let root = folder("cli-case");
    let pack = root.join("pack");
    fs::create_dir_all(&pack).unwrap();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(CASE)).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, pack.join(path.file_name().unwrap())).unwrap();
    }
    fs::write(
        root.join("README.md"),
        "## Given\nall\n\n## Computed\nnothing\n",
    )
    .unwrap();
    let table = "id,scenario,expression,expected,low,high,note\nx,,\"in_post(DOC, 2019)\",1,1,1,\n";
    fs::write(root.join("expect.csv"), table).unwrap();
    let (code, text, _) = said(&organico(&["validate", "--cases", root.to_str().unwrap()]));
    assert_eq!(code, 1, "{text}");
    assert!(text.contains("0 pass, 1 fail, 0 shown"), "{text}");
}

#[test]
fn coverage_by_service_is_told_with_its_grade_and_for_one_place() {
    let pack = "tests/cases/mix/services/pack";
    let words = [
        "services", "--pack", pack, "--region", "B", "--year", "2024",
    ];
    let (code, text, told) = said(&organico(&words));
    assert_eq!(code, 0, "{told}");
    assert!(text.starts_with("measure,service,profession,for,unit,value,grade,note\n"));
    for line in [
        "\ncoverage_own,visits,,,share,0.8,D,\n",
        "\nmay_move,visits,NUR,DOC,fte,200,D,",
    ] {
        assert!(text.contains(line), "{line} is missing in {text}");
    }
    let words = [&words[..], &["--format", "json"]].concat();
    let (_, text, _) = said(&organico(&words));
    let answer: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(answer["header"]["region"], "B");
    assert_eq!(answer["header"]["proved"], true);
    let words = [
        "services", "--pack", "it", "--region", "12", "--year", "2030",
    ];
    let (_, text, _) = said(&organico(&words));
    for part in [
        "\nleft_out,,RADIOL,,,,,no_staff\n",
        "\nleft_out,,DENT,,,,,nation_only\n",
        "nobody is trained, nothing may move",
    ] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
}

#[test]
fn a_run_has_services_only_when_asked() {
    let run = [
        "run",
        "--pack",
        "tests/cases/mix/services/pack",
        "--out",
        "-",
    ];
    let (_, without, _) = said(&organico(&run));
    let (_, with, _) = said(&organico(&[&run[..], &["--services"]].concat()));
    assert!(!without.contains("service_"));
    assert!(
        with.contains("\n2024,A,*,visits,service_coverage_own,share,0.8\n"),
        "{with}"
    );
    let kept = with.lines().filter(|line| !line.contains("service_"));
    assert!(kept.eq(without.lines()));
}
