//! Draws students, new students, graduates and people who wait, over the years.

use plotters::backend::DrawingBackend;

use super::Layer;
use super::lines::{self, Drawing};
use super::pen::{Drawn, Pen};
use crate::view::PipelineView;

/// Draws one layer of the pipeline.
pub(super) fn draw<B: DrawingBackend>(
    pen: &Pen<'_, B>,
    view: &PipelineView,
    layer: Layer,
) -> Drawn<B> {
    let drawings: Vec<_> = view
        .courses
        .iter()
        .map(|course| Drawing {
            stroke: course.stroke,
            name: &course.name,
            values: &course.values,
        })
        .collect();
    let written = |value| view.about.words.round(value);
    lines::draw(pen, &view.about, view.range, &drawings, &written, layer)
}
