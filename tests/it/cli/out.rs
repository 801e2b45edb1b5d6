//! Where answers are written and in which form: files, spreadsheets, digits.

use super::{CASE, folder, organico, said};
use std::fs;

fn run(extra: &[&str]) -> (i32, String, String) {
    said(&organico(
        &[&["run", "--pack", CASE, "--until", "2025"][..], extra].concat(),
    ))
}

#[test]
fn a_file_is_a_file_and_what_is_neither_is_refused() {
    let root = folder("cli-files");
    let path = |name: &str| root.join(name).to_str().unwrap().to_owned();
    let (_, whole, _) = run(&["--out", "-"]);
    for (name, format) in [("a.csv", "csv"), ("b.json", "json"), ("c.CSV", "csv")] {
        let (code, _, told) = run(&["--out", &path(name)]);
        assert_eq!(code, 0, "{told}");
        let text = fs::read_to_string(root.join(name)).unwrap();
        assert_eq!(text == whole, format == "csv", "{name}");
        assert_eq!(text.starts_with('{'), format == "json", "{name}");
    }
    fs::create_dir(root.join("old.csv")).unwrap();
    for (out, extra, part) in [
        ("", &[][..], "an empty name"),
        ("  ", &[], "an empty name"),
        ("none/x.csv", &[], "no folder"),
        ("x.xlsx", &[], "ends in .csv or .json"),
        ("old.csv", &[], "the folder"),
        ("x.csv", &["--format", "json"], "one form"),
        ("x.json", &["--csv", "semicolon"], "in CSV"),
    ] {
        let place = if out.trim().is_empty() {
            out.to_owned()
        } else {
            path(out)
        };
        let (code, text, told) = run(&[&["--out", place.as_str()][..], extra].concat());
        assert!(code > 0 && text.is_empty(), "{out}: {told}");
        assert!(
            told.contains(part) && told.contains("cure:"),
            "{out}: {told}"
        );
    }
    assert!(
        !root.join("none").exists()
            && !root.join("x.xlsx").exists()
            && !root.join("x.csv").exists()
    );
}

#[test]
fn semicolons_and_decimal_commas_hold_the_same_numbers() {
    for words in [
        &["run", "--pack", CASE, "--until", "2022", "--out", "-"][..],
        &["services", "--pack", "tests/cases/mix/services/pack"],
        &[
            "validate",
            "--cases",
            "tests/cases/nl_gp_2009",
            "--format",
            "csv",
        ],
        &[
            "validate",
            "--backcast",
            "--cases",
            "tests/backcast/italy_2013",
            "--format",
            "csv",
        ],
    ] {
        let cells = |style: &str, comma: u8| -> Vec<Vec<String>> {
            let (code, text, told) = said(&organico(&[words, &["--csv", style]].concat()));
            assert_eq!(code, 0, "{words:?}: {told}");
            let mut reader = csv::ReaderBuilder::new();
            let mut reader = reader
                .has_headers(false)
                .delimiter(comma)
                .from_reader(text.as_bytes());
            let rows = reader
                .records()
                .map(|row| row.unwrap().iter().map(str::to_owned).collect());
            rows.collect()
        };
        let (plain, italian) = (cells("comma", b','), cells("it", b';'));
        assert!(plain.len() > 1 && plain.len() == italian.len());
        let mut commas = 0;
        for (a, b) in plain.iter().flatten().zip(italian.iter().flatten()) {
            match a.parse::<f64>() {
                Ok(_) => assert_eq!(*a, b.replace(',', ".")),
                Err(_) => assert_eq!(a, b),
            }
            commas += usize::from(a != b);
        }
        assert!(commas > 0, "{words:?}");
    }
}

#[test]
fn a_verdict_can_be_read_off_its_line() {
    let root = folder("cli-digits");
    fs::write(root.join("pack.txt"), "it\n").unwrap();
    fs::write(
        root.join("README.md"),
        "## Given\nall\n\n## Computed\nnothing\n",
    )
    .unwrap();
    let table = "id,scenario,expression,expected,low,high,note\n\
                 near,,1000 + 0.000004,1000,999.999995,1000.000005,=1+1\n\
                 off,,1000 + 0.000006,1000,999.999995,1000.000005,\n\
                 tiny,,0.1 + 0.2,0.3,0.3,0.3,\n";
    fs::write(root.join("expect.csv"), table).unwrap();
    let words = ["validate", "--cases", root.to_str().unwrap()];
    let (code, text, _) = said(&organico(&words));
    assert_eq!(code, 1);
    for part in [
        "1,000.000004",
        "1,000.000006",
        "999.999995 to 1,000.000005",
        "0.30000000000000004",
        "1 pass, 2 fail, 0 shown",
    ] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
    let (code, text, told) = said(&organico(&[&words[..], &["--format", "csv"]].concat()));
    assert_eq!(code, 1);
    assert!(told.contains("1 pass, 2 fail, 0 shown"), "{told}");
    assert!(text.starts_with("case,id,scenario,expression,expected,low,high,got,pass,note\n"));
    assert!(
        text.contains(",999.999995,1000.000005,1000.000004,yes,'=1+1\n"),
        "{text}"
    );
    let (code, text, _) = said(&organico(&[&words[..], &["--format", "json"]].concat()));
    let answer: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        (code, answer["rows"].as_array().map(Vec::len)),
        (1, Some(3))
    );
    assert_eq!(answer["rows"][2][7], 0.1 + 0.2);
}
