//! What people and courses cost, which funds may pay, and limits on payroll.

use crate::i18n::Names;
use crate::pack::facts::money::{Commitment, Fund, Month, Rule};
use crate::pack::facts::training::ProgrammeGroup;
use crate::pack::read::error::{Mistake, PackErrorKind as Kind};
use crate::pack::read::place::{At, Codes};
use crate::pack::read::reader::{Lists, Origin, Reader, fact, origin, scope};
use crate::pack::read::row::Row;
use crate::pack::read::scope::Scope;
use crate::pack::read::training::GROUPS;
use crate::unit::{SectorIx, Year};
use crate::word::{Acts, COSTS, CostType, FundKind, Side};

/// A unit cost of staff.
#[derive(Clone, Debug)]
pub(crate) struct UnitRow {
    pub(crate) cost: CostType,
    pub(crate) scope: Scope,
    pub(crate) eur: f64,
    pub(crate) origin: Origin,
}

/// The programmes that a row speaks about, wider ones first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Courses {
    All,
    Group(ProgrammeGroup),
    /// Row of `programmes.csv`.
    One(usize),
}

/// What a student of some years of course costs in some years.
#[derive(Clone, Debug)]
pub(crate) struct CourseRow {
    pub(crate) courses: Courses,
    pub(crate) cost: CostType,
    /// Items of one sort of cost add up.
    pub(crate) item: String,
    /// First and last year of course.
    pub(crate) course_years: (usize, usize),
    pub(crate) years: (Year, Year),
    pub(crate) eur: f64,
    pub(crate) origin: Origin,
}

/// A limit on payroll.
#[derive(Clone, Debug)]
pub(crate) struct CapRow {
    pub(crate) at: At,
    pub(crate) region: usize,
    pub(crate) sector: SectorIx,
    pub(crate) year: Year,
    pub(crate) payroll: f64,
    pub(crate) funding: f64,
    pub(crate) share: f64,
}

/// All of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Money {
    pub(crate) units: Vec<UnitRow>,
    pub(crate) courses: Vec<CourseRow>,
    /// Code of the category of each region that has one.
    pub(crate) categories: Vec<(usize, String)>,
    pub(crate) funds: Vec<Fund>,
    pub(crate) commitments: Vec<Commitment>,
    pub(crate) caps: Vec<CapRow>,
    /// Public funding of care by year.
    pub(crate) funding: Vec<(Year, f64)>,
    /// Sources of rows that carry no figure.
    pub(crate) quoted: Vec<String>,
}

/// Reads the tables of this group; programmes are known by then.
pub(crate) fn read(reader: &mut Reader<'_>) -> Money {
    let units = units(reader);
    let courses = courses(reader);
    let mut quoted = Vec::new();
    let categories = categories(reader, &mut quoted);
    let mut names: Vec<&str> = Vec::new();
    for (_, code) in &categories {
        if !names.contains(&code.as_str()) {
            names.push(code);
        }
    }
    let known = reader.codes("region_categories.csv", names.into_iter());
    let mut funds = funds(reader, &mut quoted);
    let listed = reader.codes("funds.csv", funds.iter().map(|fund| fund.code.as_str()));
    rules(reader, &mut funds, &listed, &known);
    Money {
        commitments: commitments(reader, &listed),
        caps: caps(reader),
        funding: funding(reader),
        units,
        courses,
        categories,
        funds,
        quoted,
    }
}

/// Where prices and payers act.
const MONEY: Acts = Acts::always(&[Side::Money]);

/// A sort of cost, of staff or of training.
fn cost(row: &Row<'_>, wanted: impl Fn(CostType) -> bool) -> Result<CostType, Mistake> {
    let words: Vec<(&str, CostType)> = COSTS
        .iter()
        .filter(|cost| wanted(**cost))
        .map(|cost| (cost.code(), *cost))
        .collect();
    row.word("type", &words)
}

