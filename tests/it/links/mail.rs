//! Links as mail and chat programs leave them open the same session.

use organico::scenario::link::{decode, encode, parted};

use super::session;

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
