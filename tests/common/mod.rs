//! Random packs and scenarios, the same thousand for native code and for wasm, and their hashes.
#![allow(dead_code, reason = "each test program uses its own part")]

pub(crate) mod care;
pub(crate) mod draw;
pub(crate) mod folders;
pub(crate) mod frozen;
pub(crate) mod golden;
pub(crate) mod hash;
pub(crate) mod market;
pub(crate) mod methods;
pub(crate) mod packs;
pub(crate) mod prices;
pub(crate) mod scenarios;
pub(crate) mod simple;
pub(crate) mod staff;
