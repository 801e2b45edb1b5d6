//! Method and data: how to read, how it is computed, sources with their grades, every figure.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use organico::i18n::number;
use organico::outcome::{Catalogue, Fact};
use organico::unit::Grade;

use super::explain::Facts;
use crate::browser::download;
use crate::control::choice::Choice;
use crate::control::lever::Badge;
use crate::session::state;
use crate::words::{name, t, t_or, t_with};

/// Figures shown at once; the file has them all.
const MOST: usize = 100;

/// The page.
#[component]
pub(crate) fn Method() -> impl IntoView {
    let state = state();
    let grades = [
        (Grade::A, "grade-a-text"),
        (Grade::B, "grade-b-text"),
        (Grade::C, "grade-c-text"),
        (Grade::D, "grade-d-text"),
    ];
    let steps = [
        "method-step-1",
        "method-step-2",
        "method-step-3",
        "method-step-4",
        "method-step-5",
    ];
    view! {
        <main id="contenuto" class="o-text" tabindex="-1">
            <h1 id="titolo" tabindex="-1">{t("page-method")}</h1>
            <p class="o-lead">{t("method-lead")}</p>
            <section class="o-section">
                <h2>{t("method-read")}</h2>
                <p>{t("method-read-1")}</p>
                <p>{t("method-read-2")}</p>
                <ul>
                    {grades
                        .map(|(grade, key)| view! { <li><Badge grade/> " " {t(key)}</li> })
                        .collect_view()}
                </ul>
            </section>
            <section class="o-section">
                <h2>{t("method-how")}</h2>
                <ol>{steps.map(|key| view! { <li>{t(key)}</li> }).collect_view()}</ol>
                <p>{t("method-limits")}</p>
            </section>
            {move || match state.catalogue.get() {
                None => view! { <p role="status">{t("sim-loading")}</p> }.into_any(),
                Some(catalogue) => {
                    view! {
                        <Versions catalogue=Arc::clone(&catalogue)/>
                        <Professions catalogue=Arc::clone(&catalogue)/>
                        <Sources catalogue=Arc::clone(&catalogue)/>
                        <Figures catalogue=Arc::clone(&catalogue)/>
                        <Notices catalogue/>
                    }
                        .into_any()
                }
            }}
        </main>
    }
}

/// What computes, and on which data.
#[component]
fn Versions(catalogue: Arc<Catalogue>) -> impl IntoView {
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
    view! { <p class="o-source">{text}</p> }
}

