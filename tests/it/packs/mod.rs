//! Packs: what is refused and where, what is derived and how, and the packs that ship.

mod derived;
mod refused;
mod shipped;
mod tiny;
