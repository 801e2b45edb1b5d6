//! Explanations: what an opening stock stands on is listed, and nothing weaker is hidden.

use std::collections::BTreeSet;

use organico::job::{Answer, Asked, Question, desk::Desk};
use organico::outcome::{Catalogue, Explanation, Notes};
use organico::scenario::Scenario;
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
    let asked = Asked {
        revision: 0,
        pack: "it".into(),
        scenario: Scenario::default(),
        profession: profession.into(),
        region: region.into(),
    };
    let question = Question::Explain {
        asked,
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
    for (region, rows) in [("", 12), ("01", 2)] {
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

/// What the drawer of a gap lists for a profession of the Italian pack under a method.
fn gap_of(desk: &mut Desk, profession: &str, method: &str) -> Vec<Fact> {
    let asked = Asked {
        revision: 0,
        pack: "it".into(),
        scenario: Scenario {
            method: Some(method.into()),
            ..Scenario::default()
        },
        profession: profession.into(),
        region: String::new(),
    };
    let measure = Some(Measure::Gap);
    match desk.answer(&Question::Explain { asked, measure }) {
        Answer::Explanation { explanation, .. } => explanation.inputs,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_drawer_lists_what_acts_once_and_by_method() {
    let mut desk = Desk::new();
    for method in ["utilisation", "standards", "ratio"] {
        let list = gap_of(&mut desk, "NURSE", method);
        let has = |table: &str| list.iter().any(|fact| fact.used && fact.table == table);
        assert!(
            has("mobility") && has("stock") && has("demography"),
            "{method}"
        );
        assert_eq!(has("standards"), method == "standards");
        assert_eq!(has("sites"), method == "standards");
        assert_eq!(has("use_weights"), method == "utilisation");
        // held against others only, or priced only
        assert!(!has("benchmarks") && !has("unit_costs"), "{method}");
        for (at, fact) in list.iter().enumerate() {
            assert!(!list[..at].contains(fact), "twice: {fact:?}");
        }
        // a parameter of everybody is not told where the profession has its own
        let used = list
            .iter()
            .filter(|fact| fact.used && fact.table == "parameters");
        let mut told = BTreeSet::new();
        for fact in used {
            let whom = (fact.item.clone(), fact.sector.clone());
            assert!(told.insert(whom), "{} is told for two scopes", fact.item);
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
