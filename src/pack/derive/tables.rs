//! Everything that was read from the files of a pack.

use crate::pack::read::scope::Subject;
use crate::pack::read::training::{Rate, RateRow};
use crate::pack::read::{
    care, demand, head, methods, mix, money, names, people, posts, rates, remarks, stock, training,
};
use crate::unit::Year;

/// Everything that was read.
#[derive(Debug)]
pub(crate) struct Tables {
    pub(crate) head: head::Head,
    pub(crate) base: names::Base,
    pub(crate) stocks: stock::Stocks,
    pub(crate) rates: rates::Rates,
    pub(crate) training: training::Training,
    pub(crate) people: people::People,
    pub(crate) demand: demand::Demand,
    pub(crate) methods: methods::Methods,
    pub(crate) mix: mix::Mix,
    pub(crate) care: care::Care,
    pub(crate) money: money::Money,
    pub(crate) posts: Vec<posts::PostRow>,
    pub(crate) conflicts: Vec<remarks::ConflictRow>,
}

impl Tables {
    /// The years of the pack, from the opening year on.
    pub(crate) fn years(&self) -> impl Iterator<Item = Year> + use<> {
        self.head.opening_year..=self.head.last_year
    }

    /// The closest used rate: of this course and year of course, else of the course, else of all.
    pub(crate) fn rate(
        &self,
        programme: usize,
        wanted: Rate,
        course_year: Option<usize>,
    ) -> Option<&RateRow> {
        self.training
            .rates
            .iter()
            .filter(|row| row.origin.used && row.rate == wanted)
            .filter(|row| row.programme.is_none_or(|one| one == programme))
            .filter(|row| row.course_year.is_none() || row.course_year == course_year)
            .max_by_key(|row| (row.programme.is_some(), row.course_year.is_some()))
    }

    /// A profession as a whole, to look up its rows.
    pub(crate) fn subject(&self, profession: usize) -> Subject {
        let listed = self.base.professions.get(profession);
        Subject {
            profession,
            family: listed.map_or(0, |row| row.family),
            sector: None,
        }
    }
}
