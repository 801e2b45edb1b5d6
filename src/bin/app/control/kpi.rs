//! The key figures beside the chart, each with the button that explains it.

use leptos::prelude::*;
use organico::unit::decimal;
use organico::view::{Better, Kpi, KpiId};

use crate::live::{click, kept, part, text};
use crate::words::{t, t_with};

/// The list of key figures.
#[component]
pub(crate) fn KpiStrip(
    /// The figures; the same ids keep their cards.
    kpis: Memo<Vec<Kpi>>,
    /// Called with the figure to explain.
    on_explain: Callback<KpiId>,
) -> impl IntoView {
    // The cards are drawn anew only when there are others, not when their numbers move.
    let codes = kept(move || kpis.with(|all| all.iter().map(|kpi| kpi.id.code()).collect()));
    let cards = part(move || {
        // Read, not only tracked: what is never computed hears of no change.
        codes.with(|_| ());
        let ids: Vec<KpiId> = kpis.with_untracked(|all| all.iter().map(|kpi| kpi.id).collect());
        ids.into_iter()
            .map(|id| card(kpis, id, on_explain))
            .collect_view()
            .into_any()
    });
    view! { <ul class="o-kpis" aria-label=t("kpi-label")>{cards}</ul> }
}

fn card(kpis: Memo<Vec<Kpi>>, id: KpiId, on_explain: Callback<KpiId>) -> AnyView {
    let read = move |read: fn(&Kpi) -> String| {
        kept(move || {
            kpis.with(|all| {
                all.iter()
                    .find(|kpi| kpi.id == id)
                    .map(read)
                    .unwrap_or_default()
            })
        })
    };
    let label = read(|kpi| kpi.label.clone());
    let class = read(|kpi| {
        let look = match kpi.better {
            Better::Yes => "o-kpi__delta o-kpi__delta--better",
            Better::No => "o-kpi__delta o-kpi__delta--worse",
            Better::Same => "o-kpi__delta",
        };
        look.to_owned()
    });
    let raw = read(|kpi| kpi.raw.map_or_else(String::new, decimal::write));
    view! {
        <li class="o-kpi" id=format!("kpi-{}", id.code()) data-raw=raw>
            <p class="o-kpi__name">{label}</p>
            <p class="o-kpi__value">
                {read(|kpi| kpi.value.clone())} " " <small>{read(|kpi| kpi.unit.clone())}</small>
            </p>
            <p class=class>{read(|kpi| kpi.delta.clone())}</p>
            <button
                type="button"
                class="o-kpi__how"
                id=format!("come-{}", id.code())
                aria-label=text(move || t_with("kpi-how-of", &[("name", &label.get())]))
                on:click=click(move || on_explain.run(id))
            >
                {t("kpi-how")}
            </button>
        </li>
    }
    .into_any()
}
