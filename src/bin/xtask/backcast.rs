//! What the runs from the past say, written for the page *Method and data*.
//!
//! The engine runs every folder of `tests/backcast`; the page only shows what stands here. A file
//! of its own for each language, fetched by that page alone. Nothing is typed in.

use crate::env::{root, write};
use crate::finding::{files, pack_file};
use crate::html::escape;
use crate::{Done, env};
use organico::i18n::{Lang, label, number, text};
use organico::report::ALL;
use organico::validate::{Backcast, CaseFiles, Compared, Score, backcast};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// Where the figures of a language lie in the site.
pub(crate) fn address(lang: Lang) -> String {
    format!("locales/backcast-{}.json", lang.code())
}

/// Runs every backcast and writes the file of each language.
pub(crate) fn write_files(out: &Path, langs: &[Lang]) -> Done {
    let folder = root().join("tests/backcast");
    let mut all = Vec::new();
    for file in env::files(&folder)? {
        let Some(name) = file
            .to_str()
            .and_then(|file| file.strip_suffix("/observed.csv"))
        else {
            continue;
        };
        let place = folder.join(name);
        let case = CaseFiles {
            name: name.to_owned(),
            pack: files(&place.join("pack"), pack_file)?,
            files: files(&place, own)?,
        };
        all.push(backcast(&case).map_err(|errors| {
            let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
            format!("{name}:\n{}", errors.join("\n"))
        })?);
    }
    for lang in langs {
        let html = BTreeMap::from([("backcast", html(*lang, &all))]);
        let json = serde_json::to_string(&html).map_err(|why| why.to_string())?;
        write(&out.join(address(*lang)), json)?;
    }
    Ok(())
}

/// Whether a file lies in the folder itself.
fn own(name: &str) -> bool {
    !name.contains('/')
}

/// The whole section but its heading.
fn html(lang: Lang, all: &[Backcast]) -> String {
    let rows: Vec<&Compared> = all.iter().flat_map(|done| &done.rows).collect();
    let (nation, regions): (Vec<&Compared>, Vec<&Compared>) =
        rows.iter().partition(|row| row.region == ALL);
    let mut page = String::new();
    for key in ["backcast-lead", "backcast-why"] {
        paragraph(&mut page, label(lang, key));
    }
    page.push_str("<ul>");
    for last in farthest(&nation) {
        let said = text(
            lang,
            "backcast-sentence",
            &[
                ("profession", last.names.of(lang)),
                ("start", &last.start.to_string()),
                ("year", &last.year.to_string()),
                ("model", &number::decimal(lang, last.error().abs(), 1)),
                (
                    "still",
                    &number::decimal(lang, last.error_of_no_change().abs(), 1),
                ),
            ],
        );
        let _ = write!(page, "<li>{}</li>", escape(&said));
    }
    page.push_str("</ul>");
    page.push_str(&scores(lang, &nation, &regions));
    page.push_str(&figures(lang, "backcast-nation", &nation));
    page.push_str(&figures(lang, "backcast-regions", &regions));
    let later: usize = all
        .iter()
        .flat_map(|done| &done.later)
        .map(|l| l.rows)
        .sum();
    let later = number::count(lang, later as f64);
    paragraph(&mut page, &text(lang, "backcast-later", &[("n", &later)]));
    let sources: BTreeMap<&String, &String> = all.iter().flat_map(|done| &done.sources).collect();
    let sources: Vec<String> = sources
        .iter()
        .map(|(id, title)| format!("{id}: {title}"))
        .collect();
    let _ = write!(
        page,
        "<p class=\"o-source\">{}.</p>",
        escape(&sources.join(". "))
    );
    page
}

fn paragraph(page: &mut String, text: &str) {
    let _ = write!(page, "<p>{}</p>", escape(text));
}

