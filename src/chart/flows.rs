//! Draws inflows above zero and outflows below, stacked, with their difference as a line.

use plotters::backend::DrawingBackend;
use plotters::style::{Color, RGBColor};

use super::Layer;
use super::pen::{Drawn, End, Pen};
use super::plane::{EndLabel, Plane};
use super::theme::pixels;
use crate::view::series::{Line, at, plus};
use crate::view::{Exhibit, FlowsView, Stream};

/// Draws one layer of the flows.
pub(super) fn draw<B: DrawingBackend>(
    pen: &Pen<'_, B>,
    view: &FlowsView,
    layer: Layer,
) -> Drawn<B> {
    let words = view.about.words;
    let years = &view.about.years;
    let labels = labels(pen, view);
    let sizes: Vec<_> = labels
        .iter()
        .map(|l| (l.name.clone(), l.value.clone()))
        .collect();
    let plane = Plane::new(pen, words, view.range, (view.start, years.len()), &sizes);
    if layer.frame() {
        plane.draw(pen, &view.about)?;
    }
    if layer.data() {
        stack(pen, &plane, view, &view.inflows, 1.0, pen.theme.supply)?;
        stack(pen, &plane, view, &view.outflows, -1.0, pen.theme.need)?;
        let zero: Line = view.net.iter().map(|net| net.map(|_| 0.0)).collect();
        for piece in plane.pieces(&zero) {
            pen.line(&piece, pen.theme.paper.to_rgba(), 2.0)?;
        }
        for piece in plane.pieces(&view.net) {
            pen.line(&piece, pen.theme.paper.to_rgba(), 6.0)?;
            pen.line(&piece, pen.theme.ink.to_rgba(), 2.5)?;
        }
        plane.labels(pen, labels)?;
    }
    if layer.cursor() {
        cursor(pen, &plane, view)?;
    }
    Ok(())
}

/// Shades of one hue: the layer at zero is the darkest.
fn shade(layer: usize) -> f64 {
    [0.88, 0.58, 0.36, 0.20].get(layer).copied().unwrap_or(0.2)
}

fn stack<B: DrawingBackend>(
    pen: &Pen<'_, B>,
    plane: &Plane,
    view: &FlowsView,
    streams: &[Stream],
    sign: f64,
    colour: RGBColor,
) -> Drawn<B> {
    let signed =
        |line: &[Option<f64>]| -> Line { line.iter().map(|v| v.map(|v| v * sign)).collect() };
    let zero: Line = view.net.iter().map(|net| net.map(|_| 0.0)).collect();
    let mut below = zero.clone();
    for (place, stream) in streams.iter().enumerate() {
        // A hole of one stream counts as nothing where the year has any flow at all.
        let above = plus(&plus(&below, &signed(&stream.values)), &zero);
        for (upper, lower) in plane.pieces(&above).iter().zip(plane.pieces(&below)) {
            let outline: Vec<_> = upper
                .iter()
                .copied()
                .chain(lower.into_iter().rev())
                .collect();
            pen.area(&outline, pen.theme.paper.to_rgba())?;
            pen.area(&outline, colour.mix(shade(place)))?;
            pen.line(upper, pen.theme.paper.to_rgba(), 1.25)?;
        }
        below = above;
    }
    Ok(())
}

/// Names at the right, in the middle of their layer in the last year.
fn labels<B: DrawingBackend>(pen: &Pen<'_, B>, view: &FlowsView) -> Vec<EndLabel> {
    let words = view.about.words;
    let last = view.about.years.len().saturating_sub(1);
    let mut labels = Vec::new();
    let sides = [
        (&view.inflows, 1.0, pen.theme.supply),
        (&view.outflows, -1.0, pen.theme.need),
    ];
    let tall = (view.range.high - view.range.low) * if pen.narrow() { 0.03 } else { 0.006 };
    for (streams, sign, colour) in sides {
        let mut sum = 0.0;
        for stream in streams {
            let value = at(&stream.values, last).unwrap_or(0.0);
            if value > tall {
                labels.push(EndLabel {
                    name: stream.name.clone(),
                    value: words.round(value),
                    at: sign * (sum + value / 2.0),
                    colour,
                    bold: false,
                });
            }
            sum += value;
        }
    }
    labels
}

fn cursor<B: DrawingBackend>(pen: &Pen<'_, B>, plane: &Plane, view: &FlowsView) -> Drawn<B> {
    let theme = pen.theme;
    let Some(place) = view.about.cursor.filter(|_| !view.is_empty()) else {
        return Ok(());
    };
    let place = place.max(view.start);
    plane.cursor(pen, place, &view.about.year_text(place))?;
    let Some(net) = at(&view.net, place) else {
        return Ok(());
    };
    let (x, y) = (plane.x(place), plane.y(net));
    pen.dot((x, y), theme.ink)?;
    let words = view.about.words;
    let letters = pen.label();
    let text = format!("{} {}", words.label("chart-flows-net"), words.signed(net));
    let leftwards =
        x - f64::from(plane.left) > f64::from(pen.width(&text, letters) + theme.px(24.0));
    let (end, shift) = if leftwards {
        (End::Right, -theme.px(12.0))
    } else {
        (End::Left, theme.px(12.0))
    };
    let above = pixels(y) - theme.px(letters.size * 1.4);
    pen.patch(&text, (pixels(x) + shift, above), end, letters, theme.ink)
}
