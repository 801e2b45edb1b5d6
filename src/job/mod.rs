//! The one door between a page (or a terminal) and the engine: questions in, answers out.

#[cfg(feature = "engine")]
mod baseline;
#[cfg(feature = "engine")]
mod catalogue;
#[cfg(feature = "engine")]
pub mod desk;
#[cfg(feature = "engine")]
mod explain;
mod fresh;
#[cfg(feature = "engine")]
mod held;
mod message;
#[cfg(feature = "engine")]
mod money;
#[cfg(feature = "engine")]
mod picture;
#[cfg(feature = "engine")]
mod place;
#[cfg(feature = "engine")]
mod posts;
#[cfg(feature = "engine")]
mod staff;
#[cfg(feature = "engine")]
mod track;
#[cfg(feature = "engine")]
mod variants;

#[cfg(feature = "engine")]
pub use desk::Desk;
pub use fresh::{Ledger, Slot};
#[cfg(feature = "engine")]
pub use held::{Held, held};
pub use message::{Answer, Asked, Needs, Question};
