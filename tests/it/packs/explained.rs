//! Every figure that moves a number is named where the number is explained, and few others are.
//! Rows of packs are changed through their csv (`ORGANICO_LAWS=full`: more of them); what a run then says otherwise must list them.

use super::rich::{Folder, copied, folders, table, with};
use super::used::{cells, tables, written};
use organico::job::{Answer, Asked, Desk, Question};
use organico::model::measure::{self, OF_CADRE, OF_PROFESSION};
use organico::model::{METHODS, Model, Run, Scope};
use organico::pack::{Files, Pack, catalogue};
use organico::scenario::{LeverId, Move, Scenario};
use organico::unit::ProfessionIx;
use organico::word::{Fact, Measure};
use std::collections::{BTreeMap, BTreeSet};

/// A number of a run: profession, measure (none = money), region.
type Number = (usize, Option<Measure>, Option<usize>);

/// Columns that hold no figure: codes, places in time, age and course.
const PLACES: [&str; 10] = [
    "code",
    "year",
    "from_year",
    "to_year",
    "age",
    "age_from",
    "age_to",
    "course_year",
    "course_from",
    "course_to",
];

fn moved(levers: &[(LeverId, f64)], start: i32) -> Scenario {
    let mut scenario = Scenario::default();
    for (lever, value) in levers {
        scenario.set(Move {
            lever: *lever,
            value: *value,
            start,
            ramp: 0,
        });
    }
    scenario
}

/// As the pack has it; posts and payroll that limit hiring; workload and levers on what is moved,
/// learned and taken up; and every method.
fn scenarios(pack: &Pack) -> Vec<Scenario> {
    let start = pack.opening_year + 1;
    let market = Scenario {
        market: true,
        caps: true,
        ..Scenario::default()
    };
    let levers = [
        (LeverId::SkillMix, 100.0),
        (LeverId::AiAdoption, 100.0),
        (LeverId::CpdCredits, 50.0),
        (LeverId::BacklogClear, 30.0),
    ];
    let workload = Scenario {
        workload: true,
        ..moved(&levers, start)
    };
    let of = |method: &organico::model::Method| Scenario {
        method: Some(method.id.to_owned()),
        ..Scenario::default()
    };
    [Scenario::default(), market, workload]
        .into_iter()
        .chain(METHODS.iter().map(of))
        .collect()
}

/// All numbers of a profession by year; of many regions the first and the last.
fn numbers(
    model: &Model,
    scenario: &Scenario,
    profession: ProfessionIx,
) -> Option<BTreeMap<Number, Vec<f64>>> {
    let run = model.run(scenario, Scope::One(profession)).ok()?;
    let run = model.with_posts(scenario, run);
    let mut found = BTreeMap::new();
    let all = OF_CADRE
        .iter()
        .copied()
        .chain(OF_PROFESSION.iter().copied());
    let all = all.chain(measure::of_care()).chain(measure::of_market());
    let all: Vec<Measure> = all.chain(measure::of_place()).collect();
    let one = run.of(profession)?;
    let mut rows = vec![None];
    if one.rows > 1 {
        rows.extend([Some(0), Some(one.rows - 1)]);
    }
    for row in rows {
        for measure in &all {
            let of = |step| {
                model
                    .measure(one, step, row, None, *measure)
                    .unwrap_or(f64::NAN)
            };
            let values = (0..run.years.len()).map(of).collect();
            found.insert((profession.0, Some(*measure), row), values);
        }
    }
    found.insert(
        (profession.0, None, None),
        money(model, scenario, profession),
    );
    taught(model, &run, profession, &mut found);
    Some(found)
}

/// Numbers of the courses that lead to a profession, one after the other.
fn taught(model: &Model, run: &Run, to: ProfessionIx, found: &mut BTreeMap<Number, Vec<f64>>) {
    let courses = model.pack.programmes.iter().zip(&run.training.programmes);
    for (_, course) in courses.filter(|(p, _)| p.feeds.iter().any(|(one, _)| *one == to)) {
        for measure in measure::of_programme().filter(|m| *m != Measure::ResidentsFte) {
            let of = |step| course.measure(step, measure).unwrap_or(f64::NAN);
            let values = found.entry((to.0, Some(measure), None)).or_default();
            values.extend((0..run.years.len()).map(of));
        }
    }
}

/// What a profession costs, by sort and payer.
fn money(model: &Model, scenario: &Scenario, profession: ProfessionIx) -> Vec<f64> {
    let mut desk = Desk::with(model.clone());
    let answer = desk.answer(&Question::Money(asked(
        model,
        scenario,
        (profession.0, None, None),
    )));
    let Answer::Money {
        money: Some(money), ..
    } = answer
    else {
        return Vec::new();
    };
    let text = format!("{money:?}");
    let number = |word: &str| word.parse::<f64>().ok();
    text.split(|c: char| !matches!(c, '0'..='9' | '.' | '-' | 'e'))
        .filter_map(number)
        .collect()
}

