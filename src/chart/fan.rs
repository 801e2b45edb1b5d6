//! Draws the need of every method, the span between them, and the supply.

use plotters::backend::DrawingBackend;
use plotters::style::Color;

use super::Layer;
use super::pen::{Drawn, Pen};
use super::plane::{EndLabel, Plane};
use crate::view::series::{Line, at, ends};
use crate::view::{Exhibit, FanView, MethodLine};

/// Draws one layer of the methods.
pub(super) fn draw<B: DrawingBackend>(pen: &Pen<'_, B>, view: &FanView, layer: Layer) -> Drawn<B> {
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
        data(pen, &plane, view)?;
        plane.labels(pen, labels)?;
    }
    if layer.cursor()
        && let Some(place) = view.about.cursor
        && !view.is_empty()
    {
        plane.cursor(pen, place, &view.about.year_text(place))?;
        let theme = pen.theme;
        for method in &view.methods {
            if let Some(need) = at(&method.values, place) {
                let colour = if method.current {
                    theme.need
                } else {
                    theme.muted
                };
                pen.dot((plane.x(place), plane.y(need)), colour)?;
            }
        }
        if let Some(supply) = at(&view.supply, place) {
            pen.dot((plane.x(place), plane.y(supply)), theme.supply)?;
        }
    }
    Ok(())
}

fn data<B: DrawingBackend>(pen: &Pen<'_, B>, plane: &Plane, view: &FanView) -> Drawn<B> {
    let theme = pen.theme;
    let side = |pick: fn((f64, f64)) -> f64| -> Line {
        view.band.iter().map(|band| band.map(pick)).collect()
    };
    let (low, high) = (side(|(low, _)| low), side(|(_, high)| high));
    for (upper, lower) in plane.pieces(&high).into_iter().zip(plane.pieces(&low)) {
        let outline: Vec<_> = upper.into_iter().chain(lower.into_iter().rev()).collect();
        pen.area(&outline, theme.need.mix(0.10))?;
    }
    for method in view.methods.iter().filter(|method| !method.current) {
        for piece in plane.pieces(&method.values) {
            pen.dashed(&piece, theme.muted.to_rgba(), 1.75, (6.0, 4.0))?;
        }
    }
    for method in view.methods.iter().filter(|method| method.current) {
        for piece in plane.pieces(&method.values) {
            pen.dashed(&piece, theme.need.to_rgba(), 3.0, (9.0, 5.0))?;
        }
    }
    for piece in plane.pieces(&view.supply) {
        pen.line(&piece, theme.supply.to_rgba(), 3.0)?;
    }
    Ok(())
}

/// All methods where there is room; on a narrow drawing only the outermost and the current one.
fn labels<B: DrawingBackend>(pen: &Pen<'_, B>, view: &FanView) -> Vec<EndLabel> {
    let theme = pen.theme;
    let words = view.about.words;
    let last = view.about.years.len().saturating_sub(1);
    let outer = view.outermost(last);
    let room = if pen.narrow() {
        3
    } else {
        (theme.css(pen.size().1) / 24.0) as usize
    };
    let named = |method: &MethodLine| {
        let outermost = outer.is_some_and(|(a, b)| a.id == method.id || b.id == method.id);
        view.methods.len() <= room || method.current || outermost
    };
    let mut labels: Vec<EndLabel> = view
        .methods
        .iter()
        .filter(|method| named(method))
        .filter_map(|method| {
            let (_, last) = ends(&method.values)?;
            let value = at(&method.values, last)?;
            let colour = if method.current {
                theme.need
            } else {
                theme.muted
            };
            let name = if method.current && pen.narrow() {
                words.label("chart-fan-current")
            } else {
                method.name.clone()
            };
            let text = words.round(value);
            Some(EndLabel {
                name,
                value: text,
                at: value,
                colour,
                bold: method.current,
            })
        })
        .collect();
    if let Some(value) = ends(&view.supply).and_then(|(_, last)| at(&view.supply, last)) {
        labels.push(EndLabel {
            name: words.label("chart-supply"),
            value: words.round(value),
            at: value,
            colour: theme.supply,
            bold: true,
        });
    }
    labels
}
