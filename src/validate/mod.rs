//! Published cases: a pack, scenarios and expected numbers, judged as a run would report them.
//!
//! A case is a folder (see `docs/cases.md`). It takes the way of the command line: the pack is
//! loaded, the scenario read, the model run, and every expression is read from the long form.
//! Nothing here knows a case by name, and nothing is read from disk.
//!
//! A backcast (`docs/backcast.md`) starts a run in the past and puts later figures beside it.

mod backcast;
mod case;
mod error;
mod evaluate;
mod expectation;
mod expression;
mod observed;

pub use backcast::{Backcast, Compared, Later, Score, backcast};
pub use case::{CaseFiles, CaseReport, judge};
pub use error::{CaseError, ExpressionError};
pub use expectation::Expectation;
pub use expression::{Expression, Fold, Operator, Selector};

/// What became of one expectation.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// What was expected.
    pub expectation: Expectation,
    /// What the engine gave.
    pub got: f64,
    /// Whether it lies inside; `None` = shown, not judged.
    pub pass: Option<bool>,
}
