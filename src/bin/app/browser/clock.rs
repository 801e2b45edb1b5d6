//! Frames, delays and the marks that the tests read.

use wasm_bindgen::{JsCast, closure::Closure};

use super::window;

/// Runs once before the next picture is shown.
pub(crate) fn next_frame(work: impl FnOnce() + 'static) {
    let work = Closure::once_into_js(work);
    drop(window().request_animation_frame(work.unchecked_ref()));
}

/// Milliseconds since the page began.
pub(crate) fn now() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}

/// Leaves a mark `name-number` that the browser tests read; only when a test drives the browser.
pub(crate) fn mark(name: &str, number: u64) {
    if super::driven()
        && let Some(clock) = window().performance()
    {
        drop(clock.mark(&format!("{name}-{number}")));
    }
}
