//! How staff leave, arrive, move and work: parameters and rates by profession, sector and age.

use crate::pack::facts::cadre::InflowCause;
use crate::pack::facts::parameter::PARAMETERS;
use crate::pack::facts::parameter::name::Parameter;
use crate::pack::read::error::PackErrorKind as Kind;
use crate::pack::read::place::Span;
use crate::pack::read::reader::{Origin, Reader, Spread, fact, margin, origin, scope, spread};
use crate::pack::read::scope::{Scope, Who};
use crate::unit::{Sex, Year};
use crate::word::{Acts, Side};

/// One scalar.
#[derive(Clone, Debug)]
pub(crate) struct ParameterRow {
    pub(crate) parameter: Parameter,
    pub(crate) scope: Scope,
    pub(crate) value: f64,
    pub(crate) origin: Origin,
}

/// How a sex leaves for retirement.
#[derive(Clone, Debug)]
pub(crate) struct RetirementRow {
    pub(crate) scope: Scope,
    pub(crate) sex: Sex,
    pub(crate) shape: Shape,
    pub(crate) origin: Origin,
}

/// Shape of a retirement row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Shape {
    None,
    Step {
        age: f64,
    },
    Logistic {
        age: f64,
        width: f64,
        cap: f64,
    },
    /// The rates stand in `retirement_rates.csv`.
    Table,
}

/// A value for a sex and a span of ages.
#[derive(Clone, Debug)]
pub(crate) struct BandRow {
    pub(crate) scope: Scope,
    pub(crate) sex: Sex,
    pub(crate) ages: Span,
    pub(crate) value: f64,
    pub(crate) origin: Origin,
}

/// Where an exit leads: out, or to another sector.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Way {
    Other,
    Abroad,
    Sector(usize),
}

/// Voluntary exits.
#[derive(Clone, Debug)]
pub(crate) struct ExitRow {
    pub(crate) way: Way,
    pub(crate) band: BandRow,
}

/// Heads a year from outside training.
#[derive(Clone, Debug)]
pub(crate) struct InflowRow {
    pub(crate) scope: Scope,
    pub(crate) cause: InflowCause,
    pub(crate) heads: f64,
    pub(crate) years: (Option<Year>, Option<Year>),
    pub(crate) spread: Spread,
    pub(crate) origin: Origin,
}

/// Where new entrants go.
#[derive(Clone, Debug)]
pub(crate) struct HiringRow {
    pub(crate) scope: Scope,
    pub(crate) share: f64,
    pub(crate) spread: Spread,
    pub(crate) origin: Origin,
}

/// Who moves between regions, and which margin shares them out.
#[derive(Clone, Debug)]
pub(crate) struct MobilityRow {
    pub(crate) band: BandRow,
    pub(crate) attraction: Option<usize>,
}

/// All of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rates {
    pub(crate) parameters: Vec<ParameterRow>,
    pub(crate) retirement: Vec<RetirementRow>,
    pub(crate) retirement_rates: Vec<BandRow>,
    pub(crate) exits: Vec<ExitRow>,
    pub(crate) inflows: Vec<InflowRow>,
    pub(crate) hiring: Vec<HiringRow>,
    pub(crate) mobility: Vec<MobilityRow>,
    pub(crate) fte: Vec<BandRow>,
}

/// Reads the tables of this group; margins are known by then.
pub(crate) fn read(reader: &mut Reader<'_>) -> Rates {
    Rates {
        parameters: parameters(reader),
        retirement: retirement(reader),
        retirement_rates: reader.data(
            "retirement_rates.csv",
            "#profession,#sector,#sex,#age_from,#age_to,rate,year,source,grade,note",
            |row, lists| {
                let origin = origin(row, lists)?;
                let value = row.share("rate")?;
                let fact = fact(
                    row,
                    &origin,
                    Acts::always(&[Side::Leaving]),
                    "retirement rate",
                    value,
                    "per year",
                );
                Ok((band(row, lists, value, origin)?, fact))
            },
        ),
        exits: exits(reader),
        inflows: inflows(reader),
        hiring: hiring(reader),
        mobility: mobility(reader),
        fte: reader.data(
            "fte.csv",
            "#profession,#sector,#sex,#age_from,#age_to,fte,year,source,grade,note",
            |row, lists| {
                let origin = origin(row, lists)?;
                let value = row.within("fte", 0.0, 2.0)?;
                let fact = fact(
                    row,
                    &origin,
                    Acts::always(&[Side::FtePerHead]),
                    "fte",
                    value,
                    "FTE per head",
                );
                Ok((band(row, lists, value, origin)?, fact))
            },
        ),
    }
}

/// Scope, sex and ages of a row; without these columns, or without ages: all of them.
fn band(
    row: &crate::pack::read::row::Row<'_>,
    lists: &crate::pack::read::reader::Lists,
    value: f64,
    origin: Origin,
) -> Result<BandRow, crate::pack::read::error::Mistake> {
    Ok(BandRow {
        scope: scope(row, lists)?,
        sex: if row.has("sex") {
            row.sex(&lists.sexes)?
        } else {
            Sex::All
        },
        ages: row.ages()?.unwrap_or(Span::ALL),
        value,
        origin,
    })
}

