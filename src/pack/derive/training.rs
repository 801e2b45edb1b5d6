//! From rows to training programmes: places of every year, rates of every year of course.

use crate::i18n::number;
use crate::pack::derive::intake::{intake, trained_in};
use crate::pack::derive::notes::Notes;
use crate::pack::derive::tables::Tables;
use crate::pack::facts::finding::{Finding, Note};
use crate::pack::facts::parameter::name::Parameter;
use crate::pack::facts::path::Path;
use crate::pack::facts::training::{LATE_YEARS, Programme};
use crate::pack::read::error::PackErrorKind as Kind;
use crate::pack::read::place::At;
use crate::pack::read::scope::Subject;
use crate::pack::read::training::{FeedRow, ProgrammeRow, Rate};
use crate::unit::{ProfessionIx, Year, decimal};

const NEAR: f64 = 1e-6;

/// Programmes, basic ones first. `runs`: whether each profession has cadres to join.
pub(crate) fn programmes(tables: &Tables, notes: &mut Notes, runs: &[bool]) -> Vec<Programme> {
    let rows = &tables.training.programmes;
    let mut order: Vec<usize> = (0..rows.len()).collect();
    crate::unit::sort::by_key(&mut order, |&at| {
        rows.get(at).is_some_and(|row| row.draws_from.is_some())
    });
    let programmes: Vec<Programme> = order
        .iter()
        .filter_map(|&at| {
            rows.get(at)
                .map(|row| programme(tables, notes, at, row, rows, &order, runs))
        })
        .collect();
    preferences(tables, notes, &programmes, &order);
    programmes
}

fn programme(
    tables: &Tables,
    notes: &mut Notes,
    at: usize,
    row: &ProgrammeRow,
    rows: &[ProgrammeRow],
    order: &[usize],
    runs: &[bool],
) -> Programme {
    let base = row.draws_from.as_ref();
    let base = base.and_then(|code| rows.iter().position(|other| other.code == *code));
    let rate = |rate, default| tables.rate(at, rate, None).map_or(default, |row| row.value);
    let mut programme = Programme {
        code: row.code.clone(),
        names: row.names.clone(),
        years: row.years,
        group: row.group,
        draws_from: base.and_then(|base| order.iter().position(|&at| at == base)),
        places: Vec::new(),
        earlier: Vec::new(),
        fill: rate(Rate::Fill, 1.0),
        applicants: Vec::new(),
        limits: Vec::new(),
        dropout: by_course_year(tables, at, Rate::Dropout, row.years),
        repeat: by_course_year(tables, at, Rate::Repeat, row.years),
        late: [0, 1, 2].map(|year| {
            tables
                .rate(at, Rate::Late, Some(year))
                .map_or(0.0, |row| row.value)
        }),
        licence: rate(Rate::Licence, 1.0),
        enter: rate(Rate::Enter, 1.0),
        abroad: rate(Rate::Abroad, 0.0),
        preference: 0.0,
        waiting_opening: rate(Rate::WaitingOpening, 0.0),
        waiting_leave: rate(Rate::WaitingLeave, 0.0),
        waiting_work: tables.scalar(Subject::WHOLE, Parameter::WaitingWork),
        dropout_return: rate(Rate::DropoutReturn, 0.0),
        switch: rate(Rate::Switch, 0.0),
        premium_response: rate(Rate::PremiumResponse, 0.0),
        resident_fte: by_course_year(tables, at, Rate::ResidentFte, row.years),
        regions: Vec::new(),
        feeds: Vec::new(),
    };
    if base.is_some() {
        programme.preference = preference(tables, notes, at, row, rows);
    }
    late(tables, notes, at, &mut programme);
    late_or_repeat(tables, notes, at, &programme);
    at_most_one(tables, notes, at, &programme);
    (programme.earlier, programme.places) = places(tables, notes, at, row);
    if !programme.repeats() {
        programme.earlier.clear();
    }
    intake(tables, notes, at, row, &mut programme);
    trained_in(tables, notes, at, &mut programme);
    programme.feeds = feeds(tables, notes, at, row, runs);
    programme
}

