//! Nothing in a pack is there for nothing: every parameter and every column moves a figure.

use super::rich::{Folder, folders, table, with};
use organico::job::{Answer, Asked, Desk, Question};
use organico::model::Model;
use organico::pack::{Files, Pack, PackError, PackErrorKind as Kind, parameters};
use organico::report::{Detail, Report, csv};
use organico::scenario::{Action, LeverId, Scenario};
use organico::unit::sheet::Sheet;
use std::path::Path;

/// Everything that can be asked for is asked for: as the pack stands, and with posts that limit
/// hiring, workload that drives people out, and levers on what staff learns, AI and moved work.
fn scenarios(pack: &Pack) -> [Scenario; 2] {
    let mut moved = Scenario {
        market: true,
        workload: true,
        ..Scenario::default()
    };
    for (lever, value) in [(LeverId::AiAdoption, 100.0), (LeverId::CpdCredits, 60.0)] {
        moved.set(Action::new(lever, value, pack.opening_year, 0));
    }
    [Scenario::default(), moved]
}

/// All figures of a pack under a scenario: every series, and the money of every profession. Nothing
/// where it is refused.
fn figures(pack: &Pack, scenario: &Scenario) -> Option<String> {
    let model = Model::new(pack.clone()).ok()?;
    let report = Report::new(&model, scenario, &Detail::None).ok()?;
    let mut bytes = Vec::new();
    let report = report.with_services();
    csv::write(&report, false, Sheet::COMMA, &mut |_| true, &mut bytes).unwrap();
    let mut text = String::from_utf8(bytes).unwrap();
    let mut desk = Desk::with(model.clone());
    for profession in model.runnable() {
        let answer = desk.answer(&Question::Money(Asked {
            revision: 1,
            pack: pack.id.clone(),
            scenario: scenario.clone(),
            profession: pack.professions[profession.0].code.clone(),
            region: String::new(),
        }));
        if let Answer::Money { money, .. } = answer {
            text += &format!("{:?}", money);
        }
    }
    Some(text)
}

#[test]
fn every_parameter_moves_some_figure_of_some_pack() {
    let folders = folders();
    let still: Vec<&str> = parameters()
        .filter(|(code, unit, range)| !folders.iter().any(|f| moves(f, code, unit, *range)))
        .map(|(code, ..)| code)
        .collect();
    assert!(still.is_empty(), "parameters that move nothing: {still:?}");
}

/// Whether two values of a parameter, one for everybody, give a pack different figures.
fn moves(folder: &Folder, code: &str, unit: &str, (low, high): (f64, f64)) -> bool {
    let head = "parameter,profession,sector,value,unit,year,source,grade,use,note";
    let text = table(folder, "parameters.csv").unwrap_or(head);
    let source = table(folder, "sources.csv").and_then(|text| text.lines().nth(1));
    let source = source
        .and_then(|line| line.split(',').next())
        .unwrap_or_default();
    let other = |line: &&str| !line.starts_with(&format!("{code},"));
    let others: Vec<&str> = text.trim_end().lines().filter(other).collect();
    let pack = |value: f64| {
        let row = format!("{code},*,*,{value},{unit},,{source},A,yes,");
        let text = format!("{}\n{row}\n", others.join("\n"));
        Pack::load(&Files::new(with(folder, "parameters.csv", text))).ok()
    };
    let part = |share: f64| low + share * (high - low);
    let values: Vec<f64> = match unit {
        "year" => vec![2020.0, 2021.0, 2022.0],
        _ => [0.0, 0.003, 0.02, 0.1, 0.3, 0.6].map(part).to_vec(),
    };
    let packs: Vec<Pack> = values.into_iter().filter_map(pack).collect();
    let Some(any) = packs.first() else {
        return false;
    };
    scenarios(any).iter().any(|scenario| {
        let mut told = packs.iter().filter_map(|pack| figures(pack, scenario));
        let first = told.next();
        told.any(|other| Some(&other) != first.as_ref())
    })
}

