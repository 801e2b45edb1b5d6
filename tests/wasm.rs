//! The golden runs in the page's number machine: wasm under Node, with vector instructions and, for
//! a part of them, without.
//!
//! `cargo xtask test` runs it twice; the bits must be those of the native run.
#![cfg(target_arch = "wasm32")]

mod common;

use common::golden;
use wasm_bindgen_test::wasm_bindgen_test;

/// Whether this build has vector instructions.
const SIMD: bool = cfg!(target_feature = "simd128");
/// Every how many-th golden line is run: the module for old browsers differs in one small file.
const SHARE: usize = if SIMD { 1 } else { 10 };

/// Compares line by line below the header, each with the native line of the same scenarios.
#[track_caller]
fn same(found: &str, native: &str) {
    let mut natively = native.lines().skip(1).step_by(SHARE);
    for line in found.lines().skip(1) {
        assert_eq!(
            Some(line),
            natively.next(),
            "wasm gives other bits than native code"
        );
    }
    assert_eq!(natively.next(), None, "the native runs are others");
}

#[wasm_bindgen_test]
fn the_engine_is_built_as_the_tool_wants_it() {
    // .cargo/config.toml turns simd128 on, the tool turns it off for old browsers
    let scalar = option_env!("ORGANICO_SCALAR").is_some();
    assert_eq!(SIMD, !scalar, "vector instructions");
}

#[wasm_bindgen_test]
fn random_scenarios_have_the_same_bits_as_natively() {
    same(&golden::random(SHARE), include_str!("golden/runs.csv"));
}

#[wasm_bindgen_test]
fn scenarios_of_italy_have_the_same_bits_as_natively() {
    same(
        &golden::shipped("it", SHARE),
        include_str!("golden/runs-it.csv"),
    );
}
