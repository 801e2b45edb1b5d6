//! Writes the static pages: readable before any wasm, and without it.
//!
//! One template, `index.html`; texts come from `locales`, numbers from `finding`. A text
//! that a language lacks fails the build.

use crate::env::{read, root, write};
use crate::finding::{Finding, ask, finding};
use crate::html::escape;
use crate::{Done, after, backcast, only};
use organico::i18n::{LANGS, Lang, Part, late};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The page of a language: the first one stands where no page is named.
pub(crate) fn page(lang: Lang) -> String {
    match lang == Lang::default() {
        true => "index.html".to_owned(),
        false => format!("{}.html", lang.code()),
    }
}

/// One line of markup for every other language: `line` is given its code, its page, its own name.
fn others(own: Lang, line: impl Fn(&str, &str, &str) -> String) -> String {
    let others = LANGS.iter().filter(|lang| **lang != own);
    let lines = others.map(|lang| line(lang.code(), &page(*lang), lang.own_name()));
    lines.collect::<Vec<_>>().join("\n")
}

/// `cargo xtask shell`.
pub(crate) fn run(words: &[String]) -> Done {
    only(words, &[], &["--out", "--pack"])?;
    let out = PathBuf::from(after(words, "--out").ok_or("shell needs --out DIR")?);
    let pack = after(words, "--pack").map_or_else(|| root().join("data/it"), PathBuf::from);
    fs::create_dir_all(&out).map_err(|why| format!("cannot make {}: {why}", out.display()))?;
    write_texts(&out)?;
    write_pages(&out, &pack)
}

/// Writes the page of each language, with its pictures, into the site.
pub(crate) fn write_pages(out: &Path, pack: &Path) -> Done {
    let template = read(&root().join("index.html"))?;
    let answered = ask(pack)?;
    for own in LANGS.iter().copied() {
        let lang = own.code();
        let mut texts = locale(lang)?;
        let mut set = |key: &str, value: &str| texts.insert(key.into(), value.into());
        set("own-texts", &address(own, Part::First));
        set("locales", &addresses());
        set("lang", lang);
        set("wasm-bytes", &wasm_bytes(out));
        let found = answered.as_ref().map(|answered| finding(answered, own));
        let mut table = String::new();
        if let Some(found) = &found {
            let (light, dark) = (
                format!("finding-{lang}.svg"),
                format!("finding-{lang}-dark.svg"),
            );
            write(&out.join(&light), &found.light)?;
            write(&out.join(&dark), &found.dark)?;
            set("finding-light", &light);
            set("finding-dark", &dark);
            set("finding-title", &found.title);
            set("finding-sentence", &found.sentence);
            set("finding-caption", &found.caption);
            set("finding-source", &found.source);
            table = rows(found);
        }
        let text = choose(&template, found.is_some());
        let text = text.replace("{{finding-table}}", &table);
        let alternates = others(own, |code, page, _| {
            format!("<link rel=\"alternate\" hreflang=\"{code}\" href=\"{page}\">")
        });
        let doors = others(own, |code, page, name| {
            let class = "o-nav__lang";
            let name = escape(name);
            format!(
                "<a class=\"{class}\" href=\"{page}\" hreflang=\"{code}\" lang=\"{code}\">{name}</a>"
            )
        });
        let text = text.replace("{{other-pages}}", &alternates);
        let text = text.replace("{{other-languages}}", &doors);
        write(
            &out.join(page(own)),
            fill(&text, &texts).map_err(|why| format!("{lang}: {why}"))?,
        )?;
    }
    Ok(())
}