fn units(reader: &mut Reader<'_>) -> Vec<UnitRow> {
    let columns = "#type,#profession,#sector,eur,year,source,grade,use,note";
    reader.data("unit_costs.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let cost = cost(row, |cost| !cost.of_training())?;
        let eur = row.price("eur")?;
        let fact = fact(row, &origin, MONEY, cost.code(), eur, "eur");
        let scope = scope(row, lists)?;
        Ok((
            UnitRow {
                cost,
                scope,
                eur,
                origin,
            },
            fact,
        ))
    })
}

fn courses(reader: &mut Reader<'_>) -> Vec<CourseRow> {
    let columns = "#programme,#type,#item,#course_from,#course_to,#from_year,#to_year,eur,source,grade,use,note";
    reader.data("training_costs.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let cost = cost(row, CostType::of_training)?;
        let eur = row.price("eur")?;
        let item = row.code("item")?.to_owned();
        let name = format!("{} {} {item}", row.text("programme"), cost.code());
        let fact = fact(row, &origin, MONEY, &name, eur, "eur");
        let course_year = |column, empty| {
            let found = row.maybe(column, |row, column| row.whole(column, 1, 15))?;
            Ok::<_, Mistake>(usize::try_from(found.unwrap_or(empty)).unwrap_or(1))
        };
        let year = |column, empty| Ok::<_, Mistake>(row.maybe(column, Row::year)?.unwrap_or(empty));
        let course_years = (
            course_year("course_from", 1)?,
            course_year("course_to", 15)?,
        );
        let years = (year("from_year", Year::MIN)?, year("to_year", Year::MAX)?);
        let order = [
            ("course_to", course_years.0 <= course_years.1),
            ("to_year", years.0 <= years.1),
        ];
        if let Some((column, _)) = order.into_iter().find(|(_, right)| !right) {
            return Err(row.error(column, Kind::OutOfRange, "not before the first"));
        }
        Ok((
            CourseRow {
                courses: programmes(row, lists)?,
                cost,
                item,
                course_years,
                years,
                eur,
                origin,
            },
            fact,
        ))
    })
}

/// `*`, `group:specialty`, or one programme.
fn programmes(row: &Row<'_>, lists: &Lists) -> Result<Courses, Mistake> {
    let text = row.filled("programme")?;
    Ok(match (text, text.strip_prefix("group:")) {
        ("*", _) => Courses::All,
        (_, Some(word)) => {
            let found = GROUPS.iter().find(|(known, _)| *known == word);
            let Some((_, group)) = found else {
                return Err(row.error("programme", Kind::NotAWord, "a group of programmes.csv"));
            };
            Courses::Group(*group)
        }
        _ => Courses::One(row.one_of("programme", &lists.programmes)?),
    })
}

fn categories(reader: &mut Reader<'_>, quoted: &mut Vec<String>) -> Vec<(usize, String)> {
    let columns = "#region,category,year,source,grade,note";
    let rows = reader.rows("region_categories.csv", columns, |row, lists| {
        quoted.push(origin(row, lists)?.source);
        let region = row.one_of("region", &lists.regions)?;
        Ok((region, row.code("category")?.to_owned(), row.at()))
    });
    rows.into_iter()
        .map(|(region, code, _)| (region, code))
        .collect()
}

/// `2026-08`.
fn month(row: &Row<'_>, column: &str) -> Result<Month, Mistake> {
    let read = |text: &str| {
        let (year, month) = text.split_once('-')?;
        let (year, month) = (year.parse().ok()?, month.parse().ok()?);
        let real = (1900..=2200).contains(&year) && (1..=12).contains(&month);
        real.then_some(Month { year, month })
    };
    read(row.filled(column)?)
        .ok_or_else(|| row.error(column, Kind::NotANumber, "a month such as 2026-08"))
}

