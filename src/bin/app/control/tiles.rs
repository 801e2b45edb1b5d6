//! The regions as a grid of buttons: arrows move, Enter opens the region.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use organico::unit::decimal;
use organico::view::{Tile, TilesView};

use crate::browser;
use crate::live::{click, key, text};
use crate::words::t;

/// Looks of the classes, strong shortage first.
const LOOKS: [&str; 5] = [
    "o-tile--1",
    "o-tile--2",
    "o-tile--3",
    "o-tile--4",
    "o-tile--5",
];

/// The tile map.
#[component]
pub(crate) fn TileMap(
    /// What it shows.
    view: TilesView,
    /// Code of the region that is open.
    chosen: Signal<String>,
    /// Called with the code of a region.
    on_choose: Callback<String>,
) -> impl IntoView {
    let placed: Vec<(String, (u8, u8))> = view
        .tiles
        .iter()
        .enumerate()
        .map(|(at, tile)| (tile.code.clone(), cell(at, tile)))
        .collect();
    let keys = key(move |event: KeyboardEvent| {
        let Some(id) = browser::focused() else { return };
        let Some(code) = id.strip_prefix("tile-") else {
            return;
        };
        let Some((_, (row, column))) = placed.iter().find(|(known, _)| known == code) else {
            return;
        };
        let (row, column) = (i32::from(*row), i32::from(*column));
        // The nearest tile on that side; rows and columns have holes.
        let side: fn(i32, i32) -> Option<i32> = match event.key().as_str() {
            "ArrowLeft" => |r, c| (c < 0).then(|| -c + 4 * r.abs()),
            "ArrowRight" => |r, c| (c > 0).then(|| c + 4 * r.abs()),
            "ArrowUp" => |r, c| (r < 0).then(|| -r + 4 * c.abs()),
            "ArrowDown" => |r, c| (r > 0).then(|| r + 4 * c.abs()),
            _ => return,
        };
        event.prevent_default();
        let near = placed
            .iter()
            .filter_map(|(code, (r, c))| {
                Some((side(i32::from(*r) - row, i32::from(*c) - column)?, code))
            })
            .min();
        if let Some((_, code)) = near {
            browser::focus(&format!("tile-{code}"));
        }
    });
    let tiles = view
        .tiles
        .into_iter()
        .enumerate()
        .map(|(at, tile)| {
            let (row, column) = cell(at, &tile);
            let look = tile.class.and_then(|class| LOOKS.get(usize::from(class)));
            let class = format!("o-tile {}", look.unwrap_or(&"o-tile--none"));
            let (code, own) = (tile.code.clone(), tile.code.clone());
            let open = text(move || chosen.with(|chosen| *chosen == own).to_string());
            view! {
                <button
                    type="button"
                    id=format!("tile-{}", tile.code)
                    class=class
                    style=("--row", (row + 1).to_string())
                    style=("--col", (column + 1).to_string())
                    aria-current=open
                    title=tile.name
                    data-raw=tile.value.map(decimal::write)
                    on:click=click(move || on_choose.run(code.clone()))
                >
                    <span class="o-tile__code" aria-hidden="true">{tile.label}</span>
                    <span class="o-tile__value" aria-hidden="true">{tile.text}</span>
                    <span class="o-hidden">{tile.spoken}</span>
                </button>
            }
            .into_any()
        })
        .collect_view();
    let legend = view
        .classes
        .into_iter()
        .zip(LOOKS)
        .map(|(words, look)| {
            view! {
                <li>
                    <span class=format!("o-tiles__swatch {look}") aria-hidden="true"></span>
                    {words}
                </li>
            }
            .into_any()
        })
        .collect_view();
    view! {
        <div class="o-tiles" role="group" aria-label=t("tiles-label") on:keydown=keys>
            {tiles}
        </div>
        <ul class="o-tiles__legend">{legend}</ul>
    }
}

/// Its place in the grid; regions without one stand in rows of six below.
fn cell(at: usize, tile: &Tile) -> (u8, u8) {
    tile.cell.unwrap_or_else(|| {
        let at = u8::try_from(at).unwrap_or(u8::MAX);
        (9 + at / 6, at % 6)
    })
}
