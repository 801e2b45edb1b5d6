//! Parts of a view that follow what they read, all of one type: each closure of a view that
//! keeps a type of its own costs a download; these share the code around them.

use std::sync::Arc;

use leptos::ev::{Event, KeyboardEvent, MouseEvent, PointerEvent};
use leptos::prelude::*;

/// A part that is drawn anew when what it reads changes.
pub(crate) fn part(draw: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    fn shared(draw: Arc<dyn Fn() -> AnyView + Send + Sync>) -> AnyView {
        (move || draw()).into_any()
    }
    shared(Arc::new(draw))
}

/// A part that is there while a condition holds.
pub(crate) fn part_when(
    when: Signal<bool>,
    draw: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    fn shared(when: Signal<bool>, draw: Arc<dyn Fn() -> AnyView + Send + Sync>) -> AnyView {
        // Drawn anew only when the condition turns, not whenever it is computed.
        let when = Memo::new(move |_| when.get());
        part(move || if when.get() { draw() } else { nothing() })
    }
    shared(when, Arc::new(draw))
}

/// No part at all.
pub(crate) fn nothing() -> AnyView {
    ().into_any()
}

/// A text that follows what it reads.
pub(crate) fn text(read: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    fn shared(read: Arc<dyn Fn() -> String + Send + Sync>) -> Signal<String> {
        Signal::derive(move || read())
    }
    shared(Arc::new(read))
}

/// A text that is made anew only when what it reads changes, and passed on only when it differs.
pub(crate) fn kept(read: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    fn shared(read: Arc<dyn Fn() -> String + Send + Sync>) -> Signal<String> {
        Memo::new(move |_| read()).into()
    }
    shared(Arc::new(read))
}

/// A yes or no that follows what it reads.
pub(crate) fn flag(read: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    fn shared(read: Arc<dyn Fn() -> bool + Send + Sync>) -> Signal<bool> {
        Memo::new(move |_| read()).into()
    }
    shared(Arc::new(read))
}

/// What a click does.
pub(crate) fn click(work: impl Fn() + 'static) -> Box<dyn FnMut(MouseEvent)> {
    Box::new(move |_| work())
}

/// What a key does.
pub(crate) fn key(work: impl Fn(KeyboardEvent) + 'static) -> Box<dyn FnMut(KeyboardEvent)> {
    Box::new(work)
}

/// What a finger or a pointer does.
pub(crate) fn pointer(work: impl Fn() + 'static) -> Box<dyn FnMut(PointerEvent)> {
    Box::new(move |_| work())
}

/// What a typed or chosen value does.
pub(crate) fn typed(work: impl Fn(String) + 'static) -> Box<dyn FnMut(Event)> {
    Box::new(move |event| work(event_target_value(&event)))
}

/// A button with a text.
pub(crate) fn button(text: &'static str, work: impl Fn() + 'static) -> AnyView {
    view! {
        <button type="button" class="o-button" on:click=click(work)>
            {text}
        </button>
    }
    .into_any()
}
