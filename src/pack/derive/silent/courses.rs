//! Courses: rates that are not said, and graduates who go nowhere.

use super::unsaid::Silent;
use crate::pack::derive::whole::grid::{Axis, Whole, one};
use crate::pack::facts::finding::{Finding, Note};
use crate::pack::read::training::{RATES, Rate};
use crate::unit::Year;

impl Silent<'_> {
    /// Rates of courses, by year of course where a rate has one.
    pub(super) fn courses(&mut self) {
        let training = &self.tables.training;
        if training.programmes.is_empty() {
            return;
        }
        let longest = training.programmes.iter().map(|row| row.years).max();
        let axes = vec![
            Axis::of(RATES.iter().map(|(name, _)| (*name).to_owned())),
            Axis::of(training.programmes.iter().map(|row| row.code.clone())),
            Axis::years(1..=Year::try_from(longest.unwrap_or(1)).unwrap_or(1)),
        ];
        let mut any = Whole::new(axes);
        let mut own = any.clone();
        let mut silent = Vec::new();
        for (item, (name, rate)) in RATES.iter().enumerate() {
            let used = training.rates.iter().filter(|row| row.origin.used);
            let ours: Vec<_> = used.filter(|row| row.rate == *rate).collect();
            if ours.is_empty() {
                silent.push(*name);
            }
            let by_year = *rate != Rate::Late && ours.iter().any(|row| row.course_year.is_some());
            for (at, programme) in training.programmes.iter().enumerate() {
                let school = programme.draws_from.is_some();
                let drawn = || {
                    training
                        .programmes
                        .iter()
                        .any(|p| p.draws_from.as_ref() == Some(&programme.code))
                };
                let apt = !ours.is_empty()
                    && match rate {
                        Rate::Preference
                        | Rate::DropoutReturn
                        | Rate::Switch
                        | Rate::PremiumResponse => school,
                        Rate::WaitingOpening | Rate::WaitingLeave => drawn(),
                        _ => true,
                    };
                let from = if apt { programme.years } else { 0 };
                for whole in [&mut any, &mut own] {
                    whole.see(&[one(Some(item)), one(Some(at)), Some((from, usize::MAX))]);
                }
                for row in ours
                    .iter()
                    .filter(|row| row.programme.is_none_or(|one| one == at))
                {
                    let year = row.course_year.filter(|_| *rate != Rate::Late);
                    let parts = [
                        one(Some(item)),
                        one(Some(at)),
                        one(year.map(|year| year - 1)),
                    ];
                    any.see(&parts);
                    if row.programme.is_some() && (year.is_some() || !by_year) {
                        own.see(&parts);
                    }
                }
            }
        }
        own.forgive(&any);
        self.push("programme_rates.csv", Note::Unsaid, &any);
        self.push("programme_rates.csv", Note::Wider, &own);
        self.nowhere("programme_rates.csv", silent);
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
