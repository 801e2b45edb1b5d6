//! Expressions read from long-form rows. Knows no model: rows are all it sees.

use std::collections::{BTreeMap, BTreeSet};

use super::error::ExpressionError;
use super::expression::{Expression, Fold, Operator, Selector};
use crate::report::{ALL, Grid, Name, Row};
use crate::unit::Year;

/// The rows of one scenario that some expression asks for, by measure and profession.
#[derive(Debug, Default)]
pub(super) struct Table<'m> {
    rows: BTreeMap<String, Vec<Row<'m>>>,
    /// Every measure of the run, for those who ask for one that it does not have.
    measures: BTreeSet<Name<'m>>,
    /// The profession when the run has a single one.
    pub(super) only: Option<String>,
}

impl<'m> Table<'m> {
    /// Keeps a row if its measure is wanted.
    pub(super) fn offer(&mut self, wanted: &BTreeSet<&str>, row: &Row<'m>) {
        self.measures.insert(row.measure);
        if let Some(name) = wanted.iter().find(|name| row.measure.is(name)) {
            self.rows.entry((*name).to_owned()).or_default().push(*row);
        }
    }
}

/// The last year of a span without an end, as the language of expressions writes it.
const OPEN: Year = 9_999;
/// The same of ages.
const OLDEST: u16 = 200;

/// One number, or one per year.
#[derive(Clone, Debug, PartialEq)]
enum Value {
    One(f64),
    Years(Vec<(Year, f64)>),
}

/// Finds the table of a scenario name.
pub(super) type Tables<'t, 'm> = &'t dyn Fn(&str) -> Option<&'t Table<'m>>;

/// The number that an expression stands for.
pub(super) fn number(
    expression: &Expression,
    scenario: &str,
    tables: Tables<'_, '_>,
) -> Result<f64, ExpressionError> {
    match value(expression, scenario, tables)? {
        Value::One(number) if number.is_finite() => Ok(number),
        Value::One(_) => Err(ExpressionError {
            column: 1,
            found: "a result without a value".to_owned(),
            expected: "a number: nothing divided by zero".to_owned(),
        }),
        Value::Years(years) => Err(ExpressionError {
            column: 1,
            found: format!("a value for each of {} years", years.len()),
            expected: "one number: name one year, or write sum(...), max(...), argmax(...)"
                .to_owned(),
        }),
    }
}

fn value(
    expression: &Expression,
    scenario: &str,
    tables: Tables<'_, '_>,
) -> Result<Value, ExpressionError> {
    match expression {
        Expression::Number(number) => Ok(Value::One(*number)),
        Expression::Negative(inner) => Ok(each(value(inner, scenario, tables)?, |x| -x)),
        Expression::Both(operator, left, right) => {
            let sides = (
                value(left, scenario, tables)?,
                value(right, scenario, tables)?,
            );
            both(*operator, sides)
        }
        Expression::Fold(Fold::Abs, inner) => Ok(each(value(inner, scenario, tables)?, f64::abs)),
        Expression::Fold(how, inner) => Ok(Value::One(fold(*how, value(inner, scenario, tables)?))),
        Expression::Rows(selector) => {
            let name = selector.scenario.as_deref().unwrap_or(scenario);
            let table = tables(name).ok_or_else(|| ExpressionError {
                column: selector.column,
                found: format!("scenario `{name}`"),
                expected: format!("a file scenario-{name}.json in the case folder"),
            })?;
            select(table, selector)
        }
    }
}

fn each(value: Value, change: impl Fn(f64) -> f64) -> Value {
    match value {
        Value::One(number) => Value::One(change(number)),
        Value::Years(years) => {
            Value::Years(years.into_iter().map(|(y, x)| (y, change(x))).collect())
        }
    }
}

fn both(operator: Operator, sides: (Value, Value)) -> Result<Value, ExpressionError> {
    let combine = |a: f64, b: f64| match operator {
        Operator::Plus => a + b,
        Operator::Minus => a - b,
        Operator::Times => a * b,
        Operator::Over => a / b,
    };
    Ok(match sides {
        (Value::One(a), right) => each(right, |b| combine(a, b)),
        (left, Value::One(b)) => each(left, |a| combine(a, b)),
        (Value::Years(left), Value::Years(right)) => {
            let years =
                |list: &[(Year, f64)]| list.iter().map(|(year, _)| *year).collect::<Vec<_>>();
            if years(&left) != years(&right) {
                return Err(ExpressionError {
                    column: 1,
                    found: "two series of different years".to_owned(),
                    expected: "the same years on both sides".to_owned(),
                });
            }
            let pairs = left.into_iter().zip(right);
            Value::Years(
                pairs
                    .map(|((year, a), (_, b))| (year, combine(a, b)))
                    .collect(),
            )
        }
    })
}

fn fold(how: Fold, value: Value) -> f64 {
    let years = match value {
        Value::One(number) => vec![(0, number)],
        Value::Years(years) => years,
    };
    let sum: f64 = years.iter().map(|(_, x)| x).sum();
    let best = |larger: bool| {
        let mut best: Option<(Year, f64)> = None;
        for &(year, x) in &years {
            if best.is_none_or(|(_, b)| if larger { x > b } else { x < b }) {
                best = Some((year, x));
            }
        }
        best.unwrap_or((0, f64::NAN))
    };
    let count = u32::try_from(years.len()).map_or(f64::NAN, f64::from);
    match how {
        Fold::Sum | Fold::Abs => sum,
        Fold::Mean => sum / count,
        Fold::Min => best(false).1,
        Fold::Max => best(true).1,
        Fold::ArgMin => f64::from(best(false).0),
        Fold::ArgMax => f64::from(best(true).0),
        Fold::First => years.first().map_or(f64::NAN, |(_, x)| *x),
        Fold::Last => years.last().map_or(f64::NAN, |(_, x)| *x),
    }
}

