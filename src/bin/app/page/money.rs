//! Which sources can pay and why, each with its switch, and what the gain costs.

use leptos::prelude::*;
use organico::i18n::number;
use organico::outcome::{FundCard, Money};
use organico::scenario::Edit;
use organico::view::Words;
use organico::word::REASONS;

use crate::control::table::{Entry, Grid};
use crate::live::{click, nothing, part};
use crate::session::{State, state};
use crate::words::{name, t, t_or, t_with};

/// Under the charts of money.
pub(crate) fn details() -> AnyView {
    let state = state();
    part(move || {
        let (Some(catalogue), Some(money)) = (state.catalogue.get(), state.money.get()) else {
            return nothing();
        };
        let funds = catalogue.funds.iter().map(|fund| row(state, fund, &money));
        let sources = Grid {
            caption: t("money-matches").to_owned(),
            head: [
                "money-source",
                "money-window",
                "money-paid",
                "money-reason",
                "money-counts",
            ]
            .map(|key| t(key).to_owned())
            .into(),
            rows: funds.collect(),
            class: "o-facts",
            id: None,
        };
        view! { {gain(state, &money)} {sources.show()} }.into_any()
    })
}

/// One source: its window, what it pays in all, why, and its switch.
fn row(state: State, fund: &FundCard, money: &Money) -> (String, Vec<Entry>) {
    let mine = || money.matches.iter().filter(|found| found.fund == fund.code);
    let paid: f64 = mine().map(|found| found.paid).sum();
    let ((from, _), (to, month)) = fund.window;
    let window = if to >= FOR_GOOD {
        t("money-open").to_owned()
    } else {
        format!("{from}\u{2013}{month:02}/{to}")
    };
    // Sorts of cost that have the same answer are said together.
    let reasons = REASONS.iter().filter_map(|reason| {
        let kinds: Vec<String> = mine()
            .filter(|found| found.reason == *reason)
            .map(|found| t_or(&format!("cost-{}", found.cost.code()), found.cost.code()))
            .collect();
        let said = t_or(&format!("reason-{}", reason.code()), reason.code());
        (!kinds.is_empty()).then(|| format!("{}. {said}", kinds.join(", ")))
    });
    let reasons = reasons.collect::<Vec<_>>().join(" ");
    let code = fund.code.clone();
    let by_pack = fund.on;
    let now = state
        .history
        .with(|history| history.now().scenario.fund(&code));
    let on = now.unwrap_or(by_pack);
    let switch = click(move || {
        // What the pack says itself is no decision of the reader.
        let wanted = Some(!on).filter(|wanted| *wanted != by_pack);
        state.edit(Edit::Fund(code.clone(), wanted));
        state.settle();
    });
    let label = t_with("money-counts-of", &[("name", &name(&fund.names))]);
    let switch = view! {
        <button
            type="button"
            class="o-button"
            id=format!("fondo-{}", fund.code)
            aria-pressed=on.to_string()
            aria-label=label
            on:click=switch
        >
            {t("money-counts")}
        </button>
    };
    let entries = vec![
        Entry::text(window),
        Entry::text(euros(state, paid)),
        Entry::long(reasons),
        Entry::view(switch.into_any()),
    ];
    (name(&fund.names), entries)
}

/// A window that ends in this year or later is open for good.
const FOR_GOOD: i32 = 2090;

/// What a scenario costs for what it brings.
fn gain(state: State, money: &Money) -> AnyView {
    let row = |(indicator, value): &(organico::word::Indicator, Option<f64>)| {
        let code = indicator.code().replace('_', "-");
        let value = match value {
            Some(value) => euros(state, *value),
            None => t_or(
                &format!("indicator-none-{}", indicator.without()),
                "\u{2013}",
            ),
        };
        (
            t_or(&format!("indicator-{code}"), &code),
            vec![Entry::long(value)],
        )
    };
    Grid {
        caption: t("money-indicators").to_owned(),
        head: ["money-indicator", "money-value"]
            .map(|key| t(key).to_owned())
            .into(),
        rows: money.indicators.iter().map(row).collect(),
        class: "o-facts",
        id: None,
    }
    .show()
}

/// Euros in words: whole below a million.
fn euros(state: State, value: f64) -> String {
    if value.abs() < 1e6 {
        return format!("{}\u{a0}€", number::count(state.lang(), value));
    }
    Words::new(state.lang()).millions(value / 1e6)
}
