//! One region of a map of tiles, and what the map shows.

/// What the tiles show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TileMeasure {
    /// Need minus supply, as a share of need; positive = shortage.
    #[default]
    Gap,
    /// Supply over need, not capped.
    Coverage,
}

/// One region.
#[derive(Clone, Debug, PartialEq)]
pub struct Tile {
    /// Code of the region.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its label in the grid.
    pub label: String,
    /// Row and column in the grid, from zero; `None` = not in the grid.
    pub cell: Option<(u8, u8)>,
    /// The number shown, as a share.
    pub value: Option<f64>,
    /// The number as written.
    pub text: String,
    /// Colour class: 0 = strong shortage ... 4 = strong surplus.
    pub class: Option<u8>,
    /// Place in the order, worst covered first, from one.
    pub rank: Option<usize>,
    /// What a screen reader says: «Calabria, copertura 81 %, 3ª più bassa».
    pub spoken: String,
}
