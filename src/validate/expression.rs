//! The small language of expectation files: `sum(retirements(GP, 2026..2038)) / in_post(GP, 2024)`.
//!
//! A name with brackets takes rows of the run's long form. Within a year the chosen rows add up;
//! several years make a series, which `sum`, `mean`, `min`, `max`, `argmin`, `argmax`, `first` and
//! `last` turn into one number. Knows no run.

use super::error::ExpressionError;
use crate::unit::Year;

/// A parsed expression.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// A number.
    Number(f64),
    /// The negative of another.
    Negative(Box<Self>),
    /// Two combined.
    Both(Operator, Box<Self>, Box<Self>),
    /// A series turned into one number.
    Fold(Fold, Box<Self>),
    /// Rows of a run.
    Rows(Selector),
}

/// The four operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Times,
    /// `/`
    Over,
}

/// How a series becomes one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    /// Adds the years.
    Sum,
    /// Mean of the years.
    Mean,
    /// Smallest value.
    Min,
    /// Largest value.
    Max,
    /// Year of the smallest value, the first if several.
    ArgMin,
    /// Year of the largest value, the first if several.
    ArgMax,
    /// Value of the first year.
    First,
    /// Value of the last year.
    Last,
    /// Size without sign, of a number or of every year.
    Abs,
}

const FOLDS: [(&str, Fold); 9] = [
    ("sum", Fold::Sum),
    ("mean", Fold::Mean),
    ("min", Fold::Min),
    ("max", Fold::Max),
    ("argmin", Fold::ArgMin),
    ("argmax", Fold::ArgMax),
    ("first", Fold::First),
    ("last", Fold::Last),
    ("abs", Fold::Abs),
];

/// Which rows are meant; empty lists mean `*`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selector {
    /// Where it stands in the expression, counted from one.
    pub column: usize,
    /// Name of the measure.
    pub measure: String,
    /// Scenario in square brackets; `None` = that of the row.
    pub scenario: Option<String>,
    /// Professions or programmes; empty = the only one of the run.
    pub professions: Vec<String>,
    /// Sectors.
    pub sectors: Vec<String>,
    /// Regions.
    pub regions: Vec<String>,
    /// Sexes.
    pub sexes: Vec<String>,
    /// Staff ages, inclusive.
    pub ages: Option<(u16, u16)>,
    /// Years, inclusive; `None` = all.
    pub years: Option<(Year, Year)>,
}

impl Selector {
    /// Whether rows by sex and age are needed.
    #[must_use]
    pub fn detailed(&self) -> bool {
        self.ages.is_some() || !self.sexes.is_empty()
    }
}

impl Expression {
    /// Reads an expression.
    ///
    /// # Errors
    /// The first mistake, with its place.
    pub fn parse(text: &str) -> Result<Self, ExpressionError> {
        let mut parser = Parser { text, at: 0 };
        let whole = parser.sum()?;
        match parser.peek() {
            None => Ok(whole),
            Some(found) => Err(parser.wrong(found, "+ - * / or the end")),
        }
    }

