//! Draws students, new students, graduates and people who wait, over the years.

use plotters::backend::DrawingBackend;
use plotters::style::{Color, RGBColor};

use super::Layer;
use super::pen::{Drawn, Pen};
use super::plane::{EndLabel, Plane};
use crate::view::series::{at, ends};
use crate::view::{Course, Exhibit, PipelineView, Strand};

/// Draws one layer of the pipeline.
pub(super) fn draw<B: DrawingBackend>(
    pen: &Pen<'_, B>,
    view: &PipelineView,
    layer: Layer,
) -> Drawn<B> {
    let words = view.about.words;
    let years = &view.about.years;
    let labels = labels(pen, view);
    let sizes: Vec<_> = labels
        .iter()
        .map(|l| (l.name.clone(), l.value.clone()))
        .collect();
    let plane = Plane::new(pen, words, view.range, (0, years.len()), &sizes);
    if layer.frame() {
        plane.draw(pen, &view.about)?;
    }
    if layer.data() {
        for course in &view.courses {
            line(pen, &plane, course)?;
        }
        plane.labels(pen, labels)?;
    }
    if layer.cursor()
        && let Some(place) = view.about.cursor
        && !view.is_empty()
    {
        plane.cursor(pen, place, &view.about.year_text(place))?;
        for course in &view.courses {
            if let Some(value) = at(&course.values, place) {
                pen.dot((plane.x(place), plane.y(value)), colour(pen, course))?;
            }
        }
    }
    Ok(())
}

/// Every line has a stroke of its own, so that it is known without its colour.
fn line<B: DrawingBackend>(pen: &Pen<'_, B>, plane: &Plane, course: &Course) -> Drawn<B> {
    let colour = colour(pen, course).to_rgba();
    for piece in plane.pieces(&course.values) {
        match course.strand {
            Strand::Students => pen.line(&piece, colour, 1.75)?,
            Strand::Intake => pen.dashed(&piece, colour, 3.0, (9.0, 5.0))?,
            Strand::Waiting => pen.dashed(&piece, colour, 3.0, (2.5, 4.0))?,
            _ => pen.line(&piece, colour, 3.0)?,
        }
    }
    Ok(())
}

fn colour<B: DrawingBackend>(pen: &Pen<'_, B>, course: &Course) -> RGBColor {
    match course.strand {
        Strand::Students => pen.theme.muted,
        Strand::Intake => pen.theme.third,
        Strand::Waiting => pen.theme.need,
        _ => pen.theme.supply,
    }
}

fn labels<B: DrawingBackend>(pen: &Pen<'_, B>, view: &PipelineView) -> Vec<EndLabel> {
    let words = view.about.words;
    view.courses
        .iter()
        .filter_map(|course| {
            let (_, last) = ends(&course.values)?;
            let value = at(&course.values, last)?;
            Some(EndLabel {
                name: course.name.clone(),
                value: words.round(value),
                at: value,
                colour: colour(pen, course),
                bold: course.strand == Strand::Graduates,
            })
        })
        .collect()
}
