//! A pack on its way over a network: the first half is enough to compute, and nothing else is taken for a half.

use organico::job::{Asked, Desk, Needs, Question};
use organico::pack::{Files, Pack, catalogue, parcel};
use organico::scenario::Scenario;

fn shipped() -> Vec<Files> {
    let files = |id: &&str| catalogue::shipped(id).expect("a pack of the catalogue");
    catalogue::SHIPPED.iter().map(files).collect()
}

/// What can be asked of a pack with its first half: every profession, in the nation and in a region.
fn questions(pack: &Pack) -> Vec<Question> {
    let id = || pack.id.clone();
    let mut all = vec![Question::Catalogue { pack: id() }];
    let region = pack.regions.last().map(|r| r.code.clone());
    for profession in &pack.professions {
        for region in [Some(String::new()), region.clone()].into_iter().flatten() {
            let asked = Asked {
                revision: 1,
                pack: id(),
                scenario: Scenario::default(),
                profession: profession.code.clone(),
                region,
            };
            all.push(Question::Picture(asked.clone()));
            all.push(Question::Money(asked.clone()));
            all.push(Question::Posts(asked));
        }
    }
    all
}

/// The first half of a pack answers every question that is not about remarks, to the bit.
pub(crate) fn first_half_is_enough(files: &Files) {
    let pack = Pack::load(files).expect("a pack without mistakes");
    let [data, notes] = parcel::wrap(files).expect("a folder of texts");
    let desk = |what, files: Option<Files>| {
        let mut desk = Desk::new();
        desk.take(&pack.id, what, files.expect("a pack"));
        desk
    };
    let mut first = desk(Needs::Data, parcel::open(&data, None));
    let mut whole = desk(Needs::Notes, parcel::open(&data, Some(&notes)));
    for question in questions(&pack) {
        assert_eq!(first.lacks(&question), None);
        let answers = [first.answer(&question), whole.answer(&question)];
        let [first, whole] = answers.map(|answer| format!("{answer:?}"));
        assert!(first == whole, "{}: {question:?}", pack.id);
    }
}

#[test]
fn the_first_half_of_a_shipped_pack_is_enough_to_compute() {
    for files in shipped() {
        first_half_is_enough(&files);
    }
}

#[test]
fn a_half_that_was_cut_or_changed_is_no_half() {
    for files in shipped() {
        let [data, notes] = parcel::wrap(&files).expect("a folder of texts");
        assert!(parcel::open(&data, Some(&notes)).is_some());
        let cut = notes.len() - 40;
        assert!(parcel::open(&data, Some(&notes[..cut])).is_none());
        let mut changed = notes.clone();
        changed[cut] ^= 1;
        assert!(parcel::open(&data, Some(&changed)).is_none());
        for end in (0..data.len()).step_by(997) {
            assert!(parcel::open(&data[..end], Some(&notes)).is_none(), "{end}");
        }
    }
}
