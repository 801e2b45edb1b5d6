//! What the page offers beside levers is what the engine understands, and what it shuts moves nothing.

use organico::i18n::Lang;
use organico::job::{Answer, Asked, Question, desk::Desk};
use organico::outcome::{Picture, ProfessionCard};
use organico::scenario::file::{self, Allowed};
use organico::scenario::{CHOICES, DemandBase, Scenario, Session, link};
use organico::view::{Exhibit, GapView, Scene, Words};

/// The professions that can be run.
fn runnable(desk: &mut Desk) -> Vec<ProfessionCard> {
    let mut cards = match desk.answer(&Question::Catalogue { pack: "it".into() }) {
        Answer::Catalogue(catalogue) => catalogue.professions,
        other => panic!("{other:?}"),
    };
    cards.retain(|card| card.runnable);
    cards
}

fn picture(desk: &mut Desk, profession: &str, scenario: Scenario) -> Picture {
    let asked = Asked {
        revision: 0,
        pack: "it".into(),
        scenario,
        profession: profession.into(),
        region: String::new(),
    };
    match desk.answer(&Question::Picture(asked)) {
        Answer::Picture { picture, .. } => *picture,
        other => panic!("{other:?}"),
    }
}

fn of<'a>(picture: &'a Picture, method: &str) -> Option<&'a [f64]> {
    let found = picture.methods.iter().find(|(id, _)| id == method);
    found.map(|(_, fte)| fte.as_slice())
}

#[test]
fn every_ratio_of_a_card_gives_figures_and_another_does_not() {
    let mut desk = Desk::new();
    for card in runnable(&mut desk).iter().step_by(4) {
        let with = |ratio: &str| Scenario {
            ratio: ratio.into(),
            ..Scenario::default()
        };
        let usual = picture(&mut desk, &card.code, with(""));
        let norm = card.ratios.iter().any(|ratio| ratio == "norm");
        let same = if norm { "norm" } else { "today" };
        for ratio in &card.ratios {
            let chosen = picture(&mut desk, &card.code, with(ratio));
            assert!(of(&chosen, "ratio").is_some(), "{} {ratio}", card.code);
            assert!(ratio != same || of(&chosen, "ratio") == of(&usual, "ratio"));
        }
        for (ratio, listed) in [
            ("norm", norm),
            ("region:01", card.regional),
            ("benchmark:ES", false),
        ] {
            if !listed && !card.ratios.iter().any(|known| known == ratio) {
                let chosen = picture(&mut desk, &card.code, with(ratio));
                assert_eq!(of(&chosen, "ratio"), None, "{} {ratio}", card.code);
            }
        }
    }
}

#[test]
fn the_usual_weights_of_a_card_are_those_of_the_blend() {
    let mut desk = Desk::new();
    for card in runnable(&mut desk).iter().step_by(4) {
        let usual = picture(&mut desk, &card.code, Scenario::default());
        let mut told = Scenario::default();
        for (method, share) in &card.blend {
            told.weigh(method, share * 100.0);
        }
        let told = picture(&mut desk, &card.code, told);
        let pairs = of(&usual, "blend").into_iter().zip(of(&told, "blend"));
        for (a, b) in pairs.flat_map(|(a, b)| a.iter().zip(b)) {
            assert!((a - b).abs() <= 1e-9 * a.abs(), "{}: {a} {b}", card.code);
        }
        assert_eq!(of(&usual, "blend").is_some(), of(&told, "blend").is_some());
    }
}

