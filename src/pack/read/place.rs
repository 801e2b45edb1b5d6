//! Where a row stands, and what it points at: lines, spans of ages, codes of other tables.

use crate::pack::read::error::{Mistake, PackError, PackErrorKind as Kind};

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
    list: Vec<String>,
}

impl Codes {
    pub(crate) fn new<'a>(file: &'static str, codes: impl Iterator<Item = &'a str>) -> Self {
        let list: Vec<String> = codes.map(str::to_owned).collect();
        Self { file, list }
    }

    #[inline(never)]
    pub(crate) fn find(&self, code: &str) -> Option<usize> {
        self.list.iter().position(|known| known == code)
    }

    /// What a cell should hold: the codes themselves where they are few.
    #[inline(never)]
    pub(crate) fn expected(&self) -> String {
        match self.list.len() {
            0..=12 => format!("a code of {} ({})", self.file, self.list.join(", ")),
            _ => format!("a code of {}", self.file),
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.list.len()
    }
}
