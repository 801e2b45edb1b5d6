//! The levers of the profession on the screen, in groups by who decides.

use std::sync::Arc;

use leptos::prelude::*;
use organico::i18n::fold;
use organico::outcome::{Catalogue, LeverReference};
use organico::scenario::{Action, Edit, Group, LeverId, Session};
use organico::unit::Year;

use crate::control::lever::LeverControl;
use crate::live::{click, flag, kept, part, part_when, typed};
use crate::session::state;
use crate::words::{t, t_or, t_plural};

/// Groups in the order in which they are shown.
const GROUPS: &[(Group, &str)] = &[
    (Group::Train, "group-train"),
    (Group::Retain, "group-retain"),
    (Group::Attract, "group-attract"),
    (Group::Organise, "group-organise"),
    (Group::Need, "group-need"),
    (Group::Model, "group-model"),
];

/// Which levers a list shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Primary,
    Others,
    Found,
}

/// The name of a lever in the page's language.
fn lever_name(lever: LeverId) -> String {
    let code = lever.row().code;
    t_or(&format!("lever-{code}"), code)
}

/// All levers that can move the profession on the screen.
#[component]
pub(crate) fn Levers(
    /// What the pack holds.
    catalogue: Arc<Catalogue>,
    /// The screen.
    screen: Memo<Session>,
) -> impl IntoView {
    let state = state();
    let profession = kept(move || screen.with(|now| now.profession.clone()));
    let years = (catalogue.years.0 + 1, catalogue.years.1);
    let market = flag(move || screen.with(|now| now.scenario.market));
    let find = RwSignal::new(String::new());
    // Words of the name in any order; lists are short, nothing is remembered.
    let wanted = move |name: &str| {
        let name = fold(name);
        find.with(|find| {
            fold(find)
                .split_whitespace()
                .all(|word| name.contains(word))
        })
    };
    let finding = flag(move || find.with(|find| !find.trim().is_empty()));
    let groups = move |shown: Shown| {
        let cards = catalogue
            .professions
            .iter()
            .find(|card| profession.with(|code| card.code == *code))
            .map(|card| card.levers.clone())
            .unwrap_or_default();
        let groups = GROUPS.iter().filter_map(|(group, key)| {
            let mine: Vec<AnyView> = cards
                .iter()
                .filter(|card| {
                    let row = card.lever.row();
                    let heard = !card.lever.needs_market() || market.get();
                    heard
                        && row.group == *group
                        && match shown {
                            Shown::Primary => row.primary,
                            Shown::Others => !row.primary,
                            Shown::Found => wanted(&lever_name(card.lever)),
                        }
                })
                .map(|card| lever(card.clone(), years, screen))
                .collect();
            if mine.is_empty() {
                return None;
            }
            let group =
                view! { <fieldset class="o-levers"><legend>{t(key)}</legend>{mine}</fieldset> };
            Some(group.into_any())
        });
        let groups: Vec<AnyView> = groups.collect();
        if groups.is_empty() && shown == Shown::Found {
            return view! { <p>{t("levers-found-none")}</p> }.into_any();
        }
        groups.into_any()
    };
    let (others, found) = (groups.clone(), groups.clone());
    let count = move || screen.with(|now| now.scenario.levers.len());
    let active = kept(move || match count() {
        0 => t("levers-none").to_owned(),
        n => t_plural("levers-active", n),
    });
    let reset = click(move || {
        state.edit(Edit::Reset);
        state.settle();
    });
    view! {
        <h2 class="o-lever__head o-kpi__name" id="azioni" tabindex="-1">
            {active} " "
            <button
                type="button"
                class="o-lever__reset"
                disabled=flag(move || !screen.with(|now| now.scenario.decided()))
                on:click=reset
            >
                {t("levers-reset")}
            </button>
        </h2>
        <label class="o-field">
            {t("levers-find")}
            <input type="search" id="cerca" on:input=typed(move |text| find.set(text))/>
        </label>
        {part_when(finding, move || {
            let found = found.clone();
            part(move || found(Shown::Found))
        })}
        {part_when(flag(move || !finding.get()), move || {
            let (groups, others) = (groups.clone(), others.clone());
            view! {
                {part(move || groups(Shown::Primary))}
                <details class="o-more">
                    <summary>{t("levers-more")}</summary>
                    {part(move || others(Shown::Others))}
                </details>
            }
            .into_any()
        })}
    }
}

/// One lever, wired to the screen; during a replay it stands where the replay is.
fn lever(reference: LeverReference, years: (Year, Year), screen: Memo<Session>) -> AnyView {
    let state = state();
    let id = reference.lever;
    let moved = Signal::derive(move || {
        let find = |levers: &[Action]| levers.iter().find(|m| m.lever == id).copied();
        state.replaying.with(|replay| match replay {
            Some(scenario) => find(&scenario.levers),
            None => screen.with(|now| find(&now.scenario.levers)),
        })
    });
    let on_move = Callback::new(move |wanted| state.edit(Edit::Lever(wanted)));
    let on_settle = Callback::new(move |()| state.settle());
    view! { <LeverControl reference moved years on_move on_settle/> }.into_any()
}
