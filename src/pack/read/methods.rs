//! Rows of the demand methods beyond residents and staff: standards, sites, beds.

use crate::pack::read::asked;
use crate::pack::read::asked::AskRow;
use crate::pack::read::place::{At, Span};
use crate::pack::read::reader::{Origin, Reader, fact, origin, scope};
use crate::pack::read::row::MOST;
use crate::pack::read::scope::Scope;
use crate::unit::{Year, decimal};
use crate::word::{Acts, Side};

/// What a standard counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BasisWord {
    Residents,
    Beds,
    Today,
}

/// Staff per bed, site or resident.
#[derive(Clone, Debug)]
pub(crate) struct StandardRow {
    pub(crate) scope: Scope,
    pub(crate) code: String,
    pub(crate) basis: BasisWord,
    pub(crate) ages: Span,
    /// Group of `beds.csv`; empty for other bases.
    pub(crate) group: String,
    pub(crate) per: f64,
    pub(crate) low: f64,
    pub(crate) high: f64,
    pub(crate) heads: bool,
    pub(crate) origin: Origin,
}

/// A point of a path by region: sites open, or beds.
#[derive(Clone, Debug)]
pub(crate) struct PointRow {
    pub(crate) code: String,
    pub(crate) region: Option<usize>,
    pub(crate) year: Year,
    pub(crate) value: f64,
    /// Whether the value counts sites (else it is a share of those asked for).
    pub(crate) counted: bool,
    pub(crate) at: At,
}

/// All of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Methods {
    pub(crate) standards: Vec<StandardRow>,
    pub(crate) sites: Vec<PointRow>,
    pub(crate) beds: Vec<PointRow>,
    pub(crate) workloads: Vec<AskRow>,
    pub(crate) needs: Vec<AskRow>,
    pub(crate) densities: Vec<AskRow>,
    pub(crate) developments: Vec<AskRow>,
    pub(crate) statements: Vec<AskRow>,
    /// Income per head by year.
    pub(crate) economy: Vec<(Year, f64)>,
}

/// Reads the tables of this group.
pub(crate) fn read(reader: &mut Reader<'_>) -> Methods {
    Methods {
        standards: standards(reader),
        sites: sites(reader),
        beds: beds(reader),
        workloads: asked::workloads(reader),
        needs: asked::needs(reader),
        densities: asked::densities(reader),
        developments: asked::developments(reader),
        statements: asked::statements(reader),
        economy: economy(reader),
    }
}

fn standards(reader: &mut Reader<'_>) -> Vec<StandardRow> {
    let columns = "#standard,#profession,basis,age_from,age_to,group,per,low,high,unit,year,source,grade,use,note";
    let bases = [
        ("residents", BasisWord::Residents),
        ("beds", BasisWord::Beds),
        ("today", BasisWord::Today),
    ];
    reader.data("standards.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let code = row.code("standard")?.to_owned();
        let basis = row.word("basis", &bases)?;
        let (low, high) = (
            row.amount("low")?,
            row.within("high", row.number("low")?, MOST)?,
        );
        let per = row.within("per", 1e-6, MOST)?;
        let heads = row.word("unit", &[("heads", true), ("fte", false)])?;
        let group = match basis {
            BasisWord::Beds => row.code("group")?.to_owned(),
            _ => String::new(),
        };
        let unit = format!(
            "{} per {} {}",
            row.text("unit"),
            decimal::write(per),
            row.text("basis")
        );
        let fact = fact(
            row,
            &origin,
            Acts::always(&[Side::Standards]),
            &code,
            (low + high) / 2.0,
            &unit,
        );
        let standard = StandardRow {
            scope: scope(row, lists)?,
            code,
            basis,
            ages: row.ages()?.unwrap_or(Span::ALL),
            group,
            per,
            low,
            high,
            heads,
            origin,
        };
        Ok((standard, fact))
    })
}

fn sites(reader: &mut Reader<'_>) -> Vec<PointRow> {
    let columns = "#standard,#region,#year,open,unit,source,grade,note";
    reader.data("sites.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let code = row.code("standard")?.to_owned();
        let counted = row.word("unit", &[("share", false), ("sites", true)])?;
        let value = if counted {
            row.amount("open")?
        } else {
            row.share("open")?
        };
        let fact = fact(
            row,
            &origin,
            Acts::dated(&[Side::Standards]),
            &code,
            value,
            row.text("unit"),
        );
        let point = PointRow {
            code,
            region: row.any_of("region", &lists.regions)?,
            year: row.year("year")?,
            value,
            counted,
            at: origin.at,
        };
        Ok((point, fact))
    })
}

fn beds(reader: &mut Reader<'_>) -> Vec<PointRow> {
    let columns = "#group,#region,#year,per_thousand,source,grade,note";
    reader.data("beds.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let code = row.code("group")?.to_owned();
        let value = row.within("per_thousand", 0.0, 1000.0)?;
        let fact = fact(
            row,
            &origin,
            Acts::dated(&[Side::Standards]),
            &code,
            value,
            "beds per 1,000 residents",
        );
        let point = PointRow {
            code,
            region: row.any_of("region", &lists.regions)?,
            year: row.year("year")?,
            value,
            counted: true,
            at: origin.at,
        };
        Ok((point, fact))
    })
}

fn economy(reader: &mut Reader<'_>) -> Vec<(Year, f64)> {
    let columns = "#year,gdp_per_head,source,grade,note";
    let rows = reader.data("economy.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let year = row.year("year")?;
        let value = row.within("gdp_per_head", 1e-6, MOST)?;
        let fact = fact(
            row,
            &origin,
            Acts::dated(&[Side::Income]),
            "gdp_per_head",
            value,
            "per head",
        );
        Ok(((year, value, origin.at), fact))
    });
    rows.into_iter()
        .map(|(year, value, _)| (year, value))
        .collect()
}
