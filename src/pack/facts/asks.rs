//! What the demand methods need to know of a profession beyond its residents and its staff.
//!
//! Every list is empty where the pack has no rows: the method then says that it does not apply.
//! Paths are already drawn out year by year, from the opening year to the last one.

/// Rows of the demand methods for one profession.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asks {
    /// Staff asked for by standards.
    pub standards: Vec<Standard>,
    /// Work whose minutes are known.
    pub workloads: Vec<Workload>,
    /// Days a year on which a full-time head is at work; 0 where nobody says.
    pub days: f64,
    /// Hours of such a day.
    pub day_hours: f64,
    /// Care that cases of a condition need.
    pub needs: Vec<Need>,
    /// Heads per 1,000 residents elsewhere: code of the benchmark, and its figure.
    pub densities: Vec<(String, f64)>,
    /// Developments that experts expect.
    pub developments: Vec<Development>,
    /// How need follows income, if anybody says so.
    pub income: Option<Income>,
    /// Staff that Regions or Orders say is required, if they say so for every place.
    pub stated: Option<Stated>,
    /// Work not done, under any method.
    pub backlog: Backlog,
}

/// Work not done that waits, and is asked for again.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Backlog {
    /// What waits at the opening's end, years of the work required at the opening.
    pub opening: f64,
    /// Share of it that is given up in a year.
    pub abandon: f64,
    /// Share of it that is asked for in the next year.
    pub clear: f64,
}

/// A development that moves need, as experts judge it: what it adds to need, `[year]` share.
#[derive(Clone, Debug, PartialEq)]
pub struct Development {
    /// Code of the development.
    pub code: String,
    /// At least.
    pub low: Vec<f64>,
    /// Most likely.
    pub mid: Vec<f64>,
    /// At most.
    pub high: Vec<f64>,
}

/// How need follows income.
#[derive(Clone, Debug, PartialEq)]
pub struct Income {
    /// Per cent of need per per cent of income.
    pub elasticity: f64,
    /// Income per head, `[year]`, any unit.
    pub per_head: Vec<f64>,
}

/// Staff that is said to be required.
#[derive(Clone, Debug, PartialEq)]
pub struct Stated {
    /// Whether the staff is counted in heads (else FTE).
    pub heads: bool,
    /// Whether every region has its own number (else the nation has one).
    pub regional: bool,
    /// `[year][region]`, or `[year]` of the nation.
    pub staff: Vec<f64>,
}

/// Work whose minutes are known: a service, or an allowance for what is no service.
#[derive(Clone, Debug, PartialEq)]
pub struct Workload {
    /// Code of the activity.
    pub code: String,
    /// Whom the units are counted by.
    pub per: Per,
    /// Units a year.
    pub units: f64,
    /// Minutes of a unit.
    pub minutes: f64,
}

/// Whom units of work are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Per {
    /// Each resident of some ages, inclusive: a service.
    Resident(u16, u16),
    /// Each head of the staff: an allowance of the whole category.
    Head,
    /// All staff together: an allowance of some individuals.
    Staff,
}

/// Care that the cases of a condition need of a profession.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    /// Code of the condition.
    pub code: String,
    /// The service whose weights are cases per resident.
    pub service: usize,
    /// Share of the cases that is to be cared for.
    pub coverage: f64,
    /// Units of care that a case needs a year.
    pub units: f64,
    /// Share of the units that this profession gives.
    pub share: f64,
    /// Units that one FTE gives a year.
    pub per_fte: f64,
}

/// Staff that a standard asks for: so many people per bed, per site or per resident.
#[derive(Clone, Debug, PartialEq)]
pub struct Standard {
    /// Group of beds that it is for; empty = none.
    pub group: String,
    /// Code of the standard; several professions may have rows of one.
    pub code: String,
    /// What is counted.
    pub basis: Basis,
    /// Units of the basis per site (or bed, team, patient...).
    pub per: f64,
    /// Least staff per site.
    pub low: f64,
    /// Most staff per site.
    pub high: f64,
    /// Whether the staff is counted in heads (else FTE).
    pub heads: bool,
    /// How many of the sites that the standard asks for are open.
    pub open: Open,
}

/// What a standard counts.
#[derive(Clone, Debug, PartialEq)]
pub enum Basis {
    /// Residents of some ages, inclusive.
    Residents(u16, u16),
    /// Beds: beds per 1,000 residents, `[year][region]`.
    Beds(Vec<f64>),
    /// Today's staff that the other standards do not ask for at the opening, FTE: it stays.
    Today,
}

/// Sites open by year.
#[derive(Clone, Debug, PartialEq)]
pub enum Open {
    /// All that the standard asks for: the standard is in force.
    All,
    /// A share of what the standard asks for, `[year][region]`.
    Share(Vec<f64>),
    /// A number of sites, `[year][region]`.
    Sites(Vec<f64>),
    /// A number of sites in the nation, `[year]`, shared out by what the standard asks for.
    Nation(Vec<f64>),
}
