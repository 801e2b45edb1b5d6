//! One worker: bytes to it, bytes from it. Dropping the channel kills the worker.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{ErrorEvent, MessageEvent, Worker, WorkerOptions, WorkerType};

/// What comes from a worker.
pub(crate) enum Sign<'a> {
    /// An answer.
    Bytes(&'a [u8]),
    /// So many bytes of the engine have come.
    Loaded(u32),
    /// The engine has started, or goes on with what has come.
    Ready,
    /// A part of a pack that a question needs is on its way.
    Fetching,
    /// A file of the engine, or a part of a pack, cannot be had.
    Missing,
}

/// A running worker.
pub(crate) struct Channel {
    worker: Worker,
    _heard: Closure<dyn FnMut(MessageEvent)>,
    _broken: Closure<dyn FnMut(ErrorEvent)>,
}

impl Channel {
    /// Starts a worker; `None` when the browser refuses.
    pub(crate) fn open(
        address: &str,
        mut heard: impl FnMut(Sign<'_>) + 'static,
        mut broken: impl FnMut() + 'static,
    ) -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(address, &options).ok()?;
        let heard = Closure::new(move |event: MessageEvent| {
            // The loader sends numbers and words, the engine bytes.
            let data = event.data();
            heard(if let Some(bytes) = data.as_f64() {
                Sign::Loaded(bytes as u32)
            } else if let Some(word) = data.as_string() {
                match word.as_str() {
                    "ready" => Sign::Ready,
                    "fetching" => Sign::Fetching,
                    _ => Sign::Missing,
                }
            } else {
                return heard(Sign::Bytes(&Uint8Array::new(&data).to_vec()));
            });
        });
        let broken = Closure::new(move |event: ErrorEvent| {
            // Handled here: the worker is replaced, and the reader is told.
            event.prevent_default();
            broken();
        });
        worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        worker.set_onerror(Some(broken.as_ref().unchecked_ref()));
        Some(Self {
            worker,
            _heard: heard,
            _broken: broken,
        })
    }

    /// Hands bytes over without a copy on the other side; says whether they went.
    pub(crate) fn send(&self, bytes: &[u8]) -> bool {
        let buffer = Uint8Array::from(bytes).buffer();
        self.worker
            .post_message_with_transfer(&buffer, &Array::of1(&buffer))
            .is_ok()
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}
