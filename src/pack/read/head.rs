//! `pack.json`: who the pack is, which years, ages and sexes it has.

use crate::i18n::Names;
use crate::pack::facts::ages::Ages;
use crate::pack::read::cut;
use crate::pack::read::error::{Mistake, PackErrorKind as Kind, Problems};
use crate::pack::read::files::Files;
use crate::pack::read::near::near;
use crate::pack::read::place::At;
use crate::pack::read::reader::misnamed;
use crate::unit::json::{Key, keys, twice};
use crate::unit::sheet::steers;
use crate::unit::{Sex, Year};
use serde_json::{Map, Value};

const FILE: &str = "pack.json";

const METHODS: &[&str] = &[
    "utilisation",
    "ratio",
    "standards",
    "wisn",
    "needs",
    "experts",
    "economic",
    "statements",
    "blend",
    "replacement",
];

const KEYS: &[&str] = &[
    "format",
    "id",
    "country",
    "name_it",
    "name_en",
    "name_es",
    "opening_year",
    "last_year",
    "staff_ages",
    "sexes",
    "capacity",
    "method",
    "headline",
];

/// The head of a pack.
#[derive(Clone, Debug)]
pub(crate) struct Head {
    pub(crate) id: String,
    pub(crate) names: Names,
    pub(crate) opening_year: Year,
    pub(crate) last_year: Year,
    pub(crate) ages: Ages,
    pub(crate) sexes: Vec<Sex>,
    pub(crate) capacity_mean: bool,
    pub(crate) method: String,
    /// Profession code and year.
    pub(crate) headline: Option<(String, Year)>,
    /// Where the headline stands.
    pub(crate) headline_at: At,
}

/// Reads `pack.json`; nothing when it has a mistake.
pub(crate) fn read(files: &Files, problems: &mut Problems) -> Option<Head> {
    let whole = At::file(FILE);
    let Some(bytes) = files.get(FILE) else {
        let missing = || whole.error("", Kind::Missing, "no such file", "the head of the pack");
        problems.push(misnamed(files, FILE).unwrap_or_else(missing));
        return None;
    };
    let text = problems.keep(cut::text(FILE, bytes))?;
    let (line, found) = match serde_json::from_str(text) {
        Ok(Value::Object(object)) => {
            let keys = keys(text);
            return of(&Json { object, text, keys }, problems);
        }
        Ok(_) => (1, "another value".to_owned()),
        Err(error) => (error.line(), error.to_string()),
    };
    let at = At { file: FILE, line };
    problems.push(at.error("", Kind::NotReadable, found, "a JSON object"));
    None
}

fn of(json: &Json<'_>, problems: &mut Problems) -> Option<Head> {
    let at = |key: &Key<'_>| At {
        file: FILE,
        line: key.line,
    };
    for (first, key) in twice(json.text) {
        let found = format!("the same key as in line {first}");
        problems.push(at(&key).error(key.name, Kind::Duplicate, found, "one key"));
    }
    for key in json.keys.iter().filter(|key| !KEYS.contains(&key.name)) {
        let mut expected = KEYS.join(", ");
        if let Some(known) = near(key.name, KEYS.iter().copied()) {
            expected.push_str(&format!("; did you mean `{known}`?"));
        }
        problems.push(at(key).error(key.name, Kind::NotAWord, key.value, expected));
    }
    // Every mistake is told, hence no early return between the fields.
    let format = problems.keep(json.whole("format", 1, 1));
    let id = problems.keep(json.id());
    let names = ["name_it", "name_en", "name_es"].map(|key| problems.keep(json.text(key)));
    let opening = problems.keep(json.whole("opening_year", 1900, 2200));
    let last = problems.keep(json.whole("last_year", opening.unwrap_or(1900), 2200));
    let ages = problems.keep(json.ages());
    let sexes = problems.keep(json.sexes());
    let capacity = problems.keep(json.word("capacity", &["mean", "year_end"]));
    let method = problems.keep(json.word("method", METHODS));
    let headline = problems.keep(json.headline());
    let [it, en, es] = names;
    format?;
    Some(Head {
        id: id?,
        names: Names {
            it: it?,
            en: en?,
            es: es?,
        },
        opening_year: opening?,
        last_year: last?,
        ages: ages?,
        sexes: sexes?,
        capacity_mean: capacity? == "mean",
        method: method?,
        headline: headline?,
        headline_at: At {
            file: FILE,
            line: json
                .keys
                .iter()
                .find(|key| key.name == "headline")
                .map_or(0, |key| key.line),
        },
    })
}

struct Json<'j> {
    object: Map<String, Value>,
    text: &'j str,
    keys: Vec<Key<'j>>,
}

