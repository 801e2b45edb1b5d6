//! What a reader assumes beside the levers: weights of methods, what a ratio is taken from, and
//! whether posts limit hiring, payroll limits posts and workload drives people out.

use std::sync::Arc;

use leptos::prelude::*;
use organico::i18n::number;
use organico::outcome::{Catalogue, ProfessionCard};
use organico::scenario::{Edit, Scenario, Session};
use organico::view::whole;
use organico::word::Grade;

use super::choice::{Choice, plain};
use super::dial::Dial;
use super::lever::badge;
use crate::live::{click, flag, kept, part, part_when, text};
use crate::session::state;
use crate::words::{name, t, t_or, t_with};

/// The id of the method that weighs the others.
const BLEND: &str = "blend";
/// How far a button or a key moves a weight, and the largest one.
const STEP: f64 = 5.0;
const MOST: f64 = 100.0;

/// Methods with a number each.
type Weights = Memo<Vec<(String, f64)>>;

/// The method in force.
fn method(catalogue: &Catalogue, now: &Session) -> String {
    let chosen = now.scenario.method.clone();
    chosen.unwrap_or_else(|| catalogue.method.clone())
}

/// The card of the profession on the screen.
fn card<'a>(catalogue: &'a Catalogue, now: &Session) -> Option<&'a ProfessionCard> {
    let mut cards = catalogue.professions.iter();
    cards.find(|card| card.code == now.profession)
}

/// Weights in force, 0 to 100: those of the reader, else the usual ones.
fn in_force(catalogue: &Catalogue, now: &Session) -> Vec<(String, f64)> {
    if !now.scenario.weights.is_empty() {
        return now.scenario.weights.clone();
    }
    let usual = card(catalogue, now).map(|card| card.blend.clone());
    let mut usual = usual.unwrap_or_default();
    usual.iter_mut().for_each(|(_, weight)| *weight *= MOST);
    usual
}

fn of(weights: &[(String, f64)], id: &str) -> f64 {
    let found = weights.iter().find(|(known, _)| known == id);
    found.map_or(0.0, |(_, weight)| *weight)
}

/// One row for each method while the blend is chosen.
pub(super) fn weights(catalogue: Arc<Catalogue>, screen: Memo<Session>) -> AnyView {
    let state = state();
    let held = Arc::clone(&catalogue);
    let blended = flag(move || screen.with(|now| method(&held, now) == BLEND));
    let held = Arc::clone(&catalogue);
    let weights = Memo::new(move |_| screen.with(|now| in_force(&held, now)));
    // Methods with figures, as words of one text: rows stay while it stays.
    let known = kept(move || {
        state.picture.with(|picture| {
            let methods = picture.iter().flat_map(|picture| &picture.methods);
            let ids = methods.map(|(id, _)| id.as_str());
            ids.collect::<Vec<_>>().join(" ")
        })
    });
    let has = move |id: &str| known.with(|all| all.split(' ').any(|known| known == id));
    // Per cent of the blend, rounded so that they add up to a hundred.
    let shares = Memo::new(move |_| {
        let mut mine = weights.get();
        mine.retain(|(id, weight)| *weight > 0.0 && has(id));
        let sum: f64 = mine.iter().map(|(_, weight)| weight).sum();
        let exact: Vec<f64> = mine.iter().map(|(_, weight)| weight / sum * MOST).collect();
        let rounded = whole(&exact, MOST).into_iter();
        let ids = mine.into_iter().map(|(id, _)| id);
        ids.zip(rounded).collect::<Vec<_>>()
    });
    part_when(blended, move || {
        let methods = catalogue.methods.clone();
        view! {
            <fieldset class="o-levers" id="pesi">
                <legend>{t("weights-title")}</legend>
                <p class="o-source">{t("weights-text")}</p>
                {part(move || {
                    let others = methods.iter().filter(|id| *id != BLEND);
                    others.map(|id| weight(id.clone(), has(id), weights, shares)).collect_view().into_any()
                })}
            </fieldset>
        }
        .into_any()
    })
}

/// One weight: number box, buttons, slider.
fn weight(id: String, has: bool, weights: Weights, shares: Weights) -> AnyView {
    let state = state();
    let lang = state.lang();
    let label = t_or(&format!("method-{id}"), &id);
    if !has {
        let why = t_or(&format!("method-{id}-missing"), t("method-missing"));
        return view! {
            <div class="o-lever">
                <p class="o-lever__head"><span class="o-lever__name">{label}</span></p>
                <p class="o-lever__foot"><span>{why}</span></p>
            </div>
        }
        .into_any();
    }
    let own = id.clone();
    let value = Memo::new(move |_| weights.with(|all| of(all, &own)));
    let own = id.clone();
    let key = id.clone();
    let put = Callback::new(move |wanted: f64| {
        let mut all = weights.get_untracked();
        all.retain(|(known, _)| *known != key);
        all.push((key.clone(), wanted));
        state.edit(Edit::Weights(all));
    });
    let part_of = text(move || {
        let share = shares.with(|all| of(all, &own)) / MOST;
        t_with("weights-share", &[("n", &number::percent(lang, share, 1))])
    });
    let spoken = move || format!("{}. {}", number::short(lang, value.get(), 2), part_of.get());
    let dial = Dial {
        id: format!("peso-{id}"),
        name: label,
        value,
        range: (0.0, MOST, STEP),
        spoken: text(spoken),
        put,
        settle: Callback::new(move |()| state.settle()),
        reference: None,
    };
    view! {
        <div class="o-lever">
            {dial.show()}
            <p class="o-lever__foot"><span>{part_of}</span></p>
        </div>
    }
    .into_any()
}

