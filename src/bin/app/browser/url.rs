//! The address line: routes live in the fragment.

use std::cell::RefCell;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

use super::window;

thread_local! {
    /// The fragment that the address line is about to have.
    static NEXT: RefCell<String> = const { RefCell::new(String::new()) };
}

/// The fragment without `#`, as the browser has it.
pub(crate) fn fragment() -> String {
    let raw = window().location().hash().unwrap_or_default();
    raw.strip_prefix('#').unwrap_or(&raw).to_owned()
}

/// Keeps the fragment that the address line will have, for [`rescue`].
pub(crate) fn keep(fragment: &str) {
    NEXT.with(|next| {
        if let Ok(mut next) = next.try_borrow_mut() {
            fragment.clone_into(&mut next);
        }
    });
}

/// Brings the address line up to date when the program has stopped.
pub(crate) fn rescue() {
    let next = NEXT.with(|next| next.try_borrow().map(|next| next.clone()));
    if let Some(next) = next.ok().filter(|next| !next.is_empty()) {
        replace(&next);
    }
}

/// Calls back before a link of the page is followed or opened elsewhere, with its `href`; it may
/// get another one.
pub(crate) fn on_leave(work: impl Fn(&str) -> Option<String> + 'static) {
    let work = std::rc::Rc::new(work);
    for name in ["pointerdown", "click"] {
        let work = work.clone();
        let options = EventListenerOptions::run_in_capture_phase();
        EventListener::new_with_options(&super::document(), name, options, move |event| {
            let target = event.target().and_then(|to| to.dyn_into::<Element>().ok());
            let link = target.and_then(|at| {
                at.closest("a[href^='#/']:not([data-own=true])")
                    .ok()
                    .flatten()
            });
            let Some(link) = link else { return };
            let to = link.get_attribute("href").and_then(|href| work(&href));
            if let Some(to) = to {
                drop(link.set_attribute("href", &to));
            }
        })
        .forget();
    }
}

/// Calls back with every new fragment, for as long as the page lives.
pub(crate) fn on_fragment(mut work: impl FnMut(String) + 'static) {
    EventListener::new(&window(), "hashchange", move |_| work(fragment())).forget();
}

/// Replaces the fragment without a new entry in the history.
pub(crate) fn replace(fragment: &str) {
    if let Ok(history) = window().history() {
        let address = format!("#{fragment}");
        drop(history.replace_state_with_url(&JsValue::NULL, "", Some(&address)));
    }
}

/// The whole address with another fragment.
pub(crate) fn address(fragment: &str) -> String {
    let whole = window().location().href().unwrap_or_default();
    let page = whole.split('#').next().unwrap_or_default();
    format!("{page}#{fragment}")
}
