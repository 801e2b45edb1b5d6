//! The keys of the simulator: what they do, the list of them, and how to still them.

use gloo::events::EventListener;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use organico::scenario::{Edit, TABS};

use crate::browser;
use crate::control::drawer::Drawer;
use crate::live::{click, kept, text};
use crate::session::{State, state};
use crate::words::t;

/// Keys and what they do, in the order of the list: locale keys `key-<id>` beside the caps.
const LIST: &[(&str, &str)] = &[
    ("?", "key-help"),
    ("/", "key-find"),
    ("G  1\u{2026}9, 0", "key-view"),
    ("Ctrl Z", "key-undo"),
    ("Ctrl Y", "key-redo"),
    ("T", "key-table"),
    ("D", "key-download"),
    ("E", "key-explain"),
    ("R", "key-reset"),
    ("Esc", "key-close"),
];

/// Hears the keys while the simulator is there.
pub(crate) fn hear(helping: RwSignal<bool>) {
    let state = state();
    // After G the next digit is the number of a view.
    let armed = StoredValue::new(false);
    let listener = browser::on_key(move |event| {
        if browser::typing() {
            return;
        }
        let key = event.key();
        if event.ctrl_key() || event.meta_key() {
            step(state, &key, event);
            return;
        }
        let was_armed = armed.get_value();
        armed.set_value(false);
        if event.alt_key() || !state.keys.get_untracked() {
            return;
        }
        let done = match key.as_str() {
            "?" => {
                helping.update(|open| *open = !*open);
                true
            }
            "/" => browser::focus("cerca"),
            "g" | "G" => {
                armed.set_value(true);
                true
            }
            digit if was_armed => view(state, digit),
            _ => false,
        };
        if done {
            event.prevent_default();
        }
    });
    // Dropped, and with it deaf, when the simulator goes.
    StoredValue::<EventListener, LocalStorage>::new_local(listener);
}

/// Ctrl+Z and Ctrl+Y.
fn step(state: State, key: &str, event: &KeyboardEvent) {
    let back = match key {
        "z" | "Z" => !event.shift_key(),
        "y" | "Y" => false,
        _ => return,
    };
    event.prevent_default();
    state.step(back);
}

/// Brings the view with this number to the front, counted from one as the keys stand: 0 is the tenth.
fn view(state: State, digit: &str) -> bool {
    let wanted = digit.parse().ok().map(|at: usize| (at + 9) % 10);
    let Some(tab) = wanted.and_then(|at| TABS.get(at)) else {
        return false;
    };
    state.edit(Edit::Tab(*tab));
    browser::focus(&format!("tab-{}", tab.code()))
}

/// The list of keys and the two switches.
pub(crate) fn list(on_close: Callback<()>) -> AnyView {
    let rows: Vec<AnyView> = LIST
        .iter()
        .map(|(caps, key)| {
            view! { <tr><th scope="row"><kbd>{*caps}</kbd></th><td>{t(key)}</td></tr> }.into_any()
        })
        .collect();
    let state = state();
    let content = view! {
        <table class="o-table o-keys">
            <caption class="o-hidden">{t("keys-title")}</caption>
            <tbody>{rows}</tbody>
        </table>
        <p>{t("keys-focus")}</p>
        {switch("tasti-singoli", "keys-single", state.keys)}
        {switch("annunci", "keys-speaks", state.speaks)}
    }
    .into_any();
    view! { <Drawer title=kept(|| t("keys-title").to_owned()) on_close content/> }.into_any()
}

/// A button that is pressed while something is on.
fn switch(id: &'static str, key: &'static str, on: RwSignal<bool>) -> AnyView {
    view! {
        <p>
            <button
                type="button"
                class="o-button"
                id=id
                aria-pressed=text(move || on.get().to_string())
                on:click=click(move || on.update(|on| *on = !*on))
            >
                {t(key)}
            </button>
        </p>
    }
    .into_any()
}
