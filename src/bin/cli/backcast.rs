//! `organico validate --backcast`: runs from the past beside what was published later.

use std::collections::BTreeMap;
use std::ffi::OsStr;

use organico::i18n::{Lang, number};
use organico::report::ALL;
use organico::validate::{Backcast, Compared, Score, backcast};

use crate::cell::Cell;
use crate::disk;
use crate::fault::Fault;
use crate::table::{indented, paragraph, table};

/// What is told of a figure, in CSV and JSON; errors in per cent.
pub(crate) const COLUMNS: [&str; 13] = [
    "case",
    "profession",
    "region",
    "start",
    "year",
    "opening",
    "observed",
    "predicted",
    "error",
    "error_of_no_change",
    "grade",
    "source",
    "scope",
];

/// Runs every backcast of a folder; a bad forecast is told, not punished.
pub(crate) fn all(folder: &OsStr) -> Result<Vec<Backcast>, Vec<Fault>> {
    let (mut all, mut faults) = (Vec::new(), Vec::new());
    for case in disk::backcasts(folder)? {
        match backcast(&case) {
            Ok(done) => all.push(done),
            Err(errors) => {
                let place = disk::place(folder, &case.name);
                faults.extend(errors.iter().map(|error| Fault::case(&place, error)));
            }
        }
    }
    if faults.is_empty() {
        Ok(all)
    } else {
        Err(faults)
    }
}

/// All of them for people: each figure, then the scores.
pub(crate) fn told(all: &[Backcast]) -> String {
    let mut text: String = all.iter().map(one).collect();
    text.push_str(&scores(all));
    text
}

/// All of them for programs.
pub(crate) fn cells(all: &[Backcast]) -> Vec<Vec<Cell<'_>>> {
    let mut rows = Vec::new();
    for done in all {
        rows.extend(done.rows.iter().map(|row| {
            let number = |value: f64| Cell::Number(Some(value));
            vec![
                Cell::Text(&done.name),
                Cell::Text(&row.profession),
                Cell::Text(&row.region),
                number(row.start.into()),
                number(row.year.into()),
                number(row.opening),
                number(row.observed),
                number(row.predicted),
                number(row.error()),
                number(row.error_of_no_change()),
                Cell::Letter(row.grade.letter()),
                Cell::Text(&row.source),
                Cell::Text(&row.scope),
            ]
        }));
    }
    rows
}

/// One backcast: what it was given, each figure, what was known only later, sources.
fn one(done: &Backcast) -> String {
    let heads = [
        "profession",
        "place",
        "start",
        "year",
        "observed",
        "predicted",
        "error%",
        "no-change%",
        "grade",
        "source",
        "scope",
        "note",
    ];
    let mut rows = vec![heads.map(str::to_owned)];
    rows.extend(done.rows.iter().map(row));
    let mut text = format!("\n{}\n{}", done.name, paragraph("  given: ", &done.given));
    text.push_str(&indented(&table(&rows)));
    text.push_str("  inputs with a year after the start:\n");
    let mut rows = vec![
        [
            "table",
            "of whom or what",
            "year",
            "source",
            "grade",
            "rows",
        ]
        .map(str::to_owned),
    ];
    rows.extend(done.later.iter().map(|later| {
        let (year, rows) = (later.year.to_string(), later.rows.to_string());
        let (file, item) = (later.file.clone(), later.item.clone());
        [
            file,
            item,
            year,
            later.source.clone(),
            later.grade.clone(),
            rows,
        ]
    }));
    text.push_str(&indented(&indented(&table(&rows))));
    text.push_str("  sources of what was observed:\n");
    for (id, title) in &done.sources {
        text.push_str(&format!("    {id}  {title}\n"));
    }
    text
}

fn row(row: &Compared) -> [String; 12] {
    let count = |value: f64| number::count(Lang::En, value);
    [
        row.profession.clone(),
        place(row),
        row.start.to_string(),
        row.year.to_string(),
        count(row.observed),
        count(row.predicted),
        per_cent(row.error()),
        per_cent(row.error_of_no_change()),
        row.grade.letter().to_string(),
        row.source.clone(),
        row.scope.clone(),
        row.note.clone(),
    ]
}

fn place(row: &Compared) -> String {
    row.place
        .as_ref()
        .filter(|_| row.region != ALL)
        .map_or_else(
            || "nation".to_owned(),
            |names| names.of(Lang::En).to_owned(),
        )
}

/// With a plain sign, as a reader of bytes wants it.
fn per_cent(value: f64) -> String {
    format!("{value:+.2}")
}

/// The scores of each profession, start and kind of place, then of all figures.
fn scores(all: &[Backcast]) -> String {
    let mut groups: BTreeMap<[String; 3], Vec<&Compared>> = BTreeMap::new();
    for row in all.iter().flat_map(|done| &done.rows) {
        let kind = if row.region == ALL {
            "nation"
        } else {
            "regions"
        };
        for (profession, start) in [
            (row.profession.clone(), row.start.to_string()),
            // `~` sorts after every code.
            ("~all".to_owned(), row.start.to_string()),
            ("~all".to_owned(), "~all".to_owned()),
        ] {
            let key = [profession, start, kind.to_owned()];
            groups.entry(key).or_default().push(row);
        }
        let key = ["~all", "~all", "~everything"].map(str::to_owned);
        groups.entry(key).or_default().push(row);
    }
    let heads = [
        "profession",
        "start",
        "places",
        "figures",
        "MAPE%",
        "bias%",
        "MAPE% of no change",
        "skill",
    ];
    let mut rows = vec![heads.map(str::to_owned)];
    rows.extend(groups.into_iter().map(|([profession, start, kind], list)| {
        let score = Score::of(list);
        let plain = |text: String| text.trim_start_matches('~').to_owned();
        [
            plain(profession),
            plain(start),
            plain(kind),
            score.count.to_string(),
            format!("{:.2}", score.mape),
            per_cent(score.bias),
            format!("{:.2}", score.mape_of_no_change),
            score
                .skill()
                .map_or_else(|| "-".to_owned(), |skill| format!("{skill:+.2}")),
        ]
    }));
    format!(
        "\nscores (skill = 1 - MAPE / MAPE of no change: below 0 is worse than no change)\n{}",
        indented(&table(&rows))
    )
}
