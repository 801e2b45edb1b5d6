//! Messages between page and worker. Each question carries all that is needed to answer it.
//!
//! Messages travel as postcard bytes: no serde attribute that needs a self-describing format.

use serde::{Deserialize, Serialize};

use crate::outcome::{Catalogue, Explanation, Money, Notes, Picture, PostsTrack};
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
    /// What only people read of the pack: sources, figures with their origin, what its check says.
    Notes {
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
        /// Whose number, and under which choices: a method has figures of its own.
        asked: Asked,
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

/// What of a pack a question needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// What the model computes with.
    Data,
    /// That, and what only people read.
    Notes,
}

impl Question {
    /// The pack that it is about, and how much of it is needed to answer.
    #[must_use]
    pub fn needs(&self) -> Option<(&str, Needs)> {
        match self {
            Self::Catalogue { pack } | Self::Warm { pack } => Some((pack, Needs::Data)),
            Self::Picture(asked) | Self::Money(asked) | Self::Posts(asked) => {
                Some((&asked.pack, Needs::Data))
            }
            Self::Notes { pack } => Some((pack, Needs::Notes)),
            Self::Explain { asked, .. } => Some((&asked.pack, Needs::Notes)),
            Self::Ping | Self::Panic => None,
        }
    }
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
    /// To `Question::Notes`.
    Notes(Box<Notes>),
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
