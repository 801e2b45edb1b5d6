//! The plane of years and values: scales, grid, axes, labels at line ends. Knows no measure.

use crate::unit::sort;
use plotters::backend::DrawingBackend;
use plotters::style::{Color, RGBColor};

use super::pen::{Drawn, End, Pen};
use crate::view::series::{Range, at};
use crate::view::{About, Words};

/// A rectangle of the drawing with years across and values up.
pub(super) struct Plane {
    pub(super) left: i32,
    pub(super) right: i32,
    pub(super) top: i32,
    pub(super) bottom: i32,
    range: Range,
    places: usize,
    first: usize,
}

/// A label at the end of a line.
pub(super) struct EndLabel {
    pub(super) name: String,
    pub(super) value: String,
    pub(super) at: f64,
    pub(super) colour: RGBColor,
    pub(super) bold: bool,
}

impl Plane {
    /// A plane that leaves room for the marks on the left and for labels on the right.
    pub(super) fn new<B: DrawingBackend>(
        pen: &Pen<'_, B>,
        words: Words,
        range: Range,
        (first, places): (usize, usize),
        labels: &[(String, String)],
    ) -> Self {
        let (width, height) = pen.size();
        let (marks, step) = range.ticks(wanted(pen));
        let small = pen.small();
        let axis = marks
            .iter()
            .map(|m| pen.width(&words.tick(*m, step), small))
            .max()
            .unwrap_or(0);
        let room = labels
            .iter()
            .map(|(name, value)| label_width(pen, name, value))
            .max()
            .unwrap_or(0)
            .min(width * 2 / 5);
        let theme = pen.theme;
        let right = width - (room + theme.px(if labels.is_empty() { 24.0 } else { 16.0 }));
        Self {
            left: axis + theme.px(10.0),
            right: right.max(width / 2),
            top: theme.px(26.0).min(height / 3),
            bottom: height - theme.px(26.0).min(height / 3),
            range,
            places,
            first,
        }
    }

    /// Where a place of the years stands.
    pub(super) fn x(&self, place: usize) -> f64 {
        self.x_at(place as f64)
    }

    /// The same between two places.
    pub(super) fn x_at(&self, place: f64) -> f64 {
        let (left, right) = (f64::from(self.left), f64::from(self.right));
        let parts = self.places.saturating_sub(self.first + 1);
        if parts == 0 {
            return (left + right) / 2.0;
        }
        left + (right - left) * (place - self.first as f64) / parts as f64
    }

    /// Where a value stands; what lies outside the axis stands at its edge.
    pub(super) fn y(&self, value: f64) -> f64 {
        let span = self.range.high - self.range.low;
        let share = if span > 0.0 {
            (value - self.range.low) / span
        } else {
            0.0
        };
        let (top, bottom) = (f64::from(self.top), f64::from(self.bottom));
        bottom - (bottom - top) * share.clamp(-0.02, 1.02)
    }

    /// The pieces of a line between its holes; a single year becomes a short stroke.
    pub(super) fn pieces(&self, line: &[Option<f64>]) -> Vec<Vec<(f64, f64)>> {
        let mut pieces = vec![Vec::new()];
        for place in self.first..line.len().min(self.places) {
            match (at(line, place), pieces.last_mut()) {
                (Some(value), Some(piece)) => piece.push((self.x(place), self.y(value))),
                _ => pieces.push(Vec::new()),
            }
        }
        pieces.retain(|piece| !piece.is_empty());
        for piece in &mut pieces {
            if let [(x, y)] = piece[..] {
                *piece = vec![(x - 6.0, y), (x + 6.0, y)];
            }
        }
        pieces
    }

