//! Explanations: what an opening stock stands on is listed, and nothing weaker is hidden.

use std::collections::BTreeSet;

use organico::job::{Answer, Question, desk::Desk};
use organico::outcome::{Catalogue, Explanation, Notes};
use organico::word::Grade;
use organico::word::{Fact, Measure};

fn catalogue(desk: &mut Desk) -> Catalogue {
    match desk.answer(&Question::Catalogue { pack: "it".into() }) {
        Answer::Catalogue(catalogue) => *catalogue,
        other => panic!("{other:?}"),
    }
}

fn notes(desk: &mut Desk) -> Notes {
    match desk.answer(&Question::Notes { pack: "it".into() }) {
        Answer::Notes(notes) => *notes,
        other => panic!("{other:?}"),
    }
}

fn explained(desk: &mut Desk, profession: &str, region: &str) -> Explanation {
    let question = Question::Explain {
        revision: 0,
        pack: "it".into(),
        profession: profession.into(),
        region: region.into(),
        measure: Some(Measure::InPost),
    };
    match desk.answer(&question) {
        Answer::Explanation { explanation, .. } => *explanation,
        other => panic!("{other:?}"),
    }
}

/// Figures that decide how well an opening stock is known.
fn of_opening(found: &Explanation) -> impl Iterator<Item = &Fact> {
    let tables = ["stock", "cells", "margins"];
    let inputs = found.inputs.iter().filter(|fact| fact.used);
    inputs.filter(move |fact| tables.contains(&fact.table.as_str()))
}

#[test]
fn the_margins_behind_the_nurses_are_listed_with_their_origin() {
    let mut desk = Desk::new();
    let sources = notes(&mut desk).sources;
    for (region, rows) in [("", 12), ("01", 1)] {
        let found = explained(&mut desk, "NURSE", region);
        let count = |table: &str, item: &str, sector: &str| {
            let same = |f: &&Fact| (&*f.table, &*f.item, &*f.sector) == (table, item, sector);
            found.inputs.iter().filter(same).count()
        };
        assert_eq!(count("margins", "AGE_NURSE_SSN", "ssn"), 10);
        assert_eq!(count("margins", "SEX_NURSE", "ssn"), 2);
        assert_eq!(count("margins", "REG_NURSE_SSN", "ssn"), rows, "{region}");
        assert_eq!(
            count("margins", "AGE_NURSE_SSN", "outside"),
            1,
            "one line for what is shared"
        );
        assert_eq!(count("entry_margins", "ENTRY_NURSE", "ssn"), 4);
        for fact in found.inputs.iter().filter(|f| f.table.ends_with("margins")) {
            assert!(fact.year.is_some() && fact.value > 0.0, "{fact:?}");
            assert!(sources.iter().any(|s| s.id == fact.source), "{fact:?}");
        }
        if region.is_empty() {
            let same = |f: &&Fact| f.item == "REG_NURSE_SSN" && f.sector == "ssn";
            let sum: f64 = found.inputs.iter().filter(same).map(|f| f.value).sum();
            assert!(
                (sum - 1.0).abs() < 1e-9,
                "largest and rest are the whole: {sum}"
            );
        }
    }
}

#[test]
fn the_weakest_grade_listed_is_the_grade_of_the_profession() {
    let mut desk = Desk::new();
    let cards = catalogue(&mut desk).professions;
    let runnable: Vec<_> = cards.iter().filter(|card| card.runnable).collect();
    assert!(runnable.iter().any(|card| card.code == "NURSE"));
    let mut seen = BTreeSet::new();
    for card in runnable {
        let found = explained(&mut desk, &card.code, "");
        let weakest = of_opening(&found)
            .map(|fact| fact.grade)
            .fold(Grade::A, Grade::weakest);
        assert_eq!(weakest, card.grade, "{}", card.code);
        seen.insert(card.grade);
        let listed = found
            .inputs
            .iter()
            .filter(|f| f.table.ends_with("margins"))
            .count();
        assert!(listed <= 100, "{}: {listed} rows", card.code);
    }
    assert!(!seen.is_empty());
}
