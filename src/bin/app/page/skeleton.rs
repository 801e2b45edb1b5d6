//! What stands in the place of the simulator before there is anything in it.

use leptos::prelude::*;

/// The parts of the simulator, before there is anything in them.
pub(crate) fn workspace(heading: AnyView, said: AnyView) -> AnyView {
    view! {
        <div class="o-side">{heading}</div>
        <div class="o-main">
            <div class="o-centre">{said}</div>
            <div class="o-right"></div>
        </div>
    }
    .into_any()
}
