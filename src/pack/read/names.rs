//! The lists that every other table refers to: sources, regions, sectors, families, professions.

use crate::i18n::Names;
use crate::pack::facts::names::{Named, Region, RegionGroup};
use crate::pack::facts::profession::Extent;
use crate::pack::read::error::{Mistake, PackErrorKind as Kind};
use crate::pack::read::place::{At, Codes};
use crate::pack::read::reader::Reader;
use crate::pack::read::table::Row;
use crate::word::Source;

/// A profession as its table has it.
#[derive(Clone, Debug)]
pub(crate) struct ProfessionRow {
    pub(crate) named: Named,
    pub(crate) family: usize,
    pub(crate) extent: Extent,
    pub(crate) note: String,
}

/// All lists, in table order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Base {
    pub(crate) sources: Vec<Source>,
    pub(crate) regions: Vec<Region>,
    pub(crate) groups: Vec<RegionGroup>,
    pub(crate) sectors: Vec<Named>,
    pub(crate) families: Vec<Named>,
    pub(crate) professions: Vec<ProfessionRow>,
}

/// Columns of a code with its names.
pub(crate) const NAMED: &str = "code,name_it,name_en,name_es";

/// Reads the lists and makes their codes known to the reader.
pub(crate) fn read(reader: &mut Reader<'_>) -> Base {
    for file in ["sources.csv", "regions.csv", "professions.csv"] {
        reader.require(file);
    }
    let sources = listed(
        reader,
        "sources.csv",
        "id,publisher,title,year,place,licence",
        "id",
        source,
    );
    reader.lists.sources = codes("sources.csv", &sources, |source| &source.id);
    let regions = listed(
        reader,
        "regions.csv",
        "code,nuts,name_it,name_en,name_es,label,row,col",
        "code",
        region,
    );
    reader.lists.regions = codes("regions.csv", &regions, |region| &region.code);
    let groups = groups(reader);
    let mut sectors = listed(reader, "sectors.csv", NAMED, "code", named);
    let mut families = listed(reader, "families.csv", NAMED, "code", named);
    for (file, list) in [
        ("sectors.csv", &mut sectors),
        ("families.csv", &mut families),
    ] {
        if reader.files.get(file).is_none() {
            list.push(everyone());
        }
    }
    reader.lists.sectors = codes("sectors.csv", &sectors, |sector| &sector.code);
    reader.lists.families = codes("families.csv", &families, |family| &family.code);
    let known = std::mem::take(&mut reader.lists.families);
    let professions = listed(
        reader,
        "professions.csv",
        "code,family,name_it,name_en,name_es,isco08,extent,note",
        "code",
        |row| profession(row, &known),
    );
    reader.lists.families = known;
    reader.lists.professions = codes("professions.csv", &professions, |profession| {
        &profession.named.code
    });
    Base {
        sources,
        regions,
        groups,
        sectors,
        families,
        professions,
    }
}

/// Groups of regions; each needs a region, and a region stands once in a group.
fn groups(reader: &mut Reader<'_>) -> Vec<RegionGroup> {
    let named = listed(reader, "region_groups.csv", NAMED, "code", named);
    let known = codes("region_groups.csv", &named, |group| &group.code);
    let rows = reader.rows("group_regions.csv", "group,region", |row, lists| {
        let region = row.one_of("region", &lists.regions)?;
        Ok((
            row.one_of("group", &known)?,
            region,
            row.owned("region"),
            row.at(),
        ))
    });
    reader.unique(&rows, "region", |(group, region, _, at)| {
        Some(((*group, *region), at))
    });
    let mut groups: Vec<RegionGroup> = Vec::new();
    for (at, named) in named.into_iter().enumerate() {
        let own = rows.iter().filter(|(group, ..)| *group == at);
        let regions: Vec<String> = own.map(|(_, _, code, _)| code.clone()).collect();
        if regions.is_empty() {
            let place = At::file("group_regions.csv");
            let expected = format!("a row for the group {}", named.code);
            let error = place.error("group", Kind::Missing, "a group without regions", expected);
            reader.problems.push(error);
        }
        groups.push(RegionGroup { named, regions });
    }
    groups
}

/// The one sector, or family, of a pack that does not list any.
fn everyone() -> Named {
    let names = Names {
        it: "Tutti".into(),
        en: "All".into(),
        es: "Todos".into(),
    };
    Named {
        code: "all".into(),
        names,
    }
}

fn codes<'a, T>(file: &'static str, rows: &'a [T], code: impl Fn(&'a T) -> &'a String) -> Codes {
    Codes::new(file, rows.iter().map(|row| code(row).as_str()))
}

/// Reads a list; a code must not come twice, and a required list must not be empty.
fn listed<T>(
    reader: &mut Reader<'_>,
    file: &'static str,
    columns: &'static str,
    code: &str,
    read: impl Fn(&Row<'_>) -> Result<T, Mistake>,
) -> Vec<T> {
    let rows = reader.rows(file, columns, |row, _| {
        Ok((row.code(code)?.to_owned(), row.at(), read(row)?))
    });
    reader.unique(&rows, code, |(code, at, _)| Some((code.clone(), at)));
    if rows.is_empty() && reader.files.get(file).is_some() {
        let error = At::file(file).error("", Kind::Missing, "no usable row", "at least one row");
        reader.problems.push(error);
    }
    rows.into_iter().map(|(_, _, row)| row).collect()
}

fn names(row: &Row<'_>) -> Result<Names, Mistake> {
    Ok(Names {
        it: row.filled("name_it")?.to_owned(),
        en: row.filled("name_en")?.to_owned(),
        es: row.filled("name_es")?.to_owned(),
    })
}

pub(crate) fn named(row: &Row<'_>) -> Result<Named, Mistake> {
    Ok(Named {
        code: row.owned("code"),
        names: names(row)?,
    })
}

fn source(row: &Row<'_>) -> Result<Source, Mistake> {
    Ok(Source {
        id: row.owned("id"),
        publisher: row.owned("publisher"),
        title: row.filled("title")?.to_owned(),
        year: row.owned("year"),
        place: row.owned("place"),
        licence: row.owned("licence"),
    })
}

fn region(row: &Row<'_>) -> Result<Region, Mistake> {
    let tile = row.maybe("label", |row, _| {
        let cell = |column| {
            row.whole(column, 0, 99)
                .map(|at| u8::try_from(at).unwrap_or(0))
        };
        Ok((row.owned("label"), cell("row")?, cell("col")?))
    })?;
    Ok(Region {
        code: row.owned("code"),
        names: names(row)?,
        tile,
    })
}

fn profession(row: &Row<'_>, families: &Codes) -> Result<ProfessionRow, Mistake> {
    let extents = [
        ("regions", Extent::Regions),
        ("nation", Extent::Nation),
        ("none", Extent::None),
    ];
    let family = match (row.text("family"), families.len()) {
        ("", 1) => 0,
        _ => row.one_of("family", families)?,
    };
    Ok(ProfessionRow {
        named: named(row)?,
        family,
        extent: row.word("extent", &extents)?,
        note: row.owned("note"),
    })
}
