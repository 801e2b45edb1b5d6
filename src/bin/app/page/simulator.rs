//! The simulator: place and levers, the chart in front, key figures and what changed.

use std::sync::Arc;

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::wasm_split::wasm_split;
use organico::outcome::Catalogue;
use organico::scenario::{Edit, History, Session, TABS, Tab};
use organico::view::{Kpi, KpiId, Scene, Words, kpis};

use super::explain::{self, Explained};
use super::{figures, keys, levers};
use crate::browser;
use crate::control::chosen;
use crate::control::kpi::KpiStrip;
use crate::control::place::{MethodControls, NotRunnable, PlaceControls};
use crate::control::tabs::Tabs;
use crate::late::{late, now};
use crate::live::{button, click, flag, nothing, part, text};
use crate::piece::{Lost, Piece};
use crate::session::{Age, State, state};
use crate::words::{t, t_with};

/// Quiet time before a screen reader is told what changed, in milliseconds.
const SAY_DELAY: u32 = 600;

/// The page.
#[component]
pub(crate) fn Simulator() -> impl IntoView {
    let state = state();
    let screen = Memo::new(move |_| state.screen());
    let explaining = RwSignal::new(None::<Explained>);
    let helping = RwSignal::new(false);
    keys::hear(helping);
    // Everything comes at once, with the first answer: nothing is pushed about.
    let ready = flag(move || state.picture.with(Option::is_some));
    let on_edit = Callback::new(move |edit: Edit| {
        state.edit(edit);
        state.settle();
    });
    let content = part(move || {
        let ready = ready.get();
        let catalogue = state.catalogue.get_untracked().filter(|_| ready);
        catalogue.map_or_else(waiting, |catalogue| {
            workspace(catalogue, screen, on_edit, explaining, helping)
        })
    });
    let drawer = part(move || {
        let on_close = Callback::new(move |()| explaining.set(None));
        explaining.get().map_or_else(nothing, |what| {
            opened(on_close, move || now(explained(what, on_close)))
        })
    });
    let keys = part(move || {
        let on_close = Callback::new(move |()| helping.set(false));
        match helping.get() {
            true => opened(on_close, move || now(help(on_close))),
            false => nothing(),
        }
    });
    view! {
        <main
            id="contenuto"
            class="o-sim"
            tabindex="-1"
            aria-busy=text(move || (state.age.get() == Age::Late).to_string())
            // What stands below must not be pushed down when the workspace comes.
            style=("min-height", text(move || if ready.get() { "" } else { "100vh" }.to_owned()))
        >
            {content}
        </main>
        {drawer}
        {keys}
    }
}

/// How a number is computed.
#[wasm_split(
    drawers,
    wasm_split_path = leptos::wasm_split,
    preload(explained_comes),
    fallible
)]
pub(crate) fn explained(what: Explained, on_close: Callback<()>) -> Result<AnyView, Lost> {
    Ok(explain::explained(what, on_close))
}

/// The list of keys.
#[wasm_split(
    drawers,
    wasm_split_path = leptos::wasm_split,
    preload(help_comes),
    fallible
)]
pub(crate) fn help(on_close: Callback<()>) -> Result<AnyView, Lost> {
    Ok(keys::list(on_close))
}

/// What opens from the right, and what stands there until it comes.
fn opened(
    on_close: Callback<()>,
    draw: impl Fn() -> Option<AnyView> + Send + Sync + 'static,
) -> AnyView {
    let meanwhile = move |said: AnyView| {
        view! {
            <div class="o-drawer">
                <div class="o-drawer__body">
                    {said} {button(t("drawer-close"), move || on_close.run(()))}
                </div>
            </div>
        }
        .into_any()
    };
    late(Piece::Drawers, meanwhile, draw)
}

/// While the engine starts.
fn waiting() -> AnyView {
    let heading = view! { <h1 id="titolo" tabindex="-1">{t("page-simulator")}</h1> };
    let said = view! {
        <p role="status">
            {text(|| match state().loaded.get() {
                0 => t("sim-loading").to_owned(),
                n => t_with("sim-loading-bytes", &[("n", &n.to_string())]),
            })}
        </p>
    };
    super::skeleton::workspace(heading.into_any(), said.into_any())
}

fn workspace(
    catalogue: Arc<Catalogue>,
    screen: Memo<Session>,
    on_edit: Callback<Edit>,
    explaining: RwSignal<Option<Explained>>,
    helping: RwSignal<bool>,
) -> AnyView {
    let state = state();
    let cards = cards(state);
    announce(state, cards);
    let on_explain = Callback::new(move |what: Explained| {
        state.explain(explain::measure(what));
        explaining.set(Some(what));
    });
    let on_kpi = Callback::new(move |id: KpiId| on_explain.run(Explained::Kpi(id)));
    let tabs = TABS
        .iter()
        .map(|tab| (tab.code(), tab_text(*tab)))
        .collect();
    let front = Memo::new(move |_| screen.with(|now| now.tab));
    view! {
        <div class="o-side">
            <div class="o-lever__head o-sim__head">
                <h1 id="titolo" tabindex="-1">{t("page-simulator")}</h1>
                " "
                <button
                    type="button"
                    class="o-lever__reset"
                    id="tasti"
                    aria-keyshortcuts="?"
                    aria-label=t("keys-title")
                    on:click=click(move || helping.set(true))
                >
                    {t("keys-button")}
                </button>
            </div>
            <PlaceControls catalogue=Arc::clone(&catalogue) screen on_edit/>
            {chosen::list(screen)}
            <levers::Levers catalogue=Arc::clone(&catalogue) screen/>
            <details class="o-more">
                <summary>{t("method-more")}</summary>
                <MethodControls catalogue=Arc::clone(&catalogue) screen on_edit/>
            </details>
            <NotRunnable catalogue/>
        </div>
        <div class="o-main">
        <div class="o-centre">
            <Tabs
                label=t("tabs-label")
                tabs
                front=Signal::derive(move || front.get().code())
                panel="grafico"
                on_choose=Callback::new(move |id: &'static str| {
                    if let Some(tab) = Tab::parse(id) {
                        state.edit(Edit::Tab(tab));
                    }
                })
            />
            {old(state)}
            <figures::Front front screen on_explain/>
        </div>
        <div class="o-right">
            <Tools/>
            <KpiStrip kpis=cards on_explain=on_kpi/>
            <figures::Changes screen/>
        </div>
        </div>
    }
    .into_any()
}

