//! The pieces of the program, and how far each has come.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;

/// A piece that did not come.
pub(crate) type Lost = leptos::wasm_split::SplitLoaderError;

/// A piece of the program; the first one, with the home page, is there from the beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// The simulator with its first view.
    Simulator,
    /// Its other views.
    Charts,
    /// The views of topics: lines, and what stands beside them.
    Topics,
    /// What opens from the right.
    Drawers,
    /// Pages to read.
    Pages,
}

/// Number of pieces.
const PIECES: usize = 5;

/// How far a piece has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Nobody has asked for it.
    Away,
    /// It is on its way.
    Coming,
    /// It is there.
    Here,
    /// It did not come.
    Lost,
}

/// What ends when a piece has come, or is lost.
pub(crate) type Coming = Pin<Box<dyn Future<Output = Result<(), Lost>>>>;

/// How far each piece has come.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stages {
    signals: [RwSignal<Stage>; PIECES],
    comes: fn(Piece) -> Coming,
}

impl Stages {
    /// No piece is there; `comes` fetches one.
    pub(crate) fn new(comes: fn(Piece) -> Coming) -> Self {
        Self {
            signals: [(); PIECES].map(|()| RwSignal::new(Stage::Away)),
            comes,
        }
    }

    /// Where a piece is.
    pub(crate) const fn of(self, piece: Piece) -> RwSignal<Stage> {
        self.signals[piece as usize]
    }

    /// What fetches a piece.
    pub(crate) fn comes(self, piece: Piece) -> Coming {
        (self.comes)(piece)
    }
}

impl Piece {
    /// Whether it shows texts that a first visit does without.
    pub(crate) const fn reads(self) -> bool {
        matches!(self, Self::Topics | Self::Drawers | Self::Pages)
    }
}
