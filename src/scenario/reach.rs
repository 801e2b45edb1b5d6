//! Where and on whom an action acts. Holds codes only; a pack says what they are.

use crate::unit::Sex;

/// A reach; what is empty says nothing: everywhere, everybody.
///
/// Codes stand in order and once, so that two reaches that mean the same are equal.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(default)]
pub struct Reach {
    /// Codes of regions.
    pub regions: Vec<String>,
    /// Codes of groups of regions.
    pub groups: Vec<String>,
    /// Codes of professions.
    pub professions: Vec<String>,
    /// Codes of families of professions.
    pub families: Vec<String>,
    /// Codes of sectors.
    pub sectors: Vec<String>,
    /// Codes of training programmes.
    pub programmes: Vec<String>,
    /// One sex.
    pub sex: Option<Sex>,
    /// First and last age of staff.
    pub ages: Option<(u16, u16)>,
}

/// What a reach can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Axis {
    /// A region.
    Region,
    /// A group of regions.
    Group,
    /// A profession.
    Profession,
    /// A family of professions.
    Family,
    /// A sector.
    Sector,
    /// A training programme.
    Programme,
    /// A sex.
    Sex,
    /// Ages of staff.
    Ages,
}

/// All of them, with their words in files and on the command line and their letters in links.
pub const AXES: &[(Axis, &str, char)] = &[
    (Axis::Region, "region", 'r'),
    (Axis::Group, "group", 'g'),
    (Axis::Profession, "profession", 'p'),
    (Axis::Family, "family", 'f'),
    (Axis::Sector, "sector", 's'),
    (Axis::Programme, "programme", 'c'),
    (Axis::Sex, "sex", 'x'),
    (Axis::Ages, "ages", 'a'),
];

impl Axis {
    /// Its word in files and on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        let row = AXES.iter().find(|(axis, ..)| *axis == self);
        row.map_or("", |(_, word, _)| word)
    }
}

impl Reach {
    /// Whether it is everywhere and everybody.
    #[must_use]
    pub fn is_all(&self) -> bool {
        *self == Self::default()
    }

    /// The codes that it names on an axis; none where it says nothing there, and none on the axes
    /// that have no codes.
    #[must_use]
    pub fn codes(&self, axis: Axis) -> &[String] {
        match axis {
            Axis::Region => &self.regions,
            Axis::Group => &self.groups,
            Axis::Profession => &self.professions,
            Axis::Family => &self.families,
            Axis::Sector => &self.sectors,
            Axis::Programme => &self.programmes,
            Axis::Sex | Axis::Ages => &[],
        }
    }

    fn codes_mut(&mut self, axis: Axis) -> Option<&mut Vec<String>> {
        match axis {
            Axis::Region => Some(&mut self.regions),
            Axis::Group => Some(&mut self.groups),
            Axis::Profession => Some(&mut self.professions),
            Axis::Family => Some(&mut self.families),
            Axis::Sector => Some(&mut self.sectors),
            Axis::Programme => Some(&mut self.programmes),
            Axis::Sex | Axis::Ages => None,
        }
    }

    /// The axes on which it says something.
    pub fn axes(&self) -> impl Iterator<Item = Axis> + '_ {
        AXES.iter()
            .map(|(axis, ..)| *axis)
            .filter(|axis| match axis {
                Axis::Sex => self.sex.is_some(),
                Axis::Ages => self.ages.is_some(),
                axis => !self.codes(*axis).is_empty(),
            })
    }

    /// Names one thing more, in the words of files: a code, `F` or `M`, `30-44`. Whether it was
    /// understood; whether a pack holds the code is not asked here.
    pub fn name(&mut self, axis: Axis, word: &str) -> bool {
        if word.is_empty() {
            return false;
        }
        match axis {
            Axis::Sex => {
                let sex = [Sex::F, Sex::M].into_iter().find(|sex| sex.code() == word);
                // A second sex would make it everybody: said by leaving it out.
                let fits = sex.is_some() && self.sex.is_none_or(|known| Some(known) == sex);
                if fits {
                    self.sex = sex;
                }
                fits
            }
            Axis::Ages => {
                let span = word.split_once('-');
                let span = span.and_then(|(from, to)| Some((from.parse().ok()?, to.parse().ok()?)));
                let span = span.filter(|(from, to): &(u16, u16)| from <= to);
                let fits = span.is_some() && self.ages.is_none_or(|known| Some(known) == span);
                if fits {
                    self.ages = span;
                }
                fits
            }
            axis => {
                let Some(codes) = self.codes_mut(axis) else {
                    return false;
                };
                let at = codes.partition_point(|known| known.as_str() < word);
                if codes.get(at).is_none_or(|known| known != word) {
                    codes.insert(at, word.to_owned());
                }
                true
            }
        }
    }

    /// What it names on an axis, in the words of files.
    #[must_use]
    pub fn words(&self, axis: Axis) -> Vec<String> {
        match axis {
            Axis::Sex => self.sex.iter().map(|sex| sex.code().to_owned()).collect(),
            Axis::Ages => {
                let ages = self.ages.iter();
                ages.map(|(from, to)| format!("{from}-{to}")).collect()
            }
            axis => self.codes(axis).to_vec(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_named_twice_or_in_another_order_is_the_same_reach() {
        let of = |words: &[(Axis, &str)]| {
            let mut reach = Reach::default();
            for (axis, word) in words {
                assert!(reach.name(*axis, word), "{word}");
            }
            reach
        };
        let one = of(&[
            (Axis::Region, "18"),
            (Axis::Region, "03"),
            (Axis::Ages, "30-44"),
        ]);
        let other = of(&[
            (Axis::Ages, "30-44"),
            (Axis::Region, "03"),
            (Axis::Region, "18"),
            (Axis::Region, "03"),
        ]);
        assert_eq!(one, other);
        assert_eq!(one.axes().collect::<Vec<_>>(), [Axis::Region, Axis::Ages]);
        assert_eq!(one.words(Axis::Ages), ["30-44"]);
        assert!(Reach::default().is_all() && !one.is_all());
    }

    #[test]
    fn what_cannot_be_understood_names_nothing() {
        let mut reach = Reach::default();
        for (axis, word) in [
            (Axis::Sex, "W"),
            (Axis::Ages, "44-30"),
            (Axis::Ages, "all"),
            (Axis::Region, ""),
        ] {
            assert!(!reach.name(axis, word), "{word}");
        }
        assert!(reach.is_all());
        assert!(reach.name(Axis::Sex, "F") && !reach.name(Axis::Sex, "M"));
        assert_eq!(reach.sex, Some(Sex::F));
    }
}
