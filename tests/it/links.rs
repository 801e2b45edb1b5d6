//! Share links: what is written is read again, and no damage ever stops a page.

use organico::scenario::limits::on_grid;
use organico::scenario::link::{LONGEST, decode, encode};
use organico::scenario::{Action, DemandBase, Known, LEVERS, Scenario, Session, TABS};

use crate::common::draw::Draw;

mod fit;
mod mail;

/// Any session that the page can show.
pub(crate) fn session(seed: u64) -> Session {
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
            scenario.set(Action::new(lever.id, value, start, ramp));
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
    for lever in &opened.session.scenario.actions {
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
    assert_eq!(opened.session.scenario.actions.len(), 1);
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
    let lever = opened.session.scenario.actions.first().unwrap();
    assert_eq!(lever.value, lever.lever.row().max);
    assert!(
        opened
            .notices
            .iter()
            .any(|notice| notice.key == "link-clamped")
    );
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
            .actions
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
        assert_eq!(
            opened.session.scenario.actions.len(),
            levers.len(),
            "{link}"
        );
        let notices = opened.differences(now, "00ff");
        assert_eq!(notices.len(), 1, "{link}");
        assert_eq!(notices[0].key, "link-other-engine");
        let arguments = [("then", "0.1.0".to_owned()), ("now", now.to_owned())];
        assert_eq!(notices[0].arguments, arguments);
    }
}
