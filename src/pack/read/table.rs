//! One CSV table, cut into rows; rows that say what another one said are refused. Knows no table by
//! name.

use crate::pack::read::cut::{Cut, cut};
use crate::pack::read::doubt::Doubts;
use crate::pack::read::error::{Mistake, Problems};
use crate::pack::read::files::Files;
use crate::pack::read::place::At;
use crate::pack::read::row::Row;
use std::collections::BTreeMap;

/// A table of the pack, cut into cells.
pub(crate) struct Table {
    file: &'static str,
    columns: Vec<&'static str>,
    /// Places of the columns that tell one row from another.
    key: Vec<usize>,
    rows: Vec<(usize, csv::StringRecord)>,
    /// Rows with another number of cells.
    torn: Vec<csv::StringRecord>,
}

/// Rows of tables that could not be read: what they list is not unknown.
pub(crate) type Broken = Vec<(&'static str, csv::StringRecord)>;

impl Table {
    /// Cuts a file whose first row must be exactly `columns` (comma-separated); nothing when the
    /// pack does not have it or when it cannot be cut. A `#` before a column makes it part of the key:
    /// no two rows of a table have the same one.
    pub(crate) fn read(
        files: &Files,
        file: &'static str,
        columns: &'static str,
        problems: &mut Problems,
    ) -> Option<Self> {
        let bytes = files.get(file)?;
        let keyed = columns.split(',').enumerate();
        let key = keyed.filter(|(_, column)| column.starts_with('#'));
        let key: Vec<usize> = key.map(|(place, _)| place).collect();
        debug_assert!(!key.is_empty(), "{file} has no key");
        let columns: Vec<&'static str> = columns
            .split(',')
            .map(|column| column.trim_start_matches('#'))
            .collect();
        let cut = cut(file, bytes, &columns, problems);
        cut.map(|Cut { rows, torn }| Self {
            file,
            columns,
            key,
            rows,
            torn,
        })
    }

    /// Hands over every row; mistakes are collected, and rows that say what another one said.
    ///
    /// `only` is the code of the only region: there `*` and the code are the same place.
    pub(crate) fn each(
        self,
        only: Option<&str>,
        problems: &mut Problems,
        broken: &mut Broken,
        doubts: &mut Doubts,
        row: &mut dyn FnMut(&Row<'_>) -> Result<(), Mistake>,
    ) {
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for (line, cells) in &self.rows {
            let here = Row {
                at: At {
                    file: self.file,
                    line: *line,
                },
                columns: &self.columns,
                cells,
            };
            if problems.keep(row(&here)).is_none() {
                broken.push((self.file, cells.clone()));
                continue;
            }
            doubts.hear(&here);
            let key = here.key(&self.key, only);
            if let Some(first) = seen.get(&key) {
                problems.push(here.said_before(&self.key, *first));
            } else {
                seen.insert(key, *line);
            }
        }
        broken.extend(self.torn.into_iter().map(|cells| (self.file, cells)));
    }
}
