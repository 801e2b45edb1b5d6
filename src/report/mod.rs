//! Every series of a run in long form: one row per year, place, profession, sector and measure.
//!
//! Rows come in a fixed order and are handed over one by one, so that a whole country never sits
//! in memory twice. Knows no file and no way of writing: that is [`csv`] and [`json`].

mod allowed;
pub mod csv;
mod grid;
mod header;
pub mod json;
mod money;
mod programmes;
mod rows;
mod services;
mod verdict;

pub use allowed::allowed;
pub use grid::Grid;
pub use header::header;
pub use verdict::{Refusal, answer, fallen, ready};

use crate::model::money::{Account, CapRun};
use crate::model::{Model, NegativeStock, RequiredIntake, Run, Scope};
use crate::pack::Pack;
use crate::scenario::Scenario;
use crate::unit::{ProfessionIx, Year};
use crate::word::Unit;

/// What stands for *all of them* in the columns region, sector, sex and age.
pub const ALL: &str = "*";
/// Sector under which training programmes are reported; their code stands in `profession`.
pub const TRAINING: &str = "training";

/// One value of a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row<'m> {
    /// Calendar year.
    pub year: Year,
    /// Region code; [`ALL`] = the nation.
    pub region: &'m str,
    /// Profession code, or programme code where the sector is [`TRAINING`].
    pub profession: &'m str,
    /// Sector code; [`ALL`] = all sectors of the profession.
    pub sector: &'m str,
    /// `F`, `M`, or [`ALL`].
    pub sex: &'m str,
    /// Single age of staff; `None` = all ages.
    pub age: Option<u16>,
    /// What is measured.
    pub measure: Name<'m>,
    /// Unit of the value.
    pub unit: &'static str,
    /// The value; always finite.
    pub value: f64,
}

/// Name of a measure: `gap`, `driver_retirement`, `demand_ratio`, `sites_CODE`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name<'m> {
    /// `driver_`, `demand_`, `sites_`, `cost_`... or nothing.
    pub family: &'static str,
    /// Code within the family.
    pub code: &'m str,
}

impl<'m> Name<'m> {
    const fn plain(code: &'m str) -> Self {
        Self { family: "", code }
    }

    /// Whether the name reads like this.
    #[must_use]
    pub fn is(self, text: &str) -> bool {
        text.strip_prefix(self.family) == Some(self.code)
    }
}

impl std::fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.family)?;
        f.write_str(self.code)
    }
}

/// Code of a unit in the column `unit`.
#[must_use]
pub const fn unit_code(unit: Unit) -> &'static str {
    match unit {
        Unit::Heads => "heads",
        Unit::HeadsPerYear => "heads_per_year",
        Unit::Fte => "fte",
        Unit::Share => "share",
        Unit::WeightedResidents => "weighted_residents",
        Unit::Residents => "residents",
        Unit::PerThousand => "fte_per_1000",
        Unit::PerHundred => "per_hundred",
        Unit::CreditsPerHead => "credits_per_head",
        Unit::HoursPerHead => "hours_per_head",
        Unit::Class => "class",
    }
}

/// Whose heads in post are given by sex and single age.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    /// Nobody's.
    #[default]
    None,
    /// These professions'.
    Of(Vec<ProfessionIx>),
    /// Everybody's.
    All,
}

impl Detail {
    fn covers(&self, profession: ProfessionIx) -> bool {
        match self {
            Self::None => false,
            Self::Of(list) => list.contains(&profession),
            Self::All => true,
        }
    }
}

/// A run made ready to be reported.
#[derive(Debug)]
pub struct Report<'m> {
    model: &'m Model,
    scenario: &'m Scenario,
    run: Run,
    intakes: Vec<Option<RequiredIntake>>,
    money: Option<Account>,
    caps: Vec<CapRun>,
    services: bool,
}

impl<'m> Report<'m> {
    /// Runs the model once, once more without levers where money is asked for, and once more for
    /// each profession whose detail is wanted.
    ///
    /// # Errors
    /// A stock that falls below zero, with its place.
    pub fn new(
        model: &'m Model,
        scenario: &'m Scenario,
        detail: &Detail,
    ) -> Result<Self, NegativeStock> {
        let mut run = model.run(scenario, Scope::All)?;
        let mut intakes = Vec::with_capacity(run.professions.len());
        let Run {
            professions,
            training,
            ..
        } = &mut run;
        for slot in professions {
            if detail.covers(slot.profession) {
                let one = model.run(scenario, Scope::One(slot.profession))?;
                if let Some(detailed) = one.professions.into_iter().next() {
                    *slot = detailed;
                }
            }
            slot.market = model.posts(scenario, training, slot);
            intakes.push(model.required_intake(scenario, training, slot)?);
        }
        let baseline = Scenario {
            actions: Vec::new(),
            ..scenario.clone()
        };
        let before = if scenario.actions.is_empty() || model.pack.prices.is_empty() {
            None
        } else {
            Some(model.with_posts(&baseline, model.run(&baseline, Scope::All)?))
        };
        let before = before.as_ref().unwrap_or(&run);
        Ok(Self {
            money: model.account(scenario, (Scope::All, None), before, &run),
            caps: model.caps(&run),
            model,
            scenario,
            run,
            intakes,
            services: false,
        })
    }

    /// The money of the run; nothing when the pack has no price.
    #[must_use]
    pub const fn money(&self) -> Option<&Account> {
        self.money.as_ref()
    }

    /// First and last year of the rows.
    #[must_use]
    pub fn years(&self) -> (Year, Year) {
        let opening = self.model.pack.opening_year;
        (opening, self.run.years.last().copied().unwrap_or(opening))
    }
}

/// Says where a stock fell below zero, in the codes of the pack.
#[must_use]
pub fn place_of(pack: &Pack, fallen: &NegativeStock) -> String {
    let Some(cadre) = pack.cadres.get(fallen.cadre) else {
        return String::new();
    };
    let code = |list: Option<&String>| list.cloned().unwrap_or_default();
    let profession = code(pack.professions.get(cadre.profession.0).map(|p| &p.code));
    let sector = code(pack.sectors.get(cadre.sector.0).map(|s| &s.code));
    let regional = cadre.rows == pack.regions.len();
    let region = match pack.regions.get(fallen.row) {
        Some(region) if regional => region.code.as_str(),
        _ => ALL,
    };
    let sex = pack
        .sexes
        .get(fallen.cell / pack.ages.count.max(1))
        .map_or(ALL, |s| s.code());
    let age = pack.ages.age(fallen.cell % pack.ages.count.max(1));
    let year = pack.opening_year + Year::try_from(fallen.step).unwrap_or(0);
    format!(
        "profession {profession}, sector {sector}, region {region}, sex {sex}, age {age}, year {year}"
    )
}
