//! Facts of one country, checked and immutable: what the model may know about the world.
//!
//! Knows no scenario, no result and no browser. A pack comes from the files of one folder
//! (`docs/pack-format.md`); whatever the tables do not say cell by cell is derived here by
//! documented steps, and the derivation lowers the grade.

mod asks;
mod basis;
mod cadre;
mod care;
pub mod catalogue;
mod check;
mod demography;
mod derive;
mod error;
mod expect;
mod files;
mod hire;
mod intake;
mod load;
mod method;
mod mix;
mod money;
mod mortality;
mod need;
mod parameter;
mod path;
mod place;
mod population;
mod posts;
mod prices;
mod programme;
mod projection;
mod rake;
mod read;
mod retire;
mod scope;
mod smooth;
mod staff;
mod stock;
mod table;
mod training;

pub use crate::i18n::Names;
pub use crate::outcome::{Fact, Source};
pub use asks::{
    Asks, Backlog, Basis, Development, Income, Need, Open, Per, Standard, Stated, Workload,
};
pub use cadre::{Cadre, Destination, Exit, Inflow, InflowCause, Retirement};
pub use care::{Ai, AiEffect, AiUse, Care, Cpd, StaffCare, Topic};
pub use check::{Finding, Severity};
pub use demography::Moved;
pub use error::{PackError, PackErrorKind};
pub use files::Files;
pub use mix::{Competence, Mix, Shift};
pub use parameter::parameters;
pub use population::{AGES, LAST_AGE, Population};
pub use posts::{LabourMarket, PostLimit, PostUnit, Recruiting};
pub use prices::{Cap, Commitment, CoursePrice, Fund, Month, Price, Prices, Rule};
pub use programme::{LATE_YEARS, Limit, LimitKind, Programme, ProgrammeGroup};
pub use projection::Projection;

use crate::unit::{Grade, ProfessionIx, Sex, Year};

/// One country, region or case, ready to run.
#[derive(Clone, Debug)]
pub struct Pack {
    /// Slug, as in links.
    pub id: String,
    /// Names for people, by language code (`it`, `en`, `es`).
    pub names: Names,
    /// FNV-1a of all files: the identity stamped on every result and link.
    pub hash: u64,
    /// Year whose 31 December is the opening stock.
    pub opening_year: Year,
    /// Last projected year.
    pub last_year: Year,
    /// Staff ages.
    pub ages: Ages,
    /// Sexes, in the order of every `[sex][age]` row.
    pub sexes: Vec<Sex>,
    /// Whether capacity is the mean of two year-ends unless a scenario says otherwise.
    pub capacity_mean: bool,
    /// Id of the default demand method.
    pub method: String,
    /// What the home page reports.
    pub headline: Option<(ProfessionIx, Year)>,
    /// Regions, in table order.
    pub regions: Vec<Region>,
    /// Families of professions.
    pub families: Vec<Named>,
    /// Sectors.
    pub sectors: Vec<Named>,
    /// Professions, in table order.
    pub professions: Vec<Profession>,
    /// Profession x sector pairs that exist, sorted by profession, then sector.
    pub cadres: Vec<Cadre>,
    /// Training programmes, basic ones before those that draw from them.
    pub programmes: Vec<Programme>,
    /// Residents by year, region, sex and age.
    pub population: Population,
    /// How residents are projected; `None` when the tables give every year.
    pub projection: Option<Projection>,
    /// Care services and their use weights.
    pub services: Vec<Service>,
    /// Tasks that may move between professions.
    pub mix: Mix,
    /// AI in care and continuing professional development.
    pub care: Care,
    /// What things cost, and who may pay.
    pub prices: Prices,
    /// Sources by id.
    pub sources: Vec<Source>,
    /// Every figure that was read, with its origin: what explanations quote.
    pub facts: Vec<Fact>,
    /// Figures of other rows as they were applied to opening stocks and hiring, each with its
    /// profession and sector: margins as shares, stocks carried to the opening year, assumptions.
    pub basis: Vec<Fact>,
    /// Published flows for comparison.
    pub benchmarks: Vec<Benchmark>,
    /// What the check has to say: missing, derived, conflicting.
    pub findings: Vec<Finding>,
}

/// A code with its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Code in tables.
    pub code: String,
    /// Names for people.
    pub names: Names,
}

/// The staff ages of a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ages {
    /// Youngest age; 0 when ages are unknown.
    pub first: u16,
    /// Number of single-year classes; 1 when ages are unknown.
    pub count: usize,
    /// Whether people move up one class a year. False only for the single class.
    pub ageing: bool,
}

impl Ages {
    /// The age of a class.
    #[must_use]
    pub fn age(self, class: usize) -> u16 {
        self.first + u16::try_from(class).unwrap_or(u16::MAX)
    }

    /// Whether class `class` lies in `from..=to`; a pack without ages has every class everywhere.
    #[must_use]
    pub fn within(self, class: usize, from: u16, to: u16) -> bool {
        !self.ageing || (from..=to).contains(&self.age(class))
    }
}

