//! The levers of the profession on the screen, in groups by who decides.

use std::sync::Arc;

use leptos::prelude::*;
use organico::outcome::{Catalogue, LeverReference};
use organico::scenario::{Edit, Group, Session};

use crate::control::lever::LeverControl;
use crate::session::state;
use crate::words::{t, t_with};

/// Groups in the order in which they are shown.
const GROUPS: &[(Group, &str)] = &[
    (Group::Train, "group-train"),
    (Group::Retain, "group-retain"),
    (Group::Attract, "group-attract"),
    (Group::Organise, "group-organise"),
    (Group::Need, "group-need"),
    (Group::Model, "group-model"),
];

/// All levers that can move the profession on the screen.
#[component]
pub(crate) fn Levers(
    /// What the pack holds.
    catalogue: Arc<Catalogue>,
    /// The screen.
    screen: Memo<Session>,
) -> impl IntoView {
    let state = state();
    let profession = Memo::new(move |_| screen.with(|now| now.profession.clone()));
    let active = Memo::new(move |_| screen.with(|now| now.scenario.levers.len()));
    let years = (catalogue.years.0 + 1, catalogue.years.1);
    let groups = move |primary: bool| {
        let cards = catalogue
            .professions
            .iter()
            .find(|card| profession.with(|code| card.code == *code))
            .map(|card| card.levers.clone())
            .unwrap_or_default();
        GROUPS
            .iter()
            .filter_map(|(group, key)| {
                let mine: Vec<LeverReference> = cards
                    .iter()
                    .filter(|card| {
                        let row = card.lever.row();
                        row.group == *group && row.primary == primary
                    })
                    .cloned()
                    .collect();
                (!mine.is_empty()).then(|| view! { <Levered key levers=mine years screen/> })
            })
            .collect_view()
    };
    let others = groups.clone();
    view! {
        <h2 class="o-lever__head o-kpi__name" id="azioni" tabindex="-1">
            {move || match active.get() {
                0 => t("levers-none").to_owned(),
                n => crate::words::t_plural("levers-active", n),
            }}
            " "
            <button
                type="button"
                class="o-lever__reset"
                disabled=move || active.get() == 0
                on:click=move |_| {
                    state.edit(Edit::ResetLevers);
                    state.settle();
                }
            >
                {t("levers-reset")}
            </button>
        </h2>
        {move || groups(true)}
        <details class="o-more">
            <summary>{t("levers-more")}</summary>
            {move || others(false)}
        </details>
    }
}

/// One group.
#[component]
fn Levered(
    key: &'static str,
    levers: Vec<LeverReference>,
    years: (organico::unit::Year, organico::unit::Year),
    screen: Memo<Session>,
) -> impl IntoView {
    let state = state();
    let controls = levers
        .into_iter()
        .map(|reference| {
            let id = reference.lever;
            let moved = Memo::new(move |_| {
                let find = |levers: &[organico::scenario::Move]| {
                    levers.iter().find(|m| m.lever == id).copied()
                };
                state.replaying.with(|replay| match replay {
                    Some(scenario) => find(&scenario.levers),
                    None => screen.with(|now| find(&now.scenario.levers)),
                })
            });
            view! {
                <LeverControl
                    reference
                    moved
                    years
                    on_move=Callback::new(move |wanted| state.edit(Edit::Lever(wanted)))
                    on_settle=Callback::new(move |()| state.settle())
                />
            }
        })
        .collect_view();
    view! {
        <fieldset class="o-levers">
            <legend>{t_with(key, &[])}</legend>
            {controls}
        </fieldset>
    }
}
