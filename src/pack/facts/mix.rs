//! Tasks that may move between professions, and what is needed for it.

use crate::pack::facts::names::Named;
use crate::unit::ProfessionIx;
use crate::word::Grade;

/// Tasks that may move between professions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mix {
    /// What one must be able to do.
    pub competences: Vec<Competence>,
    /// Which staff holds which competence: (profession, competence, share of its heads).
    pub profiles: Vec<(ProfessionIx, usize, f64)>,
    /// What may move.
    pub shifts: Vec<Shift>,
}

/// Something that one can learn to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Competence {
    /// Code and names.
    pub named: Named,
}

/// Part of the work of one profession that another may do.
#[derive(Clone, Debug, PartialEq)]
pub struct Shift {
    /// Whose work it is today.
    pub from: ProfessionIx,
    /// Who may do it.
    pub to: ProfessionIx,
    /// Index of the service that it is bound to; `None` = any work of the giver.
    pub service: Option<usize>,
    /// Share of the giver's whole work, at most.
    pub share: f64,
    /// Time of the taker per time of the giver, counted in hours.
    pub effort: f64,
    /// Share of the work moved that returns to the giver as supervision.
    pub supervision: f64,
    /// Yearly hours of the giver per FTE over those of the taker.
    pub hours: f64,
    /// Index of the competence needed; `None` where none is.
    pub competence: Option<usize>,
    /// Share of the taker's staff that holds it at the opening; 1 where none is needed.
    pub trained: f64,
    /// How well the row is known.
    pub grade: Grade,
}
