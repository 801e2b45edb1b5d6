//! A labelled choice among options: the browser's own control.

use leptos::html::Select;
use leptos::prelude::*;

use crate::browser::clock;
use crate::live::{part, typed};

/// Values and texts of a choice, in groups; a group without a name has no heading.
pub(crate) type Options = Vec<(String, Vec<(String, String)>)>;

/// Options without groups.
pub(crate) fn plain(options: impl IntoIterator<Item = (String, String)>) -> Options {
    vec![(String::new(), options.into_iter().collect())]
}

/// A select with its label.
#[component]
pub(crate) fn Choice(
    /// What is chosen.
    label: &'static str,
    /// Value in force.
    value: Signal<String>,
    /// Values and texts; a value that starts with `!` cannot be chosen.
    options: Signal<Options>,
    /// Whether nothing can be chosen.
    #[prop(into, optional)]
    disabled: Signal<bool>,
    /// Called with the chosen value.
    on_choose: Callback<String>,
) -> impl IntoView {
    let node = NodeRef::<Select>::new();
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
    let list = part(move || {
        clock::next_frame(put);
        let groups = options
            .get()
            .into_iter()
            .map(|(name, options)| group(name, options));
        groups.collect_view().into_any()
    });
    view! {
        <label class="o-field">
            {label}
            <select
                node_ref=node
                disabled=disabled
                on:change=typed(move |chosen| on_choose.run(chosen))
            >
                {list}
            </select>
        </label>
    }
}

fn group(name: String, options: Vec<(String, String)>) -> AnyView {
    let options = options
        .into_iter()
        .map(|(value, text)| {
            // What cannot be chosen has a value of its own, so that it is never the one in force.
            let closed = value.starts_with('!');
            view! { <option value=value disabled=closed>{text}</option> }.into_any()
        })
        .collect_view()
        .into_any();
    if name.is_empty() {
        return options;
    }
    view! { <optgroup label=name>{options}</optgroup> }.into_any()
}