/// Copies the texts of every language into the site, whence the page fetches the one it shows.
///
/// Fails where a language lacks a text that another has: nobody would see it before a reader.
pub(crate) fn write_texts(out: &Path) -> Done {
    let folder = out.join("locales");
    fs::create_dir_all(&folder)
        .map_err(|why| format!("cannot make {}: {why}", folder.display()))?;
    let all = LANGS.iter().map(|lang| locale(lang.code()));
    let all = all.collect::<Done<Vec<_>>>()?;
    let keys: BTreeSet<&String> = all.iter().flat_map(BTreeMap::keys).collect();
    for (lang, texts) in LANGS.iter().zip(&all) {
        if let Some(key) = keys.iter().find(|key| !texts.contains_key(**key)) {
            return Err(format!("{}: no text for `{key}`", lang.code()));
        }
        for part in [Part::First, Part::Late] {
            write(&out.join(address(*lang, part)), shown(lang.file(), part))?;
        }
    }
    backcast::write_files(out, LANGS)
}

/// A part of a locale file, without the texts that only this tool writes with: one text stands on a line.
fn shown(file: &str, part: Part) -> String {
    let key = |line: &&str| line.trim_start().strip_prefix('"').map(str::to_owned);
    let wanted = |line: &&str| {
        key(line)
            .is_some_and(|key| !key.starts_with("backcast-") && late(&key) == (part == Part::Late))
    };
    let lines = file.lines().filter(wanted);
    let texts: Vec<&str> = lines.map(|line| line.trim_end_matches(',')).collect();
    format!("{{\n{}\n}}\n", texts.join(",\n"))
}

/// Where a part of the texts of a language lies in the site.
fn address(lang: Lang, part: Part) -> String {
    let late = if part == Part::Late { "-late" } else { "" };
    format!("locales/{}{late}.json", lang.code())
}

/// Each language with the address of its texts, for boot.js, and what the method page fetches.
fn addresses() -> String {
    let pair = |lang: &Lang| {
        let (code, past) = (lang.code(), backcast::address(*lang));
        let (own, late) = (address(*lang, Part::First), address(*lang, Part::Late));
        format!("{code}={own} late-{code}={late} backcast-{code}={past}")
    };
    LANGS.iter().map(pair).collect::<Vec<_>>().join(" ")
}

/// The flat list of texts of a language.
fn locale(lang: &str) -> Done<BTreeMap<String, String>> {
    let path = root().join("locales").join(format!("{lang}.json"));
    serde_json::from_str(&read(&path)?).map_err(|why| format!("{}: {why}", path.display()))
}

/// How much the page has to load before it starts, for the progress bar.
fn wasm_bytes(out: &Path) -> String {
    fs::metadata(out.join("app_bg.wasm"))
        .map_or(1, |file| file.len())
        .to_string()
}

/// Head and body of the table beside the picture.
fn rows(found: &Finding) -> String {
    let head: String = found
        .head
        .iter()
        .map(|cell| format!("<th scope=\"col\">{}</th>", escape(cell)))
        .collect();
    let mut table = format!("<thead><tr>{head}</tr></thead><tbody>");
    for row in &found.rows {
        table.push_str("<tr>");
        for (at, cell) in row.iter().enumerate() {
            let cell = escape(cell);
            table.push_str(&match at {
                0 => format!("<th scope=\"row\">{cell}</th>"),
                _ => format!("<td>{cell}</td>"),
            });
        }
        table.push_str("</tr>\n");
    }
    table + "</tbody>"
}

/// Keeps `{{#finding}}…{{/finding}}` or `{{^finding}}…{{/finding}}`, and drops the other.
fn choose(template: &str, found: bool) -> String {
    let (keep, drop) = if found {
        ("{{#finding}}", "{{^finding}}")
    } else {
        ("{{^finding}}", "{{#finding}}")
    };
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once(drop) {
        text.push_str(before);
        rest = after
            .split_once("{{/finding}}")
            .map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    text.replace(keep, "").replace("{{/finding}}", "")
}

/// Puts each `{{key}}` in its place, safe for text and for attributes.
fn fill(template: &str, texts: &BTreeMap<String, String>) -> Done<String> {
    let mut page = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (key, after) = after.split_once("}}").ok_or("index.html: {{ without }}")?;
        let text = texts
            .get(key)
            .ok_or_else(|| format!("no text for `{key}`"))?;
        page.push_str(before);
        page.push_str(&escape(text));
        rest = after;
    }
    page.push_str(rest);
    Ok(page)
}
