//! What all derivations share: the tables, the residents, and what they have to say.

use crate::pack::derive::spread::rake::{Grid, Groups, rake};
use crate::pack::derive::tables::Tables;
use crate::pack::facts::cadre::Retirement;
use crate::pack::facts::finding::Finding;
use crate::pack::facts::profession::Extent;
use crate::pack::read::error::{PackErrorKind as Kind, Problems};
use crate::pack::read::place::At;
use crate::pack::read::reader::Spread;
use crate::pack::read::scope::Subject;
use crate::word::Fact;
use crate::word::Grade;

/// A derivation under way.
pub(crate) struct Derivation<'t> {
    pub(crate) tables: &'t Tables,
    /// Residents of the opening year by region; empty when the pack has none.
    pub(crate) residents: Vec<f64>,
    pub(crate) problems: Problems,
    pub(crate) findings: Vec<Finding>,
    /// What opening stocks and hiring stand on; see `basis.rs`.
    pub(crate) basis: Vec<Fact>,
    /// Margins that something was spread over.
    pub(crate) used_margins: Vec<usize>,
}

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

impl<'t> Derivation<'t> {
    pub(crate) fn new(tables: &'t Tables, residents: Vec<f64>) -> Self {
        Self {
            tables,
            residents,
            problems: Problems::default(),
            findings: Vec::new(),
            basis: Vec::new(),
            used_margins: Vec::new(),
        }
    }