/// The columns of every table, as makers of packs read about them.
fn tables() -> Vec<(&'static str, Vec<&'static str>)> {
    let docs = include_str!("../../../docs/pack-format.md");
    let lines = docs.lines();
    let cut = |line: &'static str| {
        let mut ticks = line.strip_prefix("| `")?.split('`');
        let file = ticks.next().filter(|file| file.ends_with(".csv"))?;
        Some((file, ticks.nth(1)?.split(',').collect()))
    };
    lines.filter_map(cut).collect()
}

/// Cells of a table, the names of the columns first.
fn cells(text: &str) -> Vec<Vec<String>> {
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let rows = reader.records().map(|row| row.unwrap());
    rows.map(|row| row.iter().map(str::to_owned).collect())
        .collect()
}

fn written(rows: &[Vec<String>]) -> String {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    rows.iter()
        .for_each(|row| writer.write_record(row).unwrap());
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

/// What else could stand in a cell: what stands in columns of that name in the pack, numbers near
/// it, and some words.
fn others(cell: &str, known: &[String]) -> Vec<String> {
    let mut all: Vec<String> = known.to_vec();
    if let Ok(number) = cell.parse::<f64>() {
        let near = [0.9, 1.1, 0.5].map(|factor| format!("{}", number * factor));
        let next = [-1.0, 1.0, 5.0].map(|step| format!("{}", number + step));
        all.extend(near.into_iter().chain(next));
    }
    let words = [
        "",
        "*",
        "0.5",
        "1",
        "30",
        "2026",
        "fte",
        "retired_active",
        "return",
        "sage",
        "sites",
        "t",
        "x",
    ];
    all.extend(words.map(str::to_owned));
    all.push(format!("{cell}x"));
    all.retain(|other| other != cell);
    all
}

/// What a pack holds for the model and for what is shown of it.
fn kept(pack: &Pack) -> String {
    let pack = Pack {
        hash: 0,
        facts: Vec::new(),
        sources: Vec::new(),
        basis: Vec::new(),
        findings: Vec::new(),
        benchmarks: Vec::new(),
        ..pack.clone()
    };
    format!("{pack:?}")
}

/// What it tells of its figures: each with its origin, sources, remarks.
fn told(pack: &Pack) -> String {
    let Pack {
        facts,
        sources,
        findings,
        basis,
        ..
    } = pack;
    format!("{facts:?}{sources:?}{findings:?}{basis:?}")
}

/// How far a change of a column is heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Heard {
    /// At most somebody says that a cell is no number, no code, no word.
    Nowhere,
    /// In facts, sources and remarks.
    Told,
    /// By the model, or as a contradiction with other rows.
    Used,
}

/// Whether a mistake is more than a cell that cannot be read: the value was held against others.
fn contradicts(error: &PackError, file: &str, usual: bool) -> bool {
    let against = match error.kind {
        Kind::SharesSum | Kind::Both | Kind::WrongMargin | Kind::Overlap | Kind::Duplicate => true,
        // a word or a code that stands in the same column elsewhere
        Kind::NotAWord | Kind::UnknownCode => usual,
        _ => false,
    };
    against || error.file != file
}

/// What stands in the columns of a name, some of every table of a folder.
fn known(folder: &Folder, column: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (_, bytes) in folder.iter().filter(|(name, _)| name.ends_with(".csv")) {
        let rows = cells(str::from_utf8(bytes).unwrap());
        if let Some(at) = rows[0].iter().position(|name| name == column) {
            found.extend(rows.iter().skip(1).take(12).map(|row| row[at].clone()));
        }
    }
    found.sort();
    found.dedup();
    found
}