/// Says that the numbers are still those of an earlier choice.
fn old(state: State) -> AnyView {
    let said = part(move || match state.age.get() {
        Age::Fresh => nothing(),
        Age::Late => view! { <p class="o-notice" id="vecchi">{t("sim-old")}</p> }.into_any(),
        Age::Refused => {
            view! { <p class="o-notice" id="vecchi">{t("sim-old-refused")}</p> }.into_any()
        }
    });
    view! { <div role="status">{said}</div> }.into_any()
}

fn tab_text(tab: Tab) -> &'static str {
    match tab {
        Tab::Gap => t("tab-gap"),
        Tab::Ages => t("tab-ages"),
        Tab::Flows => t("tab-flows"),
        Tab::Regions => t("tab-regions"),
        Tab::Drivers => t("tab-drivers"),
        Tab::Methods => t("tab-methods"),
        Tab::Ai => t("tab-ai"),
        Tab::Cpd => t("tab-cpd"),
        Tab::Posts => t("tab-posts"),
        Tab::Money => t("tab-money"),
    }
}

/// The key figures of the answer on the screen.
fn cards(state: State) -> Memo<Vec<Kpi>> {
    let words = Words::new(state.lang());
    Memo::new(move |_| {
        let (catalogue, picture) = (state.catalogue.get(), state.picture.get());
        let (Some(catalogue), Some(picture)) = (catalogue, picture) else {
            return Vec::new();
        };
        kpis(&Scene::new(words, &catalogue, &picture, state.year.get()))
    })
}

/// Tells a screen reader the figure that a change moved, once the hand rests.
fn announce(state: State, cards: Memo<Vec<Kpi>>) {
    let clock = StoredValue::new_local(None::<Timeout>);
    Effect::new(move |before: Option<()>| {
        state.picture.track();
        if before.is_none() || !state.speaks.get_untracked() {
            return;
        }
        clock.set_value(Some(Timeout::new(SAY_DELAY, move || {
            let said = cards.with_untracked(|all| {
                all.first().map(|kpi| {
                    t_with(
                        "said-kpi",
                        &[
                            ("name", &kpi.label),
                            ("value", &kpi.value),
                            ("unit", &kpi.unit),
                            ("delta", &kpi.delta),
                        ],
                    )
                })
            });
            state.say(said.unwrap_or_default());
        })));
    });
}

/// Undo, redo, replay, share.
#[component]
fn Tools() -> impl IntoView {
    let state = state();
    let none = |which: fn(&History) -> bool| flag(move || !state.history.with(which));
    let no_undo = none(|history| history.can().0);
    let no_redo = none(|history| history.can().1);
    let no_replay = flag(move || {
        let possible = state.history.with(|history| history.before().is_some());
        !possible || state.replaying.with(Option::is_some)
    });
    let address = RwSignal::new(None::<(String, bool)>);
    // An address of another scenario must not stand there.
    Effect::new(move |_| {
        state.history.track();
        address.set(None);
    });
    let share = click(move || {
        let link = state.share();
        let copied = browser::download::copy(&link);
        address.set(Some((link, copied)));
    });
    let shared = part(move || {
        address.get().map_or_else(nothing, |(link, copied)| {
            let label = if copied {
                t("share-copied")
            } else {
                t("share-copy")
            };
            view! {
                <label class="o-field">
                    {label} <input type="text" id="indirizzo" readonly prop:value=link/>
                </label>
            }
            .into_any()
        })
    });
    let icon = |name: &'static str, sign: &'static str, disabled: Signal<bool>, back: bool| {
        view! {
            <button
                type="button"
                class="o-button o-button--icon"
                aria-label=t(name)
                title=t(name)
                disabled=disabled
                on:click=click(move || state.step(back))
            >
                {sign}
            </button>
        }
        .into_any()
    };
    view! {
        <div class="o-toolbar" role="group" aria-label=t("tools-label")>
            {icon("tools-undo", "\u{21b6}", no_undo, true)}
            {icon("tools-redo", "\u{21b7}", no_redo, false)}
            <button
                type="button"
                class="o-button"
                title=t("tools-replay-title")
                disabled=no_replay
                on:click=click(move || state.replay())
            >
                {t("tools-replay")}
            </button>
            <button type="button" class="o-button" id="condividi" on:click=share>
                {t("tools-share")}
            </button>
        </div>
        <div role="status">{shared}</div>
    }
}
