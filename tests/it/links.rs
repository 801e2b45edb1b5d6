//! Share links: what is written is read again, and no damage ever stops a page.

use organico::scenario::edit::on_grid;
use organico::scenario::link::{LONGEST, decode, encode, parted};
use organico::scenario::{
    DemandBase, Edit, History, Known, LEVERS, Move, Notice, Offered, Scenario, Session, TABS,
};

use crate::common::draw::Draw;

/// Any session that the page can show.
fn session(seed: u64) -> Session {
    let mut draw = Draw::new(seed, 40);
    let mut scenario = Scenario {
        until: draw.of(&[None, Some(2030), Some(2045)]),
        method: draw.of(&[
            None,
            Some("ratio".to_owned()),
            Some("use.by-age".to_owned()),
        ]),
        capacity_mean: draw.of(&[None, Some(true), Some(false)]),
        base: draw.of(&[DemandBase::NeedWeighted, DemandBase::OwnDensity]),
        need_ages: draw.of(&[None, Some((0, 100)), Some((65, 99))]),
        variant: draw.of(&["", "high", "più alto"]).to_owned(),
        whole_sites: draw.chance(0.5),
        ratio: draw
            .of(&["", "", "today", "benchmark:elsewhere"])
            .to_owned(),
        weights: draw.of(&[
            vec![],
            vec![("needs".to_owned(), 0.5), ("ratio".to_owned(), 2.0)],
        ]),
        market: draw.chance(0.5),
        workload: draw.chance(0.5),
        caps: draw.chance(0.5),
        ..Scenario::default()
    };
    for code in ["ESF", "EU-2028", "più; a,b:on"] {
        let on = draw.of(&[None, Some(true), Some(false)]);
        scenario.switch(code, on);
    }
    let share = draw.of(&[0.0, 0.2, 1.0]);
    for lever in LEVERS {
        if draw.chance(share) {
            // Any value of the range, not only those of the steps.
            let value = on_grid(draw.between(lever.min, lever.max));
            let start = i32::try_from(draw.whole(2025, 2050)).unwrap();
            let ramp = u16::try_from(draw.whole(0, 10)).unwrap();
            scenario.set(Move {
                lever: lever.id,
                value,
                start,
                ramp,
            });
        }
    }
    Session {
        pack: draw
            .of(&["it", "es", "caso-1", "my.pack", "東京"])
            .to_owned(),
        scenario,
        profession: draw.of(&["NURSE", "GP", "OSS", "", "a b;c=d~e"]).to_owned(),
        region: draw.of(&["", "01", "22", "IT-25"]).to_owned(),
        year: draw.of(&[0, 2024, 2035, 2050]),
        tab: draw.of(TABS),
        seed: draw.of(&[0, 1, u64::MAX]),
    }
}

#[test]
fn what_is_written_is_read_again() {
    for seed in 0..5_000 {
        let session = session(seed);
        let link = encode(&session, "0.1.0", "00ff00ff00ff00ff");
        assert!(link.len() <= LONGEST, "{} bytes", link.len());
        let plain = link.bytes().all(|b| {
            b.is_ascii_graphic() && !matches!(b, b'"' | b'<' | b'>' | b'\\' | b'~' | b'#')
        });
        assert!(plain, "{link}");
        let opened = decode(&link);
        assert_eq!(opened.session, session, "{link}");
        assert_eq!(opened.notices, [], "{link}");
        assert_eq!(opened.differences("0.1.0", "00ff00ff00ff00ff"), []);
        assert_eq!(opened.differences("0.2.0", "0").len(), 2);
    }
}

/// Whatever the text, the session holds only what the registry allows.
fn valid(text: &str) -> Session {
    let opened = decode(text);
    let mut before = None;
    for lever in &opened.session.scenario.levers {
        let row = lever.lever.row();
        assert!(
            (row.min..=row.max).contains(&lever.value) && lever.value != 0.0,
            "{text}"
        );
        assert!(before < Some(lever.lever), "levers out of order: {text}");
        before = Some(lever.lever);
    }
    // What was read can be written, and is read the same.
    let again = decode(&encode(&opened.session, &opened.engine, &opened.hash));
    assert_eq!(again.session, opened.session, "{text}");
    assert_eq!(again.notices, [], "{text}");
    opened.session
}

#[test]
fn every_truncation_gives_a_session_and_says_so() {
    for seed in 0..40 {
        let link = encode(&session(seed), "0.1.0", "00ff00ff00ff00ff");
        for at in 0..link.len() {
            let cut = &link[..at];
            valid(cut);
            assert!(!decode(cut).notices.is_empty(), "{cut}");
        }
    }
}

