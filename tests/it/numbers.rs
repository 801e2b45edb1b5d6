//! The number box: what a person types is read where it can mean one thing, else refused by name.

use organico::i18n::number::short;
use organico::i18n::typed::{Unread, read};
use organico::i18n::{LANGS, Lang};

use crate::common::draw::Draw;

/// What is typed, and what it is in Italian and in English.
const CASES: &[(&str, Said, Said)] = &[
    ("12", Number(12.0), Number(12.0)),
    ("-3,5", Number(-3.5), Number(-3.5)),
    ("−3.5", Number(-3.5), Number(-3.5)),
    ("+20 %", Number(20.0), Number(20.0)),
    ("0,5", Number(0.5), Number(0.5)),
    ("0.5", Number(0.5), Number(0.5)),
    ("0,500", Number(0.5), Doubtful),
    ("0.500", Doubtful, Number(0.5)),
    ("1.500", Doubtful, Number(1.5)),
    ("1,500", Number(1.5), Doubtful),
    ("-12.500", Doubtful, Number(-12.5)),
    (".500", Doubtful, Number(0.5)),
    (",25", Number(0.25), Number(0.25)),
    ("1.234,5", Number(1234.5), Number(1234.5)),
    ("1,234.5", Number(1234.5), Number(1234.5)),
    ("1.234.567", Number(1_234_567.0), Number(1_234_567.0)),
    ("1'234,5", Number(1234.5), Number(1234.5)),
    ("1 234,5", Number(1234.5), Number(1234.5)),
    ("1234.500", Number(1234.5), Number(1234.5)),
    ("1234,500", Number(1234.5), Number(1234.5)),
    ("12.75", Number(12.75), Number(12.75)),
    ("0.123.456", None_, None_),
    ("12.34.567", None_, None_),
    ("1.2.3", None_, None_),
    ("1,5,5", None_, None_),
    ("abc", None_, None_),
    ("12abc", None_, None_),
    ("1e5", None_, None_),
    ("--5", None_, None_),
    ("5-", None_, None_),
    ("", None_, None_),
    (".", None_, None_),
    ("%", None_, None_),
    ("NaN", None_, None_),
    ("99999999999999999999999", None_, None_),
];

#[derive(Clone, Copy, Debug, PartialEq)]
enum Said {
    Number(f64),
    Doubtful,
    None_,
}
use Said::{Doubtful, None_, Number};

fn said(lang: Lang, typed: &str) -> Said {
    match read(lang, typed) {
        Ok(value) => Number(value),
        Err(Unread::Ambiguous {
            fraction,
            thousands,
        }) => {
            assert_eq!(fraction * 1000.0, thousands, "{typed}");
            Doubtful
        }
        Err(Unread::NotANumber) => None_,
    }
}

#[test]
fn every_way_of_typing_a_number() {
    for (typed, it, en) in CASES {
        assert_eq!(said(Lang::It, typed), *it, "it {typed}");
        assert_eq!(said(Lang::En, typed), *en, "en {typed}");
    }
}

#[test]
fn what_the_box_shows_can_be_typed_again() {
    let mut draw = Draw::new(3, 7);
    for _ in 0..5_000 {
        let value = (draw.between(-999.0, 999.0) * 100.0).round() / 100.0;
        for lang in LANGS {
            assert_eq!(read(*lang, &short(*lang, value, 2)), Ok(value));
        }
    }
}
