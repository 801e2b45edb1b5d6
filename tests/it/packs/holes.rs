//! Grids have no holes: whatever is taken out of a pack, it is refused, or a remark names what is gone, or
//! nothing changes to the bit.
//!
//! Rows, keys (all rows with one value of a key column) and files go, of the Italian pack and of 200 random
//! folders. A sample by counter in the gate; `ORGANICO_LAWS=full` for more.

use super::rich::{Folder, copied, table, with};
use super::used::cells;
use crate::common::draw::Draw;
use crate::common::folders;
use crate::common::hash::Fnv;
use organico::model::Model;
use organico::pack::{Files, Finding, Pack, Severity, catalogue};
use organico::report::{Detail, csv};
use organico::scenario::Scenario;
use organico::unit::sheet::Sheet;

/// Columns whose values are keys of a table.
const KEYS: &[&str] = &[
    "region",
    "sex",
    "age_from",
    "year",
    "profession",
    "sector",
    "programme",
    "item",
    "rate",
    "parameter",
    "destination",
    "cause",
    "margin",
    "service",
    "course_year",
    "from_year",
    "code",
    "variant",
    "standard",
    "group",
    "fund",
    "type",
    "competence",
    "ai_use",
    "state",
    "age",
    "limit",
    "condition",
    "author",
];

/// What is taken out.
struct Cut {
    file: String,
    /// Rows that go, from one; none = the whole file.
    rows: Vec<usize>,
    /// In words.
    told: String,
    /// Codes of the rows that go.
    codes: Vec<String>,
}

/// One cut, drawn: each file as likely as another, so that small tables are tried too.
fn cut(draw: &mut Draw, folder: &Folder) -> Cut {
    let tables: Vec<&str> = folder
        .iter()
        .map(|(name, _)| name.as_str())
        .filter(|name| name.ends_with(".csv"))
        .collect();
    let file = draw.of(&tables).to_owned();
    let rows = cells(table(folder, &file).unwrap());
    let keys: Vec<usize> = (0..rows[0].len())
        .filter(|at| KEYS.contains(&rows[0][*at].as_str()))
        .collect();
    let codes = |gone: &[usize]| -> Vec<String> {
        let cells = gone
            .iter()
            .flat_map(|row| keys.iter().map(|at| rows[*row][*at].clone()));
        cells.filter(|cell| cell.len() > 1).collect()
    };
    let by = draw.pick(10);
    if by == 0 || rows.len() < 2 {
        let rows = Vec::new();
        return Cut {
            told: format!("{file} as a whole"),
            file,
            rows,
            codes: Vec::new(),
        };
    }
    let row = draw.whole(1, rows.len() - 1);
    if by < 6 || keys.is_empty() {
        let told = format!("{file}: row {}", rows[row].join(","));
        return Cut {
            told,
            file,
            codes: codes(&[row]),
            rows: vec![row],
        };
    }
    let column = draw.of(&keys);
    let value = &rows[row][column];
    let gone: Vec<usize> = (1..rows.len())
        .filter(|at| rows[*at][column] == *value)
        .collect();
    let told = format!(
        "{file}: all {} rows with {} = {value}",
        gone.len(),
        rows[0][column]
    );
    Cut {
        told,
        file,
        codes: codes(&gone),
        rows: gone,
    }
}

/// The folder without it.
fn without(folder: &Folder, cut: &Cut) -> Folder {
    if cut.rows.is_empty() {
        let mut rest = folder.clone();
        rest.retain(|(name, _)| *name != cut.file);
        return rest;
    }
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    let rows = cells(table(folder, &cut.file).unwrap());
    for (at, row) in rows.iter().enumerate() {
        if !cut.rows.contains(&at) {
            writer.write_record(row).unwrap();
        }
    }
    let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
    with(folder, &cut.file, text)
}

/// A pack as it runs: its remarks, and the hash of all series. Nothing where it is refused.
fn run(folder: &Folder) -> Option<(Vec<Finding>, u64)> {
    let pack = Pack::load(&Files::new(folder.clone())).ok()?;
    if pack.findings.iter().any(|f| f.severity == Severity::Error) {
        return None;
    }
    let findings = pack.findings.clone();
    let model = organico::report::ready(pack).ok()?;
    Some((findings, series(&model)?))
}

fn series(model: &Model) -> Option<u64> {
    let scenario = Scenario::default();
    let report = organico::report::answer(model, &scenario, &Detail::None, None).ok()?;
    let mut bytes = Vec::new();
    csv::write(&report, false, Sheet::COMMA, &mut |_| true, &mut bytes).unwrap();
    let mut hash = Fnv::default();
    hash.0.feed(&bytes);
    Some(hash.0.0)
}

/// Whether a remark names what is gone: its table, or one of its codes.
fn names(finding: &Finding, cut: &Cut) -> bool {
    let text = format!(
        "{} {:?} {}",
        finding.place, finding.arguments, finding.quote
    );
    text.contains(&cut.file) || cut.codes.iter().any(|code| text.contains(code.as_str()))
}

/// Cuts a folder some times; what neither is refused, nor told, nor the same.
fn holes(folder: &Folder, seed: u64, cuts: usize, tally: &mut [usize; 3]) -> Vec<String> {
    let (before, hash) = run(folder).expect("the pack is whole");
    let mut draw = Draw::new(seed, 90);
    let mut wrong = Vec::new();
    for _ in 0..cuts {
        let cut = cut(&mut draw, folder);
        let Some((after, other)) = run(&without(folder, &cut)) else {
            tally[0] += 1;
            continue;
        };
        let fresh = |finding: &&Finding| !before.contains(finding);
        if after
            .iter()
            .filter(fresh)
            .any(|finding| names(finding, &cut))
        {
            tally[1] += 1;
        } else if other == hash {
            tally[2] += 1;
        } else {
            wrong.push(cut.told);
        }
    }
    wrong
}

fn full() -> bool {
    std::env::var("ORGANICO_LAWS").is_ok_and(|asked| asked == "full")
}

#[test]
fn nothing_goes_missing_from_the_italian_pack_in_silence() {
    let folder = copied(&catalogue::shipped("it").expect("the Italian pack ships"));
    let mut tally = [0; 3];
    let cuts = if full() { 130 } else { 40 };
    let wrong = holes(&folder, 1, cuts, &mut tally);
    println!("refused, told, the same: {tally:?} of {cuts}");
    assert!(
        wrong.is_empty(),
        "{} of {cuts}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn nothing_goes_missing_from_random_packs_in_silence() {
    let mut tally = [0; 3];
    let mut wrong = Vec::new();
    let cuts = if full() { 100 } else { 10 };
    for seed in 0..200 {
        let folder = folders::folder(seed);
        let found = holes(&folder, seed, cuts, &mut tally);
        wrong.extend(found.into_iter().map(|told| format!("pack {seed}: {told}")));
    }
    println!("refused, told, the same: {tally:?} of {}", 200 * cuts);
    assert!(tally.iter().all(|count| *count > 0), "{tally:?}");
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}
