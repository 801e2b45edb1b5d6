//! Lines of values over the years, with holes. Knows no unit and no pixel.

/// One value per year; `None` where the model gave no usable number.
pub type Line = Vec<Option<f64>>;

/// Larger numbers than this are no workforce: they are holes, not drawings.
const LARGEST: f64 = 1e12;

/// A usable number, or nothing: not finite or absurd values are holes. Turns −0 into 0.
#[must_use]
pub fn known(value: f64) -> Option<f64> {
    (value.is_finite() && value.abs() <= LARGEST).then_some(value + 0.0)
}

/// The first `len` values as a line; missing ones are holes.
#[must_use]
pub fn line(values: &[f64], len: usize) -> Line {
    (0..len)
        .map(|at| values.get(at).copied().and_then(known))
        .collect()
}

/// The value at a place of a line.
#[must_use]
pub fn at(line: &[Option<f64>], place: usize) -> Option<f64> {
    line.get(place).copied().flatten()
}

/// `a - b` where both are known.
#[must_use]
pub fn minus(a: &[Option<f64>], b: &[Option<f64>]) -> Line {
    a.iter()
        .enumerate()
        .map(|(place, value)| Some(value.as_ref()? - at(b, place)?))
        .collect()
}

/// `a + b`; a hole on one side counts as nothing, on both sides as a hole.
#[must_use]
pub fn plus(a: &[Option<f64>], b: &[Option<f64>]) -> Line {
    (0..a.len().max(b.len()))
        .map(|place| match (at(a, place), at(b, place)) {
            (None, None) => None,
            (left, right) => Some(left.unwrap_or(0.0) + right.unwrap_or(0.0)),
        })
        .collect()
}

/// Smallest and largest known value of several lines.
#[must_use]
pub fn extent<'a>(lines: impl IntoIterator<Item = &'a [Option<f64>]>) -> Option<(f64, f64)> {
    let mut found: Option<(f64, f64)> = None;
    for value in lines.into_iter().flatten().copied().flatten() {
        found = Some(found.map_or((value, value), |(low, high)| {
            (low.min(value), high.max(value))
        }));
    }
    found
}

/// First and last known place of a line.
#[must_use]
pub fn ends(line: &[Option<f64>]) -> Option<(usize, usize)> {
    let first = line.iter().position(Option::is_some)?;
    let last = line.iter().rposition(Option::is_some)?;
    Some((first, last))
}

/// Place and value of the largest known value; the first of equals.
#[must_use]
pub fn peak(line: &[Option<f64>]) -> Option<(usize, f64)> {
    let mut best: Option<(usize, f64)> = None;
    for (place, value) in line.iter().enumerate() {
        if let Some(value) = *value
            && best.is_none_or(|(_, top)| value > top)
        {
            best = Some((place, value));
        }
    }
    best
}

/// Whether two lines differ visibly: by more than a thousandth of the larger size.
#[must_use]
pub fn differ(a: &[Option<f64>], b: &[Option<f64>]) -> bool {
    a.iter().zip(b).any(|(a, b)| match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() > 1e-3 * a.abs().max(b.abs()).max(1e-6),
        (None, None) => false,
        _ => true,
    })
}

/// Range of a vertical axis, and whether it leaves out zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// Lowest value on the axis.
    pub low: f64,
    /// Highest value on the axis.
    pub high: f64,
    /// Whether the axis is cut: it starts above zero, and the drawing says so.
    pub cut: bool,
}

impl Range {
    /// An axis that holds these values and zero, or a cut one where zero would hide the
    /// difference and `may_cut` allows it.
    #[must_use]
    pub fn holding(extent: Option<(f64, f64)>, may_cut: bool) -> Self {
        let (low, high) = extent.unwrap_or((0.0, 1.0));
        let spread = high - low;
        if may_cut && low > 0.0 && spread < 0.45 * high && spread > 0.0 {
            // A third of the spread below the lowest value keeps the picture from touching the foot.
            let foot = (low - 0.3 * spread).max(0.0);
            let step = step(high - foot, 5);
            let low = (foot / step).floor() * step;
            let high = (high / step + 0.02).ceil() * step;
            return Self {
                low,
                high,
                cut: low > 0.0,
            };
        }
        let (low, high) = (low.min(0.0), high.max(0.0));
        let width = if high - low > 0.0 { high - low } else { 1.0 };
        let step = step(width, 5);
        let top = if high > 0.0 {
            (high / step + 0.02).ceil() * step
        } else {
            0.0
        };
        let foot = if low < 0.0 {
            (low / step - 0.02).floor() * step
        } else {
            0.0
        };
        let high = if top - foot > 0.0 { top } else { foot + step };
        Self {
            low: foot,
            high,
            cut: false,
        }
    }

    /// Marks on the axis: round numbers, about `wanted` of them, and their distance.
    #[must_use]
    pub fn ticks(&self, wanted: usize) -> (Vec<f64>, f64) {
        let step = step(self.high - self.low, wanted.clamp(1, 20));
        let first = (self.low / step - 1e-9).ceil();
        let marks = (0..=24)
            .map(|place| (first + f64::from(place)) * step)
            .take_while(|mark| *mark <= self.high + step * 1e-6)
            .map(|mark| mark + 0.0)
            .collect();
        (marks, step)
    }

    /// The range of a moment ago, where it still serves: an axis should not jump while a lever
    /// is dragged.
    #[must_use]
    pub fn held(self, before: Self) -> Self {
        let fits = before.low <= self.low && before.high >= self.high && before.cut == self.cut;
        let wide = (before.high - before.low) > 1.6 * (self.high - self.low);
        if fits && !wide { before } else { self }
    }
}

/// The round distance (1, 2, 2.5 or 5 times a power of ten) that cuts a width into about
/// `wanted` parts.
#[must_use]
pub fn step(width: f64, wanted: usize) -> f64 {
    let parts = u32::try_from(wanted.max(1)).map_or(1.0, f64::from);
    let rough = width / parts;
    if !(rough.is_finite() && rough > 1e-9) {
        return 1.0;
    }
    let mut power = 1.0;
    while power * 10.0 <= rough {
        power *= 10.0;
    }
    while power > rough {
        power /= 10.0;
    }
    let factor = [1.0, 2.0, 2.5, 5.0]
        .into_iter()
        .find(|f| f * power >= rough * 0.999);
    factor.unwrap_or(10.0) * power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_numbers_are_holes() {
        for odd in [f64::NAN, f64::INFINITY, 1e308, -1e300] {
            assert_eq!(known(odd), None);
        }
        assert!(known(-0.0).is_some_and(f64::is_sign_positive));
        assert_eq!(line(&[1.0], 3), vec![Some(1.0), None, None]);
    }

    #[test]
    fn an_axis_holds_its_values_and_says_when_it_is_cut() {
        let range = Range::holding(Some((410e3, 470e3)), true);
        assert!(range.cut && range.low > 300e3 && range.high >= 470e3);
        let whole = Range::holding(Some((410e3, 470e3)), false);
        assert_eq!((whole.low, whole.cut), (0.0, false));
        let flat = Range::holding(Some((0.0, 0.0)), true);
        assert!(flat.high > flat.low);
        let (marks, step) = whole.ticks(5);
        assert_eq!(step, 100e3);
        assert_eq!(marks.first(), Some(&0.0));
    }
}
