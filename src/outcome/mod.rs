//! All that the engine can answer, as plain data without behaviour. Knows no pack and no page.

mod driver;
mod fact;
mod measure;
mod picture;
mod remark;

pub use driver::{DRIVERS, DriverId};
pub use fact::{Fact, Source};
pub use measure::{MEASURES, Measure, Unit};
pub use picture::{
    Catalogue, Explanation, LeverReference, Picture, Pipeline, ProfessionCard, RegionCard,
    RegionTrack, Share, Step, Track,
};
pub use remark::{Argument, Remark, sentence};