/// Changes a column of a folder cell by cell, until it is heard as far as `wanted`.
fn heard(folder: &Folder, file: &str, at: usize, wanted: Heard) -> Heard {
    let Some(text) = table(folder, file) else {
        return Heard::Nowhere;
    };
    let load = |text: String| Pack::load(&Files::new(with(folder, file, text)));
    let before = load(text.to_owned()).expect("the packs of the tests are right");
    let (model, words) = (kept(&before), told(&before));
    let rows = cells(text);
    let known = known(folder, &rows[0][at]);
    let usual = |cell: &String| rows.iter().skip(1).any(|row| row[at] == *cell);
    let mut best = Heard::Nowhere;
    let last = rows.len() - 1;
    for row in (1..=last.min(4)).chain((5..=last).step_by(1 + last / 6)) {
        for other in others(&rows[row][at], &known) {
            let mut changed = rows.clone();
            changed[row][at] = other.clone();
            let mut tried = vec![written(&changed)];
            // codes that must each stand once change places
            if let Some(twin) = (1..=last).find(|twin| rows[*twin][at] == other) {
                changed[twin][at] = rows[row][at].clone();
                tried.push(written(&changed));
            }
            for text in tried {
                let found = match load(text) {
                    Ok(pack) if kept(&pack) != model => Heard::Used,
                    Ok(pack) if told(&pack) != words => Heard::Told,
                    Err(list) if list.iter().any(|e| contradicts(e, file, usual(&other))) => {
                        Heard::Used
                    }
                    _ => Heard::Nowhere,
                };
                best = best.max(found);
                if best >= wanted {
                    return best;
                }
            }
        }
    }
    best
}

/// Columns that `docs/pack-format.md` says are for people, by file; `every table` is a file too.
fn for_people(how: &str) -> Vec<(&'static str, &'static str)> {
    let docs = include_str!("../../../docs/pack-format.md");
    let (_, list) = docs.split_once("### Columns for people").unwrap();
    let (list, _) = list.split_once("\n#").unwrap();
    let (_, list) = list.split_once(&format!("\n- {how}:")).unwrap();
    let end = list.find("\n-").or_else(|| list.find("\n\n")).unwrap();
    let mut found = Vec::new();
    for part in list[..end].split(';') {
        let mut ticks = part.split('`');
        let (file, columns) = (ticks.nth(1).unwrap(), ticks.nth(1).unwrap());
        found.extend(columns.split(',').map(|column| (file, column)));
    }
    found
}

#[test]
fn every_column_moves_something_or_is_said_to_be_for_people() {
    let folders = folders();
    let (told, written) = (for_people("told"), for_people("in the file only"));
    let mut wrong = Vec::new();
    for (file, columns) in tables() {
        for (at, column) in columns.into_iter().enumerate() {
            let reaches = |wanted| folders.iter().any(|f| heard(f, file, at, wanted) >= wanted);
            // what the list says of one table, it must say truly
            let exactly = |wanted| {
                let made = folders.iter().take(2);
                let most = made
                    .map(|folder| heard(folder, file, at, Heard::Used))
                    .max();
                most == Some(wanted)
            };
            let here = (file, column);
            let right = if written.contains(&here) {
                exactly(Heard::Nowhere)
            } else if told.contains(&here) {
                exactly(Heard::Told)
            } else if told.contains(&("every table", column)) {
                reaches(Heard::Told)
            } else {
                reaches(Heard::Used)
            };
            if !right {
                wrong.push(format!("{file}: {column}"));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "columns that nothing uses, or not as docs/pack-format.md says: {wrong:#?}"
    );
}

/// A table that the reader asks for and nobody reads about would escape the test above.
#[test]
fn every_table_that_is_read_is_documented() {
    let known: Vec<&str> = tables().into_iter().map(|(file, _)| file).collect();
    let code = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/pack/read");
    let mut read = 0;
    for entry in std::fs::read_dir(code).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        for word in text
            .split('"')
            .filter(|word| word.len() > 4 && word.ends_with(".csv") && !word.contains(' '))
        {
            assert!(
                known.contains(&word),
                "{word} is not in docs/pack-format.md"
            );
            read += 1;
        }
    }
    assert!(read >= known.len(), "{read} of {}", known.len());
}
