//! Patterns made of filled shapes: stripes, dots and dashes. Knows no colour and no chart.
//!
//! A pattern is one polygon, not hundreds of strokes: its parts are joined by bridges of no
//! width, walked once there and once back. One call to the backend draws it.

use crate::unit::sort;

/// A point of the drawing.
pub(super) type Point = (i32, i32);

type Exact = (f64, f64);

/// Joins quadrilaterals into one polygon.
pub(super) fn comb(parts: &[[Point; 4]]) -> Vec<Point> {
    let mut path = Vec::with_capacity(parts.len() * 6);
    for [a, b, c, d] in parts {
        path.extend([*a, *b, *c, *d, *a]);
    }
    path.extend(parts.iter().rev().skip(1).map(|[a, ..]| *a));
    path
}

/// Stripes at 45 degrees inside a polygon: `gap` apart, `width` wide.
pub(super) fn stripes(outline: &[Exact], gap: f64, width: f64) -> Vec<Point> {
    let sums = outline.iter().map(|(x, y)| x + y);
    let low = sums.clone().fold(f64::INFINITY, f64::min);
    let high = sums.fold(f64::NEG_INFINITY, f64::max);
    if !(gap >= 1.0 && high - low <= 1e5) {
        return Vec::new();
    }
    let half = (width * 0.354).max(0.5);
    let mut parts = Vec::new();
    let mut line = (low / gap).ceil() * gap;
    while line < high {
        let mut cuts = cuts(outline, |(x, y)| x + y - line);
        sort::by_key(&mut cuts, |cut| cut.0);
        for pair in cuts.chunks_exact(2) {
            if let [(x0, y0), (x1, y1)] = *pair
                && x1 - x0 > 1.0
            {
                parts.push(
                    [
                        (x0 - half, y0 - half),
                        (x1 - half, y1 - half),
                        (x1 + half, y1 + half),
                        (x0 + half, y0 + half),
                    ]
                    .map(whole),
                );
            }
        }
        line += gap;
    }
    comb(&parts)
}

/// Dots in rows inside a polygon: `gap` apart, `size` wide, every second row shifted.
pub(super) fn dots(outline: &[Exact], gap: f64, size: f64) -> Vec<Point> {
    let low = outline
        .iter()
        .fold(f64::INFINITY, |low, (_, y)| low.min(*y));
    let high = outline
        .iter()
        .fold(f64::NEG_INFINITY, |high, (_, y)| high.max(*y));
    if !(gap >= 1.0 && high - low <= 1e5) {
        return Vec::new();
    }
    let half = size / 2.0;
    let mut parts = Vec::new();
    let mut y = (low / gap).ceil() * gap;
    while y < high {
        let odd = (y / gap).round().rem_euclid(2.0) > 0.5;
        let shift = if odd { gap / 2.0 } else { 0.0 };
        let mut cuts = cuts(outline, |(_, height)| height - y);
        sort::by_key(&mut cuts, |cut| cut.0);
        for pair in cuts.chunks_exact(2) {
            if let [(x0, _), (x1, _)] = *pair {
                let mut x = ((x0 + half - shift) / gap).ceil() * gap + shift;
                while x < x1 - half {
                    parts.push(
                        [(x, y - half), (x + half, y), (x, y + half), (x - half, y)].map(whole),
                    );
                    x += gap;
                }
            }
        }
        y += gap;
    }
    comb(&parts)
}

/// A dashed line: `dash` long, `gap` between, `width` wide.
pub(super) fn dashes(line: &[Exact], dash: f64, gap: f64, width: f64) -> Vec<Point> {
    let mut parts = Vec::new();
    let half = (width / 2.0).max(0.5);
    let mut left = dash;
    let mut drawing = true;
    for ends in line.windows(2) {
        let [(x0, y0), (x1, y1)] = *ends else {
            continue;
        };
        let (dx, dy) = (x1 - x0, y1 - y0);
        let length = (dx * dx + dy * dy).sqrt();
        if !(length > 0.0 && length < 1e5) || dash + gap < 1.0 {
            continue;
        }
        let (ux, uy) = (dx / length, dy / length);
        let (nx, ny) = (-uy * half, ux * half);
        let mut done = 0.0;
        while done < length {
            let step = left.min(length - done);
            if drawing {
                let (ax, ay) = (x0 + ux * done, y0 + uy * done);
                let (bx, by) = (ax + ux * step, ay + uy * step);
                parts.push(
                    [
                        (ax + nx, ay + ny),
                        (bx + nx, by + ny),
                        (bx - nx, by - ny),
                        (ax - nx, ay - ny),
                    ]
                    .map(whole),
                );
            }
            done += step;
            left -= step;
            if left <= 1e-9 {
                drawing = !drawing;
                left = if drawing { dash } else { gap };
            }
        }
    }
    comb(&parts)
}

/// Where a straight line, given by a signed distance, cuts the edges of a polygon.
fn cuts(outline: &[Exact], side: impl Fn(Exact) -> f64) -> Vec<Exact> {
    let next = outline.iter().cycle().skip(1);
    outline
        .iter()
        .zip(next)
        .filter_map(|(a, b)| {
            let (from, to) = (side(*a), side(*b));
            ((from < 0.0) != (to < 0.0)).then(|| {
                let share = from / (from - to);
                (a.0 + share * (b.0 - a.0), a.1 + share * (b.1 - a.1))
            })
        })
        .collect()
}

fn whole((x, y): Exact) -> Point {
    (super::theme::pixels(x), super::theme::pixels(y))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: [Exact; 4] = [(0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0)];

    #[test]
    fn patterns_stay_in_their_polygon() {
        for pattern in [stripes(&SQUARE, 10.0, 2.0), dots(&SQUARE, 10.0, 3.0)] {
            assert!(pattern.len() > 50);
            assert!(
                pattern
                    .iter()
                    .all(|(x, y)| (-2..=102).contains(x) && (-2..=102).contains(y))
            );
        }
        assert!(stripes(&[(f64::NAN, 0.0)], 10.0, 2.0).is_empty());
    }

    #[test]
    fn dashes_cover_their_share_of_a_line() {
        let parts = dashes(&[(0.0, 0.0), (50.0, 0.0), (100.0, 0.0)], 6.0, 4.0, 2.0);
        // Ten dashes; the sixth starts exactly at the bend.
        assert_eq!(parts.len(), 10 * 5 + 9);
    }
}
