//! The worker: a question in as bytes, its answer out as bytes, transferred without a copy.
//!
//! It keeps nothing but parsed packs. What it lacks of one it asks of its start script, which fetches
//! it and sends the question again. A panic ends it: the page sees the error and starts another.

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
        let data = event.data();
        let bytes = Uint8Array::new(&data).to_vec();
        let answer = match postcard::from_bytes::<Question>(&bytes) {
            Ok(question) => {
                if let Some((pack, what)) = desk.lacks(&question)
                    && !parcel::handed(&mut desk, pack, what, &data)
                {
                    return;
                }
                desk.answer(&question)
            }
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

/// Packs, as the start script has them.
#[cfg(target_arch = "wasm32")]
mod parcel {
    use js_sys::{Function, Reflect, Uint8Array};
    use organico::job::{Desk, Needs};
    use organico::pack::parcel;
    use wasm_bindgen::{JsCast, JsValue};

    /// Hands the desk what it needs of a pack. Says whether the question can be answered now: where
    /// a half is still on its way, the start script sends it again.
    pub(super) fn handed(desk: &mut Desk, pack: &str, what: Needs, question: &JsValue) -> bool {
        let Some(data) = half("data", pack, question) else {
            return false;
        };
        let notes = match what {
            Needs::Data => None,
            Needs::Notes => match half("notes", pack, question) {
                Some(notes) => Some(notes),
                None => return false,
            },
        };
        // A pack that is not one of the site: the desk says that nobody knows it.
        if let Some(files) = parcel::open(&data, notes.as_deref()) {
            desk.take(pack, what, files);
        }
        true
    }

    /// A half of a pack: empty where the site has no such pack, `None` where it is on its way.
    fn half(name: &str, pack: &str, question: &JsValue) -> Option<Vec<u8>> {
        let ask = Reflect::get(&js_sys::global(), &"parcel".into()).ok()?;
        let ask: Function = ask.dyn_into().ok()?;
        let answer = ask.call3(&JsValue::NULL, &name.into(), &pack.into(), question);
        let bytes: Uint8Array = answer.ok()?.dyn_into().ok()?;
        Some(bytes.to_vec())
    }
}
