//! Draws women and men by age: the cursor year filled, the opening year as an outline.

use plotters::backend::DrawingBackend;
use plotters::style::{Color, RGBColor};

use super::Layer;
use super::pen::{Drawn, End, Pen};
use super::theme::pixels;
use crate::view::series::Range;
use crate::view::{PyramidView, Side};

/// One half of the pyramid: where its bars start and which way they grow.
struct Half {
    foot: f64,
    /// Pixels per head, negative to the left.
    scale: f64,
}

struct Ground {
    top: f64,
    /// Height of one band.
    row: f64,
    halves: Vec<Half>,
    /// Middle of the ages.
    ages: i32,
    range: Range,
}

/// Draws one layer of the pyramid.
pub(super) fn draw<B: DrawingBackend>(
    pen: &Pen<'_, B>,
    view: &PyramidView,
    layer: Layer,
) -> Drawn<B> {
    let ground = ground(pen, view);
    if layer.frame() {
        frame(pen, view, &ground)?;
    }
    if layer.data() {
        for (side, half) in view.sides.iter().zip(&ground.halves) {
            bars(pen, side, half, &ground, colour(pen, side))?;
        }
    }
    if layer.cursor() {
        bracket(pen, view, &ground)?;
    }
    Ok(())
}

fn colour<B: DrawingBackend>(pen: &Pen<'_, B>, side: &Side) -> RGBColor {
    if side.sex == "F" {
        pen.theme.fourth
    } else {
        pen.theme.supply
    }
}

fn ground<B: DrawingBackend>(pen: &Pen<'_, B>, view: &PyramidView) -> Ground {
    let theme = pen.theme;
    let (width, height) = pen.size();
    let small = pen.small();
    let top = f64::from(theme.px(28.0));
    let bottom = f64::from(height - theme.px(26.0));
    let row = ((bottom - top) / view.bands.len().max(1) as f64).max(1.0);
    let gutter = view
        .bands
        .iter()
        .map(|b| pen.width(b, small))
        .max()
        .unwrap_or(0)
        + theme.px(14.0);
    let bracket = bracket_width(pen, view);
    let inner = f64::from((width - gutter - bracket - theme.px(28.0)).max(theme.px(40.0)));
    let range = Range {
        low: 0.0,
        high: view.most * 1.04,
        cut: false,
    };
    let left = f64::from(theme.px(20.0));
    let (halves, ages) = if view.sides.len() > 1 {
        let half = inner / 2.0;
        let scale = half / range.high.max(1e-9);
        let second = left + half + f64::from(gutter);
        let halves = vec![
            Half {
                foot: left + half,
                scale: -scale,
            },
            Half {
                foot: second,
                scale,
            },
        ];
        (halves, pixels(left + half + f64::from(gutter) / 2.0))
    } else {
        let foot = left + f64::from(gutter);
        (
            vec![Half {
                foot,
                scale: inner / range.high.max(1e-9),
            }],
            pixels(left + f64::from(gutter) / 2.0),
        )
    };
    Ground {
        top,
        row,
        halves,
        ages,
        range,
    }
}

fn bracket_width<B: DrawingBackend>(pen: &Pen<'_, B>, view: &PyramidView) -> i32 {
    let text = view.bracket_label().unwrap_or_default();
    let (name, value) = split(&text);
    pen.width(name, pen.label())
        .max(pen.width(value, pen.label()))
        + pen.theme.px(16.0)
}

/// The two lines of the bracket's text.
fn split(text: &str) -> (&str, &str) {
    let (name, value) = text.split_once(':').unwrap_or((text, ""));
    (name, value.trim_start())
}

fn frame<B: DrawingBackend>(pen: &Pen<'_, B>, view: &PyramidView, ground: &Ground) -> Drawn<B> {
    let theme = pen.theme;
    let words = view.about.words;
    let (small, label) = (pen.small(), pen.label());
    let bottom = ground.top + ground.row * view.bands.len() as f64;
    pen.paper()?;
    let (marks, step) = ground.range.ticks(if pen.narrow() { 3 } else { 4 });
    for half in &ground.halves {
        let mut free = f64::NEG_INFINITY;
        for mark in &marks {
            let x = half.foot + half.scale * mark;
            pen.line(&[(x, ground.top), (x, bottom)], theme.grid.to_rgba(), 1.0)?;
            let text = words.tick(*mark, step);
            // A number that would touch the one before is left out.
            let reach = f64::from(pen.width(&text, small)) / 2.0 + f64::from(theme.px(4.0));
            let distance = (x - half.foot).abs();
            if distance - reach < free {
                continue;
            }
            free = distance + reach;
            let at = (pixels(x), pixels(bottom) + theme.px(13.0));
            pen.text(&text, at, End::Middle, small, theme.muted)?;
        }
    }
    let every = if ground.row < f64::from(theme.px(small.size * 1.05)) {
        2
    } else {
        1
    };
    for (band, name) in view.bands.iter().enumerate().step_by(every) {
        let at = (ground.ages, pixels(middle(ground, view, band)));
        pen.text(name, at, End::Middle, small, theme.muted)?;
    }
    let above = pixels(ground.top) - theme.px(13.0);
    for (side, half) in view.sides.iter().zip(&ground.halves) {
        let end = if half.scale < 0.0 {
            End::Right
        } else {
            End::Left
        };
        pen.text(
            &side.name,
            (pixels(half.foot), above),
            end,
            label,
            theme.ink,
        )?;
    }
    key(pen, view, above)
}