/// A rate of every year of course; 0 where nothing is said.
fn by_course_year(tables: &Tables, at: usize, wanted: Rate, years: usize) -> Vec<f64> {
    let of_year = |year| {
        tables
            .rate(at, wanted, Some(year))
            .map_or(0.0, |row| row.value)
    };
    (1..=years).map(of_year).collect()
}

/// Who is late is counted once: as a repeater, or as a late graduate.
fn late_or_repeat(tables: &Tables, notes: &mut Notes, at: usize, programme: &Programme) {
    let on_time = programme.late.first().is_none_or(|share| *share >= 1.0);
    if on_time || !programme.repeats() {
        return;
    }
    let years = (1..=programme.years).map(Some).chain([None]);
    let stated = years.filter_map(|year| tables.rate(at, Rate::Repeat, year));
    if let Some(place) = stated.map(|row| row.origin.at.clone()).next() {
        let found = format!("repetition and late graduates for {}", programme.code);
        let expected = "one of the two: `repeat` or `late`";
        let error = place.error("rate", Kind::Both, found, expected);
        notes.problem(error);
    }
}

/// Where nothing is said, everybody graduates on time.
fn late(tables: &Tables, notes: &mut Notes, at: usize, programme: &mut Programme) {
    let first = [0, 1, 2]
        .iter()
        .find_map(|&year| tables.rate(at, Rate::Late, Some(year)));
    let Some(place) = first.map(|row| row.origin.at.clone()) else {
        programme.late = [1.0, 0.0, 0.0];
        return;
    };
    let sum: f64 = programme.late.iter().sum();
    if (sum - 1.0).abs() > NEAR {
        let found = format!("{} for {}", decimal::write(sum), programme.code);
        notes.problem(place.error("value", Kind::SharesSum, found, "1 over 0, 1, 2"));
    } else {
        programme.late = programme.late.map(|share| share / sum);
    }
}

/// Shares of graduates and of drop-outs that must leave something, or nothing, for the rest.
fn at_most_one(tables: &Tables, notes: &mut Notes, at: usize, programme: &Programme) {
    let pairs = [
        (
            Rate::Enter,
            programme.enter,
            Rate::Abroad,
            programme.abroad,
            "enter + abroad",
        ),
        (
            Rate::DropoutReturn,
            programme.dropout_return,
            Rate::Switch,
            programme.switch,
            "dropout_return + switch",
        ),
    ];
    for (one, first, other, second, name) in pairs {
        let sum = first + second;
        if sum > 1.0 + NEAR {
            let stated = tables.rate(at, other, None).or(tables.rate(at, one, None));
            let place = stated.map(|row| row.origin.at.clone());
            let place = place.unwrap_or(At::file("programme_rates.csv"));
            let found = format!("{name} = {} for {}", decimal::write(sum), programme.code);
            notes.problem(place.error("value", Kind::SharesSum, found, "at most 1"));
        }
    }
}

/// Share of the waiting who want a school; schools without a stated share divide what is left.
fn preference(
    tables: &Tables,
    notes: &mut Notes,
    at: usize,
    row: &ProgrammeRow,
    rows: &[ProgrammeRow],
) -> f64 {
    if let Some(stated) = tables.rate(at, Rate::Preference, None) {
        return stated.value;
    }
    let rivals = rows
        .iter()
        .enumerate()
        .filter(|(_, other)| other.draws_from == row.draws_from);
    let stated: Vec<Option<f64>> = rivals
        .map(|(rival, _)| {
            tables
                .rate(rival, Rate::Preference, None)
                .map(|row| row.value)
        })
        .collect();
    let left = 1.0 - stated.iter().flatten().sum::<f64>();
    let silent = stated.iter().filter(|value| value.is_none()).count();
    if stated.len() > 1 {
        notes.finding(Finding::new(Note::NoPreference, row.code.as_str()));
    }
    left.max(0.0) / f64::from(u32::try_from(silent).unwrap_or(1))
}

