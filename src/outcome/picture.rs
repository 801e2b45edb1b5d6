//! What the page asks for and gets: plain vectors, one value per year.

use serde::{Deserialize, Serialize};

use super::FundCard;
use crate::i18n::Names;
use crate::scenario::LeverId;
use crate::unit::Year;
use crate::word::Grade;
use crate::word::{DriverId, Fact, Measure, Remark, Source};

/// All that a page needs to know of a pack before the first run.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Catalogue {
    /// Engine version.
    pub engine: String,
    /// Pack slug.
    pub pack: String,
    /// Pack identity, 16 hexadecimal digits.
    pub hash: String,
    /// Pack names.
    pub names: Names,
    /// Opening year and last year.
    pub years: (Year, Year),
    /// Regions in table order.
    pub regions: Vec<RegionCard>,
    /// Families: code and names.
    pub families: Vec<(String, Names)>,
    /// Groups of regions: code and names.
    pub groups: Vec<(String, Names)>,
    /// Training programmes: code and names.
    pub programmes: Vec<(String, Names)>,
    /// Sectors: code and names.
    pub sectors: Vec<(String, Names)>,
    /// Professions in table order.
    pub professions: Vec<ProfessionCard>,
    /// Demand methods: ids; locale keys are `method-<id>`.
    pub methods: Vec<String>,
    /// Default method.
    pub method: String,
    /// Whether capacity is the mean of two year-ends by default.
    pub capacity_mean: bool,
    /// Variants of the index of need that a scenario can choose.
    pub variants: Vec<String>,
    /// Profession code and year of the home page's finding.
    pub headline: Option<(String, Year)>,
    /// Funds that may pay.
    pub funds: Vec<FundCard>,
    /// Sources.
    pub sources: Vec<Source>,
    /// What the pack check says: missing, derived, conflicting.
    pub notices: Vec<Remark>,
    /// Every figure of the pack with its origin.
    pub facts: Vec<Fact>,
}

/// A region as the page shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RegionCard {
    /// Code.
    pub code: String,
    /// Names.
    pub names: Names,
    /// Label, row and column on the tile grid.
    pub tile: Option<(String, u8, u8)>,
}

/// A profession as the page shows it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ProfessionCard {
    /// Code.
    pub code: String,
    /// Names.
    pub names: Names,
    /// Index into the families.
    pub family: usize,
    /// Whether figures by region exist.
    pub regional: bool,
    /// Whether the profession can be run at all.
    pub runnable: bool,
    /// Grade of its opening stock.
    pub grade: Grade,
    /// Remark of the pack: why there is no figure, what is merged, what is missing.
    pub note: String,
    /// Levers that can move its results.
    pub levers: Vec<LeverReference>,
    /// Usual weights of the blend of methods, by id; shares of 1.
    pub blend: Vec<(String, f64)>,
    /// What its ratio can be taken from, as in a scenario; regions are not listed.
    pub ratios: Vec<String>,
    /// Grade of the matching of people and posts; `None` where it moves nobody.
    pub market: Option<Grade>,
    /// Grade of the effect of workload on exits; `None` where the pack gives none.
    pub workload: Option<Grade>,
    /// Grade of the limits on the payroll of its sectors; `None` where they can hold no hiring back.
    pub caps: Option<Grade>,
}

/// What a lever stands on for one profession.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LeverReference {
    /// Which lever.
    pub lever: LeverId,
    /// The pack's own value (places, rate, age...), if it is one number; of a lever that starts at
    /// nothing, what a full move reaches.
    pub reference: Option<f64>,
    /// The most that the quantity can be, in the unit of the reference; none where nothing bounds it.
    pub most: Option<f64>,
    /// Unit of the reference: `places`, `share`, `per-year`, `years`, `fte`, `heads-per-year`, ...
    pub unit: String,
    /// Weakest grade of what it stands on.
    pub grade: Grade,
}

/// Series of one place, one value per year.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Track {
    /// Measure and its values, from the opening year on.
    pub series: Vec<(Measure, Vec<f64>)>,
}

impl Track {
    /// Values of a measure; empty when the track does not carry it.
    #[must_use]
    pub fn of(&self, measure: Measure) -> &[f64] {
        self.series
            .iter()
            .find(|(m, _)| *m == measure)
            .map_or(&[], |(_, values)| values.as_slice())
    }
}

/// One region of the map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RegionTrack {
    /// Region code.
    pub code: String,
    /// Demand, capacity and residents of the scenario, from the opening year on.
    pub track: Track,
}

/// One bar of the waterfall: a cause and what it adds to the gap.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// Which cause.
    pub driver: DriverId,
    /// FTE added to the gap since the opening, by year, in the baseline.
    pub baseline: Vec<f64>,
    /// The same in the scenario.
    pub scenario: Vec<f64>,
}

/// The training pipeline of the profession, by year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pipeline {
    /// Programme code.
    pub code: String,
    /// Names.
    pub names: Names,
    /// Series of the programme in the scenario.
    pub track: Track,
}

/// Everything that is visible for one profession and place.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Picture {
    /// Profession code.
    pub profession: String,
    /// Region code, or empty for the nation.
    pub region: String,
    /// Years of all series.
    pub years: Vec<Year>,
    /// Whether the scenario counts otherwise than the pack does: method, posts, limits and the like.
    pub assumed: bool,
    /// No lever moved (same method and choices as the scenario).
    pub baseline: Track,
    /// The scenario.
    pub scenario: Track,
    /// Age bands of the pyramid, inclusive.
    pub bands: Vec<(u16, u16)>,
    /// Sexes of the pyramid: codes `F`, `M` or `*`.
    pub sexes: Vec<String>,
    /// Scenario heads in post, `[year][sex][band]`.
    pub pyramid: Vec<f64>,
    /// Scenario by region; empty when the profession has no figures by region.
    pub regions: Vec<RegionTrack>,
    /// Causes of the gap; they add up to the change of the gap since the opening.
    pub drivers: Vec<Step>,
    /// Demand of every method in the scenario (FTE by year).
    pub methods: Vec<(String, Vec<f64>)>,
    /// Programmes behind the profession.
    pub pipelines: Vec<Pipeline>,
    /// Places a year that would close the gap of the last year, and today's, if one programme
    /// feeds the profession directly: (programme code, today, required).
    pub required_intake: Option<(String, f64, f64)>,
    /// Adoption of every use of AI in the scenario, share of staff; what AI does to capacity and gap
    /// stands in the tracks.
    pub ai_uses: Vec<Share>,
    /// Staff trained at year-end for every topic of credits in the scenario; credits, hours and
    /// compliance stand in the tracks.
    pub cpd_topics: Vec<Share>,
    /// Weakest grade behind the picture.
    pub grade: Grade,
}

/// A share of staff by year, with the name of what it is a share for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Share {
    /// Code of a use of AI or of a competence.
    pub code: String,
    /// Names.
    pub names: Names,
    /// From the opening year on.
    pub by_year: Vec<f64>,
}

/// How one number came about: inputs with their origin.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// Measure explained.
    pub measure: Option<Measure>,
    /// Profession code.
    pub profession: String,
    /// The figures of the pack that went in, used ones first.
    pub inputs: Vec<Fact>,
}
