//! Where levers stand: one way to write a position, and no value that a quantity cannot have.

use organico::i18n::{LANGS, Lang, number};
use organico::job::{Answer, Desk, Question};
use organico::outcome::LeverReference;
use organico::scenario::{Action, LEVERS, LeverId};
use organico::view::{Words, lever};
use organico::word::Grade;

fn reference(lever: LeverId, own: f64, unit: &str, most: Option<f64>) -> LeverReference {
    LeverReference {
        lever,
        reference: Some(own),
        most,
        unit: unit.into(),
        grade: Grade::C,
    }
}

#[test]
fn a_position_is_written_in_one_way_everywhere() {
    for lang in LANGS {
        let words = Words::new(*lang);
        for row in LEVERS {
            for value in [12.5, 0.25, -5.0, 3.0, 0.125, -0.1] {
                let Some(value) = Some(value).filter(|value| row.clamp(*value) == *value) else {
                    continue;
                };
                let moved = Action::new(row.id, value, 2026, 0);
                let boxed = lever::position(*lang, value);
                let bare = boxed.trim_start_matches('\u{2212}').to_owned();
                let own = reference(row.id, 0.5, "share", None);
                let list = lever::decided(words, &moved);
                let said = lever::spoken(words, &own, value);
                for text in [&list, &said] {
                    let number = text.split(['\u{a0}', ' ']).next().unwrap_or_default();
                    let number = number.trim_start_matches(['+', '\u{2212}']);
                    assert_eq!(number, bare, "{}: {text}", row.code);
                }
                assert_eq!(number::parse(*lang, &boxed), Some(value));
            }
        }
    }
}

#[test]
fn no_lever_shows_a_value_that_its_quantity_cannot_have() {
    let words = Words::new(Lang::It);
    let of = |lever, own, unit: &str, most, value| {
        lever::standing(words, &reference(lever, own, unit, most), value)
    };
    let one = Some(1.0);
    let filled = of(LeverId::Fill, 0.632, "share", one, 40.0);
    assert_eq!(filled, "da 63,2\u{a0}% a 100,0\u{a0}%: di più non si può");
    let unmet = of(LeverId::UnmetNeed, 0.08, "share", one, -25.0);
    assert_eq!(
        unmet,
        "da 8,0\u{a0}% a 0,0\u{a0}%, e 17,0\u{a0}% di cura in meno di oggi"
    );
    // nothing of it is used without the lever, and a full move reaches the pack's limit
    let adopted = |value| of(LeverId::AiAdoption, 0.8, "share", one, value);
    assert!(adopted(0.0).contains("niente"), "{}", adopted(0.0));
    assert!(adopted(100.0).contains("80,0\u{a0}%"), "{}", adopted(100.0));
    assert!(adopted(50.0).contains("40,0\u{a0}%"), "{}", adopted(50.0));
    let credits = of(LeverId::CpdCredits, 40.0, "credits", Some(60.0), 100.0);
    assert!(
        credits.contains("60") && credits.contains("di più"),
        "{credits}"
    );
    let dropped = of(LeverId::Dropout, 0.7, "share", one, 100.0);
    assert!(!dropped.contains("140"), "{dropped}");
}

/// All numbers of a text that are per cent.
fn shares(text: &str) -> Vec<f64> {
    let parts = text.split('%').map(|part| part.trim_end_matches('\u{a0}'));
    let number = |part: &str| {
        let word = part.rsplit(' ').next()?;
        number::parse(Lang::It, word)
    };
    parts.filter_map(number).collect()
}

#[test]
fn the_levers_of_the_italian_pack_stay_within_what_there_can_be() {
    let words = Words::new(Lang::It);
    let mut desk = Desk::new();
    let Answer::Catalogue(catalogue) = desk.answer(&Question::Catalogue { pack: "it".into() })
    else {
        panic!("the Italian pack opens")
    };
    let mut seen = 0;
    for card in &catalogue.professions {
        for own in card.levers.iter().filter(|own| own.unit == "share") {
            let row = own.lever.row();
            for value in [row.min, 0.0, row.max] {
                let said = lever::standing(words, own, value);
                for share in shares(&said) {
                    seen += 1;
                    let fits = (0.0..=100.0).contains(&share);
                    assert!(fits, "{} {} at {value}: {said}", card.code, row.code);
                }
            }
        }
    }
    assert!(seen > 300, "{seen} shares were looked at");
}
