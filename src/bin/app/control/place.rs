//! Who, where, until when, and how need is counted.

use std::sync::Arc;

use leptos::prelude::*;
use organico::outcome::{Catalogue, Picture};
use organico::scenario::{DemandBase, Edit, Session};

use super::assume;
use super::choice::{Choice, Options, plain};
use crate::live::{flag, part_when, text};
use crate::session::state;
use crate::words::{name, t, t_or, t_with};

/// Profession, region and last year.
#[component]
pub(crate) fn PlaceControls(
    /// What the pack holds.
    catalogue: Arc<Catalogue>,
    /// The screen.
    screen: Memo<Session>,
    /// Called with every choice.
    on_edit: Callback<Edit>,
) -> impl IntoView {
    let held = Arc::clone(&catalogue);
    let national = flag(move || {
        let is = |code: &str| {
            held.professions
                .iter()
                .any(|c| c.code == code && c.regional)
        };
        !screen.with(|now| is(&now.profession))
    });
    let (opening, last) = catalogue.years;
    let listed = professions(&catalogue);
    let until = plain((opening + 6..=last).map(|year| (year.to_string(), year.to_string())));
    let regions = Signal::derive(move || {
        let nation = (String::new(), name(&catalogue.names));
        let cards = catalogue
            .regions
            .iter()
            .map(|card| (card.code.clone(), name(&card.names)));
        let cards = cards.take(if national.get() { 0 } else { usize::MAX });
        plain(std::iter::once(nation).chain(cards))
    });
    let note = part_when(national, || {
        view! { <p class="o-source">{t("place-no-regions")}</p> }.into_any()
    });
    view! {
        <div class="o-place">
            <Choice
                label=t("place-profession")
                value=text(move || screen.with(|now| now.profession.clone()))
                options=Signal::stored(listed)
                on_choose=Callback::new(move |code| on_edit.run(Edit::Profession(code)))
            />
            <Choice
                label=t("place-region")
                value=text(move || screen.with(|now| now.region.clone()))
                disabled=national
                options=regions
                on_choose=Callback::new(move |code| on_edit.run(Edit::Region(code)))
            />
            <Choice
                label=t("place-until")
                value=text(move || {
                    screen.with(|now| now.scenario.until.unwrap_or(last).to_string())
                })
                options=Signal::stored(until)
                on_choose=Callback::new(move |typed: String| {
                    let year = typed.parse().ok().filter(|year| *year != last);
                    on_edit.run(Edit::Until(year));
                })
            />
        </div>
        {note}
    }
}

/// Professions by family; those that cannot be run say so and cannot be chosen.
fn professions(catalogue: &Catalogue) -> Options {
    let families = catalogue.families.iter().enumerate();
    families
        .map(|(at, (_, names))| {
            let cards = catalogue
                .professions
                .iter()
                .filter(|card| card.family == at);
            let options = cards.map(|card| {
                let text = name(&card.names);
                if card.runnable {
                    (card.code.clone(), text)
                } else {
                    (
                        format!("!{}", card.code),
                        t_with("place-not-runnable", &[("name", &text)]),
                    )
                }
            });
            (name(names), options.collect())
        })
        .filter(|(_, options): &(String, Vec<_>)| !options.is_empty())
        .collect()
}

/// Professions of the list that the model cannot run, each with the reason.
#[component]
pub(crate) fn NotRunnable(
    /// What the pack holds.
    catalogue: Arc<Catalogue>,
) -> impl IntoView {
    let items: Vec<_> = catalogue
        .professions
        .iter()
        .filter(|card| !card.runnable)
        .map(|card| {
            let reason = if card.note.is_empty() {
                t("place-no-reason").to_owned()
            } else {
                card.note.clone()
            };
            view! { <li><strong>{name(&card.names)}</strong> ": " {reason}</li> }.into_any()
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <details class="o-more">
                <summary>{t("place-missing")}</summary>
                <ul class="o-source">{items}</ul>
            </details>
        }
        .into_any()
    })
}

/// How need and capacity are counted.
#[component]
pub(crate) fn MethodControls(
    /// What the pack holds.
    catalogue: Arc<Catalogue>,
    /// The screen.
    screen: Memo<Session>,
    /// Called with every choice.
    on_edit: Callback<Edit>,
) -> impl IntoView {
    let weights = assume::weights(Arc::clone(&catalogue), screen);
    let ratio = assume::ratio(Arc::clone(&catalogue), screen, on_edit);
    let switches = assume::switches(Arc::clone(&catalogue), screen, on_edit);
    let method = catalogue.method.clone();
    let (default_method, usual) = (method.clone(), method.clone());
    let why = move || {
        let wanted = screen.with(|now| now.scenario.method.clone());
        let wanted = wanted.unwrap_or_else(|| usual.clone());
        let silent = state().picture.with(|picture| {
            let known = |p: &Picture| p.methods.iter().any(|(id, _)| *id == wanted);
            picture.as_ref().is_some_and(|picture| !known(picture))
        });
        silent.then(|| {
            let why = t_or(&format!("method-{wanted}-missing"), t("method-missing"));
            view! { <p class="o-source" role="status">{why}</p> }
        })
    };
    let mean = catalogue.capacity_mean;
    let methods = catalogue.methods.iter();
    let methods = plain(methods.map(|id| (id.clone(), t_or(&format!("method-{id}"), id))));
    let two = |all: [(&str, &str); 2]| {
        plain(all.map(|(value, text)| (value.to_owned(), text.to_owned())))
    };
    let bases = two([
        ("need", t("method-base-need")),
        ("own", t("method-base-own")),
    ]);
    let capacity = two([
        ("mean", t("method-capacity-mean")),
        ("end", t("method-capacity-end")),
    ]);
    view! {
        <div class="o-place">
            <Choice
                label=t("method-label")
                value=text(move || {
                    screen.with(|now| now.scenario.method.clone().unwrap_or_else(|| method.clone()))
                })
                options=Signal::stored(methods)
                on_choose=Callback::new(move |id: String| {
                    on_edit.run(Edit::Method((id != default_method).then_some(id)));
                })
            />
            {why}
            {ratio}
            <Choice
                label=t("method-base")
                value=text(move || {
                    let own = screen.with(|now| now.scenario.base == DemandBase::OwnDensity);
                    if own { "own" } else { "need" }.to_owned()
                })
                options=Signal::stored(bases)
                on_choose=Callback::new(move |id: String| {
                    let own = id == "own";
                    let base = if own { DemandBase::OwnDensity } else { DemandBase::NeedWeighted };
                    on_edit.run(Edit::Base(base));
                })
            />
            <Choice
                label=t("method-capacity")
                value=text(move || {
                    let now = screen.with(|now| now.scenario.capacity_mean.unwrap_or(mean));
                    if now { "mean" } else { "end" }.to_owned()
                })
                options=Signal::stored(capacity)
                on_choose=Callback::new(move |id: String| {
                    let wanted = id == "mean";
                    on_edit.run(Edit::CapacityMean((wanted != mean).then_some(wanted)));
                })
            />
        </div>
        {weights}
        {switches}
    }
}
