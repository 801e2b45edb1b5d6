//! How a key figure is computed: words, formula, inputs with their origin, table by year.

use leptos::prelude::*;
use organico::i18n::number;
use organico::outcome::Picture;
use organico::view::{Cell, Exhibit, Kpi, KpiId, Panel, PanelView, Row, Scene, Table, Words, kpis};
use organico::word::{Fact, Measure, Source, Unit};

use crate::control::drawer::Drawer;
use crate::control::lever::badge;
use crate::control::table::{Entry, Grid, twin};
use crate::live::{kept, nothing, part};
use crate::route::{Place, Route};
use crate::session::state;
use crate::words::{t, t_or, t_with};

/// What is explained: a key figure or a panel.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Explained {
    Kpi(KpiId),
    Panel(Panel),
}

/// The measure behind it; none behind money.
pub(crate) const fn measure(what: Explained) -> Option<Measure> {
    let id = match what {
        Explained::Panel(panel) => return panel.explained(),
        Explained::Kpi(id) => id,
    };
    Some(match id {
        KpiId::Gap | KpiId::Balance => Measure::Gap,
        KpiId::Coverage => Measure::Coverage,
        KpiId::Cumulative => Measure::CumulativeShortage,
        KpiId::Older => Measure::Share55,
        KpiId::Replacement => Measure::ReplacementRate,
        KpiId::Intake => Measure::Intake,
    })
}

