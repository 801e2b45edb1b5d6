//! Messages between page and worker. Each question carries all that is needed to answer it.
//!
//! Messages travel as postcard bytes: no serde attribute that needs a self-describing format.

use serde::{Deserialize, Serialize};

use crate::outcome::{Catalogue, Explanation, Money, Picture, PostsTrack};
use crate::scenario::Scenario;
use crate::word::Measure;

/// One question to the worker, complete in itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Question {
    /// What the pack holds.
    Catalogue {
        /// Pack slug.
        pack: String,
    },
    /// Everything visible for one profession and place.
    Picture(Asked),
    /// What one profession costs, who may pay and what stays to be paid. A question of its own, so
    /// that a dragged lever does not wait for it.
    Money(Asked),
    /// Posts of one profession and place, who fills them and what holds hiring back; likewise.
    Posts(Asked),
    /// Where the inputs of a number come from.
    Explain {
        /// Counts up with every edit; the answer repeats it.
        revision: u64,
        /// Pack slug.
        pack: String,
        /// Profession code.
        profession: String,
        /// Region code; empty = the nation.
        region: String,
        /// The number; none = the money of the profession.
        measure: Option<Measure>,
    },
    /// Runs the whole model once so that the browser optimises the code; answered by `Warmed`.
    Warm {
        /// Pack slug.
        pack: String,
    },
    /// Does nothing: the empty round trip against which drags are measured.
    Ping,
    /// Panics on purpose: the browser tests kill a worker with it.
    Panic,
}

/// One profession in one place under one scenario.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Asked {
    /// Counts up with every edit; the answer repeats it.
    pub revision: u64,
    /// Pack slug.
    pub pack: String,
    /// What was decided.
    pub scenario: Scenario,
    /// Profession code.
    pub profession: String,
    /// Region code; empty = the nation.
    pub region: String,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// To `Question::Catalogue`.
    Catalogue(Box<Catalogue>),
    /// To `Question::Picture`.
    Picture {
        /// Of the question.
        revision: u64,
        /// What is visible.
        picture: Box<Picture>,
    },
    /// To `Question::Money`.
    Money {
        /// Of the question.
        revision: u64,
        /// Cost and who pays; nothing when the pack has no price.
        money: Option<Box<Money>>,
    },
    /// To `Question::Posts`.
    Posts {
        /// Of the question.
        revision: u64,
        /// The labour market; nothing where the method of demand has no figures.
        posts: Option<Box<PostsTrack>>,
    },
    /// To `Question::Explain`.
    Explanation {
        /// Of the question.
        revision: u64,
        /// Inputs with their origin.
        explanation: Box<Explanation>,
    },
    /// To `Question::Warm`.
    Warmed,
    /// To `Question::Ping`.
    Pong,
    /// The question cannot be answered: locale key and arguments.
    Refused {
        /// Of the question, 0 when it had none.
        revision: u64,
        /// Locale key (`error-...`).
        key: String,
        /// Named arguments of the message.
        arguments: Vec<(String, String)>,
    },
}
