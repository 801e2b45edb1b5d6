//! Drawings of views on any backend: a canvas on the page, SVG in files and tests.
//!
//! A drawing has three layers, so that a page can keep what did not change: the frame (paper,
//! grid, axes), the data, and the cursor year. Letters are laid out from their own widths;
//! nothing is measured in the document. Knows no scenario and no browser.

mod fan;
mod flows;
mod gap;
mod hatch;
mod lines;
mod panel;
mod pen;
mod pipeline;
mod plane;
mod pyramid;
#[cfg(feature = "svg")]
mod svg;
mod theme;
mod tiles;
mod waterfall;

pub use pen::Drawn;
#[cfg(feature = "svg")]
pub use svg::{poster, svg};
pub use theme::{FAMILY, Theme};

use plotters::backend::DrawingBackend;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};

use crate::view::Figure;

/// The charts that can be drawn; each has a view, a drawing and golden pictures.
pub const CHARTS: &[&str] = &[
    "gap",
    "pyramid",
    "tiles",
    "waterfall",
    "flows",
    "fan",
    "pipeline",
    "panel",
];

/// What of a drawing is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// Everything, on paper.
    All,
    /// Paper, grid and axes.
    Frame,
    /// Lines, areas and their labels, on nothing.
    Data,
    /// The cursor year, on nothing.
    Cursor,
}

impl Layer {
    const fn frame(self) -> bool {
        matches!(self, Self::All | Self::Frame)
    }

    const fn data(self) -> bool {
        matches!(self, Self::All | Self::Data)
    }

    const fn cursor(self) -> bool {
        matches!(self, Self::All | Self::Cursor)
    }
}

/// Where the first and the last year of a drawing stand, pixels from its left; none without such an
/// axis.
pub type Years = Option<(f64, f64)>;

/// Draws a layer of a view, and tells where its years stand.
///
/// An empty view draws nothing but paper: the page shows its sentence instead.
///
/// # Errors
/// Whatever the backend reports; the drawing itself cannot fail.
pub fn draw<B: DrawingBackend>(
    area: &DrawingArea<B, Shift>,
    figure: &Figure,
    theme: &Theme,
    layer: Layer,
) -> Result<Years, DrawingAreaErrorKind<B::ErrorType>> {
    let pen = pen::Pen::new(area, theme);
    let (width, height) = pen.size();
    if width < 40 || height < 40 {
        return Ok(None);
    }
    if figure.exhibit().is_empty() {
        if layer.frame() {
            pen.paper()?;
        }
        return Ok(None);
    }
    match figure {
        Figure::Gap(view) => gap::draw(&pen, view, layer),
        Figure::Pyramid(view) => pyramid::draw(&pen, view, layer),
        Figure::Tiles(view) => tiles::draw(&pen, view, layer),
        Figure::Waterfall(view) => waterfall::draw(&pen, view, layer),
        Figure::Flows(view) => flows::draw(&pen, view, layer),
        Figure::Fan(view) => fan::draw(&pen, view, layer),
        Figure::Pipeline(view) => pipeline::draw(&pen, view, layer),
        Figure::Panel(view) => panel::draw(&pen, view, layer),
    }?;
    Ok(pen.years.get())
}
