//! One training programme of the nation. Holds no method.

use crate::i18n::Names;
use crate::unit::ProfessionIx;

/// What a places lever moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum ProgrammeGroup {
    /// Medical degree.
    Medicine,
    /// Nursing degree.
    Nursing,
    /// Every other basic degree.
    Other,
    /// Specialty schools.
    Specialty,
    /// General-practice course.
    Gp,
}

impl ProgrammeGroup {
    /// Its word in tables.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Medicine => "medicine",
            Self::Nursing => "nursing",
            Self::Other => "other",
            Self::Specialty => "specialty",
            Self::Gp => "gp",
        }
    }
}

/// What may keep a course from taking as many students as there are places for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LimitKind {
    /// Seats of the university.
    Seats,
    /// Places for practice in wards and services.
    Clinical,
    /// Teachers and tutors.
    Teachers,
}

impl LimitKind {
    /// Code in tables and outputs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Seats => "seats",
            Self::Clinical => "clinical",
            Self::Teachers => "teachers",
        }
    }
}

/// The new students that one scarce thing allows.
#[derive(Clone, Debug, PartialEq)]
pub struct Limit {
    /// What is scarce.
    pub kind: LimitKind,
    /// Most new students of an autumn, by year as [`Programme::places`].
    pub most: Vec<f64>,
}

/// How many years late a graduate may be.
pub const LATE_YEARS: usize = 2;

/// One training programme of the nation.
#[derive(Clone, Debug, PartialEq)]
pub struct Programme {
    /// Code in tables.
    pub code: String,
    /// Names for people.
    pub names: Names,
    /// Course length, years.
    pub years: usize,
    /// Which places lever moves it.
    pub group: ProgrammeGroup,
    /// The programme (index, always smaller) whose graduates wait for this one.
    pub draws_from: Option<usize>,
    /// Places offered in autumn, by year from `opening_year - years + 1 - LATE_YEARS` (so that
    /// every student of the opening year is known, late ones included) to `last_year`.
    pub places: Vec<f64>,
    /// Places of the known autumns before those, oldest first: who repeats may have begun then. Empty
    /// where nobody repeats.
    pub earlier: Vec<f64>,
    /// Enrolled per place.
    pub fill: f64,
    /// People who would enrol in the projected autumns, by year as `places`; empty = `fill` tells.
    pub applicants: Vec<f64>,
    /// What else bounds the new students of the projected autumns, at most one of a kind.
    pub limits: Vec<Limit>,
    /// Drop-out by year of course.
    pub dropout: Vec<f64>,
    /// Share of those who stay that does the year again, by year of course. Above zero only where
    /// everybody who moves up graduates on time (`late` = 1, 0, 0).
    pub repeat: Vec<f64>,
    /// Share graduating on time, one year late, two years late; sums to 1.
    pub late: [f64; 3],
    /// Share of graduates licensed.
    pub licence: f64,
    /// Share of the licensed entering the profession (or the queue).
    pub enter: f64,
    /// Share of the licensed leaving for abroad at once (the rest does other things).
    pub abroad: f64,
    /// Postgraduate: share of the waiting candidates that wants this school.
    pub preference: f64,
    /// Basic with a funnel: heads waiting at the opening year-end.
    pub waiting_opening: f64,
    /// Basic with a funnel: yearly share of the unassigned that gives up waiting.
    pub waiting_leave: f64,
    /// Basic with a funnel: FTE that a head works while it waits; told, not part of any capacity.
    pub waiting_work: f64,
    /// Postgraduate: share of drop-outs that goes back to waiting for next autumn.
    pub dropout_return: f64,
    /// Postgraduate: share of drop-outs that asks for another school the same autumn.
    pub switch: f64,
    /// Postgraduate, hard to fill: how many per cent more candidates want it for each per cent of
    /// premium (0 = the premium does not concern it).
    pub premium_response: f64,
    /// FTE that a student works, by year of course; empty = none.
    pub resident_fte: Vec<f64>,
    /// By region: share of those in training, and share of them who are hired where they trained
    /// (the others go where the profession hires). Empty = nobody is tied to a region.
    pub regions: Vec<(f64, f64)>,
    /// Professions joined by entrants (or by those who give up waiting): (profession, share).
    pub feeds: Vec<(ProfessionIx, f64)>,
}

impl Programme {
    /// Whether students may do a year of the course again.
    #[must_use]
    pub fn repeats(&self) -> bool {
        self.repeat.iter().any(|share| *share > 0.0)
    }

    /// Places offered in the autumn `years` after the opening year (negative: before); beyond
    /// what is known, the first or the last known autumn.
    #[must_use]
    pub fn places_after(&self, years: i32) -> f64 {
        self.after(&self.places, years)
    }

    /// The value of a series that runs along the places, `years` after the opening year.
    #[must_use]
    pub fn after(&self, series: &[f64], years: i32) -> f64 {
        let before = self.years + LATE_YEARS - 1;
        let at = i32::try_from(before)
            .unwrap_or(i32::MAX)
            .saturating_add(years);
        let at = usize::try_from(at)
            .unwrap_or(0)
            .min(series.len().saturating_sub(1));
        series.get(at).copied().unwrap_or(0.0)
    }
}