    /// Top and bottom of what lines take between two distances from the left.
    pub(super) fn occupied(
        &self,
        lines: &[&Vec<Option<f64>>],
        left: f64,
        right: f64,
    ) -> (f64, f64) {
        let year = (self.x(self.first + 1) - self.x(self.first)).abs();
        let near = |place: &usize| {
            let x = self.x(*place);
            x >= left - year && x <= right + year
        };
        let mut found = (f64::from(self.bottom), f64::from(self.top));
        for line in lines {
            for value in (self.first..self.places)
                .filter(near)
                .filter_map(|p| at(line, p))
            {
                let y = self.y(value);
                found = (found.0.min(y), found.1.max(y));
            }
        }
        found
    }

    /// Paper, grid, marks of both axes, and the remark that the axis is cut.
    pub(super) fn draw<B: DrawingBackend>(&self, pen: &Pen<'_, B>, about: &About) -> Drawn<B> {
        let words = about.words;
        let theme = pen.theme;
        let small = pen.small();
        let last = self.places.saturating_sub(1);
        pen.years.set(Some((self.x(0), self.x(last))));
        pen.paper()?;
        let (marks, step) = self.range.ticks(wanted(pen));
        let ends = (f64::from(self.left), f64::from(self.right));
        for mark in marks {
            let y = self.y(mark);
            pen.line(&[(ends.0, y), (ends.1, y)], theme.grid.to_rgba(), 1.0)?;
            let at = (self.left - theme.px(6.0), super::theme::pixels(y));
            pen.text(&words.tick(mark, step), at, End::Right, small, theme.muted)?;
        }
        let foot = if self.range.low < 0.0 {
            self.y(0.0)
        } else {
            f64::from(self.bottom)
        };
        pen.line(
            &[(ends.0, foot), (ends.1, foot)],
            theme.muted.to_rgba(),
            1.0,
        )?;
        let every = self.years_apart(pen);
        let below = self.bottom + theme.px(13.0);
        for (place, year) in about.years.iter().enumerate().skip(self.first) {
            if year.rem_euclid(every) == 0 {
                let x = super::theme::pixels(self.x(place));
                pen.text(
                    &year.to_string(),
                    (x, below),
                    End::Middle,
                    small,
                    theme.muted,
                )?;
            }
        }
        if self.range.cut {
            let text = words.label("chart-cut");
            let at = (self.left + theme.px(9.0), self.bottom - theme.px(9.0));
            pen.text(&text, at, End::Left, small, theme.muted)?;
            self.zigzag(pen)?;
        }
        Ok(())
    }

    /// The broken foot of a cut axis.
    fn zigzag<B: DrawingBackend>(&self, pen: &Pen<'_, B>) -> Drawn<B> {
        let unit = pen.theme.k * pen.theme.zoom;
        let (x, y) = (f64::from(self.left), f64::from(self.bottom));
        let points = [
            (0.0, -16.0),
            (0.0, -12.0),
            (-3.0, -10.0),
            (3.0, -6.0),
            (0.0, -4.0),
            (0.0, 0.0),
        ];
        let points = points.map(|(dx, dy)| (x + dx * unit, y + dy * unit));
        pen.line(&points, pen.theme.muted.to_rgba(), 1.0)
    }

    fn years_apart<B: DrawingBackend>(&self, pen: &Pen<'_, B>) -> i32 {
        let label = f64::from(pen.width("2050", pen.small()) + pen.theme.px(14.0));
        let year = (self.x(self.first + 1) - self.x(self.first)).max(1e-3);
        if self.places <= self.first + 1 {
            return 1;
        }
        // Every second year is a good step for a short span only.
        let steps: &[i32] = if self.places > 15 {
            &[1, 5, 10, 20]
        } else {
            &[1, 2, 5, 10]
        };
        steps
            .iter()
            .copied()
            .find(|n| f64::from(*n) * year >= label)
            .unwrap_or(50)
    }

