//! The lists that every other table refers to: sources, regions, sectors, families, professions.

use crate::i18n::Names;
use crate::pack::facts::finding::{Finding, Note};
use crate::pack::facts::names::{Named, Region};
use crate::pack::facts::profession::Extent;
use crate::pack::read::error::{Mistake, PackErrorKind as Kind, Problems};
use crate::pack::read::place::{At, Codes};
use crate::pack::read::reader::Reader;
use crate::pack::read::row::Row;
use crate::word::Source;
use std::collections::{BTreeMap, BTreeSet};

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
    pub(crate) sectors: Vec<Named>,
    pub(crate) families: Vec<Named>,
    pub(crate) professions: Vec<ProfessionRow>,
}

/// Columns of a code with its names.
pub(crate) const NAMED: &str = "#code,name_it,name_en,name_es";

/// Reads the lists and makes their codes known to the reader.
pub(crate) fn read(reader: &mut Reader<'_>) -> Base {
    for file in ["sources.csv", "regions.csv", "professions.csv"] {
        reader.require(file);
    }
    let sources = listed(
        reader,
        "sources.csv",
        "#id,publisher,title,year,place,licence",
        "id",
        source,
    );
    reader.lists.sources = codes(reader, "sources.csv", &sources, |source| &source.id);
    let regions = listed(
        reader,
        "regions.csv",
        "#code,nuts,name_it,name_en,name_es,label,row,col",
        "code",
        |row| Ok((region(row)?, row.owned("nuts"), row.at())),
    );
    nested(&regions, &mut reader.notes);
    tiles(&regions, &mut reader.problems);
    let regions: Vec<Region> = regions.into_iter().map(|(region, _, _)| region).collect();
    reader.lists.regions = codes(reader, "regions.csv", &regions, |region| &region.code);
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
    reader.lists.sectors = codes(reader, "sectors.csv", &sectors, |sector| &sector.code);
    reader.lists.families = codes(reader, "families.csv", &families, |family| &family.code);
    let known = std::mem::take(&mut reader.lists.families);
    let professions = listed(
        reader,
        "professions.csv",
        "#code,family,name_it,name_en,name_es,isco08,extent,note",
        "code",
        |row| profession(row, &known),
    );
    reader.lists.families = known;
    reader.lists.professions = codes(reader, "professions.csv", &professions, |profession| {
        &profession.named.code
    });
    Base {
        sources,
        regions,
        sectors,
        families,
        professions,
    }
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

fn codes<'a, T>(
    reader: &Reader<'_>,
    file: &'static str,
    rows: &'a [T],
    code: impl Fn(&'a T) -> &'a String,
) -> Codes {
    reader.codes(file, rows.iter().map(|row| code(row).as_str()))
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
    if rows.is_empty() && reader.files.get(file).is_some() && !reader.torn(file) {
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
    let cell = |column| {
        let at = row.maybe(column, |row, column| row.whole(column, 0, 99))?;
        Ok::<_, Mistake>(at.and_then(|at| u8::try_from(at).ok()))
    };
    let (label, down, across) = (row.owned("label"), cell("row")?, cell("col")?);
    // A tile is two or three letters wide.
    if label.chars().count() > 8 {
        return Err(row.error("label", Kind::OutOfRange, "8 letters at most"));
    }
    let tile = if label.is_empty() {
        None
    } else {
        let need = |column| row.error(column, Kind::EmptyCell, "the place of the tile");
        let down = down.ok_or_else(|| need("row"))?;
        Some((label, down, across.ok_or_else(|| need("col"))?))
    };
    Ok(Region {
        code: row.owned("code"),
        names: names(row)?,
        tile,
    })
}

/// Refuses two regions on one tile.
fn tiles(regions: &[(Region, String, At)], problems: &mut Problems) {
    let mut taken: BTreeMap<(u8, u8), usize> = BTreeMap::new();
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for (region, _, at) in regions {
        // A region that is there twice is told already.
        let again = !known.insert(&region.code);
        let Some((_, row, col)) = region.tile.as_ref().filter(|_| !again) else {
            continue;
        };
        if let Some(first) = taken.insert((*row, *col), at.line) {
            let found = format!("row {row}, column {col}, as in line {first}");
            problems.push(at.error("row, col", Kind::Duplicate, found, "a tile of its own"));
        }
    }
}

/// Tells which regions lie inside another one: the code of a part begins with that of the whole
/// (NUTS; the region's own code where it has the same form, two capitals and more).
fn nested(regions: &[(Region, String, At)], notes: &mut Vec<Finding>) {
    let nuts = regions.iter().map(|(region, nuts, _)| match nuts.as_str() {
        "" => region.code.as_str(),
        nuts => nuts,
    });
    let country = |code: &str| code.bytes().take_while(u8::is_ascii_uppercase).count() >= 2;
    let nuts: Vec<(usize, &str)> = nuts.enumerate().filter(|(_, code)| country(code)).collect();
    for (part, code) in &nuts {
        let whole = |(other, wide): &&(usize, &str)| {
            code.starts_with(wide) && (wide.len() < code.len() || other < part)
        };
        let Some((other, _)) = nuts.iter().find(whole) else {
            continue;
        };
        let name = |at: &usize| {
            regions
                .get(*at)
                .map_or("", |(region, _, _)| region.code.as_str())
        };
        let place = format!("regions.csv, {}", name(part));
        let within = vec![("within", name(other).to_owned().into())];
        notes.push(Finding::with(Note::NestedRegions, place, within));
    }
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
