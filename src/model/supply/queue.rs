//! Places in a row of the queue for a post; only a run with the labour market on has such rows.

/// People who looked for a post in the year: new entrants, and those who waited.
pub const CANDIDATES: usize = 0;
/// People without a post who wait for one at year-end.
pub const WAITING: usize = 1;
/// Gave up waiting in the year for another job, or none.
pub const LEFT: usize = 2;
/// Gave up waiting in the year for another country.
pub const LEFT_ABROAD: usize = 3;
/// Places in a row.
pub const COUNT: usize = 4;
