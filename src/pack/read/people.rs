//! Residents: counts, death rates, and what a projection needs.

use crate::pack::read::error::{PackErrorKind as Kind, Problems};
use crate::pack::read::place::Span;
use crate::pack::read::reader::{Origin, Reader, fact, origin};
use crate::pack::read::row::PEOPLE;
use crate::unit::{Sex, Year, sort};
use crate::word::{Acts, Fact, Side};
use std::collections::BTreeMap;

/// Residents of one region, sex and age band at 31 December.
#[derive(Clone, Debug)]
pub(crate) struct ResidentsRow {
    /// Nothing = the only region.
    pub(crate) region: Option<usize>,
    pub(crate) sex: Sex,
    pub(crate) ages: Span,
    pub(crate) year: Year,
    pub(crate) persons: f64,
    pub(crate) origin: Origin,
}

/// Death rate of an age band over a period.
#[derive(Clone, Debug)]
pub(crate) struct DeathsRow {
    pub(crate) sex: Sex,
    pub(crate) ages: Span,
    pub(crate) years: (Year, Year),
    pub(crate) rate: f64,
    pub(crate) origin: Origin,
}

/// Items of `demography.csv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Item {
    Tfr,
    TfrIndex,
    FertilityShare,
    MaleBirths,
    MortalityFactor,
    ForeignNet,
    ForeignShare,
    ForeignRegion,
    InternalNet,
    InternalFactor,
    InternalAge,
    Total,
}

/// Words for the items of a projection.
pub(crate) const ITEMS: &[(&str, Item)] = &[
    ("tfr", Item::Tfr),
    ("tfr_index", Item::TfrIndex),
    ("fertility_share", Item::FertilityShare),
    ("male_births", Item::MaleBirths),
    ("mortality_factor", Item::MortalityFactor),
    ("foreign_net", Item::ForeignNet),
    ("foreign_share", Item::ForeignShare),
    ("foreign_region", Item::ForeignRegion),
    ("internal_net", Item::InternalNet),
    ("internal_factor", Item::InternalFactor),
    ("internal_age", Item::InternalAge),
    ("total", Item::Total),
];

impl Item {
    /// Its word in the table.
    pub(crate) fn name(self) -> &'static str {
        let known = ITEMS.iter().find(|(_, item)| *item == self);
        known.map_or("", |(name, _)| name)
    }
}

/// One figure that a projection needs.
#[derive(Clone, Debug)]
pub(crate) struct ItemRow {
    pub(crate) item: Item,
    pub(crate) region: Option<usize>,
    pub(crate) sex: Sex,
    pub(crate) ages: Option<Span>,
    pub(crate) year: Option<Year>,
    pub(crate) value: f64,
    pub(crate) origin: Origin,
}

/// All of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct People {
    pub(crate) residents: Vec<ResidentsRow>,
    pub(crate) deaths: Vec<DeathsRow>,
    pub(crate) items: Vec<ItemRow>,
}

/// Reads the tables of this group.
pub(crate) fn read(reader: &mut Reader<'_>) -> People {
    People {
        residents: residents(reader),
        deaths: deaths(reader),
        items: items(reader),
    }
}

fn residents(reader: &mut Reader<'_>) -> Vec<ResidentsRow> {
    let columns = "#region,#sex,#age_from,#age_to,#year,persons,source,grade";
    let rows = reader.rows("population.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let persons = row.within("persons", 0.0, PEOPLE)?;
        let fact = fact(
            row,
            &origin,
            Acts::dated(&[Side::Residents, Side::ByResidents]),
            "residents",
            persons,
            "persons",
        );
        let residents = ResidentsRow {
            region: row.any_of("region", &lists.regions)?,
            sex: row.sex(&lists.sexes)?,
            ages: row.ages()?.unwrap_or(Span::ALL),
            year: row.year("year")?,
            persons,
            origin,
        };
        Ok(((residents.year, residents), fact))
    });
    summarised(reader, rows, true)
}

