//! Courses: rates that are not said, and graduates who go nowhere.

use super::unsaid::Silent;
use crate::pack::derive::whole::grid::{Axis, Whole, one};
use crate::pack::facts::finding::{Finding, Note};
use crate::pack::read::training::{ProgrammeRow, RATES, Rate};
use crate::unit::Year;

impl Silent<'_> {
    pub(super) fn courses(&mut self) {
        let training = &self.tables.training;
        if training.programmes.is_empty() {
            return;
        }
        let used = |rate: Rate| {
            let rows = training.rates.iter();
            rows.filter(move |row| row.origin.used && row.rate == rate)
        };
        let (said, silent): (Vec<_>, Vec<_>) = RATES
            .iter()
            .partition(|(_, rate)| used(*rate).next().is_some());
        for by_year in [false, true] {
            let rates: Vec<(&str, Rate)> = said.iter().copied().copied().collect();
            let rates = rates
                .into_iter()
                .filter(|(_, rate)| yearly(*rate) == by_year);
            self.rates(&rates.collect::<Vec<_>>(), by_year);
        }
        let silent: Vec<&str> = silent.iter().map(|(name, _)| *name).collect();
        self.nowhere("programme_rates.csv", &silent);
    }

    /// Rates of courses, by year of course where a rate has one.
    fn rates(&mut self, rates: &[(&str, Rate)], by_year: bool) {
        let training = &self.tables.training;
        let longest = training.programmes.iter().map(|row| row.years).max();
        let longest = if by_year { longest.unwrap_or(1) } else { 1 };
        let mut any = Whole::new(vec![
            Axis::of(rates.iter().map(|(name, _)| (*name).to_owned())),
            Axis::of(training.programmes.iter().map(|row| row.code.clone())),
            Axis::years(1..=Year::try_from(longest).unwrap_or(1)),
        ]);
        let mut own = any.clone();
        for (item, (_, rate)) in rates.iter().enumerate() {
            let rows = training.rates.iter();
            let rows = rows.filter(|row| row.origin.used && row.rate == *rate);
            let ours: Vec<_> = rows.collect();
            let named = by_year && ours.iter().any(|row| row.course_year.is_some());
            for (at, programme) in training.programmes.iter().enumerate() {
                let years = programme.years.min(longest);
                let from = if self.apt(*rate, programme) { years } else { 0 };
                for whole in [&mut any, &mut own] {
                    whole.see(&[one(Some(item)), one(Some(at)), Some((from, usize::MAX))]);
                }
                for row in ours
                    .iter()
                    .filter(|row| row.programme.is_none_or(|one| one == at))
                {
                    let year = row.course_year.filter(|_| by_year);
                    let part = one(year.map(|year| year.saturating_sub(1)));
                    let parts = [one(Some(item)), one(Some(at)), part];
                    any.see(&parts);
                    if row.programme.is_some() && (year.is_some() || !named) {
                        own.see(&parts);
                    }
                }
            }
        }
        own.forgive(&any);
        self.push("programme_rates.csv", Note::Unsaid, &any);
        self.push("programme_rates.csv", Note::Wider, &own);
    }

    /// Whether a rate can be about a course.
    fn apt(&self, rate: Rate, programme: &ProgrammeRow) -> bool {
        let mut others = self.tables.training.programmes.iter();
        match rate {
            Rate::Preference | Rate::DropoutReturn | Rate::Switch | Rate::PremiumResponse => {
                programme.draws_from.is_some()
            }
            Rate::WaitingOpening | Rate::WaitingLeave => {
                others.any(|other| other.draws_from.as_ref() == Some(&programme.code))
            }
            _ => true,
        }
    }

    /// Courses whose graduates go nowhere in the pack, or only some of them.
    pub(super) fn feeds(&mut self) {
        let training = &self.tables.training;
        let mut whole = Whole::new(vec![
            Axis::of([String::new()]),
            Axis::of(training.programmes.iter().map(|row| row.code.clone())),
        ]);
        for (at, programme) in training.programmes.iter().enumerate() {
            let ours = training.feeds.iter().filter(|feed| feed.programme == at);
            let sum: f64 = ours.clone().map(|feed| feed.share).sum();
            let drawn = training
                .programmes
                .iter()
                .any(|p| p.draws_from.as_ref() == Some(&programme.code));
            if ours.count() > 0 || drawn {
                whole.see(&[None, one(Some(at))]);
            }
            if sum > 0.0 && sum < 1.0 - 1e-6 {
                let place = format!("feeds.csv, {}", programme.code);
                let share = vec![("share", sum.into())];
                self.findings
                    .push(Finding::with(Note::FeedsPart, place, share));
            }
        }
        self.push("feeds.csv", Note::Unsaid, &whole);
    }
}

/// Whether a rate is said by year of course.
fn yearly(rate: Rate) -> bool {
    matches!(rate, Rate::Dropout | Rate::Repeat | Rate::ResidentFte)
}