    /// The pairs that exist, sorted: those of `cadres.csv`, or without it those that have people.
    pub(crate) fn pairs(&mut self) -> Vec<Pair> {
        let stocks = &self.tables.stocks;
        let mut pairs: Vec<Pair> = stocks
            .cadres
            .iter()
            .map(|row| {
                self.pair(
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
            let shown_only = self.rows_of(profession) == 0;
            if known || shown_only {
                continue;
            }
            if listed {
                let expected = "a pair profession x sector of cadres.csv";
                let error = at.error("sector", Kind::UnknownCode, "another pair", expected);
                self.problems.push(error);
            } else {
                pairs.push(self.pair(profession, sector, at.clone(), Spread::default(), Grade::A));
            }
        }
        pairs.retain(|pair| pair.rows > 0);
        crate::unit::sort::by_key(&mut pairs, Pair::codes);
        pairs
    }

    fn pair(&self, profession: usize, sector: usize, at: At, spread: Spread, grade: Grade) -> Pair {
        let family = self
            .tables
            .base
            .professions
            .get(profession)
            .map_or(0, |row| row.family);
        Pair {
            at,
            profession,
            family,
            sector,
            rows: self.rows_of(profession),
            spread,
            grade,
        }
    }

    /// Rows of a profession's cadres: 0 when it is only listed.
    fn rows_of(&self, profession: usize) -> usize {
        match self
            .tables
            .base
            .professions
            .get(profession)
            .map(|row| row.extent)
        {
            Some(Extent::Regions) => self.tables.base.regions.len(),
            Some(Extent::Nation) => 1,
            Some(Extent::None) | None => 0,
        }
    }

    pub(crate) fn grid(&self, pair: &Pair) -> Grid {
        let head = &self.tables.head;
        Grid {
            rows: pair.rows,
            sexes: head.sexes.len(),
            ages: head.ages,
        }
    }

    /// Codes of a pair, for people.
    pub(crate) fn name(&self, pair: &Pair) -> String {
        let base = &self.tables.base;
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

    /// Lays a margin over a grid, and tells its grade.
    pub(crate) fn lay(&mut self, margin: usize, grid: Grid) -> Option<(Groups, Grade)> {
        self.used_margins.push(margin);
        let margin = self.tables.stocks.margins.get(margin)?;
        let groups = self.problems.keep(Groups::new(margin, grid))?;
        Some((groups, margin.grade))
    }

    /// Residents of the rows of a grid; level when the pack knows no residents.
    pub(crate) fn residents_by_row(&self, grid: Grid) -> Vec<f64> {
        let known = self.residents.len() == grid.rows && self.residents.iter().sum::<f64>() > 0.0;
        if known {
            self.residents.clone()
        } else {
            vec![1.0; grid.rows]
        }
    }

    /// Shares by `[sex][age]` and by row of people who come and are spread over three margins. Within
    /// a band of ages (all of them without a margin) they are level below the usual leaving age; a band
    /// that goes beyond it is split like survivors, so that nobody comes at an age at which all have
    /// left. Without a region margin they follow the opening stock, or the residents where nobody is in
    /// post.
    pub(crate) fn shares(
        &mut self,
        spread: Spread,
        grid: Grid,
        at: &At,
        (stock, leaving): (&[f64], &[Retirement]),
    ) -> (Vec<f64>, Vec<f64>) {
        let profile = grid.profile_only();
        let margins: Vec<Groups> = [spread.age, spread.sex]
            .into_iter()
            .flatten()
            .filter_map(|margin| self.lay(margin, profile).map(|(groups, _)| groups))
            .collect();
        let mut shares = self.shared(&margins, profile, at, "age_margin");
        if grid.ages.ageing {
            let ages = grid.ages;
            let starts: Vec<bool> = (0..ages.count)
                .map(|class| class == 0 || margins.iter().any(|m| m.cuts(class, ages.count)))
                .collect();
            for (heads, retirement) in shares.chunks_mut(ages.count).zip(leaving) {
                like_survivors(heads, &starts, &retirement.survival(ages));
            }
        }
        (shares, self.row_shares(spread.region, grid, at, stock))
    }

    /// Shares by row over a margin, else by opening stock, else by residents.
    pub(crate) fn row_shares(
        &mut self,
        margin: Option<usize>,
        grid: Grid,
        at: &At,
        stock: &[f64],
    ) -> Vec<f64> {
        let rows = grid.rows_only();
        let groups = match margin {
            Some(margin) => self.lay(margin, rows).map(|(groups, _)| groups),
            None => {
                let row = (grid.sexes * grid.ages.count).max(1);
                let heads: Vec<f64> = stock.chunks(row).map(|row| row.iter().sum()).collect();
                let empty = heads.iter().sum::<f64>() <= 0.0;
                let weights = if empty {
                    self.residents_by_row(grid)
                } else {
                    heads
                };
                Some(Groups::by_row(&weights, rows))
            }
        };
        let groups: Vec<Groups> = groups.into_iter().collect();
        self.shared(&groups, rows, at, "region_margin")
    }

    fn shared(&mut self, margins: &[Groups], grid: Grid, at: &At, column: &str) -> Vec<f64> {
        let cells = grid.cells();
        let mut shares = rake(1.0, cells, margins).unwrap_or_else(|| {
            let expected = "margins that can all be met at once";
            let found = "margins that contradict each other";
            self.problems
                .push(at.error(column, Kind::WrongMargin, found, expected));
            vec![0.0; cells]
        });
        let sum: f64 = shares.iter().sum();
        if sum > 0.0 {
            shares.iter_mut().for_each(|share| *share /= sum);
        }
        shares
    }
}

/// Splits those bands of ages in which most have left by the end in proportion to who is left. Bands
/// that nobody survives to stay as they are.
fn like_survivors(heads: &mut [f64], starts: &[bool], survival: &[f64]) {
    let mut from = 0;
    while from < heads.len() {
        let begins = |class: &usize| starts.get(*class) == Some(&true);
        let to = (from + 1..heads.len()).find(begins).unwrap_or(heads.len());
        let left = survival.get(from..to).unwrap_or_default();
        let sum: f64 = left.iter().sum();
        // as for stocks: the usual leaving age is the first at which fewer than half are in post
        if left.last().is_some_and(|last| *last < 0.5) && sum > 0.0 {
            let band = heads.get_mut(from..to).unwrap_or_default();
            let total: f64 = band.iter().sum();
            for (value, left) in band.iter_mut().zip(left) {
                *value = total * left / sum;
            }
        }
        from = to;
    }
}