/// Preferences for the schools of one base must not exceed the candidates.
fn preferences(tables: &Tables, notes: &mut Notes, programmes: &[Programme], order: &[usize]) {
    for base in 0..programmes.len() {
        let schools = || {
            let all = programmes.iter().zip(order);
            all.filter(move |(programme, _)| programme.draws_from == Some(base))
        };
        let sum: f64 = schools().map(|(programme, _)| programme.preference).sum();
        let place = schools().find_map(|(_, &at)| tables.rate(at, Rate::Preference, None));
        if let Some(row) = place.filter(|_| sum > 1.0 + NEAR) {
            let found = format!("preferences of {} in all", decimal::write(sum));
            let error = row
                .origin
                .at
                .error("value", Kind::SharesSum, found, "at most 1");
            notes.problem(error);
        }
    }
}

/// Places from `opening - years + 1 - LATE_YEARS` to the last year: held before the first known year and
/// after the last, straight lines between; and those of known years before, from the first on.
fn places(
    tables: &Tables,
    notes: &mut Notes,
    at: usize,
    row: &ProgrammeRow,
) -> (Vec<f64>, Vec<f64>) {
    let head = &tables.head;
    let ours = tables.training.places.iter();
    let ours = ours.filter(|place| place.programme == at && place.origin.used);
    let path = Path::new(ours.map(|place| (place.year, place.places)));
    let before = Year::try_from(row.years + LATE_YEARS).unwrap_or(1) - 1;
    let start = head.opening_year - before;
    let years: Vec<Year> = (start..=head.last_year).collect();
    let place = format!("places.csv, {}", row.code);
    match (path.first(), path.last()) {
        (Some((first, _)), Some((last, _))) => {
            if first > start {
                let years = number::span(start, first - 1);
                let arguments = vec![("years", years.into()), ("known", first.into())];
                notes.finding(Finding::with(Note::PlacesHeld, place.as_str(), arguments));
            }
            let gap = |year: &&Year| (first..last).contains(year) && !path.knows(**year);
            let gaps: Vec<String> = years.iter().filter(gap).map(Year::to_string).collect();
            if !gaps.is_empty() {
                let arguments = vec![("years", gaps.join(", ").into())];
                notes.finding(Finding::with(Note::PlacesBetween, place, arguments));
            }
        }
        _ => notes.finding(Finding::new(Note::NoPlaces, place)),
    }
    let known = path.first().map_or(start, |(first, _)| first.min(start));
    let of = |year: Year| path.at(year).unwrap_or(0.0);
    (
        (known..start).map(of).collect(),
        years.iter().map(|&year| of(year)).collect(),
    )
}

fn feeds(
    tables: &Tables,
    notes: &mut Notes,
    at: usize,
    row: &ProgrammeRow,
    runs: &[bool],
) -> Vec<(ProfessionIx, f64)> {
    let ours = |feed: &&FeedRow| feed.programme == at;
    let rows: Vec<&FeedRow> = tables.training.feeds.iter().filter(ours).collect();
    let sum: f64 = rows.iter().map(|feed| feed.share).sum();
    if let Some(first) = rows.first().filter(|_| sum > 1.0 + NEAR) {
        let found = format!("{} for {}", decimal::write(sum), row.code);
        notes.problem(
            first
                .origin
                .at
                .error("share", Kind::SharesSum, found, "at most 1"),
        );
    }
    let mut feeds = Vec::new();
    for feed in rows {
        if runs.get(feed.profession) == Some(&true) {
            feeds.push((ProfessionIx(feed.profession), feed.share));
        } else {
            let arguments = vec![("share", feed.share.into())];
            notes.finding(Finding::with(
                Note::FeedDropped,
                row.code.as_str(),
                arguments,
            ));
        }
    }
    feeds
}
