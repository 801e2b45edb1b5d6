//! The decision rule behind the limiting factor, one table for every place and year.
//!
//! | order | class | when |
//! | --- | --- | --- |
//! | 1 | none | posts missing to need are no more than those being filled |
//! | 2 | budget | vacancies are no more than those being filled: the posts that exist are taken |
//! | 3 | attraction | candidates were enough for the open posts; or places that nobody asks for, candidates who gave up, or staff who left of their own accord exceed the limit |
//! | 4 | training | posts stayed vacant for a second year, and enough people ask for the places of the courses |
//! | 5 | candidates | otherwise |
//!
//! Being filled: hires x months to fill / 12. The limit is the parameter `attract_limit`. Source:
//! method S10.6.

use crate::word::Limiting;

/// What a place and year shows.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Signs {
    /// Posts that need asks for and nobody holds, heads.
    pub(super) missing: f64,
    /// Open posts that nobody holds at year-end, heads.
    pub(super) vacant: f64,
    /// Posts that are just being filled, heads.
    pub(super) filling: f64,
    /// Posts taken from candidates in the year, heads.
    pub(super) hired: f64,
    /// People who looked for a post, heads.
    pub(super) candidates: f64,
    /// Those of them who gave up waiting, heads.
    pub(super) gave_up: f64,
    /// Voluntary exits out of the profession or abroad, as a share of staff.
    pub(super) exits: f64,
    /// Share of the places of the courses that nobody asked for; `None` = no course is known.
    pub(super) unfilled: Option<f64>,
    /// Whether posts were vacant, beyond those being filled, at the year-end before as well.
    pub(super) lasting: bool,
    /// The parameter `attract_limit`.
    pub(super) limit: f64,
}

/// Rounding of sums of heads.
const NEAR: f64 = 1e-9;

impl Signs {
    /// Posts that may be open without anything being short, heads.
    fn least(&self) -> f64 {
        self.filling + NEAR * (1.0 + self.candidates + self.hired)
    }

    /// Whether posts are vacant beyond those being filled.
    pub(super) fn short(&self) -> bool {
        self.vacant > self.least()
    }
}

/// The class of a place and year.
pub(super) fn class(signs: &Signs) -> Limiting {
    if signs.missing <= signs.least() {
        return Limiting::None;
    }
    if !signs.short() {
        return Limiting::Budget;
    }
    let enough = signs.candidates >= signs.vacant + signs.hired;
    let gave_up = signs.gave_up > signs.limit * signs.candidates;
    let empty = signs.unfilled.is_some_and(|share| share > signs.limit);
    if enough || gave_up || empty || signs.exits > signs.limit {
        return Limiting::Attraction;
    }
    if signs.lasting && signs.unfilled.is_some() {
        return Limiting::Training;
    }
    Limiting::Candidates
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A hundred open posts, ten people for them, full courses: the second year running.
    const SHORT: Signs = Signs {
        missing: 100.0,
        vacant: 100.0,
        filling: 5.0,
        hired: 10.0,
        candidates: 10.0,
        gave_up: 0.0,
        exits: 0.02,
        unfilled: Some(0.0),
        lasting: true,
        limit: 0.1,
    };

    /// Signs as `SHORT` but for one thing.
    fn but(change: impl Fn(&mut Signs)) -> Signs {
        let mut signs = SHORT;
        change(&mut signs);
        signs
    }

    fn vacant(posts: f64) -> Signs {
        but(|s| (s.missing, s.vacant) = (posts, posts))
    }

    #[test]
    fn every_line_of_the_table_has_its_case() {
        use Limiting::{Attraction, Budget, Candidates, None, Training};
        let cases = [
            ("need is met", None, vacant(0.0)),
            ("what is open is being filled", None, vacant(5.0)),
            ("one post more", Training, vacant(6.0)),
            ("the posts are taken", Budget, but(|s| s.vacant = 0.0)),
            ("they are being taken", Budget, but(|s| s.vacant = 5.0)),
            ("people are shorter", Training, but(|s| s.missing = 300.0)),
            ("enough look", Attraction, but(|s| s.candidates = 110.0)),
            ("not quite", Training, but(|s| s.candidates = 109.0)),
            ("some give up", Attraction, but(|s| s.gave_up = 1.1)),
            ("a tenth does", Training, but(|s| s.gave_up = 1.0)),
            ("empty places", Attraction, but(|s| s.unfilled = Some(0.11))),
            ("nearly full", Training, but(|s| s.unfilled = Some(0.1))),
            ("staff leave", Attraction, but(|s| s.exits = 0.11)),
            ("the first year", Candidates, but(|s| s.lasting = false)),
            ("no course", Candidates, but(|s| s.unfilled = Option::None)),
        ];
        for (what, expected, signs) in cases {
            assert_eq!(class(&signs), expected, "{what}");
        }
    }
}
