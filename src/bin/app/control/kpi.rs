//! The key figures beside the chart, each with the button that explains it.

use leptos::prelude::*;
use organico::view::{Better, Kpi, KpiId};

use crate::words::{t, t_with};

/// The list of key figures.
#[component]
pub(crate) fn KpiStrip(
    /// The figures; the same ids keep their cards.
    kpis: Memo<Vec<Kpi>>,
    /// Called with the figure to explain.
    on_explain: Callback<KpiId>,
) -> impl IntoView {
    let ids = Memo::new(move |_| kpis.with(|all| all.iter().map(|kpi| kpi.id).collect::<Vec<_>>()));
    view! {
        <ul class="o-kpis" aria-label=t("kpi-label")>
            <For each=move || ids.get() key=|id| id.code() let(id)>
                <Card kpis id on_explain/>
            </For>
        </ul>
    }
}

#[component]
fn Card(kpis: Memo<Vec<Kpi>>, id: KpiId, on_explain: Callback<KpiId>) -> impl IntoView {
    // One look-up for the card; its texts change only when they differ.
    let kpi = Memo::new(move |_| kpis.with(|all| all.iter().find(|kpi| kpi.id == id).cloned()));
    let part = move |read: fn(&Kpi) -> String| {
        Memo::new(move |_| kpi.with(|kpi| kpi.as_ref().map(read).unwrap_or_default()))
    };
    let label = part(|kpi| kpi.label.clone());
    let value = part(|kpi| kpi.value.clone());
    let unit = part(|kpi| kpi.unit.clone());
    let delta = part(|kpi| kpi.delta.clone());
    let raw = part(|kpi| kpi.raw.map_or_else(String::new, |raw| raw.to_string()));
    let is = move |wanted: Better| kpi.with(|kpi| kpi.as_ref().is_some_and(|k| k.better == wanted));
    view! {
        <li class="o-kpi" id=format!("kpi-{}", id.code()) data-raw=raw>
            <p class="o-kpi__name">{label}</p>
            <p class="o-kpi__value">{value} " " <small>{unit}</small></p>
            <p
                class="o-kpi__delta"
                class:o-kpi__delta--better=move || is(Better::Yes)
                class:o-kpi__delta--worse=move || is(Better::No)
            >
                {delta}
            </p>
            <button
                type="button"
                class="o-kpi__how"
                id=format!("come-{}", id.code())
                aria-label=move || t_with("kpi-how-of", &[("name", &label.get())])
                on:click=move |_| on_explain.run(id)
            >
                {t("kpi-how")}
            </button>
        </li>
    }
}
