//! Frames, delays and the marks that the tests read.

use std::cell::Cell;
use std::rc::Rc;

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

/// Work that is done at once when it is wanted, but once between two frames at most.
#[derive(Clone)]
pub(crate) struct Pace(Rc<Paced>);

struct Paced {
    work: Box<dyn Fn()>,
    /// Done since the last frame; wanted again since then.
    done: Cell<bool>,
    again: Cell<bool>,
}

impl Pace {
    /// Paces a work.
    pub(crate) fn new(work: impl Fn() + 'static) -> Self {
        let work = Box::new(work);
        Self(Rc::new(Paced {
            work,
            done: Cell::new(false),
            again: Cell::new(false),
        }))
    }

    /// Does the work now, or before the next frame if it was done for this one.
    pub(crate) fn wanted(&self) {
        if self.0.done.replace(true) {
            self.0.again.set(true);
            return;
        }
        (self.0.work)();
        let next = self.clone();
        next_frame(move || {
            next.0.done.set(false);
            if next.0.again.replace(false) {
                next.wanted();
            }
        });
    }
}