fn deaths(reader: &mut Reader<'_>) -> Vec<DeathsRow> {
    let columns = "#sex,#age_from,#age_to,#from_year,#to_year,rate,source,grade";
    let rows = reader.rows("mortality.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        // Rates per person-year: above 1 only where almost nobody lives a year longer.
        let rate = row.within("rate", 0.0, 2.0)?;
        let fact = fact(
            row,
            &origin,
            Acts::dated(&[Side::Residents, Side::Deaths]),
            "death rates",
            rate,
            "rows",
        );
        let from = row.year("from_year")?;
        let deaths = DeathsRow {
            sex: row.sex(&lists.sexes)?,
            ages: row.ages()?.unwrap_or(Span::ALL),
            years: (from, row.whole("to_year", from, 2300)?),
            rate,
            origin,
        };
        Ok(((from, deaths), fact))
    });
    summarised(reader, rows, false)
}

/// Thousands of rows become one fact a year (or period): their sum, or how many they are.
fn summarised<T>(reader: &mut Reader<'_>, rows: Vec<((Year, T), Fact)>, by_sum: bool) -> Vec<T> {
    let mut facts: Vec<(Year, Fact)> = Vec::new();
    let mut kept = Vec::with_capacity(rows.len());
    for ((year, row), fact) in rows {
        let add = if by_sum { fact.value } else { 1.0 };
        let whole = sort::slot(&mut facts, year, || Fact {
            value: 0.0,
            year: Some(year),
            region: "*".into(),
            place: String::new(),
            ..fact.clone()
        });
        whole.value += add;
        whole.grade = whole.grade.weakest(fact.grade);
        kept.push(row);
    }
    reader.facts.extend(facts.into_iter().map(|(_, fact)| fact));
    kept
}

fn items(reader: &mut Reader<'_>) -> Vec<ItemRow> {
    let columns = "#item,#region,#sex,#age_from,#age_to,#year,value,unit,source,grade,note";
    let rows = reader.data("demography.csv", columns, |row, lists| {
        let origin = origin(row, lists)?;
        let item = row.word("item", ITEMS)?;
        let value = match item {
            Item::MaleBirths => row.share("value")?,
            Item::FertilityShare | Item::TfrIndex => row.amount("value")?,
            Item::Total => row.within("value", 0.0, PEOPLE)?,
            Item::Tfr | Item::MortalityFactor => row.within("value", 0.0, 20.0)?,
            _ => row.within("value", -PEOPLE, PEOPLE)?,
        };
        let fact = fact(
            row,
            &origin,
            Acts::always(&[Side::Residents]),
            row.text("item"),
            value,
            row.text("unit"),
        );
        let region = match row.text("region") {
            "" => None,
            _ => row.any_of("region", &lists.regions)?,
        };
        let by_year = matches!(item, Item::TfrIndex | Item::ForeignNet | Item::Total);
        let item = ItemRow {
            item,
            region,
            sex: if row.text("sex").is_empty() {
                Sex::All
            } else {
                row.sex(&lists.sexes)?
            },
            ages: row.ages()?,
            year: if by_year {
                Some(row.year("year")?)
            } else {
                origin.year
            },
            value,
            origin,
        };
        Ok((item, fact))
    });
    once(&rows, &mut reader.problems);
    rows
}

/// Items that hold for every year: one of another year is another value of the same thing.
fn once(rows: &[ItemRow], problems: &mut Problems) {
    let always = [
        Item::Tfr,
        Item::MaleBirths,
        Item::MortalityFactor,
        Item::ForeignRegion,
        Item::InternalNet,
    ];
    let mut seen = BTreeMap::new();
    for row in rows.iter().filter(|row| always.contains(&row.item)) {
        let at = &row.origin.at;
        match seen.get(&(row.item, row.region)) {
            Some((first, year)) if *year != row.year => {
                let found = format!("another year than line {first}");
                problems.push(at.error("item, region", Kind::Duplicate, found, "one year"));
            }
            Some(_) => {}
            None => {
                seen.insert((row.item, row.region), (at.line, row.year));
            }
        }
    }
}