/// A region of the pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// National code.
    pub code: String,
    /// Names for people.
    pub names: Names,
    /// Short label and place (row, column) on the tile grid, if any.
    pub tile: Option<(String, u8, u8)>,
}

/// How far down a profession's figures go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Extent {
    /// By region: mapped and ranked.
    Regions,
    /// National figures only: computed for the nation, neither mapped nor ranked.
    Nation,
    /// No usable figure: listed with the reason, not run.
    None,
}

/// A profession or profile.
#[derive(Clone, Debug, PartialEq)]
pub struct Profession {
    /// Code in tables.
    pub code: String,
    /// Index into `Pack::families`.
    pub family: usize,
    /// Names for people.
    pub names: Names,
    /// How far down its figures go.
    pub extent: Extent,
    /// Remark of the table (why there is no figure, what is merged).
    pub note: String,
    /// Its cadres: `Pack::cadres[cadres.0..cadres.1]`.
    pub cadres: (usize, usize),
    /// Which services its work is for: (index into `Pack::services`, share), shares sum to 1.
    pub services: Vec<(usize, f64)>,
    /// u0, need beyond the stock at the opening year (share of F0).
    pub unmet_need: f64,
    /// Growth of use beyond demography, per year.
    pub use_trend: f64,
    /// Shift of use weights to older ages, years per decade.
    pub healthy_ageing: f64,
    /// Growth of capacity per FTE, per year.
    pub productivity: f64,
    /// Growth of yearly hours per FTE, per year.
    pub hours_growth: f64,
    /// Share of the FTE worked in training for the profession that counts as capacity.
    pub residents_in_capacity: f64,
    /// Real growth of pay, per year.
    pub wage_growth: f64,
    /// Norm of the ratio method, if one is given.
    pub norm: Option<Norm>,
    /// Exogenous index of need by variant: (variant, value per year from the opening year).
    pub need_index: Vec<(String, Vec<f64>)>,
    /// Rows of the demand methods that need more than residents and staff.
    pub asks: Asks,
    /// What becomes of people without a post, and how staff bear work.
    pub market: LabourMarket,
    /// Grade of the opening stock (weakest of its cadres).
    pub grade: Grade,
    /// Whether new entrants are known (a programme feeds it, or flows are given): else only the
    /// opening stock may be shown, and projections say that no training figure exists.
    pub projected: bool,
}

/// Residents per head, for the ratio method.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Norm {
    /// Residents of the given ages per head (heads, not FTE).
    pub persons_per_head: f64,
    /// First resident age counted.
    pub age_from: u16,
    /// Last resident age counted.
    pub age_to: u16,
}

/// A care service: relative use by sex and age of residents.
#[derive(Clone, Debug, PartialEq)]
pub struct Service {
    /// Code in tables.
    pub code: String,
    /// Weights `[sex][age 0..=100]`, sexes as in [`Population`].
    pub weights: Vec<f64>,
}

/// A published flow to compare with.
#[derive(Clone, Debug, PartialEq)]
pub struct Benchmark {
    /// Measure of the run's output.
    pub measure: String,
    /// Profession code (or `*`).
    pub profession: String,
    /// Sector code (or `*`).
    pub sector: String,
    /// First and last year meant.
    pub years: (Year, Year),
    /// Mean value per year.
    pub value: f64,
    /// Where it comes from.
    pub source: String,
    /// How well it is known.
    pub grade: Grade,
    /// Remark.
    pub note: String,
}

impl Pack {
    /// Number of projected years (0 when the pack only has its opening year).
    #[must_use]
    pub fn steps(&self) -> usize {
        usize::try_from(self.last_year - self.opening_year).unwrap_or(0)
    }

    /// Length of one `[sex][age]` row.
    #[must_use]
    pub fn row_len(&self) -> usize {
        self.sexes.len() * self.ages.count
    }

    /// The profession with this code.
    #[must_use]
    pub fn profession(&self, code: &str) -> Option<ProfessionIx> {
        self.professions
            .iter()
            .position(|p| p.code == code)
            .map(ProfessionIx)
    }

    /// The region with this code.
    #[must_use]
    pub fn region(&self, code: &str) -> Option<crate::unit::RegionIx> {
        self.regions
            .iter()
            .position(|r| r.code == code)
            .map(crate::unit::RegionIx)
    }

    /// Whether a fact is about a profession: names it, its family, or everybody.
    #[must_use]
    pub fn is_about(&self, fact: &Fact, profession: &Profession) -> bool {
        match fact.profession.strip_prefix("family:") {
            Some(named) => {
                let family = self.families.get(profession.family);
                family.is_some_and(|family| family.code == named)
            }
            None => fact.profession == "*" || fact.profession == profession.code,
        }
    }

    /// The cadres of a profession.
    #[must_use]
    pub fn cadres_of(&self, profession: ProfessionIx) -> &[Cadre] {
        self.professions
            .get(profession.0)
            .and_then(|p| self.cadres.get(p.cadres.0..p.cadres.1))
            .unwrap_or(&[])
    }
}
