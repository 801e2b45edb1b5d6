//! One lever: slider, number box, buttons, reference tick, origin, start year and ramp.

use leptos::prelude::*;
use organico::i18n::number;
use organico::outcome::LeverReference;
use organico::scenario::{Group, LeverId, Move};
use organico::unit::Year;
use organico::view::{Words, lever};
use organico::word::Grade;

use super::choice::{Choice, plain};
use super::dial::Dial;
use crate::live::{click, flag, part_when, text};
use crate::session::state;
use crate::words::{t, t_or, t_with};

/// Choices for the years until a lever has its full effect.
const RAMPS: &[u16] = &[0, 1, 2, 3, 5, 10];

/// A lever as the reader sees it.
#[component]
pub(crate) fn LeverControl(
    /// What it stands on for the profession.
    reference: LeverReference,
    /// How it was moved, if it was.
    moved: Signal<Option<Move>>,
    /// Years in which it can start.
    years: (Year, Year),
    /// Called with every new position.
    on_move: Callback<Move>,
    /// Called when the hand lets go.
    on_settle: Callback<()>,
) -> impl IntoView {
    let words = Words::new(state().lang());
    let row = reference.lever.row();
    let id = format!("leva-{}", row.code);
    let name = t_or(&format!("lever-{}", row.code), row.code);
    let value = Memo::new(move |_| moved.get().map_or(0.0, |m| m.value));
    let put = move |wanted: f64| {
        let cut = row.clamp(wanted);
        let shape = moved.get_untracked().unwrap_or(Move {
            lever: row.id,
            value: 0.0,
            start: years.0,
            ramp: 0,
        });
        on_move.run(Move {
            value: cut,
            ..shape
        });
    };
    let (spoken, standing) = (reference.clone(), reference.clone());
    let spoken = text(move || lever::spoken(words, &spoken, value.get()));
    let standing = text(move || lever::standing(words, &standing, value.get()));
    let still = flag(move || value.get() == 0.0);
    let class = text(move || {
        if still.get() {
            "o-lever"
        } else {
            "o-lever o-lever--moved"
        }
        .to_owned()
    });
    let reset = click(move || {
        put(0.0);
        on_settle.run(());
    });
    // A lever that needs company says so before it is tried in vain.
    let company = row.with.map(|with| {
        let code = with.row().code;
        let name = t_or(&format!("lever-{code}"), code);
        view! { <span>{t_with("lever-with", &[("lever", &name)])}</span> }.into_any()
    });
    let timing = part_when(flag(move || !still.get()), move || {
        view! { <Timing moved years on_move on_settle/> }.into_any()
    });
    let dial = Dial {
        id,
        name: name.clone(),
        value,
        range: (row.min, row.max, row.step),
        spoken,
        put: Callback::new(put),
        settle: on_settle,
        reference: Some((0.0, lever::unit(words, row.unit))),
    };
    view! {
        <div class=class>
            {dial.show()}
            <p class="o-lever__foot">
                {origin(reference.grade, reference.lever)}
                <span>{standing}</span>
                {company}
                <button
                    type="button"
                    class="o-lever__reset"
                    aria-label=t_with("lever-reset-of", &[("lever", &name)])
                    disabled=still
                    on:click=reset
                >
                    {t("lever-reset")}
                </button>
            </p>
            {timing}
        </div>
    }
}

/// Letter of the grade and where the figure comes from; how much care is asked for is a choice of
/// values, how many residents there are is none.
fn origin(grade: Grade, lever: LeverId) -> AnyView {
    let counted = matches!(
        lever,
        LeverId::Births | LeverId::ResidentDeaths | LeverId::NetMigration
    );
    let words = match (lever.row().group, grade) {
        (Group::Need, _) if !counted => t("origin-value"),
        (_, Grade::A | Grade::B) => t("origin-measured"),
        (_, Grade::C) => t("origin-estimated"),
        (_, Grade::D) => t("origin-assumed"),
    };
    view! { {badge(grade)} <span class="o-lever__origin">{words}</span> }.into_any()
}

/// The letter of a grade in its frame.
pub(crate) fn badge(grade: Grade) -> AnyView {
    let (class, spoken) = match grade {
        Grade::A => ("o-badge o-badge--a", t("grade-a")),
        Grade::B => ("o-badge o-badge--b", t("grade-b")),
        Grade::C => ("o-badge o-badge--c", t("grade-c")),
        Grade::D => ("o-badge o-badge--d", t("grade-d")),
    };
    view! {
        <span class=class title=spoken>
            <span aria-hidden="true">{grade.letter().to_string()}</span>
            <span class="o-hidden">{spoken}</span>
        </span>
    }
    .into_any()
}

/// Start year and years until the full effect.
#[component]
fn Timing(
    moved: Signal<Option<Move>>,
    years: (Year, Year),
    on_move: Callback<Move>,
    on_settle: Callback<()>,
) -> impl IntoView {
    let change = move |edit: &dyn Fn(&mut Move)| {
        if let Some(mut now) = moved.get_untracked() {
            edit(&mut now);
            on_move.run(now);
            on_settle.run(());
        }
    };
    let starts = plain((years.0..=years.1).map(|year| (year.to_string(), year.to_string())));
    let ramps = plain(RAMPS.iter().map(|ramp| {
        let words = match ramp {
            0 => t("lever-at-once").to_owned(),
            years => number::years(state().lang(), f64::from(*years)),
        };
        (ramp.to_string(), words)
    }));
    view! {
        <details class="o-lever__more">
            <summary>{t("lever-timing")}</summary>
            <Choice
                label=t("lever-start")
                value=text(move || moved.get().map_or(years.0, |m| m.start).to_string())
                options=Signal::stored(starts)
                on_choose=Callback::new(move |typed: String| {
                    if let Ok(start) = typed.parse() {
                        change(&|m| m.start = start);
                    }
                })
            />
            <Choice
                label=t("lever-ramp")
                value=text(move || moved.get().map_or(0, |m| m.ramp).to_string())
                options=Signal::stored(ramps)
                on_choose=Callback::new(move |typed: String| {
                    if let Ok(ramp) = typed.parse() {
                        change(&|m| m.ramp = ramp);
                    }
                })
            />
        </details>
    }
}
