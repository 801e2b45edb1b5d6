//! What makes the scenario another one than the reference beside the levers: told by name, each
//! with the button that puts it back, wherever it came from.

use leptos::prelude::*;
use organico::scenario::{Choice, Edit, Scenario, Session};

use crate::live::{click, nothing, part};
use crate::session::state;
use crate::words::{t, t_or, t_with};

/// The list; nothing while nothing was chosen.
pub(crate) fn list(screen: Memo<Session>) -> AnyView {
    let scenario = Memo::new(move |_| screen.with(|now| now.scenario.clone()));
    part(move || {
        let now = scenario.get();
        let rows: Vec<AnyView> = now.chosen().into_iter().map(|at| row(&now, at)).collect();
        if rows.is_empty() {
            return nothing();
        }
        view! {
            <section class="o-changes" id="scelte">
                <h2 class="o-kpi__name">{t("chosen-title")}</h2>
                <ul>{rows}</ul>
            </section>
        }
        .into_any()
    })
}

fn row(now: &Scenario, choice: Choice) -> AnyView {
    let name = t_or(&format!("choice-{}", choice.code()), choice.code());
    let value = match choice {
        Choice::Method => now
            .method
            .as_ref()
            .map(|id| t_or(&format!("method-{id}"), id)),
        Choice::Ages => now.need_ages.map(|(from, to)| {
            let (from, to) = (from.to_string(), to.to_string());
            t_with("chosen-ages", &[("from", &from), ("to", &to)])
        }),
        Choice::Variant => Some(now.variant.clone()),
        // their names say it
        Choice::Ratio
        | Choice::Weights
        | Choice::Base
        | Choice::Capacity
        | Choice::Sites
        | Choice::Market
        | Choice::Caps
        | Choice::Workload
        | Choice::Funds => None,
    };
    let said = match value {
        Some(value) => format!("{name}: {value}"),
        None => name.clone(),
    };
    let state = state();
    let back = click(move || {
        state.edit(Edit::Restore(choice));
        state.settle();
    });
    view! {
        <li>
            {said} " "
            <button
                type="button"
                class="o-lever__reset"
                aria-label=t_with("chosen-restore-of", &[("name", &name)])
                on:click=back
            >
                {t("chosen-restore")}
            </button>
        </li>
    }
    .into_any()
}
