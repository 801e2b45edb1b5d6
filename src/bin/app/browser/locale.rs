//! The texts of a language, as the start script fetches them.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// What boot.js leaves at the mount point.
fn left(name: &str) -> Option<JsValue> {
    let root = super::by_id("app")?;
    Reflect::get(&root, &name.into()).ok()
}

/// The texts that came with the program, in the language that the page has.
pub(crate) fn first() -> Option<String> {
    left("texts")?.as_string()
}

/// Fetches the texts of a language; `None` when they cannot be had.
pub(crate) fn fetch(lang: &'static str, done: impl FnOnce(Option<String>) + 'static) {
    let asked = left("fetchTexts").and_then(|fetch| {
        let fetch: Function = fetch.dyn_into().ok()?;
        let answer = fetch.call1(&JsValue::NULL, &lang.into()).ok()?;
        answer.dyn_into::<Promise>().ok()
    });
    spawn_local(async move {
        let text = match asked {
            Some(asked) => JsFuture::from(asked).await.ok(),
            None => None,
        };
        done(text.and_then(|text| text.as_string()));
    });
}
