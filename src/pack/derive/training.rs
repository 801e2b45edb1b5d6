//! From rows to training programmes: places of every year, rates of every year of course.

use crate::i18n::number;
use crate::pack::derive::derivation::Derivation;
use crate::pack::facts::finding::{Finding, Note};
use crate::pack::facts::parameter::name::Parameter;
use crate::pack::facts::path::Path;
use crate::pack::facts::training::{LATE_YEARS, Programme};
use crate::pack::read::error::PackErrorKind as Kind;
use crate::pack::read::place::At;
use crate::pack::read::scope::Subject;
use crate::pack::read::training::{FeedRow, ProgrammeRow, Rate, RateRow};
use crate::unit::{ProfessionIx, Year, decimal};

const NEAR: f64 = 1e-6;

impl Derivation<'_> {
    /// Programmes, basic ones first. `runs` tells whether a profession has cadres to join.
    pub(crate) fn programmes(&mut self, runs: &[bool]) -> Vec<Programme> {
        let rows = &self.tables.training.programmes;
        let mut order: Vec<usize> = (0..rows.len()).collect();
        crate::unit::sort::by_key(&mut order, |&at| {
            rows.get(at).is_some_and(|row| row.draws_from.is_some())
        });
        let programmes: Vec<Programme> = order
            .iter()
            .filter_map(|&at| {
                rows.get(at)
                    .map(|row| self.programme(at, row, rows, &order, runs))
            })
            .collect();
        self.preferences(&programmes, &order);
        programmes
    }

    fn programme(
        &mut self,
        at: usize,
        row: &ProgrammeRow,
        rows: &[ProgrammeRow],
        order: &[usize],
        runs: &[bool],
    ) -> Programme {
        let base = row.draws_from.as_ref();
        let base = base.and_then(|code| rows.iter().position(|other| other.code == *code));
        let rate = |rate, default| self.rate(at, rate, None).map_or(default, |row| row.value);
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
            dropout: self.by_course_year(at, Rate::Dropout, row.years),
            repeat: self.by_course_year(at, Rate::Repeat, row.years),
            late: [0, 1, 2].map(|year| {
                self.rate(at, Rate::Late, Some(year))
                    .map_or(0.0, |row| row.value)
            }),
            licence: rate(Rate::Licence, 1.0),
            enter: rate(Rate::Enter, 1.0),
            abroad: rate(Rate::Abroad, 0.0),
            preference: 0.0,
            waiting_opening: rate(Rate::WaitingOpening, 0.0),
            waiting_leave: rate(Rate::WaitingLeave, 0.0),
            waiting_work: self.scalar_of(Subject::WHOLE, Parameter::WaitingWork),
            dropout_return: rate(Rate::DropoutReturn, 0.0),
            switch: rate(Rate::Switch, 0.0),
            premium_response: rate(Rate::PremiumResponse, 0.0),
            resident_fte: self.by_course_year(at, Rate::ResidentFte, row.years),
            regions: Vec::new(),
            feeds: Vec::new(),
        };
        if base.is_some() {
            programme.preference = self.preference(at, row, rows);
        }
        self.late(at, &mut programme);
        self.late_or_repeat(at, &programme);
        self.at_most_one(at, &programme);
        (programme.earlier, programme.places) = self.places(at, row);
        if !programme.repeats() {
            programme.earlier.clear();
        }
        self.intake(at, row, &mut programme);
        self.trained_in(at, &mut programme);
        programme.feeds = self.feeds(at, row, runs);
        programme
    }

    /// The closest used rate: of this course and year of course, else of the course, else of all.
    pub(crate) fn rate(
        &self,
        programme: usize,
        wanted: Rate,
        course_year: Option<usize>,
    ) -> Option<&RateRow> {
        self.tables
            .training
            .rates
            .iter()
            .filter(|row| row.origin.used && row.rate == wanted)
            .filter(|row| row.programme.is_none_or(|one| one == programme))
            .filter(|row| row.course_year.is_none() || row.course_year == course_year)
            .max_by_key(|row| (row.programme.is_some(), row.course_year.is_some()))
    }

    /// A rate of every year of course; 0 where nothing is said.
    fn by_course_year(&self, at: usize, wanted: Rate, years: usize) -> Vec<f64> {
        let of_year = |year| {
            self.rate(at, wanted, Some(year))
                .map_or(0.0, |row| row.value)
        };
        (1..=years).map(of_year).collect()
    }

    /// Who is late is counted once: as a repeater, or as a late graduate.
    fn late_or_repeat(&mut self, at: usize, programme: &Programme) {
        let on_time = programme.late.first().is_none_or(|share| *share >= 1.0);
        if on_time || !programme.repeats() {
            return;
        }
        let years = (1..=programme.years).map(Some).chain([None]);
        let stated = years.filter_map(|year| self.rate(at, Rate::Repeat, year));
        if let Some(place) = stated.map(|row| row.origin.at.clone()).next() {
            let found = format!("repetition and late graduates for {}", programme.code);
            let expected = "one of the two: `repeat` or `late`";
            let error = place.error("rate", Kind::Both, found, expected);
            self.problems.push(error);
        }
    }

    /// Where nothing is said, everybody graduates on time.
    fn late(&mut self, at: usize, programme: &mut Programme) {
        let first = [0, 1, 2]
            .iter()
            .find_map(|&year| self.rate(at, Rate::Late, Some(year)));
        let Some(place) = first.map(|row| row.origin.at.clone()) else {
            programme.late = [1.0, 0.0, 0.0];
            return;
        };
        let sum: f64 = programme.late.iter().sum();
        if (sum - 1.0).abs() > NEAR {
            let found = format!("{} for {}", decimal::write(sum), programme.code);
            self.problems
                .push(place.error("value", Kind::SharesSum, found, "1 over 0, 1, 2"));
        } else {
            programme.late = programme.late.map(|share| share / sum);
        }
    }

    /// Shares of graduates and of drop-outs that must leave something, or nothing, for the rest.
    fn at_most_one(&mut self, at: usize, programme: &Programme) {
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
                let stated = self.rate(at, other, None).or(self.rate(at, one, None));
                let place = stated.map(|row| row.origin.at.clone());
                let place = place.unwrap_or(At::file("programme_rates.csv"));
                let found = format!("{name} = {} for {}", decimal::write(sum), programme.code);
                self.problems
                    .push(place.error("value", Kind::SharesSum, found, "at most 1"));
            }
        }
    }

    /// Share of the waiting who want a school; schools that do not say share what is left.
    fn preference(&mut self, at: usize, row: &ProgrammeRow, rows: &[ProgrammeRow]) -> f64 {
        if let Some(stated) = self.rate(at, Rate::Preference, None) {
            return stated.value;
        }
        let rivals = rows
            .iter()
            .enumerate()
            .filter(|(_, other)| other.draws_from == row.draws_from);
        let stated: Vec<Option<f64>> = rivals
            .map(|(rival, _)| {
                self.rate(rival, Rate::Preference, None)
                    .map(|row| row.value)
            })
            .collect();
        let left = 1.0 - stated.iter().flatten().sum::<f64>();
        let silent = stated.iter().filter(|value| value.is_none()).count();
        if stated.len() > 1 {
            self.findings
                .push(Finding::new(Note::NoPreference, row.code.as_str()));
        }
        left.max(0.0) / f64::from(u32::try_from(silent).unwrap_or(1))
    }

    /// Preferences for the schools of one base must not exceed the candidates.
    fn preferences(&mut self, programmes: &[Programme], order: &[usize]) {
        for base in 0..programmes.len() {
            let schools = || {
                let all = programmes.iter().zip(order);
                all.filter(move |(programme, _)| programme.draws_from == Some(base))
            };
            let sum: f64 = schools().map(|(programme, _)| programme.preference).sum();
            let place = schools().find_map(|(_, &at)| self.rate(at, Rate::Preference, None));
            if let Some(row) = place.filter(|_| sum > 1.0 + NEAR) {
                let found = format!("preferences of {} in all", decimal::write(sum));
                let error = row
                    .origin
                    .at
                    .error("value", Kind::SharesSum, found, "at most 1");
                self.problems.push(error);
            }
        }
    }

    /// Places from `opening - years + 1 - LATE_YEARS` to the last year: held before the first known year and
    /// after the last, straight lines between; and those of known years before, from the first on.
    fn places(&mut self, at: usize, row: &ProgrammeRow) -> (Vec<f64>, Vec<f64>) {
        let head = &self.tables.head;
        let ours = self.tables.training.places.iter();
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
                    self.findings
                        .push(Finding::with(Note::PlacesHeld, place.as_str(), arguments));
                }
                let gap = |year: &&Year| (first..last).contains(year) && !path.knows(**year);
                let gaps: Vec<String> = years.iter().filter(gap).map(Year::to_string).collect();
                if !gaps.is_empty() {
                    let arguments = vec![("years", gaps.join(", ").into())];
                    self.findings
                        .push(Finding::with(Note::PlacesBetween, place, arguments));
                }
            }
            _ => self.findings.push(Finding::new(Note::NoPlaces, place)),
        }
        let known = path.first().map_or(start, |(first, _)| first.min(start));
        let of = |year: Year| path.at(year).unwrap_or(0.0);
        (
            (known..start).map(of).collect(),
            years.iter().map(|&year| of(year)).collect(),
        )
    }

    fn feeds(&mut self, at: usize, row: &ProgrammeRow, runs: &[bool]) -> Vec<(ProfessionIx, f64)> {
        let ours = |feed: &&FeedRow| feed.programme == at;
        let rows: Vec<&FeedRow> = self.tables.training.feeds.iter().filter(ours).collect();
        let sum: f64 = rows.iter().map(|feed| feed.share).sum();
        if let Some(first) = rows.first().filter(|_| sum > 1.0 + NEAR) {
            let found = format!("{} for {}", decimal::write(sum), row.code);
            self.problems.push(
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
                self.findings.push(Finding::with(
                    Note::FeedDropped,
                    row.code.as_str(),
                    arguments,
                ));
            }
        }
        feeds
    }
}