/// The last year of each profession and start.
fn farthest<'r>(rows: &[&'r Compared]) -> Vec<&'r Compared> {
    let mut last: Vec<&Compared> = Vec::new();
    for row in rows {
        let same =
            |known: &&mut &Compared| known.profession == row.profession && known.start == row.start;
        match last.iter_mut().find(same) {
            Some(known) if known.year < row.year => *known = row,
            Some(_) => {}
            None => last.push(row),
        }
    }
    last
}

/// Scores of each profession and start, then of all the nation's and all the regions' figures.
fn scores(lang: Lang, nation: &[&Compared], regions: &[&Compared]) -> String {
    let mut rows = Vec::new();
    let mut add = |name: String, start: String, list: &[&Compared]| {
        let score = Score::of(list.iter().copied());
        let two = |value: f64| number::decimal(lang, value, 2);
        let skill = score
            .skill()
            .map_or_else(|| number::NOTHING.to_owned(), two);
        rows.push(vec![
            name,
            start,
            score.count.to_string(),
            two(score.mape),
            two(score.bias),
            two(score.mape_of_no_change),
            skill,
        ]);
    };
    for last in farthest(nation) {
        let same = |row: &&&Compared| row.profession == last.profession && row.start == last.start;
        let list: Vec<&Compared> = nation.iter().filter(same).copied().collect();
        add(
            last.names.of(lang).to_owned(),
            last.start.to_string(),
            &list,
        );
    }
    let all = |key: &'static str| label(lang, key).to_owned();
    add(all("backcast-all-nation"), String::new(), nation);
    add(all("backcast-all-regions"), String::new(), regions);
    let head = [
        "place-profession",
        "backcast-start",
        "backcast-count",
        "backcast-mape",
        "backcast-bias",
        "backcast-mape-still",
        "backcast-skill",
    ];
    table(lang, "backcast-scores", &head, &rows)
}

/// Every figure, in a part that opens.
fn figures(lang: Lang, caption: &'static str, list: &[&Compared]) -> String {
    let row = |row: &&Compared| {
        let place = row.place.as_ref().filter(|_| row.region != ALL);
        let who = place.map_or_else(
            || format!("{} ({})", row.names.of(lang), row.scope),
            |place| place.of(lang).to_owned(),
        );
        let one = |value: f64| number::decimal(lang, value, 1);
        vec![
            who,
            row.start.to_string(),
            row.year.to_string(),
            number::count(lang, row.observed),
            number::count(lang, row.predicted),
            one(row.error()),
            one(row.error_of_no_change()),
            row.source.clone(),
            row.grade.letter().to_string(),
        ]
    };
    let rows: Vec<Vec<String>> = list.iter().map(row).collect();
    let head = [
        "backcast-who",
        "backcast-start",
        "fact-year",
        "backcast-observed",
        "backcast-predicted",
        "backcast-error",
        "backcast-error-still",
        "fact-source",
        "fact-grade",
    ];
    let count = number::count(lang, rows.len() as f64);
    let summary = escape(&text(lang, caption, &[("n", &count)]));
    let table = table(lang, caption, &head, &rows).replace("{n}", &count);
    format!("<details class=\"o-more\"><summary>{summary}</summary>{table}</details>")
}

fn table(lang: Lang, caption: &'static str, head: &[&'static str], rows: &[Vec<String>]) -> String {
    let caption = escape(label(lang, caption));
    let head: String = head
        .iter()
        .map(|key| format!("<th scope=\"col\">{}</th>", escape(label(lang, key))))
        .collect();
    let mut body = String::new();
    for row in rows {
        body.push_str("<tr>");
        for (at, cell) in row.iter().enumerate() {
            let cell = escape(cell);
            body.push_str(&match at {
                0 => format!("<th scope=\"row\">{cell}</th>"),
                _ => format!("<td>{cell}</td>"),
            });
        }
        body.push_str("</tr>");
    }
    format!(
        "<div class=\"o-table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{caption}\">\
         <table class=\"o-table\"><caption>{caption}</caption><thead><tr>{head}</tr></thead>\
         <tbody>{body}</tbody></table></div>"
    )
}
