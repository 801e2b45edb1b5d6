//! Files and texts that leave the page by the reader's own hand.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlCanvasElement, Url};

use super::{document, window};

/// Saves a text as a file.
pub(crate) fn text(name: &str, kind: &str, content: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&JsValue::from_str(content));
    if let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) {
        save(name, &blob);
    }
}

/// Saves a canvas as a picture.
pub(crate) fn picture(name: &str, canvas: &HtmlCanvasElement) {
    let name = name.to_owned();
    let done = Closure::once_into_js(move |blob: JsValue| {
        if let Ok(blob) = blob.dyn_into::<Blob>() {
            save(&name, &blob);
        }
    });
    drop(canvas.to_blob(done.unchecked_ref()));
}

fn save(name: &str, blob: &Blob) {
    let Ok(address) = Url::create_object_url_with_blob(blob) else {
        return;
    };
    if let Some(link) = document()
        .create_element("a")
        .ok()
        .and_then(|made| made.dyn_into::<HtmlAnchorElement>().ok())
    {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    // The browser reads the address after the click: it is given back a little later.
    gloo::timers::callback::Timeout::new(10_000, move || {
        drop(Url::revoke_object_url(&address));
    })
    .forget();
}

/// Copies a text; says whether the browser lets us try.
pub(crate) fn copy(text: &str) -> bool {
    let navigator = window().navigator();
    let there = Reflect::get(&navigator, &JsValue::from_str("clipboard"))
        .is_ok_and(|clipboard| clipboard.is_object());
    if there {
        let done = navigator.clipboard().write_text(text);
        wasm_bindgen_futures::spawn_local(async move {
            // Refused: the field with the address stays on screen and can be copied by hand.
            drop(wasm_bindgen_futures::JsFuture::from(done).await);
        });
    }
    there
}
