//! One choice that excludes another takes it back by name; what cannot be is told once.

use organico::scenario::link::decode;
use organico::scenario::{Edit, History, Known, Notice, Offered, Session};

use super::session;
use crate::common::draw::Draw;

/// What a pack of two professions and two regions holds.
fn known(ratios: &[String]) -> Known<'_> {
    let offered = |code, regional| Offered {
        code,
        regional,
        ratios,
    };
    Known {
        pack: ("it", "00ff"),
        professions: vec![offered("NURSE", true), offered("VET", false)],
        regions: vec!["01", "21"],
        methods: vec!["utilisation", "ratio", "blend"],
        usual: ("utilisation", true),
        variants: vec!["high"],
        funds: vec!["ESF"],
        years: (2024, 2050),
        profession: "NURSE",
        year: 2035,
        ..Known::default()
    }
}

fn keys(notices: &[Notice]) -> Vec<&str> {
    notices.iter().map(|notice| notice.key).collect()
}

#[test]
fn a_choice_that_excludes_another_takes_it_back_and_says_so() {
    let ratios = ["today".to_owned(), "benchmark:ES".to_owned()];
    let known = known(&ratios);
    let mut history = History::new(Session::default());
    history.repair({
        let mut first = Session::default();
        assert_eq!(first.fit(&known), [], "a first screen has nothing to say");
        first
    });
    let mut make = |edit: Edit| history.make(edit, Some(&known)).1;
    assert_eq!(make(Edit::Region("21".into())), []);
    assert_eq!(make(Edit::Ratio("region:01".into())), []);
    // A profession of the nation only: neither the region nor a region's ratio can stay.
    assert_eq!(
        keys(&make(Edit::Profession("VET".into()))),
        ["fit-region", "fit-ratio"]
    );
    assert_eq!(history.now().region, "");
    assert_eq!(history.now().scenario.ratio, "");
    // Nor can a region come back; undo brings both back as they were.
    let told = history.make(Edit::Region("21".into()), Some(&known)).1;
    assert_eq!(keys(&told), ["fit-region"]);
    assert!(history.undo());
    assert_eq!(history.now().region, "21");
    assert_eq!(history.now().scenario.ratio, "region:01");
    // Fewer years: the cursor stays inside them, also when the step is undone and made again.
    let told = history.make(Edit::Until(Some(2030)), Some(&known)).1;
    assert_eq!((told, history.now().year), (vec![], 2030));
    history.undo();
    history.make(Edit::Year(2045), Some(&known));
    assert_eq!(history.now().year, 2045);
    history.redo();
    assert_eq!(history.now().year, 2030);
}

#[test]
fn whatever_is_chosen_in_whatever_order_the_pack_holds_it() {
    let ratios = ["today".to_owned()];
    let known = known(&ratios);
    let mut draw = Draw::new(11, 3);
    for _ in 0..300 {
        let mut history = History::new(Session::default());
        for _ in 0..20 {
            let edit = match draw.pick(9) {
                0 => Edit::Region(draw.of(&["", "01", "21", "99"]).into()),
                1 => Edit::Profession(draw.of(&["NURSE", "VET", "NONE"]).into()),
                2 => Edit::Ratio(draw.of(&["", "today", "norm", "region:21", "x"]).into()),
                3 => Edit::Until(draw.of(&[None, Some(2024), Some(2030), Some(2099)])),
                4 => Edit::Year(draw.of(&[1990, 2024, 2050, 2051])),
                5 => Edit::Method(draw.of(&[None, Some("ratio".into()), Some("no".into())])),
                6 => Edit::Weights(vec![(draw.of(&["blend", "ratio", "no"]).into(), 5.0)]),
                7 => Edit::Fund(draw.of(&["ESF", "no"]).into(), Some(true)),
                _ => Edit::Open(Box::new(session(
                    u64::try_from(draw.whole(0, 500)).unwrap(),
                ))),
            };
            let before = history.now().clone();
            let (_, told) = history.make(edit.clone(), Some(&known));
            let mut again = history.now().clone();
            assert_eq!(
                again.fit(&known),
                [],
                "{edit:?} left what the pack does not hold"
            );
            assert_eq!(&again, history.now());
            // What was there and is gone was either replaced by the edit or told.
            let gone = !before.region.is_empty() && history.now().region.is_empty();
            let meant = matches!(edit, Edit::Region(_) | Edit::Open(_));
            assert!(!gone || meant || keys(&told).contains(&"fit-region"));
        }
    }
}

#[test]
fn what_a_link_cannot_mean_is_told_by_name_and_grouped() {
    let ratios = ["today".to_owned()];
    let known = known(&ratios);
    for (field, key) in [
        ("a=120-120", "link-unreadable"),
        ("a=9-5", "link-unreadable"),
        ("d=region:ZZ", "fit-ratio"),
        ("d=x", "fit-ratio"),
        ("d=benchmark%3A%3Cb%3E", "fit-ratio"),
        ("d=norm", "fit-ratio"),
        ("h=blend:1", "fit-weight"),
        ("h=ratio:101", "link-unreadable"),
        ("x=zz", "fit-variant"),
        ("p=fr", "fit-pack"),
        ("u=2000", "fit-until"),
        ("u=2024", "fit-until"),
        ("y=2400", "link-unreadable"),
        ("y=2051", "fit-year"),
        ("w=RADIOL", "fit-profession"),
        ("r=99", "fit-region"),
        ("w=VET;r=21", "fit-region"),
        ("m=oracle", "fit-method"),
        ("l=fill:5@1999", "fit-start"),
        ("l=fill:5@2030+101", "link-clamped-ramp"),
        ("l=fill:500@2030", "link-clamped"),
        ("l=fill:x@2030", "link-unreadable-lever"),
        ("l=nothing:5@2030", "link-unknown-lever"),
    ] {
        let mut opened = decode(&format!("v1;{field};k=00000000"));
        let fitted = opened.session.fit(&known);
        let all: Vec<&str> = keys(&opened.notices)
            .into_iter()
            .chain(keys(&fitted))
            .collect();
        assert_eq!(all, ["link-damaged", key], "{field}");
        assert_eq!(
            opened.session.fit(&known),
            [],
            "{field}: mended once for all"
        );
        assert!(opened.session.scenario.need_ages.is_none());
    }
    let many: String = (0..2_373).map(|n| format!("z{n};")).collect();
    let opened = decode(&format!("v1;{many}k=00000000"));
    assert!(opened.notices.len() <= 2, "{:?}", opened.notices);
    assert!(opened.notices.iter().any(|notice| notice.more > 1_000));
}
