//! What is wrong in a pack, and where. Knows no table by name.

use std::fmt;

/// Why a pack was refused: the place, what stands there, and what should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackError {
    /// Path inside the pack, such as `stock.csv`.
    pub file: String,
    /// Line as a text editor counts it, from one; 0 when the whole file is meant.
    pub line: usize,
    /// Column name, or key of `pack.json`; empty when the whole row is meant.
    pub column: String,
    /// What sort of mistake it is.
    pub kind: PackErrorKind,
    /// What was found.
    pub found: String,
    /// What was expected.
    pub expected: String,
}

macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $name:ident, $key:literal, $says:literal, $cure:literal;)+) => {
        /// Sorts of mistakes in a pack.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum PackErrorKind { $($(#[doc = $doc])+ $name,)+ }

        impl PackErrorKind {
            /// Every kind: the locales must speak about each.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// Locale key of the sentence shown to people, cure included. Its arguments are
            /// [`PackError::ARGUMENTS`].
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => concat!("error-pack-", $key),)+ }
            }

            /// How to mend it, one English sentence.
            #[must_use]
            pub const fn cure(self) -> &'static str {
                match self { $(Self::$name => $cure,)+ }
            }

            const fn says(self) -> &'static str {
                match self { $(Self::$name => $says,)+ }
            }
        }
    };
}

kinds! {
    /// A required file, row or item is not there.
    Missing, "missing", "something is missing",
        "Add what is expected, with its source and grade.";
    /// A table leaves out part of an axis that it spans.
    Hole, "hole", "rows are missing",
        "Add the rows that are missing; where nobody or nothing is meant, write 0.";
    /// Not UTF-8, not JSON, or a row with another number of cells.
    NotReadable, "not-readable", "cannot be read",
        "Save the file as UTF-8 with commas, and put double quotes round text that holds a comma.";
    /// The first row differs from the documented columns.
    WrongHeader, "wrong-header", "wrong column",
        "Copy the first row of this table from docs/pack-format.md.";
    /// A cell that must be filled is empty.
    EmptyCell, "empty-cell", "empty cell", "Fill the cell.";
    /// Not a number.
    NotANumber, "not-a-number", "not a number",
        "Write a plain number with a decimal dot, without blanks, signs of thousands or per cent.";
    /// A number outside its range.
    OutOfRange, "out-of-range", "outside the possible range",
        "Check the unit: shares and rates are 0..1, ages are whole years.";
    /// A word that is not in the closed list.
    NotAWord, "not-a-word", "unknown word", "Write one of the expected words.";
    /// A code with other signs than letters, digits, `-` and `_`.
    NotACode, "not-a-code", "not a code",
        "Write the code with ASCII letters, digits, - and _ only.";
    /// A code that its own table does not list.
    UnknownCode, "unknown-code", "unknown code",
        "Add the code to its table or mend the spelling.";
    /// Two rows say the same thing.
    Duplicate, "duplicate", "said twice",
        "Keep one row, or mark the others with use = other.";
    /// Two rows of equal standing cover the same ages.
    Overlap, "overlap", "ages overlap", "Make the age bands follow each other.";
    /// Two rules for one thing, of which only one can hold.
    Both, "both", "two rules for one thing", "Keep one of the two.";
    /// Shares that do not add up.
    SharesSum, "shares-sum", "shares do not add up",
        "Change the shares until they add up to what is expected.";
    /// A margin that cannot be used as it stands.
    WrongMargin, "wrong-margin", "margin cannot be used",
        "Let all rows of the margin have the same pattern of *, and let its weights agree with the other margins.";
}

impl PackError {
    /// Names of the arguments of the sentence for people.
    pub const ARGUMENTS: &[&str] = &["pack", "place", "found", "expected"];

    /// File, line and column, as far as they are known.
    #[must_use]
    pub fn place(&self) -> String {
        let mut place = self.file.clone();
        if self.line > 0 {
            place.push(':');
            place.push_str(&self.line.to_string());
        }
        if !self.column.is_empty() {
            place.push_str(", ");
            place.push_str(&self.column);
        }
        place
    }

    /// Locale key of the sentence for people.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        self.kind.key()
    }

    /// How to mend it, one English sentence.
    #[must_use]
    pub const fn cure(&self) -> &'static str {
        self.kind.cure()
    }
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: {}: found {}, expected {}",
            self.place(),
            self.kind.says(),
            self.found,
            self.expected
        )
    }
}

impl std::error::Error for PackError {}

/// A mistake under way. Boxed: hundreds of cells are read with `?`, and each would move the whole.
pub(crate) type Mistake = Box<PackError>;

/// Collects mistakes, so that one reading shows them all; keeps the first fifty.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    list: Vec<PackError>,
}

impl Problems {
    const MOST: usize = 50;

    #[inline(never)]
    pub(crate) fn push(&mut self, mut error: Mistake) {
        error.found = shown(&error.found, 100);
        error.expected = shown(&error.expected, 1_000);
        if self.list.len() < Self::MOST && !self.list.contains(&error) {
            self.list.push(*error);
        }
    }

    /// Keeps the value of a success and the mistake of a failure.
    pub(crate) fn keep<T>(&mut self, result: Result<T, Mistake>) -> Option<T> {
        result.map_err(|error| self.push(error)).ok()
    }

    /// `Ok` while nothing is wrong; hands the mistakes over otherwise.
    pub(crate) fn stop(&mut self) -> Result<(), Vec<PackError>> {
        if self.list.is_empty() {
            Ok(())
        } else {
            Err(std::mem::take(&mut self.list))
        }
    }
}

/// A piece of a file as a message may quote it: no sign that a terminal obeys, and not a whole book.
fn shown(text: &str, longest: usize) -> String {
    let mut shown = String::new();
    for (at, letter) in text.chars().enumerate() {
        if at == longest {
            shown.push('…');
            break;
        }
        if letter.is_control() {
            shown.extend(letter.escape_default());
        } else {
            shown.push(letter);
        }
    }
    shown
}
