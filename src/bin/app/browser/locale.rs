//! The texts of a language, as the start script fetches them.

use std::future::Future;

use js_sys::{Function, Promise, Reflect};
use organico::i18n::{Lang, Part, install, installed};
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
pub(crate) fn fetch(name: &str, done: impl FnOnce(Option<String>) + 'static) {
    let coming = text(name);
    spawn_local(async move { done(coming.await) });
}

/// The same as a future; it is asked for at once.
pub(crate) fn text(name: &str) -> impl Future<Output = Option<String>> + use<> {
    let asked = left("fetchTexts").and_then(|fetch| {
        let fetch: Function = fetch.dyn_into().ok()?;
        let answer = fetch.call1(&JsValue::NULL, &name.into()).ok()?;
        answer.dyn_into::<Promise>().ok()
    });
    async move { JsFuture::from(asked?).await.ok()?.as_string() }
}

/// Has the texts of a language that a first visit does without; says whether they are there.
pub(crate) fn late(lang: Lang) -> impl Future<Output = bool> + use<> {
    let there = installed(lang, Part::Late);
    let coming = (!there).then(|| text(&format!("late-{}", lang.code())));
    async move {
        match coming {
            None => true,
            Some(coming) => {
                let texts = coming.await;
                texts.is_some_and(|texts| install(lang, Part::Late, texts))
            }
        }
    }
}
