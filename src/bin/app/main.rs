//! The page: shows what the engine answers and reports what the reader does.
//!
//! It is built without the engine: nothing here can compute a result.
#![recursion_limit = "256"]
#![cfg_attr(
    target_arch = "wasm32",
    expect(clippy::needless_pass_by_value, reason = "a component owns its props")
)]
#![cfg_attr(
    target_arch = "wasm32",
    expect(
        unreachable_pub,
        reason = "leptos writes `pub` before what it makes of a component"
    )
)]

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
mod control;
#[cfg(target_arch = "wasm32")]
mod figure;
#[cfg(target_arch = "wasm32")]
mod late;
#[cfg(target_arch = "wasm32")]
mod live;
#[cfg(target_arch = "wasm32")]
mod page;
#[cfg(target_arch = "wasm32")]
mod piece;
#[cfg(target_arch = "wasm32")]
mod plot;
#[cfg(target_arch = "wasm32")]
mod route;
#[cfg(target_arch = "wasm32")]
mod runner;
#[cfg(target_arch = "wasm32")]
mod session;
#[cfg(target_arch = "wasm32")]
mod shell;
#[cfg(target_arch = "wasm32")]
mod words;

#[cfg(not(target_arch = "wasm32"))]
fn main() {}

#[cfg(target_arch = "wasm32")]
fn main() {
    use leptos::prelude::*;
    use organico::i18n::{Lang, Part, install, label};
    use route::{Place, Route};

    let lang = Lang::parse(&browser::page_language()).unwrap_or_default();
    // boot.js says so where the texts cannot be fetched, and starts no program.
    let there = browser::locale::first().is_some_and(|texts| install(lang, Part::First, texts));
    assert!(there, "no texts");
    let (root, found) = browser::mount_point();
    let home = found.home.trim_start_matches('#');
    let (origin, _) = Route::lead(home, &Route::to(lang, Place::Home));
    let (route, unknown) = Route::lead(&browser::url::fragment(), &origin);
    // The texts that came are those of `lang`.
    let route = Route { lang, ..route };
    std::panic::set_hook(Box::new(move |why| {
        browser::crash(
            label(lang, "crash-text"),
            label(lang, "crash-reload"),
            &why.to_string(),
        );
    }));
    mount_to(root, move || {
        let state = session::State::new(route, origin, piece::Stages::new(page::comes));
        state.install();
        state.start(found.worker.clone(), unknown);
        view! { <shell::Shell found/> }
    })
    .forget();
}
