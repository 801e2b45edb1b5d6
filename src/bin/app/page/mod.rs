//! The list of pages: one line each.

mod explain;
mod figures;
mod home;
mod keys;
mod levers;
mod method;
mod money;
mod simulator;
mod texts;

use leptos::prelude::*;

use crate::browser::Found;
use crate::route::Place;

/// The page of a place.
pub(crate) fn show(place: Place, found: Found) -> AnyView {
    match place {
        Place::Home => view! { <home::Home found/> }.into_any(),
        Place::Simulator => view! { <simulator::Simulator/> }.into_any(),
        Place::Method => view! { <method::Method/> }.into_any(),
        Place::Accessibility => texts::accessibility().into_any(),
        Place::Privacy => texts::privacy().into_any(),
        Place::Legal => texts::legal().into_any(),
    }
}
