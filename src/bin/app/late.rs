//! Parts whose piece of the program is fetched when they are used: what stands there meanwhile, and the button where it
//! does not come.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use organico::i18n::{self, Part};
use wasm_bindgen_futures::spawn_local;

use crate::browser::{self, clock, locale, url};
use crate::live::{button, click, part};
use crate::piece::{Lost, Piece, Stage};
use crate::session::state;
use crate::words::t;

/// Whether a piece has come.
pub(crate) fn here(piece: Piece) -> bool {
    state().pieces.of(piece).get() == Stage::Here && readable(piece)
}

/// Whether its texts are there in the language of the page.
fn readable(piece: Piece) -> bool {
    !piece.reads() || i18n::installed(state().lang(), Part::Late)
}

/// Has a piece fetched, unless it is there or on its way.
fn fetch(piece: Piece) {
    let pieces = state().pieces;
    let stage = pieces.of(piece);
    let there = stage.get_untracked() == Stage::Here && readable(piece);
    if there || stage.get_untracked() == Stage::Coming {
        return;
    }
    stage.set(Stage::Coming);
    let texts = piece.reads().then(|| locale::late(state().lang()));
    spawn_local(async move {
        let came = pieces.comes(piece).await.is_ok();
        let readable = match texts {
            Some(texts) => texts.await,
            None => true,
        };
        stage.set(match came && readable {
            true => Stage::Here,
            false => Stage::Lost,
        });
    });
}

/// What a function of a piece gives that has come. The piece is waited for elsewhere: what is made of it belongs to the
/// part of the page that asks now.
pub(crate) fn now<T>(made: impl Future<Output = Result<T, Lost>>) -> Option<T> {
    match pin!(made).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(made) => made.ok(),
        Poll::Pending => None,
    }
}

/// A part that a piece draws. Until it comes, and where it does not, `meanwhile` stands in its place, with what is said.
pub(crate) fn late(
    piece: Piece,
    meanwhile: impl Fn(AnyView) -> AnyView + Send + Sync + 'static,
    draw: impl Fn() -> Option<AnyView> + Send + Sync + 'static,
) -> AnyView {
    part(move || {
        let stage = state().pieces.of(piece).get();
        let drawn = match stage {
            Stage::Here if readable(piece) => draw(),
            Stage::Lost => return meanwhile(lost(piece)),
            Stage::Away | Stage::Coming | Stage::Here => None,
        };
        let Some(drawn) = drawn else {
            if stage != Stage::Coming {
                // Not from inside a part that hears of it.
                clock::next_frame(move || fetch(piece));
            }
            return meanwhile(view! { <p role="status">{t("piece-loading")}</p> }.into_any());
        };
        // The heading of what stood there may have the focus: it passes it on.
        if let Some(id) = browser::focused() {
            clock::next_frame(move || {
                if browser::focused().is_none() {
                    browser::focus(&id);
                }
            });
        }
        drawn
    })
}

/// Says that a piece did not come, and offers what helps: another try, or the newest version of the page.
fn lost(piece: Piece) -> AnyView {
    view! {
        <div class="o-notice o-notice--warn" role="status">
            <p>{t("piece-lost")}</p>
            {button(t("notice-retry"), move || fetch(piece))}
            " "
            {reload()}
        </div>
    }
    .into_any()
}

/// Loads the page anew with what is on the screen: after a new release the files of an open page may be gone.
pub(crate) fn reload() -> AnyView {
    view! {
        <button type="button" class="o-button" data-reload="" on:click=click(url::rescue)>
            {t("crash-reload")}
        </button>
    }
    .into_any()
}
