//! Random folders of packs, as files: whole by construction, small, with rows of their own and wide rows.
//!
//! `packs.rs` makes packs that are read already; these are for what is read out of tables.

use super::draw::Draw;
use std::fmt::Write;

/// What the tables of a folder share.
struct Shape {
    regions: usize,
    sexes: &'static [&'static str],
    /// First and last staff age; nothing where ages are unknown.
    ages: Option<(u16, u16)>,
    opening: i32,
    last: i32,
    professions: usize,
    sectors: usize,
}

/// The files of a seed.
pub(crate) fn folder(seed: u64) -> Vec<(String, Vec<u8>)> {
    let mut draw = Draw::new(seed, 400);
    let opening = 2020 + i32::try_from(draw.pick(5)).unwrap();
    let shape = Shape {
        regions: draw.whole(1, 4),
        sexes: if draw.chance(0.5) {
            &["*"]
        } else {
            &["F", "M"]
        },
        ages: draw.chance(0.7).then(|| (25, draw.of(&[34, 44, 69]))),
        opening,
        last: opening + i32::try_from(draw.whole(2, 5)).unwrap(),
        professions: draw.whole(1, 3),
        sectors: draw.whole(1, 2),
    };
    let mut files = Vec::new();
    let mut add = |name: &str, head: &str, rows: String| {
        files.push((
            format!("{name}.csv"),
            format!("{head}\n{rows}").into_bytes(),
        ));
    };
    lists(&shape, &mut add);
    people(&mut draw, &shape, &mut add);
    staff(&mut draw, &shape, &mut add);
    flows(&mut draw, &shape, &mut add);
    courses(&mut draw, &shape, &mut add);
    files.push(("pack.json".to_owned(), head(seed, &shape).into_bytes()));
    files
}

type Add<'a> = dyn FnMut(&str, &str, String) + 'a;

fn head(seed: u64, shape: &Shape) -> String {
    let ages = shape
        .ages
        .map_or("null".to_owned(), |(from, to)| format!("[{from}, {to}]"));
    let sexes = if shape.sexes.len() == 2 {
        "[\"F\",\"M\"]"
    } else {
        "[\"all\"]"
    };
    format!(
        "{{\"format\": 1, \"id\": \"random-{seed}\", \"country\": \"\", \"name_it\": \"a\", \"name_en\": \"a\", \
         \"name_es\": \"a\", \"opening_year\": {}, \"last_year\": {}, \"staff_ages\": {ages}, \"sexes\": {sexes}, \
         \"capacity\": \"mean\", \"method\": \"utilisation\"}}",
        shape.opening, shape.last
    )
}

fn lists(shape: &Shape, add: &mut Add<'_>) {
    add(
        "sources",
        "id,publisher,title,year,place,licence",
        "s,a,b,2024,,\n".to_owned(),
    );
    let mut rows = String::new();
    for region in 0..shape.regions {
        writeln!(rows, "R{region},,r{region},r{region},r{region},,,").unwrap();
    }
    add(
        "regions",
        "code,nuts,name_it,name_en,name_es,label,row,col",
        rows,
    );
    let mut rows = String::new();
    for sector in 0..shape.sectors {
        writeln!(rows, "SEC{sector},a,a,a").unwrap();
    }
    add("sectors", "code,name_it,name_en,name_es", rows);
    let mut rows = String::new();
    for profession in 0..shape.professions {
        let extent = if profession == 2 { "nation" } else { "regions" };
        writeln!(rows, "PROF{profession},all,p,p,p,,{extent},").unwrap();
    }
    add(
        "professions",
        "code,family,name_it,name_en,name_es,isco08,extent,note",
        rows,
    );
}

