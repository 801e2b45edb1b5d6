//! The browser, and nothing else: the only folder of the page that names `web_sys`.

pub(crate) mod canvas;
pub(crate) mod channel;
pub(crate) mod clock;
pub(crate) mod download;
pub(crate) mod locale;
pub(crate) mod theme;
pub(crate) mod url;

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement, Window};

/// The window; the page is never without one.
pub(crate) fn window() -> Window {
    web_sys::window().expect("a page has a window")
}

/// The document.
pub(crate) fn document() -> Document {
    window().document().expect("a window has a document")
}

fn by_id(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// What the static page said, so that the program can go on from it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    /// Address of the worker.
    pub(crate) worker: String,
    /// Where its name leads: home, in the language of its texts.
    pub(crate) home: String,
    /// The finding in one line; empty when the static page had none.
    pub(crate) title: String,
    /// The sentence under it.
    pub(crate) lead: String,
}

/// The mount point, emptied of the static page, and what that page said.
pub(crate) fn mount_point() -> (HtmlElement, Found) {
    let root = by_id("app").expect("the page has #app");
    let name = root
        .get_attribute("data-worker")
        .unwrap_or_else(|| "worker_loader.js".into());
    let text = |wanted: &str| {
        let found = root.query_selector(wanted).ok().flatten();
        found
            .and_then(|element| element.text_content())
            .unwrap_or_default()
            .trim()
            .to_owned()
    };
    let found = Found {
        worker: absolute(&name),
        home: root
            .query_selector(".o-brand a")
            .ok()
            .flatten()
            .and_then(|link| link.get_attribute("href"))
            .unwrap_or_default(),
        title: text("h1"),
        lead: text(".o-lead"),
    };
    root.set_text_content(None);
    (root, found)
}

/// Tells the reader that the program has stopped, without the program: once, however often it
/// stops. The address is brought up to date, and the start script reloads the page with it.
pub(crate) fn crash(text: &str, reload: &str, why: &str) {
    web_sys::console::error_1(&why.into());
    url::rescue();
    if by_id("errore").is_some() {
        return;
    }
    let make = |name: &str, class: &str, text: &str| {
        let element = document().create_element(name).ok()?;
        element.set_class_name(class);
        element.set_text_content(Some(text));
        Some(element)
    };
    let (Some(notice), Some(button)) = (
        make("div", "o-notice o-notice--error", text),
        make("button", "o-button", reload),
    ) else {
        return;
    };
    notice.set_id("errore");
    drop(notice.set_attribute("role", "alert"));
    drop(button.set_attribute("data-reload", ""));
    drop(notice.append_child(&button));
    if let Some(root) = by_id("app") {
        drop(root.insert_before(&notice, root.first_child().as_ref()));
    }
}

/// An address relative to the page, whatever path the site lies at.
fn absolute(name: &str) -> String {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    web_sys::Url::new_with_base(name, &base).map_or_else(|_| name.to_owned(), |url| url.href())
}

/// The language of the static page.
pub(crate) fn page_language() -> String {
    document()
        .document_element()
        .and_then(|page| page.get_attribute("lang"))
        .unwrap_or_default()
}

/// Tells browser and screen reader the language and the title of what is shown.
pub(crate) fn set_page(lang: &str, title: &str) {
    if let Some(page) = document().document_element() {
        drop(page.set_attribute("lang", lang));
    }
    document().set_title(title);
}

/// Moves the focus to an element by id, and opens what folds it away; says whether it exists.
pub(crate) fn focus(id: &str) -> bool {
    let Some(element) = by_id(id) else {
        return false;
    };
    while let Ok(Some(fold)) = element.closest("details:not([open])") {
        // A summary is seen while its details are folded.
        if element.tag_name() == "SUMMARY" || fold.set_attribute("open", "").is_err() {
            break;
        }
    }
    element.focus().is_ok()
}

/// Id of the element that has the focus.
pub(crate) fn focused() -> Option<String> {
    document()
        .active_element()
        .map(|element| element.id())
        .filter(|id| !id.is_empty())
}

/// The focusable elements inside an element: moves from the last to the first and back.
///
/// Says whether the focus was moved, so that the caller can swallow the key.
pub(crate) fn wrap_focus(inside: &str, backwards: bool) -> bool {
    let Some(root) = by_id(inside) else {
        return false;
    };
    let wanted = "a[href],button:not([disabled]),input,select,summary,[tabindex='0']";
    let list = Reflect::get(&root, &"querySelectorAll".into()).and_then(|find| {
        find.unchecked_into::<js_sys::Function>()
            .call1(&root, &wanted.into())
    });
    let Ok(list) = list else { return false };
    let list = js_sys::Array::from(&list);
    let at = |index: u32| list.get(index).dyn_into::<HtmlElement>().ok();
    let (Some(first), Some(last)) = (at(0), at(list.length().saturating_sub(1))) else {
        return false;
    };
    let active = document().active_element();
    let here = |element: &HtmlElement| active.as_ref() == Some(element.as_ref());
    let outside = active
        .as_ref()
        .is_none_or(|element| !root.contains(Some(element)));
    let target = match backwards {
        true if here(&first) || outside => last,
        false if here(&last) || outside => first,
        _ => return false,
    };
    target.focus().is_ok()
}

/// Scrolls to the top, as a new page does.
pub(crate) fn to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Whether a test drives the browser.
pub(crate) fn driven() -> bool {
    Reflect::get(&window().navigator(), &"webdriver".into()).is_ok_and(|driven| driven.is_truthy())
}

/// Opens the print dialogue.
pub(crate) fn print() {
    drop(window().print());
}

/// Writes into the field that an event came from.
pub(crate) fn write_back(event: &web_sys::Event, value: &str) {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    if let Some(field) = target {
        field.set_value(value);
    }
}

/// Whether a key belongs to the field or list that has the focus.
pub(crate) fn typing() -> bool {
    document().active_element().is_some_and(|element| {
        element.tag_name() == "INPUT"
            && element
                .get_attribute("type")
                .is_some_and(|kind| matches!(kind.as_str(), "text" | "search"))
            // A list jumps to the entry that begins with the letter.
            || element.tag_name() == "SELECT"
    })
}

/// Hears every key of the page until the listener is dropped.
pub(crate) fn on_key(work: impl Fn(&web_sys::KeyboardEvent) + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&document(), "keydown", options, move |event| {
        if let Some(event) = event.dyn_ref() {
            work(event);
        }
    })
}
