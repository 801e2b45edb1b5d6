//! Draws causes as bars that lead from one total to another, one below the other.

use plotters::backend::DrawingBackend;
use plotters::style::{Color, RGBColor};

use super::Layer;
use super::pen::{Drawn, End, Letters, Pen};
use super::theme::pixels;
use crate::view::{Bar, WaterfallView};

struct Ground {
    left: f64,
    right: f64,
    top: f64,
    row: f64,
    low: f64,
    high: f64,
    /// Names stand above their bars instead of beside them.
    stacked: bool,
    names: Letters,
}

impl Ground {
    fn x(&self, value: f64) -> f64 {
        let span = self.high - self.low;
        let share = if span > 0.0 {
            (value - self.low) / span
        } else {
            0.0
        };
        self.left + (self.right - self.left) * share.clamp(0.0, 1.0)
    }

    /// Top and bottom of a bar.
    fn bar(&self, place: usize) -> (f64, f64) {
        let top = self.top + self.row * place as f64;
        if self.stacked {
            (top + self.row * 0.57, top + self.row * 0.95)
        } else {
            (top + self.row * 0.16, top + self.row * 0.84)
        }
    }
}

/// Draws one layer of the waterfall; it has no cursor of its own.
pub(super) fn draw<B: DrawingBackend>(
    pen: &Pen<'_, B>,
    view: &WaterfallView,
    layer: Layer,
) -> Drawn<B> {
    let ground = ground(pen, view);
    if layer.frame() {
        pen.paper()?;
        let zero = ground.x(0.0);
        let bottom = ground.top + ground.row * view.bars.len() as f64;
        let colour = if ground.stacked {
            pen.theme.grid
        } else {
            pen.theme.muted
        };
        pen.line(&[(zero, ground.top), (zero, bottom)], colour.to_rgba(), 1.0)?;
    }
    if layer.data() {
        for (place, bar) in view
            .bars
            .iter()
            .enumerate()
            .take(view.bars.len().saturating_sub(1))
        {
            let x = ground.x(bar.to);
            let ends = [(x, ground.bar(place).1), (x, ground.bar(place + 1).0)];
            pen.line(&ends, pen.theme.muted.mix(0.6), 1.0)?;
        }
        for (place, bar) in view.bars.iter().enumerate() {
            draw_bar(pen, &ground, bar, place)?;
        }
    }
    Ok(())
}

fn ground<B: DrawingBackend>(pen: &Pen<'_, B>, view: &WaterfallView) -> Ground {
    let theme = pen.theme;
    let (width, height) = pen.size();
    let stacked = pen.narrow();
    let rows = view.bars.len().max(1) as f64;
    let top = f64::from(theme.px(4.0));
    let row = (f64::from(height) - 2.0 * top) / rows;
    let share = if stacked { 0.44 } else { 0.62 };
    let room = theme.css(pixels(row)) * share;
    let names = Letters {
        size: pen.label().size.min(room.max(8.0)),
        bold: false,
    };
    let measured = Letters {
        bold: true,
        ..names
    };
    let widest = |text: fn(&Bar) -> &str| {
        view.bars
            .iter()
            .map(|bar| pen.width(text(bar), measured))
            .max()
            .unwrap_or(0)
    };
    let value = f64::from(widest(|bar| &bar.text) + theme.px(8.0));
    let name = f64::from(widest(|bar| &bar.name) + theme.px(12.0));
    let (low, high) = view
        .bars
        .iter()
        .fold((0.0_f64, 0.0_f64), |(low, high), bar| {
            (low.min(bar.to), high.max(bar.to))
        });
    // Numbers stand right of the bars; left of them only where bars reach below zero.
    let edge = f64::from(theme.px(4.0));
    let left = if stacked { edge } else { name };
    let right = f64::from(width) - if stacked { edge } else { value + edge };
    Ground {
        left,
        right: right.max(left + 10.0),
        top,
        row,
        low,
        high,
        stacked,
        names,
    }
}

fn draw_bar<B: DrawingBackend>(
    pen: &Pen<'_, B>,
    ground: &Ground,
    bar: &Bar,
    place: usize,
) -> Drawn<B> {
    let theme = pen.theme;
    let colour = colour(pen, bar);
    let (top, bottom) = ground.bar(place);
    let (a, b) = (ground.x(bar.from), ground.x(bar.to));
    let left = a.min(b);
    let right = a.max(b).max(left + f64::from(theme.px(1.5)));
    let corners = [(left, top), (right, top), (right, bottom), (left, bottom)];
    pen.area(&corners, colour.mix(if bar.total { 1.0 } else { 0.88 }))?;
    if bar.value < 0.0 && !bar.total {
        // Told apart in grey print too: what narrows the gap is striped.
        pen.striped(&corners, theme.paper.mix(0.55))?;
    }
    let names = ground.names;
    let bold = Letters {
        bold: bar.total,
        ..names
    };
    if ground.stacked {
        let y = pixels(ground.top + ground.row * (place as f64 + 0.28));
        pen.patch(&bar.name, (theme.px(4.0), y), End::Left, bold, theme.ink)?;
        let edge = pen.size().0 - theme.px(4.0);
        return pen.patch(&bar.text, (edge, y), End::Right, bold, ink(pen, bar));
    }
    let y = pixels((top + bottom) / 2.0);
    let at = (pixels(ground.left) - theme.px(8.0), y);
    pen.text(&bar.name, at, End::Right, bold, theme.ink)?;
    let at = (pixels(right) + theme.px(6.0), y);
    pen.patch(&bar.text, at, End::Left, bold, ink(pen, bar))
}

fn colour<B: DrawingBackend>(pen: &Pen<'_, B>, bar: &Bar) -> RGBColor {
    match (bar.total, bar.value > 0.0) {
        (true, _) => pen.theme.muted,
        (false, true) => pen.theme.need,
        (false, false) => pen.theme.supply,
    }
}

fn ink<B: DrawingBackend>(pen: &Pen<'_, B>, bar: &Bar) -> RGBColor {
    if bar.total {
        pen.theme.ink
    } else {
        colour(pen, bar)
    }
}
