//! Draws lines over the years, each with a stroke of its own and its name at its end. Knows no
//! measure.

use plotters::backend::DrawingBackend;
use plotters::style::{Color, RGBColor};

use super::Layer;
use super::pen::{Drawn, Pen};
use super::plane::{EndLabel, Plane};
use crate::view::series::{Range, at, ends};
use crate::view::{About, Stroke};

/// One line as it is drawn.
pub(super) struct Drawing<'a> {
    pub(super) stroke: Stroke,
    pub(super) name: &'a str,
    pub(super) values: &'a [Option<f64>],
}

/// Draws one layer of lines on a plane of their own; `written` makes the values at their ends.
pub(super) fn draw<B: DrawingBackend>(
    pen: &Pen<'_, B>,
    about: &About,
    range: Range,
    lines: &[Drawing<'_>],
    written: &dyn Fn(f64) -> String,
    layer: Layer,
) -> Drawn<B> {
    let labels = labels(pen, lines, written);
    let sizes: Vec<_> = labels
        .iter()
        .map(|l| (l.name.clone(), l.value.clone()))
        .collect();
    let plane = Plane::new(pen, about.words, range, (0, about.years.len()), &sizes);
    if layer.frame() {
        plane.draw(pen, about)?;
    }
    if layer.data() {
        for drawing in lines {
            stroke(pen, &plane, drawing)?;
        }
        plane.labels(pen, labels)?;
    }
    if layer.cursor()
        && let Some(place) = about.cursor
    {
        plane.cursor(pen, place, &about.year_text(place))?;
        for drawing in lines {
            if let Some(value) = at(drawing.values, place) {
                pen.dot(
                    (plane.x(place), plane.y(value)),
                    colour(pen, drawing.stroke),
                )?;
            }
        }
    }
    Ok(())
}

/// Every line is known without its colour.
fn stroke<B: DrawingBackend>(pen: &Pen<'_, B>, plane: &Plane, drawing: &Drawing<'_>) -> Drawn<B> {
    let colour = colour(pen, drawing.stroke).to_rgba();
    for piece in plane.pieces(drawing.values) {
        match drawing.stroke {
            Stroke::Thin => pen.line(&piece, colour, 1.75)?,
            Stroke::Dashed => pen.dashed(&piece, colour, 3.0, (9.0, 5.0))?,
            Stroke::Dotted => pen.dashed(&piece, colour, 3.0, (2.5, 4.0))?,
            Stroke::Main => pen.line(&piece, colour, 3.0)?,
        }
    }
    Ok(())
}

fn colour<B: DrawingBackend>(pen: &Pen<'_, B>, stroke: Stroke) -> RGBColor {
    match stroke {
        Stroke::Thin => pen.theme.muted,
        Stroke::Dashed => pen.theme.third,
        Stroke::Dotted => pen.theme.need,
        Stroke::Main => pen.theme.supply,
    }
}

fn labels<B: DrawingBackend>(
    pen: &Pen<'_, B>,
    lines: &[Drawing<'_>],
    written: &dyn Fn(f64) -> String,
) -> Vec<EndLabel> {
    lines
        .iter()
        .filter_map(|drawing| {
            let (_, last) = ends(drawing.values)?;
            let value = at(drawing.values, last)?;
            Some(EndLabel {
                name: drawing.name.to_owned(),
                value: written(value),
                at: value,
                colour: colour(pen, drawing.stroke),
                bold: drawing.stroke == Stroke::Main,
            })
        })
        .collect()
}