    /// Every selector in it.
    pub fn selectors<'e>(&'e self, list: &mut Vec<&'e Selector>) {
        match self {
            Self::Number(_) => {}
            Self::Negative(inner) | Self::Fold(_, inner) => inner.selectors(list),
            Self::Both(_, left, right) => {
                left.selectors(list);
                right.selectors(list);
            }
            Self::Rows(selector) => list.push(selector),
        }
    }
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Parser<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn peek(&mut self) -> Option<char> {
        self.at += self.rest().len() - self.rest().trim_start().len();
        self.rest().chars().next()
    }

    fn take(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }

    fn expect(&mut self, wanted: char) -> Result<(), ExpressionError> {
        if self.take(wanted) {
            return Ok(());
        }
        let found = self.peek().map_or("the end".to_owned(), String::from);
        Err(self.wrong(found, &format!("`{wanted}`")))
    }

    fn word(&mut self, allowed: impl Fn(char) -> bool) -> &'t str {
        self.peek();
        let rest = self.rest();
        let end = rest.find(|c: char| !allowed(c)).unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or("")
    }

    fn wrong(&self, found: impl Into<String>, expected: &str) -> ExpressionError {
        let before = self.text.get(..self.at).unwrap_or("");
        ExpressionError {
            column: before.chars().count() + 1,
            found: found.into(),
            expected: expected.to_owned(),
        }
    }

    fn sum(&mut self) -> Result<Expression, ExpressionError> {
        let mut left = self.product()?;
        loop {
            let operator = match self.peek() {
                Some('+') => Operator::Plus,
                Some('-') => Operator::Minus,
                _ => return Ok(left),
            };
            self.at += 1;
            left = Expression::Both(operator, Box::new(left), Box::new(self.product()?));
        }
    }

    fn product(&mut self) -> Result<Expression, ExpressionError> {
        let mut left = self.part()?;
        loop {
            let operator = match self.peek() {
                Some('*') => Operator::Times,
                Some('/') => Operator::Over,
                _ => return Ok(left),
            };
            self.at += 1;
            left = Expression::Both(operator, Box::new(left), Box::new(self.part()?));
        }
    }

    fn part(&mut self) -> Result<Expression, ExpressionError> {
        match self.peek() {
            Some('-') => {
                self.at += 1;
                Ok(Expression::Negative(Box::new(self.part()?)))
            }
            Some('(') => {
                self.at += 1;
                let inner = self.sum()?;
                self.expect(')')?;
                Ok(inner)
            }
            Some(c) if c.is_ascii_digit() || c == '.' => {
                let begin = self.at;
                let text = self.word(|c| c.is_ascii_digit() || c == '.');
                text.parse().map(Expression::Number).map_err(|_| {
                    self.at = begin;
                    self.wrong(format!("`{text}`"), "a number such as 0.35")
                })
            }
            Some(c) if c.is_ascii_alphabetic() => self.call(),
            found => {
                let found = found.map_or("the end".to_owned(), |c| format!("`{c}`"));
                Err(self.wrong(found, "a number, a measure or a bracket"))
            }
        }
    }

    /// `sum(...)` or `measure[scenario](...)`.
    fn call(&mut self) -> Result<Expression, ExpressionError> {
        let column = self.wrong("", "").column;
        let name = self.word(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-');
        if let Some((_, fold)) = FOLDS.iter().find(|(word, _)| *word == name) {
            self.expect('(')?;
            let inner = self.sum()?;
            self.expect(')')?;
            return Ok(Expression::Fold(*fold, Box::new(inner)));
        }
        let mut selector = Selector {
            column,
            measure: name.to_owned(),
            ..Selector::default()
        };
        if self.take('[') {
            selector.scenario = Some(self.word(|c| c != ']' && c != '(').trim().to_owned());
            self.expect(']')?;
        }
        self.expect('(')?;
        if !self.take(')') {
            loop {
                self.argument(&mut selector)?;
                if self.take(')') {
                    break;
                }
                self.expect(',')?;
            }
        }
        Ok(Expression::Rows(selector))
    }

    /// `year=2026..2038`, `region=080|010`, or without a name a profession or years.
    fn argument(&mut self, selector: &mut Selector) -> Result<(), ExpressionError> {
        self.peek();
        let begin = self.at;
        let first = self.word(is_value);
        let (key, value) = if self.take('=') {
            (first, self.word(is_value))
        } else {
            ("", first)
        };
        let key = match key {
            "" if value.starts_with(|c: char| c.is_ascii_digit()) => "year",
            "" => "profession",
            key => key,
        };
        let list = || value.split('|').map(str::to_owned).collect::<Vec<_>>();
        let mut good = !value.is_empty();
        match key {
            "profession" => selector.professions = list(),
            "sector" => selector.sectors = list(),
            "region" => selector.regions = list(),
            "sex" => selector.sexes = list(),
            "year" => {
                selector.years = span(value);
                good &= selector.years.is_some();
            }
            "age" => {
                let ages = span(value).and_then(|(from, to)| {
                    Some((u16::try_from(from).ok()?, u16::try_from(to.min(200)).ok()?))
                });
                selector.ages = ages;
                good &= ages.is_some();
            }
            _ => good = false,
        }
        if good {
            return Ok(());
        }
        self.at = begin;
        let found = format!(
            "`{}`",
            self.rest().split([',', ')']).next().unwrap_or("").trim()
        );
        let expected = "a profession, years such as 2026..2038, or profession=, sector=, region=, \
                        sex=, age=, year=";
        Err(self.wrong(found, expected))
    }
}

fn is_value(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '*' | '|')
}

/// `2026`, `2026..2038`, `60..`.
fn span(text: &str) -> Option<(i32, i32)> {
    let whole = |text: &str| text.parse::<i32>().ok().filter(|n| (0..10_000).contains(n));
    match text.split_once("..") {
        None => whole(text).map(|one| (one, one)),
        Some((from, "")) => Some((whole(from)?, 9_999)),
        Some((from, to)) => Some((whole(from)?, whole(to)?)).filter(|(from, to)| from <= to),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_by_name_and_by_place_mean_the_same() {
        let short = Expression::parse("in_post(GP, 2019)");
        let long = Expression::parse("in_post( profession=GP , year=2019..2019 )");
        assert!(short.is_ok() && short == long, "{short:?} {long:?}");
        let other = Expression::parse("gap[s2](region=080|010, age=60.., sex=F)");
        let Ok(Expression::Rows(rows)) = other else {
            unreachable!("{other:?}")
        };
        assert_eq!(rows.scenario.as_deref(), Some("s2"));
        assert_eq!((rows.regions.len(), rows.ages), (2, Some((60, 200))));
    }

    #[test]
    fn products_bind_before_sums_and_dashes_belong_to_names() {
        let parsed = Expression::parse("1 - 2 * -driver_staff-ageing(2030) / 4");
        let Ok(Expression::Both(Operator::Minus, _, right)) = parsed else {
            unreachable!()
        };
        assert!(matches!(*right, Expression::Both(Operator::Over, _, _)));
    }

    #[test]
    fn a_mistake_is_told_with_its_place() {
        for (text, column) in [
            ("1 +", 4),
            ("in_post(GP, 2019", 17),
            ("in_post(GP, yeer=2019)", 13),
            ("in_post(year=2030..2020)", 9),
            ("sum(in_post(GP)) 3", 18),
            ("1.2.3", 1),
            ("gap[s1(GP)", 7),
        ] {
            let error = Expression::parse(text).err();
            assert_eq!(error.map(|e| e.column), Some(column), "{text}");
        }
    }
}
