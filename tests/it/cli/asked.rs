//! What is asked for is answered or refused: never a missing row with exit code 0.

use super::{CASE, folder, organico, said};
use std::fs;

/// Every command that takes a scenario.
const COMMANDS: [&[&str]; 4] = [
    &["run", "--out", "-"],
    &["check"],
    &["money"],
    &["services"],
];

#[test]
fn every_command_takes_the_same_scenario_options() {
    let options = [
        "--market",
        "on",
        "--caps",
        "on",
        "--workload",
        "on",
        "--lever",
        "hours=-2@2026",
        "--until",
        "2030",
        "--ratio",
        "today",
        "--capacity",
        "mean",
        "--whole-sites",
        "on",
    ];
    for command in COMMANDS {
        let words = [command, &["--pack", "it"][..], &options[..]].concat();
        let (code, text, told) = said(&organico(&words));
        assert_eq!(code, 0, "{command:?}: {told}");
        assert!(!text.is_empty());
        for (wrong, part) in [
            (&["--ratio", "region:ZZ"][..], "region:03"),
            (&["--market", "perhaps"][..], "on, off"),
            (&["--variant", "s9"][..], "--variant"),
            (&["--need-ages", "90-10"][..], "first, last"),
            (&["--weight", "blend=1"][..], "--weight"),
            (
                &["--lever", "hours=1", "--lever", "hours=2"][..],
                "each code once",
            ),
            (&["--markt", "on"][..], "Did you mean `--market`?"),
        ] {
            let words = [command, &["--pack", "it"][..], wrong].concat();
            let (code, _, told) = said(&organico(&words));
            assert_eq!(code, 2, "{words:?}: {told}");
            assert!(
                told.contains(part) && told.contains("cure:"),
                "{words:?}: {told}"
            );
        }
    }
}

#[test]
fn a_method_without_figures_is_refused_with_who_has_them() {
    for command in COMMANDS {
        let words = [command, &["--pack", "it", "--method", "needs"][..]].concat();
        let (code, _, told) = said(&organico(&words));
        assert_eq!(code, 1, "{words:?}: {told}");
        for part in [
            "`needs` without figures for GP",
            "it has them for",
            "utilisation",
        ] {
            assert!(told.contains(part), "{part}: {told}");
        }
    }
    // a region's density is known for professions with figures by region only
    let run = ["run", "--pack", "it", "--out", "-", "--ratio", "region:03"];
    let (code, _, told) = said(&organico(&run));
    assert_eq!(code, 1);
    assert!(told.contains("`ratio region:03` without figures"), "{told}");
    let one = [
        "--profession",
        "NURSE",
        "--measure",
        "demand_ratio",
        "--year",
        "2030",
    ];
    let (code, text, told) = said(&organico(&[&run[..], &one[..]].concat()));
    assert_eq!((code, text.lines().count()), (0, 23), "{told}");
}

#[test]
fn rows_that_are_asked_for_come_or_are_named() {
    let run = ["run", "--pack", "it", "--out", "-"];
    for (wanted, part) in [
        (&["--profession", "NURZ"][..], "NURSE"),
        (&["--measure", "gaap"][..], "gap"),
        (&["--region", "99"][..], "03"),
        (&["--sector", "moon"][..], "ssn"),
        (&["--year", "2030..2099"][..], "2024..2050"),
        (
            &["--profession", "NURSE,DENT", "--region", "03"][..],
            "no row for profession DENT, region 03",
        ),
        (
            &[
                "--profession",
                "NURSE",
                "--sector",
                "ssn",
                "--measure",
                "gap",
            ][..],
            "no row for profession NURSE, sector ssn, measure gap",
        ),
    ] {
        let (code, text, told) = said(&organico(&[&run[..], wanted].concat()));
        assert_eq!((code, text.as_str()), (2, ""), "{wanted:?}: {told}");
        assert!(
            told.contains(part),
            "{wanted:?}: {part} is missing in {told}"
        );
    }
    let wanted = [
        "--profession",
        "NURSE",
        "--region",
        "03,*",
        "--measure",
        "gap",
        "--year",
        "2029..2030",
    ];
    let (_, text, _) = said(&organico(&[&run[..], &wanted[..]].concat()));
    assert_eq!(text.lines().count(), 5, "{text}");
}

#[test]
fn a_series_of_which_one_pair_does_not_exist_is_no_number() {
    let root = folder("cli-pairs");
    fs::write(root.join("pack.txt"), "it\n").unwrap();
    fs::write(
        root.join("README.md"),
        "## Given\nall\n\n## Computed\nnothing\n",
    )
    .unwrap();
    for (expression, part) in [
        (
            "in_post(NURSE|DENT, 2030, region=03|*)",
            "profession DENT, region 03, year 2030",
        ),
        (
            "in_post(NURSE|NURZ, 2030)",
            "no row of `in_post` for `NURZ`",
        ),
        ("in_post(NURSE, 2030..2060)", "year 2051"),
        ("in_pst(NURSE, 2030)", "in_post"),
        ("sum(in_post(NURSE, 2030, age=20..120))", "age"),
        ("in_post(NURSE, 2030) / 0", "nothing divided by zero"),
    ] {
        let table =
            format!("id,scenario,expression,expected,low,high,note\nx,,\"{expression}\",,,,\n");
        fs::write(root.join("expect.csv"), table).unwrap();
        let (code, _, told) = said(&organico(&["validate", "--cases", root.to_str().unwrap()]));
        assert_eq!(code, 1, "{expression}: {told}");
        assert!(
            told.contains(part),
            "{expression}: {part} is missing in {told}"
        );
        let place = format!("{}/expect.csv", root.display());
        assert!(
            told.contains(&place) && !told.contains(&format!("{0}/{0}", root.display())),
            "{told}"
        );
    }
}

#[test]
fn what_check_refuses_nothing_runs() {
    for (name, from, to) in [
        (
            "cli-verdict-same",
            "DOC,all,*,*,27,in_post,8381",
            "DOC,all,*,*,27,in_post,8381",
        ),
        (
            "cli-verdict-more",
            "DOC,all,*,*,27,in_post,8381",
            "DOC,all,*,*,27,in_post,83810000",
        ),
        (
            "cli-verdict-text",
            "DOC,all,*,*,27,in_post,8381",
            "DOC,all,*,*,27,in_post,-1",
        ),
    ] {
        let pack = super::changed(name, "cells.csv", from, to);
        let place = pack.to_str().unwrap();
        let (check, _, _) = said(&organico(&["check", "--pack", place]));
        let (run, _, told) = said(&organico(&["run", "--pack", place, "--out", "-"]));
        assert_eq!(check, run, "{name}: {told}");
        assert_eq!(check == 0, name != "cli-verdict-text", "{name}");
    }
    let error = super::changed(
        "cli-verdict-error",
        "pack.json",
        "\"utilisation\"",
        "\"needs\"",
    );
    for command in COMMANDS {
        let words = [command, &["--pack", error.to_str().unwrap()][..]].concat();
        assert_eq!(said(&organico(&words)).0, 1, "{words:?}");
    }
    let (code, _, told) = said(&organico(&["check", "--pack", CASE]));
    assert_eq!(code, 0, "{told}");
}
