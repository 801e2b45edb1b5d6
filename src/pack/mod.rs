//! Facts of one country, checked and immutable: what the model may know about the world.
//!
//! Knows no scenario, no result and no browser. A pack comes from the files of one folder
//! (`docs/pack-format.md`); whatever the tables do not say cell by cell is derived here by
//! documented steps, and the derivation lowers the grade.
//!
//! Floors, lower ones first: `facts` is what leaves the room; `read` turns files into rows; `derive`
//! turns rows into facts; `load` and `check` put them together. No floor names a higher one.

pub mod catalogue;
mod check;
mod derive;
mod facts;
mod load;
mod read;

pub use crate::i18n::Names;
pub use crate::word::{Fact, Source};
pub use facts::ages::Ages;
pub use facts::asks::{
    Asks, Backlog, Basis, Development, Income, Need, Open, Per, Standard, Stated, Workload,
};
pub use facts::benchmark::Benchmark;
pub use facts::cadre::{Cadre, Destination, Exit, Inflow, InflowCause, Retirement};
pub use facts::care::{Ai, AiEffect, AiUse, Care, Cpd, StaffCare, Topic};
pub use facts::finding::{Finding, Severity};
pub use facts::market::{LabourMarket, PostLimit, PostUnit, Recruiting};
pub use facts::mix::{Competence, Mix, Shift};
pub use facts::money::{Cap, Commitment, CoursePrice, Fund, Month, Price, Prices, Rule};
pub use facts::names::{Named, Region, RegionGroup};
pub use facts::need::{Norm, Service};
pub use facts::parameter::parameters;
pub use facts::profession::{Extent, Profession};
pub use facts::residents::demography::Moved;
pub use facts::residents::population::{AGES, LAST_AGE, Population};
pub use facts::residents::projection::Projection;
pub use facts::training::{LATE_YEARS, Limit, LimitKind, Programme, ProgrammeGroup};
pub use read::error::{PackError, PackErrorKind};
pub use read::files::Files;

use crate::unit::{ProfessionIx, Sex, Year};

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
    /// Named groups of regions, in table order.
    pub groups: Vec<RegionGroup>,
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
