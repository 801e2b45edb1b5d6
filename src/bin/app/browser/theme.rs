//! Light, dark, high contrast, reduced motion: what the system asks and the reader chose.

use gloo::events::EventListener;
use web_sys::MediaQueryList;

use super::{document, window};

fn query(text: &str) -> Option<MediaQueryList> {
    window().match_media(text).ok().flatten()
}

fn asks(text: &str) -> bool {
    query(text).is_some_and(|list| list.matches())
}

/// Whether the system is dark.
pub(crate) fn dark() -> bool {
    asks("(prefers-color-scheme: dark)")
}

/// Whether the system forces its own colours.
pub(crate) fn forced() -> bool {
    asks("(forced-colors: active)")
}

/// Whether the reader wants no movement.
pub(crate) fn still() -> bool {
    asks("(prefers-reduced-motion: reduce)")
}

/// Calls back when the system changes between light, dark and forced colours.
pub(crate) fn on_change(work: impl Fn() + Clone + 'static) {
    for text in ["(prefers-color-scheme: dark)", "(forced-colors: active)"] {
        if let Some(list) = query(text) {
            let work = work.clone();
            EventListener::new(&list, "change", move |_| work()).forget();
        }
    }
}

/// Writes the chosen theme where the style reads it.
pub(crate) fn choose(dark: bool) {
    if let Some(page) = document().document_element() {
        drop(page.set_attribute("data-theme", if dark { "dark" } else { "light" }));
    }
}

/// Text and paper of the page as the system forces them.
pub(crate) fn system_colours() -> Option<([u8; 3], [u8; 3])> {
    let body = document().body()?;
    let style = window().get_computed_style(&body).ok().flatten()?;
    let colour = |name: &str| {
        let text = style.get_property_value(name).ok()?;
        let mut parts = text
            .trim_start_matches(|c: char| !c.is_ascii_digit())
            .split(|c: char| !c.is_ascii_digit())
            .filter_map(|part| part.parse().ok());
        Some([parts.next()?, parts.next()?, parts.next()?])
    };
    Some((colour("color")?, colour("background-color")?))
}