    /// Labels at the right of the lines, moved apart where they would touch.
    pub(super) fn labels<B: DrawingBackend>(
        &self,
        pen: &Pen<'_, B>,
        mut labels: Vec<EndLabel>,
    ) -> Drawn<B> {
        let theme = pen.theme;
        let two = pen.narrow();
        let letters = pen.label();
        let line = f64::from(theme.px(letters.size * 1.2));
        let height = if two { 2.0 * line } else { line };
        sort::by_key(&mut labels, |label| self.y(label.at));
        let wished: Vec<f64> = labels.iter().map(|label| self.y(label.at)).collect();
        let limits = (f64::from(self.top), f64::from(self.bottom));
        let placed = spread(&wished, height + f64::from(theme.px(1.0)), limits);
        let x = f64::from(self.right + theme.px(12.0));
        for ((label, y), wish) in labels.iter().zip(placed).zip(wished) {
            if (y - wish).abs() > f64::from(theme.px(5.0)) {
                let from = (f64::from(self.right + theme.px(2.0)), wish);
                let to = (x - f64::from(theme.px(2.0)), y);
                pen.line(&[from, to], label.colour.mix(0.7), 1.0)?;
            }
            let mut letters = letters;
            letters.bold = label.bold;
            let left = super::theme::pixels(x);
            let room = pen.size().0 - left - theme.px(2.0);
            if two {
                let up = super::theme::pixels(y - line / 2.0);
                let down = super::theme::pixels(y + line / 2.0);
                let name = pen.fitted(&label.name, letters, room);
                pen.text(&name, (left, up), End::Left, letters, label.colour)?;
                pen.text(&label.value, (left, down), End::Left, letters, label.colour)?;
            } else {
                let value = pen.width(&format!(" {}", label.value), letters);
                let name = pen.fitted(&label.name, letters, room - value);
                let text = format!("{name} {}", label.value);
                let at = (left, super::theme::pixels(y));
                pen.text(&text, at, End::Left, letters, label.colour)?;
            }
        }
        Ok(())
    }

    /// The upright line of the cursor year with its year above.
    pub(super) fn cursor<B: DrawingBackend>(
        &self,
        pen: &Pen<'_, B>,
        place: usize,
        year: &str,
    ) -> Drawn<B> {
        let theme = pen.theme;
        let x = self.x(place);
        let top = f64::from(self.top);
        pen.line(
            &[(x, top), (x, f64::from(self.bottom))],
            theme.ink.mix(0.75),
            1.25,
        )?;
        let letters = pen.label();
        let at = (
            super::theme::pixels(x),
            self.top - theme.px(letters.size * 0.75),
        );
        pen.text(year, at, End::Middle, letters, theme.ink)
    }
}

/// How wide a label at a line end is: one line on a wide drawing, two on a narrow one.
fn label_width<B: DrawingBackend>(pen: &Pen<'_, B>, name: &str, value: &str) -> i32 {
    let letters = pen.label();
    if pen.narrow() {
        pen.width(name, letters).max(pen.width(value, letters))
    } else {
        pen.width(&format!("{name} {value}"), letters)
    }
}

/// About one mark of the value axis per 60 CSS pixels.
fn wanted<B: DrawingBackend>(pen: &Pen<'_, B>) -> usize {
    let height = pen.theme.css(pen.size().1);
    (2..=6)
        .rev()
        .find(|n| height / *n as f64 >= 62.0)
        .unwrap_or(2)
}

/// Places as near to the wishes (sorted) as a least distance and the limits allow.
pub(super) fn spread(wished: &[f64], least: f64, (low, high): (f64, f64)) -> Vec<f64> {
    let mut placed: Vec<f64> = wished.to_vec();
    let mut floor = low;
    for place in &mut placed {
        *place = place.max(floor);
        floor = *place + least;
    }
    let mut ceiling = high;
    for place in placed.iter_mut().rev() {
        *place = place.min(ceiling);
        ceiling = *place - least;
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_keep_their_distance() {
        let placed = spread(&[10.0, 11.0, 12.0, 99.0], 10.0, (0.0, 100.0));
        assert!(
            placed
                .windows(2)
                .all(|pair| pair[1] - pair[0] >= 10.0 - 1e-9),
            "{placed:?}"
        );
        assert!(placed.iter().all(|y| (0.0..=100.0).contains(y)));
    }
}
