//! Everything that was read from the files of a pack.

use crate::pack::read::{
    care, demand, head, methods, mix, money, names, people, posts, rates, remarks, stock, training,
};

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
