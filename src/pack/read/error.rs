//! What is wrong in a pack, and where. Knows no table by name.

use PackErrorKind as Kind;
use std::collections::BTreeSet;
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
    /// How many mistakes this one stands for: itself, and those like it that are not told.
    pub count: usize,
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
    /// Cells that something else than commas parts.
    Separator, "separator", "the cells are not parted by commas",
        "Save the table again with commas between the cells and decimal dots (CSV UTF-8, English settings).";
    /// Something stands above the column names.
    Title, "title", "something stands above the column names",
        "Delete what stands above the column names: they are the first row.";
    /// A file under another name, or in a folder below.
    WrongName, "wrong-name", "the file has another name or lies in another folder",
        "Rename or move the file as is expected: capitals count, and all tables lie beside pack.json.";
    /// The first row differs from the documented columns.
    WrongHeader, "wrong-header", "wrong column",
        "Copy the first row of this table from docs/pack-format.md.";
    /// A cell that must be filled is empty.
    EmptyCell, "empty-cell", "empty cell", "Fill the cell.";
    /// Not a number.
    NotANumber, "not-a-number", "not a number",
        "Write a plain number with a decimal dot, without blanks, signs of thousands or per cent.";
    /// A number with a comma.
    DecimalComma, "decimal-comma", "a comma in a number",
        "Write decimals with a dot and thousands without any sign.";
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

/// Collects mistakes, so that one reading shows them all: those of one column and sort together.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    groups: Vec<Group>,
}

/// Mistakes of one sort in one column of one file.
#[derive(Debug)]
struct Group {
    kept: Vec<Mistake>,
    lines: BTreeSet<usize>,
    count: usize,
}

impl Group {
    /// Mistakes that are kept whole.
    const KEPT: usize = 20;
    /// So many cells of a column are told one by one; of more, the first and how many there are.
    const FEW: usize = 3;

    fn add(&mut self, error: Mistake) {
        let new = match error.line {
            0 => !self.kept.contains(&error),
            line => self.lines.insert(line),
        };
        if new {
            self.count += 1;
            if self.kept.len() < Self::KEPT {
                self.kept.push(error);
            }
        }
    }

    fn told(mut self, list: &mut Vec<PackError>) {
        // What is missing or does not add up differs each time; a wrong cell repeats itself.
        let each = self.kept.first().is_some_and(|error| {
            matches!(
                error.kind,
                Kind::Missing | Kind::Hole | Kind::SharesSum | Kind::WrongMargin | Kind::Both
            )
        });
        if !each && self.count > Self::FEW {
            self.kept.truncate(1);
        }
        let more = self.count - self.kept.len();
        if let Some(last) = self.kept.last_mut().filter(|_| more > 0) {
            last.count += more;
            let rest = match each {
                true => format!(", and {more} more like it"),
                false => format!(", the first of {}", self.count),
            };
            last.found.push_str(&rest);
        }
        list.extend(self.kept.into_iter().map(|error| *error));
    }
}

impl Problems {
    /// Groups that are told; mistakes of further ones are counted with the last of their file.
    const MOST: usize = 100;

    #[inline(never)]
    pub(crate) fn push(&mut self, mut error: Mistake) {
        error.found = shown(&error.found, 100);
        error.expected = shown(&error.expected, 1_000);
        error.column = shown(&error.column, 200);
        let like = |group: &&mut Group| {
            let first = group.kept.first();
            first.is_some_and(|one| {
                one.kind == error.kind && one.column == error.column && one.file == error.file
            })
        };
        if let Some(group) = self.groups.iter_mut().find(like) {
            group.add(error);
        } else if self.groups.len() < Self::MOST {
            let mut group = Group {
                kept: Vec::new(),
                lines: BTreeSet::new(),
                count: 0,
            };
            group.add(error);
            self.groups.push(group);
        } else if let Some(last) = self.groups.last_mut() {
            last.count += 1;
        }
    }

    /// Keeps the value of a success and the mistake of a failure.
    pub(crate) fn keep<T>(&mut self, result: Result<T, Mistake>) -> Option<T> {
        result.map_err(|error| self.push(error)).ok()
    }

    /// `Ok` while nothing is wrong; hands the mistakes over otherwise.
    pub(crate) fn stop(&mut self) -> Result<(), Vec<PackError>> {
        let mut list = Vec::new();
        for group in std::mem::take(&mut self.groups) {
            group.told(&mut list);
        }
        match list.as_slice() {
            [] => Ok(()),
            _ => Err(list),
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
