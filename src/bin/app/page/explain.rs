//! How a key figure is computed: words, formula, inputs with their origin, table by year.

use leptos::prelude::*;
use organico::i18n::number;
use organico::outcome::{Fact, Measure, Picture, Unit};
use organico::view::{Cell, KpiId, Row, Scene, Table, Words, kpis};

use crate::control::drawer::Drawer;
use crate::control::lever::Badge;
use crate::control::table::TableTwin;
use crate::route::{Place, Route};
use crate::session::state;
use crate::words::{t, t_or, t_with};

/// Inputs shown in the drawer; the page of the data has them all.
const MOST: usize = 60;

/// The measure behind a key figure.
pub(crate) const fn measure(id: KpiId) -> Measure {
    match id {
        KpiId::Gap | KpiId::Balance => Measure::Gap,
        KpiId::Coverage => Measure::Coverage,
        KpiId::Cumulative => Measure::CumulativeShortage,
        KpiId::Older => Measure::Share55,
        KpiId::Replacement => Measure::ReplacementRate,
        KpiId::Intake => Measure::Intake,
    }
}

/// The measures of its table by year.
const fn columns(id: KpiId) -> &'static [Measure] {
    match id {
        KpiId::Gap | KpiId::Balance | KpiId::Intake => {
            &[Measure::Demand, Measure::Capacity, Measure::Gap]
        }
        KpiId::Coverage => &[Measure::Demand, Measure::Capacity, Measure::Coverage],
        KpiId::Cumulative => &[Measure::Gap, Measure::CumulativeShortage],
        KpiId::Older => &[Measure::InPost, Measure::Heads55, Measure::Share55],
        KpiId::Replacement => &[
            Measure::Entrants,
            Measure::Immigration,
            Measure::Retirements,
            Measure::ExitsOther,
            Measure::ReplacementRate,
        ],
    }
}

/// The drawer.
#[component]
pub(crate) fn Explained(
    /// Which figure; none closes the drawer.
    explaining: RwSignal<Option<KpiId>>,
) -> impl IntoView {
    let state = state();
    let lang = state.lang();
    let Some(id) = explaining.get_untracked() else {
        return ().into_any();
    };
    let code = id.code();
    let kpi = Memo::new(move |_| {
        let (catalogue, picture) = (state.catalogue.get()?, state.picture.get()?);
        let year = state.history.with(|history| history.now().year);
        let scene = Scene::new(Words::new(lang), &catalogue, &picture, year);
        kpis(&scene).into_iter().find(|kpi| kpi.id == id)
    });
    let title = Signal::derive(move || {
        kpi.with(|k| k.as_ref().map(|k| k.label.clone()).unwrap_or_default())
    });
    let years = move || {
        state.picture.with(|picture| {
            picture
                .as_ref()
                .map(|picture| by_year(Words::new(lang), picture, columns(id)))
        })
    };
    let link = Route::to(lang, Place::Method).href();
    view! {
        <Drawer title on_close=Callback::new(move |()| explaining.set(None))>
            <p class="o-kpi__value">
                {move || kpi.with(|k| k.as_ref().map(|k| k.value.clone()))} " "
                <small>{move || kpi.with(|k| k.as_ref().map(|k| k.unit.clone()))}</small>
            </p>
            <p class="o-kpi__delta">{move || kpi.with(|k| k.as_ref().map(|k| k.delta.clone()))}</p>
            {move || {
                let grade = state.picture.with(|picture| picture.as_ref().map(|p| p.grade));
                grade.map(|grade| view! { <p><Badge grade/> " " {t("explain-grade")}</p> })
            }}
            <h3>{t("explain-words")}</h3>
            <p>{t_with(&format!("explain-{code}-words"), &[])}</p>
            <h3>{t("explain-formula")}</h3>
            <p class="o-formula">{t_with(&format!("explain-{code}-formula"), &[])}</p>
            <h3>{t("explain-inputs")}</h3>
            {move || match state.explanation.get() {
                None => view! { <p role="status">{t("explain-loading")}</p> }.into_any(),
                Some(found) => {
                    let mut used: Vec<Fact> =
                        found.inputs.iter().filter(|fact| fact.used).cloned().collect();
                    // What is about this profession first, its own figures before shared shapes.
                    used.sort_by_key(|fact| closeness(fact, &found.profession));
                    let count = number::count(lang, used.len() as f64);
                    let shown = used.len().min(MOST).to_string();
                    let caption = if used.len() > MOST {
                        t_with("explain-inputs-some", &[("shown", &shown), ("all", &count)])
                    } else {
                        t_with("explain-inputs-all", &[("all", &count)])
                    };
                    let facts = used.into_iter().take(MOST).collect();
                    view! { <Facts facts caption/> }.into_any()
                }
            }}
            <p><a href=link>{t("explain-all-data")}</a></p>
            <h3>{t("explain-years")}</h3>
            {move || years().map(|table| view! { <TableTwin table id="spiega-anni"/> })}
        </Drawer>
    }
    .into_any()
}

