//! From rows to prices: unit costs of cadres, prices of courses, funds, limits on payroll.

use crate::pack::derive::notes::Notes;
use crate::pack::derive::tables::Tables;
use crate::pack::facts::cadre::Cadre;
use crate::pack::facts::finding::{Finding, Note};
use crate::pack::facts::money::{Cap, CoursePrice, Price, Prices};
use crate::pack::facts::parameter::name::Parameter;
use crate::pack::facts::path::Path;
use crate::pack::facts::training::Programme;
use crate::pack::read::error::PackErrorKind as Kind;
use crate::pack::read::money::{CapRow, CourseRow, Courses};
use crate::pack::read::scope::{Subject, closest};
use crate::unit::{Year, sort};
use crate::word::{Argument, COSTS, CostType, FundKind, Grade};

/// The money of the pack.
pub(crate) fn prices(
    tables: &Tables,
    notes: &mut Notes,
    cadres: &[Cadre],
    programmes: &[Programme],
) -> Prices {
    let money = &tables.money;
    let opening = tables.head.opening_year;
    let stated = tables.stated(Subject::WHOLE, Parameter::PriceYear);
    let year = stated.map_or(opening, |year| year as Year);
    let mut categories: Vec<String> = Vec::new();
    let mut category_of = vec![0; tables.base.regions.len()];
    for (region, code) in &money.categories {
        let known = categories.iter().position(|category| category == code);
        category_of[*region] = known.unwrap_or(categories.len());
        if known.is_none() {
            categories.push(code.clone());
        }
    }
    if categories.is_empty() {
        categories.push(String::from("*"));
    }
    let prices = Prices {
        year,
        discount: tables.scalar(Subject::WHOLE, Parameter::DiscountRate),
        cadres: cadres
            .iter()
            .map(|cadre| unit_costs(tables, cadre))
            .collect(),
        courses: Vec::new(),
        categories,
        category_of,
        funds: money.funds.clone(),
        commitments: money.commitments.clone(),
        caps: Vec::new(),
    };
    let courses = programmes
        .iter()
        .map(|p| course_prices(tables, notes, p))
        .collect();
    let caps = money
        .caps
        .iter()
        .map(|row| cap(tables, notes, row))
        .collect();
    promised(notes, &prices);
    other_years(tables, notes, year);
    Prices {
        courses,
        caps,
        ..prices
    }
}

fn unit_costs(tables: &Tables, cadre: &Cadre) -> [Option<Price>; CostType::COUNT] {
    let rows = &tables.money.units;
    let subject = Subject {
        sector: Some(cadre.sector.0),
        ..tables.subject(cadre.profession.0)
    };
    let mut found = [None; CostType::COUNT];
    for (slot, cost) in found.iter_mut().zip(COSTS) {
        let wanted = closest(rows, subject, |row| {
            (row.origin.used && row.cost == *cost).then_some(row.scope)
        });
        *slot = wanted.first().map(|row| Price {
            eur: row.eur,
            grade: row.origin.grade,
        });
    }
    // temporary cover without a price of its own costs the premium on payroll, an assumption
    let premium = cadre.recruiting.agency_premium;
    let cover = found[CostType::Payroll as usize].map(|payroll| Price {
        eur: payroll.eur * premium,
        grade: Grade::D,
    });
    let agency = &mut found[CostType::Agency as usize];
    *agency = agency.or(cover.filter(|_| cadre.recruiting.agency_share > 0.0));
    found
}

