//! A labelled choice among options: the browser's own control.

use leptos::html::Select;
use leptos::prelude::*;

/// A select with its label.
#[component]
pub(crate) fn Choice(
    /// What is chosen.
    label: &'static str,
    /// Value in force.
    #[prop(into)]
    value: Signal<String>,
    /// Values and texts; drawn anew when they change.
    options: ViewFn,
    /// Whether nothing can be chosen.
    #[prop(into, optional)]
    disabled: Signal<bool>,
    /// Called with the chosen value.
    on_choose: Callback<String>,
) -> impl IntoView {
    let node = NodeRef::<Select>::new();
    let list = move || options.run();
    // A select takes a value only when its options are there: set after every drawing.
    let put = move || {
        if let Some(select) = node.get_untracked() {
            select.set_value(&value.get_untracked());
        }
    };
    Effect::new(move |_| {
        value.track();
        node.track();
        put();
    });
    view! {
        <label class="o-field">
            {label}
            <select
                node_ref=node
                disabled=disabled
                on:change:target=move |event| on_choose.run(event.target().value())
            >
                {move || {
                    crate::browser::clock::next_frame(put);
                    list()
                }}
            </select>
        </label>
    }
}
