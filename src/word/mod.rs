//! The words that all rooms share: measures, drivers, costs, limits, facts, remarks, grades. No behaviour beyond
//! what a word is called and what it counts in.

mod cost;
mod driver;
mod fact;
mod grade;
mod limiting;
mod measure;
mod remark;
mod side;

pub use cost::{COSTS, CostType, FundKind, INDICATORS, Indicator, REASONS, Reason};
pub use driver::{DRIVERS, DriverId};
pub use fact::{Fact, Source};
pub use grade::Grade;
pub use limiting::{LIMITS, Limiting};
pub use measure::{MEASURES, Measure, Unit};
pub use remark::{Argument, Remark, sentence};
pub use side::{Acts, Side, Sides};
