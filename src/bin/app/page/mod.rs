//! The list of pages: one line each.

mod explain;
mod figures;
mod home;
mod keys;
mod levers;
mod method;
mod money;
mod simulator;
mod skeleton;
mod texts;
mod views;

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;

use crate::browser::Found;
use crate::late::{late, now};
use crate::piece::{Coming, Lost, Piece};
use crate::route::Place;
use crate::words::t;

/// The page of a place.
pub(crate) fn show(place: Place, found: Found) -> AnyView {
    match place {
        Place::Home => view! { <home::Home found/> }.into_any(),
        Place::Simulator => late(
            Piece::Simulator,
            move |said| meanwhile(place, said),
            || now(simulator()),
        ),
        Place::Method | Place::Accessibility | Place::Privacy | Place::Legal => late(
            Piece::Pages,
            move |said| meanwhile(place, said),
            move || now(page(place)),
        ),
    }
}

/// What stands in the place of a page whose piece is on its way: as high as the screen, so that nothing below is pushed
/// down when it comes.
fn meanwhile(place: Place, said: AnyView) -> AnyView {
    let heading = view! { <h1 id="titolo" tabindex="-1">{t(place.title())}</h1> };
    if place == Place::Simulator {
        return view! {
            <main id="contenuto" class="o-sim" tabindex="-1" style="min-height:100vh">
                {skeleton::workspace(heading.into_any(), said)}
            </main>
        }
        .into_any();
    }
    view! {
        <main id="contenuto" class="o-text" tabindex="-1" style="min-height:100vh">
            {heading} {said}
        </main>
    }
    .into_any()
}

/// The simulator.
#[wasm_split(
    simulator,
    wasm_split_path = leptos::wasm_split,
    preload(simulator_comes),
    fallible
)]
fn simulator() -> Result<AnyView, Lost> {
    Ok(view! { <simulator::Simulator/> }.into_any())
}

/// A page to read.
#[wasm_split(
    pages,
    wasm_split_path = leptos::wasm_split,
    preload(pages_come),
    fallible
)]
fn page(place: Place) -> Result<AnyView, Lost> {
    Ok(match place {
        Place::Method => view! { <method::Method/> }.into_any(),
        Place::Accessibility => texts::accessibility().into_any(),
        Place::Privacy => texts::privacy().into_any(),
        // The first two have doors of their own.
        Place::Home | Place::Simulator | Place::Legal => texts::legal().into_any(),
    })
}

/// What fetches a piece: each of its doors counts for itself.
pub(crate) fn comes(piece: Piece) -> Coming {
    match piece {
        Piece::Simulator => Box::pin(simulator_comes()),
        Piece::Charts => Box::pin(async {
            views::charts_come().await?;
            views::tiles_come().await
        }),
        Piece::Topics => Box::pin(async {
            views::topics_come().await?;
            views::money_comes().await
        }),
        Piece::Drawers => Box::pin(async {
            simulator::explained_comes().await?;
            simulator::help_comes().await
        }),
        Piece::Pages => Box::pin(pages_come()),
    }
}
