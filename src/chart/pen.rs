//! Lines, areas and letters on one drawing area. Knows no view.

use std::cell::Cell;

use plotters::backend::DrawingBackend;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind};
use plotters::element::{PathElement, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{
    Color, FontDesc, FontFamily, FontStyle, RGBAColor, RGBColor, ShapeStyle, TextStyle,
};

use super::hatch::{self, Point};
use super::theme::{FAMILY, Theme, pixels};

/// What drawing gives back.
pub type Drawn<B> = Result<(), DrawingAreaErrorKind<<B as DrawingBackend>::ErrorType>>;

/// Which end of a text stands at its point.
#[derive(Clone, Copy)]
pub(super) enum End {
    Left,
    Middle,
    Right,
}

/// Size and weight of letters.
#[derive(Clone, Copy)]
pub(super) struct Letters {
    pub(super) size: f64,
    pub(super) bold: bool,
}

/// Draws on an area in the colours of a theme.
pub(super) struct Pen<'a, B: DrawingBackend> {
    area: &'a DrawingArea<B, Shift>,
    pub(super) theme: &'a Theme,
    /// Where the first and the last year stand, once an axis of years is drawn; pixels from the left.
    pub(super) years: Cell<Option<(f64, f64)>>,
}

impl<'a, B: DrawingBackend> Pen<'a, B> {
    pub(super) fn new(area: &'a DrawingArea<B, Shift>, theme: &'a Theme) -> Self {
        Self {
            area,
            theme,
            years: Cell::new(None),
        }
    }

    /// Width and height in pixels.
    pub(super) fn size(&self) -> (i32, i32) {
        let (width, height) = self.area.dim_in_pixel();
        let whole = |length: u32| i32::try_from(length).unwrap_or(0).min(1_000_000);
        (whole(width), whole(height))
    }

    /// Whether the drawing is as narrow as on a phone.
    pub(super) fn narrow(&self) -> bool {
        self.theme.css(self.size().0) < 480.0
    }

    /// Letters of labels.
    pub(super) fn label(&self) -> Letters {
        Letters {
            size: if self.narrow() { 12.0 } else { 15.0 },
            bold: true,
        }
    }

    /// Letters of axes and remarks.
    pub(super) fn small(&self) -> Letters {
        Letters {
            size: if self.narrow() { 11.5 } else { 13.5 },
            bold: false,
        }
    }

    pub(super) fn width(&self, text: &str, letters: Letters) -> i32 {
        // The table of widths is of weight 600; letters are drawn in 400 and 700.
        self.theme
            .width(text, letters.size * if letters.bold { 1.03 } else { 1.0 })
    }

    /// The text, or as much of it as fits a width, with an ellipsis.
    pub(super) fn fitted(&self, text: &str, letters: Letters, width: i32) -> String {
        if self.width(text, letters) <= width {
            return text.to_owned();
        }
        let mut kept = text.to_owned();
        while kept.pop().is_some() {
            let short = format!("{}…", kept.trim_end());
            if self.width(&short, letters) <= width {
                return short;
            }
        }
        String::new()
    }

    pub(super) fn paper(&self) -> Drawn<B> {
        self.area.fill(&self.theme.paper)
    }

    pub(super) fn line(&self, points: &[(f64, f64)], colour: RGBAColor, css: f64) -> Drawn<B> {
        if points.len() < 2 {
            return Ok(());
        }
        let style = ShapeStyle {
            color: colour,
            filled: false,
            stroke_width: self.theme.stroke(css),
        };
        self.area.draw(&PathElement::new(
            points.iter().map(whole).collect::<Vec<_>>(),
            style,
        ))
    }

    pub(super) fn dashed(
        &self,
        points: &[(f64, f64)],
        colour: RGBAColor,
        css: f64,
        (dash, gap): (f64, f64),
    ) -> Drawn<B> {
        let unit = self.theme.k * self.theme.zoom;
        self.shape(
            &hatch::dashes(points, dash * unit, gap * unit, css * unit),
            colour,
        )
    }

    pub(super) fn area(&self, points: &[(f64, f64)], colour: RGBAColor) -> Drawn<B> {
        self.shape(&points.iter().map(whole).collect::<Vec<_>>(), colour)
    }

    pub(super) fn striped(&self, outline: &[(f64, f64)], colour: RGBAColor) -> Drawn<B> {
        let unit = self.theme.k * self.theme.zoom;
        self.shape(&hatch::stripes(outline, 9.0 * unit, 1.5 * unit), colour)
    }

    pub(super) fn dotted(&self, outline: &[(f64, f64)], colour: RGBAColor) -> Drawn<B> {
        let unit = self.theme.k * self.theme.zoom;
        self.shape(&hatch::dots(outline, 8.0 * unit, 3.2 * unit), colour)
    }

    fn shape(&self, points: &[Point], colour: RGBAColor) -> Drawn<B> {
        if points.len() < 3 {
            return Ok(());
        }
        self.area
            .draw(&Polygon::new(points.to_vec(), colour.filled()))
    }

    pub(super) fn block(&self, a: Point, b: Point, colour: RGBAColor) -> Drawn<B> {
        self.area.draw(&Rectangle::new([a, b], colour.filled()))
    }

    pub(super) fn frame(&self, a: Point, b: Point, colour: RGBAColor, css: f64) -> Drawn<B> {
        let corners = [a, (b.0, a.1), b, (a.0, b.1), a].map(|(x, y)| (f64::from(x), f64::from(y)));
        self.line(&corners, colour, css)
    }

    /// A dot with a rim of paper, so that it is seen on any line.
    pub(super) fn dot(&self, at: (f64, f64), colour: RGBColor) -> Drawn<B> {
        let centre = whole(&at);
        let round = |css: f64, colour: RGBColor| {
            plotters::element::Circle::new(centre, self.theme.px(css), colour.filled())
        };
        self.area.draw(&round(6.0, self.theme.paper))?;
        self.area.draw(&round(4.5, colour))
    }

    /// One line of text, centred on its height.
    pub(super) fn text(
        &self,
        text: &str,
        at: Point,
        end: End,
        letters: Letters,
        colour: RGBColor,
    ) -> Drawn<B> {
        if text.is_empty() {
            return Ok(());
        }
        let size = letters.size * self.theme.k * self.theme.zoom * self.theme.letters;
        let weight = if letters.bold {
            FontStyle::Bold
        } else {
            FontStyle::Normal
        };
        let across = match end {
            End::Left => HPos::Left,
            End::Middle => HPos::Center,
            End::Right => HPos::Right,
        };
        let font = FontDesc::new(FontFamily::Name(FAMILY), size, weight);
        let style = TextStyle::from(font)
            .color(&colour)
            .pos(Pos::new(across, VPos::Center));
        self.area.draw(&Text::new(text.to_owned(), at, style))
    }

    /// A text on a patch of paper, for places where lines pass behind it.
    pub(super) fn patch(
        &self,
        text: &str,
        at: Point,
        end: End,
        letters: Letters,
        colour: RGBColor,
    ) -> Drawn<B> {
        let (width, pad) = (self.width(text, letters), self.theme.px(4.0));
        let left = match end {
            End::Left => at.0,
            End::Middle => at.0 - width / 2,
            End::Right => at.0 - width,
        };
        let half = self.theme.px(letters.size * 0.62);
        let corner = (left - pad, at.1 - half);
        let other = (left + width + pad, at.1 + half);
        self.block(corner, other, self.theme.paper.mix(0.88))?;
        self.text(text, at, end, letters, colour)
    }
}

fn whole((x, y): &(f64, f64)) -> Point {
    (pixels(*x), pixels(*y))
}