fn parameters(reader: &mut Reader<'_>) -> Vec<ParameterRow> {
    let columns = "#parameter,#profession,#sector,value,unit,year,source,grade,use,note";
    reader.data("parameters.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let code = row.filled("parameter")?;
        let Some(rule) = PARAMETERS.iter().find(|rule| rule.code == code) else {
            let list: Vec<&str> = PARAMETERS.iter().map(|rule| rule.code).collect();
            return Err(row.error("parameter", Kind::NotAWord, list.join(", ")));
        };
        row.word("unit", &[(rule.unit, ())])?;
        let value = row.within("value", rule.range.0, rule.range.1)?;
        let scope = scope(row, lists)?;
        if rule.whole_profession && scope.sector.is_some() {
            return Err(row.error("sector", Kind::NotAWord, "*: it belongs to the profession"));
        }
        if rule.parameter.whole_pack() && scope.who != Who::All {
            return Err(row.error("profession", Kind::NotAWord, "*: it belongs to the pack"));
        }
        let fact = fact(row, &origin, rule.parameter.acts(), code, value, rule.unit);
        Ok((
            ParameterRow {
                parameter: rule.parameter,
                scope,
                value,
                origin,
            },
            fact,
        ))
    })
}

fn retirement(reader: &mut Reader<'_>) -> Vec<RetirementRow> {
    let columns = "#profession,#sector,#sex,shape,age,width,cap,year,source,grade,use,note";
    reader.data("retirement.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let words = [("none", 0), ("step", 1), ("logistic", 2), ("table", 3)];
        let age = || row.within("age", 0.0, 120.0);
        let shape = match row.word("shape", &words)? {
            0 => Shape::None,
            1 => Shape::Step { age: age()? },
            2 => Shape::Logistic {
                age: age()?,
                width: row.within("width", 0.01, 50.0)?,
                cap: row.within("cap", age()?, 120.0)?,
            },
            _ => Shape::Table,
        };
        let value = row
            .maybe("age", |row, column| row.number(column))?
            .unwrap_or(0.0);
        let mut fact = fact(
            row,
            &origin,
            Acts::always(&[Side::Leaving]),
            row.text("shape"),
            value,
            "years",
        );
        for (column, name) in [("width", "width"), ("cap", "until")] {
            if !row.text(column).is_empty() {
                let comma = if fact.place.is_empty() { "" } else { ", " };
                fact.place
                    .push_str(&format!("{comma}{name} {}", row.text(column)));
            }
        }
        let sex = row.sex(&lists.sexes)?;
        Ok((
            RetirementRow {
                scope: scope(row, lists)?,
                sex,
                shape,
                origin,
            },
            fact,
        ))
    })
}

fn exits(reader: &mut Reader<'_>) -> Vec<ExitRow> {
    let columns =
        "#profession,#sector,#destination,#age_from,#age_to,rate,year,source,grade,use,note";
    reader.data("exits.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let value = row.share("rate")?;
        let way = match row.filled("destination")? {
            "other" => Way::Other,
            "abroad" => Way::Abroad,
            sector => Way::Sector(lists.sectors.find(sector).ok_or_else(|| {
                row.error(
                    "destination",
                    Kind::UnknownCode,
                    "other, abroad or a sector",
                )
            })?),
        };
        let own = scope(row, lists)?.sector.map(Way::Sector);
        if own == Some(way) {
            return Err(row.error(
                "destination",
                Kind::NotAWord,
                "another sector than the row's own",
            ));
        }
        let fact = fact(
            row,
            &origin,
            Acts::always(&[Side::Flows]),
            row.text("destination"),
            value,
            "per year",
        );
        Ok((
            ExitRow {
                way,
                band: band(row, lists, value, origin)?,
            },
            fact,
        ))
    })
}

fn inflows(reader: &mut Reader<'_>) -> Vec<InflowRow> {
    let columns = "#profession,#sector,#cause,heads_per_year,#age_margin,#sex_margin,#region_margin,#from_year,#to_year,source,grade,use,note";
    reader.data("inflows.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let causes = [
            ("immigration", InflowCause::Immigration),
            ("return", InflowCause::Return),
        ];
        let cause = row.word("cause", &causes)?;
        let heads = row.heads("heads_per_year")?;
        let fact = fact(
            row,
            &origin,
            Acts::always(&[Side::Flows]),
            row.text("cause"),
            heads,
            "heads per year",
        );
        let inflow = InflowRow {
            scope: scope(row, lists)?,
            cause,
            heads,
            years: (
                row.maybe("from_year", |row, column| row.year(column))?,
                row.maybe("to_year", |row, column| row.year(column))?,
            ),
            spread: spread(row, lists)?,
            origin,
        };
        Ok((inflow, fact))
    })
}

fn hiring(reader: &mut Reader<'_>) -> Vec<HiringRow> {
    let columns =
        "#profession,#sector,share,age_margin,sex_margin,region_margin,year,source,grade,note";
    reader.data("hiring.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let share = row.share("share")?;
        let fact = fact(
            row,
            &origin,
            Acts::always(&[Side::Hiring]),
            "share of entrants",
            share,
            "share",
        );
        let spread = spread(row, lists)?;
        Ok((
            HiringRow {
                scope: scope(row, lists)?,
                share,
                spread,
                origin,
            },
            fact,
        ))
    })
}

fn mobility(reader: &mut Reader<'_>) -> Vec<MobilityRow> {
    let columns =
        "#profession,#sector,#age_from,#age_to,rate,attraction_margin,year,source,grade,note";
    reader.data("mobility.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let value = row.share("rate")?;
        let fact = fact(
            row,
            &origin,
            Acts::always(&[Side::Flows]),
            "movers",
            value,
            "per year",
        );
        let attraction = margin(row, "attraction_margin", lists)?;
        Ok((
            MobilityRow {
                band: band(row, lists, value, origin)?,
                attraction,
            },
            fact,
        ))
    })
}
