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

use crate::view::{
    Exhibit, FanView, Figure, FlowsView, GapView, PanelView, PipelineView, PyramidView, TilesView,
    WaterfallView,
};

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

/// What a drawing gives back: where its years stand, or what the backend reports.
pub type Painted<B> = Result<Years, DrawingAreaErrorKind<<B as DrawingBackend>::ErrorType>>;

/// A view that can be drawn.
pub trait Chart: Exhibit {
    /// Draws a layer of it, and tells where its years stand.
    ///
    /// An empty view draws nothing but paper: the page shows its sentence instead.
    ///
    /// # Errors
    /// Whatever the backend reports; the drawing itself cannot fail.
    fn draw<B: DrawingBackend>(
        &self,
        area: &DrawingArea<B, Shift>,
        theme: &Theme,
        layer: Layer,
    ) -> Painted<B>;
}

/// The drawing of each view: who shows one kind needs no other.
macro_rules! charts {
    ($($view:ident $room:ident,)+) => {
        $(impl Chart for $view {
            fn draw<B: DrawingBackend>(
                &self,
                area: &DrawingArea<B, Shift>,
                theme: &Theme,
                layer: Layer,
            ) -> Painted<B> {
                let pen = pen::Pen::new(area, theme);
                if begun(&pen, self, layer)? {
                    $room::draw(&pen, self, layer)?;
                }
                Ok(pen.years.get())
            }
        })+
    };
}

charts! {
    GapView gap,
    PyramidView pyramid,
    TilesView tiles,
    WaterfallView waterfall,
    FlowsView flows,
    FanView fan,
    PipelineView pipeline,
    PanelView panel,
}

/// Whether there is room, and anything to draw; an empty view is blank paper.
fn begun<B: DrawingBackend>(
    pen: &pen::Pen<'_, B>,
    view: &dyn Exhibit,
    layer: Layer,
) -> Result<bool, DrawingAreaErrorKind<B::ErrorType>> {
    let (width, height) = pen.size();
    if width < 40 || height < 40 {
        return Ok(false);
    }
    if view.is_empty() && layer.frame() {
        pen.paper()?;
    }
    Ok(!view.is_empty())
}

/// Draws a layer of any view.
///
/// # Errors
/// Whatever the backend reports; the drawing itself cannot fail.
pub fn draw<B: DrawingBackend>(
    area: &DrawingArea<B, Shift>,
    figure: &Figure,
    theme: &Theme,
    layer: Layer,
) -> Painted<B> {
    match figure {
        Figure::Gap(view) => view.draw(area, theme, layer),
        Figure::Pyramid(view) => view.draw(area, theme, layer),
        Figure::Tiles(view) => view.draw(area, theme, layer),
        Figure::Waterfall(view) => view.draw(area, theme, layer),
        Figure::Flows(view) => view.draw(area, theme, layer),
        Figure::Fan(view) => view.draw(area, theme, layer),
        Figure::Pipeline(view) => view.draw(area, theme, layer),
        Figure::Panel(view) => view.draw(area, theme, layer),
    }
}