/// The measures of its table by year.
const fn columns(id: KpiId) -> &'static [Measure] {
    match id {
        KpiId::Gap | KpiId::Balance | KpiId::Intake => &[
            Measure::Demand,
            Measure::Backlog,
            Measure::Capacity,
            Measure::Gap,
        ],
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

/// The drawer that explains it.
pub(crate) fn explained(what: Explained, on_close: Callback<()>) -> AnyView {
    match what {
        Explained::Kpi(id) => kpi_explained(id, on_close),
        Explained::Panel(panel) => panel_explained(panel, on_close),
    }
}

/// The drawer of a key figure.
fn kpi_explained(id: KpiId, on_close: Callback<()>) -> AnyView {
    let state = state();
    let lang = state.lang();
    let read = move |read: fn(&Kpi) -> String| {
        kept(move || {
            let (catalogue, picture) = (state.catalogue.get(), state.picture.get());
            let (Some(catalogue), Some(picture)) = (catalogue, picture) else {
                return String::new();
            };
            let scene = Scene::new(Words::new(lang), &catalogue, &picture, state.year.get());
            let kpi = kpis(&scene).into_iter().find(|kpi| kpi.id == id);
            kpi.as_ref().map(read).unwrap_or_default()
        })
    };
    let years = part(move || {
        state.picture.with(|picture| match picture {
            Some(picture) => twin(
                by_year(Words::new(lang), picture, columns(id)),
                "spiega-anni",
            ),
            None => nothing(),
        })
    });
    let value = view! {
        <p class="o-kpi__value">
            {read(|kpi| kpi.value.clone())} " " <small>{read(|kpi| kpi.unit.clone())}</small>
        </p>
        <p class="o-kpi__delta">{read(|kpi| kpi.delta.clone())}</p>
    }
    .into_any();
    let title = read(|kpi| kpi.label.clone());
    drawer(title, id.code(), value, years, on_close)
}

/// The drawer of a panel: its title is the finding.
fn panel_explained(panel: Panel, on_close: Callback<()>) -> AnyView {
    let state = state();
    let view = Memo::new(move |_| {
        let (catalogue, picture) = (state.catalogue.get()?, state.picture.get()?);
        let words = Words::new(state.lang());
        let (money, posts) = (state.money.get(), state.posts.get());
        let mut scene = Scene::new(words, &catalogue, &picture, state.year.get());
        scene.money = money.as_deref();
        scene.posts = posts.as_deref();
        Some(PanelView::of(&scene, panel))
    });
    let years = part(move || {
        let table = view.with(|view| view.as_ref().map(Exhibit::table));
        table.map_or_else(nothing, |table| twin(table, "spiega-anni"))
    });
    let title =
        kept(move || view.with(|view| view.as_ref().map(Exhibit::title).unwrap_or_default()));
    drawer(title, panel.id(), nothing(), years, on_close)
}

/// Words, formula, inputs with their origin, table by year.
fn drawer(
    title: Signal<String>,
    code: &'static str,
    value: AnyView,
    years: AnyView,
    on_close: Callback<()>,
) -> AnyView {
    let state = state();
    let lang = state.lang();
    let inputs = part(move || match state.explanation.get() {
        None => view! { <p role="status">{t("explain-loading")}</p> }.into_any(),
        Some(found) => {
            // What is about this profession first, its own figures before shared shapes.
            let mut used: Vec<Fact> = Vec::new();
            for fact in found.inputs.iter().filter(|fact| fact.used) {
                let near = closeness(fact, &found.profession);
                let at = used.partition_point(|other| closeness(other, &found.profession) <= near);
                used.insert(at, fact.clone());
            }
            let count = number::count(lang, used.len() as f64);
            let caption = t_with("explain-inputs-all", &[("all", &count)]);
            facts(used, &found.sources, caption)
        }
    });
    let grade = part(move || {
        let grade = state
            .picture
            .with(|picture| picture.as_ref().map(|p| p.grade));
        grade.map_or_else(nothing, |grade| {
            view! { <p>{badge(grade)} " " {t("explain-grade")}</p> }.into_any()
        })
    });
    let link = Route::to(lang, Place::Method).href();
    let content = view! {
        {value}
        {grade}
        <h3>{t("explain-words")}</h3>
        <p>{t_with(&format!("explain-{code}-words"), &[])}</p>
        <h3>{t("explain-formula")}</h3>
        <p class="o-formula">{t_with(&format!("explain-{code}-formula"), &[])}</p>
        <h3>{t("explain-inputs")}</h3>
        {inputs}
        <p><a href=link>{t("explain-all-data")}</a></p>
        <h3>{t("explain-years")}</h3>
        {years}
    }
    .into_any();
    view! { <Drawer title on_close content/> }.into_any()
}

/// Tables in the order in which they matter to a reader; others come last.
const ORDER: [&str; 14] = [
    "stock",
    "margins",
    "entry_margins",
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
pub(crate) fn facts(facts: Vec<Fact>, sources: &[Source], caption: String) -> AnyView {
    let lang = state().lang();
    let source = |id: &str| {
        let found = sources.iter().find(|s| s.id == id);
        found.map_or_else(
            || id.to_owned(),
            |s| format!("{}, {}", s.publisher, s.title),
        )
    };
    let row = |fact: Fact| {
        let item = t_or(
            &format!("fact-item-{}", fact.item.replace(' ', "-")),
            &fact.item,
        );
        let parts = [item, fact.profession, fact.sector, fact.region, fact.place];
        let parts = parts
            .into_iter()
            .filter(|part| !part.is_empty() && part != "*");
        let table = t_or(
            &format!("fact-{}", fact.table.replace('_', "-")),
            &fact.table,
        );
        let unit = fact.unit.replace(['_', ' '], "-");
        let unit = t_or(&format!("fact-unit-{unit}"), &fact.unit);
        let entries = vec![
            Entry::text(format!("{} {unit}", number::short(lang, fact.value, 4))),
            Entry::text(fact.year.map(|year| year.to_string()).unwrap_or_default()),
            Entry::view(badge(fact.grade)),
            Entry::long(source(&fact.source)),
        ];
        (
            format!("{table}: {}", parts.collect::<Vec<_>>().join(", ")),
            entries,
        )
    };
    Grid {
        caption,
        head: [
            "fact-what",
            "fact-value",
            "fact-year",
            "fact-grade",
            "fact-source",
        ]
        .map(|key| t(key).to_owned())
        .into(),
        rows: facts.into_iter().map(row).collect(),
        class: "o-facts",
        id: None,
    }
    .show()
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
                if m.unit() == Unit::Share {
                    Cell::share(words, raw)
                } else {
                    Cell::count(words, raw)
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
