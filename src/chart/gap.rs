//! Draws supply, need and the area between them. Knows no scenario.

use plotters::backend::DrawingBackend;
use plotters::style::Color;

use super::Layer;
use super::pen::{Drawn, End, Pen};
use super::plane::{EndLabel, Plane};
use super::theme::pixels;
use crate::view::series::{at, ends};
use crate::view::{Exhibit, GapView};

/// Draws one layer of the gap chart.
pub(super) fn draw<B: DrawingBackend>(pen: &Pen<'_, B>, view: &GapView, layer: Layer) -> Drawn<B> {
    let labels = labels(pen, view);
    let sizes: Vec<_> = labels
        .iter()
        .map(|l| (l.name.clone(), l.value.clone()))
        .collect();
    let years = &view.about.years;
    let plane = Plane::new(pen, view.about.words, view.range, (0, years.len()), &sizes);
    if layer.frame() {
        plane.draw(pen, &view.about)?;
    }
    if layer.data() {
        data(pen, &plane, view)?;
        plane.labels(pen, labels)?;
    }
    if layer.cursor() {
        cursor(pen, &plane, view)?;
    }
    Ok(())
}

fn labels<B: DrawingBackend>(pen: &Pen<'_, B>, view: &GapView) -> Vec<EndLabel> {
    let theme = pen.theme;
    let words = view.about.words;
    let mut labels = Vec::new();
    let mut add = |key: &str, line: &[Option<f64>], colour, bold| {
        if let Some(value) = ends(line).and_then(|(_, last)| at(line, last)) {
            let (name, text) = (words.label(key), words.round(value));
            labels.push(EndLabel {
                name,
                value: text,
                at: value,
                colour,
                bold,
            });
        }
    };
    add("chart-supply", &view.now.supply, theme.supply, true);
    add("chart-need", &view.now.need, theme.need, true);
    if let Some(reference) = &view.reference {
        // One reference label: the line that the scenario moves more.
        let moved = |a: &[Option<f64>], b: &[Option<f64>]| {
            let last = ends(a).map_or(0, |(_, last)| last);
            at(a, last)
                .zip(at(b, last))
                .map_or(0.0, |(a, b)| (a - b).abs())
        };
        let line = if moved(&view.now.supply, &reference.supply)
            >= moved(&view.now.need, &reference.need)
        {
            &reference.supply
        } else {
            &reference.need
        };
        add("chart-reference", line, theme.muted, false);
    }
    labels
}

fn data<B: DrawingBackend>(pen: &Pen<'_, B>, plane: &Plane, view: &GapView) -> Drawn<B> {
    let theme = pen.theme;
    for outline in areas(plane, view) {
        if outline.shortage {
            pen.area(&outline.points, theme.need.mix(0.10))?;
            pen.striped(&outline.points, theme.need.mix(0.55))?;
        } else {
            pen.area(&outline.points, theme.supply.mix(0.08))?;
            pen.dotted(&outline.points, theme.supply.mix(0.60))?;
        }
    }
    if let Some(ghost) = &view.ghost {
        for piece in [&ghost.supply, &ghost.need]
            .into_iter()
            .flat_map(|l| plane.pieces(l))
        {
            pen.line(&piece, theme.muted.mix(0.45), 1.5)?;
        }
    }
    if let Some(reference) = &view.reference {
        for piece in [&reference.supply, &reference.need]
            .into_iter()
            .flat_map(|l| plane.pieces(l))
        {
            pen.dashed(&piece, theme.muted.to_rgba(), 1.75, (3.0, 3.5))?;
        }
    }
    for piece in plane.pieces(&view.now.need) {
        pen.dashed(&piece, theme.need.to_rgba(), 3.0, (9.0, 5.0))?;
    }
    for piece in plane.pieces(&view.now.supply) {
        pen.line(&piece, theme.supply.to_rgba(), 3.0)?;
    }
    Ok(())
}

