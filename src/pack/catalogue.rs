//! The packs that ship with the program, embedded file by file. Reads nothing from disk.

use super::Files;

/// Ids of the shipped packs, first the default.
pub const SHIPPED: &[&str] = &[];

/// The files of a shipped pack.
#[must_use]
pub fn shipped(_id: &str) -> Option<Files> {
    None
}
