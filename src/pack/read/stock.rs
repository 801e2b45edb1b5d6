//! Who is there at the opening: cadres, stocks, margins, cells, observed changes, exogenous heads.

use crate::pack::read::error::PackErrorKind as Kind;
use crate::pack::read::place::{At, Span};
use crate::pack::read::reader::{Origin, Reader, Spread, fact, origin, scope, spread};
use crate::pack::read::row::HEADS;
use crate::pack::read::scope::Scope;
use crate::unit::{Sex, Year};
use crate::word::{Acts, Fact, Grade, Side};
use std::collections::BTreeMap;

/// A pair profession x sector that exists.
#[derive(Clone, Debug)]
pub(crate) struct CadreRow {
    pub(crate) at: At,
    pub(crate) profession: usize,
    pub(crate) sector: usize,
    pub(crate) spread: Spread,
    pub(crate) grade: Grade,
}

/// National heads at the end of `year`.
#[derive(Clone, Debug)]
pub(crate) struct StockRow {
    pub(crate) profession: usize,
    pub(crate) sector: usize,
    pub(crate) heads: f64,
    pub(crate) year: Year,
    pub(crate) origin: Origin,
}

/// One row of a margin.
#[derive(Clone, Debug)]
pub(crate) struct MarginRow {
    pub(crate) code: String,
    pub(crate) region: Option<usize>,
    pub(crate) sex: Sex,
    pub(crate) ages: Option<Span>,
    pub(crate) weight: f64,
    pub(crate) origin: Origin,
}

/// A margin: rows of one pattern.
#[derive(Clone, Debug)]
pub(crate) struct Margin {
    pub(crate) code: String,
    pub(crate) rows: Vec<MarginRow>,
    /// Weakest of its rows.
    pub(crate) grade: Grade,
    /// Its rows as figures.
    pub(crate) facts: Vec<Fact>,
}

/// Heads of one cell; nothing = the only one there is.
#[derive(Clone, Debug)]
pub(crate) struct CellRow {
    pub(crate) profession: usize,
    pub(crate) sector: usize,
    pub(crate) region: Option<usize>,
    pub(crate) sex: Sex,
    pub(crate) age: Option<u16>,
    /// Retired but active, instead of in post.
    pub(crate) retired: bool,
    pub(crate) heads: f64,
    pub(crate) origin: Origin,
}

/// Observed mean yearly change of a stock.
#[derive(Clone, Debug)]
pub(crate) struct ChangeRow {
    pub(crate) scope: Scope,
    pub(crate) heads_per_year: f64,
    pub(crate) origin: Origin,
}

/// Signed heads that come or go in a year.
#[derive(Clone, Debug)]
pub(crate) struct ExogenousRow {
    pub(crate) profession: usize,
    pub(crate) sector: usize,
    pub(crate) region: Option<usize>,
    pub(crate) sex: Sex,
    pub(crate) age: Option<u16>,
    pub(crate) year: Year,
    pub(crate) heads: f64,
    pub(crate) origin: Origin,
}

/// All of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stocks {
    pub(crate) cadres: Vec<CadreRow>,
    pub(crate) stock: Vec<StockRow>,
    pub(crate) margins: Vec<Margin>,
    pub(crate) cells: Vec<CellRow>,
    pub(crate) changes: Vec<ChangeRow>,
    pub(crate) exogenous: Vec<ExogenousRow>,
}

/// Reads the tables of this group; margins first, since others name them.
pub(crate) fn read(reader: &mut Reader<'_>) -> Stocks {
    if reader.files.get("cells.csv").is_none() {
        reader.require("stock.csv");
    }
    let margins = margins(reader);
    Stocks {
        margins,
        cadres: cadres(reader),
        stock: stock(reader),
        cells: cells(reader),
        changes: changes(reader),
        exogenous: exogenous(reader),
    }
}

fn cadres(reader: &mut Reader<'_>) -> Vec<CadreRow> {
    let columns = "#profession,#sector,age_margin,sex_margin,region_margin,grade,note";
    reader.rows("cadres.csv", columns, |row, lists| {
        Ok(CadreRow {
            at: row.at(),
            profession: row.one_of("profession", &lists.professions)?,
            sector: row.one_of("sector", &lists.sectors)?,
            spread: spread(row, lists)?,
            grade: row
                .maybe("grade", |row, _| row.grade())?
                .unwrap_or_default(),
        })
    })
}

fn stock(reader: &mut Reader<'_>) -> Vec<StockRow> {
    let columns = "#profession,#sector,heads,year,source,grade,use,note";
    reader.data("stock.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let heads = row.heads("heads")?;
        let fact = fact(
            row,
            &origin,
            Acts::always(&[Side::Opening]),
            "heads",
            heads,
            "heads",
        );
        let stock = StockRow {
            profession: row.one_of("profession", &lists.professions)?,
            sector: row.one_of("sector", &lists.sectors)?,
            heads,
            year: row.year("year")?,
            origin,
        };
        Ok((stock, fact))
    })
}

