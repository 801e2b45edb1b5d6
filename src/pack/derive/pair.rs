//! A profession in a sector: which of them exist, and how large their cadres are.

use crate::pack::derive::notes::Notes;
use crate::pack::derive::spread::rake::Grid;
use crate::pack::derive::tables::Tables;
use crate::pack::facts::profession::Extent;
use crate::pack::read::error::PackErrorKind as Kind;
use crate::pack::read::place::At;
use crate::pack::read::reader::Spread;
use crate::pack::read::scope::Subject;
use crate::word::Grade;

/// A pair profession x sector that exists.
#[derive(Clone, Debug)]
pub(crate) struct Pair {
    pub(crate) at: At,
    pub(crate) profession: usize,
    pub(crate) family: usize,
    pub(crate) sector: usize,
    pub(crate) rows: usize,
    pub(crate) spread: Spread,
    pub(crate) grade: Grade,
}

impl Pair {
    pub(crate) fn codes(&self) -> (usize, usize) {
        (self.profession, self.sector)
    }

    pub(crate) fn subject(&self) -> Subject {
        let Self {
            profession,
            family,
            sector,
            ..
        } = *self;
        Subject {
            profession,
            family,
            sector: Some(sector),
        }
    }
}

/// The pairs that exist, sorted: those of `cadres.csv`, or without it those that have people.
pub(crate) fn pairs(tables: &Tables, notes: &mut Notes) -> Vec<Pair> {
    let stocks = &tables.stocks;
    let mut pairs: Vec<Pair> = stocks
        .cadres
        .iter()
        .map(|row| {
            pair(
                tables,
                row.profession,
                row.sector,
                row.at.clone(),
                row.spread,
                row.grade,
            )
        })
        .collect();
    let heads = stocks
        .stock
        .iter()
        .map(|row| (row.profession, row.sector, &row.origin.at));
    let cells = stocks
        .cells
        .iter()
        .map(|row| (row.profession, row.sector, &row.origin.at));
    let listed = !pairs.is_empty();
    for (profession, sector, at) in heads.chain(cells) {
        let known = pairs
            .iter()
            .any(|pair| pair.codes() == (profession, sector));
        let shown_only = tables.rows_of(profession) == 0;
        if known || shown_only {
            continue;
        }
        if listed {
            let expected = "a pair profession x sector of cadres.csv";
            let error = at.error("sector", Kind::UnknownCode, "another pair", expected);
            notes.problem(error);
        } else {
            pairs.push(pair(
                tables,
                profession,
                sector,
                at.clone(),
                Spread::default(),
                Grade::A,
            ));
        }
    }
    pairs.retain(|pair| pair.rows > 0);
    crate::unit::sort::by_key(&mut pairs, Pair::codes);
    pairs
}

fn pair(
    tables: &Tables,
    profession: usize,
    sector: usize,
    at: At,
    spread: Spread,
    grade: Grade,
) -> Pair {
    let family = tables
        .base
        .professions
        .get(profession)
        .map_or(0, |row| row.family);
    Pair {
        at,
        profession,
        family,
        sector,
        rows: tables.rows_of(profession),
        spread,
        grade,
    }
}

impl Tables {
    /// Rows of a profession's cadres: 0 when it is only listed.
    fn rows_of(&self, profession: usize) -> usize {
        match self.base.professions.get(profession).map(|row| row.extent) {
            Some(Extent::Regions) => self.base.regions.len(),
            Some(Extent::Nation) => 1,
            Some(Extent::None) | None => 0,
        }
    }

    /// The cells of a cadre.
    pub(crate) fn grid(&self, pair: &Pair) -> Grid {
        let head = &self.head;
        Grid {
            rows: pair.rows,
            sexes: head.sexes.len(),
            ages: head.ages,
        }
    }

    /// Codes of a pair, for people.
    pub(crate) fn name(&self, pair: &Pair) -> String {
        let base = &self.base;
        let profession = base
            .professions
            .get(pair.profession)
            .map(|row| &row.named.code);
        let sector = base.sectors.get(pair.sector).map(|named| &named.code);
        [profession, sector]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(", ")
    }
}