/// What the ratio is taken from, where the ratio counts.
pub(super) fn ratio(
    catalogue: Arc<Catalogue>,
    screen: Memo<Session>,
    on_edit: Callback<Edit>,
) -> AnyView {
    let held = Arc::clone(&catalogue);
    let shown = flag(move || {
        screen.with(|now| match method(&held, now).as_str() {
            "ratio" => true,
            BLEND => of(&in_force(&held, now), "ratio") > 0.0,
            _ => false,
        })
    });
    let options = Signal::derive(move || {
        let mine = screen.with(|now| card(&catalogue, now).cloned());
        let mut all = vec![(String::new(), t("ratio-usual").to_owned())];
        let Some(card) = mine else {
            return plain(all);
        };
        all.extend(card.ratios.into_iter().map(|code| {
            let said = match code.strip_prefix("benchmark:") {
                Some(land) => {
                    let land = t_or(&format!("land-{land}"), land);
                    t_with("ratio-benchmark", &[("name", &land)])
                }
                None => t_or(&format!("ratio-{code}"), &code),
            };
            (code, said)
        }));
        let regions = catalogue.regions.iter().filter(|_| card.regional);
        all.extend(regions.map(|region| {
            let said = t_with("ratio-region", &[("name", &name(&region.names))]);
            (format!("region:{}", region.code), said)
        }));
        plain(all)
    });
    part_when(shown, move || {
        view! {
            <Choice
                label=t("ratio-label")
                value=text(move || screen.with(|now| now.scenario.ratio.clone()))
                options
                on_choose=Callback::new(move |code| on_edit.run(Edit::Ratio(code)))
            />
        }
        .into_any()
    })
}

/// Choices that are on or off: code, where they stand, how they are made, and the grade of what they
/// stand on for a profession; none where they would change nothing.
type Switch = (
    &'static str,
    fn(&Scenario) -> bool,
    fn(bool) -> Edit,
    fn(&ProfessionCard, &Scenario) -> Option<Grade>,
);
const SWITCHES: &[Switch] = &[
    ("market", |now| now.market, Edit::Market, |c, _| c.market),
    // limits on payroll act on posts only where posts act on hiring
    (
        "caps",
        |now| now.caps,
        Edit::Caps,
        |c, now| c.caps.filter(|_| now.market),
    ),
    (
        "workload",
        |now| now.workload,
        Edit::Workload,
        |c, _| c.workload,
    ),
];

/// Labour market, limits on payroll and workload, each with what it changes.
pub(super) fn switches(
    catalogue: Arc<Catalogue>,
    screen: Memo<Session>,
    on_edit: Callback<Edit>,
) -> AnyView {
    let all = SWITCHES.iter().map(|&(code, is, edit, of)| {
        let on = text(move || screen.with(|now| is(&now.scenario)).to_string());
        let catalogue = Arc::clone(&catalogue);
        let grade = Memo::new(move |_| {
            screen.with(|now| card(&catalogue, now).and_then(|c| of(c, &now.scenario)))
        });
        switch(code, on, grade.into(), on_edit, edit)
    });
    view! { <div class="o-levers">{all.collect_view()}</div> }.into_any()
}

/// One switch; without a grade it would change nothing, and says why.
fn switch(
    code: &'static str,
    on: Signal<String>,
    grade: Signal<Option<Grade>>,
    on_edit: Callback<Edit>,
    edit: fn(bool) -> Edit,
) -> AnyView {
    let is_on = move || on.get() == "true";
    let go = click(move || on_edit.run(edit(on.get_untracked() != "true")));
    let told = part(move || match grade.get() {
        Some(grade) => {
            let text = t_or(&format!("switch-{code}-text"), "");
            view! { {badge(grade)} " " {text} }.into_any()
        }
        None => t_or(&format!("switch-{code}-missing"), "").into_any(),
    });
    view! {
        <div class="o-lever">
            <button
                type="button"
                class="o-button"
                id=format!("scelta-{code}")
                aria-pressed=on
                aria-describedby=format!("scelta-{code}-testo")
                // What a link turned on can always be turned off.
                disabled=flag(move || grade.get().is_none() && !is_on())
                on:click=go
            >
                {t_or(&format!("switch-{code}"), code)}
            </button>
            <p class="o-source" id=format!("scelta-{code}-testo")>{told}</p>
        </div>
    }
    .into_any()
}
