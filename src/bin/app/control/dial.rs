//! A value that is set by hand: name, number box, slider between two buttons. It knows no meaning;
//! what it reports is cut elsewhere, and it shows what holds.

use leptos::ev::{Event, KeyboardEvent};
use leptos::prelude::*;
use organico::i18n::typed::{Unread, read};
use organico::i18n::{Lang, number};
use organico::unit::decimal;
use organico::view::lever::position;

use crate::browser;
use crate::live::{click, flag, key, pointer, text, typed};
use crate::session::state;
use crate::words::t_with;

/// A dial with everything around it.
pub(super) struct Dial {
    /// Id of the slider.
    pub(super) id: String,
    /// Name on the screen.
    pub(super) name: String,
    /// The value that holds.
    pub(super) value: Memo<f64>,
    /// Least, most, and how far a button moves.
    pub(super) range: (f64, f64, f64),
    /// The value as a screen reader tells it.
    pub(super) spoken: Signal<String>,
    /// Called with every value that is wanted.
    pub(super) put: Callback<f64>,
    /// Called when the hand lets go.
    pub(super) settle: Callback<()>,
    /// The value that the tick of a reference stands at, with the unit beside the number box.
    pub(super) reference: Option<(f64, String)>,
}

impl Dial {
    /// Moves by steps and lets go. Values stay on the grid of the steps, whatever was typed before.
    fn step_by(&self) -> Callback<f64> {
        let (value, put, settle) = (self.value, self.put, self.settle);
        let (.., step) = self.range;
        Callback::new(move |steps: f64| {
            let wanted = ((value.get_untracked() / step).round() + steps) * step;
            put.run((wanted * 1e6).round() / 1e6);
            settle.run(());
        })
    }

    /// The head and the row of the dial.
    #[allow(
        clippy::too_many_lines,
        reason = "one view, tag by tag; to be parted when the page is split"
    )]
    pub(super) fn show(self) -> AnyView {
        let lang = state().lang();
        let by = self.step_by();
        let Self {
            id,
            name,
            value,
            range: (least, most, grid),
            spoken,
            put,
            settle,
            reference,
        } = self;
        let share = move |at: f64| decimal::write((at - least) / (most - least));
        let written = text(move || position(lang, value.get()));
        let wrong = RwSignal::new(String::new());
        let said = format!("{id}-detto");
        // Whether the next change of the value is the one that was typed.
        let typing = std::rc::Rc::new(std::cell::Cell::new(false));
        let typed_now = typing.clone();
        let commit: Box<dyn FnMut(Event)> = Box::new(move |event| {
            let text = event_target_value(&event);
            let now = written.get_untracked();
            // What the box itself wrote is no new value.
            if text != now {
                let (wanted, told) = judge(lang, &text, &now, (least, most));
                wrong.set(told);
                if let Some(wanted) = wanted {
                    typed_now.set(wanted != value.get_untracked());
                    put.run(wanted);
                }
            }
            // What could not be read, or was cut, shows what holds.
            browser::write_back(&event, &written.get_untracked());
            settle.run(());
        });
        let levered = reference.is_some();
        // Said of a value that no longer holds: gone with it.
        Effect::new(move |before: Option<f64>| {
            let now = value.get();
            if before.is_some_and(|before| before != now) && !typing.replace(false) {
                wrong.set(String::new());
            }
            now
        });
        let keys = key(move |event: KeyboardEvent| {
            match event.key().as_str() {
                // Without a reference the keys of the browser's own slider are enough.
                _ if !levered => return,
                "PageUp" => by.run(5.0),
                "PageDown" => by.run(-5.0),
                "r" | "R" if !event.ctrl_key() && !event.meta_key() => {
                    put.run(0.0);
                    settle.run(());
                }
                _ => return,
            }
            event.prevent_default();
        });
        // A finger that scrolls the page from here takes back what it moved.
        let held = StoredValue::new(0.0);
        let (unit, tick) = reference
            .map(|(at, unit)| {
                (
                    view! { <span class="o-lever__unit">{unit}</span> },
                    view! { <span class="o-lever__tick" style=("--at", share(at))></span> },
                )
            })
            .unzip();
        let down = step(&name, false, flag(move || value.get() <= least), by);
        let up = step(&name, true, flag(move || value.get() >= most), by);
        view! {
            <div class="o-lever__head">
                <label class="o-lever__name" for=id.clone()>{name.clone()}</label>
                <span class="o-lever__value">
                    <input
                        type="text"
                        inputmode="decimal"
                        autocomplete="off"
                        aria-label=t_with("lever-number", &[("lever", &name)])
                        aria-describedby=said.clone()
                        aria-invalid=text(move || (!wrong.with(String::is_empty)).to_string())
                        prop:value=written
                        on:change=commit
                    />
                    {unit}
                </span>
            </div>
            <p class="o-lever__said" id=said role="alert">{wrong}</p>
            <div class="o-lever__row">
                {down}
                <span class="o-lever__track">
                    <input
                        type="range"
                        id=id
                        min=decimal::write(least)
                        max=decimal::write(most)
                        step=decimal::write(grid)
                        prop:value=text(move || decimal::write(value.get()))
                        style=("--fill", text(move || share(value.get())))
                        aria-valuetext=spoken
                        on:pointerdown=pointer(move || held.set_value(value.get_untracked()))
                        on:pointercancel=pointer(move || {
                            put.run(held.get_value());
                            settle.run(());
                        })
                        on:input=typed(move |wanted| {
                            if let Some(wanted) = decimal::parse(&wanted) {
                                put.run(wanted);
                            }
                        })
                        on:change=typed(move |_| settle.run(()))
                        on:keydown=keys
                    />
                    {tick}
                </span>
                {up}
            </div>
        }
        .into_any()
    }
}

/// What a typed text sets, if anything, and what is said of it.
fn judge(lang: Lang, typed: &str, now: &str, (least, most): (f64, f64)) -> (Option<f64>, String) {
    let write = |value: f64| number::short(lang, value, 3).replace('\u{2212}', "-");
    // Long digits without groups: what is proposed must be clear when it is typed.
    let plain = |value: f64| {
        let thousands = lang.marks().thousands;
        write(value).replace(thousands, "")
    };
    match read(lang, typed) {
        Ok(value) if (least..=most).contains(&value) => (Some(value), String::new()),
        Ok(value) => {
            let cut = value.clamp(least, most);
            let told = t_with(
                "number-range",
                &[
                    ("typed", typed),
                    ("least", &write(least)),
                    ("most", &write(most)),
                    ("now", &write(cut)),
                ],
            );
            (Some(cut), told)
        }
        Err(Unread::NotANumber) => (
            None,
            t_with("number-not", &[("typed", typed), ("now", now)]),
        ),
        Err(Unread::Ambiguous {
            fraction,
            thousands,
        }) => {
            let told = t_with(
                "number-doubtful",
                &[
                    ("typed", typed),
                    ("fraction", &plain(fraction)),
                    ("thousands", &plain(thousands)),
                    ("now", now),
                ],
            );
            (None, told)
        }
    }
}

/// One of the two buttons.
fn step(name: &str, up: bool, at_end: Signal<bool>, by: Callback<f64>) -> AnyView {
    let key = if up { "lever-more" } else { "lever-less" };
    let steps = if up { 1.0 } else { -1.0 };
    view! {
        <button
            type="button"
            class="o-step"
            aria-label=t_with(key, &[("lever", name)])
            disabled=at_end
            on:click=click(move || by.run(steps))
        >
            {if up { "+" } else { "\u{2212}" }}
        </button>
    }
    .into_any()
}
