//! From an answer of the engine to what a chart, table or card shows.
//!
//! Every view carries the numbers that are drawn and the sentences around them; the table twin
//! is made from the same numbers. Knows no signal, no pixel, no colour.

mod apportion;
mod classes;
mod fan;
mod flows;
mod gap;
mod kpi;
pub mod lever;
mod panel;
mod pipeline;
mod pyramid;
mod scene;
pub mod series;
mod table;
mod tile;
mod tiles;
mod trend;
mod turn;
mod waterfall;
mod words;

pub use apportion::whole;
pub use fan::{FanView, MethodLine};
pub use flows::{FlowsView, Stream};
pub use gap::{GapView, Pair};
pub use kpi::{Better, Kpi, KpiId, kpis};
pub use panel::{PANELS, Panel, PanelView, Stroke, Thread};
pub use pipeline::{Course, PipelineView};
pub use pyramid::{PyramidView, Side};
pub use scene::{About, Scene, measured};
pub use table::{Cell, Row, Table};
pub use tile::{Tile, TileMeasure};
pub use tiles::TilesView;
pub use trend::first_effect;
pub use waterfall::{Bar, WaterfallKind, WaterfallView};
pub use words::Words;

use crate::unit::Year;

/// The number that a title states, and its year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Finding {
    /// Year of the number.
    pub year: Year,
    /// The number as computed.
    pub value: f64,
}

/// What stands around every drawing: sentences, table, announcement.
pub trait Exhibit {
    /// Who, where, when.
    fn about(&self) -> &About;

    /// Whether there is nothing to draw.
    fn is_empty(&self) -> bool;

    /// The number of the title.
    fn finding(&self) -> Option<Finding>;

    /// A sentence with the finding and its year.
    fn title(&self) -> String;

    /// Locale key of measure and unit.
    fn measure(&self) -> &'static str;

    /// Trend, extreme and comparison in words.
    fn summary(&self) -> String;

    /// One sentence for a year, read out when the cursor moves.
    fn announce(&self, year: Year) -> String;

    /// The table twin, cell by cell what is drawn.
    fn table(&self) -> Table;

    /// Measure, unit, place and scenario.
    fn subtitle(&self) -> String {
        self.about().subtitle(self.measure())
    }

    /// Caption of the table twin.
    fn caption(&self) -> String {
        self.about().caption(&self.title(), self.measure())
    }

    /// Data, model and grade.
    fn source(&self) -> String {
        self.about().source.clone()
    }

    /// Code of the lever that would fill an empty drawing; any lever where it is empty.
    fn filler(&self) -> Option<&'static str> {
        None
    }

    /// What is said in the place of an empty drawing.
    fn empty_text(&self) -> String {
        self.about().words.label("view-empty")
    }
}

/// Any view: what a page holds when it does not care which chart it shows.
#[derive(Clone, Debug, PartialEq)]
pub enum Figure {
    /// Supply, need and the area between.
    Gap(GapView),
    /// Women and men by age.
    Pyramid(PyramidView),
    /// Regions as tiles.
    Tiles(TilesView),
    /// Causes of the gap.
    Waterfall(WaterfallView),
    /// Who comes and who goes.
    Flows(FlowsView),
    /// Demand methods side by side.
    Fan(FanView),
    /// Students on their way.
    Pipeline(PipelineView),
    /// Lines of a topic.
    Panel(PanelView),
}

impl Figure {
    /// What stands around the drawing.
    #[must_use]
    pub fn exhibit(&self) -> &dyn Exhibit {
        match self {
            Self::Gap(view) => view,
            Self::Pyramid(view) => view,
            Self::Tiles(view) => view,
            Self::Waterfall(view) => view,
            Self::Flows(view) => view,
            Self::Fan(view) => view,
            Self::Pipeline(view) => view,
            Self::Panel(view) => view,
        }
    }
}
