//! All that the engine can answer, as plain data without behaviour. Knows no pack and no page.

mod cost;
mod driver;
mod fact;
mod limiting;
mod measure;
mod money;
mod picture;
mod posts;
mod remark;

pub use cost::{COSTS, CostType, FundKind, INDICATORS, Indicator, REASONS, Reason};
pub use driver::{DRIVERS, DriverId};
pub use fact::{Fact, Source};
pub use limiting::{LIMITS, Limiting};
pub use measure::{MEASURES, Measure, Unit};
pub use money::{CapTrack, FundCard, Match, Money, Payer};
pub use picture::{
    Catalogue, Explanation, LeverReference, Picture, Pipeline, ProfessionCard, RegionCard,
    RegionTrack, Share, Step, Track,
};
pub use posts::PostsTrack;
pub use remark::{Argument, Remark, sentence};
