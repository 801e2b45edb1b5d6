//! The simulator: place and levers, the chart in front, key figures and what changed.

use std::sync::Arc;

use gloo::timers::callback::Timeout;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use organico::outcome::Catalogue;
use organico::scenario::{Edit, Session, TABS, Tab};
use organico::view::{Kpi, KpiId, Scene, Words, kpis};

use super::{explain, figures, levers};
use crate::browser;
use crate::control::kpi::KpiStrip;
use crate::control::place::{MethodControls, NotRunnable, PlaceControls};
use crate::control::tabs::Tabs;
use crate::session::{State, state};
use crate::words::{t, t_with};

/// Quiet time before a screen reader is told what changed, in milliseconds.
const SAY_DELAY: u32 = 600;

/// The page.
#[component]
pub(crate) fn Simulator() -> impl IntoView {
    let state = state();
    let screen = Memo::new(move |_| state.screen());
    let explaining = RwSignal::new(None::<KpiId>);
    // Everything comes at once, with the first answer: nothing is pushed about.
    let ready = Memo::new(move |_| state.picture.with(Option::is_some));
    let on_edit = Callback::new(move |edit: Edit| {
        state.edit(edit);
        state.settle();
    });
    view! {
        <main
            id="contenuto"
            class="o-sim"
            tabindex="-1"
            // What stands below must not be pushed down when the workspace comes.
            style=("min-height", move || if ready.get() { "" } else { "100vh" })
            on:keydown=move |event| shortcuts(state, &event)
        >
            {move || match state.catalogue.get().filter(|_| ready.get()) {
                None => view! { <Waiting/> }.into_any(),
                Some(catalogue) => {
                    view! { <Workspace catalogue screen on_edit explaining/> }.into_any()
                }
            }}
        </main>
        <Show when=move || explaining.get().is_some()>
            <explain::Explained explaining/>
        </Show>
    }
}

/// While the engine starts.
#[component]
fn Waiting() -> impl IntoView {
    view! {
        <div class="o-side">
            <h1 id="titolo" tabindex="-1">{t("page-simulator")}</h1>
        </div>
        <div class="o-centre">
            <p role="status">{t("sim-loading")}</p>
        </div>
        <div class="o-right"></div>
    }
}

#[component]
fn Workspace(
    catalogue: Arc<Catalogue>,
    screen: Memo<Session>,
    on_edit: Callback<Edit>,
    explaining: RwSignal<Option<KpiId>>,
) -> impl IntoView {
    let state = state();
    let cards = cards(state);
    announce(state, cards);
    let on_explain = Callback::new(move |id: KpiId| {
        state.explain(explain::measure(id));
        explaining.set(Some(id));
    });
    let tabs = TABS
        .iter()
        .map(|tab| (tab.code(), tab_text(*tab)))
        .collect();
    let front = Memo::new(move |_| screen.with(|now| now.tab));
    view! {
        <div class="o-side">
            <h1 id="titolo" tabindex="-1">{t("page-simulator")}</h1>
            <PlaceControls catalogue=Arc::clone(&catalogue) screen on_edit/>
            <levers::Levers catalogue=Arc::clone(&catalogue) screen/>
            <details class="o-more">
                <summary>{t("method-more")}</summary>
                <MethodControls catalogue=Arc::clone(&catalogue) screen on_edit/>
            </details>
            <NotRunnable catalogue/>
        </div>
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
            <figures::Front front screen on_explain/>
        </div>
        <div class="o-right">
            <Tools/>
            <KpiStrip kpis=cards on_explain/>
            <figures::Changes/>
        </div>
    }
}

fn tab_text(tab: Tab) -> &'static str {
    match tab {
        Tab::Gap => t("tab-gap"),
        Tab::Ages => t("tab-ages"),
        Tab::Flows => t("tab-flows"),
        Tab::Regions => t("tab-regions"),
        Tab::Drivers => t("tab-drivers"),
        Tab::Methods => t("tab-methods"),
    }
}

/// The key figures of the answer on the screen.
fn cards(state: State) -> Memo<Vec<Kpi>> {
    let words = Words::new(state.lang());
    let year = Memo::new(move |_| state.history.with(|history| history.now().year));
    Memo::new(move |_| {
        let (catalogue, picture) = (state.catalogue.get(), state.picture.get());
        let (Some(catalogue), Some(picture)) = (catalogue, picture) else {
            return Vec::new();
        };
        kpis(&Scene::new(words, &catalogue, &picture, year.get()))
    })
}

/// Tells a screen reader the figure that a change moved, once the hand rests.
fn announce(state: State, cards: Memo<Vec<Kpi>>) {
    let clock = StoredValue::new_local(None::<Timeout>);
    Effect::new(move |before: Option<()>| {
        state.picture.track();
        if before.is_none() {
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

/// Undo, redo, replay, share, print.
#[component]
fn Tools() -> impl IntoView {
    let state = state();
    let can = Memo::new(move |_| state.history.with(|history| history.can()));
    let replay = Memo::new(move |_| state.history.with(|history| history.before().is_some()));
    let address = RwSignal::new(None::<(String, bool)>);
    // An address of another scenario must not stand there.
    Effect::new(move |_| {
        state.history.track();
        address.set(None);
    });
    view! {
        <div class="o-toolbar" role="group" aria-label=t("tools-label")>
            <button
                type="button"
                class="o-button o-button--icon"
                aria-label=t("tools-undo")
                title=t("tools-undo")
                disabled=move || !can.get().0
                on:click=move |_| state.step(true)
            >
                "\u{21b6}"
            </button>
            <button
                type="button"
                class="o-button o-button--icon"
                aria-label=t("tools-redo")
                title=t("tools-redo")
                disabled=move || !can.get().1
                on:click=move |_| state.step(false)
            >
                "\u{21b7}"
            </button>
            <button
                type="button"
                class="o-button"
                title=t("tools-replay-title")
                disabled=move || !replay.get() || state.replaying.with(Option::is_some)
                on:click=move |_| state.replay()
            >
                {t("tools-replay")}
            </button>
            <button
                type="button"
                class="o-button"
                id="condividi"
                on:click=move |_| {
                    let link = state.share();
                    let copied = browser::download::copy(&link);
                    address.set(Some((link, copied)));
                }
            >
                {t("tools-share")}
            </button>
        </div>
        <div role="status">
            {move || {
                address
                    .get()
                    .map(|(link, copied)| {
                        view! {
                            <label class="o-field">
                                {if copied { t("share-copied") } else { t("share-copy") }}
                                <input type="text" id="indirizzo" readonly prop:value=link/>
                            </label>
                        }
                    })
            }}
        </div>
    }
}

/// Ctrl+Z and Ctrl+Y, outside of fields that have their own undo.
fn shortcuts(state: State, event: &KeyboardEvent) {
    let held = event.ctrl_key() || event.meta_key();
    if !held || browser::typing() {
        return;
    }
    let back = match event.key().as_str() {
        "z" | "Z" => !event.shift_key(),
        "y" | "Y" => false,
        _ => return,
    };
    event.prevent_default();
    state.step(back);
}
