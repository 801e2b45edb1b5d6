//! Nothing is said twice: a second row about the same thing is refused, whatever the table.

use super::{rich, tiny};
use organico::pack::{Files, Pack, PackErrorKind as Kind, catalogue};
use std::collections::BTreeSet;

const DOCS: &str = include_str!("../../../docs/pack-format.md");

/// The Italian pack, then packs that have the tables which it lacks.
fn packs() -> Vec<Files> {
    let all = rich::folders().into_iter().map(Files::new);
    std::iter::once(catalogue::shipped("it").unwrap())
        .chain(all)
        .collect()
}

/// Columns that tell one row of a table from another, as makers of packs read about them.
fn keys(file: &str) -> Vec<&'static str> {
    let (_, section) = DOCS.split_once("\nKeys: ").expect("a list of keys");
    let mut ticks = section
        .split_once("\n\n")
        .unwrap()
        .0
        .split('`')
        .skip(1)
        .step_by(2);
    ticks
        .find(|tick| *tick == file)
        .unwrap_or_else(|| panic!("no key of {file}"));
    ticks.next().unwrap().split(',').collect()
}

/// A table with all its rows twice, the second time with the value of the next row where `other`.
fn doubled(file: &str, text: &str, other: bool) -> (String, usize) {
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let columns = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let key = keys(file);
    for column in &key {
        assert!(
            columns.iter().any(|c| c == *column),
            "{file} has no {column}"
        );
    }
    let usual = ["year", "source", "grade", "use", "note", "family", "extent"];
    let free = |column: &&str| !key.contains(column) && !usual.contains(column);
    let value = columns.iter().rev().find(free);
    let used = columns.iter().position(|column| column == "use");
    let mut writer = csv::Writer::from_writer(format!("{}\n", text.trim_end()).into_bytes());
    let mut count = 0;
    for (at, row) in rows.iter().enumerate() {
        if other && used.is_some_and(|used| &row[used] == "other") {
            continue;
        }
        let next = &rows[(at + 1) % rows.len()];
        let cells = columns.iter().zip(row.iter().zip(next.iter()));
        let cells = cells.map(
            |(column, (own, next))| match other && Some(column) == value {
                true => next,
                false => own,
            },
        );
        writer.write_record(cells).unwrap();
        count += 1;
    }
    (
        String::from_utf8(writer.into_inner().unwrap()).unwrap(),
        count,
    )
}

#[test]
fn a_row_that_comes_again_is_refused_in_every_table() {
    let mut tried = BTreeSet::new();
    for pack in packs() {
        let tables = pack.names().filter(|name| name.ends_with(".csv"));
        let new: Vec<&str> = tables.filter(|name| !tried.contains(*name)).collect();
        for file in new {
            for other in [false, true] {
                let (text, rows) = doubled(
                    file,
                    std::str::from_utf8(pack.get(file).unwrap()).unwrap(),
                    other,
                );
                if rows == 0 {
                    continue;
                }
                let all = pack.names().map(|name| {
                    let bytes = match name == file {
                        true => text.as_bytes(),
                        false => pack.get(name).unwrap(),
                    };
                    (name.to_owned(), bytes.to_vec())
                });
                let errors = Pack::load(&Files::new(all)).map(|_| ()).expect_err(file);
                let twice = errors
                    .iter()
                    .filter(|e| e.file == file && e.kind == Kind::Duplicate);
                let twice: usize = twice.map(|error| error.count).sum();
                // A value of the next row may be out of its own row's range: that is told first.
                let rest: usize = errors.iter().map(|error| error.count).sum();
                assert!(
                    twice > 0 && twice <= rows && rest >= rows && (other || twice == rows),
                    "{file}: {twice} of {rows} told, other value: {other}: {errors:#?}"
                );
                tried.insert(file.to_owned());
            }
        }
    }
    let documented = super::used::tables();
    let missed = documented.iter().filter(|(file, _)| !tried.contains(*file));
    assert_eq!(missed.count(), 0, "{tried:?}");
}

#[test]
fn items_of_residents_that_hold_for_ever_stand_once_whatever_their_year() {
    let folder = &rich::folders()[1];
    let text = rich::table(folder, "demography.csv").unwrap();
    let text = text.to_owned() + "male_births,*,*,,,2023,0.52,share,s,D,\n";
    let folder = rich::with(folder, "demography.csv", text);
    let errors = Pack::load(&Files::new(folder)).map(|_| ()).unwrap_err();
    assert_eq!(errors[0].kind, Kind::Duplicate, "{errors:?}");
}

#[test]
fn a_bad_row_of_a_list_makes_no_other_row_wrong() {
    for (file, from, to) in [
        ("programmes.csv", "Enfermería,3,", "Enfermería,x,"),
        ("competences.csv", "digital,Digitale", "digital,"),
        ("ai_uses.csv", "notes,Note", "notes,"),
        ("funds.csv", "national", "private"),
        ("margins.csv", "entry,*,*,25,29,1", "entry,*,*,25,29,x"),
    ] {
        let errors = tiny::broken(file, from, to).map(|_| ()).unwrap_err();
        assert_eq!(errors.len(), 1, "{file}: {errors:#?}");
    }
}

#[test]
fn regions_inside_other_regions_are_told() {
    let pack = tiny::load();
    assert!(
        pack.findings
            .iter()
            .all(|finding| finding.key != "check-nested-regions")
    );
    let pack = tiny::broken("regions.csv", "s,XX2", "s,XX11").unwrap();
    let nested = pack
        .findings
        .iter()
        .find(|finding| finding.key == "check-nested-regions");
    assert!(
        nested.is_some_and(|one| one.place == "regions.csv, s"),
        "{:?}",
        pack.findings
    );
}
