//! Drawings as SVG text, for files, print, the static home page and tests.

use plotters::backend::SVGBackend;
use plotters::drawing::IntoDrawingArea;

use super::pen::{End, Letters, Pen};
use super::theme::Theme;
use super::{Layer, draw};
use crate::view::Figure;

/// Pixels of the drawing per CSS pixel: lines of an SVG may stand between pixels.
const FINE: f64 = 4.0;

/// What the SVG backend divides a font size by.
const LETTERS: f64 = 1.24;

/// The drawing alone, `size` in CSS pixels. Its title is the text for those who cannot see it.
#[must_use]
pub fn svg(figure: &Figure, size: (u32, u32), theme: &Theme) -> String {
    paint(figure, size, theme, false)
}

/// The drawing with title, subtitle and source, as a file that travels alone.
#[must_use]
pub fn poster(figure: &Figure, size: (u32, u32), theme: &Theme) -> String {
    paint(figure, size, theme, true)
}

fn paint(figure: &Figure, size: (u32, u32), theme: &Theme, whole: bool) -> String {
    let theme = Theme {
        k: FINE,
        letters: LETTERS,
        ..*theme
    };
    let fine = |css: u32| u32::try_from(super::theme::pixels(f64::from(css) * FINE)).unwrap_or(0);
    let mut body = String::new();
    {
        let area =
            SVGBackend::with_string(&mut body, (fine(size.0), fine(size.1))).into_drawing_area();
        // A string takes every mark: there is no error that a reader could mend.
        let done = if whole {
            let pen = Pen::new(&area, &theme);
            pen.paper()
                .and_then(|()| letters(&pen, figure))
                .and_then(|(top, bottom)| {
                    let height = i32::try_from(fine(size.1)).unwrap_or(0);
                    let (_, rest) = area.split_vertically(top);
                    let (middle, _) = rest.split_vertically((height - top - bottom).max(1));
                    draw(&middle, figure, &theme, Layer::All)
                })
        } else {
            draw(&area, figure, &theme, Layer::All)
        };
        if done.and_then(|_| area.present()).is_err() {
            return String::new();
        }
    }
    let body = body.split_once('\n').map_or("", |(_, rest)| rest);
    let exhibit = figure.exhibit();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" \
         viewBox=\"0 0 {} {}\" role=\"img\" text-rendering=\"geometricPrecision\">\n\
         <title>{}</title>\n{body}",
        size.0,
        size.1,
        fine(size.0),
        fine(size.1),
        escaped(&exhibit.title()),
    )
}

/// Title and subtitle above, source below; gives the heights that they take.
fn letters<B: plotters::backend::DrawingBackend>(
    pen: &Pen<'_, B>,
    figure: &Figure,
) -> Result<(i32, i32), plotters::drawing::DrawingAreaErrorKind<B::ErrorType>> {
    let theme = pen.theme;
    let exhibit = figure.exhibit();
    let (width, height) = pen.size();
    let edge = theme.px(8.0);
    let (title, small) = (
        Letters {
            size: if pen.narrow() { 16.0 } else { 20.0 },
            bold: true,
        },
        pen.small(),
    );
    let mut y = theme.px(6.0);
    for (text, letters, colour) in [
        (exhibit.title(), title, theme.ink),
        (exhibit.subtitle(), small, theme.muted),
    ] {
        let line = theme.px(letters.size * 1.3);
        for row in wrapped(pen, &text, letters, width - 2 * edge) {
            pen.text(&row, (edge, y + line / 2), End::Left, letters, colour)?;
            y += line;
        }
    }
    let line = theme.px(small.size * 1.25);
    let rows = wrapped(pen, &exhibit.source(), small, width - 2 * edge);
    let foot = line * i32::try_from(rows.len()).unwrap_or(1) + theme.px(6.0);
    let mut at = height - foot + line / 2;
    for row in rows {
        pen.text(&row, (edge, at), End::Left, small, theme.muted)?;
        at += line;
    }
    Ok((y + theme.px(4.0), foot))
}

/// A text in rows that fit a width.
fn wrapped<B: plotters::backend::DrawingBackend>(
    pen: &Pen<'_, B>,
    text: &str,
    letters: Letters,
    width: i32,
) -> Vec<String> {
    let mut rows = vec![String::new()];
    for word in text.split(' ') {
        let Some(row) = rows.last_mut() else { break };
        let longer = if row.is_empty() {
            word.to_owned()
        } else {
            format!("{row} {word}")
        };
        if row.is_empty() || pen.width(&longer, letters) <= width {
            *row = longer;
        } else {
            rows.push(word.to_owned());
        }
    }
    rows
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
