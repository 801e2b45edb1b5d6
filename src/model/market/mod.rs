//! The labour market: posts wanted, what stays vacant, who looks for a post, what holds it back.
//!
//! Two layers. The **account** is drawn up when it is asked for and moves nobody: posts, vacancies,
//! agency cover, limiting factor. **Matching** is a choice of the scenario: hiring is then limited by
//! posts, and people without one wait (`supply/recruit.rs`). Both take posts from [`Posts`].

mod account;
mod feedback;
mod giving;
mod limiting;
mod measure;
mod payroll;
mod posts;

pub use account::{Account, CadreAccount};
pub(crate) use feedback::Feedback;
pub(crate) use giving::Giving;
pub(crate) use measure::{OF_MARKET, OF_PLACE};
pub(crate) use payroll::Payroll;
pub(crate) use posts::{Posts, fte_per_head};