fn cursor<B: DrawingBackend>(pen: &Pen<'_, B>, plane: &Plane, view: &GapView) -> Drawn<B> {
    let theme = pen.theme;
    let Some(place) = view.about.cursor.filter(|_| !view.is_empty()) else {
        return Ok(());
    };
    plane.cursor(pen, place, &view.about.year_text(place))?;
    let Some((supply, need, gap)) = view.values(place) else {
        return Ok(());
    };
    let x = plane.x(place);
    let (low, high) = (plane.y(supply), plane.y(need));
    pen.dot((x, low), theme.supply)?;
    pen.dot((x, high), theme.need)?;
    let Some((_, text)) = view.area_label() else {
        return Ok(());
    };
    let letters = pen.label();
    let colour = if gap > 0.0 { theme.need } else { theme.supply };
    // Beside the cursor, above or below all lines, wherever most room is left.
    let width = f64::from(pen.width(&text, letters));
    let shift = f64::from(theme.px(9.0));
    let half = f64::from(theme.px(letters.size * 0.95));
    let lines = [
        Some(&view.now),
        view.reference.as_ref(),
        view.ghost.as_ref(),
    ];
    let lines: Vec<_> = lines
        .into_iter()
        .flatten()
        .flat_map(|p| [&p.supply, &p.need])
        .collect();
    let spots = [x - shift - width, x + shift].into_iter().flat_map(|left| {
        let (top, bottom) = plane.occupied(&lines, left - shift, left + width + shift);
        [
            (left, top - half, low.min(high)),
            (left, bottom + half, low.max(high)),
        ]
    });
    let room = |(left, y, _): &(f64, f64, f64)| {
        *left >= f64::from(plane.left)
            && left + width <= f64::from(plane.right)
            && y - half >= f64::from(plane.top)
            && y + half <= f64::from(plane.bottom)
    };
    // The nearest spot that is free. If none is, the title and the line below the chart say it: written
    // over a line it could not be read.
    let far = |(_, y, line): &(f64, f64, f64)| (y - line).abs();
    let Some((left, y, _)) = spots.filter(room).min_by(|a, b| far(a).total_cmp(&far(b))) else {
        return Ok(());
    };
    pen.text(&text, (pixels(left), pixels(y)), End::Left, letters, colour)
}

struct Area {
    points: Vec<(f64, f64)>,
    shortage: bool,
}

/// The areas between the lines, cut where the lines cross or have a hole.
fn areas(plane: &Plane, view: &GapView) -> Vec<Area> {
    let mut areas = Vec::new();
    let mut run: Vec<(f64, f64, f64)> = Vec::new();
    let mut close = |run: &mut Vec<(f64, f64, f64)>| {
        let shortage = run
            .iter()
            .map(|(_, supply, need)| need - supply)
            .sum::<f64>()
            > 0.0;
        if run.len() > 1 {
            let upper = run
                .iter()
                .map(|(place, _, need)| (plane.x_at(*place), plane.y(*need)));
            let lower = run
                .iter()
                .rev()
                .map(|(place, s, _)| (plane.x_at(*place), plane.y(*s)));
            areas.push(Area {
                points: upper.chain(lower).collect(),
                shortage,
            });
        }
        run.clear();
    };
    for place in 0..view.about.years.len() {
        let Some((supply, need, gap)) = view.values(place) else {
            close(&mut run);
            continue;
        };
        if let Some((before, old_supply, old_need)) = run.last().copied() {
            let old_gap = old_need - old_supply;
            if old_gap * gap < 0.0 {
                let share = old_gap / (old_gap - gap);
                let meeting = old_supply + share * (supply - old_supply);
                let crossing = (before + share * (place as f64 - before), meeting, meeting);
                run.push(crossing);
                close(&mut run);
                run.push(crossing);
            }
        }
        run.push((place as f64, supply, need));
    }
    close(&mut run);
    areas
}
