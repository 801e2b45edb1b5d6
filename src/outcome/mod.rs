//! All that the engine can answer, as plain data without behaviour. Knows no pack and no page.

mod money;
mod picture;
mod posts;

pub use money::{CapTrack, FundCard, Match, Money, Payer};
pub use picture::{
    Catalogue, Explanation, LeverReference, Notes, Picture, Pipeline, ProfessionCard, RegionCard,
    RegionTrack, Share, Step, Track,
};
pub use posts::PostsTrack;
