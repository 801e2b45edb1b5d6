//! Rows that can be read: long groups of figures become their first rows and one line for the rest.

use crate::word::Fact;

/// Rows of one group that are listed; of more, the first or largest, and one line for the rest.
const MOST: usize = 12;

/// The figures as rows. Shares of a margin stand by size, others as in their table; in a region its
/// own rows stand alone, those of the other regions are one line. What a second sector shares with
/// the first is one line with the number of its rows.
pub(super) fn of<'a>(facts: impl Iterator<Item = &'a Fact>, region: Option<&str>) -> Vec<Fact> {
    let mut groups: Vec<Vec<Fact>> = Vec::new();
    for fact in facts {
        match groups.iter_mut().find(|group| alike(&group[0], fact)) {
            Some(group) if group.contains(fact) => {}
            Some(group) => group.push(fact.clone()),
            None => groups.push(vec![fact.clone()]),
        }
    }
    let mut listed: Vec<Fact> = Vec::new();
    for group in groups {
        let first = &group[0];
        let known = |f: &Fact| {
            shares(f)
                && (&f.table, &f.item, &f.profession)
                    == (&first.table, &first.item, &first.profession)
        };
        if group.len() > 1 && listed.iter().any(known) {
            listed.push(line(&group, "rows"));
        } else {
            listed.extend(read(group, region));
        }
    }
    listed
}

/// Whether two figures stand in one group: they differ by place, region, year and value only.
fn alike(one: &Fact, other: &Fact) -> bool {
    (
        &one.table,
        &one.item,
        &one.profession,
        &one.sector,
        one.used,
    ) == (
        &other.table,
        &other.item,
        &other.profession,
        &other.sector,
        other.used,
    )
}

/// Whether a figure is a share of a margin.
fn shares(fact: &Fact) -> bool {
    fact.table.ends_with("margins")
}

/// A group, shortened.
fn read(mut group: Vec<Fact>, region: Option<&str>) -> Vec<Fact> {
    let elsewhere = |fact: &Fact| {
        region.is_some_and(|region| {
            !matches!(fact.region.as_str(), "" | "*") && fact.region != region
        })
    };
    let (mut rest, mut own): (Vec<Fact>, Vec<Fact>) = group.drain(..).partition(elsewhere);
    if own.len() > MOST {
        if shares(&own[0]) {
            crate::unit::sort::by_key(&mut own, |fact| -fact.value);
        }
        rest.extend(own.split_off(MOST - 1));
    }
    if rest.len() > 1 {
        let unit = if shares(&rest[0]) { "share" } else { "figures" };
        let mut others = line(&rest, unit);
        others.place = format!("+ {}", rest.len());
        own.push(others);
    } else {
        own.extend(rest);
    }
    own
}

/// One line for several rows, as weak as the weakest: their sum where they are shares, else how many.
fn line(group: &[Fact], unit: &str) -> Fact {
    let first = &group[0];
    let grades = group.iter().map(|fact| fact.grade);
    Fact {
        region: String::new(),
        place: String::new(),
        unit: unit.to_owned(),
        grade: grades.fold(first.grade, crate::word::Grade::weakest),
        value: match unit {
            "share" => group.iter().map(|fact| fact.value).sum(),
            _ => group.len() as f64,
        },
        ..first.clone()
    }
}
