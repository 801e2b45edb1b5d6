//! What the registry says about each lever. Knows no lever by name.

use serde::{Deserialize, Serialize};

use super::LeverId;
use crate::scenario::Axis;
use crate::unit::cut;

/// Unit of a lever's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LeverUnit {
    /// Per cent of the reference value.
    Percent,
    /// Percentage points added to a share.
    Points,
    /// Years added.
    Years,
    /// Years per decade added.
    YearsPerDecade,
    /// Per cent per year added.
    PercentPerYear,
}

/// Who decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// Ministries and regions: training.
    Train,
    /// Employers and regions: keep people.
    Retain,
    /// State and regions: attract people.
    Attract,
    /// The health service: organise work.
    Organise,
    /// A value choice: how much care is needed.
    Need,
    /// A modelling choice.
    Model,
}

/// One row of the registry.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lever {
    /// Which one.
    pub id: LeverId,
    /// Its code in links, files and on the command line; locale keys are `lever-<code>`.
    pub code: &'static str,
    /// Unit of its value.
    pub unit: LeverUnit,
    /// Smallest value.
    pub min: f64,
    /// Largest value.
    pub max: f64,
    /// Step of slider and buttons.
    pub step: f64,
    /// Who decides.
    pub group: Group,
    /// Whether it stands in the first row of the page.
    pub primary: bool,
    /// What it touches: a table of the pack, or a column of it.
    pub touches: &'static str,
    /// What the reach of an action may name: all else acts on everything that the lever touches.
    pub reach: &'static [Axis],
    /// A lever without which it does nothing.
    pub with: Option<LeverId>,
}

/// Levers that act on staff and on need: profession by profession.
const STAFF: &[Axis] = &[Axis::Profession, Axis::Family];
/// Levers that act on training: course by course.
pub(super) const COURSES: &[Axis] = &[Axis::Programme];

/// A row without company, with the reach of most levers of its group.
pub(super) const fn row(
    id: LeverId,
    code: &'static str,
    unit: LeverUnit,
    (min, max, step): (f64, f64, f64),
    (group, primary): (Group, bool),
    touches: &'static str,
) -> Lever {
    Lever {
        id,
        code,
        unit,
        min,
        max,
        step,
        group,
        primary,
        touches,
        reach: if matches!(group, Group::Train) {
            COURSES
        } else {
            STAFF
        },
        with: None,
    }
}

impl Lever {
    /// The nearest value that the lever allows.
    #[must_use]
    pub fn clamp(&self, value: f64) -> f64 {
        cut(value, self.min, self.max)
    }
}
