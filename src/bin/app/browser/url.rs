//! The address line: routes live in the fragment.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;

use super::window;

/// The fragment without `#`.
pub(crate) fn fragment() -> String {
    let raw = window().location().hash().unwrap_or_default();
    let raw = raw.strip_prefix('#').unwrap_or(&raw);
    // Browsers escape some letters of a typed or pasted address.
    js_sys::decode_uri(raw).map_or_else(|_| raw.to_owned(), String::from)
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
