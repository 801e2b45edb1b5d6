//! The worker: a question in as bytes, its answer out as bytes, transferred without a copy.
//!
//! It keeps nothing but parsed packs. A panic ends it: the page sees the error and starts
//! another.

#[cfg(not(target_arch = "wasm32"))]
fn main() {}

#[cfg(target_arch = "wasm32")]
fn main() {
    use js_sys::{Array, Uint8Array};
    use organico::job::{Answer, Question, desk::Desk};
    use wasm_bindgen::{JsCast, closure::Closure};
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let mut desk = Desk::new();
    let out = scope.clone();
    let answer = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let bytes = Uint8Array::new(&event.data()).to_vec();
        let answer = match postcard::from_bytes::<Question>(&bytes) {
            Ok(question) => desk.answer(&question),
            Err(_) => Answer::Refused {
                revision: 0,
                key: "error-question".into(),
                arguments: Vec::new(),
            },
        };
        // A message that cannot be written or sent is not answered: the page's clock sees to it.
        if let Ok(bytes) = postcard::to_allocvec(&answer) {
            let buffer = Uint8Array::from(bytes.as_slice()).buffer();
            drop(out.post_message_with_transfer(&buffer, &Array::of1(&buffer)));
        }
    });
    scope.set_onmessage(Some(answer.as_ref().unchecked_ref()));
    answer.forget();
}
