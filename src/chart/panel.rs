//! Draws the lines of a topic.

use plotters::backend::DrawingBackend;

use super::Layer;
use super::lines::{self, Drawing};
use super::pen::{Drawn, Pen};
use crate::view::PanelView;

/// Draws one layer of a panel.
pub(super) fn draw<B: DrawingBackend>(
    pen: &Pen<'_, B>,
    view: &PanelView,
    layer: Layer,
) -> Drawn<B> {
    let drawings: Vec<_> = view
        .threads
        .iter()
        .map(|thread| Drawing {
            stroke: thread.stroke,
            name: &thread.name,
            values: &thread.values,
        })
        .collect();
    let written = |value| view.written(value);
    lines::draw(pen, &view.about, view.range, &drawings, &written, layer)
}
