//! The grid that a table spans: which of its cells some row speaks about, and in words which it leaves
//! out. Knows no table; every table that must be whole goes through it.

use crate::pack::facts::names::Region;
use crate::unit::{Sex, Year};

/// Boxes of missing cells that are named; more are counted.
const TOLD: usize = 8;

/// One axis of a table: the names of its keys, in order.
#[derive(Clone, Debug)]
pub(crate) struct Axis {
    /// Said before the keys.
    unit: &'static str,
    names: Vec<String>,
    /// Whether neighbours are written as a range, and the axis even where all of it is missing.
    chained: bool,
}

impl Axis {
    /// Single ages, said without the word: where texts are not English.
    pub(crate) fn bare_ages(first: u16, count: usize) -> Self {
        Self {
            unit: "",
            ..Self::ages(first, count)
        }
    }

    /// Sexes by code.
    pub(crate) fn sex_codes(sexes: &[Sex]) -> Self {
        Self::of(sexes.iter().map(|sex| sex.code().to_owned()))
    }

    pub(crate) fn of(names: impl IntoIterator<Item = String>) -> Self {
        Self {
            unit: "",
            names: names.into_iter().collect(),
            chained: false,
        }
    }

    /// Regions by code and name.
    pub(crate) fn regions(regions: &[Region]) -> Self {
        Self::of(regions.iter().map(|region| {
            let (code, name) = (&region.code, &region.names.en);
            if code == name {
                code.clone()
            } else {
                format!("{code} {name}")
            }
        }))
    }

    pub(crate) fn sexes(sexes: &[Sex]) -> Self {
        Self::of(sexes.iter().map(|sex| {
            let word = match sex {
                Sex::F => "women",
                Sex::M => "men",
                Sex::All => "both sexes",
            };
            word.to_owned()
        }))
    }

    /// Single ages.
    pub(crate) fn ages(first: u16, count: usize) -> Self {
        let ages = (usize::from(first)..usize::from(first) + count).map(|age| age.to_string());
        Self {
            unit: "ages ",
            names: ages.collect(),
            chained: true,
        }
    }

    pub(crate) fn years(years: impl IntoIterator<Item = Year>) -> Self {
        Self {
            chained: true,
            ..Self::of(years.into_iter().map(|year| year.to_string()))
        }
    }

    /// The keys at these places, ranges where they follow each other; nothing where the axis has a
    /// single key, or where it need not be said that all are meant.
    fn write(&self, at: &[usize]) -> Option<String> {
        let all = at.len() == self.names.len();
        if self.names.len() < 2 || (all && !self.chained) {
            return None;
        }
        let mut parts: Vec<String> = Vec::new();
        let mut from = 0;
        while let Some(&first) = at.get(from) {
            let mut to = from;
            while self.chained && at.get(to + 1) == at.get(to).map(|place| place + 1).as_ref() {
                to += 1;
            }
            let last = at.get(to).copied().unwrap_or(first);
            let name = |place: usize| self.names.get(place).map_or("", String::as_str);
            parts.push(if last == first {
                name(first).to_owned()
            } else {
                format!("{}–{}", name(first), name(last))
            });
            from = to + 1;
        }
        Some(format!("{}{}", self.unit, parts.join(", ")))
    }
}

/// A grid of cells, and which of them are spoken about.
#[derive(Clone, Debug)]
pub(crate) struct Whole {
    axes: Vec<Axis>,
    seen: Vec<bool>,
}

/// Places `from..to` on an axis; `None` = all of it.
pub(crate) type Part = Option<(usize, usize)>;

/// One place, or all where a row does not say which.
pub(crate) fn one(place: Option<usize>) -> Part {
    place.map(|place| (place, place + 1))
}

/// Ages `from..=to` on an axis that begins at `first`; the axis cuts what lies beyond it.
pub(crate) fn ages(from: u16, to: u16, first: u16) -> Part {
    let to = usize::from(to.saturating_add(1));
    let first = usize::from(first);
    Some((
        usize::from(from).saturating_sub(first),
        to.saturating_sub(first),
    ))
}

impl Whole {
    pub(crate) fn new(axes: Vec<Axis>) -> Self {
        let cells = axes.iter().map(|axis| axis.names.len()).product();
        Self {
            axes,
            seen: vec![false; cells],
        }
    }

    /// A row speaks about a block of cells, one part by axis.
    pub(crate) fn see(&mut self, parts: &[Part]) {
        let lens: Vec<usize> = self.axes.iter().map(|axis| axis.names.len()).collect();
        mark(&mut self.seen, &lens, parts);
    }

    /// What another grid of the same axes leaves out is no concern of this one.
    pub(crate) fn forgive(&mut self, other: &Self) {
        let both = self.seen.iter_mut().zip(&other.seen);
        both.for_each(|(own, other)| *own |= !other);
    }