fn margins(reader: &mut Reader<'_>) -> Vec<Margin> {
    let columns = "#margin,#region,#sex,#age_from,#age_to,weight,year,source,grade,note";
    let rows = reader.rows("margins.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        // Only the summary of a margin becomes a fact: it may have thousands of rows.
        let summary = fact(
            row,
            &origin,
            Acts::NEVER,
            row.code("margin")?,
            0.0,
            "weight",
        );
        let margin = MarginRow {
            code: row.owned("margin"),
            region: row.any_of("region", &lists.regions)?,
            // Sexes stand even where the pack does not split them: they are then added up.
            sex: row.word("sex", &[("F", Sex::F), ("M", Sex::M), ("*", Sex::All)])?,
            ages: row.ages()?,
            weight: row.amount("weight")?,
            origin,
        };
        Ok((margin, summary))
    });
    let mut margins: Vec<Margin> = Vec::new();
    let mut facts: Vec<Fact> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (row, summary) in rows {
        let own = Fact {
            value: row.weight,
            ..summary.clone()
        };
        let new = margins.len();
        let place = *places.entry(row.code.clone()).or_insert(new);
        let found = margins.get_mut(place).zip(facts.get_mut(place));
        if let Some((margin, fact)) = found {
            let pattern = |r: &MarginRow| (r.region.is_some(), r.sex == Sex::All, r.ages.is_some());
            if margin
                .rows
                .first()
                .is_some_and(|first| pattern(first) != pattern(&row))
            {
                let expected = "the pattern of * of the margin's first row";
                let at = &row.origin.at;
                reader
                    .problems
                    .push(at.error("margin", Kind::WrongMargin, &row.code, expected));
            }
            margin.grade = margin.grade.weakest(row.origin.grade);
            fact.grade = margin.grade;
            fact.value += row.weight;
            margin.rows.push(row);
            margin.facts.push(own);
        } else {
            let fact = Fact {
                value: row.weight,
                place: String::new(),
                region: String::new(),
                ..summary
            };
            facts.push(fact);
            let (code, grade) = (row.code.clone(), row.origin.grade);
            margins.push(Margin {
                code,
                grade,
                rows: vec![row],
                facts: vec![own],
            });
        }
    }
    for (margin, fact) in margins.iter().zip(&mut facts) {
        fact.place = format!("{} rows", margin.rows.len());
    }
    reader.lists.margins = reader.codes(
        "margins.csv",
        margins.iter().map(|margin| margin.code.as_str()),
    );
    reader.facts.extend(facts);
    margins
}

fn cells(reader: &mut Reader<'_>) -> Vec<CellRow> {
    let columns = "#profession,#sector,#region,#sex,#age,#state,heads,year,source,grade,note";
    reader.data("cells.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let heads = row.heads("heads")?;
        let retired = row.word("state", &[("in_post", false), ("retired_active", true)])?;
        let acts = if retired {
            Acts::always(&[Side::AtWork])
        } else {
            Acts::always(&[Side::Opening])
        };
        let mut fact = fact(row, &origin, acts, row.text("state"), heads, "heads");
        add_age(&mut fact, row.text("age"));
        let cell = CellRow {
            profession: row.one_of("profession", &lists.professions)?,
            sector: row.one_of("sector", &lists.sectors)?,
            region: row.any_of("region", &lists.regions)?,
            sex: row.sex(&lists.sexes)?,
            age: age(row)?,
            retired,
            heads,
            origin,
        };
        Ok((cell, fact))
    })
}

fn changes(reader: &mut Reader<'_>) -> Vec<ChangeRow> {
    let columns = "#profession,#sector,from_year,to_year,heads_per_year,source,grade,use,note";
    reader.data("changes.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        row.maybe("from_year", |row, column| row.year(column))?;
        row.maybe("to_year", |row, column| row.year(column))?;
        let heads_per_year = row.within("heads_per_year", -HEADS, HEADS)?;
        let fact = fact(
            row,
            &origin,
            Acts::always(&[Side::Closure, Side::Carried]),
            "change",
            heads_per_year,
            "heads per year",
        );
        Ok((
            ChangeRow {
                scope: scope(row, lists)?,
                heads_per_year,
                origin,
            },
            fact,
        ))
    })
}

fn exogenous(reader: &mut Reader<'_>) -> Vec<ExogenousRow> {
    let columns = "#profession,#sector,#region,#sex,#age,#year,heads,source,grade,#note";
    reader.data("exogenous.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let heads = row.within("heads", -HEADS, HEADS)?;
        let mut fact = fact(
            row,
            &origin,
            Acts::dated(&[Side::Flows]),
            "exogenous",
            heads,
            "heads",
        );
        add_age(&mut fact, row.text("age"));
        let flow = ExogenousRow {
            profession: row.one_of("profession", &lists.professions)?,
            sector: row.one_of("sector", &lists.sectors)?,
            region: row.any_of("region", &lists.regions)?,
            sex: row.sex(&lists.sexes)?,
            age: age(row)?,
            year: row.year("year")?,
            heads,
            origin,
        };
        Ok((flow, fact))
    })
}

/// A single age; `*` or nothing where the pack does not know ages.
fn age(
    row: &crate::pack::read::row::Row<'_>,
) -> Result<Option<u16>, crate::pack::read::error::Mistake> {
    if row.text("age") == "*" {
        Ok(None)
    } else {
        row.maybe("age", |row, column| row.age(column))
    }
}

fn add_age(fact: &mut Fact, age: &str) {
    if !matches!(age, "" | "*") {
        fact.place = if fact.place.is_empty() {
            age.into()
        } else {
            format!("{}, {age}", fact.place)
        };
    }
}
