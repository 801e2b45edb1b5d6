//! Where a row stands, and what it points at: lines, spans of ages, codes of other tables.

use crate::pack::read::error::{Mistake, PackError, PackErrorKind as Kind};
use crate::pack::read::near::near;
use crate::unit::sort;
use std::cell::Cell;
use std::collections::BTreeMap;

/// Where a row stands, for whatever is found wrong with it later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct At {
    pub(crate) file: &'static str,
    pub(crate) line: usize,
}

impl At {
    /// A whole file.
    pub(crate) const fn file(file: &'static str) -> Self {
        Self { file, line: 0 }
    }

    /// A mistake in this row.
    #[inline(never)]
    pub(crate) fn error(
        &self,
        column: &str,
        kind: Kind,
        found: impl Into<String>,
        expected: impl Into<String>,
    ) -> Mistake {
        Box::new(PackError {
            file: self.file.to_owned(),
            line: self.line,
            column: column.to_owned(),
            kind,
            found: found.into(),
            expected: expected.into(),
            count: 1,
        })
    }
}

/// Ages `from..=to`, whole years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Span {
    pub(crate) from: u16,
    pub(crate) to: u16,
}

impl Span {
    /// Every age.
    pub(crate) const ALL: Self = Self {
        from: 0,
        to: u16::MAX,
    };

    pub(crate) fn has(self, age: u16) -> bool {
        (self.from..=self.to).contains(&age)
    }
}

/// The codes that one table lists, in its order.
#[derive(Debug, Default)]
pub(crate) struct Codes {
    file: &'static str,
    places: BTreeMap<String, usize>,
    /// Whether the table could not be cut: then no code is unknown.
    any: bool,
    /// How often something unknown was looked for.
    asked: Cell<usize>,
}

impl Codes {
    /// Codes of a table; `doubtful` ones stand in rows that could not be read, and are not unknown.
    pub(crate) fn new<'a>(
        file: &'static str,
        codes: impl Iterator<Item = &'a str>,
        doubtful: impl Iterator<Item = &'a str>,
        any: bool,
    ) -> Self {
        let mut places = BTreeMap::new();
        for (place, code) in codes.chain(doubtful).enumerate() {
            places.entry(code.to_owned()).or_insert(place);
        }
        Self {
            file,
            places,
            any,
            asked: Cell::new(0),
        }
    }

    #[inline(never)]
    pub(crate) fn find(&self, code: &str) -> Option<usize> {
        let unknown = self.any.then_some(self.places.len());
        self.places.get(code).copied().or(unknown)
    }

    /// What a cell should hold: the codes themselves where they are few, and the code that the
    /// one found may have been meant to be.
    #[inline(never)]
    pub(crate) fn expected(&self, found: &str) -> String {
        let mut text = format!("a code of {}", self.file);
        if self.places.len() <= 12 {
            let mut codes: Vec<(usize, &str)> = Vec::new();
            codes.extend(self.places.iter().map(|(code, at)| (*at, code.as_str())));
            sort::by_key(&mut codes, |(at, _)| *at);
            let codes: Vec<&str> = codes.into_iter().map(|(_, code)| code).collect();
            text.push_str(&format!(" ({})", codes.join(", ")));
        }
        // Comparing with every code is work: a column full of unknown ones needs it only at its start.
        let asked = self.asked.get();
        self.asked.set(asked + 1);
        let known = self.places.keys().map(String::as_str);
        if asked < 20
            && let Some(code) = near(found, known)
        {
            text.push_str(&format!("; did you mean `{code}`?"));
        }
        text
    }

    pub(crate) fn len(&self) -> usize {
        self.places.len()
    }

    /// The only code of the table, if it has one.
    pub(crate) fn only(&self) -> Option<&str> {
        let (code, _) = self.places.first_key_value()?;
        (self.places.len() == 1).then_some(code)
    }
}
