//! Dot products of the aged stock, packed three at a time as the kernel reads them.

use super::kernel::{Chunk, TILE};
use super::rows::LANES;

/// `TILE` dot products: where their sums go, and their coefficients.
#[derive(Clone, Debug)]
pub(super) struct Tile {
    /// Slots of the sums; `None` pads the last tile.
    pub(super) slots: [Option<usize>; TILE],
    /// Coefficients by chunk of classes.
    pub(super) chunks: Vec<Chunk>,
}

/// The dot products of a year. Their memory is kept for the next one.
#[derive(Clone, Debug, Default)]
pub(super) struct Tiles {
    tiles: Vec<Tile>,
    /// Dot products written since the last [`Tiles::clear`].
    used: usize,
}

impl Tiles {
    /// Begins anew.
    pub(super) fn clear(&mut self) {
        self.used = 0;
    }

    /// One more dot product: the slot of its sum, and its coefficients by class.
    pub(super) fn add(&mut self, slot: usize, row: &[f64]) {
        let (at, place) = (self.used / TILE, self.used % TILE);
        if at == self.tiles.len() {
            self.tiles.push(Tile {
                slots: [None; TILE],
                chunks: vec![[[0.0; LANES]; TILE]; row.len() / LANES],
            });
        }
        let tile = &mut self.tiles[at];
        if place == 0 {
            tile.slots = [None; TILE];
        }
        tile.slots[place] = Some(slot);
        for (chunk, values) in tile.chunks.iter_mut().zip(row.as_chunks::<LANES>().0) {
            chunk[place] = *values;
        }
        self.used += 1;
    }

    /// What was added.
    pub(super) fn written(&self) -> &[Tile] {
        &self.tiles[..self.used.div_ceil(TILE)]
    }
}