fn funds(reader: &mut Reader<'_>, quoted: &mut Vec<String>) -> Vec<Fund> {
    let columns =
        "#code,name_it,name_en,name_es,kind,from,to,default,ceiling_eur,year,source,grade,note";
    let kinds = [FundKind::Eu, FundKind::National, FundKind::Regional].map(|k| (k.code(), k));
    let rows = reader.rows("funds.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        quoted.push(origin.source.clone());
        let ceiling = row.maybe("ceiling_eur", Row::budget)?;
        let fund = Fund {
            code: row.code("code")?.to_owned(),
            names: Names {
                it: row.filled("name_it")?.to_owned(),
                en: row.filled("name_en")?.to_owned(),
                es: row.filled("name_es")?.to_owned(),
            },
            kind: row.word("kind", &kinds)?,
            from: month(row, "from")?,
            to: month(row, "to")?,
            on: row.word("default", &[("on", true), ("off", false)])?,
            ceiling,
            rules: Vec::new(),
            note: row.owned("note"),
        };
        if fund.from > fund.to {
            return Err(row.error("to", Kind::OutOfRange, "not before `from`"));
        }
        let fact = ceiling.map(|eur| fact(row, &origin, MONEY, row.text("code"), eur, "eur"));
        Ok((fund, fact, row.at()))
    });
    let mut funds = Vec::with_capacity(rows.len());
    for (fund, fact, _) in rows {
        reader.facts.extend(fact);
        funds.push(fund);
    }
    funds
}

fn rules(reader: &mut Reader<'_>, funds: &mut [Fund], listed: &Codes, categories: &Codes) {
    let columns = "#fund,#type,#category,rate,low,high,year,source,grade,use,note";
    let rows = reader.data("fund_rules.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let rate = row.share("rate")?;
        // The range is for people: the model takes the rate.
        for (column, from, to) in [("low", 0.0, rate), ("high", rate, 1.0)] {
            row.maybe(column, |row, column| row.within(column, from, to))?;
        }
        let cost = cost(row, |_| true)?;
        let item = format!("{} {}", row.text("fund"), cost.code());
        let fact = fact(row, &origin, MONEY, &item, rate, "share");
        let fund = row.one_of("fund", listed)?;
        let category = row.any_of("category", categories)?;
        Ok((
            (
                fund,
                Rule {
                    cost,
                    category,
                    rate,
                },
                origin,
            ),
            fact,
        ))
    });
    for (fund, rule, origin) in rows {
        if let Some(fund) = funds.get_mut(fund).filter(|_| origin.used) {
            fund.rules.push(rule);
        }
    }
}

fn commitments(reader: &mut Reader<'_>, listed: &Codes) -> Vec<Commitment> {
    let columns = "#fund,#type,#from_year,#to_year,eur_per_year,source,grade,use,note";
    let rows = reader.data("commitments.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let cost = cost(row, |_| true)?;
        let eur = row.budget("eur_per_year")?;
        let item = format!("{} {}", row.text("fund"), cost.code());
        let fact = fact(row, &origin, MONEY, &item, eur, "eur per year");
        let from = row.year("from_year")?;
        let commitment = Commitment {
            fund: row.one_of("fund", listed)?,
            cost,
            years: (from, row.whole("to_year", from, 2200)?),
            eur,
        };
        Ok((origin.used.then_some(commitment), fact))
    });
    rows.into_iter().flatten().collect()
}

fn caps(reader: &mut Reader<'_>) -> Vec<CapRow> {
    let columns = "#region,sector,year,payroll_eur,funding_eur,share,source,grade,note";
    reader.data("spending_caps.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let payroll = row.budget("payroll_eur")?;
        let fact = fact(
            row,
            &origin,
            Acts::always(&[Side::Caps, Side::Money]),
            "payroll",
            payroll,
            "eur",
        );
        Ok((
            CapRow {
                at: row.at(),
                region: row.one_of("region", &lists.regions)?,
                sector: SectorIx(row.one_of("sector", &lists.sectors)?),
                year: row.year("year")?,
                payroll,
                funding: row.budget("funding_eur")?,
                share: row.share("share")?,
            },
            fact,
        ))
    })
}

fn funding(reader: &mut Reader<'_>) -> Vec<(Year, f64)> {
    let columns = "#year,eur,source,grade,use,note";
    let rows = reader.data("funding.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let eur = row.budget("eur")?;
        let fact = fact(
            row,
            &origin,
            Acts::dated(&[Side::Caps, Side::Money]),
            "public funding",
            eur,
            "eur",
        );
        Ok(((row.year("year")?, eur, origin), fact))
    });
    let used = rows.into_iter().filter(|(_, _, origin)| origin.used);
    used.map(|(year, eur, _)| (year, eur)).collect()
}