fn asked(model: &Model, scenario: &Scenario, (profession, _, region): Number) -> Asked {
    let region = region.map(|at| model.pack.regions[at].code.clone());
    Asked {
        revision: 0,
        pack: model.pack.id.clone(),
        scenario: scenario.clone(),
        profession: model.pack.professions[profession].code.clone(),
        region: region.unwrap_or_default(),
    }
}

fn explained(desk: &mut Desk, model: &Model, scenario: &Scenario, number: Number) -> Vec<Fact> {
    let asked = asked(model, scenario, number);
    match desk.answer(&Question::Explain {
        asked,
        measure: number.1,
    }) {
        Answer::Explanation { explanation, .. } => explanation.inputs,
        other => panic!("{other:?}"),
    }
}

/// Whether two series differ by more than what rounding does.
fn differ(one: &[f64], other: &[f64]) -> bool {
    let far = |(a, b): (&f64, &f64)| {
        a.is_nan() != b.is_nan() || (a - b).abs() > 1e-7 * (1e-3 + a.abs().max(b.abs()))
    };
    one.len() != other.len() || one.iter().zip(other).any(far)
}

/// Whether a list names a figure, alone or in a line for several.
fn names(list: &[Fact], fact: &Fact) -> bool {
    list.iter().filter(|row| row.used).any(|row| {
        let of = |f: &Fact| (f.table.clone(), f.item.clone(), f.profession.clone());
        let whole = row.place.starts_with("+ ") || row.unit == "rows";
        let here = (&row.sector, &row.region, &row.place, row.year)
            == (&fact.sector, &fact.region, &fact.place, fact.year);
        of(row) == of(fact) && (whole || here)
    })
}

/// The pack with one figure a little smaller or larger; where shares must keep their sum, a row
/// beside it takes what it lost.
fn nudged(
    folder: &Folder,
    file: &str,
    rows: &[Vec<String>],
    (row, column): (usize, usize),
) -> Option<Pack> {
    let value = |row: usize| rows.get(row)?[column].parse::<f64>().ok();
    let whole = value(row)?;
    let load = |change: &[(usize, f64)]| {
        let mut changed = rows.to_vec();
        for (row, value) in change {
            changed[*row][column] = format!("{value}");
        }
        Pack::load(&Files::new(with(folder, file, written(&changed)))).ok()
    };
    for part in [-0.05, 0.05] {
        let own = (row, whole * (1.0 + part));
        let beside = [row + 1, row.wrapping_sub(1)]
            .into_iter()
            .filter(|at| *at > 0);
        let mut tried = vec![vec![own]];
        tried.extend(beside.filter_map(|at| Some(vec![own, (at, value(at)? - whole * part)])));
        if let Some(pack) = tried.iter().find_map(|change| load(change)) {
            return Some(pack);
        }
    }
    None
}

/// Figures that two packs tell otherwise; where a table is told in one line for many rows, that line.
fn changed<'p>(before: &'p Pack, after: &Pack, file: &str) -> Vec<&'p Fact> {
    let of = |one: &'p [Fact], other: &[Fact]| -> Vec<&'p Fact> {
        let pairs = one.iter().zip(other).filter(|(a, b)| a.value != b.value);
        pairs.map(|(a, _)| a).collect()
    };
    let mut found = of(&before.facts, &after.facts);
    found.extend(of(&before.basis, &after.basis));
    if found.is_empty() {
        let name = file.trim_end_matches(".csv");
        found = before
            .facts
            .iter()
            .filter(|fact| fact.table == name)
            .collect();
    }
    found
}

#[derive(Default)]
struct Tally {
    changed: usize,
    refused: usize,
    numbers: usize,
    missing: BTreeSet<String>,
    listed: usize,
    idle: BTreeMap<String, usize>,
}

/// What a profession has under a scenario: numbers, and what explains them.
struct Held {
    scenario: Scenario,
    profession: ProfessionIx,
    before: BTreeMap<Number, Vec<f64>>,
    lists: BTreeMap<Number, Vec<Fact>>,
}