/// What is filled and what is outline, at the upper right.
fn key<B: DrawingBackend>(pen: &Pen<'_, B>, view: &PyramidView, y: i32) -> Drawn<B> {
    let theme = pen.theme;
    let small = pen.small();
    let (opening, cursor) = view.year_labels();
    let mut x = pen.size().0 - theme.px(4.0);
    pen.text(&opening, (x, y), End::Right, small, theme.ink)?;
    x -= pen.width(&opening, small) + theme.px(4.0);
    let line = [
        (f64::from(x - theme.px(16.0)), f64::from(y)),
        (f64::from(x), f64::from(y)),
    ];
    pen.line(&line, theme.ink.to_rgba(), 2.0)?;
    if let Some(cursor) = cursor {
        x -= theme.px(28.0);
        pen.text(&cursor, (x, y), End::Right, small, theme.ink)?;
        x -= pen.width(&cursor, small) + theme.px(4.0);
        let half = theme.px(5.0);
        pen.block(
            (x - theme.px(12.0), y - half),
            (x, y + half),
            theme.muted.to_rgba(),
        )?;
    }
    Ok(())
}

/// Oldest on top.
fn middle(ground: &Ground, view: &PyramidView, band: usize) -> f64 {
    ground.top + ground.row * ((view.bands.len() - 1 - band.min(view.bands.len() - 1)) as f64 + 0.5)
}

fn bars<B: DrawingBackend>(
    pen: &Pen<'_, B>,
    side: &Side,
    half: &Half,
    ground: &Ground,
    colour: RGBColor,
) -> Drawn<B> {
    let steps = |line: &[Option<f64>]| -> Vec<(f64, f64)> {
        let count = line.len();
        let mut points = vec![(half.foot, ground.top)];
        for (place, heads) in line.iter().rev().enumerate() {
            let x = half.foot + half.scale * heads.unwrap_or(0.0).max(0.0);
            let y = ground.top + ground.row * place as f64;
            points.extend([(x, y), (x, y + ground.row)]);
        }
        points.push((half.foot, ground.top + ground.row * count as f64));
        points
    };
    pen.area(&steps(&side.cursor), colour.mix(0.62))?;
    let rows = side.cursor.len();
    let reach = half.foot + half.scale * ground.range.high;
    for place in 1..rows {
        let y = ground.top + ground.row * place as f64;
        pen.line(
            &[(half.foot, y), (reach, y)],
            pen.theme.paper.to_rgba(),
            1.0,
        )?;
    }
    pen.line(&steps(&side.opening), pen.theme.ink.to_rgba(), 2.0)
}

/// The bracket of people of 55 and over, with their share in the cursor year.
fn bracket<B: DrawingBackend>(pen: &Pen<'_, B>, view: &PyramidView, ground: &Ground) -> Drawn<B> {
    let theme = pen.theme;
    let (Some(from), Some(text)) = (view.older_from, view.bracket_label()) else {
        return Ok(());
    };
    let letters = pen.label();
    let x = f64::from(pen.size().0 - bracket_width(pen, view) + theme.px(2.0));
    let bottom = middle(ground, view, from) + ground.row / 2.0 - f64::from(theme.px(2.0));
    let top = ground.top + f64::from(theme.px(2.0));
    let hook = x - f64::from(theme.px(5.0));
    pen.line(
        &[(hook, top), (x, top), (x, bottom), (hook, bottom)],
        theme.ink.to_rgba(),
        1.5,
    )?;
    let (name, value) = split(&text);
    let line = theme.px(letters.size * 1.25);
    let y = pixels((top + bottom) / 2.0);
    let left = pixels(x) + theme.px(7.0);
    pen.text(name, (left, y - line / 2), End::Left, letters, theme.ink)?;
    pen.text(value, (left, y + line / 2), End::Left, letters, theme.ink)
}
