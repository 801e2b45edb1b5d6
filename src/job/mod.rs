//! The one door between a page (or a terminal) and the engine: questions in, answers out.

#[cfg(feature = "engine")]
pub mod desk;
mod message;

pub use message::{Answer, Question};
