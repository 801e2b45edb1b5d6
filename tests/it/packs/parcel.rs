//! A pack on its way over a network: both halves are the folder again, and the first one is enough to compute.

use super::rich::{Folder, copied, folders};
use crate::laws::parcel::first_half_is_enough;
use organico::job::{Answer, Asked, Desk, Needs, Question};
use organico::pack::{Files, Pack, catalogue, parcel};
use organico::scenario::Scenario;
use organico::word::Measure;

/// The shipped packs, the packs of the cases, and two in which every table has rows.
fn all() -> Vec<Files> {
    let shipped = catalogue::SHIPPED.iter().map(|id| {
        let files = catalogue::shipped(id).expect("a pack of the catalogue");
        copied(&files)
    });
    let all: Vec<Folder> = shipped.chain(folders()).collect();
    all.into_iter().map(Files::new).collect()
}

fn halves(files: &Files) -> [Vec<u8>; 2] {
    parcel::wrap(files).expect("a folder of texts")
}

#[test]
fn both_halves_of_a_pack_are_its_folder_to_the_byte() {
    for files in all() {
        let [data, notes] = halves(&files);
        let again = parcel::open(&data, Some(&notes)).expect("a pack");
        assert!(again.names().eq(files.names()));
        for name in files.names() {
            assert!(again.get(name) == files.get(name), "{name}");
        }
        assert_eq!(again.hash(), files.hash());
    }
}

#[test]
fn the_first_half_of_a_shipped_pack_holds_no_remark_and_is_most_of_it() {
    for id in catalogue::SHIPPED {
        let files = catalogue::shipped(id).expect("a pack of the catalogue");
        let [data, notes] = halves(&files);
        let (data, notes) = (
            String::from_utf8(data).expect("text"),
            String::from_utf8(notes).expect("text"),
        );
        let conflict = files.get("conflicts.csv").expect("it has conflicts");
        let first = String::from_utf8_lossy(conflict);
        let first = first.lines().nth(1).and_then(|row| row.split(',').next());
        let first = first.expect("a row");
        assert!(!data.contains(first) && notes.contains(first), "{first}");
        // Columns in the place of rows.
        let whole: usize = files
            .names()
            .map(|name| files.get(name).unwrap().len())
            .sum();
        assert!(data.len() < whole && notes.len() < data.len());
    }
}

#[test]
fn the_first_half_of_any_pack_is_enough_to_compute() {
    for folder in folders() {
        first_half_is_enough(&Files::new(folder));
    }
}

#[test]
fn what_is_about_remarks_waits_for_the_second_half() {
    let files = catalogue::shipped(catalogue::SHIPPED[0]).expect("a pack of the catalogue");
    let pack = Pack::load(&files).expect("a pack without mistakes");
    let [data, notes] = halves(&files);
    let ask = Question::Notes {
        pack: pack.id.clone(),
    };
    let asked = Asked {
        revision: 1,
        pack: pack.id.clone(),
        scenario: Scenario::default(),
        profession: pack.professions[0].code.clone(),
        region: String::new(),
    };
    let explain = Question::Explain {
        asked,
        measure: Some(Measure::Gap),
    };
    let mut desk = Desk::new();
    assert_eq!(desk.lacks(&ask), Some((&*pack.id, Needs::Notes)));
    desk.take(&pack.id, Needs::Data, parcel::open(&data, None).unwrap());
    assert_eq!(desk.lacks(&explain), Some((&*pack.id, Needs::Notes)));
    let whole = parcel::open(&data, Some(&notes)).unwrap();
    desk.take(&pack.id, Needs::Notes, whole);
    assert_eq!((desk.lacks(&ask), desk.lacks(&explain)), (None, None));
    let Answer::Notes(found) = desk.answer(&ask) else {
        panic!("the notes of a pack that is there")
    };
    assert_eq!(found.facts.len(), pack.facts.len());
    assert!(found.facts.iter().zip(&pack.facts).all(|(a, b)| a == b));
    let Answer::Explanation { explanation, .. } = desk.answer(&explain) else {
        panic!("an explanation of a pack that is there")
    };
    for fact in &explanation.inputs {
        let known = explanation.sources.iter().any(|s| s.id == fact.source);
        assert!(known, "{fact:?}");
    }
}

#[test]
fn another_page_or_the_remarks_of_another_pack_are_no_half() {
    let files = catalogue::shipped(catalogue::SHIPPED[0]).expect("a pack of the catalogue");
    let [data, _] = halves(&files);
    let [_, other] = halves(&Files::new(folders().remove(0)));
    assert!(parcel::open(&data, Some(&other)).is_none());
    assert!(parcel::open(b"<!DOCTYPE html>\n<p>not found</p>\n", None).is_none());
}