/// Prices of one programme, `[year][year of course]`: items add up, the closest row wins.
fn course_prices(tables: &Tables, notes: &mut Notes, programme: &Programme) -> Vec<CoursePrice> {
    let listed = &tables.training.programmes;
    let at = listed.iter().position(|row| row.code == programme.code);
    let rank = |row: &CourseRow| match row.courses {
        Courses::All => Some(0),
        Courses::Group(group) => (group == programme.group).then_some(1),
        Courses::One(one) => (Some(one) == at).then_some(2),
    };
    let ours: Vec<(i32, &CourseRow)> = tables
        .money
        .courses
        .iter()
        .filter(|row| row.origin.used)
        .filter_map(|row| Some((rank(row)?, row)))
        .collect();
    let mut prices = Vec::new();
    for &cost in COSTS.iter().filter(|cost| cost.of_training()) {
        let rows: Vec<&(i32, &CourseRow)> =
            ours.iter().filter(|(_, row)| row.cost == cost).collect();
        let mut items: Vec<&str> = rows.iter().map(|(_, row)| row.item.as_str()).collect();
        sort::by_key(&mut items, |item| *item);
        items.dedup();
        let mut price = CoursePrice {
            cost,
            eur: Vec::new(),
            grade: Grade::A,
        };
        for year in tables.head.opening_year..=tables.head.last_year {
            for course_year in 1..=programme.years {
                let mut sum = 0.0;
                for item in &items {
                    let here = rows.iter().filter(|(_, row)| {
                        row.item == *item
                            && (row.course_years.0..=row.course_years.1).contains(&course_year)
                            && (row.years.0..=row.years.1).contains(&year)
                    });
                    let best = here.clone().map(|(rank, _)| *rank).max();
                    let mut here = here.filter(|(rank, _)| Some(*rank) == best);
                    if let Some((_, row)) = here.next() {
                        sum += row.eur;
                        price.grade = price.grade.weakest(row.origin.grade);
                    }
                    if let Some((_, row)) = here.next() {
                        let found = format!("a second row for {}", programme.code);
                        let expected = "one row for each item, year of course and year";
                        let error = row.origin.at.error("eur", Kind::Overlap, found, expected);
                        notes.problem(error);
                    }
                }
                price.eur.push(sum);
            }
        }
        if !rows.is_empty() {
            prices.push(price);
        }
    }
    prices
}

/// limit(t) = payroll + share x (funding of the region in t - funding in the year of its payroll):
/// every region's funding moves as the nation's.
fn cap(tables: &Tables, notes: &mut Notes, row: &CapRow) -> Cap {
    let head = &tables.head;
    let path = Path::new(tables.money.funding.iter().copied());
    let level = path.at(row.year).filter(|level| *level > 0.0);
    if level.is_none() {
        let found = "no public funding";
        let error = row
            .at
            .error("year", Kind::Missing, found, "the path of funding.csv");
        notes.problem(error);
    }
    let growth = |year| match (path.at(year), level) {
        (Some(then), Some(level)) => then / level - 1.0,
        _ => 0.0,
    };
    let years = head.opening_year..=head.last_year;
    Cap {
        region: row.region,
        sector: row.sector,
        payroll: row.payroll,
        limit: years
            .map(|year| row.payroll + row.share * row.funding * growth(year))
            .collect(),
    }
}

/// A fund cannot have promised more than it has; an EU fund needs an amount to be counted on.
fn promised(notes: &mut Notes, prices: &Prices) {
    for (at, fund) in prices.funds.iter().enumerate() {
        let place = format!("funds.csv, {}", fund.code);
        let Some(ceiling) = fund.ceiling else {
            if fund.kind == FundKind::Eu && !fund.rules.is_empty() {
                notes.finding(Finding::new(Note::NoAmount, place));
            }
            continue;
        };
        let ours = prices.commitments.iter().filter(|c| c.fund == at);
        let promised: f64 = ours
            .map(|c| {
                let months = (c.years.0..=c.years.1).map(|year| f64::from(fund.months(year)));
                c.eur * months.sum::<f64>() / 12.0
            })
            .sum();
        if promised > ceiling * (1.0 + 1e-9) {
            let arguments = vec![
                ("promised", Argument::Number(promised)),
                ("ceiling", Argument::Number(ceiling)),
            ];
            let finding = Finding::with(Note::Promised, place, arguments);
            notes.finding(finding);
        }
    }
}

/// Figures of other years are taken as euros of the price year, without indexing.
fn other_years(tables: &Tables, notes: &mut Notes, price_year: Year) {
    let rows = &tables.money.units;
    let mut years: Vec<Year> = rows
        .iter()
        .filter(|row| row.origin.used)
        .filter_map(|row| row.origin.year)
        .filter(|year| *year != price_year)
        .collect();
    sort::by_key(&mut years, |year| *year);
    years.dedup();
    if !years.is_empty() {
        let list: Vec<String> = years.iter().map(Year::to_string).collect();
        let arguments = vec![
            ("years", Argument::Text(list.join(", "))),
            ("price_year", Argument::Text(price_year.to_string())),
        ];
        let finding = Finding::with(Note::PriceYear, "unit_costs.csv", arguments);
        notes.finding(finding);
    }
}