#[test]
fn every_change_of_one_letter_gives_a_session_and_says_so() {
    for seed in 0..4 {
        let link = encode(&session(seed), "0.1.0", "00ff00ff00ff00ff");
        for at in 0..link.len() {
            for wrong in ["", "0", "9", ";", "=", "~", "%", "-", "è", "\u{0}", "%FF"] {
                let changed = format!("{}{wrong}{}", &link[..at], &link[at + 1..]);
                if changed != link {
                    valid(&changed);
                    let same_seal = decode(&changed).session == decode(&link).session;
                    assert!(
                        same_seal || !decode(&changed).notices.is_empty(),
                        "{changed}"
                    );
                }
            }
        }
    }
}

#[test]
fn hostile_texts_are_only_texts() {
    let mut texts: Vec<String> = [
        "",
        "v1",
        "v99;w=NURSE",
        "v1;l=",
        "v1;;;;",
        "<script>",
        "v1;w=%3Cscript%3E",
        "v1;p=%",
    ]
    .map(ToOwned::to_owned)
    .to_vec();
    texts.push(format!("v1;l={}", "places-nursing:1@2026,".repeat(10_000)));
    texts.push(
        "v1;y=99999999999999999999;s=-1;l=places-nursing:1e999@2026,fill:NaN@2026".to_owned(),
    );
    texts.push("è".repeat(LONGEST));
    let mut draw = Draw::new(9, 41);
    let letters: Vec<char> = "v1;=~,:@+%.-epswrytmucbaxnfjglk0123456789aàé\u{1}"
        .chars()
        .collect();
    for _ in 0..20_000 {
        let length = draw.pick(60);
        texts.push((0..length).map(|_| draw.of(&letters)).collect());
    }
    for text in texts {
        valid(&text);
        assert!(!decode(&text).notices.is_empty(), "{text}");
    }
}

#[test]
fn a_newer_link_opens_as_far_as_it_is_known() {
    let opened = decode("v2;w=NURSE;z=new;l=places-nursing:20@2026,new-lever:3@2026;k=00000000");
    assert_eq!(opened.session.profession, "NURSE");
    assert_eq!(opened.session.scenario.levers.len(), 1);
    let keys: Vec<&str> = opened.notices.iter().map(|notice| notice.key).collect();
    for key in ["link-newer", "link-unknown-field", "link-unknown-lever"] {
        assert!(keys.contains(&key), "{keys:?}");
    }
}

#[test]
fn funds_are_switched_by_code_and_what_the_pack_does_not_have_is_left_out() {
    let mut opened = decode("v1;f=ESF:off,EU-2028:on;k=00000000");
    let funds = &opened.session.scenario.funds;
    assert_eq!(
        funds,
        &[("ESF".to_owned(), false), ("EU-2028".to_owned(), true)]
    );
    let known = Known {
        funds: vec!["ESF"],
        years: (2024, 2050),
        ..Known::default()
    };
    let notices = opened.session.fit(&known);
    assert_eq!(opened.session.scenario.funds, [("ESF".to_owned(), false)]);
    assert!(notices.iter().any(|notice| notice.key == "fit-fund"));
    for bad in ["f=", "f=ESF", "f=ESF:yes", "f=:on", "f=%:on"] {
        let opened = decode(&format!("v1;{bad};k=00000000"));
        assert!(opened.session.scenario.funds.is_empty(), "{bad}");
        let keys: Vec<&str> = opened.notices.iter().map(|notice| notice.key).collect();
        assert!(keys.contains(&"link-unreadable"), "{bad}");
    }
}

#[test]
fn a_weight_of_an_unknown_method_is_left_out_and_said() {
    let mut opened = decode("v1;h=ratio:2.5,oracle:7;k=00000000");
    assert_eq!(opened.session.scenario.weights.len(), 2);
    let known = Known {
        methods: vec!["ratio"],
        years: (2024, 2050),
        ..Known::default()
    };
    let notices = opened.session.fit(&known);
    let kept = [("ratio".to_owned(), 2.5)];
    assert_eq!(opened.session.scenario.weights, kept);
    assert!(notices.iter().any(|n| n.key == "fit-weight"));
}

#[test]
fn values_out_of_range_are_cut_and_said() {
    let opened = decode("v1;l=places-nursing:5000@2026");
    let lever = opened.session.scenario.levers.first().copied().unwrap();
    assert_eq!(lever.value, lever.lever.row().max);
    assert!(
        opened
            .notices
            .iter()
            .any(|notice| notice.key == "link-clamped")
    );
}

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

