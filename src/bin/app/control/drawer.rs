//! The drawer from the right: holds the focus while it is open, Esc closes, the focus returns.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::browser;
use crate::live::{click, key};
use crate::words::t;

/// Id of the drawer.
const ID: &str = "cassetto";

/// A dialogue at the right edge.
#[component]
pub(crate) fn Drawer(
    /// Its heading.
    title: Signal<String>,
    /// Called to close it.
    on_close: Callback<()>,
    /// What it holds.
    content: AnyView,
) -> impl IntoView {
    let came_from = browser::focused();
    browser::clock::next_frame(|| {
        browser::focus("cassetto-chiudi");
    });
    let close = move || {
        on_close.run(());
        let came_from = came_from.clone();
        browser::clock::next_frame(move || {
            if let Some(id) = came_from {
                browser::focus(&id);
            }
        });
    };
    let (by_shade, by_button) = (close.clone(), close.clone());
    let keys = key(move |event: KeyboardEvent| match event.key().as_str() {
        "Escape" => {
            event.stop_propagation();
            close();
        }
        "Tab" if browser::wrap_focus(ID, event.shift_key()) => event.prevent_default(),
        _ => {}
    });
    view! {
        <div class="o-drawer__shade" on:click=click(by_shade)></div>
        <div
            class="o-drawer"
            id=ID
            role="dialog"
            aria-modal="true"
            aria-labelledby="cassetto-titolo"
            on:keydown=keys
        >
            <div class="o-drawer__head">
                <h2 id="cassetto-titolo">{title}</h2>
                <button
                    type="button"
                    id="cassetto-chiudi"
                    class="o-button o-button--quiet"
                    on:click=click(by_button)
                >
                    {t("drawer-close")}
                </button>
            </div>
            <div class="o-drawer__body" tabindex="0">{content}</div>
        </div>
    }
}
