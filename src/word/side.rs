//! The part of the model in which a figure acts: what an explanation goes by.

use serde::{Deserialize, Serialize};

/// A part of the model that figures of a pack move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Side {
    /// Heads in post at the opening.
    Opening,
    /// Brings a stock of another year to the opening year.
    Carried,
    /// Retirees at work: who they are and how long they stay.
    AtWork,
    /// What an active retiree works.
    AtWorkFte,
    /// The closure of the opening year.
    Closure,
    /// Retirement, and with it who of an age is still in post at the opening.
    Leaving,
    /// Deaths of staff.
    Deaths,
    /// Exits, inflows, moves between regions, heads from outside the model.
    Flows,
    /// Where those who finish a course are hired.
    Hiring,
    /// FTE of a head.
    FtePerHead,
    /// Hours of an FTE.
    Hours,
    /// Care of an hour.
    Productivity,
    /// Continuing development.
    Learning,
    /// Artificial intelligence in care.
    Ai,
    /// Tasks that may move between professions.
    Mix,
    /// Who already holds a competence: for tasks that move, and for AI.
    Competence,
    /// Courses: places, students, graduates.
    Training,
    /// Work of people in training.
    Trainees,
    /// Whether that work counts as capacity.
    Counted,
    /// Work of people who wait for a place.
    Waiting,
    /// Residents.
    Residents,
    /// Residents where they say which region staff is in.
    ByResidents,
    /// What the work of a profession is for.
    Services,
    /// How much of a service an age uses.
    Use,
    /// Trend of use.
    Trend,
    /// Ageing in better health.
    HealthyAgeing,
    /// Need that is not met today.
    UnmetNeed,
    /// Index of need.
    Index,
    /// Residents of one head, as a norm says it.
    Norm,
    /// Staff per resident elsewhere.
    Density,
    /// Staff of a site.
    Standards,
    /// Minutes of work.
    Minutes,
    /// Care that cases need.
    Cases,
    /// What experts expect.
    Experts,
    /// Income and what it moves.
    Income,
    /// Staff that somebody says is required.
    Statements,
    /// Work not done that waits.
    Backlog,
    /// Posts and how they are filled.
    Posts,
    /// Workload that drives people out.
    Workload,
    /// Limits on payroll.
    Caps,
    /// Pay of an FTE over the years.
    Pay,
    /// What things cost, and who pays.
    Money,
}

/// A set of sides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sides(u64);

impl Sides {
    /// No side: a figure that is only held against others.
    pub const NONE: Self = Self(0);

    /// Some sides.
    #[must_use]
    pub const fn of(sides: &[Side]) -> Self {
        let (mut set, mut at) = (0, 0);
        while at < sides.len() {
            set |= 1 << sides[at] as u32;
            at += 1;
        }
        Self(set)
    }

    /// These and others.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the two have a side in common.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether a side is among them.
    #[must_use]
    pub const fn has(self, side: Side) -> bool {
        self.meets(Self::of(&[side]))
    }
}

/// Where a figure acts, as its reader knows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acts {
    /// The parts of the model that it moves.
    pub sides: Sides,
    /// Whether its year is the year in which it acts, one of a path through several; else it was
    /// measured then and acts always.
    pub dated: bool,
}

impl Acts {
    /// A figure that nothing stands on.
    pub const NEVER: Self = Self::always(&[]);

    /// A figure that acts in every year.
    #[must_use]
    pub const fn always(sides: &[Side]) -> Self {
        Self {
            sides: Sides::of(sides),
            dated: false,
        }
    }

    /// One point of a path through the years.
    #[must_use]
    pub const fn dated(sides: &[Side]) -> Self {
        Self {
            sides: Sides::of(sides),
            dated: true,
        }
    }
}
