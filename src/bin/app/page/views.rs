//! The views that are not in front at first: each is made by a piece of the program that is fetched with it.

use leptos::prelude::*;
use leptos::wasm_split::wasm_split;
use organico::scenario::{Edit, Session};
use organico::view::{
    About, Exhibit, FanView, FlowsView, Panel, PanelView, PipelineView, PyramidView, Scene,
    TileMeasure, TilesView, WaterfallKind, WaterfallView,
};

use crate::control::tiles::TileMap;
use crate::figure::Figure;
use crate::live::{kept, nothing, part};
use crate::piece::Lost;
use crate::session::state;

/// A view that is not the first one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    Ages,
    Flows,
    Pipeline(usize),
    Regions(TileMeasure),
    Drivers(WaterfallKind),
    Methods,
}

/// A view of the simulator; while a lever is dragged its axis is kept where it still serves.
#[wasm_split(
    charts,
    wasm_split_path = leptos::wasm_split,
    preload(charts_come),
    fallible
)]
pub(crate) fn chart(
    scene: &Scene<'_>,
    wanted: Wanted,
    before: Option<&Figure>,
) -> Result<Figure, Lost> {
    Ok(match wanted {
        Wanted::Ages => Figure::new(PyramidView::of(scene)),
        Wanted::Flows => {
            let view = FlowsView::of(scene);
            Figure::new(match held(before, &view.about) {
                Some(before) => view.held(before),
                None => view,
            })
        }
        Wanted::Pipeline(which) => Figure::new(PipelineView::of(scene, which)),
        Wanted::Regions(measure) => Figure::new(TilesView::of(scene, measure)),
        Wanted::Drivers(kind) => Figure::new(WaterfallView::of(scene, kind)),
        Wanted::Methods => {
            let view = FanView::of(scene);
            Figure::new(match held(before, &view.about) {
                Some(before) => view.held(before),
                None => view,
            })
        }
    })
}

/// The regions as buttons.
#[wasm_split(
    charts,
    wasm_split_path = leptos::wasm_split,
    preload(tiles_come),
    fallible
)]
pub(crate) fn tiles(figure: Memo<Option<Figure>>, screen: Memo<Session>) -> Result<AnyView, Lost> {
    let state = state();
    Ok(part(move || {
        figure.with(
            |figure| match figure.as_ref().and_then(Figure::view::<TilesView>) {
                Some(view) if view.is_empty() => {
                    view! { <p class="o-notice">{view.empty_text()}</p> }.into_any()
                }
                Some(view) => {
                    let chosen = kept(move || screen.with(|now| now.region.clone()));
                    let on_choose = Callback::new(move |code: String| {
                        state.edit(Edit::Region(code));
                        state.settle();
                    });
                    view! { <TileMap view=view.clone() chosen on_choose/> }.into_any()
                }
                _ => nothing(),
            },
        )
    }))
}

/// Lines of a topic.
#[wasm_split(
    topics,
    wasm_split_path = leptos::wasm_split,
    preload(topics_come),
    fallible
)]
pub(crate) fn topic(
    scene: &Scene<'_>,
    panel: Panel,
    before: Option<&Figure>,
) -> Result<Figure, Lost> {
    let view = PanelView::of(scene, panel);
    let before = held(before, &view.about).filter(|before: &&PanelView| before.panel == panel);
    Ok(Figure::new(match before {
        Some(before) => view.held(before),
        None => view,
    }))
}

/// What stands under the lines of money.
#[wasm_split(
    topics,
    wasm_split_path = leptos::wasm_split,
    preload(money_comes),
    fallible
)]
pub(crate) fn money_details() -> Result<AnyView, Lost> {
    Ok(super::money::details())
}

/// The view before, where it is of this kind and about the same: its axis may serve on.
pub(crate) fn held<'a, V: Exhibit + 'static>(
    before: Option<&'a Figure>,
    about: &About,
) -> Option<&'a V> {
    let before: &V = before?.view()?;
    let then = before.about();
    let same = (&then.who, &then.place, &then.years) == (&about.who, &about.place, &about.years);
    same.then_some(before)
}
