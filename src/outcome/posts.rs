//! What the page asks for and gets of the labour market: plain vectors, one value per year.

use serde::{Deserialize, Serialize};

use super::Track;
use crate::word::Limiting;

/// The labour market of one profession in one place, from the opening year on.
///
/// The tracks carry the posts that need asks for and those that are opened, vacancies, their rate,
/// candidates, hires, the queue and those who leave it, agency cover, turnover. Posts filled are
/// posts opened less vacancies. Nobody queues while the scenario has the market off.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PostsTrack {
    /// No lever moved (same method and choices as the scenario).
    pub baseline: Track,
    /// The scenario.
    pub scenario: Track,
    /// What holds posts back by year in the baseline; `None` in the opening year, whose flows are
    /// unknown.
    pub baseline_limiting: Vec<Limiting>,
    /// The same in the scenario.
    pub scenario_limiting: Vec<Limiting>,
    /// Whether the pack states any limit on posts or any figure of how they are filled; if not, need
    /// alone decides on posts, and a page must say so.
    pub stated: bool,
}
