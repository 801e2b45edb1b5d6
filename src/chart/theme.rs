//! Colours, lengths and letters of all charts, light and dark. Knows no chart.
//!
//! The canvas is drawn at `k` pixels per CSS pixel (`k` = the larger of the screen's ratio and 2)
//! and every length is multiplied here: plotters draws on whole pixels, and coarse ones show.

use plotters::style::RGBColor;

/// What a drawing looks like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Theme {
    /// Pixels of the drawing per CSS pixel.
    pub k: f64,
    /// Enlargement of letters and strokes: 1 on a page, about 2 on a projector.
    pub zoom: f64,
    /// What a backend makes of a font size; the SVG backend divides by 1.24.
    pub letters: f64,
    /// Background.
    pub paper: RGBColor,
    /// Text.
    pub ink: RGBColor,
    /// Axis text and lines of the reference.
    pub muted: RGBColor,
    /// Lines of the grid.
    pub grid: RGBColor,
    /// Supply, women, inflows, what narrows a gap.
    pub supply: RGBColor,
    /// Need, shortage, outflows, what widens a gap.
    pub need: RGBColor,
    /// Third hue.
    pub third: RGBColor,
    /// Fourth hue.
    pub fourth: RGBColor,
    /// Classes of the tiles: strong shortage to strong surplus.
    pub tiles: [RGBColor; 5],
    /// Text on each class.
    pub on_tiles: [RGBColor; 5],
}

/// The family of all letters, as a style sheet would name it.
pub const FAMILY: &str = "'Titillium Web', Titillium, Arial, sans-serif";

const fn rgb(hex: u32) -> RGBColor {
    let [_, r, g, b] = hex.to_be_bytes();
    RGBColor(r, g, b)
}

const INK: RGBColor = rgb(0x17_21_2B);
const WHITE: RGBColor = rgb(0xFF_FF_FF);

// Measured on contrast and on three colour-vision simulations: ux.md C9.
const TILES: [RGBColor; 5] = [
    rgb(0x8C_3A_00),
    rgb(0xF0_B2_7A),
    rgb(0xF2_F4_F7),
    rgb(0x9C_C3_EB),
    rgb(0x00_4B_99),
];

impl Theme {
    /// Dark letters on white.
    #[must_use]
    pub const fn light(k: f64) -> Self {
        Self {
            k,
            zoom: 1.0,
            letters: 1.0,
            paper: WHITE,
            ink: INK,
            muted: rgb(0x5C_6F_82),
            grid: rgb(0xE3_E8_ED),
            supply: rgb(0x00_66_CC),
            need: rgb(0xC2_3B_00),
            third: rgb(0x2B_0F_40),
            fourth: rgb(0xB0_71_7F),
            tiles: TILES,
            on_tiles: [WHITE, INK, INK, INK, WHITE],
        }
    }

    /// Light letters on dark blue-grey.
    #[must_use]
    pub const fn dark(k: f64) -> Self {
        Self {
            k,
            zoom: 1.0,
            letters: 1.0,
            paper: INK,
            ink: rgb(0xF5_F5_F5),
            muted: rgb(0x9A_A7_B4),
            grid: rgb(0x2F_3C_49),
            supply: rgb(0x6F_B1_FF),
            need: rgb(0xFF_B4_54),
            third: rgb(0xF5_F5_F5),
            fourth: rgb(0xD6_33_6C),
            tiles: TILES,
            on_tiles: [WHITE, INK, INK, INK, WHITE],
        }
    }

    /// The same with larger letters and strokes.
    #[must_use]
    pub const fn zoomed(mut self, zoom: f64) -> Self {
        self.zoom = zoom;
        self
    }

    /// A length of `css` pixels in pixels of the drawing.
    #[must_use]
    pub fn px(&self, css: f64) -> i32 {
        pixels(css * self.k * self.zoom)
    }

    /// A stroke of `css` pixels; never thinner than one pixel.
    #[must_use]
    pub fn stroke(&self, css: f64) -> u32 {
        u32::try_from(self.px(css)).map_or(1, |width| width.max(1))
    }

    /// A drawing's length in CSS pixels, enlargement taken off: decides what has room.
    #[must_use]
    pub fn css(&self, pixels: i32) -> f64 {
        f64::from(pixels) / (self.k * self.zoom).max(1e-3)
    }

    /// The width of a text in pixels of the drawing, from the letters' own widths: no page is
    /// asked, so a chart can be laid out before a browser has drawn anything.
    #[must_use]
    pub fn width(&self, text: &str, size: f64) -> i32 {
        let units: f64 = text.chars().map(advance).sum();
        self.px(units / 1000.0 * size) + self.px(1.0)
    }
}

/// A whole pixel; odd numbers go to the edge of what a backend can take.
#[must_use]
pub(super) fn pixels(value: f64) -> i32 {
    // `as` saturates and turns NaN into 0.
    value.round().clamp(-1e6, 1e6) as i32
}

/// Widths of the printable ASCII letters in thousandths of the size (Titillium Web, 600: the
/// wider of the two weights in use).
const ADVANCES: [u16; 95] = [
    220, 266, 395, 560, 560, 560, 696, 225, 289, 289, 423, 560, 246, 421, 239, 443, 560, 560, 560,
    560, 560, 560, 560, 560, 560, 560, 239, 266, 560, 560, 560, 441, 975, 599, 612, 544, 641, 553,
    529, 613, 676, 269, 296, 583, 475, 850, 686, 656, 591, 656, 618, 543, 526, 650, 594, 911, 564,
    549, 534, 344, 471, 344, 560, 625, 254, 507, 536, 442, 540, 508, 346, 525, 546, 241, 242, 499,
    253, 838, 546, 530, 537, 535, 361, 469, 358, 543, 491, 768, 464, 492, 454, 357, 252, 357, 560,
];

fn advance(letter: char) -> f64 {
    let plain = u32::from(letter)
        .checked_sub(32)
        .and_then(|at| usize::try_from(at).ok());
    match plain.and_then(|at| ADVANCES.get(at)) {
        Some(width) => f64::from(*width),
        None if letter == '\u{a0}' => 220.0,
        None => 570.0,
    }
}