/// Every byte that is no letter, digit or one of these as `%XX`.
fn percent(text: &str, kept: &str) -> String {
    let letter = |byte: u8| match char::from(byte) {
        c if c.is_ascii_alphanumeric() || kept.contains(c) => c.to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(letter).collect()
}

#[test]
fn links_survive_what_programs_do_to_them() {
    for seed in 0..40 {
        let session = session(seed);
        let payload = encode(&session, "0.1.0", "00ff00ff00ff00ff");
        let whole = format!("/it/simula~{payload}");
        let odd = payload.contains("%3B") || payload.contains("%20");
        let entity = |c: char, to: &str| whole.replace(c, to);
        let some = |letters: &str| percent(&whole, &format!("/~%-._;@:,=+{letters}"));
        let only = |letter: char| {
            let kept: String = "/~%-._;@:,=+".chars().filter(|c| *c != letter).collect();
            percent(&whole, &kept)
        };
        let lower = |byte: u8| match char::from(byte) {
            c if c.is_ascii_alphanumeric() => c.to_string(),
            _ => format!("%{byte:02x}"),
        };
        let lower = whole.bytes().map(lower).collect();
        let mut forms = vec![
            whole.clone(),
            some(""),
            percent(&whole, "/-._~"),
            percent(&whole, "/-._~%"),
            percent(&whole, ""),
            percent(&percent(&whole, "-._"), "-._"),
            percent(&percent(&percent(&whole, ""), ""), ""),
            lower,
            entity('=', "&#61;"),
            entity('@', "&#x40;"),
            entity('+', "&#43;"),
            entity('=', "=3D"),
            entity('+', "%20"),
            format!("{whole}&amp;utm_source=mail"),
            format!("{whole}%26utm_source%3Dmail"),
            format!("{}%20", whole),
            format!(" {whole} "),
        ];
        forms.extend([';', '@', ':', ',', '=', '+', '~'].map(only));
        for after in [
            ".",
            ")",
            ">",
            ",",
            ";",
            "!",
            "?",
            "…",
            "**",
            "\">",
            "%3E",
            ".)",
            " e poi",
            "%20e%20poi",
            "|Organico>",
            "\u{200b}",
        ] {
            forms.push(format!("{whole}{after}"));
        }
        for at in [14, 20, whole.len() / 2, whole.len() - 3] {
            for line in ["%0D%0A", "%20", "=%0D%0A", "%C2%AD", "\u{ad}", "="] {
                forms.push(format!("{}{line}{}", &whole[..at], &whole[at..]));
            }
        }
        for form in forms {
            let (page, payload) = parted(&form);
            assert_eq!(page, "/it/simula", "{form}");
            let opened = decode(&payload);
            // Where the sign of escaping was not escaped itself, a code that holds blanks or
            // separators cannot be told from fields: then it is said.
            if odd && (opened.session != session || !opened.notices.is_empty()) {
                assert!(!opened.notices.is_empty(), "{form}");
                continue;
            }
            assert_eq!(opened.session, session, "{form}");
            assert_eq!(opened.notices, [], "{form}");
            assert_eq!(opened.engine, "0.1.0");
        }
    }
}

/// Links that were published once: each opens for ever, and means the same.
/// A published link: text, region, levers moved (code, value, start, ramp).
type Published = (
    &'static str,
    &'static str,
    &'static [(&'static str, f64, i32, u16)],
);

const GOLDEN: &[Published] = &[
    (
        "v1;e=0.1.0;p=it.00ff;w=NURSE;y=2035;t=gap;k=bcbd16c6",
        "NURSE",
        &[],
    ),
    (
        "v1;e=0.1.0;p=it.00ff;s=7;w=NURSE;r=01;y=2035;t=drivers;m=utilisation;u=2045;c=end;b=own;\
         a=65-99;x=high;l=places-nursing:20@2026+3,retirement-age:-1.25@2027;k=cbf345d7",
        "NURSE",
        &[
            ("places-nursing", 20.0, 2026, 3),
            ("retirement-age", -1.25, 2027, 0),
        ],
    ),
    (
        "v1;e=0.1.0;p=it.00ff;w=NURSE;y=2035;t=gap;j=on;g=on;l=posts:-10@2026;k=a19f9ff6",
        "NURSE",
        &[("posts", -10.0, 2026, 0)],
    ),
];

#[test]
fn published_links_open() {
    for (link, profession, levers) in GOLDEN {
        let opened = decode(link);
        assert_eq!(opened.notices, [], "{link}");
        assert_eq!(opened.session.profession, *profession);
        let found: Vec<_> = opened
            .session
            .scenario
            .levers
            .iter()
            .map(|m| (m.lever.row().code, m.value, m.start, m.ramp))
            .collect();
        assert_eq!(found, *levers);
        assert_eq!(encode(&opened.session, &opened.engine, &opened.hash), *link);
    }
}

#[test]
fn a_link_of_an_older_version_opens_whole_and_names_both_versions() {
    let now = env!("CARGO_PKG_VERSION");
    for (link, _, levers) in GOLDEN {
        let opened = decode(link);
        assert_eq!(opened.session.scenario.levers.len(), levers.len(), "{link}");
        let notices = opened.differences(now, "00ff");
        assert_eq!(notices.len(), 1, "{link}");
        assert_eq!(notices[0].key, "link-other-engine");
        let arguments = [("then", "0.1.0".to_owned()), ("now", now.to_owned())];
        assert_eq!(notices[0].arguments, arguments);
    }
}
