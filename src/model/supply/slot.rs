//! Places in a row of results: stocks, flows in heads, the same flows in FTE.

/// Heads in post at year-end.
pub const IN_POST: usize = 0;
/// Retired but active heads at year-end.
pub const ACTIVE: usize = 1;
/// FTE of those in post at the opening year's hours.
pub const FTE_POST: usize = 2;
/// FTE of active retirees at the opening year's hours.
pub const FTE_ACTIVE: usize = 3;
/// Heads of 55 and over in post.
pub const HEADS_55: usize = 4;

/// First flow in heads; the flow constants below are added to it.
pub const FLOW: usize = 5;
/// First flow in FTE.
pub const FLOW_FTE: usize = FLOW + FLOWS;
/// Change of FTE because staff in post grow older and work other hours.
pub const STAFF_AGEING: usize = FLOW_FTE + FLOWS;
/// Slots in a row.
pub const COUNT: usize = STAFF_AGEING + 1;

/// Number of flows.
pub const FLOWS: usize = 16;
/// Deaths in post.
pub const DEATHS: usize = 0;
/// Retirements.
pub const RETIREMENTS: usize = 1;
/// Exits to other jobs.
pub const EXITS_OTHER: usize = 2;
/// Exits abroad.
pub const EXITS_ABROAD: usize = 3;
/// Exits to another sector.
pub const EXITS_SECTOR: usize = 4;
/// Closure (signed, positive = comes).
pub const CLOSURE: usize = 5;
/// Reached the end of the last age.
pub const AGED_OUT: usize = 6;
/// New entrants from training.
pub const ENTRANTS: usize = 7;
/// Immigration.
pub const IMMIGRATION: usize = 8;
/// Returns.
pub const RETURNS: usize = 9;
/// Arrivals from another sector.
pub const SECTOR_IN: usize = 10;
/// Exogenous heads (signed).
pub const EXOGENOUS: usize = 11;
/// Left for the pool of movers.
pub const MOVED_OUT: usize = 12;
/// Came from the pool of movers.
pub const MOVED_IN: usize = 13;
/// Retirees who start a spell of activity.
pub const ACTIVE_IN: usize = 14;
/// Active retirees who stop or die.
pub const ACTIVE_OUT: usize = 15;

/// Sign with which a flow changes the heads in post; 0 for the active retired.
pub const SIGN: [f64; FLOWS] = [
    -1.0, -1.0, -1.0, -1.0, -1.0, 1.0, -1.0, 1.0, 1.0, 1.0, 1.0, 1.0, -1.0, 1.0, 0.0, 0.0,
];

/// Flows that bring heads to a profession. Moves between its sectors and regions cancel and are left
/// out.
pub const ARRIVING: [usize; 3] = [ENTRANTS, IMMIGRATION, RETURNS];
/// Flows that take heads from a profession, moves left out.
pub const LEAVING: [usize; 5] = [DEATHS, RETIREMENTS, EXITS_OTHER, EXITS_ABROAD, AGED_OUT];
