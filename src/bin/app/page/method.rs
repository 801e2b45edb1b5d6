//! Method and data: how to read, how it is computed, sources with their grades, every figure.

use std::sync::Arc;

use leptos::prelude::*;
use organico::i18n::{self, number};
use organico::outcome::{Catalogue, Notes, ProfessionCard};
use organico::unit::{decimal, sort};
use organico::word::Grade;
use organico::word::{Fact, Source, sentence};

use super::explain::facts;
use crate::browser::{download, locale};
use crate::control::choice::{Choice, plain};
use crate::control::lever::badge;
use crate::control::table::{Entry, Grid};
use crate::live::{button, nothing, part};
use crate::session::state;
use crate::words::{name, t, t_or, t_with};

/// Figures shown at once; the file has them all.
const MOST: usize = 100;

/// The page.
#[component]
pub(crate) fn Method() -> impl IntoView {
    let state = state();
    state.ask_notes();
    let items = |all: &[(Option<Grade>, &'static str)]| {
        let item = |(grade, key): &(Option<Grade>, &'static str)| {
            view! { <li>{grade.map(badge)} " " {t(key)}</li> }.into_any()
        };
        all.iter().map(item).collect::<Vec<AnyView>>()
    };
    let grades = items(&[
        (Some(Grade::A), "grade-a-text"),
        (Some(Grade::B), "grade-b-text"),
        (Some(Grade::C), "grade-c-text"),
        (Some(Grade::D), "grade-d-text"),
    ]);
    let steps = items(&[
        (None, "method-step-1"),
        (None, "method-step-2"),
        (None, "method-step-3"),
        (None, "method-step-4"),
        (None, "method-step-5"),
    ]);
    let data = part(move || {
        let (Some(catalogue), Some(notes)) = (state.catalogue.get(), state.notes.get()) else {
            return view! { <p role="status">{t("sim-loading")}</p> }.into_any();
        };
        let parts = vec![
            versions(&catalogue),
            professions(&catalogue),
            sources(&notes),
            figures(&notes),
            notices(&catalogue, &notes),
        ];
        parts.into_any()
    });
    view! {
        <main id="contenuto" class="o-text" tabindex="-1">
            <h1 id="titolo" tabindex="-1">{t("page-method")}</h1>
            <p class="o-lead">{t("method-lead")}</p>
            <section class="o-section">
                <h2>{t("method-read")}</h2>
                <p>{t("method-read-1")}</p>
                <p>{t("method-read-2")}</p>
                <ul>{grades}</ul>
            </section>
            <section class="o-section">
                <h2>{t("method-how")}</h2>
                <ol>{steps}</ol>
                <p>{t("method-limits")}</p>
            </section>
            {data}
            {backcast()}
        </main>
    }
}

/// Runs from the past beside what was published later: words and tables that the build wrote.
fn backcast() -> AnyView {
    let html = RwSignal::new(t("sim-loading").to_owned());
    let file = format!("backcast-{}", state().lang().code());
    let missing = t("method-backcast-missing");
    locale::fetch(&file, move |file| {
        let text = file.and_then(i18n::inner);
        let text = text.map_or_else(|| missing.to_owned(), String::from);
        // The reader may have left the page.
        let _ = html.try_set(text);
    });
    let content = view! { <div class="o-backcast" inner_html=move || html.get()></div> };
    section("method-backcast", content.into_any())
}

/// A part of the page under its heading.
fn section(heading: &'static str, content: AnyView) -> AnyView {
    view! { <section class="o-section"><h2>{t(heading)}</h2>{content}</section> }.into_any()
}

fn head(keys: &[&'static str]) -> Vec<String> {
    keys.iter().map(|key| t(key).to_owned()).collect()
}

/// What computes, and on which data.
fn versions(catalogue: &Catalogue) -> AnyView {
    let (first, last) = catalogue.years;
    let text = t_with(
        "method-versions",
        &[
            ("pack", &name(&catalogue.names)),
            ("hash", &catalogue.hash),
            ("engine", &catalogue.engine),
            ("first", &first.to_string()),
            ("last", &last.to_string()),
        ],
    );
    view! { <p class="o-source">{text}</p> }.into_any()
}

/// What can be computed for which profession, and why not.
fn professions(catalogue: &Catalogue) -> AnyView {
    let yes_no = |yes: bool| Entry::text(t(if yes { "yes" } else { "no" }).to_owned());
    let row = |card: &ProfessionCard| {
        let grade = if card.runnable {
            badge(card.grade)
        } else {
            nothing()
        };
        let entries = vec![
            yes_no(card.runnable),
            yes_no(card.regional),
            Entry::view(grade),
            Entry::long(card.note.clone()),
        ];
        (name(&card.names), entries)
    };
    let grid = Grid {
        caption: t("method-professions-caption").to_owned(),
        head: head(&[
            "place-profession",
            "method-runnable",
            "method-regional",
            "method-stock-grade",
            "fact-note",
        ]),
        rows: catalogue.professions.iter().map(row).collect(),
        class: "o-facts",
        id: None,
    };
    section("method-professions", grid.show())
}

/// Sources, with how many figures each gives and of which grade.
fn sources(notes: &Notes) -> AnyView {
    let lang = state().lang();
    let mut given: Vec<(&str, (usize, Grade, Grade))> = Vec::new();
    for fact in &notes.facts {
        let entry = sort::slot(&mut given, &fact.source, || (0, fact.grade, fact.grade));
        entry.0 += 1;
        entry.1 = entry.1.min(fact.grade);
        entry.2 = entry.2.max(fact.grade);
    }
    let row = |source: &Source| {
        let found = given.iter().find(|(id, _)| *id == source.id);
        let found = found.map(|(_, found)| found);
        let count = found.map_or(0, |(count, ..)| *count);
        let grades = match found {
            None => nothing(),
            Some((_, best, worst)) if best == worst => badge(*best),
            Some((_, best, worst)) => view! { {badge(*best)} " – " {badge(*worst)} }.into_any(),
        };
        let entries = vec![
            Entry::long(format!("{} {}", source.title, source.place)),
            Entry::text(source.year.clone()),
            Entry::text(number::count(lang, count as f64)),
            Entry::view(grades),
            Entry::text(source.licence.clone()),
        ];
        (source.publisher.clone(), entries)
    };
    let all = number::count(lang, notes.sources.len() as f64);
    let grid = Grid {
        caption: t_with("method-sources-caption", &[("n", &all)]),
        head: head(&[
            "source-publisher",
            "source-title",
            "fact-year",
            "source-figures",
            "fact-grade",
            "source-licence",
        ]),
        rows: notes.sources.iter().map(row).collect(),
        class: "o-facts",
        id: None,
    };
    section("method-sources", grid.show())
}

/// Every figure of the pack, by table, and the file with all of them.
fn figures(notes: &Arc<Notes>) -> AnyView {
    let lang = state().lang();
    let mut tables: Vec<(&str, ())> = Vec::new();
    for fact in &notes.facts {
        sort::slot(&mut tables, fact.table.as_str(), || ());
    }
    let first = tables.first().map_or("", |(table, ())| *table);
    let table = RwSignal::new(first.to_owned());
    let options = plain(tables.iter().map(|(table, ())| {
        (
            (*table).to_owned(),
            t_or(&format!("fact-{}", table.replace('_', "-")), table),
        )
    }));
    let (shown, saved) = (Arc::clone(notes), Arc::clone(notes));
    let shown = part(move || {
        let all = shown
            .facts
            .iter()
            .filter(|fact| table.with(|table| fact.table == *table));
        let count = all.clone().count();
        let some: Vec<Fact> = all.take(MOST).cloned().collect();
        let (few, all) = (
            number::count(lang, some.len() as f64),
            number::count(lang, count as f64),
        );
        facts(
            some,
            &shown.sources,
            t_with("method-figures-caption", &[("shown", &few), ("all", &all)]),
        )
    });
    let save = button(t("method-figures-file"), move || {
        download::text("organico-dati.csv", "text/csv;charset=utf-8", &file(&saved));
    });
    let content = view! {
        <p>{t("method-figures-text")}</p>
        <Choice
            label=t("method-figures-table")
            value=table.into()
            options=Signal::stored(options)
            on_choose=Callback::new(move |chosen| table.set(chosen))
        />
        {shown}
        <p>{save}</p>
    };
    section("method-figures", content.into_any())
}

/// All figures as text, in the columns of the pack.
fn file(notes: &Notes) -> String {
    let mut out = String::from(
        "\u{feff}table,item,profession,sector,region,place,value,unit,year,source,grade,used,note\r\n",
    );
    for fact in &notes.facts {
        let year = fact.year.map(|year| year.to_string()).unwrap_or_default();
        let value = decimal::write(fact.value);
        let (grade, used) = (fact.grade.letter().to_string(), fact.used.to_string());
        let cells = [
            &fact.table,
            &fact.item,
            &fact.profession,
            &fact.sector,
            &fact.region,
            &fact.place,
            &value,
            &fact.unit,
            &year,
            &fact.source,
            &grade,
            &used,
            &fact.note,
        ];
        let cells: Vec<String> = cells
            .into_iter()
            .map(|cell| crate::control::table::guarded(cell))
            .collect();
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    out
}

/// A place of the pack, with the names of professions and sectors instead of their codes.
fn place_name(catalogue: &Catalogue, place: &str) -> String {
    let named = |part: &str| {
        let professions = catalogue.professions.iter().map(|c| (&c.code, &c.names));
        let sectors = catalogue.sectors.iter().map(|(code, names)| (code, names));
        let mut known = professions.chain(sectors);
        known
            .find(|(code, _)| *code == part)
            .map_or_else(|| part.to_owned(), |(_, names)| name(names))
    };
    place
        .split(',')
        .map(str::trim)
        .map(named)
        .collect::<Vec<_>>()
        .join(", ")
}

/// What the check of the pack says: missing, derived, conflicting.
fn notices(catalogue: &Catalogue, notes: &Notes) -> AnyView {
    let groups = [
        ("error", "notices-error"),
        ("warning", "notices-warning"),
        ("info", "notices-info"),
    ];
    let lang = state().lang();
    let group = |(severity, key): (&str, &'static str)| {
        let mine = notes
            .notices
            .iter()
            .filter(|notice| notice.severity == severity);
        let items: Vec<AnyView> = mine
            .map(|notice| {
                let text = sentence(lang, &notice.key, &notice.arguments);
                // What the pack says in its own words is in English.
                let quote = (!notice.quote.is_empty()).then(|| {
                    view! { ": " <span lang="en">{notice.quote.clone()}</span> }.into_any()
                });
                let place = place_name(catalogue, &notice.place);
                view! { <li><strong>{place}</strong> ": " {text} {quote}</li> }.into_any()
            })
            .collect();
        if items.is_empty() {
            return nothing();
        }
        let n = items.len().to_string();
        view! {
            <details class="o-more">
                <summary>{t_with(key, &[("n", &n)])}</summary>
                <ul class="o-source">{items}</ul>
            </details>
        }
        .into_any()
    };
    let parts: Vec<AnyView> = groups.into_iter().map(group).collect();
    let content = view! { <p>{t("method-notices-text")}</p> {parts} };
    section("method-notices", content.into_any())
}