#[test]
fn a_switch_without_a_grade_moves_nothing() {
    let mut desk = Desk::new();
    let mut open = 0;
    for card in runnable(&mut desk) {
        let switches = [
            (
                card.market,
                Scenario {
                    market: true,
                    ..Scenario::default()
                },
            ),
            (
                card.workload,
                Scenario {
                    workload: true,
                    ..Scenario::default()
                },
            ),
            (
                None, // limits on payroll act only where posts limit hiring
                Scenario {
                    caps: true,
                    ..Scenario::default()
                },
            ),
        ];
        for (grade, scenario) in switches {
            if grade.is_some() {
                open += 1;
                continue;
            }
            let usual = picture(&mut desk, &card.code, Scenario::default());
            let on = picture(&mut desk, &card.code, scenario);
            assert_eq!(on.pyramid, usual.pyramid, "{}", card.code);
        }
    }
    assert!(open > 0);
    let usual = picture(&mut desk, "NURSE", Scenario::default());
    let market = Scenario {
        market: true,
        ..Scenario::default()
    };
    let posts = picture(&mut desk, "NURSE", market.clone());
    assert_ne!(posts.pyramid, usual.pyramid);
    let caps = Scenario {
        caps: true,
        ..market
    };
    // the desk keeps the run without levers: it must not take one choice for the other
    assert_ne!(picture(&mut desk, "NURSE", caps).pyramid, posts.pyramid);
}

#[test]
fn a_picture_says_when_its_reader_counts_otherwise_than_the_pack() {
    let mut desk = Desk::new();
    let usual = Scenario::default();
    let own = Some("utilisation".to_owned());
    for (scenario, expected) in [
        (usual.clone(), false),
        (
            Scenario {
                method: own,
                until: Some(2040),
                funds: vec![("esf".into(), false)],
                ..usual.clone()
            },
            false,
        ),
        (
            Scenario {
                method: Some("ratio".into()),
                ..usual.clone()
            },
            true,
        ),
        (
            Scenario {
                market: true,
                ..usual
            },
            true,
        ),
    ] {
        let told = format!("{scenario:?}");
        let shown = picture(&mut desk, "NURSE", scenario);
        assert_eq!(shown.assumed, expected, "{told}");
        let answer = desk.answer(&Question::Catalogue { pack: "it".into() });
        let Answer::Catalogue(catalogue) = answer else {
            panic!("{answer:?}")
        };
        let view = GapView::of(&Scene::new(Words::new(Lang::It), &catalogue, &shown, 2035));
        let subtitle = view.subtitle();
        assert_eq!(
            subtitle.contains("ipotesi diverse dal riferimento"),
            expected,
            "{subtitle}"
        );
    }
}

#[test]
fn every_choice_survives_a_link_and_a_file() {
    let all = Scenario {
        method: Some("ratio".into()),
        capacity_mean: Some(true),
        base: DemandBase::OwnDensity,
        need_ages: Some((0, 99)),
        variant: "s1".into(),
        ratio: "today".into(),
        weights: vec![("ratio".into(), 1.0)],
        funds: vec![("esf".into(), true)],
        ..Scenario::default()
    };
    // every switch on, whatever its name
    let mut all = serde_json::to_value(all).expect("a scenario is written");
    for value in all.as_object_mut().expect("an object").values_mut() {
        if value.is_boolean() {
            *value = true.into();
        }
    }
    let all: Scenario = serde_json::from_value(all).expect("a scenario is read");
    let allowed = Allowed {
        years: (2024, 2050),
        methods: vec!["ratio"],
        variants: vec!["s1"],
        index: true,
        ratios: vec!["today".into()],
        funds: vec!["esf"],
    };
    for choice in CHOICES {
        let mut one = all.clone();
        let others = CHOICES.iter().filter(|other| *other != choice);
        others.for_each(|other| one.restore(*other));
        assert_eq!(one.chosen(), [*choice], "all of {} is usual", choice.code());
        let session = Session {
            scenario: one.clone(),
            ..Session::default()
        };
        let text = link::encode(&session, "", "");
        assert_eq!(link::decode(&text).session.scenario, one, "{text}");
        let text = file::write(&one).to_string();
        assert_eq!(file::read(&text, &allowed), Ok(one), "{text}");
    }
}
