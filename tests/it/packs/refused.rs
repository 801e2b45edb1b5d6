//! Each kind of mistake, made in one cell: the error names its place.

use super::tiny;
use organico::pack::{Files, Pack, PackErrorKind as Kind};

/// One mistake a line: what is changed in the tiny pack, and the place and kind of the error.
const MISTAKES: &str = include_str!("../../packs/mistakes.txt");

fn mistakes() -> impl Iterator<Item = [&'static str; 5]> {
    let rows = MISTAKES
        .lines()
        .filter(|line| line.contains(" | ") && !line.starts_with('#'));
    rows.map(|line| {
        let cells: Vec<&str> = line.split(" | ").collect();
        <[&str; 5]>::try_from(cells).unwrap_or_else(|_| panic!("five cells: {line}"))
    })
}

#[test]
fn each_mistake_is_told_with_its_place() {
    for [file, from, to, place, kind] in mistakes() {
        // `~n` begins a line.
        let errors = tiny::broken(file, from, &to.replace("~n", "\n"))
            .map(|_| ())
            .expect_err(to);
        let told = errors.iter().any(|error| {
            error.to_string().starts_with(&format!("{place}: "))
                && error.key() == format!("error-pack-{kind}")
        });
        assert!(
            told,
            "{file}, {to}: wanted {place}, {kind}; found {errors:#?}"
        );
    }
}

#[test]
fn every_kind_of_mistake_is_tried() {
    // Names of files are changed in `causes.rs`.
    for kind in Kind::ALL.iter().filter(|kind| **kind != Kind::WrongName) {
        let tried = mistakes().any(|[.., tried]| kind.key() == format!("error-pack-{tried}"));
        assert!(tried, "{kind:?} is not tried");
    }
}

#[test]
fn every_demand_method_may_be_the_default_of_a_pack() {
    for method in organico::model::METHODS {
        let pack = tiny::broken("pack.json", "utilisation", method.id).expect("known");
        assert_eq!(pack.method, method.id);
    }
}

#[test]
fn all_mistakes_of_a_pack_are_told_at_once() {
    let files = tiny::files(|name, text| match name {
        "stock.csv" => text.replace("900", "x").replace("400", "y"),
        "exits.csv" => text.replace("0.01", "z"),
        _ => text.to_owned(),
    });
    let errors = Pack::load(&files).unwrap_err();
    let places: Vec<_> = errors.iter().map(|e| (e.file.as_str(), e.line)).collect();
    assert_eq!(
        places,
        [("stock.csv", 2), ("stock.csv", 5), ("exits.csv", 4)]
    );
}

#[test]
fn an_error_reads_as_a_sentence_with_its_cure() {
    let errors = tiny::broken("stock.csv", "public,900", "public,9OO").unwrap_err();
    assert_eq!(
        errors[0].to_string(),
        "stock.csv:2, heads: not a number: found `9OO`, expected a number such as 0.25"
    );
    assert_eq!(errors[0].key(), "error-pack-not-a-number");
    assert!(errors[0].cure().ends_with('.'));
}

#[test]
fn lines_are_those_of_an_editor() {
    for (line_end, gap) in [("\n", "\n\n"), ("\r\n", "\r\n\r\n")] {
        let files = tiny::files(|name, text| {
            if name != "stock.csv" {
                return text.to_owned();
            }
            // A quoted cell over two lines, then a blank line, then a mistake.
            let text = text.replacen("s,A,yes,\n", "s,A,yes,\"two\nlines\"\n", 1);
            let text = text.replacen("\nnurse,private,100", "\n\nnurse,private,1OO", 1);
            text.replace("\n\n", gap)
                .replace("\r\n", "\n")
                .replace('\n', line_end)
        });
        let errors = Pack::load(&files).unwrap_err();
        assert_eq!(errors[0].line, 6, "{line_end:?}: {errors:?}");
    }
}

#[test]
fn files_that_are_not_there_or_not_text_are_refused() {
    let empty = Files::new([]);
    assert_eq!(Pack::load(&empty).unwrap_err()[0].kind, Kind::Missing);
    let mut all: Vec<(String, Vec<u8>)> = Vec::new();
    let whole = tiny::files(|_, text| text.to_owned());
    for name in whole.names().filter(|name| *name != "regions.csv") {
        all.push((
            name.to_owned(),
            whole.get(name).unwrap_or_default().to_vec(),
        ));
    }
    let errors = Pack::load(&Files::new(all.clone())).unwrap_err();
    assert_eq!(
        (errors[0].file.as_str(), errors[0].kind),
        ("regions.csv", Kind::Missing)
    );
    all.push(("regions.csv".into(), b"code,nuts\n\xff\xfe".to_vec()));
    let errors = Pack::load(&Files::new(all)).unwrap_err();
    assert_eq!((errors[0].line, errors[0].kind), (2, Kind::NotReadable));
}

/// The columns in the code are those that makers of packs read about.
#[test]
fn the_documented_columns_are_read() {
    let docs = include_str!("../../../docs/pack-format.md");
    let mut tables = 0;
    for line in docs
        .lines()
        .filter(|line| line.starts_with("| `") && line.contains(".csv`"))
    {
        let mut ticks = line.split('`');
        let (file, columns) = (
            ticks.nth(1).expect("a file"),
            ticks.nth(1).expect("columns"),
        );
        let files = tiny::files(|name, text| {
            let rows = text.split_once('\n').map_or("", |(_, rows)| rows);
            if name == file {
                format!("{columns}\n{rows}")
            } else {
                text.to_owned()
            }
        });
        let mut all: Vec<(String, Vec<u8>)> = vec![(file.to_owned(), columns.into())];
        all.extend(
            files
                .names()
                .map(|n| (n.to_owned(), files.get(n).unwrap_or_default().to_vec())),
        );
        let wrong = Pack::load(&Files::new(all)).err().unwrap_or_default();
        assert!(wrong.is_empty(), "{file}: {wrong:#?}");
        tables += 1;
    }
    assert!(tables > 30, "only {tables} tables in docs/pack-format.md");
}
