//! A figure of the page: any view, without its type. Who shows figures needs the code of none of them; it comes with
//! the piece of the program that makes one.

use std::any::Any;
use std::sync::Arc;

use organico::chart::{Chart, Layer, Theme, Years};
use organico::view::{
    Exhibit, FanView, FlowsView, GapView, PanelView, PipelineView, PyramidView, TilesView,
    WaterfallView,
};
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters_canvas::CanvasBackend;

/// A row of drawn numbers.
type Line = Vec<Option<f64>>;

/// The numbers of a drawing, for the test that compares them with the table.
pub(crate) trait Numbers {
    /// Line by line.
    fn numbers(&self) -> Vec<Line>;
}

/// What a figure does, whatever it shows.
trait Drawing: Send + Sync {
    fn exhibit(&self) -> &dyn Exhibit;
    fn paint(&self, area: &DrawingArea<CanvasBackend, Shift>, theme: &Theme) -> Years;
    fn numbers(&self) -> Vec<Line>;
    fn any(&self) -> &dyn Any;
    fn same(&self, other: &Figure) -> bool;
}

impl<V: Chart + Numbers + PartialEq + Send + Sync + 'static> Drawing for V {
    fn exhibit(&self) -> &dyn Exhibit {
        self
    }

    fn paint(&self, area: &DrawingArea<CanvasBackend, Shift>, theme: &Theme) -> Years {
        // A drawing that fails leaves the canvas blank, and the table says all.
        self.draw(area, theme, Layer::All).ok().flatten()
    }

    fn numbers(&self) -> Vec<Line> {
        Numbers::numbers(self)
    }

    fn any(&self) -> &dyn Any {
        self
    }

    fn same(&self, other: &Figure) -> bool {
        other.view().is_some_and(|other| self == other)
    }
}

/// Any view.
#[derive(Clone)]
pub(crate) struct Figure(Arc<dyn Drawing>);

impl PartialEq for Figure {
    fn eq(&self, other: &Self) -> bool {
        self.0.same(other)
    }
}

impl Figure {
    /// The figure of a view.
    pub(crate) fn new<V: Chart + Numbers + PartialEq + Send + Sync + 'static>(view: V) -> Self {
        Self(Arc::new(view))
    }

    /// The view, where it is of this kind.
    pub(crate) fn view<V: 'static>(&self) -> Option<&V> {
        self.0.any().downcast_ref()
    }

    /// What stands around the drawing.
    pub(crate) fn exhibit(&self) -> &dyn Exhibit {
        self.0.exhibit()
    }

    /// Draws it and tells where its years stand.
    pub(crate) fn paint(&self, area: &DrawingArea<CanvasBackend, Shift>, theme: &Theme) -> Years {
        self.0.paint(area, theme)
    }

    /// The numbers that it draws.
    pub(crate) fn numbers(&self) -> Vec<Vec<Option<f64>>> {
        self.0.numbers()
    }
}

impl Numbers for GapView {
    fn numbers(&self) -> Vec<Line> {
        let mut lines = vec![self.now.supply.clone(), self.now.need.clone(), self.gap()];
        for pair in [&self.reference, &self.ghost].into_iter().flatten() {
            lines.extend([pair.supply.clone(), pair.need.clone()]);
        }
        lines
    }
}

impl Numbers for PyramidView {
    fn numbers(&self) -> Vec<Line> {
        let sides = self.sides.iter();
        sides
            .flat_map(|side| [side.opening.clone(), side.cursor.clone()])
            .collect()
    }
}

impl Numbers for TilesView {
    fn numbers(&self) -> Vec<Line> {
        vec![self.tiles.iter().map(|tile| tile.value).collect()]
    }
}

impl Numbers for WaterfallView {
    fn numbers(&self) -> Vec<Line> {
        vec![self.bars.iter().map(|bar| Some(bar.value)).collect()]
    }
}

impl Numbers for FlowsView {
    fn numbers(&self) -> Vec<Line> {
        // The opening year has no flows: neither drawing nor table shows it.
        let drawn = |values: &Line| values.get(self.start..).unwrap_or(&[]).to_vec();
        let streams = self.inflows.iter().chain(&self.outflows);
        streams.map(|stream| drawn(&stream.values)).collect()
    }
}

impl Numbers for FanView {
    fn numbers(&self) -> Vec<Line> {
        self.methods.iter().map(|one| one.values.clone()).collect()
    }
}

impl Numbers for PipelineView {
    fn numbers(&self) -> Vec<Line> {
        self.courses.iter().map(|one| one.values.clone()).collect()
    }
}

impl Numbers for PanelView {
    fn numbers(&self) -> Vec<Line> {
        self.threads.iter().map(|one| one.values.clone()).collect()
    }
}