/// Adds the chosen rows year by year; every code and every year that is named must occur.
fn select(table: &Table<'_>, wanted: &Selector) -> Result<Value, ExpressionError> {
    let missing = |found: String, expected: &str| ExpressionError {
        column: wanted.column,
        found,
        expected: expected.to_owned(),
    };
    let rows = table
        .rows
        .get(&wanted.measure)
        .map_or(&[][..], Vec::as_slice);
    if rows.is_empty() {
        let all: Vec<String> = table.measures.iter().map(Name::to_string).collect();
        let expected = format!("a measure of the run: {}", all.join(", "));
        return Err(missing(format!("`{}`", wanted.measure), &expected));
    }
    let all = vec![ALL.to_owned()];
    let or_all = |list: &Vec<String>| {
        if list.is_empty() {
            all.clone()
        } else {
            list.clone()
        }
    };
    let professions = match (wanted.professions.as_slice(), &table.only) {
        ([], Some(only)) => vec![only.clone()],
        ([], None) => {
            return Err(missing(
                "no profession".to_owned(),
                "profession=CODE: the run has several",
            ));
        }
        (list, _) => list.to_vec(),
    };
    let (sectors, regions) = (or_all(&wanted.sectors), or_all(&wanted.regions));
    let training =
        |row: &Row<'_>| wanted.sectors.is_empty() && row.sector == crate::report::TRAINING;
    let (from, to) = wanted.years.unwrap_or((Year::MIN, Year::MAX));
    let fits = |row: &&Row<'_>| {
        let has = |list: &[String], code: &str| list.iter().any(|one| one == code);
        let detailed = row.age.is_some() || row.sex != ALL;
        has(&professions, row.profession)
            && (has(&sectors, row.sector) || training(row))
            && has(&regions, row.region)
            && (from..=to).contains(&row.year)
            && detailed == wanted.detailed()
            && (wanted.sexes.is_empty() || has(&wanted.sexes, row.sex))
            && match (wanted.ages, row.age) {
                (Some((from, to)), Some(age)) => (from..=to).contains(&age),
                (None, _) => true,
                (Some(_), None) => false,
            }
    };
    let chosen: Vec<&Row<'_>> = rows.iter().filter(fits).collect();
    let mut years: BTreeMap<Year, f64> = BTreeMap::new();
    for row in &chosen {
        *years.entry(row.year).or_default() += row.value;
    }
    whole(wanted, rows, &chosen, &professions)?;
    let mut years: Vec<(Year, f64)> = years.into_iter().collect();
    Ok(match (years.pop(), years.is_empty()) {
        (None, _) => return Err(missing("no row".to_owned(), "at least one")),
        (Some((_, one)), true) => Value::One(one),
        (Some(last), false) => {
            years.push(last);
            Value::Years(years)
        }
    })
}

/// Refuses a selection of which some combination has no row: a sum over the others would pass for the
/// whole. Years that are left open are those that any of the rows has.
fn whole(
    wanted: &Selector,
    rows: &[Row<'_>],
    chosen: &[&Row<'_>],
    professions: &[String],
) -> Result<(), ExpressionError> {
    let missing = |found: String, expected: String| ExpressionError {
        column: wanted.column,
        found,
        expected,
    };
    let numbers = |from: i32, to: i32| (from..=to).map(|n| n.to_string()).collect::<Vec<_>>();
    let years = match wanted.years.filter(|(_, to)| *to < OPEN) {
        Some((from, to)) => numbers(from, to),
        None => {
            let all: BTreeSet<Year> = chosen.iter().map(|row| row.year).collect();
            all.iter().map(Year::to_string).collect()
        }
    };
    let ages = match wanted.ages.filter(|(_, to)| *to < OLDEST) {
        Some((from, to)) => numbers(from.into(), to.into()),
        None => Vec::new(),
    };
    let mut grid = Grid::new([
        ("profession", professions.to_vec()),
        ("sector", wanted.sectors.clone()),
        ("region", wanted.regions.clone()),
        ("sex", wanted.sexes.clone()),
        ("age", ages),
        ("year", years),
    ]);
    for row in chosen {
        grid.take(|axis, value| match axis {
            "age" => row.age.is_some_and(|age| age.to_string() == value),
            axis => value_of(row, axis) == value,
        });
    }
    let Some((first, count)) = grid.missing() else {
        return Ok(());
    };
    let axes = ["profession", "sector", "region"];
    let lists = [professions, &wanted.sectors[..], &wanted.regions[..]];
    for (axis, list) in axes.into_iter().zip(lists) {
        let there: BTreeSet<String> = rows.iter().map(|row| value_of(row, axis)).collect();
        if let Some(code) = list.iter().find(|code| !there.contains(*code)) {
            let found = format!("no row of `{}` for `{code}`", wanted.measure);
            let all: Vec<String> = there.into_iter().collect();
            return Err(missing(found, format!("one of: {}", all.join(", "))));
        }
    }
    let found = format!(
        "no row of `{}` for {first} ({count} missing)",
        wanted.measure
    );
    let expected = "codes, years and ages that the run has, every combination of them";
    Err(missing(found, expected.to_owned()))
}

fn value_of(row: &Row<'_>, axis: &str) -> String {
    match axis {
        "profession" => row.profession.to_owned(),
        "sector" => row.sector.to_owned(),
        "region" => row.region.to_owned(),
        "sex" => row.sex.to_owned(),
        _ => row.year.to_string(),
    }
}
