//! Packs: what is refused and where, what is derived and how, and the packs that ship.

mod care;
mod causes;
mod derived;
mod explained;
mod holes;
mod money;
mod parcel;
mod refused;
pub(crate) mod rich;
mod shipped;
mod speed;
mod tiny;
mod told;
mod twice;
mod used;