    /// The cells that no row speaks about, grouped: `03 Lombardia: women, ages 0–100, 2030`; nothing
    /// where there is none. The first eight groups: who mends them sees the others then.
    pub(crate) fn missing(&self) -> Option<String> {
        let mut told = self.groups();
        let more = told.len().saturating_sub(TOLD);
        told.truncate(TOLD);
        if more > 0 {
            told.push(format!("and {more} more"));
        }
        (!told.is_empty()).then(|| told.join("; "))
    }

    /// All groups of cells that no row speaks about.
    pub(crate) fn groups(&self) -> Vec<String> {
        let lens: Vec<usize> = self.axes.iter().map(|axis| axis.names.len()).collect();
        let boxes = boxes(&self.seen, &lens);
        boxes.iter().map(|one| self.write(one)).collect()
    }

    fn write(&self, places: &[Vec<usize>]) -> String {
        let parts = self.axes.iter().zip(places);
        let mut parts: Vec<String> = parts.filter_map(|(axis, at)| axis.write(at)).collect();
        match parts.len() {
            0 => "*".to_owned(),
            1 => parts.remove(0),
            _ => {
                let first = parts.remove(0);
                format!("{first}: {}", parts.join(", "))
            }
        }
    }
}

fn mark(seen: &mut [bool], lens: &[usize], parts: &[Part]) {
    let Some((&len, lens)) = lens.split_first() else {
        seen.fill(true);
        return;
    };
    let (part, parts) = parts.split_first().map_or((None, parts), |(p, r)| (*p, r));
    let (from, to) = part.unwrap_or((0, len));
    let width: usize = lens.iter().product();
    let chosen = seen.chunks_mut(width.max(1)).take(to).skip(from);
    chosen.for_each(|inner| mark(inner, lens, parts));
}

/// Places on each axis: a box of cells.
type Places = Vec<Vec<usize>>;

/// Missing cells as boxes: places on the first axis that lack the same are told together.
fn boxes(seen: &[bool], lens: &[usize]) -> Vec<Places> {
    let Some((_, lens)) = lens.split_first() else {
        let missing = seen.first() == Some(&false);
        return if missing {
            vec![Vec::new()]
        } else {
            Vec::new()
        };
    };
    let width: usize = lens.iter().product();
    let mut found: Vec<(Vec<usize>, Vec<Places>)> = Vec::new();
    for (at, part) in seen.chunks(width.max(1)).enumerate() {
        let inner = boxes(part, lens);
        if inner.is_empty() {
            continue;
        }
        match found.iter_mut().find(|(_, known)| *known == inner) {
            Some((places, _)) => places.push(at),
            None => found.push((vec![at], inner)),
        }
    }
    let whole = found.into_iter().flat_map(|(places, inner)| {
        inner.into_iter().map(move |rest| {
            let mut one = vec![places.clone()];
            one.extend(rest);
            one
        })
    });
    whole.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid() -> Whole {
        let regions = ["01 Piemonte", "03 Lombardia", "05 Veneto"].map(str::to_owned);
        Whole::new(vec![
            Axis::of(regions),
            Axis::sexes(&[Sex::F, Sex::M]),
            Axis::ages(0, 101),
            Axis::years([2024, 2030]),
        ])
    }

    #[test]
    fn what_is_missing_is_named_in_groups() {
        let mut whole = grid();
        assert_eq!(whole.missing().unwrap(), "ages 0–100: 2024–2030");
        for region in 0..3 {
            for year in 0..2 {
                if (region, year) != (1, 1) {
                    whole.see(&[one(Some(region)), None, None, one(Some(year))]);
                }
            }
        }
        assert_eq!(whole.missing().unwrap(), "03 Lombardia: ages 0–100, 2030");
        whole.see(&[one(Some(1)), one(Some(1)), None, one(Some(1))]);
        assert_eq!(
            whole.missing().unwrap(),
            "03 Lombardia: women, ages 0–100, 2030"
        );
        whole.see(&[None, None, ages(10, 84, 0), None]);
        assert_eq!(
            whole.missing().unwrap(),
            "03 Lombardia: women, ages 0–9, 85–100, 2030"
        );
        whole.see(&[None, None, ages(0, 9, 0), None]);
        whole.see(&[one(Some(1)), None, ages(85, u16::MAX, 0), None]);
        assert_eq!(whole.missing(), None);
    }

    #[test]
    fn keys_that_lack_the_same_are_told_together() {
        let mut whole = grid();
        whole.see(&[one(Some(2)), None, None, None]);
        assert_eq!(
            whole.missing().unwrap(),
            "01 Piemonte, 03 Lombardia: ages 0–100, 2024–2030"
        );
    }
}
