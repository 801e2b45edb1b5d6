//! A list of tabs: arrows move, the front one is the only stop of the Tab key.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::browser;
use crate::live::{self, click, key};

/// Buttons that bring one of several views to the front.
#[component]
pub(crate) fn Tabs(
    /// Names the list.
    label: &'static str,
    /// Ids and texts, in order; the button's id is `tab-<id>`.
    tabs: Vec<(&'static str, &'static str)>,
    /// Id of the view in front.
    #[prop(into)]
    front: Signal<&'static str>,
    /// Id of the panel.
    panel: &'static str,
    /// Called with the id that was chosen.
    on_choose: Callback<&'static str>,
) -> impl IntoView {
    let ids: Vec<&'static str> = tabs.iter().map(|(id, _)| *id).collect();
    let keys = key(move |event: KeyboardEvent| {
        let at = ids
            .iter()
            .position(|id| *id == front.get_untracked())
            .unwrap_or(0);
        let last = ids.len().saturating_sub(1);
        let next = match event.key().as_str() {
            "ArrowRight" => {
                if at == last {
                    0
                } else {
                    at + 1
                }
            }
            "ArrowLeft" => {
                if at == 0 {
                    last
                } else {
                    at - 1
                }
            }
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        if let Some(id) = ids.get(next) {
            on_choose.run(id);
            browser::focus(&format!("tab-{id}"));
        }
    });
    let buttons = tabs
        .into_iter()
        .map(|(id, text)| {
            let selected = move || front.get() == id;
            view! {
                <button
                    type="button"
                    role="tab"
                    id=format!("tab-{id}")
                    aria-controls=panel
                    aria-selected=live::text(move || selected().to_string())
                    tabindex=live::text(move || if selected() { "0" } else { "-1" }.to_owned())
                    on:click=click(move || on_choose.run(id))
                >
                    {text}
                </button>
            }
            .into_any()
        })
        .collect_view();
    view! {
        <div class="o-tabs" role="tablist" aria-label=label on:keydown=keys>
            {buttons}
        </div>
    }
}
