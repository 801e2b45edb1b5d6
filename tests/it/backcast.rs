//! Runs from the past: nothing observed is left out, the scores are those of the printed rows, and
//! `docs/backcast.md` holds what the program says (`UPDATE_GOLDEN=1` writes it anew).

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::cases::files;
use organico::pack::Files;
use organico::validate::{CaseFiles, backcast};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Folders of `tests/backcast`, in name order.
fn folders() -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("tests/backcast")).unwrap();
    let mut all: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    all.sort();
    all
}

/// The rows of a table, each cell by the name of its column.
fn cells(path: &Path) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    let head = reader.headers().unwrap().clone();
    let named = |record: csv::StringRecord| {
        let pairs = head.iter().zip(record.iter());
        pairs.map(|(k, v)| (k.to_owned(), v.to_owned())).collect()
    };
    reader
        .records()
        .map(|record| named(record.unwrap()))
        .collect()
}

fn output() -> String {
    let done = Command::new(env!("CARGO_BIN_EXE_organico"))
        .current_dir(root())
        .args(["validate", "--backcast"])
        .output()
        .unwrap();
    assert!(done.status.success(), "{done:?}");
    String::from_utf8(done.stdout).unwrap()
}

/// One printed row of figures.
#[derive(Debug)]
struct Printed {
    profession: String,
    place: String,
    start: String,
    year: String,
    observed: f64,
    predicted: f64,
    error: f64,
    no_change: f64,
}

/// A line cut where two blanks or more stand.
fn cut(line: &str) -> Vec<&str> {
    let parts = line.split("  ").map(str::trim);
    parts.filter(|part| !part.is_empty()).collect()
}

fn number(text: &str) -> f64 {
    text.replace([',', '+'], "").parse().unwrap()
}

/// The rows of every table of figures, by backcast.
fn printed(text: &str) -> Vec<(String, Vec<Printed>)> {
    let mut all: Vec<(String, Vec<Printed>)> = Vec::new();
    let (mut inside, mut name) = (false, "");
    for line in text.lines() {
        if !line.starts_with(' ') && !line.is_empty() {
            (inside, name) = (false, line);
        } else if line.starts_with("  profession") && line.contains("observed") {
            inside = true;
            all.push((name.to_owned(), Vec::new()));
        } else if line.starts_with("  inputs with") {
            inside = false;
        } else if inside {
            let row = cut(line);
            all.last_mut().unwrap().1.push(Printed {
                profession: row[0].to_owned(),
                place: row[1].to_owned(),
                start: row[2].to_owned(),
                year: row[3].to_owned(),
                observed: number(row[4]),
                predicted: number(row[5]),
                error: number(row[6]),
                no_change: number(row[7]),
            });
        }
    }
    all
}

#[test]
fn every_observed_figure_is_printed_with_its_error() {
    let text = output();
    let tables = printed(&text);
    let folders = folders();
    assert_eq!(tables.len(), folders.len());
    for ((name, rows), folder) in tables.iter().zip(&folders) {
        assert_eq!(name.as_str(), folder.file_name().unwrap().to_str().unwrap());
        let observed = cells(&folder.join("observed.csv"));
        let lines = fs::read_to_string(folder.join("observed.csv")).unwrap();
        assert_eq!(lines.lines().count() - 1, observed.len());
        assert_eq!(rows.len(), observed.len(), "{name}");
        for (row, seen) in rows.iter().zip(&observed) {
            assert_eq!(row.profession, seen["profession"]);
            assert_eq!(row.year, seen["year"]);
            assert_eq!(row.place == "nation", seen["region"] == "*");
            assert!(
                (row.observed - number(&seen["value"])).abs() <= 0.5,
                "{row:?}"
            );
            // Heads are printed without decimals, per cents with two.
            let error = 100.0 * (row.predicted / row.observed - 1.0);
            let slack = 0.006 + 101.0 / row.observed;
            assert!((error - row.error).abs() <= slack, "{row:?}: {error}");
        }
    }
}

#[test]
fn the_scores_are_those_of_the_printed_rows() {
    let text = output();
    let rows: Vec<Printed> = printed(&text)
        .into_iter()
        .flat_map(|(_, rows)| rows)
        .collect();
    let table = text.split("\nscores").nth(1).unwrap();
    let mut pooled = 0;
    for line in table.lines().skip(2) {
        let score = cut(line);
        let (profession, start, places) = (score[0], score[1], score[2]);
        let ours: Vec<&Printed> = rows
            .iter()
            .filter(|row| profession == "all" || row.profession == profession)
            .filter(|row| start == "all" || row.start == start)
            .filter(|row| places == "everything" || (places == "nation") == (row.place == "nation"))
            .collect();
        assert_eq!(ours.len().to_string(), score[3], "{line}");
        let mean = |of: &dyn Fn(&Printed) -> f64| {
            ours.iter().map(|row| of(row)).sum::<f64>() / ours.len() as f64
        };
        let mape = mean(&|row| row.error.abs());
        let bias = mean(&|row| row.error);
        let still = mean(&|row| row.no_change.abs());
        for (found, printed) in [(mape, score[4]), (bias, score[5]), (still, score[6])] {
            assert!((found - number(printed)).abs() <= 0.0101, "{line}: {found}");
        }
        let skill = 1.0 - mape / still;
        let slack = 0.0051 + 0.01 * (1.0 + mape / still) / still;
        assert!((skill - number(score[7])).abs() <= slack, "{line}: {skill}");
        pooled += usize::from(places == "everything");
    }
    assert_eq!(pooled, 1, "one score over everything");
    // The page and docs/backcast.md say so in words: `backcast-why`.
    let skill = |start: &str| {
        let of = |line: &&str| cut(line).starts_with(&["all", start, "nation"]);
        number(cut(table.lines().find(of).unwrap())[7])
    };
    assert!(skill("2013") < 0.0 && skill("2019") > 0.0);
    let professions = rows.iter().map(|row| (&row.profession, &row.start));
    let groups: std::collections::BTreeSet<_> = professions.collect();
    for (profession, start) in groups {
        let named = |line: &str| cut(line).starts_with(&[profession.as_str(), start.as_str()]);
        assert!(
            table.lines().any(named),
            "no score of {profession} from {start}"
        );
    }
}

