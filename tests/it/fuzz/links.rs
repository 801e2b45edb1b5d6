//! Mutants of links: whatever a mail program makes of one, a session opens that a link can hold.

use super::{End, mutate};
use crate::common::draw::Draw;
use crate::common::{packs, scenarios};
use organico::scenario::{Session, link};

/// Most remarks about one link: 8 kB hold no more fields.
const REMARKS: usize = 1_700;

/// One mutant.
pub(super) fn one(seed: u64) -> End {
    let mut draw = Draw::new(seed, 72);
    let pack = packs::pack(draw.pick(1000) as u64);
    let session = Session {
        pack: "it".to_owned(),
        scenario: scenarios::scenario(draw.pick(1_000_000) as u64, &pack),
        year: 2030,
        ..Session::default()
    };
    let mut text = link::encode(&session, "0.2.0", "33e7b59722118ce7");
    for _ in 0..mutate::times(&mut draw) {
        text = broken(&mut draw, &text);
    }
    let opened = link::decode(&text);
    if opened.notices.len() > REMARKS {
        return End::Broken(format!("{} remarks: {text}", opened.notices.len()));
    }
    for moved in &opened.session.scenario.actions {
        let row = moved.lever.row();
        if !(row.min..=row.max).contains(&moved.value) {
            return End::Broken(format!("{} = {}: {text}", row.code, moved.value));
        }
    }
    // what a link gave, a link can give again
    let again = link::encode(&opened.session, &opened.engine, &opened.hash);
    let twice = link::decode(&again);
    if twice.session != opened.session {
        return End::Broken(format!("opens as another session the second time: {text}"));
    }
    if opened.notices.is_empty() {
        End::Answered
    } else {
        End::Refused
    }
}

/// What happens to links on their way, and what people type.
fn broken(draw: &mut Draw, text: &str) -> String {
    let fields: Vec<&str> = text.split(';').collect();
    match draw.pick(8) {
        0 => text.replace(';', "%3B").replace('=', "%3D"),
        1 => text
            .replace('@', "%40")
            .replace(':', "%3A")
            .replace(',', "%2C"),
        2 => text.chars().take(draw.pick(text.len())).collect(),
        3 => {
            let mut fields = fields;
            fields.remove(draw.pick(fields.len()));
            fields.join(";")
        }
        4 => format!("{text};{}", draw.of(&fields)),
        5 => format!("{text};{}", "zz=1;".repeat(draw.whole(1, 500))),
        6 => format!(
            "{text}{}",
            draw.of(&[".", ")", " ", "%20", "\n", "&utm_source=x", "#", "…"])
        ),
        _ => mutate::once(draw, text),
    }
}