/// Tables in the order in which they matter to a reader; others come last.
const ORDER: [&str; 12] = [
    "stock",
    "places",
    "programme_rates",
    "feeds",
    "changes",
    "retirement",
    "exits",
    "inflows",
    "hiring",
    "parameters",
    "fte",
    "use_weights",
];

/// How far a figure is from the profession: smaller is nearer.
fn closeness(fact: &Fact, profession: &str) -> (usize, bool, usize) {
    let table = ORDER
        .iter()
        .position(|table| *table == fact.table)
        .unwrap_or(ORDER.len());
    let own = fact.profession == profession || fact.profession.is_empty();
    (usize::from(table == ORDER.len()), !own, table)
}

/// Figures of the pack with their origin.
#[component]
pub(crate) fn Facts(
    /// The figures.
    facts: Vec<Fact>,
    /// What they are.
    caption: String,
) -> impl IntoView {
    let state = state();
    let lang = state.lang();
    let source = move |id: &str| {
        state.catalogue.with_untracked(|catalogue| {
            let found = catalogue
                .as_ref()
                .and_then(|c| c.sources.iter().find(|s| s.id == id));
            found.map_or_else(
                || id.to_owned(),
                |s| format!("{}, {}", s.publisher, s.title),
            )
        })
    };
    let rows = facts
        .into_iter()
        .map(|fact| {
            let what = [
                fact.item.as_str(),
                &fact.profession,
                &fact.sector,
                &fact.region,
                &fact.place,
            ];
            let what: Vec<&str> = what
                .into_iter()
                .filter(|part| !part.is_empty() && *part != "*")
                .collect();
            let year = fact.year.map(|year| year.to_string()).unwrap_or_default();
            let unit = fact.unit.replace(['_', ' '], "-");
            let unit = t_or(&format!("fact-unit-{unit}"), &fact.unit);
            let value = format!("{} {unit}", number::short(lang, fact.value, 4));
            view! {
                <tr>
                    <th scope="row">
                        {t_or(&format!("fact-{}", fact.table.replace('_', "-")), &fact.table)} ": "
                        {what.join(", ")}
                    </th>
                    <td>{value}</td>
                    <td>{year}</td>
                    <td><Badge grade=fact.grade/></td>
                    <td class="o-facts__source">{source(&fact.source)}</td>
                </tr>
            }
        })
        .collect_view();
    let label = caption.clone();
    view! {
        <div class="o-table-scroll" role="region" tabindex="0" aria-label=label>
            <table class="o-table o-facts">
                <caption>{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t("fact-what")}</th>
                        <th scope="col">{t("fact-value")}</th>
                        <th scope="col">{t("fact-year")}</th>
                        <th scope="col">{t("fact-grade")}</th>
                        <th scope="col">{t("fact-source")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// Scenario by year; shares as per cent.
fn by_year(words: Words, picture: &Picture, wanted: &[Measure]) -> Table {
    let there: Vec<Measure> = wanted
        .iter()
        .copied()
        .filter(|m| !picture.scenario.of(*m).is_empty())
        .collect();
    let title = |m: &Measure| words.label(&format!("measure-{}", m.code().replace('_', "-")));
    let rows = picture.years.iter().enumerate().map(|(at, year)| Row {
        head: year.to_string(),
        cells: there
            .iter()
            .map(|m| {
                let raw = picture
                    .scenario
                    .of(*m)
                    .get(at)
                    .copied()
                    .filter(|v| v.is_finite());
                match m.unit() {
                    Unit::Share => Cell::share(words, raw),
                    _ => Cell::count(words, raw),
                }
            })
            .collect(),
    });
    Table {
        caption: t("explain-years-caption").to_owned(),
        columns: std::iter::once(words.label("table-year"))
            .chain(there.iter().map(title))
            .collect(),
        rows: rows.collect(),
        note: String::new(),
    }
}
