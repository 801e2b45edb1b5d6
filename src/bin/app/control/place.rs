//! Who, where, until when, and how need is counted.

use std::sync::Arc;

use leptos::prelude::*;
use organico::outcome::{Catalogue, ProfessionCard};
use organico::scenario::{DemandBase, Edit, Session};

use super::choice::Choice;
use crate::words::{name, t, t_or, t_with};

/// Region, profession and last year.
#[component]
pub(crate) fn PlaceControls(
    /// What the pack holds.
    catalogue: Arc<Catalogue>,
    /// The screen.
    screen: Memo<Session>,
    /// Called with every choice.
    on_edit: Callback<Edit>,
) -> impl IntoView {
    let regional = {
        let catalogue = Arc::clone(&catalogue);
        Memo::new(move |_| {
            let code = screen.with(|now| now.profession.clone());
            catalogue
                .professions
                .iter()
                .any(|card| card.code == code && card.regional)
        })
    };
    let (opening, last) = catalogue.years;
    let until = move || {
        (opening + 6..=last)
            .map(|year| view! { <option value=year>{year}</option> })
            .collect_view()
    };
    let listed = Arc::clone(&catalogue);
    let regions = {
        let catalogue = Arc::clone(&catalogue);
        move || {
            let nation = view! { <option value="">{name(&catalogue.names)}</option> };
            let rest = regional.get().then(|| {
                let cards = catalogue.regions.iter();
                cards
                    .map(|card| {
                        view! { <option value=card.code.clone()>{name(&card.names)}</option> }
                    })
                    .collect_view()
            });
            view! { {nation} {rest} }
        }
    };
    view! {
        <div class="o-place">
            <Choice
                label=t("place-profession")
                value=Signal::derive(move || screen.with(|now| now.profession.clone()))
                options=ViewFn::from(move || professions(&listed))
                on_choose=Callback::new(move |code| on_edit.run(Edit::Profession(code)))
            />
            <Choice
                label=t("place-region")
                value=Signal::derive(move || screen.with(|now| now.region.clone()))
                disabled=Signal::derive(move || !regional.get())
                options=ViewFn::from(regions)
                on_choose=Callback::new(move |code| on_edit.run(Edit::Region(code)))
            />
            <Choice
                label=t("place-until")
                value=Signal::derive(move || {
                    screen.with(|now| now.scenario.until.unwrap_or(last).to_string())
                })
                options=ViewFn::from(until)
                on_choose=Callback::new(move |typed: String| {
                    let year = typed.parse().ok().filter(|year| *year != last);
                    on_edit.run(Edit::Until(year));
                })
            />
        </div>
        <Show when=move || !regional.get()>
            <p class="o-source">{t("place-no-regions")}</p>
        </Show>
    }
}

/// Professions by family; those that cannot be run are named with the reason.
fn professions(catalogue: &Catalogue) -> impl IntoView + use<> {
    let option = |card: &ProfessionCard| {
        let text = name(&card.names);
        let text = if card.runnable {
            text
        } else {
            t_with("place-not-runnable", &[("name", &text)])
        };
        view! { <option value=card.code.clone() disabled=!card.runnable>{text}</option> }
    };
    catalogue
        .families
        .iter()
        .enumerate()
        .map(|(at, (_, names))| {
            let cards = catalogue
                .professions
                .iter()
                .filter(|card| card.family == at);
            let options: Vec<_> = cards.map(option).collect();
            (!options.is_empty())
                .then(|| view! { <optgroup label=name(names)>{options}</optgroup> })
        })
        .collect_view()
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
            view! { <li><strong>{name(&card.names)}</strong> ": " {reason}</li> }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <details class="o-more">
                <summary>{t("place-missing")}</summary>
                <ul class="o-source">{items}</ul>
            </details>
        }
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
    let method = catalogue.method.clone();
    let default_method = method.clone();
    let mean = catalogue.capacity_mean;
    let methods = move || {
        let option = |id: &String| {
            view! { <option value=id.clone()>{t_or(&format!("method-{id}"), id)}</option> }
        };
        catalogue.methods.iter().map(option).collect_view()
    };
    let capacity = || {
        view! {
            <option value="mean">{t("method-capacity-mean")}</option>
            <option value="end">{t("method-capacity-end")}</option>
        }
    };
    let bases = || {
        view! {
            <option value="need">{t("method-base-need")}</option>
            <option value="own">{t("method-base-own")}</option>
        }
    };
    view! {
        <div class="o-place">
            <Choice
                label=t("method-label")
                value=Signal::derive(move || {
                    screen.with(|now| now.scenario.method.clone().unwrap_or_else(|| method.clone()))
                })
                options=ViewFn::from(methods)
                on_choose=Callback::new(move |id: String| {
                    on_edit.run(Edit::Method((id != default_method).then_some(id)));
                })
            />
            <Choice
                label=t("method-base")
                value=Signal::derive(move || {
                    let own = screen.with(|now| now.scenario.base == DemandBase::OwnDensity);
                    if own { "own" } else { "need" }.to_owned()
                })
                options=ViewFn::from(bases)
                on_choose=Callback::new(move |id: String| {
                    let own = id == "own";
                    let base = if own { DemandBase::OwnDensity } else { DemandBase::NeedWeighted };
                    on_edit.run(Edit::Base(base));
                })
            />
            <Choice
                label=t("method-capacity")
                value=Signal::derive(move || {
                    let now = screen.with(|now| now.scenario.capacity_mean.unwrap_or(mean));
                    if now { "mean" } else { "end" }.to_owned()
                })
                options=ViewFn::from(capacity)
                on_choose=Callback::new(move |id: String| {
                    let wanted = id == "mean";
                    on_edit.run(Edit::CapacityMean((wanted != mean).then_some(wanted)));
                })
            />
        </div>
    }
}
