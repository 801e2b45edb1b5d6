//! What every view is made from, and the words that every view shares: who, where, when,
//! which scenario, which source. Knows no chart.

use crate::i18n;
use crate::outcome::{Catalogue, Money, Picture, PostsTrack, Track};
use crate::unit::Year;
use crate::word::{Measure, Unit};

use super::series::{Line, line};
use super::words::{Words, year};

/// All that a view is made from.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The reader's language.
    pub words: Words,
    /// Names of professions, places and methods.
    pub catalogue: &'a Catalogue,
    /// The answer to show.
    pub picture: &'a Picture,
    /// The answer before the last change: drawn as a ghost.
    pub previous: Option<&'a Picture>,
    /// What it costs and who pays, where that was asked for.
    pub money: Option<&'a Money>,
    /// Its posts and what holds hiring back, where that was asked for.
    pub posts: Option<&'a PostsTrack>,
    /// The year that the reader points at.
    pub cursor: Year,
    /// Name of the scenario; empty = said by rule.
    pub scenario: &'a str,
    /// Whether vertical axes must start at zero.
    pub from_zero: bool,
}

/// Who, where, when: what the sentences of a view need, kept with it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct About {
    /// The reader's language.
    pub words: Words,
    /// The profession as it stands inside a sentence.
    pub who: String,
    /// The place.
    pub place: String,
    /// The scenario.
    pub scenario: String,
    /// Years of all lines.
    pub years: Vec<Year>,
    /// Place of the cursor year among the years; `None` = no years.
    pub cursor: Option<usize>,
    /// Whether no lever moves the result.
    pub is_baseline: bool,
    /// Whether assumptions beside the levers were changed: method, weights, choices.
    pub assumed: bool,
    /// Data, model and grade in one line.
    pub source: String,
}

impl<'a> Scene<'a> {
    /// A scene without ghost, named by rule.
    #[must_use]
    pub fn new(words: Words, catalogue: &'a Catalogue, picture: &'a Picture, cursor: Year) -> Self {
        Self {
            words,
            catalogue,
            picture,
            previous: None,
            money: None,
            posts: None,
            cursor,
            scenario: "",
            from_zero: false,
        }
    }

    /// What the sentences need.
    #[must_use]
    pub fn about(&self) -> About {
        let words = self.words;
        let picture = self.picture;
        let who = self.people();
        let is_baseline = picture.scenario == picture.baseline;
        let scenario = match (self.scenario.is_empty(), is_baseline) {
            (false, _) => self.scenario.to_owned(),
            (true, true) if picture.assumed => words.label("view-scenario-assumed"),
            (true, true) => words.label("view-scenario-reference"),
            (true, false) => words.label("view-scenario-own"),
        };
        let scenario = if picture.assumed && !is_baseline {
            words.say("view-assumed", &[("scenario", &scenario)])
        } else {
            scenario
        };
        let nearest = (0..picture.years.len()).min_by_key(|place| {
            picture
                .years
                .get(*place)
                .map_or(u32::MAX, |y| y.abs_diff(self.cursor))
        });
        About {
            words,
            who,
            place: self.place_name(),
            scenario,
            years: picture.years.clone(),
            cursor: nearest,
            is_baseline,
            assumed: picture.assumed,
            source: self.source(),
        }
    }

    /// What the sentences need, where the figures are those of the whole nation.
    #[must_use]
    pub fn about_nation(&self) -> About {
        About {
            place: self.words.name(&self.catalogue.names),
            ..self.about()
        }
    }

    /// The profession in the plural. Packs name one person, sentences speak of many; a
    /// profession that no locale knows is named in brackets.
    fn people(&self) -> String {
        let words = self.words;
        let code = &self.picture.profession;
        let key = format!("view-who-{}", code.to_ascii_lowercase());
        let card = self
            .catalogue
            .professions
            .iter()
            .find(|card| card.code == *code);
        let name = card.map_or_else(|| code.clone(), |card| words.name(&card.names));
        if i18n::has(words.lang, &key) {
            words.label(&key)
        } else {
            words.say("view-who-other", &[("name", &name)])
        }
    }

    fn place_name(&self) -> String {
        let catalogue = self.catalogue;
        if self.picture.region.is_empty() {
            return self.words.name(&catalogue.names);
        }
        self.region_name(&self.picture.region)
    }

    /// Name of a region, or its code where the catalogue does not know it.
    #[must_use]
    pub fn region_name(&self, code: &str) -> String {
        self.catalogue
            .regions
            .iter()
            .find(|card| card.code == code)
            .map_or_else(|| code.to_owned(), |card| self.words.name(&card.names))
    }

    fn source(&self) -> String {
        let catalogue = self.catalogue;
        self.words.say(
            "view-source",
            &[
                ("name", &self.words.name(&catalogue.names)),
                ("pack", &catalogue.pack),
                ("hash", catalogue.hash.get(..8).unwrap_or(&catalogue.hash)),
                ("engine", &catalogue.engine),
                ("grade", &self.picture.grade.letter().to_string()),
            ],
        )
    }
}

/// The line of a measure. What is counted over a year has no value in the opening year, where
/// nothing has passed yet: a 0 there, or the rate of the year after, is no number.
#[must_use]
pub fn measured(track: &Track, measure: Measure, len: usize) -> Line {
    let mut values = line(track.of(measure), len);
    let rate = measure == Measure::ReplacementRate || measure == Measure::Turnover;
    let flow = measure.unit() == Unit::HeadsPerYear && values.first() == Some(&Some(0.0));
    let over_a_year = rate || flow;
    if let Some(opening) = values.first_mut().filter(|_| over_a_year) {
        *opening = None;
    }
    values
}

impl About {
    /// The cursor year.
    #[must_use]
    pub fn year(&self) -> Option<Year> {
        self.years.get(self.cursor?).copied()
    }

    /// The year at a place, as written; empty where there is none.
    #[must_use]
    pub fn year_text(&self, place: usize) -> String {
        self.years.get(place).map_or_else(String::new, |y| year(*y))
    }

    /// The place of a year among the years.
    #[must_use]
    pub fn place_of(&self, wanted: Year) -> Option<usize> {
        self.years.iter().position(|y| *y == wanted)
    }

    /// Measure, people, place, scenario: the line under a title.
    #[must_use]
    pub fn subtitle(&self, measure: &str) -> String {
        self.words.say(
            "view-subtitle",
            &[
                ("measure", &self.words.label(measure)),
                ("who", &self.who),
                ("place", &self.place),
                ("scenario", &self.scenario),
            ],
        )
    }

    /// Caption of a table: title, measure and unit, place, scenario.
    #[must_use]
    pub fn caption(&self, title: &str, measure: &str) -> String {
        self.words.say(
            "table-caption",
            &[("title", title), ("about", &self.subtitle(measure))],
        )
    }

    /// A sentence with the profession, and whatever else it needs.
    #[must_use]
    pub fn tell(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        let mut all = vec![("who", self.who.as_str()), ("place", self.place.as_str())];
        all.extend_from_slice(arguments);
        self.words.say(key, &all)
    }

    /// What is said for a year without numbers.
    #[must_use]
    pub fn silent(&self, wanted: Year) -> String {
        self.words
            .say("view-year-empty", &[("year", &year(wanted))])
    }
}
