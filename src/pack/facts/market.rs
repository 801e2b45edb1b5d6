//! Posts, recruiting and what becomes of people without a post.

use crate::pack::facts::parameter::name::Parameter;

/// How a cadre fills its posts, and who stands in for those that it cannot fill.
///
/// Read by the labour-market account always, by hiring only when a scenario turns the market on.
#[derive(Clone, Debug, PartialEq)]
pub struct Recruiting {
    /// How readily candidates and open posts find each other in a year: hires are
    /// `candidates x (1 - exp(-matching x posts / candidates))`; 0..=1.
    pub matching: f64,
    /// Months until an open post is filled: posts open that long are no shortage.
    pub months_to_fill: f64,
    /// Share of vacancies covered by agencies or fees per shift.
    pub agency_share: f64,
    /// Most that agencies cover, as a share of the FTE in post.
    pub agency_cap: f64,
    /// Price of an agency FTE against one in post, ratio.
    pub agency_premium: f64,
    /// Limits on posts; all hold, the tightest counts.
    pub limits: Vec<PostLimit>,
}

impl Default for Recruiting {
    /// A market without friction, agencies or limits: what a silent pack gets.
    fn default() -> Self {
        Self {
            matching: Parameter::MarketMatch.default(),
            months_to_fill: Parameter::TimeToFill.default(),
            agency_share: Parameter::AgencyShare.default(),
            agency_cap: Parameter::AgencyCap.default(),
            agency_premium: Parameter::AgencyPremium.default(),
            limits: Vec::new(),
        }
    }
}

/// Posts that are authorised or paid for, at most.
#[derive(Clone, Debug, PartialEq)]
pub struct PostLimit {
    /// The row that it holds for; `None`: heads are the nation's, a share is that of every row.
    pub row: Option<usize>,
    /// What `by_year` counts.
    pub unit: PostUnit,
    /// The limit by year from the opening year; infinite before the first year stated.
    pub by_year: Vec<f64>,
}

/// What a limit on posts counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PostUnit {
    /// Posts.
    Heads,
    /// Share of the posts that need asks for.
    Share,
}

/// What becomes of people without a post, and how staff bear work; one per profession.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabourMarket {
    /// Yearly share of those left without a post who stop waiting for one.
    pub queue_leave: f64,
    /// Share of them who go abroad; the others do something else.
    pub queue_abroad: f64,
    /// Share of places left empty, of candidates who give up or of staff who leave of their own
    /// accord in a year, above which a lack of people is called a lack of attraction.
    pub attract_limit: f64,
    /// `b_w`: voluntary exits are multiplied by `exp(b_w x (workload / workload at opening - 1))`
    /// when a scenario turns the feedback on.
    pub workload_exit: f64,
}

impl Default for LabourMarket {
    /// Nobody stops waiting, nothing is called a lack of attraction, work drives nobody out.
    fn default() -> Self {
        Self {
            queue_leave: Parameter::QueueLeave.default(),
            queue_abroad: Parameter::QueueAbroad.default(),
            attract_limit: Parameter::AttractLimit.default(),
            workload_exit: Parameter::WorkloadExit.default(),
        }
    }
}