/// Residents in two years or one; with mortality, and now and then projected.
fn people(draw: &mut Draw, shape: &Shape, add: &mut Add<'_>) {
    let years = if draw.chance(0.5) {
        vec![shape.opening]
    } else {
        vec![shape.opening, shape.last]
    };
    let mut rows = String::new();
    for year in &years {
        for region in 0..shape.regions {
            for sex in shape.sexes {
                for (from, to) in [(0, "29"), (30, "64"), (65, "")] {
                    let persons = draw.between(100.0, 900.0);
                    writeln!(rows, "R{region},{sex},{from},{to},{year},{persons},s,D").unwrap();
                }
            }
        }
    }
    add(
        "population",
        "region,sex,age_from,age_to,year,persons,source,grade",
        rows,
    );
    let mut rows = String::new();
    for sex in shape.sexes {
        for (from, to, rate) in [(0, "49", 0.001), (50, "79", 0.01), (80, "", 0.1)] {
            let rate = rate * draw.between(0.5, 1.5);
            writeln!(rows, "{sex},{from},{to},2015,2024,{rate},s,D").unwrap();
        }
    }
    add(
        "mortality",
        "sex,age_from,age_to,from_year,to_year,rate,source,grade",
        rows,
    );
    if years.len() == 1 && draw.chance(0.6) {
        let year = shape.opening;
        let mut rows = String::new();
        for region in 0..shape.regions {
            let (tfr, factor) = (draw.between(1.0, 2.0), draw.between(0.8, 1.2));
            writeln!(rows, "tfr,R{region},*,,,{year},{tfr},,s,D,").unwrap();
            writeln!(rows, "mortality_factor,R{region},*,,,{year},{factor},,s,D,").unwrap();
        }
        writeln!(rows, "fertility_share,*,*,15,29,{year},0.4,,s,D,").unwrap();
        writeln!(rows, "fertility_share,*,*,30,49,{year},0.6,,s,D,").unwrap();
        writeln!(rows, "male_births,*,*,,,,0.51,,s,D,").unwrap();
        writeln!(rows, "tfr_index,*,*,,,{year},1.2,,s,D,").unwrap();
        writeln!(rows, "tfr_index,*,*,,,{},1.4,,s,D,", shape.last).unwrap();
        writeln!(rows, "foreign_net,*,*,,,{year},20,,s,D,").unwrap();
        writeln!(rows, "foreign_share,*,*,20,39,{year},1,,s,D,").unwrap();
        add(
            "demography",
            "item,region,sex,age_from,age_to,year,value,unit,source,grade,note",
            rows,
        );
    }
    let mut rows = String::new();
    for (from, to) in [(0, "14"), (15, "64"), (65, "")] {
        writeln!(
            rows,
            "care,*,{from},{to},{},2024,s,D,",
            draw.between(0.5, 4.0)
        )
        .unwrap();
    }
    add(
        "use_weights",
        "service,sex,age_from,age_to,weight,year,source,grade,note",
        rows,
    );
    add(
        "services",
        "profession,service,share,year,source,grade,note",
        "*,care,1,2024,s,D,\n".to_owned(),
    );
}

/// Cadres with margins, or cells where the grid is small.
fn staff(draw: &mut Draw, shape: &Shape, add: &mut Add<'_>) {
    let mut margins = String::new();
    if let Some((first, last)) = shape.ages {
        for (from, to) in [(first, first + 4), (first + 5, last)] {
            writeln!(
                margins,
                "AGE,*,*,{from},{to},{},2024,s,D,",
                draw.between(1.0, 5.0)
            )
            .unwrap();
        }
        writeln!(margins, "ENTRY,*,*,{first},{},1,2024,s,D,", first + 2).unwrap();
        writeln!(margins, "ENTRY,*,*,{},,0,2024,s,D,", first + 3).unwrap();
    }
    if shape.sexes.len() == 2 {
        writeln!(
            margins,
            "SEX,*,F,,,{},2024,s,D,\nSEX,*,M,,,1,2024,s,D,",
            draw.between(1.0, 5.0)
        )
        .unwrap();
    }
    for region in 0..shape.regions {
        writeln!(
            margins,
            "REG,R{region},*,,,{},2024,s,D,",
            draw.between(1.0, 5.0)
        )
        .unwrap();
    }
    add(
        "margins",
        "margin,region,sex,age_from,age_to,weight,year,source,grade,note",
        margins,
    );
    let age = if shape.ages.is_some() { "AGE" } else { "" };
    let sex = if shape.sexes.len() == 2 { "SEX" } else { "" };
    let (mut cadres, mut stock, mut cells) = (String::new(), String::new(), String::new());
    for profession in 0..shape.professions {
        for sector in 0..shape.sectors {
            let name = format!("PROF{profession},SEC{sector}");
            let region = if profession == 2 { "" } else { "REG" };
            writeln!(cadres, "{name},{age},{sex},{region},D,").unwrap();
            if shape.ages.is_none() && profession == 1 {
                for region in 0..shape.regions {
                    for sex in shape.sexes {
                        let heads = draw.between(10.0, 90.0);
                        writeln!(cells, "{name},R{region},{sex},*,in_post,{heads},2024,s,D,")
                            .unwrap();
                    }
                }
            } else {
                writeln!(
                    stock,
                    "{name},{},{},s,D,yes,",
                    draw.between(100.0, 900.0),
                    shape.opening
                )
                .unwrap();
            }
        }
    }
    add(
        "cadres",
        "profession,sector,age_margin,sex_margin,region_margin,grade,note",
        cadres,
    );
    add(
        "stock",
        "profession,sector,heads,year,source,grade,use,note",
        stock,
    );
    if !cells.is_empty() {
        add(
            "cells",
            "profession,sector,region,sex,age,state,heads,year,source,grade,note",
            cells,
        );
    }
}