/// What can be computed for which profession, and why not.
#[component]
fn Professions(catalogue: Arc<Catalogue>) -> impl IntoView {
    let yes_no = |yes: bool| if yes { t("yes") } else { t("no") };
    let rows = catalogue
        .professions
        .iter()
        .map(|card| {
            view! {
                <tr>
                    <th scope="row">{name(&card.names)}</th>
                    <td>{yes_no(card.runnable)}</td>
                    <td>{yes_no(card.regional)}</td>
                    <td>{card.runnable.then(|| view! { <Badge grade=card.grade/> })}</td>
                    <td class="o-facts__source" lang="en">{card.note.clone()}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="o-section">
            <h2>{t("method-professions")}</h2>
            <div class="o-table-scroll" role="region" tabindex="0" aria-label=t("method-professions")>
                <table class="o-table o-facts">
                    <caption>{t("method-professions-caption")}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t("place-profession")}</th>
                            <th scope="col">{t("method-runnable")}</th>
                            <th scope="col">{t("method-regional")}</th>
                            <th scope="col">{t("method-stock-grade")}</th>
                            <th scope="col">{t("fact-note")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

/// Sources, with how many figures each gives and of which grade.
#[component]
fn Sources(catalogue: Arc<Catalogue>) -> impl IntoView {
    let lang = state().lang();
    let mut given: BTreeMap<&str, (usize, Grade, Grade)> = BTreeMap::new();
    for fact in &catalogue.facts {
        let entry = given
            .entry(&fact.source)
            .or_insert((0, fact.grade, fact.grade));
        entry.0 += 1;
        entry.1 = entry.1.min(fact.grade);
        entry.2 = entry.2.max(fact.grade);
    }
    let rows = catalogue
        .sources
        .iter()
        .map(|source| {
            let found = given.get(source.id.as_str());
            let count = found.map_or(0, |(count, ..)| *count);
            let grades = found.map(|(_, best, worst)| {
                let second = (best != worst).then(|| view! { " – " <Badge grade=*worst/> });
                view! { <Badge grade=*best/> {second} }
            });
            view! {
                <tr>
                    <th scope="row">{source.publisher.clone()}</th>
                    <td class="o-facts__source">{source.title.clone()} " " {source.place.clone()}</td>
                    <td>{source.year.clone()}</td>
                    <td>{number::count(lang, count as f64)}</td>
                    <td>{grades}</td>
                    <td>{source.licence.clone()}</td>
                </tr>
            }
        })
        .collect_view();
    let all = number::count(lang, catalogue.sources.len() as f64);
    view! {
        <section class="o-section">
            <h2>{t("method-sources")}</h2>
            <div class="o-table-scroll" role="region" tabindex="0" aria-label=t("method-sources")>
                <table class="o-table o-facts">
                    <caption>{t_with("method-sources-caption", &[("n", &all)])}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t("source-publisher")}</th>
                            <th scope="col">{t("source-title")}</th>
                            <th scope="col">{t("fact-year")}</th>
                            <th scope="col">{t("source-figures")}</th>
                            <th scope="col">{t("fact-grade")}</th>
                            <th scope="col">{t("source-licence")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

/// Every figure of the pack, by table, and the file with all of them.
#[component]
fn Figures(catalogue: Arc<Catalogue>) -> impl IntoView {
    let lang = state().lang();
    let mut tables: Vec<String> = catalogue
        .facts
        .iter()
        .map(|fact| fact.table.clone())
        .collect();
    tables.sort();
    tables.dedup();
    let table = RwSignal::new(tables.first().cloned().unwrap_or_default());
    let options = move || {
        let option = |table: &String| {
            let text = t_or(&format!("fact-{}", table.replace('_', "-")), table);
            view! { <option value=table.clone()>{text}</option> }
        };
        tables.iter().map(option).collect_view()
    };
    let save = Arc::clone(&catalogue);
    let shown = move || {
        let all = catalogue
            .facts
            .iter()
            .filter(|fact| table.with(|table| fact.table == *table));
        let count = all.clone().count();
        let facts: Vec<Fact> = all.take(MOST).cloned().collect();
        let (some, all) = (
            number::count(lang, facts.len() as f64),
            number::count(lang, count as f64),
        );
        let caption = t_with("method-figures-caption", &[("shown", &some), ("all", &all)]);
        view! { <Facts facts caption/> }
    };
    view! {
        <section class="o-section">
            <h2>{t("method-figures")}</h2>
            <p>{t("method-figures-text")}</p>
            <Choice
                label=t("method-figures-table")
                value=table
                options=ViewFn::from(options)
                on_choose=Callback::new(move |chosen| table.set(chosen))
            />
            {shown}
            <p>
                <button
                    type="button"
                    class="o-button"
                    on:click=move |_| {
                        download::text("organico-dati.csv", "text/csv;charset=utf-8", &file(&save));
                    }
                >
                    {t("method-figures-file")}
                </button>
            </p>
        </section>
    }
}

/// All figures as text, in the columns of the pack.
fn file(catalogue: &Catalogue) -> String {
    let mut out = String::from(
        "\u{feff}table,item,profession,sector,region,place,value,unit,year,source,grade,used,note\r\n",
    );
    for fact in &catalogue.facts {
        let year = fact.year.map(|year| year.to_string()).unwrap_or_default();
        let value = fact.value.to_string();
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

/// What the check of the pack says: missing, derived, conflicting.
#[component]
fn Notices(catalogue: Arc<Catalogue>) -> impl IntoView {
    let groups = [
        ("error", "notices-error"),
        ("warning", "notices-warning"),
        ("info", "notices-info"),
    ];
    let parts: Vec<_> = groups
        .into_iter()
        .filter_map(|(severity, key)| {
            let mine: Vec<_> = catalogue
                .notices
                .iter()
                .filter(|notice| notice.severity == severity)
                .map(|notice| {
                    view! {
                        <li lang="en"><strong>{notice.place.clone()}</strong> ": " {notice.text.clone()}</li>
                    }
                })
                .collect();
            let n = mine.len().to_string();
            (!mine.is_empty()).then(|| {
                view! {
                    <details class="o-more">
                        <summary>{t_with(key, &[("n", &n)])}</summary>
                        <ul class="o-source">{mine}</ul>
                    </details>
                }
            })
        })
        .collect();
    view! {
        <section class="o-section">
            <h2>{t("method-notices")}</h2>
            <p>{t("method-notices-text")}</p>
            {parts}
        </section>
    }
}