/// Changes every `step`th figure of a folder and holds what moves against what is explained, for
/// every `apart`th profession under the first `most` scenarios.
fn hold(folder: &Folder, (step, apart, most): (usize, usize, usize), tally: &mut Tally) {
    let pack = Pack::load(&Files::new(folder.clone())).expect("the packs of the tests are right");
    let Ok(model) = Model::new(pack) else { return };
    let mut desk = Desk::with(model.clone());
    let mut held: Vec<Held> = Vec::new();
    for scenario in scenarios(&model.pack).into_iter().take(most) {
        for profession in model.runnable().step_by(apart) {
            let before = numbers(&model, &scenario, profession);
            held.extend(before.map(|before| Held {
                scenario: scenario.clone(),
                profession,
                before,
                lists: BTreeMap::new(),
            }));
        }
    }
    let mut at = 0;
    for (file, _) in tables() {
        let Some(text) = table(folder, file) else {
            continue;
        };
        let rows = cells(text);
        for cell in figures(&rows) {
            at += 1;
            if at % step != 0 {
                continue;
            }
            let Some(after) = nudged(folder, file, &rows, cell) else {
                tally.refused += 1;
                continue;
            };
            tally.changed += 1;
            let told = changed(&model.pack, &after, file);
            let Ok(other) = Model::new(after.clone()) else {
                continue;
            };
            let what = format!(
                "{} {file} {} ({})",
                model.pack.id,
                rows[cell.0][..3].join(","),
                rows[0][cell.1]
            );
            for one in &mut held {
                one.compare(&other, &mut desk, &model, (&what, &told), tally);
            }
        }
    }
}

impl Held {
    fn compare(
        &mut self,
        other: &Model,
        desk: &mut Desk,
        model: &Model,
        (what, told): (&str, &[&Fact]),
        tally: &mut Tally,
    ) {
        let Some(now) = numbers(other, &self.scenario, self.profession) else {
            return;
        };
        for (number, values) in &self.before {
            let moved = now.get(number).is_none_or(|now| differ(values, now));
            let some = values
                .iter()
                .any(|value| value.is_finite() && *value != 0.0);
            if !moved && !some {
                continue;
            }
            let list = self.lists.entry(*number);
            let list = list.or_insert_with(|| explained(desk, model, &self.scenario, *number));
            let listed = told.iter().any(|fact| names(list, fact));
            let measure = number.1.map_or("money", Measure::code);
            tally.numbers += usize::from(moved);
            tally.listed += usize::from(listed);
            if moved && !listed {
                let of = &model.pack.professions[number.0].code;
                tally.missing.insert(format!(
                    "{what}: {measure} of {of}, {:?}",
                    self.scenario.method
                ));
            }
            // a class seldom changes, whatever stands behind it
            if listed && !moved && number.1 != Some(Measure::LimitingFactor) {
                let file = what.split(' ').nth(1).unwrap_or_default();
                *tally.idle.entry(format!("{file} {measure}")).or_default() += 1;
            }
        }
    }
}

/// Cells of a table that hold a figure other than 0.
fn figures(rows: &[Vec<String>]) -> Vec<(usize, usize)> {
    let all = (1..rows.len()).flat_map(|row| (0..rows[0].len()).map(move |column| (row, column)));
    let figure = |(row, column): &(usize, usize)| {
        let value = rows[*row][*column].parse::<f64>();
        !PLACES.contains(&rows[0][*column].as_str()) && value.is_ok_and(|value| value != 0.0)
    };
    all.filter(figure).collect()
}

/// Of a thousand pairs of a figure and a number that lists it, how many do not move together.
fn idle(tally: &Tally) -> usize {
    1000 * tally.idle.values().sum::<usize>() / tally.listed.max(1)
}

fn report(name: &str, tally: &Tally) {
    let mut most: Vec<_> = tally.idle.iter().collect();
    most.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    println!(
        "{name}: {} figures changed, {} refused, {} numbers moved, {} listed, {} per mille idle; most: {:?}",
        tally.changed,
        tally.refused,
        tally.numbers,
        tally.listed,
        idle(tally),
        &most[..most.len().min(12)]
    );
    let some: Vec<&String> = tally.missing.iter().take(60).collect();
    assert!(
        some.is_empty(),
        "{name}: {} moved and not listed: {some:#?}",
        tally.missing.len()
    );
}

fn full() -> bool {
    std::env::var("ORGANICO_LAWS").as_deref() == Ok("full")
}

#[test]
fn what_moves_a_number_of_a_small_pack_is_listed_where_it_is_explained() {
    let mut tally = Tally::default();
    for folder in folders().iter().take(2) {
        hold(folder, (if full() { 1 } else { 4 }, 1, 99), &mut tally);
    }
    report("small", &tally);
    assert!(tally.numbers > 1000);
    // in so small a pack much stands still whatever is changed
    assert!(
        idle(&tally) < 500,
        "{} per mille are listed for nothing",
        idle(&tally)
    );
}

#[test]
fn what_moves_a_number_of_italy_is_listed_where_it_is_explained() {
    let files = catalogue::shipped("it").unwrap();
    let mut tally = Tally::default();
    hold(
        &copied(&files),
        (if full() { 20 } else { 211 }, 6, 2),
        &mut tally,
    );
    report("it", &tally);
    assert!(tally.numbers > 1000);
    assert!(
        idle(&tally) < 250,
        "{} per mille are listed for nothing",
        idle(&tally)
    );
}