#[test]
fn no_stock_and_no_change_of_the_years_compared_is_an_input() {
    for folder in folders() {
        let pack = fs::read_to_string(folder.join("pack/pack.json")).unwrap();
        let year = |key: &str| -> i32 {
            let tail = pack.split(&format!("\"{key}\":")).nth(1).unwrap();
            tail.split(',').next().unwrap().trim().parse().unwrap()
        };
        let start = year("opening_year");
        for (table, column) in [
            ("stock", "year"),
            ("changes", "to_year"),
            ("changes", "from_year"),
        ] {
            for row in cells(&folder.join(format!("pack/{table}.csv"))) {
                let when: i32 = row[column].parse().unwrap();
                assert!(when <= start, "{}, {table}: {row:?}", folder.display());
            }
        }
        for table in ["inflows.csv", "exogenous.csv", "cells.csv"] {
            let there = folder.join("pack").join(table).exists();
            assert!(
                !there,
                "{}: {table} is not looked at here",
                folder.display()
            );
        }
        for row in cells(&folder.join("observed.csv")) {
            assert!(row["year"].parse::<i32>().unwrap() > start);
        }
    }
}

#[test]
fn the_page_of_the_docs_holds_what_the_program_says() {
    let path = root().join("docs/backcast.md");
    let page = fs::read_to_string(&path).unwrap();
    let (before, rest) = page.split_once("```text\n").unwrap();
    let (_, after) = rest.split_once("```\n").unwrap();
    let wanted = format!("{before}```text\n{}```\n{after}", output().trim_start());
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &wanted).unwrap();
    }
    let page = fs::read_to_string(&path).unwrap();
    assert!(
        page == wanted,
        "docs/backcast.md is old: UPDATE_GOLDEN=1, and review"
    );
}

#[test]
fn a_mistake_in_the_observed_table_has_its_place() {
    let folder = root().join("tests/backcast/italy_2019");
    let (own, pack) = (files(&folder), files(&folder.join("pack")));
    let with = |row: &str, shared: &str| {
        let head = "profession,sector,region,year,value,unit,scope,source,grade,note";
        let table = format!("{head}\n{row}\n");
        let readme = own.get("README.md").unwrap().to_vec();
        let files = [
            ("observed.csv".to_owned(), table.into_bytes()),
            ("README.md".to_owned(), readme),
            ("shared.txt".to_owned(), shared.as_bytes().to_vec()),
        ];
        backcast(&CaseFiles {
            name: "x".to_owned(),
            pack: pack.clone(),
            files: Files::new(files),
        })
    };
    let shared = "it mortality.csv\n";
    let good = with("GP,contracted,*,2023,40000,heads,all,S05,B,", shared).unwrap();
    assert_eq!(good.rows.len(), 1);
    // 42,428 GPs at the start against 40,000: 6.07% too many if nothing had changed.
    assert!((good.rows[0].error_of_no_change() - 6.07).abs() < 1e-9);
    for (row, place) in [
        ("GP,contracted,*,2031,1,heads,all,S05,B,", "year"),
        ("GP,contracted,*,2019,1,heads,all,S05,B,", "year"),
        ("GP,ssn,*,2023,1,heads,all,S05,B,", "profession"),
        ("GP,contracted,03,2023,1,heads,all,S05,B,", "profession"),
        ("GP,contracted,*,2023,0,heads,all,S05,B,", "value"),
        ("GP,contracted,*,2023,1,fte,all,S05,B,", "unit"),
        ("GP,contracted,*,2023,1,heads,all,S05,E,", "grade"),
        ("GP,contracted,*,2023,1,heads,all,NONE,B,", "source"),
    ] {
        let errors = with(row, shared).unwrap_err();
        assert_eq!(
            (errors[0].line, errors[0].place.as_str()),
            (2, place),
            "{row}"
        );
    }
    let row = "GP,contracted,*,2023,1,heads,all,S05,B,";
    let twice = with(&format!("{row}\n{row}"), shared).unwrap_err();
    assert_eq!((twice[0].line, twice[0].place.as_str()), (3, "year"));
    let unknown = with(row, "it nothing.csv\n").unwrap_err();
    assert_eq!(
        (unknown[0].file.as_str(), unknown[0].line),
        ("shared.txt", 1)
    );
}
