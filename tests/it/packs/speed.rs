//! Long tables are read in a time that grows as they do.
#![expect(clippy::disallowed_methods, reason = "a test takes time")]

use super::rich;
use organico::pack::{Files, Pack};
use std::fmt::Write;
use std::time::Instant;

/// A table of a number of rows, and the tables that it needs.
type Table = (&'static str, fn(usize) -> Vec<(&'static str, String)>);

const TABLES: [Table; 3] = [
    ("cells.csv", cells),
    ("sources.csv", sources),
    ("exits.csv", exits),
];

/// Cells of as many regions as are needed: 2 sectors, 2 sexes and 45 ages in each.
fn cells(rows: usize) -> Vec<(&'static str, String)> {
    let mut regions = String::from("code,nuts,name_it,name_en,name_es,label,row,col\n");
    let mut cells =
        String::from("profession,sector,region,sex,age,state,heads,year,source,grade,note\n");
    for region in 0..rows.div_ceil(180) {
        let _ = writeln!(regions, "r{region},,Nome,Name,Nombre,,,");
        for sector in ["public", "private"] {
            for sex in ["F", "M"] {
                for age in 25..=69 {
                    let _ = writeln!(
                        cells,
                        "nurse,{sector},r{region},{sex},{age},in_post,2,2024,s,A,"
                    );
                }
            }
        }
    }
    vec![("regions.csv", regions), ("cells.csv", cells)]
}

fn sources(rows: usize) -> Vec<(&'static str, String)> {
    let mut text =
        String::from("id,publisher,title,year,place,licence\ns,Office,Yearbook,2024,page 1,\n");
    for row in 0..rows {
        let _ = writeln!(text, "s{row},Office,Yearbook,2024,page {row},");
    }
    vec![("sources.csv", text)]
}

/// Exits that are kept, shown and not used: as many as one likes for the same ages.
fn exits(rows: usize) -> Vec<(&'static str, String)> {
    let mut text = String::from(
        "profession,sector,destination,age_from,age_to,rate,year,source,grade,use,note\n",
    );
    for row in 0..rows {
        let _ = writeln!(text, "nurse,public,other,25,59,0.{row:06},2024,s,D,other,");
    }
    vec![("exits.csv", text)]
}

/// Seconds until a pack with this table is read, or refused for what other tables lack.
fn seconds(make: fn(usize) -> Vec<(&'static str, String)>, rows: usize) -> f64 {
    let mut all = rich::folders().swap_remove(0);
    for (name, text) in make(rows) {
        all.retain(|(known, _)| known != name);
        all.push((name.to_owned(), text.into_bytes()));
    }
    let files = Files::new(all);
    let start = Instant::now();
    let read = Pack::load(&files);
    let seconds = start.elapsed().as_secs_f64();
    drop(read);
    seconds
}

#[test]
fn twice_the_rows_take_about_twice_the_time() {
    for (name, make) in TABLES {
        let best = |rows| {
            (0..3)
                .map(|_| seconds(make, rows))
                .fold(f64::INFINITY, f64::min)
        };
        let (one, two) = (best(20_000), best(40_000));
        println!(
            "{name}: 20,000 rows {one:.3} s, 40,000 rows {two:.3} s, ratio {:.2}",
            two / one
        );
        // A tenth of a second is what a busy machine adds to either.
        assert!(two < 3.0 * one + 0.1, "{name}: {one} s, then {two} s");
    }
}

/// Measured in November 2026 on two shared cores: see the changelog.
#[test]
fn three_hundred_thousand_rows_are_read_while_one_waits() {
    for (name, make, rows) in [
        ("cells.csv", TABLES[0].1, 300_000),
        ("sources.csv", TABLES[1].1, 40_000),
        ("exits.csv", TABLES[2].1, 100_000),
    ] {
        let took = seconds(make, rows);
        println!("{name}: {rows} rows in {took:.2} s");
        // ten times what is wanted of an idle machine: a quadratic reading takes minutes
        assert!(took < 30.0, "{name}: {took} s");
    }
}