/// Rates: a wide row, and now and then a row of its own.
fn flows(draw: &mut Draw, shape: &Shape, add: &mut Add<'_>) {
    let mut rows = "mortality_ratio,*,*,0.8,ratio,2024,s,D,yes,\n".to_owned();
    for parameter in ["unmet_need", "use_trend", "productivity", "hours_growth"] {
        if draw.chance(0.5) {
            let unit = if parameter == "unmet_need" {
                "share"
            } else {
                "per_year"
            };
            let (who, value) = (draw.pick(shape.professions), draw.between(0.001, 0.05));
            writeln!(rows, "{parameter},PROF{who},*,{value},{unit},2024,s,D,yes,").unwrap();
        }
    }
    add(
        "parameters",
        "parameter,profession,sector,value,unit,year,source,grade,use,note",
        rows,
    );
    if let Some((first, last)) = shape.ages {
        let mut rows = format!("*,*,*,step,{},,,2024,s,D,yes,\n", last - 1);
        if draw.chance(0.5) {
            writeln!(
                rows,
                "{},{},step,{last},,,2024,s,D,yes,",
                one_of(draw, shape),
                shape.sexes[0]
            )
            .unwrap();
        }
        add(
            "retirement",
            "profession,sector,sex,shape,age,width,cap,year,source,grade,use,note",
            rows,
        );
        let mut rows = format!("*,*,*,{first},{},0.9,2024,s,D,\n", last - 3);
        writeln!(
            rows,
            "{},*,{},{last},0.7,2024,s,D,",
            one_of(draw, shape),
            last - 2
        )
        .unwrap();
        add(
            "fte",
            "profession,sector,sex,age_from,age_to,fte,year,source,grade,note",
            rows,
        );
    }
    let mut rows = String::new();
    if draw.chance(0.7) {
        writeln!(
            rows,
            "*,*,other,,,{},2024,s,D,yes,",
            draw.between(0.0, 0.03)
        )
        .unwrap();
    }
    writeln!(
        rows,
        "{},abroad,,,{},2024,s,D,yes,",
        one_of(draw, shape),
        draw.between(0.0, 0.02)
    )
    .unwrap();
    add(
        "exits",
        "profession,sector,destination,age_from,age_to,rate,year,source,grade,use,note",
        rows,
    );
    arrivals(draw, shape, add);
}

/// Who comes from abroad, where entrants go, and who moves.
fn arrivals(draw: &mut Draw, shape: &Shape, add: &mut Add<'_>) {
    let age = if shape.ages.is_some() { "ENTRY" } else { "" };
    let sex = if shape.sexes.len() == 2 { "SEX" } else { "" };
    let heads = draw.between(1.0, 9.0);
    add(
        "inflows",
        "profession,sector,cause,heads_per_year,age_margin,sex_margin,region_margin,from_year,to_year,source,grade,use,note",
        format!(
            "{},immigration,{heads},{age},{sex},,{},,s,D,yes,\n",
            one_of(draw, shape),
            shape.opening + 1
        ),
    );
    let mut rows = String::new();
    for profession in 0..shape.professions {
        let share = draw.between(0.2, 0.8);
        for sector in 0..shape.sectors {
            let share = [share, 1.0 - share][sector];
            let share = if shape.sectors == 1 { 1.0 } else { share };
            writeln!(
                rows,
                "PROF{profession},SEC{sector},{share},{age},{sex},,2024,s,D,"
            )
            .unwrap();
        }
    }
    add(
        "hiring",
        "profession,sector,share,age_margin,sex_margin,region_margin,year,source,grade,note",
        rows,
    );
    let margin = "REG";
    add(
        "mobility",
        "profession,sector,age_from,age_to,rate,attraction_margin,year,source,grade,note",
        format!("PROF0,*,,,{},{margin},2024,s,D,\n", draw.between(0.0, 0.03)),
    );
}

/// A course for each profession.
fn courses(draw: &mut Draw, shape: &Shape, add: &mut Add<'_>) {
    let (mut programmes, mut places, mut feeds) = (String::new(), String::new(), String::new());
    let mut rates = "*,dropout,,0.05,2024,s,D,yes,\n".to_owned();
    for course in 0..shape.professions {
        let years = draw.whole(1, 4);
        writeln!(programmes, "COURSE{course},c,c,c,{years},basic,nursing,,").unwrap();
        for year in [shape.opening - 6, shape.opening, shape.last - 1] {
            writeln!(
                places,
                "COURSE{course},{year},{},s,D,yes,",
                draw.between(10.0, 60.0)
            )
            .unwrap();
        }
        writeln!(feeds, "COURSE{course},PROF{course},1,2024,s,D,").unwrap();
        let (enter, fill) = (draw.between(0.5, 1.0), draw.between(0.5, 1.0));
        writeln!(rates, "COURSE{course},enter,,{enter},2024,s,D,yes,").unwrap();
        writeln!(rates, "COURSE{course},fill,,{fill},2024,s,D,yes,").unwrap();
        writeln!(
            rates,
            "COURSE{course},dropout,1,{},2024,s,D,yes,",
            draw.between(0.1, 0.3)
        )
        .unwrap();
    }
    add(
        "programmes",
        "code,name_it,name_en,name_es,years,kind,group,draws_from,note",
        programmes,
    );
    add(
        "places",
        "programme,year,places,source,grade,use,note",
        places,
    );
    add(
        "programme_rates",
        "programme,rate,course_year,value,year,source,grade,use,note",
        rates,
    );
    add(
        "feeds",
        "programme,profession,share,year,source,grade,note",
        feeds,
    );
}

/// A profession in a sector, by chance.
fn one_of(draw: &mut Draw, shape: &Shape) -> String {
    let profession = draw.pick(shape.professions);
    format!("PROF{profession},SEC{}", draw.pick(shape.sectors))
}
