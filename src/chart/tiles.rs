//! Draws the regions as tiles, for print and files; a page uses buttons instead.

use plotters::backend::DrawingBackend;
use plotters::style::Color;

use super::Layer;
use super::pen::{Drawn, End, Letters, Pen};
use crate::view::{Tile, TilesView};

/// Draws one layer of the tiles; they have no cursor of their own.
pub(super) fn draw<B: DrawingBackend>(
    pen: &Pen<'_, B>,
    view: &TilesView,
    layer: Layer,
) -> Drawn<B> {
    if layer.frame() {
        pen.paper()?;
        key(pen, view)?;
    }
    if layer.data() {
        let side = side(pen, view);
        for tile in &view.tiles {
            draw_tile(pen, tile, side)?;
        }
    }
    Ok(())
}

fn margin<B: DrawingBackend>(pen: &Pen<'_, B>) -> i32 {
    pen.theme.px(4.0)
}

/// Width of the key: swatch, space and the longest text.
fn key_width<B: DrawingBackend>(pen: &Pen<'_, B>, view: &TilesView) -> i32 {
    let text = view
        .classes
        .iter()
        .map(|text| pen.width(text, pen.small()))
        .max()
        .unwrap_or(0);
    text + pen.theme.px(34.0)
}

/// Width and height of a tile.
fn side<B: DrawingBackend>(pen: &Pen<'_, B>, view: &TilesView) -> (i32, i32) {
    let (width, height) = pen.size();
    let (rows, columns) = (i32::from(view.size.0.max(1)), i32::from(view.size.1.max(1)));
    let across = (width - key_width(pen, view) - 2 * margin(pen)) / columns;
    let down = (height - 2 * margin(pen)) / rows;
    // Wider than high, but not a ribbon: label and number stand one above the other.
    (
        across.min(down * 7 / 4).max(4),
        down.min(across * 5 / 4).max(4),
    )
}

fn draw_tile<B: DrawingBackend>(pen: &Pen<'_, B>, tile: &Tile, (w, h): (i32, i32)) -> Drawn<B> {
    let theme = pen.theme;
    let Some((row, column)) = tile.cell else {
        return Ok(());
    };
    let gap = theme.px(2.0);
    let a = (
        margin(pen) + i32::from(column) * w,
        margin(pen) + i32::from(row) * h,
    );
    let b = (a.0 + w - gap, a.1 + h - gap);
    let class = tile.class.map(usize::from);
    let fill = class.and_then(|class| theme.tiles.get(class)).copied();
    let ink = class
        .and_then(|class| theme.on_tiles.get(class))
        .copied()
        .unwrap_or(theme.muted);
    if let Some(fill) = fill {
        pen.block(a, b, fill.to_rgba())?;
    }
    pen.frame(a, b, theme.muted.to_rgba(), 1.0)?;
    let size = (theme.css(h) * 0.30).clamp(9.0, 15.0);
    let x = (a.0 + b.0) / 2;
    let y = (a.1 + b.1) / 2;
    let line = theme.px(size * 0.58);
    let (name, value) = (Letters { size, bold: true }, Letters { size, bold: false });
    pen.text(&tile.label, (x, y - line), End::Middle, name, ink)?;
    pen.text(&tile.text, (x, y + line), End::Middle, value, ink)
}

/// What the colours mean.
fn key<B: DrawingBackend>(pen: &Pen<'_, B>, view: &TilesView) -> Drawn<B> {
    let theme = pen.theme;
    let small = pen.small();
    let (w, _) = side(pen, view);
    let left = margin(pen) + i32::from(view.size.1) * w + theme.px(8.0);
    let line = theme.px(small.size * 1.75);
    let mut y = margin(pen) + line / 2;
    for (fill, text) in theme.tiles.iter().zip(&view.classes) {
        let half = theme.px(6.0);
        let (a, b) = ((left, y - half), (left + 2 * half, y + half));
        pen.block(a, b, fill.to_rgba())?;
        pen.frame(a, b, theme.muted.to_rgba(), 1.0)?;
        let at = (left + 2 * half + theme.px(6.0), y);
        pen.text(text, at, End::Left, small, theme.ink)?;
        y += line;
    }
    Ok(())
}