impl Json<'_> {
    fn error(&self, key: &str, kind: Kind, expected: impl Into<String>) -> Mistake {
        // What stands there is quoted from the file: writing a value anew takes a kilobyte of tables.
        let found = self.keys.iter().find(|known| known.name == key);
        let (line, found) = found.map_or((0, "nothing"), |key| (key.line, key.value));
        At { file: FILE, line }.error(key, kind, found, expected)
    }

    fn value(&self, key: &str) -> Result<&Value, Mistake> {
        self.object
            .get(key)
            .ok_or_else(|| self.error(key, Kind::Missing, "this key"))
    }

    fn text(&self, key: &str) -> Result<String, Mistake> {
        match self.value(key)? {
            Value::String(text) if text.contains(steers) => {
                Err(self.error(key, Kind::NotReadable, "a text without control characters"))
            }
            Value::String(text) if !text.is_empty() => Ok(text.clone()),
            _ => Err(self.error(key, Kind::EmptyCell, "a text")),
        }
    }

    /// The id stands in links and names of files.
    fn id(&self) -> Result<String, Mistake> {
        let text = self.text("id")?;
        let sign = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
        match text.bytes().all(sign) && text.len() <= 40 {
            true => Ok(text),
            false => Err(self.error("id", Kind::NotACode, "letters, digits, - and _, at most 40")),
        }
    }

    fn word(&self, key: &str, words: &[&str]) -> Result<String, Mistake> {
        let text = self.text(key)?;
        if words.contains(&text.as_str()) {
            Ok(text)
        } else {
            let mut expected = words.join(", ");
            if let Some(word) = near(&text, words.iter().copied()) {
                expected.push_str(&format!("; did you mean `{word}`?"));
            }
            Err(self.error(key, Kind::NotAWord, expected))
        }
    }

    fn whole(&self, key: &str, from: i32, to: i32) -> Result<i32, Mistake> {
        let value = self
            .value(key)?
            .as_i64()
            .and_then(|value| i32::try_from(value).ok());
        // `2024.0` is what some programs make of 2024.
        let value = value.or_else(|| {
            let written = self.keys.iter().find(|known| known.name == key)?.value;
            let (whole, zeros) = written.split_once('.')?;
            let plain = zeros.bytes().all(|byte| byte == b'0');
            whole.parse().ok().filter(|_| plain)
        });
        match value {
            Some(value) if (from..=to).contains(&value) => Ok(value),
            Some(_) => Err(self.error(key, Kind::OutOfRange, format!("{from} to {to}"))),
            None => Err(self.error(key, Kind::NotANumber, "a whole number")),
        }
    }

    fn ages(&self) -> Result<Ages, Mistake> {
        let wrong = |kind| self.error("staff_ages", kind, "[first, last] or null");
        match self.value("staff_ages")? {
            Value::Null => Ok(Ages {
                first: 0,
                count: 1,
                ageing: false,
            }),
            Value::Array(list) => {
                let ages: Vec<u16> = list
                    .iter()
                    .filter_map(|age| age.as_u64().and_then(|age| u16::try_from(age).ok()))
                    .collect();
                match ages.as_slice() {
                    &[first, last] if list.len() == 2 && first <= last && last <= 120 => Ok(Ages {
                        first,
                        count: usize::from(last - first) + 1,
                        ageing: true,
                    }),
                    _ => Err(wrong(Kind::OutOfRange)),
                }
            }
            _ => Err(wrong(Kind::NotANumber)),
        }
    }

    fn sexes(&self) -> Result<Vec<Sex>, Mistake> {
        let list = self.value("sexes")?.as_array().cloned().unwrap_or_default();
        let words: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
        match words.as_slice() {
            ["F", "M"] => Ok(vec![Sex::F, Sex::M]),
            ["all"] => Ok(vec![Sex::All]),
            _ => Err(self.error("sexes", Kind::NotAWord, "[\"F\",\"M\"] or [\"all\"]")),
        }
    }

    fn headline(&self) -> Result<Option<(String, Year)>, Mistake> {
        let wrong = || {
            self.error(
                "headline",
                Kind::NotReadable,
                "{\"profession\": \"...\", \"year\": 2035}",
            )
        };
        match self.object.get("headline") {
            None | Some(Value::Null) => Ok(None),
            Some(headline) => {
                let profession = headline.get("profession").and_then(Value::as_str);
                let year = headline.get("year").and_then(Value::as_i64);
                let year = year.and_then(|year| Year::try_from(year).ok());
                profession
                    .zip(year)
                    .map(|(p, y)| Some((p.to_owned(), y)))
                    .ok_or_else(wrong)
            }
        }
    }
}
