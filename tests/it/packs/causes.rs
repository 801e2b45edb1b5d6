//! Messages name the cause and not its symptoms: one for each table, however many rows it spoils.

use super::tiny;
use organico::pack::{Files, Pack, PackError, PackErrorKind as Kind};

/// The tiny pack with the bytes of its files changed.
fn with(edit: impl Fn(&str, Vec<u8>) -> Vec<u8>) -> Files {
    let tiny = tiny::files(|_, text| text.to_owned());
    let all = tiny.names().map(|name| {
        let bytes = tiny.get(name).unwrap_or_default().to_vec();
        (name.to_owned(), edit(name, bytes))
    });
    Files::new(all)
}

fn refused(files: &Files) -> Vec<PackError> {
    Pack::load(files).map(|_| ()).expect_err("a mistake")
}

#[test]
fn marks_blank_rows_and_whole_numbers_with_a_zero_change_nothing() {
    let marked = with(|_, bytes| [b"\xef\xbb\xbf".to_vec(), bytes].concat());
    let blank = tiny::files(|name, text| match name {
        "pack.json" => text.replace("2024", "2024.0"),
        _ => {
            let cells = text.lines().next().unwrap().matches(',').count();
            let gap = format!("\n{}\n", ",".repeat(cells));
            let text = text.replacen('\n', &gap, 1) + &gap;
            text.replace(",2024,", ",2024.0,")
        }
    });
    let plain = format!("{:?}", tiny::load().cadres);
    for files in [marked, blank] {
        let pack = Pack::load(&files).expect("a right pack");
        assert_eq!(format!("{:?}", pack.cadres), plain);
    }
}

#[test]
fn a_table_that_cannot_be_cut_draws_one_message() {
    let tables = tiny::files(|_, text| text.to_owned());
    for file in tables.names().filter(|name| name.ends_with(".csv")) {
        let broken = |change: &dyn Fn(&str) -> Vec<u8>| {
            let files = with(|name, bytes| match name == file {
                true => change(std::str::from_utf8(&bytes).unwrap()),
                false => bytes,
            });
            refused(&files)
        };
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked = |text: &str| [vec![0xff, 0xfe], wide(text)].concat();
        for (errors, kind) in [
            (
                broken(&|text| text.replace(',', ";").into()),
                Kind::Separator,
            ),
            (
                broken(&|text| text.replace(',', "\t").into()),
                Kind::Separator,
            ),
            (
                broken(&|text| format!("Table 1\n\n{text}").into()),
                Kind::Title,
            ),
            (broken(&|text| format!("sep=,\n{text}").into()), Kind::Title),
            (broken(&|text| marked(text)), Kind::NotReadable),
            (
                broken(&|text| text.replace('\n', "\u{1b}\n").into()),
                Kind::NotReadable,
            ),
            (
                broken(&|text| format!("PK\u{3}\u{4}{text}").into()),
                Kind::NotReadable,
            ),
        ] {
            let told: Vec<_> = errors
                .iter()
                .map(|e| (e.file.as_str(), e.line, e.kind))
                .collect();
            assert_eq!(told, [(file, 1, kind)], "{errors:#?}");
        }
    }
}

#[test]
fn a_file_with_another_name_or_place_is_found() {
    let tiny = tiny::files(|_, text| text.to_owned());
    for file in tiny.names() {
        let loud = file.to_ascii_uppercase();
        let all = || tiny.names().filter(|name| *name != file);
        let kept = |name: &str| (name.to_owned(), tiny.get(name).unwrap().to_vec());
        let renamed = Files::new(
            all()
                .map(kept)
                .chain([(loud, tiny.get(file).unwrap().to_vec())]),
        );
        let moved = Files::new(all().map(kept)).with_below(vec![format!("old/{file}")]);
        for files in [renamed, moved] {
            let errors = refused(&files);
            let told: Vec<_> = errors.iter().map(|e| (e.file.as_str(), e.kind)).collect();
            assert_eq!(told, [(file, Kind::WrongName)], "{errors:#?}");
        }
    }
}

#[test]
fn equal_mistakes_are_told_once_with_their_number_and_the_word_meant() {
    let rows: String = (0..606)
        .map(|row| format!("r0{:02},F,{row},{row},2024,5,s,A\n", row % 20))
        .collect();
    let files = tiny::files(|name, text| match name {
        "population.csv" => format!("{}\n{rows}", text.lines().next().unwrap()),
        "regions.csv" => {
            let all: String = (0..20).map(|at| format!("r{at:02},,a,b,c,,,\n")).collect();
            text.to_owned() + &all
        }
        _ => text.to_owned(),
    });
    let errors = refused(&files);
    let of = |column| {
        errors
            .iter()
            .find(move |e| e.file == "population.csv" && e.column == column)
    };
    let regions = of("region").expect("an unknown code");
    assert_eq!((regions.line, regions.count), (2, 606), "{errors:#?}");
    assert_eq!(
        regions.to_string(),
        "population.csv:2, region: unknown code: found `r000`, the first of 606, expected a code of \
         regions.csv; did you mean `r00`?"
    );
    assert!(errors.len() < 5, "{errors:#?}");
    let spelt = tiny::broken("retirement.csv", "logistic", "logistics")
        .map(|_| ())
        .unwrap_err();
    assert!(
        spelt[0].expected.ends_with("did you mean `logistic`?"),
        "{spelt:?}"
    );
}

#[test]
fn a_column_whose_figures_may_be_thousands_is_told() {
    let told = |edit: &[(&str, &str)]| {
        let pack = Pack::load(&tiny::files(|name, text| match name {
            "stock.csv" => edit
                .iter()
                .fold(text.to_owned(), |text, (from, to)| text.replace(from, to)),
            _ => text.to_owned(),
        }));
        let found = pack.unwrap().findings;
        let found = found.iter().filter(|one| one.key == "check-thousands");
        found.map(|one| one.place.clone()).collect::<Vec<_>>()
    };
    assert_eq!(
        told(&[("public,900", "public,1.900")]),
        ["stock.csv:2, heads"]
    );
    // Another cell of the column has shown what the dot means, or it can only be a decimal one.
    assert_eq!(
        told(&[
            ("public,900", "public,1.900"),
            ("private,100", "private,100.5")
        ]),
        [""; 0]
    );
    assert_eq!(told(&[("public,900", "public,0.900")]), [""; 0]);
    assert_eq!(told(&[("public,900", "public,1900.000")]), [""; 0]);
}

#[test]
fn residents_that_contradict_their_own_total_are_told() {
    let folder = &super::rich::folders()[1];
    let text = super::rich::table(folder, "demography.csv").unwrap();
    for (total, wrong) in [(1.0, false), (1.01, false), (1000.0, true), (0.9, true)] {
        let pack = Pack::load(&Files::new(folder.clone())).unwrap();
        let year = pack.opening_year;
        let sum: f64 = (0..pack.population.regions)
            .map(|region| pack.population.of(year, region).iter().sum::<f64>())
            .sum();
        let row = format!("total,*,*,,,{year},{},persons,s,A,\n", sum * total);
        let files = super::rich::with(folder, "demography.csv", text.to_owned() + &row);
        let found = Pack::load(&Files::new(files)).unwrap().findings;
        let told = found.iter().any(|one| one.key == "check-residents-total");
        assert_eq!(told, wrong, "{total}");
    }
}
